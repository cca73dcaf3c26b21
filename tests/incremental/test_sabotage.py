"""Whatever is recorded so that pages are made again, once it is left out, a comparison with a clean build shows it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from PIL import Image

from incremental.site import MORNING, Roads, article, folder, notes
from postil.engine import build
from postil.engine.changes import inputs, unchanged
from postil.engine.memory.ledger import Ledger
from postil.engine.memory.page_table import PageTable
from postil.engine.understanding import understand

Step = Callable[[Roads], object]
Break = Callable[[pytest.MonkeyPatch], None]

SEA, EVENTS, ABOUT = "content/glossary/sea.yaml", "content/events/all.yaml", "content/pages/about.md"
FOG = "content/articles/fog.md"


def put(path: str, text: str) -> Step:
    """Write a file."""
    return lambda roads: roads.write(path, text)


def fog(body: str, **fields: object) -> Step:
    """Write a fifth article."""
    return put(FOG, article("fog", body=body, **fields))


def swap(path: str, old: str, new: str) -> Step:
    """Change a file."""

    def step(roads: Roads) -> None:
        assert old in roads.text(path)
        roads.write(path, roads.text(path).replace(old, new))

    return step


def delete(path: str) -> Step:
    """Take a file away."""
    return lambda roads: (roads.root / path).unlink()


def picture(width: int) -> Step:
    """Put a picture where pages can show it."""

    def step(roads: Roads) -> None:
        data = BytesIO()
        Image.new("1", (width, 10)).save(data, "PNG")
        (roads.root / "content/media").mkdir(exist_ok=True)
        (roads.root / "content/media/mast.png").write_bytes(data.getvalue())

    return step


def tomorrow(roads: Roads) -> None:
    """Let a day and a half pass."""
    roads.at(MORNING + timedelta(hours=36))


def spoil(roads: Roads) -> None:
    """Change a page behind the engine's back."""
    (roads.root / "site/about/index.html").write_text("spoiled", encoding="utf-8")


def no_reads(relation: str) -> Break:
    """Pages that do not tell what they read of a relation."""

    def broken(patch: pytest.MonkeyPatch) -> None:
        keep = PageTable.keep

        def forgetful(self: PageTable, *page: object) -> None:
            *others, reads = page
            keep(self, *others, [read for read in reads if read[0] != relation])

        patch.setattr(PageTable, "keep", forgetful)

    return broken


def constant(where: object, name: str, value: object) -> Break:
    """A function that always says the same."""
    return lambda patch: patch.setattr(where, name, lambda *_, **__: value)


def no_targets(patch: pytest.MonkeyPatch) -> None:
    """Articles and files that do not tell what they name."""
    keep = Ledger.keep_unit

    def keep_unit(self: Ledger, *unit: object, **more: object) -> None:
        keep(self, *unit, **{**more, "targets": ()})

    patch.setattr(Ledger, "keep_unit", keep_unit)


def only_texts_ever(patch: pytest.MonkeyPatch) -> None:
    """Entries that are taken one by one, whatever changed in them."""
    patch.setattr(understand, "only_texts", lambda update: update.ledger.has("site", ""))


READS: dict[str, tuple[list[Step], Step]] = {
    "card": ([], swap(SEA, "A fixed light or mark", "A light")),
    "mentions": ([], swap("content/articles/tide.md", "twice a day", "two times a day")),
    "citing": ([], put("content/annotations/bar.yaml", notes("Sand makes the bar"))),
    "articles": ([], fog("There was fog.")),
    "path": ([], put("content/sources/more.yaml", "sources:\n  - {id: chart, title: A chart}\n")),
    "redirects": ([], swap("content/articles/bar.md", "title: Bar\n", "title: Bar\naliases: [/old/]\n")),
    "entries": ([], put("content/glossary/more.yaml", "terms:\n  - {id: mist, term: mist, short: Thin fog.}\n")),
    "events": ([], swap(EVENTS, "The great fog", "A fog")),
    "site": ([], swap("content/site.yaml", "title: The Roads", "title: The Sound")),
    "today": ([], tomorrow),
    "translations": (
        [],
        put("content/articles/fr.md", article("fr", body="Le pilote.", more="lang: fr\ntranslation_of: pilot\n")),
    ),
    "words": ([], put("content/words/en.yaml", "glossary: Words\n")),
    "labels": ([], swap(SEA, "term: tide\n", "term: tide\n    forms: [light]\n")),
    "claimed": (
        [],
        put("content/claims/more.yaml", "claims:\n  - {id: calm, claim: It is calm., claimant: harbor}\n"),
    ),
    "counting": (
        [],
        put(
            "content/claims/more.yaml",
            "claims:\n  - {id: calm, claim: It is calm., figure: {of: ships lost in the fog, exactly: 0}}\n",
        ),
    ),
    "picture": ([picture(10), swap(ABOUT, "We watch", "![A mast](mast.png)\n\nWe watch")], picture(20)),
    "briefing": ([], swap("content/articles/bar.md", "makes it worse", "does not help")),
    "record": ([], swap(SEA, "A light that stays", "A lamp that stays")),
    "lookup": ([], swap(SEA, "forms: [bar pilot]", "forms: [bar pilot, steersman]")),
    "broader": ([], swap(SEA, "match: manual\n", "match: manual\n    broader: [tide]\n")),
    "narrower": ([], swap(SEA, "broader: [seafarer]", "broader: [tide]")),
    "companions": ([fog("Ask Ada Lind.")], fog("Ask Ada Lind.\n\nThe harbor is quiet.")),
    "present": ([], delete(EVENTS)),
    "redirect": ([fog("Mist.", more="aliases: [/old/]\n")], fog("Mist.", title="Mist", more="aliases: [/old/]\n")),
    "topics": (
        [swap(f"content/articles/{slug}.md", "weather, safety", "safety") for slug in ("beacon", "tide")],
        fog("Mist.", more="topics: [weather]\n"),
    ),
    "years": ([], lambda roads: roads.write(FOG, article("fog", body="Mist.").replace("2024-", "2023-"))),
}
"""For each relation that pages read: what there was before, and an edit that changes nothing else they read."""

OTHERS: dict[str, tuple[Break, list[Step], Step]] = {
    "what a text names": (
        no_targets, [fog("See [[article:pilot]].")], swap("content/articles/pilot.md", "title: Pilot", "title: Pilots"),
    ),
    "which articles say a word": (
        constant(Ledger, "saying", ()), [], swap(SEA, "term: tide\n", "term: tide\n    forms: [ebb]\n"),
    ),
    "whose time has come": (
        constant(understand, "_due", set()), [fog("Mist.", more="publish_at: 2024-07-02T00:00+00:00\n")], tomorrow,
    ),
    "whether other entries are concerned": (
        only_texts_ever, [], swap(SEA, "term: tide\n", "term: tide\n    forms: [light]\n"),
    ),
    "what is gone": (constant(understand, "_forget", None), [fog("Mist.")], delete(FOG)),
    "what an article was made of": (
        constant(inputs, "state", "same"), [], swap("content/articles/bar.md", "worse", "better"),
    ),
    "what the settings were": (
        constant(build, "settings_of", "same"), [],
        swap("content/site.yaml", "topics:", "permalink: /b/{year}/{slug}/\ntopics:"),
    ),
    "what the inputs were": (constant(unchanged, "_sign", (1, 1, 1, 1)), [], swap("content/articles/bar.md", "worse", "better")),
    "what the templates were": (
        constant(build, "_digest_of", "same"), [], swap("templates/term.html", "{%", "<!-- x -->{%"),
    ),
    "what the output was": (constant(unchanged.Glance, "spoiled", set()), [], spoil),
}
"""What else is recorded: how to break it, what there was before, and an edit that shows it."""

CASES = {**{f"reads of {name}": (no_reads(name), *steps) for name, steps in READS.items()}, **OTHERS}


@pytest.fixture
def roads() -> Iterator[Roads]:
    """The small site."""
    here = folder()
    yield Roads(here)
    shutil.rmtree(here)


@pytest.mark.parametrize("name", CASES)
def test_an_omission_is_caught(roads: Roads, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """The same edit once with everything recorded, once with one thing left out: only then the sites differ."""
    broken, before, edit = CASES[name]
    for step in before:
        step(roads)
    roads.build()
    whole = roads.texts()
    templates = {path: path.read_bytes() for path in (roads.root / "templates").rglob("*.*")}
    edit(roads)
    clean = roads.clean()
    assert not clean.failed, clean.findings
    assert roads.build() == clean

    roads.back_to(whole)
    for path, data in templates.items():
        path.write_bytes(data)
    roads.options = replace(roads.options, now=MORNING)
    shutil.rmtree(roads.root / ".postil")
    shutil.rmtree(roads.root / "site")
    broken(monkeypatch)
    roads.build()
    edit(roads)
    assert roads.build().tree != clean.tree


def test_every_relation_that_pages_read_is_tried(roads: Roads, monkeypatch: pytest.MonkeyPatch) -> None:
    """A relation that is new to the pages wants a case above."""
    found = set()
    keep = PageTable.keep

    def watched(self: PageTable, *page: object) -> None:
        found.update(relation for relation, _ in page[-1])
        keep(self, *page)

    monkeypatch.setattr(PageTable, "keep", watched)
    fog("![A mast](mast.png)", more="aliases: [/old/]\n")(roads)
    picture(10)(roads)
    assert not roads.build().failed
    # A name changes together with its card, and days with the list of articles: whoever reads the one reads the other.
    assert found == {*READS, "name", "days"}
