"""How a site is built: the one function that knows the order of the stages."""

from __future__ import annotations

import errno
import hashlib
import os
import sqlite3
import sys
import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from postil import __version__
from postil.diagnose.catalogue import anchoring
from postil.diagnose.diagnostic import Diagnostic, Findings
from postil.diagnose.report import severity
from postil.engine import unchanged
from postil.engine.dead_links import dead_links
from postil.engine.gather import Gathered, gather
from postil.engine.inputs import look, sign
from postil.engine.ledger import Ledger
from postil.engine.library import Library, text_of
from postil.engine.make import File, Kept, make
from postil.engine.project import Options, Project, memory
from postil.engine.understand import understand
from postil.model.written import library
from postil.read.attached import check_files
from postil.read.layout import SNAPSHOTS
from postil.render.assets import joined
from postil.render.templates import Templates
from postil.source import Source, Span
from postil.write.apply import MANIFEST, ForeignFiles, Stage, Written

MAY_BE_PUBLISHED_MARKED = frozenset(entry.code for entry in anchoring.ENTRIES)
"""Findings that `--keep-going` does not fail on: the note is published with the mark that it refers to an earlier version."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a build or a check."""

    findings: Findings
    sources: Mapping[str, Source]
    """The texts that findings point into."""
    failed: bool
    briefings: int
    notes: int
    pages: int
    composed: tuple[str, ...]
    """The files of the pages, and of the feed, that were composed again, whether or not they came out differently."""
    written: Written | None
    """What was done to the output folder; None when nothing was."""


def check(project: Project, options: Options) -> Outcome:
    """Everything a build does but write: all findings, templates included."""
    with closing(Ledger.none()) as ledger:
        return _run(project, options, ledger, stage=None)


def build(project: Project, options: Options, *, remember: bool = True) -> Outcome:
    """Build the site. When anything is wrong the output folder stays as it was, byte for byte.

    With `remember`, what did not change since the last build is taken from it. Raises OSError when the disk does not
    take it, and Busy when another build is at work.
    """
    if not remember:
        with Stage(project.output) as stage, closing(Ledger.none()) as ledger:
            return _run(project, options, ledger, stage)
    try:
        return _remembering(project, options)
    except sqlite3.Error:
        # Damage shows only where it is met. Without the ledger the same build is right, only slower.
        Ledger.discard(_ledger_of(project, options))
    try:
        return _remembering(project, options)
    except sqlite3.Error as error:
        raise OSError(errno.EIO, f"what is remembered cannot be written: {error}", str(project.root / ".postil")) from error


def _ledger_of(project: Project, options: Options) -> Path:
    return memory(project, options).with_suffix(".sqlite")


def _remembering(project: Project, options: Options) -> Outcome:
    seen = unchanged.inputs(str(project.root))
    with Stage(project.output) as stage, closing(Ledger.open(_ledger_of(project, options), _fingerprint())) as ledger:
        outcome = _run(project, options, ledger, stage)
        until = 0.0 if outcome.findings else good_until(ledger, options)
    note = f"{memory(project, options)}.seen"
    if until:
        counts = {"briefings": outcome.briefings, "notes": outcome.notes, "pages": outcome.pages}
        moment = (options.now.timestamp(), until)
        made = (*stage.made, MANIFEST)
        unchanged.remember(note, str(project.root), str(project.output), made, seen, moment, counts)
    else:
        unchanged.forget(note)
    return outcome


def good_until(ledger: Ledger, options: Options) -> float:
    """The moment, in seconds since 1970, at which the same build would make another site: an article is due, or a new day."""
    zone = ZoneInfo(ledger.read("site", "")[0].time_zone)
    tomorrow = options.now.astimezone(zone).date() + timedelta(days=1)
    moments = [datetime.combine(tomorrow, datetime.min.time(), zone)]
    for article, _ in ledger.read("window", "all"):
        moments += [one for one in (article.publish_at, article.embargo_until, article.expires_at) if one]
    return min(one.timestamp() for one in moments if one > options.now)


def _run(project: Project, options: Options, ledger: Ledger, stage: Stage | None) -> Outcome:
    now = time.time_ns()
    gathered = gather(project)
    inputs = look(project.root, gathered.listing.texts, ledger.inputs(), now)
    library = Library(project.root, gathered.listing.media, {"base_url": options.base_url} if options.base_url else {})
    site = understand(
        ledger, library, gathered.listing, inputs, gathered.pictures, options, stamp=stamp_of(inputs.digests, options)
    )
    written, _ = library.written()
    findings = [*gathered.findings, *site.findings, *check_files(project.root, written, gathered.listing)]

    files: set[str] = set()
    composed: list[str] = []
    if not fails((one for one in findings if one.code not in MAY_BE_PUBLISHED_MARKED), options):
        stale = _stale(project, ledger, gathered)
        compiled = ledger.recall("compiled") or {}
        templates = Templates(gathered.templates, compiled)
        for made in make(ledger, site, templates, stale):
            if isinstance(made, Diagnostic):
                findings.append(made)
                continue
            files.add(made.path)
            if made.is_composed:
                composed.append(made.path)
            if stage and isinstance(made, Kept):
                stage.keep(made.path, made.digest)
            elif stage:
                stage.put(made.path, made.data)
        if templates.compiled != compiled:
            ledger.keep("compiled", templates.compiled)

    copied = tuple(copies(project, gathered, ledger.pictures(), written))
    sources = _Texts(project.root, (*gathered.listing.texts, *(one.path for one in gathered.templates)))
    if not fails(findings, options):
        files.update(file.path for file in copied)
        findings += dead_links(ledger.links(), files, sources)

    failed = fails(findings, options)
    done = None
    if stage and not failed:
        for file in copied:
            stage.put(file.path, file.data)
        try:
            done = stage.commit()
        except ForeignFiles as error:
            findings += (_foreign(project, path) for path in error.paths)
            failed = True
    if done and stage:
        ledger.keep_inputs(inputs.seen)
        ledger.keep("templates", _digest_of(gathered.templates))
        ledger.keep_outputs({path: sign(project.output / path, sys.maxsize) for path in stage.made})
        ledger.commit()
    ids = ledger.read("articles", "all")
    return Outcome(
        findings=tuple(findings),
        sources=sources,
        failed=failed,
        briefings=len(ids),
        notes=sum(ledger.read("card", f"article:{id}")[0].note_count for id in ids),
        pages=sum(path.endswith(".html") for path in files),
        composed=tuple(composed),
        written=done,
    )


def stamp_of(digests: Mapping[str, str], options: Options) -> str:
    """What every unit depends on: the site's settings, and what was asked for."""
    return f"{digests.get('content/site.yaml')} {options.drafts} {options.base_url} {sorted(options.layers)}"


def _stale(project: Project, ledger: Ledger, gathered: Gathered) -> set[str]:
    """The pages that must be made again whatever they read: the look changed, or their files are not as written."""
    before = ledger.pages()
    if ledger.recall("templates") != _digest_of(gathered.templates):
        return set(before)
    outputs = ledger.outputs()
    return {url for url, row in before.items() if outputs.get(row.path) != sign(project.output / row.path, sys.maxsize)}


def _digest_of(sources: Iterable[Source]) -> str:
    whole = hashlib.sha256()
    for source in sources:
        whole.update(f"{source.path}\0{source.text}\0".encode())
    return whole.hexdigest()


def _fingerprint() -> str:
    """What made the ledger: this very code, this Python, these libraries."""
    whole = hashlib.sha256(f"{__version__} {sys.version}".encode())
    for path in sorted(Path(__file__).parent.parent.rglob("*.py")):
        whole.update(path.read_bytes())
    # Libraries by the names of their folders, `jinja2-3.1.6.dist-info`: reading what stands in them takes 0.1 s.
    for folder in sys.path:
        if os.path.isdir(folder):
            for name in sorted(one for one in os.listdir(folder) if one.endswith(".dist-info")):
                whole.update(name.encode())
    return whole.hexdigest()


class _Texts(Mapping[str, Source]):
    """The texts that a site is made from, each read when a finding is to be shown in it."""

    def __init__(self, root: Path, paths: Iterable[str]) -> None:
        self._root = root
        self._paths = frozenset(paths)

    def __getitem__(self, path: str) -> Source:
        found = text_of(self._root, path) if path in self._paths else None
        if found is None:
            raise KeyError(path)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


def fails(findings: Iterable[Diagnostic], options: Options) -> bool:
    """Whether a build with these findings leaves the output as it was."""
    for finding in findings:
        if options.keep_going and finding.code in MAY_BE_PUBLISHED_MARKED:
            continue
        level = severity(finding)
        if level == "error" or (options.strict and level == "warning"):
            return True
    return False


def copies(project: Project, gathered: Gathered, shown: Collection[str], written: library.Written) -> Iterator[File]:
    """What is taken over as it is, or nearly: joined sheets and scripts, local copies of sources, what pages show."""
    for path, text in joined(gathered.templates).items():
        yield File(path, text.encode())
    for path, data in gathered.copies.items():
        if not path.startswith("media/") or path.removeprefix("media/") in shown:
            yield File(path, data)
    for source in written.sources.values():
        file = project.root / SNAPSHOTS / source.snapshot
        if source.snapshot and file.is_file():
            yield File(f"snapshots/{source.snapshot}", file.read_bytes())


def _foreign(project: Project, path: str) -> Diagnostic:
    place = f"{project.output.name}/{path}"
    return Diagnostic(
        code="foreign-file",
        message=f"{place} was not made by Postil, and a page must go there",
        span=Span(place, 1, 1, 1, 1),
        help=("move it away, or build into another folder with   --output DIR",),
    )
