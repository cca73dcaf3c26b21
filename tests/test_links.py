"""Links of a whole output: each leads to a file and a place in it, under any path and from disk, and loads nothing."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from hostile_site import HOSTILE
from pages import Page, is_internal, pages, target
from sites import ROOT, Site

Files = Mapping[str, bytes]


@pytest.fixture(scope="module", params=["content", "hostile", "no base address"])
def files(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Files:
    """The output of the project's own content, and of a small site that tries to break out of every field."""
    if request.param == "content":
        output: Path = request.getfixturevalue("published")
        return {path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*") if path.is_file()}
    site = Site(tmp_path_factory.mktemp("hostile"), HOSTILE)
    return site.build(base_url="" if request.param == "no base address" else "https://desk.example/sub/").files


def internal(page: Page) -> Iterator[str]:
    """The addresses of the site's own on a page, as they would be written at the top of the output.

    The page for what is missing is shown at any depth, so its addresses begin with the path that the site stands under.
    """
    for address in filter(is_internal, page.links):
        if page.path == "404.html":
            address = re.sub(r"^/(sub/)?", "", address)
            address = f"{address}index.html" if not address or address.endswith("/") else address
        yield address


def test_every_internal_link_leads_to_a_file_and_a_place_in_it(files: Files) -> None:
    """No link to a missing page, none to an anchor that is not on its page."""
    ids = {page.path: set(page.ids) for page in pages(files)}
    broken = []
    for page in pages(files):
        for address in internal(page):
            file, fragment = target(page.path, address)
            if file not in files or (fragment and fragment not in ids.get(file, ())):
                broken.append(f"{page.path}: {address}")
    assert not broken


def test_no_link_depends_on_where_the_site_stands(files: Files) -> None:
    """None begins with a slash or climbs out of the output: the site opens from disk and from any sub-path."""
    for page in pages(files):
        for address in internal(page):
            assert not address.startswith("/"), f"{page.path}: {address}"
            assert not target(page.path, address)[0].startswith(".."), f"{page.path}: {address}"


def test_no_folder_is_linked_without_its_index(files: Files) -> None:
    """A folder opened from disk would show a listing."""
    for page in pages(files):
        for address in internal(page):
            assert not address.partition("#")[0].endswith("/"), f"{page.path}: {address}"


def test_an_id_stands_once_on_a_page(files: Files) -> None:
    """And is none that white space would split."""
    for page in pages(files):
        assert [id for id, count in Counter(page.ids).items() if count > 1] == [], page.path
        assert not [id for id in page.ids if not id or re.search(r"\s", id)], page.path


def test_nothing_is_loaded_from_elsewhere(files: Files) -> None:
    """Not a style sheet, a script, a picture, a frame, a font; nor by a style sheet itself."""
    for page in pages(files):
        assert [address for address in page.loaded if not is_internal(address)] == [], page.path
    for path, data in files.items():
        if path.endswith(".css"):
            assert not re.search(rb"@import|url\(\s*['\"]?\s*(?:[a-z]+:)?//", data), path


def test_no_page_holds_a_script_or_a_style_of_its_own(files: Files) -> None:
    """So the policy that every page carries can forbid them; data is no script."""
    for page in pages(files):
        assert page.handlers == [], page.path
        assert "style" not in page.tags and "base" not in page.tags and "form" not in page.tags, page.path
        html = files[page.path].decode()
        assert "Content-Security-Policy" in html
        inline = re.findall(r"<script(?![^>]*\bsrc=)[^>]*>", html)
        assert all(re.search(r'type="application/(ld\+)?json"', tag) for tag in inline), page.path


def test_no_address_could_run_anything(files: Files) -> None:
    """Only the schemes that pages may use."""
    for page in pages(files):
        for address in page.links:
            assert is_internal(address) or re.match(r"(https?|mailto|tel):", address), f"{page.path}: {address}"


def test_every_page_can_be_reached_from_the_home_page(files: Files) -> None:
    """By links alone; but for the page of missing pages, and old addresses."""
    links = {page.path: [target(page.path, one)[0] for one in internal(page)] for page in pages(files)}
    seen: set[str] = set()
    waiting = ["index.html"]
    while waiting:
        path = waiting.pop()
        if path not in seen:
            seen.add(path)
            waiting += links.get(path, ())
    moved = {path for path in links if b"This page has moved" in files[path]}
    assert links.keys() - seen - moved - {"404.html"} == set()


WRITTEN = "-- articles/one.md --\n---\ntitle: One\ndate: 2024-06-20\n---\nSee [here](LINK).\n\n## Part\n" \
          "-- articles/zq-draft.md --\n---\ntitle: Draft\ndate: 2024-06-20\nstatus: draft\n---\nWords.\n"


@pytest.mark.parametrize(
    "link",
    ["/", "/briefings/one/", "../one/", "two.html", "#nowhere", "../../index.html#x", "../zq-draft/index.html"],
)
def test_an_address_that_leads_nowhere_is_an_error(tmp_path: Path, link: str) -> None:
    """Told at the place where it is written; a briefing that is not published is nowhere."""
    site = Site(tmp_path, WRITTEN.replace("LINK", link))
    assert site.refused() == ["dead-link"]
    assert site.findings[0].span.position == "content/articles/one.md:5:12"


@pytest.mark.parametrize("link", ["#part", "../../index.html", "../../feed.xml", "index.html#part", "?a=b", "https://a.example/#x"])
def test_an_address_that_leads_somewhere_is_none(tmp_path: Path, link: str) -> None:
    """From disk as well as from a host."""
    assert Site(tmp_path, WRITTEN.replace("LINK", link)).check() == []


def test_a_dead_link_of_a_template_is_told_there(tmp_path: Path) -> None:
    """Once, not for every page."""
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    base = tmp_path / "templates/parts/base.html"
    html = base.read_text(encoding="utf-8").replace("<body>", '<body><a href="/map.html">Map</a>')
    base.write_text(html, encoding="utf-8")
    site = Site(tmp_path, WRITTEN.replace("LINK", "#part"))
    assert site.refused() == ["dead-link"]
    assert site.findings[0].span.path == "templates/parts/base.html"
