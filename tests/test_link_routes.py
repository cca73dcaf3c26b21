"""Addresses: of everything, in files, as links; and what cannot stand side by side."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postil.link import routes
from postil.link.routes import Address, absolute, alias_url, article_url, entry_url, file_of, relative
from postil.model.written.article import Article
from postil.model.written.site import Site
from postil.source import Span


def test_a_permalink_takes_the_slug_and_the_day() -> None:
    """All of `{slug}`, `{year}`, `{month}` and `{day}`, the numbers as they stand in dates."""
    article = Article(title="A", date=date(2024, 6, 2), id="pact", body="", body_line=1, places={})
    assert (
        article_url(article, Site(permalink="/{year}/{month}/{day}/{slug}/", places={})) == "/2024/06/02/pact/"
    )


@pytest.mark.parametrize(
    ("kind", "url"),
    [
        ("term", "/glossary/x/"),
        ("profile", "/profiles/x/"),
        ("source", "/sources/x/"),
        ("claim", "/claims/x/"),
        ("topic", "/topics/x/"),
        ("event", "/timeline/#event-x"),
        ("page", "/x/"),
    ],
)
def test_each_kind_has_its_place(kind: str, url: str) -> None:
    """The addresses that PRODUCT.md promises."""
    assert entry_url(kind, "x") == url


@pytest.mark.parametrize(
    ("url", "file"),
    [
        ("/", "index.html"),
        ("/glossary/icbm/", "glossary/icbm/index.html"),
        ("/briefings/pact/#note-a", "briefings/pact/index.html"),
        ("/feed.xml", "feed.xml"),
        ("/2019/old.html", "2019/old.html"),
    ],
)
def test_a_path_has_a_file(url: str, file: str) -> None:
    """Folders are their index.html."""
    assert file_of(url) == file


@pytest.mark.parametrize(
    ("here", "there", "link"),
    [
        ("/briefings/pact/", "/glossary/icbm/", "../../glossary/icbm/index.html"),
        ("/briefings/pact/", "/glossary/icbm/#senses", "../../glossary/icbm/index.html#senses"),
        ("/briefings/pact/", "/briefings/pact/#note-a", "#note-a"),
        ("/briefings/pact/", "/briefings/pact/", "index.html"),
        ("/briefings/pact/", "/", "../../index.html"),
        ("/", "/feed.xml", "feed.xml"),
        ("/", "/", "index.html"),
        ("/2019/old.html", "/2019/pact/", "pact/index.html"),
        ("/2019/old.html", "/2019", "../2019"),
        ("/a/", "/media/карта 1.png", "../media/%D0%BA%D0%B0%D1%80%D1%82%D0%B0%201.png"),
        ("/", "/media/a:b%.png", "media/a%3Ab%25.png"),
    ],
)
def test_links_are_relative_and_name_their_file(here: str, there: str, link: str) -> None:
    """They work from disk and under any sub-path; what may not stand in a link is encoded."""
    assert relative(here, there) == link


STEP = st.text("abc", min_size=1, max_size=3)
URL = st.lists(STEP, max_size=4).map(lambda steps: "/" + "".join(f"{step}/" for step in steps))


@given(URL, URL)
def test_a_relative_link_leads_to_the_file(here: str, there: str) -> None:
    """Following it from the folder of the page ends at the file that is meant."""
    at = file_of(here).split("/")[:-1]
    for step in relative(here, there).split("/"):
        at = at[:-1] if step == ".." else [*at, step]
    assert "/".join(at) == file_of(there)


def test_whole_addresses_keep_the_path_of_the_site() -> None:
    """A site may stand below another's root."""
    assert (
        absolute("https://desk.example/sub/", "/briefings/pact/#a")
        == "https://desk.example/sub/briefings/pact/#a"
    )
    assert absolute("https://desk.example", "/") == "https://desk.example/"


@pytest.mark.parametrize(
    ("alias", "url"),
    [
        ("/old", "/old/"),
        ("/old/", "/old/"),
        ("/old.html", "/old.html"),
        ("/v1.2", "/v1.2/"),
        ("/a//b", "/a/b/"),
    ],
)
def test_an_alias_is_a_page_that_hosts_show(alias: str, url: str) -> None:
    """A file without a suffix would be offered for download."""
    assert alias_url(alias) == url


def collisions(*wanted: tuple[str, str]) -> list[tuple[str, int]]:
    """The findings about addresses that these kinds want, one a line: code, and the line."""
    addresses = [
        Address(kind, f"{kind}-{line}", url, Span("content/x.yaml", line, 1, line, 2))
        for line, (kind, url) in enumerate(wanted, start=1)
    ]
    return [(one.code, one.span.line) for one in routes.collisions(addresses)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/old/", "/old/"),
        ("/Old/", "/old/"),
        ("/STRASSE/", "/straße/"),
        ("/caf\u00e9/", "/cafe\u0301/"),
        ("/a.html", "/a.html/b/"),
        ("/a.html/b/", "/a.html"),
    ],
)
def test_two_things_at_one_address_are_an_error(one: str, other: str) -> None:
    """Also where only a disk takes the two for one: capitals, normalization, a file that is a folder."""
    assert collisions(("page", one), ("alias", other)) == [("address-taken", 2)]


def test_neighbors_are_no_collision() -> None:
    """Folders within folders, events on one page, and an alias below the glossary."""
    events = ("event", "/timeline/#event-a"), ("event", "/timeline/#event-b")
    assert not collisions(("page", "/a/"), ("page", "/a/b/"), ("alias", "/glossary/old/"), *events)


@pytest.mark.parametrize(
    "url",
    ["/", "/index.html", "/glossary/", "/Glossary/", "/feed.xml/", "/404.html", "/media/a/", "/assets/x.html",
     "/archive/2024/", "/topics/sanctions/", "/topics/sanctions/page/2/", "/search/"],
)  # fmt: skip
def test_what_the_site_needs_is_reserved(url: str) -> None:
    """Home, lists, feeds, and folders that belong to the machine."""
    assert collisions(("alias", url)) == [("reserved-address", 1)]


def test_a_term_may_have_the_name_of_a_folder() -> None:
    """Reserved names are reserved at the top alone."""
    assert not collisions(("term", "/glossary/archive/"), ("article", "/briefings/search/"))
