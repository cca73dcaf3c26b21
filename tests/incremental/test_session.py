"""After every edit a session shows what a clean build makes, byte for byte; a broken file stays as it last was."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, Phase, settings

from incremental.site import MORNING, Result, Roads, article, folder, notes
from incremental.test_equals_clean import Edits
from postil.engine.project import Options, Project
from postil.engine.session import Session
from postil.write.apply import MANIFEST

LONG = bool(os.environ.get("POSTIL_LONG"))
AGAIN = 7
"""After so many looks the session is ended, and another one begins with what it has kept."""

SERVED = Options(now=MORNING, keep_going=True)
ARTICLE, NOTES, SEA = "content/articles/pilot.md", "content/annotations/pilot.yaml", "content/glossary/sea.yaml"


class Held:
    """A session over the small site, and what changed on disk since it last looked."""

    def __init__(self, roads: Roads) -> None:
        self.roads = roads
        self.options = roads.options
        self.begin()

    def begin(self) -> None:
        """Begin, with what an earlier session has kept."""
        self.session = Session(Project(self.roads.root, self.roads.root / "site"), self.options, remember=True)
        self._seen = self._disk()
        self.session.refresh(None, now=self.roads.options.now)

    def _disk(self) -> dict[str, bytes]:
        return {
            path.relative_to(self.roads.root).as_posix(): path.read_bytes()
            for top in ("content", "templates")
            for path in (self.roads.root / top).rglob("*")
            if path.is_file()
        }

    def look(self) -> Result:
        """Tell the session what changed, and ask it for every file."""
        now = self._disk()
        changed = {path for path in now.keys() | self._seen.keys() if now.get(path) != self._seen.get(path)}
        self._seen = now
        self.refreshed = self.session.refresh(changed, now=self.roads.options.now)
        return self.result()

    def result(self) -> Result:
        """Everything there is in the session now."""
        # Once for the pages, since only pictures that a page shows are files of the site.
        for path in self.session.files():
            self.session.file(path)
        tree = {path: hashlib.sha256(self.session.file(path)).hexdigest() for path in self.session.files()}
        found = (*self.session.findings, *self.session.page_findings())
        return Result(tree, tuple(sorted((one.code, one.span.position, one.message) for one in found)), failed=False)


class SessionEdits(Edits):
    """The same writer, watched by a session instead of a remembering build."""

    def compare(self) -> None:
        roads = self.roads
        roads.options = replace(roads.options, keep_going=True)
        if not hasattr(self, "held") or self.held.options.drafts != roads.options.drafts:
            self.held = Held(roads)
            self.looks = 0
        self.looks += 1
        if not self.looks % AGAIN:
            self.held.session.close()
            self.held.begin()
        clean, shown = roads.clean(), self.held.look()
        assert shown.findings == clean.findings
        if clean.failed:
            self.roads.back_to(self.sound)
            return
        clean.tree.pop(MANIFEST)
        assert not {path for path, _ in {*shown.tree.items()} ^ {*clean.tree.items()}}
        self.sound = roads.texts()


SessionEdits.TestCase.settings = settings(
    max_examples=100 if LONG else 5,
    stateful_step_count=50 if LONG else 26,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
TestSession = SessionEdits.TestCase


@pytest.fixture
def held() -> Iterator[Held]:
    """A session over the sound site."""
    here = folder()
    roads = Roads(here)
    roads.options = SERVED
    yield Held(roads)
    shutil.rmtree(here)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (NOTES, "notes:\n  - quote: [\n"),
        (NOTES, notes("In fog the pilot waits", more="    qoute: twice\n")),
        (ARTICLE, article("pilot", body="See [nothing](term:nothing).")),
        (SEA, "terms:\n  - {id: beacon, term: beacon, short: A mark.}\n"),
    ],
    ids=["yaml", "unknown key", "link to nothing", "an entry that others name is gone"],
)
def test_a_broken_file_is_shown_as_it_last_was(held: Held, path: str, text: str) -> None:
    """The site stays as it was but for what else is edited; the findings are told, and gone once the file is mended."""
    before, good = held.result(), held.roads.text(path)
    held.roads.write(path, text)
    broken = held.look()
    assert broken.tree == before.tree
    assert broken.findings
    assert held.refreshed.held

    held.roads.write("content/articles/bar.md", article("bar", body="Another text, of sand."))
    held.look()
    assert b"of sand" in held.session.file("briefings/bar/index.html")

    held.roads.write(path, good)
    mended, clean = held.look(), held.roads.clean()
    clean.tree.pop(MANIFEST)
    assert mended == clean
    assert held.refreshed.held == ()


def test_a_file_that_goes_while_others_need_it_is_kept(held: Held) -> None:
    """Without its source a note would be an error, so the source is still there until it is put back or named no more."""
    before = held.result()
    text = held.roads.text("content/sources/all.yaml")
    (held.roads.root / "content/sources/all.yaml").unlink()
    assert held.look().tree == before.tree
    held.roads.write("content/sources/all.yaml", text)
    assert held.look() == before


def test_a_site_that_begins_broken_is_shown_as_far_as_it_goes() -> None:
    """What can be read is there, and a mended file comes to it."""
    here = folder()
    roads = Roads(here)
    roads.options = SERVED
    good = roads.text(NOTES)
    roads.write(NOTES, "notes:\n  - quote: [\n")
    held = Held(roads)
    assert "briefings/pilot/index.html" in held.result().tree
    assert held.result().findings
    roads.write(NOTES, good)
    mended, clean = held.look(), roads.clean()
    clean.tree.pop(MANIFEST)
    assert mended == clean
    shutil.rmtree(here)


def test_a_broken_template_leaves_pages_as_they_were(held: Held) -> None:
    """The page at hand stays, the others are made with the template that was good."""
    at_hand = held.session.file("briefings/pilot/index.html")
    other = held.roads.clean().tree["briefings/tide/index.html"]
    good = held.roads.text("templates/article.html")
    for text in ("{% if %}", good.replace("page.title", "page.tittle")):
        held.roads.write("templates/article.html", text)
        held.session.refresh({"templates/article.html"}, now=MORNING)
        assert held.session.file("briefings/pilot/index.html") == at_hand
        assert hashlib.sha256(held.session.file("briefings/tide/index.html")).hexdigest() == other
        assert [finding.code for finding in held.session.page_findings()] == ["template-error"]
    held.roads.write("templates/article.html", good.replace("</article>", "</article><!-- new -->"))
    held.session.refresh({"templates/article.html"}, now=MORNING)
    assert b"<!-- new -->" in held.session.file("briefings/pilot/index.html")
    assert held.session.page_findings() == ()


def test_only_what_reads_a_change_is_made_again(held: Held) -> None:
    """An edit of one sentence leaves the page of another briefing at hand."""
    held.result()
    held.roads.write(ARTICLE, held.roads.text(ARTICLE).replace("over the bar", "across the bar"))
    stale = held.session.refresh({ARTICLE}, now=MORNING).stale
    assert "briefings/pilot/index.html" in stale
    assert not stale & {"briefings/beacon/index.html", "sources/index.html", "404.html"}


def test_a_new_day_shows_without_an_edit(held: Held) -> None:
    """What a page says of today follows the clock."""
    before = held.session.file("profiles/ada-lind/index.html")
    held.session.refresh((), now=MORNING + timedelta(days=3))
    assert held.session.file("profiles/ada-lind/index.html") != before


def test_damage_to_what_was_kept_costs_nothing_but_time(held: Held) -> None:
    """Wherever it is met: between two sessions, at a refresh, at a page."""
    before = held.result()
    kept = next((held.roads.root / ".postil").glob("*.preview.sqlite"))
    for number in range(3):
        held.session.close()
        data = kept.read_bytes()
        middle = len(data) // 2
        kept.write_bytes(data[:middle] + bytes([number]) * 20_000 + data[middle + 20_000 :])
        held.begin()
        held.roads.write(ARTICLE, held.roads.text(ARTICLE) + " ")
        assert held.look().tree.keys() == before.tree.keys()


@pytest.mark.parametrize("how", ["delete", "exchange", "cut", "zeros"])
def test_damage_while_a_session_has_its_ledger_open_costs_nothing_but_time(held: Held, how: str) -> None:
    """Found out at the next look, page or end, whichever comes first; what is learned from then on is kept."""
    kept = next((held.roads.root / ".postil").glob("*.preview.sqlite"))

    def damage() -> None:
        size = kept.stat().st_size
        match how:
            case "delete":
                kept.unlink()
            case "exchange":
                kept.unlink()
                kept.write_bytes(b"not a ledger")
            case "cut":
                os.truncate(kept, size // 2)
            case "zeros":
                kept.write_bytes(bytes(size))

    held.session.save()
    damage()
    held.roads.write(ARTICLE, held.roads.text(ARTICLE).replace("over the bar", "across the bar"))
    shown, clean = held.look(), held.roads.clean()
    clean.tree.pop(MANIFEST)
    assert shown == clean
    held.session.save()
    damage()
    assert held.result() == clean
    assert "beacon" in held.session.steady(lambda: held.session.names["term:beacon"])
    held.session.save()
    held.session.close()
    held.begin()
    assert not held.session.begins_anew
    damage()
    held.session.close()
    held.begin()
    assert held.result() == clean


def test_links_that_an_edit_breaks_elsewhere_are_found(held: Held) -> None:
    """A page that nobody asked for links to a heading by hand; it is told of once the heading is another, and no longer."""
    roads, now = held.roads, held.roads.options.now
    at = "../../briefings/pilot/index.html#in-fog"
    notes = f"notes:\n  - {{id: far, quote: turns twice, note: 'See [there]({at}).'}}\n"
    roads.write("content/articles/pilot.md", article("pilot", body="A pilot.\n\n## In fog\n\nHe waits."))
    roads.write("content/annotations/tide.yaml", notes)
    paths = {"content/articles/pilot.md", "content/annotations/tide.yaml"}

    def told(changed: set[str]) -> list[tuple[str, int]]:
        held.session.refresh(changed, now=now)
        while held.session.look_further(0):
            pass
        return [(one.span.path, one.span.line) for one in held.session.page_findings()]

    assert told(paths) == []
    roads.write("content/articles/pilot.md", article("pilot", body="A pilot.\n\n## In mist\n\nHe waits."))
    wrong = [("content/annotations/tide.yaml", 2)]
    assert told({"content/articles/pilot.md"}) == wrong
    # What has nothing to do with it leaves it told, also before the page was looked at again.
    roads.write("content/glossary/sea.yaml", roads.text("content/glossary/sea.yaml").replace("fall of", "falling of"))
    held.session.refresh({"content/glossary/sea.yaml"}, now=now)
    assert [(one.span.path, one.span.line) for one in held.session.page_findings()] == wrong
    roads.write("content/articles/pilot.md", article("pilot", body="A pilot.\n\n## In fog\n\nHe waits."))
    assert told({"content/articles/pilot.md"}) == []


def test_a_full_disk_costs_what_was_to_be_kept_and_nothing_else(held: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    """The session goes on, and ends; the next one begins anew."""

    def full(ledger: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(type(held.session._kept.ledger), "save", full)
    held.session.save()
    assert b"beacon" in held.session.file("briefings/tide/index.html")
    held.session.close()
    monkeypatch.undo()
    held.begin()
    assert b"beacon" in held.session.file("briefings/tide/index.html")
