"""How a site is built: the one function that knows the order of the stages."""

from __future__ import annotations

import errno
import hashlib
import os
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from postil.diagnose.catalogue import anchoring
from postil.diagnose.diagnostic import Diagnostic, Findings
from postil.diagnose.report import severity, summary, terminal
from postil.engine.changes import unchanged
from postil.engine.changes.gather import Gathered, gather
from postil.engine.changes.inputs import digest, look, settings_of
from postil.engine.changes.known import Known, is_text, known_of
from postil.engine.changes.library import Library, Texts
from postil.engine.changes.unchanged import Glance, Said
from postil.engine.making.make import Gone, Made, make
from postil.engine.making.outputs import Outputs
from postil.engine.memory.fingerprint import fingerprint
from postil.engine.memory.ledger import Ledger
from postil.engine.observer import NOBODY, Observer, Step
from postil.engine.project import Options, Project, memory
from postil.engine.understanding.attached import attachments
from postil.engine.understanding.understand import Understood, understand
from postil.frozen import frozen
from postil.render.templates import Templates
from postil.source import Source, Span
from postil.write.apply import MANIFEST, ForeignFiles, Stage, Written

MAY_BE_PUBLISHED_MARKED = frozenset(entry.code for entry in anchoring.ENTRIES)
"""Findings that `--keep-going` does not fail on: the note is published with the mark that it refers to an earlier version."""


@frozen
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


def check(project: Project, options: Options, *, watch: Observer = NOBODY) -> Outcome:
    """Everything a build does but write: all findings, templates included."""
    with closing(Ledger.none()) as ledger:
        return _run(project, options, ledger, None, None, watch)


def build(
    project: Project, options: Options, *, remember: bool = True, glance: Glance | None = None, watch: Observer = NOBODY
) -> Outcome:
    """Build the site. When anything is wrong the output folder stays as it was, byte for byte.

    With `remember`, what did not change since the last build is taken from it; `glance` is what was seen of that, if
    somebody looked already. Raises OSError when the disk does not take it, and Busy when another build is at work.
    """
    if not remember:
        with closing(Ledger.none()) as ledger:
            return anew(project, options, ledger, watch=watch)
    glance = glance or Glance(f"{memory(project, options)}.seen", str(project.root), str(project.output))
    try:
        return _remembering(project, options, glance, watch)
    except sqlite3.Error:
        # Damage shows only where it is met. Without the ledger the same build is right, only slower.
        Ledger.discard(_ledger_of(project, options))
    try:
        return _remembering(project, options, glance, watch)
    except sqlite3.Error as error:
        raise OSError(errno.EIO, f"what is remembered cannot be written: {error}", str(project.root / ".postil")) from error


def anew(project: Project, options: Options, ledger: Ledger, *, watch: Observer = NOBODY) -> Outcome:
    """Build with nothing remembered; afterwards the empty ledger that was given knows all of this build."""
    with Stage(project.output) as stage:
        return _run(project, options, ledger, stage, None, watch)


def forget(project: Project, options: Options) -> None:
    """Let the next build of that kind be as the first. Raises OSError."""
    Ledger.discard(_ledger_of(project, options))
    Path(f"{memory(project, options)}.seen").unlink(missing_ok=True)


def _ledger_of(project: Project, options: Options) -> Path:
    return memory(project, options).with_suffix(".sqlite")


def _remembering(project: Project, options: Options, glance: Glance, watch: Observer) -> Outcome:
    made_by = glance.made_by(str(project.root)) or fingerprint()
    with Stage(project.output) as stage, closing(Ledger.open(_ledger_of(project, options), made_by)) as ledger:
        outcome = _run(project, options, ledger, stage, glance, watch)
        until = good_until(ledger, options)
        token = ledger.recall("token")
    if outcome.failed:
        # What was kept of the last build that was right stays right.
        return outcome
    note = f"{memory(project, options)}.seen"
    counts = {"briefings": outcome.briefings, "notes": outcome.notes, "pages": outcome.pages}
    unchanged.remember(
        note,
        glance,
        made=(*stage.made, MANIFEST),
        fresh={*stage.exchanged, MANIFEST},
        output=str(project.output),
        moment=(options.now.timestamp(), until),
        counts=counts,
        said=_said(outcome),
        token=token,
        made_by=made_by,
    )
    return outcome


def _said(outcome: Outcome) -> Said:
    """What was found, as it is shown: a build in which nothing changed says it again, and loads nothing for that."""
    found = outcome.findings
    if not found:
        return "", "", ""
    plain, colored = (terminal(found, outcome.sources, color=color) for color in (False, True))
    return plain, colored, summary(found)


def good_until(ledger: Ledger, options: Options) -> float:
    """The moment, in seconds since 1970, at which the same build would make another site: an article is due, or a new day."""
    zone = ZoneInfo(ledger.read("site", "")[0].time_zone)
    tomorrow = options.now.astimezone(zone).date() + timedelta(days=1)
    moments = [datetime.combine(tomorrow, datetime.min.time(), zone)]
    for article, _ in ledger.read("window", "all"):
        moments += [one for one in (article.publish_at, article.embargo_until, article.expires_at) if one]
    return min(one.timestamp() for one in moments if one > options.now)


def _run(
    project: Project, options: Options, ledger: Ledger, stage: Stage | None, glance: Glance | None, watch: Observer
) -> Outcome:
    watch.at(Step.LOOKING)
    known = known_of(project, ledger, glance)
    gathered = gather(project, known.listing, known.pictures, known.changed or set())
    site = _understood(project, options, ledger, known, gathered, watch)
    attached = attachments(project, ledger, gathered, site)
    findings = [*gathered.findings, *gathered.listing.findings, *site.findings, *attached.findings]

    composed: list[str] = []
    outputs = Outputs(project, ledger, known, stage)
    sources = Texts(project.root, (*gathered.listing.texts, *(one.path for one in gathered.templates)))
    if not fails((one for one in findings if one.code not in MAY_BE_PUBLISHED_MARKED), options):
        relist = False
        compiled = ledger.recall("compiled") or {}
        templates = Templates(gathered.templates, compiled)
        stale = outputs.stale_pages(_digest_of(gathered.templates))
        for made in make(ledger, site, templates, stale, options, watch):
            watch.at(Step.WRITING)
            match made:
                case Diagnostic():
                    findings.append(made)
                case Gone(path=path):
                    outputs.drop(path)
                    relist = True
                case Made():
                    outputs.put(made)
                    composed.append(made.path)
                    relist = relist or made.relisted
        if templates.compiled != compiled:
            ledger.keep("compiled", templates.compiled)
        watch.at(Step.WRITING)
        outputs.put_others(gathered, attached, site, relist=relist)
        if not fails(findings, options):
            watch.at(Step.LINKS)
            findings += outputs.dead_links(sources)

    failed = fails(findings, options)
    done = None
    if stage and not failed:
        watch.at(Step.WRITING)
        try:
            done = stage.commit()
            watch.done(Step.WRITING, done.written + done.deleted)
        except ForeignFiles as error:
            findings += (_foreign(project, path) for path in error.paths)
            failed = True
    if done and stage:
        watch.at(Step.REMEMBERING)
        ledger.keep("listing", gathered.listing)
        ledger.keep("media", gathered.pictures)
        ledger.keep("token", os.urandom(8).hex())
        outputs.remember(_digest_of(gathered.templates))
        ledger.makings.finish(options.now.timestamp())
        ledger.commit()
    briefings, notes = ledger.briefings()
    return Outcome(
        findings=tuple(findings),
        sources=sources,
        failed=failed,
        briefings=briefings,
        notes=notes,
        pages=ledger.pages.count(),
        composed=tuple(composed),
        written=done,
    )


def _understood(
    project: Project, options: Options, ledger: Ledger, known: Known, gathered: Gathered, watch: Observer
) -> Understood:
    """What the files say. What was at hand for that is let go: of a big site it is a third of what there is to hold."""
    changed = None if known.changed is None else {path for path in known.changed if is_text(path)}
    settings = settings_of(digest(project.content / "site.yaml"), options)
    inputs = look(frozenset(gathered.listing.texts), changed, lambda path: digest(project.root / path), ledger, settings)
    library = Library(project.root, gathered.listing.media, {"base_url": options.base_url} if options.base_url else {})
    sizes = {src: size for src, (size, _) in gathered.pictures.items()}
    return understand(ledger, library, inputs, sizes, options, watch)


def _digest_of(sources: Iterable[Source]) -> str:
    whole = hashlib.sha256()
    for source in sources:
        whole.update(f"{source.path}\0{source.text}\0".encode())
    return whole.hexdigest()


def fails(findings: Iterable[Diagnostic], options: Options) -> bool:
    """Whether a build with these findings leaves the output as it was."""
    for finding in findings:
        if options.keep_going and finding.code in MAY_BE_PUBLISHED_MARKED:
            continue
        level = severity(finding)
        if level == "error" or (options.strict and level == "warning"):
            return True
    return False


def _foreign(project: Project, path: str) -> Diagnostic:
    place = f"{project.output.name}/{path}"
    return Diagnostic(
        code="foreign-file",
        message=f"{place} was not made by Postil, and a page must go there",
        span=Span(place, 1, 1, 1, 1),
        help=("move it away, or build into another folder with   --output DIR",),
    )
