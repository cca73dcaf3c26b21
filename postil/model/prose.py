"""Prose: one piece of Markdown, read: its running text, what stands where in it, and, closed to others, its mark-up."""

from __future__ import annotations

from typing import Any, Literal

from postil.frozen import frozen

Range = tuple[int, int]
"""Code points of a running text, half open (W3C TextPositionSelector)."""

BlockKind = Literal["paragraph", "heading", "item", "cell", "code", "caption"]
"""What kind of block holds a stretch of text: `item` is a paragraph of a list item."""


@frozen
class Block:
    """A stretch of running text without a break in it: no quote and no term reaches over its end."""

    kind: BlockKind
    start: int
    end: int
    line: int
    """The line of the file, from 1, on which the block begins."""
    top: int
    """The number of the outermost block (list, table, quotation, paragraph) it stands in, from 0, as weaving hands them out."""
    section: str
    """The id of the nearest heading above, empty before the first. A heading belongs to its own section."""


@frozen
class Heading:
    """A heading of the text."""

    id: str
    """Its anchor: given by `{#id}`, or made from its words; unique in the text."""
    level: int
    start: int
    end: int


@frozen
class Reference:
    """A link by hand to something of this site: `[text](term:icbm)` or `[[icbm]]`."""

    kind: str
    """`term`, `article`, `profile`, `source`, `claim`, `event`, `note`; `any` for the short form `[[id]]`."""
    id: str
    """The id that is linked to; `article/note` for a note."""
    start: int
    """The link's words, in the running text."""
    end: int
    line: int
    """Where the link is written: line and column of the file, from 1, and how many code points."""
    column: int
    length: int
    is_bare: bool = False
    """Whether it is a short form without words of its own, which reads as the name of what it leads to."""

    @property
    def target(self) -> str:
        """`kind:id`, the name under which weaving asks for the address."""
        return f"{self.kind}:{self.id}"


@frozen
class Picture:
    """A picture in the text."""

    src: str
    """The file, under content/media/."""
    line: int
    """Where it is written: line and column of the file, from 1, and how many code points."""
    column: int
    length: int


@frozen
class Prose:
    """Markdown, read. Everything but `pieces` may be looked at by anyone; `pieces` belongs to postil.prose alone."""

    text: str
    """The running text as a reader sees it: no mark-up, soft breaks as `\\n`, blocks parted by a blank line."""
    blocks: tuple[Block, ...]
    headings: tuple[Heading, ...]
    references: tuple[Reference, ...]
    unlinkable: tuple[Range, ...]
    """Where no automatic link may stand: links, code, headings, images, `{.noterm}`. Sorted, apart from each other."""
    quoted: tuple[Range, ...]
    """What somebody else says: block quotations, and words between quotation marks. Sorted, apart from each other."""
    pictures: tuple[Picture, ...]
    """The pictures that the text shows, each where it is first shown."""
    words: int
    """How many words the text has."""
    pieces: tuple[Any, ...]
    """The text's mark-up, for weaving: plain data that can be pickled and compared."""

    @property
    def media(self) -> tuple[str, ...]:
        """The files of its pictures, under content/media/."""
        return tuple(picture.src for picture in self.pictures)


@frozen
class NoteMark:
    """The passage that a note stands on, as weaving writes it: `<mark>` and, behind it, the number."""

    start: int
    end: int
    note: str
    """The note's id: the passage gets the anchor `passage-<id>` and links to `#note-<id>`."""
    number: int
    """The number that readers see, from 1."""
    kind: str
    label: str
    """What the number says to a screen reader: `note 3, context`."""
    stale: bool
    """Whether the note was written on an earlier version of the passage."""


@frozen
class LinkMark:
    """An automatic link, as weaving writes it."""

    start: int
    end: int
    kind: str
    """`term` or `profile`: its class."""
    href: str
    title: str
    """The short definition, for a tooltip; empty where the page says it elsewhere."""


Mark = NoteMark | LinkMark


@frozen
class Link:
    """Where a link by hand leads."""

    href: str
    kind: str
    """`term`, `article`, `profile` …: its class."""
    title: str


@frozen
class Woven:
    """One outermost block of a text with its marks, as HTML."""

    html: str
    notes: tuple[str, ...]
    """The ids of the notes whose passage ends in this block, in reading order."""
    top: int
    """The block's number, from 0."""
