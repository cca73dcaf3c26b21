"""What templates get of sources: the list of them, one of them, and what rests on it."""

from __future__ import annotations

from postil.frozen import frozen
from postil.model.frame import Frame
from postil.model.parts import Link, When


@frozen
class SourceItem:
    """A source in the list of all."""

    href: str
    title: str
    publisher: str
    published: str
    kind: str
    uses: str
    """How many things rest on it."""
    single_origin: bool


@frozen
class SourcesPage:
    """`/sources/`"""

    frame: Frame
    sources: tuple[SourceItem, ...]
    lead: str
    """How many there are, in a sentence."""


@frozen
class UseItem:
    """Something that rests on a source."""

    kind: str
    """What it is, in words: `note`, `term`, `profile`, `event`."""
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
    use_count: str
    """How many things rest on it, in words."""
