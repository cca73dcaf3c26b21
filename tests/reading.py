"""The reading stage alone, from disk to the library, without an engine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from postil.diagnose.diagnostic import Diagnostic, Findings
from postil.model.written.library import Written
from postil.read.assemble import assemble
from postil.read.attached import check_files
from postil.read.files import Folder, listing, load
from postil.read.layout import MEDIA
from postil.read.one import FileReading, read_file
from postil.read.references import check_references
from postil.source import Source


@dataclass(frozen=True, slots=True)
class Content:
    """What stands under content/."""

    written: Written
    findings: Findings
    """In no particular order."""
    sources: Mapping[str, Source]
    """The text of each file that was read, by path, to show the findings in."""


def read_content(project: Folder) -> Content:
    """Read content/ in the folder `project`, whatever stands there."""
    found = listing(project)
    findings = list(found.findings)
    readings: list[FileReading] = []
    for path in found.texts:
        data = load(project, path)
        if isinstance(data, Diagnostic):
            findings.append(data)
        else:
            readings.append(read_file(path, data))
            findings.extend(readings[-1].findings)
    written, clashes = assemble(readings, (path.removeprefix(MEDIA) for path in found.media))
    findings += clashes + check_references(written)
    findings += check_files(project, written, found)
    return Content(written, tuple(findings), {reading.source.path: reading.source for reading in readings})
