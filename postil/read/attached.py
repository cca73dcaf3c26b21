"""Pictures and local copies: those that records name must be there, and be what they were."""

from __future__ import annotations

from collections.abc import Iterator

from postil.diagnose.diagnostic import Diagnostic
from postil.diagnose.nearest import did_you_mean
from postil.model.written.library import Written
from postil.read.files import Folder, Listing, checksum
from postil.read.layout import MEDIA, SNAPSHOTS
from postil.source import Span, place_of


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
