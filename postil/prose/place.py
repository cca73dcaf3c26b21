"""From a place in the parser's tokens to a span of the file, for findings and for links by hand."""

from __future__ import annotations

from dataclasses import dataclass

from postil.source import Span


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a piece of Markdown was written."""

    path: str
    """The file."""
    line: int
    """The line of the file on which it begins, from 1."""
    column: int
    """The column of the file at which each of its lines begins, from 1: more than 1 inside YAML."""
    lines: list[str]
    """Its lines, as written."""

    def span(self, line: int, start: int, end: int) -> Span:
        """Characters `start` to `end` of one of its lines, both from 0; at least one character wide."""
        number, column = self.line + line, self.column + start
        return Span(self.path, number, column, number, column + max(1, end - start))

    def whole_line(self, line: int) -> Span:
        """One of its lines, from 0, without the white space around it."""
        text = self.lines[line] if line < len(self.lines) else ""
        start = len(text) - len(text.lstrip())
        return self.span(line, start, len(text.rstrip()))

    def offset(self, line: int, content: str, cell: int) -> int:
        """Where in a line of a table the words of a cell stand, looked for from `cell` on; `cell` where they
        differ."""
        text = self.lines[line] if line < len(self.lines) else ""
        return max(cell, text.find(content, cell))

    def rows(self, line: int, content: str) -> list[tuple[int, int]]:
        """For each line of `content`, which the parser made of the lines from `line` on: where it begins, and the
        column (from 0) of the file's line at which it stands.

        The parser takes the marks of quotations and lists and the white space off the beginning of lines, and may
        take something off their end. What is left is looked for from the end of the line.
        """
        found, begin = [], 0
        for number, words in enumerate(content.split("\n"), line):
            text = self.lines[number] if number < len(self.lines) else ""
            bare = words.lstrip()
            found.append((begin, max(0, text.rfind(bare) - (len(words) - len(bare)))))
            begin += len(words) + 1
        return found
