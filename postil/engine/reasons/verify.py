"""Verify: whether the output is what a clean build makes, byte for byte; and where not, which dependency was missed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from postil.diagnose.diagnostic import Diagnostic, Findings, Related
from postil.engine.build import Outcome, anew
from postil.engine.changes.gather import gather
from postil.engine.changes.inputs import digest
from postil.engine.making.drawing import draw
from postil.engine.making.make import PLAN
from postil.engine.making.pages import pages
from postil.engine.making.view import SiteView
from postil.engine.memory.fingerprint import fingerprint
from postil.engine.memory.ledger import Ledger
from postil.engine.memory.remembered import Remembered
from postil.engine.observer import NOBODY, Observer
from postil.engine.project import Options, Project, memory
from postil.engine.reasons.telling import Telling
from postil.engine.understanding import naming
from postil.engine.understanding.stock import Stock
from postil.model.relations import Key
from postil.render.templates import Templates
from postil.source import Source, Span
from postil.write.apply import read_manifest

EXPLAINED = 20
"""Of so many files that differ the dependency is looked for: one cause seldom shows on one page alone."""

NAMED = 5
"""So many dependencies are named for a page."""

REPORT = "make it right with   python build.py --clean   and report it: that is a mistake in Postil"


@dataclass(frozen=True, slots=True)
class Verified:
    """What came of a comparison."""

    files: int
    """How many files a clean build makes."""
    findings: Findings
    """Each file that differs, and what the dependencies say."""
    sources: Mapping[str, Source]
    """The texts that these point into."""
    clean: Outcome
    """What the clean build found; when it failed there was nothing to compare."""


def edited(project: Project) -> Findings:
    """The files of the output that are not as the last build left them: somebody else wrote to them, or deleted them."""
    found = []
    for path, one in sorted(read_manifest(project.output).items()):
        now = digest(project.output / path)
        if now != one:
            done = "was changed by somebody else" if now else "was deleted"
            found.append(
                Diagnostic(
                    code="output-edited",
                    message=f"{project.output.name}/{path} {done} after the last build",
                    span=Span(f"{project.output.name}/{path}", 1, 1, 1, 1),
                    help=("change what it is made from: this build makes it anew",),
                )
            )
    return tuple(found)


def verify(project: Project, options: Options, *, watch: Observer = NOBODY) -> Verified:
    """Build the site anew, aside and without anything remembered, and compare. The output is not touched.

    Raises OSError when the disk does not take the clean site.
    """
    memories = project.root / ".postil"
    memories.mkdir(exist_ok=True)
    with TemporaryDirectory(prefix="clean-", dir=memories) as folder, closing(Ledger.none()) as clean:
        aside = Path(folder, "site")
        outcome = anew(Project(project.root, aside), options, clean, watch=watch)
        if outcome.failed:
            return Verified(0, (), {}, outcome)
        return _Comparison(project, options, aside, clean).verified(outcome)


class _Watched:
    """The relations of a ledger; notes what was really read, whatever was recorded."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self.reads: dict[Key, None] = {}

    def read(self, relation: str, key: str) -> tuple[object, ...]:
        self.reads[relation, key] = None
        return self._ledger.read(relation, key)


class _Comparison:
    """The output beside the clean one."""

    def __init__(self, project: Project, options: Options, aside: Path, clean: Ledger) -> None:
        self._project, self._options, self._aside, self._clean = project, options, aside, clean
        self._name = project.output.name
        self._sources: dict[str, Source] = {}

    def verified(self, outcome: Outcome) -> Verified:
        """The comparison of all files."""
        owned, made = read_manifest(self._project.output), read_manifest(self._aside)
        differing = [path for path in sorted({*owned, *made}) if self._differs(path, made)]
        found = []
        try:
            ledger = Remembered.look(memory(self._project, self._options).with_suffix(".sqlite"), fingerprint())
        except sqlite3.Error:
            ledger = None
        for number, path in enumerate(differing):
            help_ = self._why(ledger, path, owned) if number < EXPLAINED else ()
            found.append(self._finding(path, made, help_))
        if ledger:
            ledger.close()
        return Verified(len(made), tuple(found), self._sources, outcome)

    def _differs(self, path: str, made: Mapping[str, str]) -> bool:
        return path not in made or digest(self._project.output / path) != made[path]

    def _finding(self, path: str, made: Mapping[str, str], help_: tuple[str, ...]) -> Diagnostic:
        here = f"{self._name}/{path}"
        place = Span(here, 1, 1, 1, 1)
        if path not in made:
            return Diagnostic("output-differs", f"{here} stands there, and a clean build does not make it", place, help_)
        if not (self._project.output / path).is_file():
            return Diagnostic("output-differs", f"{here} is missing, and a clean build makes it", place, help_)
        message = f"{here} is not what a clean build makes"
        texts = _text(self._project.output / path), _text(self._aside / path)
        if None in texts:
            return Diagnostic("output-differs", message, place, help_)
        ours, theirs = Source(here, texts[0]), Source(f"clean build/{path}", texts[1])
        self._sources |= {one.path: one for one in (ours, theirs)}
        spans = [one.span(*bounds) for one, bounds in zip((ours, theirs), _bounds(*texts), strict=True)]
        return Diagnostic("output-differs", message, spans[0], help_, (Related(spans[1], "in a clean build"),))

    def _why(self, ledger: Ledger | None, path: str, owned: Mapping[str, str]) -> tuple[str, ...]:
        """What the dependencies of a file say, by the words of an editor."""
        now = digest(self._project.output / path)
        if path in owned and now != owned[path]:
            return ("somebody else wrote to it since it was built; make it right with   python build.py",)
        if ledger is None:
            return (REPORT,)
        urls = ledger.pages.urls([path]) | self._clean.pages.urls([path])
        lines = tuple(line for url in sorted(urls) for line in self._missed(ledger, url))
        return lines or (REPORT,)

    def _missed(self, ledger: Ledger, url: str) -> Iterator[str]:
        """The dependencies of a page that were missed: not recorded, or remembered as they no longer are."""
        row = self._clean.pages.row(url)
        recorded = set(ledger.pages.reads(url if ledger.pages.row(url) and row else PLAN))
        really = self._reads(url, row[1]) if row and ledger.pages.row(url) else self._reads(PLAN, None)
        telling = Telling(self._clean)
        unrecorded = [key for key in really if key not in recorded]
        made = ledger.makings.of(url).build
        later = [key for key in unrecorded if ledger.makings.change(key)[0] > made]
        for key in (later or unrecorded)[:NAMED]:
            told = telling.of(key)
            yield f"the page reads {told.words}, but that is not recorded{_written(told)}"
        stale = [key for key in really if ledger.read(*key) != self._clean.read(*key)]
        for key in stale[:NAMED]:
            told = telling.of(key)
            yield f"what is remembered of {told.words} is not what the files say now{_written(told)}"
        if not unrecorded and not stale:
            missed = [key for key in really if ledger.makings.change(key)[0] > made]
            for key in missed[:NAMED]:
                yield f"{telling.change(key, ledger.makings.change(key)[1])}, but the page was not made again"
            if not missed:
                yield "all that the page reads is recorded and the same: it depends on something else"

    def _reads(self, url: str, plan: object) -> dict[Key, None]:
        """What the page at `url` really reads, found by making it once more."""
        watched = _Watched(self._clean)
        stock = Stock(relations=watched, labels=naming.remembered(self._clean).labels)
        if url == PLAN:
            dict(pages(SiteView(stock, "/")))
        else:
            draw(url, plan, stock, Templates(gather(self._project, None, {}, set()).templates))
        return watched.reads


def _written(told: object) -> str:
    places = list(dict.fromkeys(map(str, told.places)))
    return f" ({', '.join(places[:2])})" if places else ""


def _text(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def _bounds(ours: str, theirs: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """Where two texts differ: the first such stretch of one line in each."""
    start = next((n for n, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b), min(len(ours), len(theirs)))
    ends = []
    for text in (ours, theirs):
        end = text.find("\n", start)
        ends.append(len(text) if end < 0 else end)
    same = 0
    while same < min(ends[0], ends[1]) - start and ours[ends[0] - 1 - same] == theirs[ends[1] - 1 - same]:
        same += 1
    return (start, max(ends[0] - same, start)), (start, max(ends[1] - same, start))
