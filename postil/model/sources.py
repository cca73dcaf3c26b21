"""What templates get of sources: the list of them, one of them, and what rests on it."""

from __future__ import annotations

from postil.frozen import frozen
from postil.model.parts import Frame, Link, When


@frozen
class SourceItem:
    """A source in the list of all."""

    href: str
    title: str
    publisher: str
    published: str
    kind: str
    uses: int
    single_origin: bool


@frozen
class SourcesPage:
    """`/sources/`"""

    frame: Frame
    sources: tuple[SourceItem, ...]
    count: int


@frozen
class UseItem:
    """Something that rests on a source."""

    kind: str
    """`note`, `term`, `profile`, `event`."""
    link: Link
    where: str
    """The briefing a note stands in; empty otherwise."""
    locator: str
    quote: str


@frozen
class SourcePage:
    """`/sources/<id>/`"""

    frame: Frame
    title: str
    publisher: str
    published: str
    accessed: When | None
    kind: str
    link: str
    archive: str
    snapshot: str
    single_origin: bool
    uses: tuple[UseItem, ...]
