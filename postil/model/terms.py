"""What templates get of the glossary: the page of all entries, and that of one."""

from __future__ import annotations

from postil.frozen import frozen
from postil.model.charts import Chart
from postil.model.frame import Frame
from postil.model.parts import CitationItem, EntryItem, GlossaryLetter, MentionGroup, When


@frozen
class GlossaryPage:
    """`/glossary/`"""

    frame: Frame
    letters: tuple[GlossaryLetter, ...]
    lead: str
    """How many entries there are, and in which glossaries."""


@frozen
class SenseItem:
    """One of several contested meanings."""

    short: str
    definition_html: str
    according_to: str
    citations: tuple[CitationItem, ...]


@frozen
class LabelItem:
    """What a term, or somebody or something with a profile, is called in another language."""

    lang: str
    language: str
    """The language's name as readers know it."""
    words: str
    forms: tuple[str, ...]
    """Other words for it there, by which searches find it."""


@frozen
class TermPage:
    """`/glossary/<id>/`"""

    frame: Frame
    name: str
    forms: tuple[str, ...]
    scheme: str
    short: str
    definition_html: str
    senses: tuple[SenseItem, ...]
    broader: tuple[EntryItem, ...]
    narrower: tuple[EntryItem, ...]
    related: tuple[EntryItem, ...]
    labels: tuple[LabelItem, ...]
    citations: tuple[CitationItem, ...]
    reviewed: When | None
    tree: Chart | None
    """The entry among its neighbors."""
    chart: Chart | None
    """Its mentions over time."""
    mention_count: str
    """How many mentions there are, in words."""
    mentions: tuple[MentionGroup, ...]
