"""Facts to page values: dates in words, offices then and now, citations, lists, feeds, schema.org."""

from __future__ import annotations

import html
import json
import re
from datetime import date
from itertools import chain
from pathlib import Path
from xml.etree import ElementTree

import pytest

from hostile_site import BREAK, HOSTILE
from interface import voice
from postil.compose import dates, lists, roles
from postil.compose.words import direction
from postil.model.written.profile import Role
from postil.read.dates import edtf as read_edtf
from sites import Site

MIN, MAX = date.min, date.max
DATES = {
    "2024": ("2024", "2024", date(2024, 1, 1), date(2024, 12, 31)),
    "2024-06": ("2024-06", "June 2024", date(2024, 6, 1), date(2024, 6, 30)),
    "2024-02": ("2024-02", "February 2024", date(2024, 2, 1), date(2024, 2, 29)),
    "2024-06-19": ("2024-06-19", "June 19, 2024", date(2024, 6, 19), date(2024, 6, 19)),
    "2023~": ("", "about 2023", date(2023, 1, 1), date(2023, 12, 31)),
    "2024-06?": ("", "perhaps June 2024", date(2024, 6, 1), date(2024, 6, 30)),
    "2024-06-19%": ("", "perhaps about June 19, 2024", date(2024, 6, 19), date(2024, 6, 19)),
    "?2004-06": ("", "perhaps June 2004", date(2004, 6, 1), date(2004, 6, 30)),
    "1994/1996": ("", "1994 to 1996", date(1994, 1, 1), date(1996, 12, 31)),
    "2024-06~/2024-07?": ("", "about June 2024 to perhaps July 2024", date(2024, 6, 1), date(2024, 7, 31)),
    "1994/..": ("", "since 1994", date(1994, 1, 1), MAX),
    "1994/": ("", "since 1994", date(1994, 1, 1), MAX),
    "../1996": ("", "until 1996", MIN, date(1996, 12, 31)),
    "/1996-05": ("", "until May 1996", MIN, date(1996, 5, 31)),
    "196X": ("", "the 1960s", date(1960, 1, 1), date(1969, 12, 31)),
    "196X~": ("", "about the 1960s", date(1960, 1, 1), date(1969, 12, 31)),
    "19XX": ("", "the 1900s", date(1900, 1, 1), date(1999, 12, 31)),
    "2024-XX": ("", "2024", date(2024, 1, 1), date(2024, 12, 31)),
    "2024-06-XX": ("", "June 2024", date(2024, 6, 1), date(2024, 6, 30)),
    "2024-22": ("", "summer 2024", date(2024, 6, 1), date(2024, 8, 31)),
    "2024-34": ("", "second quarter of 2024", date(2024, 4, 1), date(2024, 6, 30)),
    "1560-XX-25": ("", "1560-XX-25", date(1560, 1, 25), date(1560, 12, 25)),
    "[1667,1668]": ("", "[1667,1668]", date(1667, 1, 1), date(1668, 12, 31)),
    "[..1984]": ("", "[..1984]", MIN, date(1984, 12, 31)),
    "Y17E7": ("", "Y17E7", date(9999, 1, 1), MAX),
    "-0044": ("", "-0044", MIN, date(1, 12, 31)),
}
"""EDTF dates that content/ may hold: for machines, in words, the first and the last day they can mean."""


@pytest.mark.parametrize("value", DATES)
def test_a_date_in_words(value: str) -> None:
    """As exactly as it is known; a machine is told exact dates alone."""
    assert read_edtf(value) == value
    iso, words, _, _ = DATES[value]
    when = dates.edtf(value, voice())
    assert (when.iso, when.text) == (iso, words)


@pytest.mark.parametrize("value", DATES)
def test_the_days_a_date_can_mean(value: str) -> None:
    """The first and the last; what lies beyond the calendar is its end."""
    assert dates.edtf_bounds(value) == DATES[value][2:]


def test_a_day_is_written_as_its_language_writes_it() -> None:
    """And as in English where the language is not known."""
    day = date(2024, 6, 19)
    assert [dates.day(day, lang).text for lang in ("en", "en-GB", "de", "ru", "ko", "zh-Hant", "tlh")] == [
        "June 19, 2024", "19 June 2024", "19. Juni 2024", "19 июня 2024\u202fг.", "2024년 6월 19일", "2024年6月19日",
        "June 19, 2024",
    ]


def role(title: str, since: str = "", until: str = "") -> Role:
    """An office."""
    return Role(title=title, since=since, until=until, places={})


OFFICES = (
    role("first", "2000-05-07", "2008-05-07"), role("second", "2008-05-07", "2012~"),
    role("third", "2012-05", "2024-10"),
    role("always"), role("until then", "", "2003"), role("since then", "2024-10-01"),
)


@pytest.mark.parametrize(
    ("day", "held"),
    [
        (date(1999, 12, 31), ["always", "until then"]),
        (date(2000, 5, 6), ["always", "until then"]),
        (date(2000, 5, 7), ["first", "always", "until then"]),
        (date(2003, 12, 31), ["first", "always", "until then"]),
        (date(2008, 5, 6), ["first", "always"]),
        (date(2008, 5, 7), ["second", "always"]),
        (date(2012, 12, 31), ["second", "third", "always"]),
        (date(2024, 9, 30), ["third", "always"]),
        (date(2024, 10, 31), ["third", "always", "since then"]),
        (date(2024, 11, 1), ["always", "since then"]),
    ],
)
def test_the_offices_held_on_a_day(day: date, held: list[str]) -> None:
    """On the day of a handover the new one counts; a bound that is not exact counts where it may be meant."""
    assert [one.title for one in roles.held(OFFICES, day)] == held


PEOPLE = """\
-- articles/then.md --
---
title: Then
date: 2024-06-20
---
Ann, Bob, Cid, Dan and Eve met in Oslo.
-- profiles/all.yaml --
profiles:
  - id: ann
    name: Ann
    roles: [{title: Head, organisation: club, from: 2020, to: 2024-06-25}, {title: Guest, from: 2024-06-25}]
  - {id: bob, name: Bob, roles: [{title: Clerk, organisation: Some office, to: 2024-06-30}]}
  - {id: cid, name: Cid, summary: A bystander.}
  - {id: dan, name: Dan, roles: [{title: Newcomer, from: 2024-06-25}]}
  - {id: eve, name: Eve, roles: [{title: Constant, from: 2001}]}
  - {id: club, name: The Club, kind: organisation}
  - {id: oslo, name: Oslo, kind: place}
"""


def test_people_are_shown_with_their_office_then_and_now(tmp_path: Path) -> None:
    """That of the briefing's day, and that of the day of the build where it differs."""
    page = Site(tmp_path, PEOPLE).build("2024-07-01T00:00+00:00").words("/briefings/then/")
    people = page.partition("People and organizations")[2].partition("Places, treaties, weapons")[0]
    assert " ".join(people.split()) == (
        "Ann Then Head, The Club Now Guest Bob Then Clerk, Some office Now no longer in this office "
        "Cid A bystander. Dan Now Newcomer Eve Then Constant"
    )


def test_on_its_own_day_a_briefing_says_nothing_of_now(tmp_path: Path) -> None:
    """There is no difference yet."""
    assert " Now " not in Site(tmp_path, PEOPLE).build("2024-06-20T12:00+00:00").words("/briefings/then/")


@pytest.mark.parametrize(("words", "minutes"), [(1, 1), (340, 1), (350, 2), (2300, 10)])
def test_reading_takes_minutes(tmp_path: Path, words: int, minutes: int) -> None:
    """At 230 words a minute, at least one."""
    text = f"-- articles/long.md --\n---\ntitle: Long\ndate: 2024-06-20\n---\n{'word ' * words}\n"
    assert f"{minutes} min read" in Site(tmp_path, text).build().words("/briefings/long/")


@pytest.mark.parametrize(("count", "urls"), [(0, 1), (1, 1), (lists.PAGE_SIZE, 1), (lists.PAGE_SIZE + 1, 2)])
def test_a_list_has_as_many_pages_as_it_needs(count: int, urls: int) -> None:
    """The first at its own address."""
    assert list(lists.page_urls("/topics/law/", count)) == ["/topics/law/", "/topics/law/page/2/"][:urls]


def test_a_long_list_is_paged_newest_first(tmp_path: Path) -> None:
    """Each briefing stands on one page; the pages lead to each other; only the first is for search engines."""
    count = 2 * lists.PAGE_SIZE + 1
    text = "".join(
        f"-- articles/number-{number:03}.md --\n---\ntitle: Number {number:03}\ndate: 2024-01-{1 + number % 28:02}\n"
        f"topics: [law]\n---\nWords.\n"
        for number in range(count)
    )
    site = Site(tmp_path, text).build()
    urls = ["/topics/law/", "/topics/law/page/2/", "/topics/law/page/3/"]
    shown = [re.findall(r'item-title"><a [^>]*>(Number \d+)', site.page(url)) for url in urls]
    assert [len(one) for one in shown] == [lists.PAGE_SIZE, lists.PAGE_SIZE, 1]
    assert len({title for one in shown for title in one}) == count
    days = [re.findall(r'datetime="(2024-01-\d\d)"', site.page(url)) for url in urls]
    assert (in_order := list(chain(*days))) == sorted(in_order, reverse=True)
    assert ["noindex" in site.page(url) for url in urls] == [False, True, True]
    assert "/topics/law/page/2/" not in site.file("sitemap.xml")
    assert 'href="../3/index.html" rel="next"' in site.page(urls[1])
    assert 'href="../../index.html" rel="prev"' in site.page(urls[1])


@pytest.mark.parametrize(
    ("base", "address"), [("https://a.example/b", ", https://a.example/b/briefings/then/"), ("", ".")]
)
def test_a_briefing_says_how_to_cite_it(tmp_path: Path, base: str, address: str) -> None:
    """Who, title, where, when, address."""
    text = PEOPLE.replace("date: 2024-06-20", "date: 2024-06-20\nupdated: 2024-06-22\nauthors: [Ann, the desk]")
    page = html.unescape(Site(tmp_path, text).build(base_url=base).words("/briefings/then/"))
    assert f"Ann, the desk, “Then”, Briefings, June 22, 2024{address}" in page


ATOM = {"a": "http://www.w3.org/2005/Atom"}


def feed(site: Site) -> list[ElementTree.Element]:
    """The entries of the feed."""
    return ElementTree.fromstring(site.file("feed.xml")).findall("a:entry", ATOM)


def test_a_feed_carries_every_note_under_whole_addresses(tmp_path: Path) -> None:
    """As many as the page, the latest briefing first; fragments belong to the base that the entry names."""
    site = Site(tmp_path, HOSTILE).build()
    entries = feed(site)
    assert [entry.findtext("a:id", "", ATOM).rpartition("briefings/")[2] for entry in entries] == ["odd/", "other/"]
    for entry in entries:
        address = entry.findtext("a:id", "", ATOM)
        content = entry.findtext("a:content", "", ATOM)
        page = site.page(address.removeprefix("https://desk.example/sub"))
        assert content.count("<aside>") == page.count("<details") > 0
        assert entry.get("{http://www.w3.org/XML/1998/namespace}base") == address
        links = re.findall(r'(?:href|src)="([^"]*)"', content)
        assert links and all(re.match(r"https?:|mailto:|#", link) for link in links)
        assert "<script" not in content


def test_a_feed_holds_the_latest_and_can_be_short(tmp_path: Path) -> None:
    """As many as site.yaml says, and the summaries alone where it says so."""
    site = Site(tmp_path, HOSTILE.replace("topics:\n", "feed: {items: 1, content: summary}\ntopics:\n", 1)).build()
    (entry,) = feed(site)
    assert entry.find("a:content", ATOM) is None
    assert entry.findtext("a:summary", "", ATOM) == f"Summary {BREAK}"


def test_a_feed_is_valid_atom_as_far_as_it_must_be(tmp_path: Path) -> None:
    """RFC 4287: ids, titles, dates with their offset, an author, a link to itself."""
    root = ElementTree.fromstring(Site(tmp_path, HOSTILE).build().file("feed.xml"))
    assert root.tag == "{http://www.w3.org/2005/Atom}feed"
    assert root.find("a:link[@rel='self']", ATOM).get("href") == "https://desk.example/sub/feed.xml"
    for one in (root, *root.findall("a:entry", ATOM)):
        assert all(one.findtext(f"a:{name}", "", ATOM).strip() for name in ("id", "title", "updated"))
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d", one.findtext("a:updated", "", ATOM))
    assert root.findtext("a:author/a:name", "", ATOM) == f"Publisher {BREAK}"


def test_without_an_address_there_is_no_feed_and_no_link_to_it(tmp_path: Path) -> None:
    """Nor a sitemap; robots.txt does not speak of one."""
    site = Site(tmp_path, HOSTILE).build(base_url="")
    assert not {"feed.xml", "sitemap.xml"} & site.files.keys()
    assert not site.where("feed.xml") and "Sitemap" not in site.file("robots.txt")


def test_the_sitemap_lists_every_page_for_search_engines(tmp_path: Path) -> None:
    """And no other."""
    site = Site(tmp_path, HOSTILE).build()
    listed = re.findall(r"<loc>https://desk\.example/sub/([^<]*)</loc>", site.file("sitemap.xml"))
    pages = {path for path, data in site.files.items() if path.endswith(".html") and b'content="noindex"' not in data}
    assert {f"{path}index.html" for path in listed} == pages and len(listed) == len(pages)


def test_schema_org_cannot_break_out_of_its_script(tmp_path: Path) -> None:
    """It is valid JSON whatever is in it, says what was written, and leaves nothing empty."""
    site = Site(tmp_path, HOSTILE).build()
    found = {}
    for path, data in site.files.items():
        for script in re.findall(r'<script type="application/ld\+json">(.*?)</script>', data.decode(), re.DOTALL):
            found[path] = json.loads(script)
            assert "<" not in script and "null" not in script
    assert found["briefings/odd/index.html"]["headline"] == f"Title {BREAK}"
    assert found["glossary/treaty/index.html"]["@type"] == "DefinedTerm"
    assert found["profiles/pyongyang/index.html"]["geo"]["latitude"] == 39.02
    assert all(one["@context"] == "https://schema.org" for one in found.values())


def test_what_was_written_is_what_is_read(tmp_path: Path) -> None:
    """Every hostile field stands on its page to the letter, and none is mark-up there."""
    site = Site(tmp_path, HOSTILE).build()
    page = html.unescape(site.page("/briefings/odd/"))
    for field in ("Title", "Summary", "Author", "Place", "Paper", "Original", "Rights", "Alt", "Caption", "Note title"):
        assert f"{field} {BREAK}" in page, field
    assert "onerror" not in re.sub(r'"[^"]*"|&[a-z0-9#]+;|>[^<]*<', "", site.page("/briefings/odd/"))


def test_a_language_decides_on_the_direction(tmp_path: Path) -> None:
    """Of the whole page."""
    assert {direction(tag) for tag in ("ar", "he-IL", "fa", "az-Arab", "UR")} == {"rtl"}
    assert {direction(tag) for tag in ("en", "ko", "az", "ur-Latn-PK", "zh-Hant")} == {"ltr"}
    text = "-- articles/arabic.md --\n---\ntitle: مرحبا\ndate: 2024-06-20\nlang: ar\n---\nمرحبا.\n"
    assert '<html lang="ar" dir="rtl">' in Site(tmp_path, text).build().page("/briefings/arabic/")
