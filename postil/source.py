"""Where things stand in the files people write: a file's text, and spans of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from postil.frozen import frozen


@frozen
class Span:
    """A stretch of one file, as an editor counts: lines and columns from 1, in code points; the end is exclusive."""

    path: str
    """The file, relative to the project, with forward slashes."""
    line: int
    column: int
    end_line: int
    end_column: int

    @property
    def position(self) -> str:
        """`path:line:column`, the form that editors and terminals turn into a link."""
        return f"{self.path}:{self.line}:{self.column}"


Places = Mapping[str, Span]
"""Where each key of a record was written, by its path inside the record: `quote`, `sources.0.locator`; `""` is the whole record."""


def place_of(places: Places, key: str) -> Span:
    """The span of `key`, or of the nearest thing around it that was written down.

    Raises KeyError when not even the whole record has a place.
    """
    while key not in places and key:
        key = key.rpartition(".")[0]
    return places[key]


@dataclass(frozen=True)
class Source:
    """The text of one file: line ends are `\\n`, without a byte order mark, so that lines and columns are an editor's."""

    path: str
    """Relative to the project, with forward slashes."""
    text: str

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [0], self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return starts

    def line(self, number: int) -> str:
        """The line with that number, from 1, without its line end; empty when there is none."""
        if not 1 <= number <= len(self._starts):
            return ""
        start = self._starts[number - 1]
        end = self.text.find("\n", start)
        return self.text[start:] if end < 0 else self.text[start:end]

    def span(self, start: int, end: int) -> Span:
        """The span of the code points `start` to `end`, half open."""
        (line, column), (end_line, end_column) = self._locate(start), self._locate(end)
        return Span(self.path, line, column, end_line, end_column)

    def _locate(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
