"""What is gathered of one text while its tokens are read: the running text, and what stands where in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from postil.diagnose.diagnostic import Diagnostic
from postil.model.prose import Block, BlockKind, Heading, Picture, Range, Reference
from postil.prose.place import Origin

Node = tuple[Any, ...]
"""A piece of a block's mark-up, plain data: a stretch of the running text, `(start, end)`, or an element,
`(start, end, tag, attributes, children)`. `attributes` is HTML, ready to stand behind the tag's name, except where
only weaving knows more: tag `@`, a link to an entry, has its target there, and `img` a pair, the file and the rest."""

Leaf = tuple[int, int, tuple[Node, ...]]
"""One block's stretch of the running text, and its nodes."""

Top = tuple[Any, ...]
"""An outermost block: HTML without text (`str`) and leaves, as they follow each other. `Prose.pieces` holds
these."""

MAX_NESTING = 20
"""How deep blocks may stand in each other. markdown-it's time on lazy block quotations grows with it: 32 KB
take 12 s at 100, 1 s at 20."""

_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")


@dataclass(slots=True)
class Draft:
    """A text being read. It lives for one call of `parse`."""

    origin: Origin
    names: Mapping[str, str]
    """The names of entries by target, for the short form `[[id]]`."""
    prefix: str
    """What stands before the ids of headings."""
    entities: bool
    """Whether characters are written by number (`&#8238;`), so that some may have come in that no file may
    hold."""
    parts: list[str] = field(default_factory=list)
    """The running text so far, in pieces."""
    position: int = 0
    """Its length."""
    pieces: list[Top] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    unlinkable: list[Range] = field(default_factory=list)
    quoted: list[Range] = field(default_factory=list)
    pictures: dict[str, Picture] = field(default_factory=dict)
    findings: list[Diagnostic] = field(default_factory=list)
    section: str = ""

    def begin(self) -> int:
        """Begin a block: part it from the one before. The position at which its text begins."""
        if self.position:
            self.parts.append("\n\n")
            self.position += 2
        return self.position

    def end(self, start: int, kind: BlockKind, line: int) -> None:
        """End the block that `begin` began: note it, or forget it when it has no text."""
        if self.position == start:
            if start:
                self.parts.pop()
                self.position -= 2
            return
        line += self.origin.line
        self.blocks.append(Block(kind, start, self.position, line, len(self.pieces), self.section))

    def add(self, words: str) -> None:
        """Add words to the running text, if there are any: an empty part would stand in the way of `end`."""
        if words:
            self.parts.append(words)
            self.position += len(words)


def without_controls(text: str) -> str:
    """A text without the characters that turn its direction."""
    return _BIDI.sub("", text)


def turns_direction(text: str) -> bool:
    """Whether there are such characters in it."""
    return _BIDI.search(text) is not None


def joined(ranges: list[Range]) -> tuple[Range, ...]:
    """The same stretches sorted and apart from each other, those that touch or overlap made one."""
    if not ranges:
        return ()
    result: list[Range] = []
    for start, end in sorted(ranges):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        elif start < end:
            result.append((start, end))
    return tuple(result)
