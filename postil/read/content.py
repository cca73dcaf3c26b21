"""All of content/, from disk to the library, with everything that is wrong in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from postil.diagnose.diagnostic import Diagnostic, Findings
from postil.diagnose.nearest import did_you_mean
from postil.model.written.library import Written
from postil.read.assemble import assemble
from postil.read.files import Folder, Listing, checksum, listing, load
from postil.read.layout import MEDIA, SNAPSHOTS
from postil.read.one import FileReading, read_file
from postil.read.references import check_references
from postil.source import Source, Span, place_of


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


def check_files(project: Folder, written: Written, found: Listing) -> Iterator[Diagnostic]:
    """The pictures and local copies that records name must be there, and be what they were."""
    yield from _missing_media(written)
    yield from _snapshots(project, written, found)


def _missing_media(written: Written) -> Iterator[Diagnostic]:
    for record in (*written.articles.values(), *written.profiles.values()):
        if record.image and record.image.src not in written.media:
            yield _missing(
                "missing-picture", record.image.src, MEDIA, sorted(written.media), place_of(record.image.places, "src")
            )


def _snapshots(project: Folder, written: Written, found: Listing) -> Iterator[Diagnostic]:
    names = {path.removeprefix(SNAPSHOTS) for path in found.snapshots}
    for source in written.sources.values():
        if not source.snapshot:
            continue
        if source.snapshot not in names:
            yield _missing(
                "missing-snapshot", source.snapshot, SNAPSHOTS, sorted(names), place_of(source.places, "snapshot")
            )
        elif source.sha256:
            sum_ = checksum(project, SNAPSHOTS + source.snapshot)
            if isinstance(sum_, Diagnostic):
                yield sum_
            elif sum_ != source.sha256:
                yield Diagnostic(
                    "changed-snapshot",
                    f"the snapshot {source.snapshot} is not the file that this checksum was made of",
                    place_of(source.places, "sha256"),
                    ("restore the file; if it was replaced on purpose, write", f"sha256: {sum_}"),
                )


def _missing(code: str, name: str, folder: str, names: list[str], span: Span) -> Diagnostic:
    return Diagnostic(
        code, f"there is no file {folder}{name}", span, did_you_mean(name, names) or (f"put it into {folder}",)
    )
