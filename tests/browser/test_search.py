"""Looking up by name, and searching, in a real browser: by keyboard, from disk, without JavaScript, under a strict policy."""

from __future__ import annotations

import http.server
import re
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from waiting import comes, until

from browser.test_site import opened
from sites import ROOT, Site

pytestmark = pytest.mark.xdist_group("browser on whole sites")

AXE = ROOT / "tests/.deps/node/node_modules/axe-core/axe.min.js"
NOW = "1968-01-01T12:00+00:00"


def options(page: Any) -> list[str]:
    """What the list under the box offers."""
    return page.locator("#lookup-list [role=option]").all_inner_texts()


def offers(page: Any, *names: str) -> None:
    """Wait until it offers these and nothing else."""
    until(lambda: options(page) == [*names], f"{names} are offered")


@pytest.mark.parametrize("name", ["search", "glossary"])
def test_a_term_is_looked_up_by_keyboard_alone(browser: Any, golden: Path, name: str) -> None:
    """From disk: typing offers entries by any name, arrows choose, what reads aloud is told, Enter goes there."""
    with opened(browser, (golden / name / "index.html").as_uri()) as page:
        assert page.locator('script[src$="names.js"]').count() == 0, "who looks nothing up loads no names"
        page.focus("#lookup")
        page.locator('script[src$="names.js"]').wait_for(state="attached")
        page.keyboard.type("karman")
        offers(page, "Kármán line Term")
        page.fill("#lookup", "")
        page.keyboard.type("Edge of")
        offers(page, "Kármán line (edge of space) Term")
        box = page.locator("#lookup")
        assert box.get_attribute("aria-expanded") == "true" and box.get_attribute("aria-activedescendant") is None
        page.keyboard.press("ArrowDown")
        chosen = box.get_attribute("aria-activedescendant")
        assert page.locator(f"#{chosen}").get_attribute("aria-selected") == "true"
        page.keyboard.press("Escape")
        offers(page)
        assert box.get_attribute("aria-expanded") == "false"
        page.keyboard.press("ArrowUp")
        page.keyboard.press("Enter")
        page.wait_for_url("**/glossary/karman-line/index.html")
        assert page.wrong == []


def test_a_name_is_found_by_pointer_and_a_wrong_one_is_said_to_be_none(browser: Any, golden: Path) -> None:
    """The beginning of a name comes before the beginning of one of its words."""
    with opened(browser, (golden / "search/index.html").as_uri()) as page:
        page.fill("#lookup", "zzz")
        page.locator("output.unseen", has_text="No term and no name like that.").wait_for(state="attached")
        assert options(page) == []
        page.fill("#lookup", "p")
        until(lambda: options(page), "something is offered")
        assert options(page)[0].startswith("peaceful purposes")
        page.fill("#lookup", "johns")
        page.locator("#lookup-list li").click()
        page.wait_for_url("**/profiles/johnson/index.html")
        assert page.wrong == []


def test_without_javascript_there_are_lists(browser: Any, golden: Path) -> None:
    """No box that does nothing: a sentence that says why, and links to everything."""
    with opened(browser, (golden / "search/index.html").as_uri(), java_script_enabled=False) as page:
        assert not page.locator("#lookup").is_visible()
        assert "needs JavaScript" in page.locator("main").inner_text()
        links = page.locator("main a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
        assert {"../glossary/index.html", "../profiles/index.html", "../archive/1967/index.html"} <= set(links)


MORE = """-- articles/secret.md --
---
title: Zyzzyva
date: 1967-05-01
status: draft
---
Quixotic plans that nobody may know of.
-- articles/luna.md --
---
title: Договор о Луне
date: 1967-06-01
lang: ru
summary: Что в нём сказано.
---
Луноход никому не принадлежит.
-- annotations/luna.yaml --
notes:
  - {id: rover, quote: Луноход, title: О машине, note: Лунохода тогда ещё не было.}
-- profiles/bodies.yaml --
profiles:
  - id: moon
    name: Moon
    kind: place
    forms: [Earth's satellite]
    summary: It goes around the Earth.
    labels: {ko: {name: 달, forms: [월면]}, ar: {name: القمر}}
"""


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Site]]:
    """The small site with a draft, a briefing in Russian and a profile with names in other languages, indexed, under a sub-path of a host."""
    folder = tmp_path_factory.mktemp("searched")
    shutil.copytree(ROOT / "tests/golden/content", folder / "content")
    site = Site(folder, MORE).build(NOW, base_url="", search=True)

    class Host(http.server.SimpleHTTPRequestHandler):
        def translate_path(self, path: str) -> str:
            self.directory = str(site.output)
            return super().translate_path(path.removeprefix("/deep/er"))

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Host) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/deep/er/search/", site
        server.shutdown()


def sought(page: Any, words: str) -> list[str]:
    """The titles of what is found for these words, and of the passages in it."""
    page.evaluate("document.querySelector('.results-count').textContent = ''")
    page.fill("#lookup", words)
    page.press("#lookup", "Enter")
    page.locator(".results-count").filter(has_text=re.compile("result|Nothing|did not|only")).wait_for()
    if "result" in page.inner_text(".results-count"):
        page.wait_for_selector("#results li")
    return page.locator("#results ol a").all_inner_texts()


WATCH = "document.addEventListener('securitypolicyviolation', one => console.log('policy', one.violatedDirective))"


def test_texts_are_searched_under_any_path(browser: Any, searched: tuple[str, Site]) -> None:
    """A note's words lead to the note, a kind narrows what is found, the address keeps the search, a draft is not there."""
    address, _ = searched
    with opened(browser, "about:blank") as page:
        page.add_init_script(WATCH)
        page.goto(address)
        assert sought(page, "laboratories") == ["What the Outer Space Treaty forbids", "Article IV"]
        page.get_by_role("link", name="Article IV").click()
        page.wait_for_url("**/deep/er/briefings/outer-space/#note-article-four")
        page.goto(f"{address}?q=space&kind=term")
        page.wait_for_selector("#results li")
        assert set(page.locator("#results .kicker").all_inner_texts()) == {"Terms"}
        shown = page.locator(".results-kinds button:visible").all_inner_texts()
        assert shown[:2] == ["All", "Briefings"] and "Terms" in shown
        page.goto(f"{address}?q=laboratories&kind=note")
        page.locator(".results-count").filter(has_text="Notes on 1 briefing").wait_for()
        page.goto(f"{address}?q=space&kind=term")
        page.wait_for_selector("#results li")
        page.get_by_role("button", name="Briefings").click()
        page.wait_for_url("**kind=briefing")
        page.locator("#results .kicker").filter(has_text="Briefings").wait_for()
        assert page.locator("#results mark").first.inner_text().strip(" .,") in ("space", "Space")
        assert sought(page, "zyzzyva") == [] and sought(page, "quixotic") == [] and sought(page, "withdrawn") == []
        assert page.inner_text(".results-count") == "Nothing found for “withdrawn”."
        # A page that is left at once may not have had its icon yet.
        assert [one for one in page.wrong if "icon.svg" not in one] == []


def spoken(page: Any, selector: str) -> list[tuple[str, str, str]]:
    """The text, the language and the direction of what is selected, as its own attributes say them."""
    found = page.locator(selector).evaluate_all("all => all.map(one => [one.textContent, one.lang, one.dir])")
    return [tuple(one) for one in found]


def test_what_is_found_says_its_language(browser: Any, searched: tuple[str, Site]) -> None:
    """In results and in what is offered while one types; what is in the page's own language says nothing."""
    with opened(browser, searched[0]) as page:
        assert sorted(sought(page, "Луноход")) == ["Договор о Луне", "Договор о Луне", "О машине"]
        assert set(spoken(page, "#results h2")) == {("Договор о Луне", "ru", "auto")}
        assert spoken(page, "#results h3") == [("О машине", "ru", "auto")]
        assert {one[1:] for one in spoken(page, "#results li p:not(.kicker)")} == {("ru", "auto")}
        assert {one[1:] for one in spoken(page, "#results .kicker span")} == {("ru", "auto")}
        assert sought(page, "laboratories")
        assert {one[1:] for one in spoken(page, "#results :is(h2, h3, p)")} == {("", "")}
        page.fill("#lookup", "القم")
        offers(page, "Moon (القمر) Place")
        assert spoken(page, "#lookup-list bdi") == [("Moon", "", ""), ("القمر", "ar", "")]


@pytest.mark.parametrize("name", ["달", "월면", "القمر", "satellite"])
def test_a_profile_is_found_by_its_names_in_any_language(browser: Any, searched: tuple[str, Site], name: str) -> None:
    """By searching the texts, as by looking it up."""
    with opened(browser, f"{searched[0]}?q={name}&kind=profile") as page:
        page.wait_for_selector("#results li")
        assert page.locator("#results h2").all_inner_texts() == ["Moon"]


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed: tests/run installs it with npm")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_kept_out_of_what_is_found(browser: Any, searched: tuple[str, Site], scheme: str) -> None:
    """axe-core finds no violation on the page with results, nor with the list of names open."""
    with opened(browser, f"{searched[0]}?q=space", width=390, color_scheme=scheme, bypass_csp=True) as page:
        comes(page, "#results li mark")
        page.evaluate(AXE.read_text(encoding="utf-8"))
        violations = "axe.run({preload: false}).then(result => result.violations.map(one => [one.id, one.nodes[0].html]))"
        assert page.evaluate(violations) == []
        page.fill("#lookup", "p")
        comes(page, "#lookup-list [role=option]")
        assert page.evaluate(violations) == []


def test_texts_are_not_searched_from_disk_and_names_are(browser: Any, searched: tuple[str, Site]) -> None:
    """It is said so."""
    with opened(browser, (searched[1].output / "search/index.html").as_uri()) as page:
        assert sought(page, "laboratories") == [] and "on the web" in page.inner_text(".results-count")
        page.fill("#lookup", "karman")
        offers(page, "Kármán line Term")
        assert page.wrong == []
