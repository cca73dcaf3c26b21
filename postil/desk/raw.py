"""The bytes of a file as lines with their own ends, so that a patch leaves alone what it does not mean."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

BOM = b"\xef\xbb\xbf"
_END = re.compile("\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of the file and what stands there afterwards. Lines and columns count from 1, the end is exclusive.

    Line ends in `text` are written `\\n`, whatever the file's own are.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    text: str


@dataclass(frozen=True)
class Raw:
    """A file of UTF-8, byte order mark and line ends included."""

    data: bytes

    @cached_property
    def mark(self) -> bytes:
        """The byte order mark, if there is one."""
        return BOM if self.data.startswith(BOM) else b""

    @cached_property
    def text(self) -> str:
        """All behind the mark, line ends as they are. Raises UnicodeDecodeError for what is not UTF-8."""
        return self.data[len(self.mark):].decode("utf-8")

    @cached_property
    def _ends(self) -> list[tuple[int, int]]:
        return [match.span() for match in _END.finditer(self.text)]

    @property
    def count(self) -> int:
        """How many lines there are; a line end at the very end begins no further one."""
        return len(self._ends) + (self._start(len(self._ends) + 1) < len(self.text))

    def line(self, number: int) -> str:
        """The line with that number, from 1, without its end; empty when there is none."""
        if not 1 <= number <= self.count:
            return ""
        end = self._ends[number - 1][0] if number <= len(self._ends) else len(self.text)
        return self.text[self._start(number):end]

    def is_blank(self, number: int) -> bool:
        """Whether nothing stands in the line."""
        return not self.line(number).strip(" \t")

    def is_comment(self, number: int) -> bool:
        """Whether the line holds nothing but a comment. Lines of a block of text must not be asked."""
        return self.line(number).lstrip(" \t").startswith("#")

    def edited(self, edits: Iterable[Edit]) -> bytes:
        """The file after the edits, which do not overlap. New line ends are those of the line before."""
        text, done, parts = self.text, 0, []
        for edit in sorted(edits, key=lambda one: (one.line, one.column)):
            start, end = self._at(edit.line, edit.column), self._at(edit.end_line, edit.end_column)
            new = edit.text.replace("\n", self._end_near(edit.line)) if "\n" in edit.text else edit.text
            parts += [text[done:start], new]
            done = end
        return self.mark + ("".join(parts) + text[done:]).encode("utf-8")

    def below(self, number: int, lines: Iterable[str]) -> Edit:
        """The edit that puts lines below the one with that number; 0 puts them at the top."""
        text = "".join(f"{line}\n" for line in lines)
        if number == self.count and number > len(self._ends):
            end = len(self.line(number)) + 1
            return Edit(number, end, number, end, "\n" + text)
        return Edit(number + 1, 1, number + 1, 1, text)

    def _start(self, number: int) -> int:
        return 0 if number == 1 else self._ends[number - 2][1]

    def _at(self, line: int, column: int) -> int:
        return len(self.text) if line > self.count else self._start(line) + column - 1

    def _end_near(self, number: int) -> str:
        """How the line before ends, or else most of them."""
        if 0 < number - 1 <= len(self._ends):
            return self.text[slice(*self._ends[number - 2])]
        counted = Counter(self.text[start:end] for start, end in self._ends)
        return counted.most_common(1)[0][0] if counted else "\n"
