"""A running text made ready for its notes: folded once, with its words and sections, whatever the number of notes."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from postil.anchor.fold import Folded, even, fold, uneven
from postil.anchor.scripts import MARKS, SPACELESS
from postil.model.prose import Block, Prose, Range

WALL = "\n"
"""Stands between two blocks of a folded text. No folded quote holds it: so no quote reaches over the end of a
block.
"""

_WORD = rf"(?:(?![{SPACELESS}])[^\W_]|[{MARKS}])"

UNIT = re.compile(
    rf"(?:(?<![\w.])[-+])?[$€£¥₩₽₹]?{_WORD}+"
    rf"(?:(?:['\-]|(?<=\d)[.,:/٫٬](?=\d)|(?<=\b[A-Za-z])\.(?=[A-Za-z]\b)){_WORD}+)*[%‰°]?"
    rf"|[{SPACELESS}][{MARKS}]*"
)
"""What a passage found by likeness may begin and end at: a word with its apostrophes and hyphens, a number
with its sign, separators and unit, one character of a script without spaces.
"""


@dataclass(frozen=True)
class Text:
    """A running text after folding. Its positions count in `folded`; `origin` leads back to the prose."""

    prose: Prose
    folded: str
    """All blocks, folded, with WALL between them."""
    begins: list[int]
    """Where each block begins in `folded`."""
    parts: list[Folded]

    def origin(self, start: int, end: int) -> Range:
        """The code points of the prose that a stretch within one block came from."""
        number = bisect_right(self.begins, start) - 1
        begin, base = self.begins[number], self.prose.blocks[number].start
        first, last = self.parts[number].origin(start - begin, end - begin)
        return base + first, base + last

    def block_at(self, position: int) -> Block:
        """The block that holds a position."""
        return self.prose.blocks[bisect_right(self.begins, position) - 1]

    def block_span(self, position: int) -> Range:
        """Where the block that holds a position begins and ends in `folded`."""
        number = bisect_right(self.begins, position) - 1
        return self.begins[number], self.begins[number] + len(self.parts[number].text)

    def section(self, heading: str) -> Range | None:
        """The section under a heading, in the folded text; None for an unknown one."""
        span = section_of(self.prose, heading)
        return None if span is None else (self._folded_at(span[0]), self._folded_at(span[1]))

    def _folded_at(self, position: int) -> int:
        number = bisect_left(self._block_starts, position)
        return self.begins[number] if number < len(self.begins) else len(self.folded)

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self.prose.blocks]

    @cached_property
    def units(self) -> tuple[list[int], list[int]]:
        """Where all words start, and where they end."""
        spans = [match.span() for match in UNIT.finditer(self.folded)]
        return [start for start, _ in spans], [end for _, end in spans]

    @cached_property
    def unwalled(self) -> str:
        """The folded text with a space for each wall: what a reader sees who does not mind where paragraphs
        end.
        """
        return self.folded.replace(WALL, " ")


def section_of(prose: Prose, heading: str) -> Range | None:
    """The section under a heading with the deeper ones in it, the heading itself included; None for an unknown one."""
    for number, found in enumerate(prose.headings):
        if found.id == heading:
            after = (later.start for later in prose.headings[number + 1:] if later.level <= found.level)
            return found.start, next(after, len(prose.text) + 1)
    return None


def read(prose: Prose) -> Text:
    """Fold a running text, once for all its notes."""
    text = prose.text
    parts: list[Folded] = []
    if unicodedata.is_normalized("NFC", text):
        text = even(text)
        parts = [uneven(text[block.start:block.end]) for block in prose.blocks]
    else:
        parts = [fold(text[block.start:block.end]) for block in prose.blocks]
    begins: list[int] = []
    at = 0
    for part in parts:
        begins.append(at)
        at += len(part.text) + len(WALL)
    return Text(prose, WALL.join(part.text for part in parts), begins, parts)
