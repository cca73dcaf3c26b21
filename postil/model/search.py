"""What readers search: the page for it, and what is indexed of the other pages."""

from __future__ import annotations

from postil.frozen import frozen
from postil.model.frame import Frame
from postil.model.parts import Link


@frozen
class Passage:
    """A part of a document that has an address of its own, or the beginning, which has none."""

    id: str
    """What leads to it on the page; empty for what stands before the first with one."""
    heading: str
    html: str


@frozen
class Document:
    """What is found as one: a briefing, the notes on one, an entry."""

    kind: str
    """One of KINDS in postil/compose/documents.py."""
    lang: str
    """The language of its title and text."""
    title: str
    day: str
    """Its date as readers see it; empty for none."""
    passages: tuple[Passage, ...]


@frozen
class SearchPage:
    """`/search/`"""

    frame: Frame
    is_indexed: bool
    """Whether the texts are searched, too, and not names alone."""
    kinds: tuple[tuple[str, str], ...]
    """The kinds of what is found, by which readers can narrow it: the name in the index, and the word."""
    has_names: bool
    """Whether there is anything to look up by name."""
    shelves: tuple[Link, ...]
    """The lists to look through: the glossary, the profiles and so on, as in the menu."""
    topics: tuple[Link, ...]
    years: tuple[Link, ...]
    """The archive, the latest year first."""
