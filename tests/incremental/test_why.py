"""`why`: what a page rests on, why it was made again, and who rests on a file, told as an editor would."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest

from incremental.site import Roads, folder
from incremental.test_sabotage import READS, SEA, delete, fog, picture, put, swap
from postil.engine.memory.makings import MOST_KEYS, Cause
from postil.engine.project import Project
from postil.engine.reasons.telling import GROUPS
from postil.engine.reasons.why import PageWhy, SourceWhy, Unknown, why
from trees import tree

ABOUT = "content/pages/about.md"


@pytest.fixture
def roads() -> Iterator[Roads]:
    """The small site, built once."""
    here = folder()
    roads = Roads(here)
    assert not roads.build().failed
    yield roads
    shutil.rmtree(here)


def ask(roads: Roads, path: str) -> PageWhy | SourceWhy | Unknown | None:
    """What is told of a path, from the project's folder."""
    return why(Project(roads.root, roads.root / "site"), roads.options, path, roads.root)


def reasons(roads: Roads, path: str) -> list[str]:
    """Why a page was made again in the last build, with the places; empty when it was not."""
    found = ask(roads, path)
    assert isinstance(found, PageWhy)
    if found.reason.making.build != found.reason.last:
        return []
    return [f"{one.words} ({', '.join(map(str, one.places))})" for one in found.reason.because]


def told(roads: Roads, path: str) -> dict[str, str]:
    """All that a page reads: words and places."""
    found = ask(roads, path)
    assert isinstance(found, PageWhy)
    return {one.words: ", ".join(dict.fromkeys(map(str, one.places))) for one in found.reads}


def test_a_page_tells_what_it_reads_and_where_that_is_written(roads: Roads) -> None:
    """Names, not ids; files with lines, not rows of a table."""
    reads = told(roads, "/briefings/pilot/")
    assert reads["the briefing Pilot with 1 note"] == "content/articles/pilot.md, content/annotations/pilot.yaml"
    assert reads["the card of the profile Ada Lind"] == "content/profiles/all.yaml:2"
    assert reads["the settings of the site"] == "content/site.yaml"
    reads = told(roads, "/glossary/tide/")
    assert reads["every mention of the term tide: 4 in 2 briefings"].startswith("content/articles/")
    assert reads["the terms below the term tide: 0"] == ""
    assert told(roads, "/search/")["whether there is a search"] == ""


@pytest.mark.parametrize(
    ("edit", "page", "expected"),
    [
        (swap(SEA, "A fixed light", "A light"), "/glossary/beacon/",
         ["the short definition of the term beacon changed (content/glossary/sea.yaml:2)"]),
        (swap(SEA, "A fixed light", "A light"), "/briefings/tide/",
         ["the short definition of the term beacon changed (content/glossary/sea.yaml:2)"]),
        (swap(SEA, "A fixed light", "A light"), "/briefings/bar/", []),
        (swap(SEA, "A light that stays", "A lamp that stays"), "/glossary/beacon/",
         ["the definition of the term beacon changed (content/glossary/sea.yaml:2)"]),
        (swap("content/annotations/pilot.yaml", "The pilot said so.", "Who?"), "/briefings/pilot/",
         ["the note `first` of the briefing Pilot changed (content/articles/pilot.md, content/annotations/pilot.yaml)"]),
        (swap("content/articles/bar.md", "makes it worse", "does not help"), "/briefings/bar/",
         ["the text of the briefing Bar changed (content/articles/bar.md)"]),
        (fog("The tide came."), "/glossary/tide/", None),
        (lambda roads: roads.at(roads.options.now.replace(day=2)), "/profiles/ada-lind/", ["a new day began ()"]),
        (swap("content/site.yaml", "title: The Roads", "title: The Sound"), "/404.html",
         ["the title of the settings of the site changed (content/site.yaml)"]),
    ],
)  # fmt: skip
def test_a_page_tells_why_it_was_made_again(roads: Roads, edit: object, page: str, expected: list[str] | None) -> None:
    """What changed, in a word from the file; pages that it does not concern stand as they were."""
    edit(roads)
    assert not roads.build().failed
    if expected is None:
        mentions, = (one for one in reasons(roads, page) if one.startswith("every mention"))
        assert mentions.startswith("every mention of the term tide: 5 in 3 briefings changed: 1 came (")
    else:
        assert reasons(roads, page) == expected


def test_a_changed_name_is_told_by_name(roads: Roads) -> None:
    """A page in whose text it stands was made again for it."""
    swap(SEA, "term: tide\n", "term: tide\n    forms: [watch]\n")(roads)
    assert not roads.build().failed
    (reason,) = reasons(roads, "/about/")
    assert reason.startswith("names by which terms and profiles are found came or went: watch")


@pytest.mark.parametrize(
    ("edit", "page", "cause"),
    [
        (fog("Mist."), "/briefings/fog/", Cause.NEW),
        (swap("templates/term.html", "{%", "<!-- x -->{%"), "/glossary/tide/", Cause.LOOK),
        (delete("site/about/index.html"), "/about/", Cause.OUTPUT),
        (put("site/about/index.html", "spoiled"), "/about/", Cause.OUTPUT),
        (fog("Mist."), "/glossary/seafarer/", Cause.FIRST),
    ],
)  # fmt: skip
def test_other_causes_have_names(roads: Roads, edit: object, page: str, cause: Cause) -> None:
    """New, another look, a spoiled output; and a page that nothing concerned stands as the first build made it."""
    before = {path: path.read_bytes() for path in (roads.root / "templates").rglob("*.html")}
    edit(roads)
    assert not roads.build().failed
    found = ask(roads, page)
    assert isinstance(found, PageWhy) and found.reason.making.cause is cause
    for path, data in before.items():
        path.write_bytes(data)


@pytest.mark.parametrize(
    "path",
    ["/glossary/tide/", "/glossary/tide", "glossary/tide", "glossary/tide/index.html", "/glossary/tide/#mentions",
     "site/glossary/tide/index.html", "site/glossary/tide", "./site/glossary/tide/", "https://roads.example/glossary/tide/",
     "HTTPS://ROADS.example/glossary/tide?a=b#c", "https://roads.example/glossary/tide/index.html"],
)  # fmt: skip
def test_a_page_has_many_names(roads: Roads, path: str) -> None:
    """Its path with or without strokes, its file as a shell completes it, its whole address."""
    found = ask(roads, path)
    assert isinstance(found, PageWhy) and found.url == "/glossary/tide/"


@pytest.mark.parametrize(
    ("path", "near"),
    [("/glossary/tied/", "/glossary/tide/"), ("tide", "/glossary/tide/"), ("/briefings/ada-lind/", "/profiles/ada-lind/"),
     ("content/articles/bra.md", "content/articles/bar.md"), ("content/glossary/sae.yaml", SEA),
     ("templates/trem.html", "templates/term.html"), ("https://elsewhere.example/", None),
     ("https://roads.example/x/y/z/", None), ("plan", None)],
)  # fmt: skip
def test_what_is_not_known_has_a_neighbor(roads: Roads, path: str, near: str | None) -> None:
    """The nearest page or file, where any is near."""
    found = ask(roads, path)
    assert isinstance(found, Unknown)
    assert (near in found.near[:2]) if near else not found.near


def test_a_site_in_a_folder_of_its_host(roads: Roads) -> None:
    """An address beside that folder is none of the site."""
    swap("content/site.yaml", "https://roads.example/", "https://roads.example/sub")(roads)
    roads.build()
    assert isinstance(ask(roads, "https://roads.example/glossary/tide/"), Unknown)
    for path, url in (("sub", "/"), ("sub/", "/"), ("sub/glossary/tide", "/glossary/tide/")):
        found = ask(roads, f"https://roads.example/{path}")
        assert isinstance(found, PageWhy) and found.url == url


@pytest.mark.parametrize(
    ("path", "page", "words"),
    [
        ("content/articles/bar.md", "/briefings/bar/", "the briefing Bar"),
        ("content/articles/bar.md", "/glossary/tide/", "every mention of the term tide: 4 in 2 briefings"),
        ("content/annotations/pilot.yaml", "/briefings/pilot/", "the briefing Pilot with 1 note"),
        (SEA, "/glossary/tide/", "the term tide"),
        (SEA, "/briefings/tide/", "the card of the term tide"),
        ("content/profiles/all.yaml", "/profiles/", "the list of all profiles: 2"),
        ("content/events/all.yaml", "/timeline/", "all events: 2"),
        ("content/pages/about.md", "/about/", "the page About"),
        ("content/site.yaml", "/404.html", "the settings of the site"),
        ("content/media/mast.png", "/about/", "the size of the picture mast.png"),
        ("templates/words/en.yaml", "/about/", "the words of the interface (en)"),
        ("site/media/mast.png", "/about/", "the size of the picture mast.png"),
    ],
)
def test_a_file_tells_who_rests_on_it(roads: Roads, path: str, page: str, words: str) -> None:
    """Each page, and what it reads of the file."""
    picture(10)(roads)
    swap(ABOUT, "We watch", "![A mast](mast.png)\n\nWe watch")(roads)
    assert not roads.build().failed
    found = ask(roads, path)
    assert isinstance(found, SourceWhy)
    assert words in [one.words for one in dict(found.pages)[page]]
    assert found.everywhere is (path == "content/site.yaml")


def test_a_file_tells_of_no_page_that_does_not_rest_on_it(roads: Roads) -> None:
    """A page is named for what it reads, and all pages for a template."""
    found = ask(roads, "content/articles/bar.md")
    assert isinstance(found, SourceWhy) and "/glossary/seafarer/" not in dict(found.pages)
    found = ask(roads, "templates/term.html")
    assert isinstance(found, SourceWhy) and found.everywhere


@pytest.mark.parametrize("relation", READS)
def test_every_reading_has_words(roads: Roads, relation: str) -> None:
    """Whatever a page can read is told in words, before and after an edit; nothing as a row of a table."""
    before, edit = READS[relation]
    for step in before:
        step(roads)
    roads.build()
    edit(roads)
    roads.build()
    everything = [ask(roads, url) for url in ("/", "/about/", "/glossary/tide/", "/old/", "/briefings/fog/", "/timeline/")]
    for found in (one for one in everything if isinstance(one, PageWhy)):
        assert {one.group for one in found.reads} <= set(GROUPS)
        for told in (*found.reads, *found.reason.because):
            assert not told.words.startswith(f"{told.key[0]} ") or told.key[0] in ("record", "events"), told
        assert len(found.reason.making.keys) <= MOST_KEYS


def test_asking_changes_nothing(roads: Roads) -> None:
    """Not a file, and the next build still takes everything from what is remembered."""
    before = tree(roads.root)
    assert ask(roads, "/")
    assert tree(roads.root) == before
    assert not roads.outcome().composed


def test_without_a_build_there_is_nothing_to_tell(roads: Roads) -> None:
    """Nor when what is remembered is damaged, or is that of another Postil."""
    (ledger,) = (roads.root / ".postil").glob("*.sqlite")
    whole = ledger.read_bytes()
    ledger.write_bytes(whole[: len(whole) // 2])
    assert ask(roads, "/") is None
    shutil.rmtree(roads.root / ".postil")
    assert ask(roads, "/") is None


def test_a_file_that_changed_since_is_named(roads: Roads) -> None:
    """What is told is of the last build, and the next may differ."""
    swap(SEA, "A fixed light", "A light")(roads)
    found = ask(roads, "/briefings/tide/")
    assert isinstance(found, PageWhy) and found.newer == (SEA,)
