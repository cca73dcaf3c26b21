"""How a site is built: the one function that knows the order of the stages."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from postil.diagnose.catalogue import anchoring
from postil.diagnose.diagnostic import Diagnostic, Findings
from postil.diagnose.report import severity
from postil.engine.dead_links import Addresses, addresses, dead_links
from postil.engine.gather import Gathered, gather
from postil.engine.make import File, make
from postil.engine.pages import MISSING
from postil.engine.project import Options, Project
from postil.engine.understand import understand
from postil.link.routes import file_of
from postil.render.assets import STYLE_SHEET, style_sheet
from postil.render.templates import Templates
from postil.source import Source, Span
from postil.write.apply import ForeignFiles, Stage, Written

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
    written: Written | None
    """What was done to the output folder; None when nothing was."""


def check(project: Project, options: Options) -> Outcome:
    """Everything a build does but write: all findings, templates included."""
    return _run(project, options, stage=None)


def build(project: Project, options: Options) -> Outcome:
    """Build the site. When anything is wrong the output folder stays as it was, byte for byte.

    Raises OSError when the disk does not take it.
    """
    with Stage(project.output) as stage:
        return _run(project, options, stage)


def _run(project: Project, options: Options, stage: Stage | None) -> Outcome:
    gathered = gather(project)
    written = gathered.written
    if options.base_url:
        written = replace(written, site=replace(written.site, base_url=options.base_url))

    site = understand(written, gathered.pictures, options)
    findings = [*gathered.findings, *site.findings]

    pages: dict[str, Addresses] = {}
    files: set[str] = set()
    shown: set[str] = set()
    if not _fails(gathered.findings, options):
        for made in make(site, Templates(gathered.templates)):
            if isinstance(made, Diagnostic):
                findings.append(made)
            else:
                files.add(made.path)
                shown.update(made.pictures)
                if made.path.endswith(".html"):
                    pages[made.path] = addresses(made.data.decode())
                if stage:
                    stage.put(made.path, made.data)

    copied = tuple(_copies(gathered, shown))
    if not _fails(findings, options):
        files.update(file.path for file in copied)
        # A host shows the page for what is missing at any depth: its addresses begin at the root of the host.
        checked = {path: found for path, found in pages.items() if path != file_of(MISSING)}
        findings += dead_links(checked, files, gathered.sources)

    failed = _fails(findings, options)
    done = None
    if stage and not failed:
        for file in copied:
            stage.put(file.path, file.data)
        try:
            done = stage.commit()
        except ForeignFiles as error:
            findings += (_foreign(project, path) for path in error.paths)
            failed = True
    return Outcome(
        findings=tuple(findings),
        sources=gathered.sources,
        failed=failed,
        briefings=len(site.briefings),
        notes=sum(len(briefing.notes) for briefing in site.briefings),
        pages=len(pages),
        written=done,
    )


def _fails(findings: Iterable[Diagnostic], options: Options) -> bool:
    for finding in findings:
        if options.keep_going and finding.code in MAY_BE_PUBLISHED_MARKED:
            continue
        level = severity(finding)
        if level == "error" or (options.strict and level == "warning"):
            return True
    return False


def _copies(gathered: Gathered, shown: Collection[str]) -> Iterator[File]:
    """What is taken over as it is, or nearly: the joined style sheet, scripts, local copies of sources, what pages show."""
    yield File(STYLE_SHEET, style_sheet(one for one in gathered.templates if one.path.endswith(".css")).encode())
    for path, data in gathered.copies.items():
        if not path.startswith("media/") or path.removeprefix("media/") in shown:
            yield File(path, data)


def _foreign(project: Project, path: str) -> Diagnostic:
    place = f"{project.output.name}/{path}"
    return Diagnostic(
        code="foreign-file",
        message=f"{place} was not made by Postil, and a page must go there",
        span=Span(place, 1, 1, 1, 1),
        help=("move it away, or build into another folder with   --output DIR",),
    )
