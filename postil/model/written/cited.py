"""A cited source: what notes, definitions and claims rest on."""

from __future__ import annotations

from typing import Literal

from postil.model.keys import Day, Edtf, Id, Sha256, SnapshotPath, Text, Url, key, record
from postil.source import Places

SourceKind = Literal[
    "treaty", "legal", "official", "news", "report", "analysis", "dataset", "book", "speech", "reference", "broadcast"
]
"""What kind of document it is."""


@record
class CitedSource:
    """An entry of content/sources/."""

    id: Id = key()
    """Its name in citations and in its address."""
    title: Text = key()
    """Its title."""
    publisher: Text = key(default="")
    """Who published it."""
    url: Url | None = key(default=None)
    """Where it stands."""
    published: Edtf = key(default="")
    """When it appeared."""
    accessed: Day | None = key(default=None)
    """The day somebody last saw it there."""
    kind: SourceKind = key(default="reference")
    """What kind of document it is."""
    archive_url: Url | None = key(default=None)
    """A copy in a web archive."""
    snapshot: SnapshotPath = key(default="")
    """A local copy under content/sources/snapshots/."""
    sha256: Sha256 | None = key(default=None)
    """The checksum of the snapshot; a build compares it."""
    single_origin: bool = key(default=False)
    """Whether all that is known of the matter goes back to this one source."""
    places: Places


@record
class CitedSources:
    """content/sources/<any>.yaml."""

    sources: tuple[CitedSource, ...] = key(default=())
    """The sources, in any order; the file's name is yours to choose."""
    places: Places
