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

    def inside(self, line: int, content: str, start: int, end: int, cell: int = -1) -> Span:
        """The span of `content[start:end]`, where `content` is what the parser made of the lines from `line`.

        The parser takes the marks of quotations and lists and the white space off the beginning of lines. What is
        left of a line from `start` on is therefore the end of a line of the file. In a table, `cell` is where the
        content begins.
        """
        row = content.count("\n", 0, start)
        stop = content.find("\n", start)
        tail = content[start:] if stop < 0 else content[start:stop]
        end = min(end, start + len(tail))
        if cell >= 0:
            return self.span(line, cell + start, cell + end)
        text = self.lines[line + row] if line + row < len(self.lines) else ""
        at = max(0, text.rfind(tail)) if tail else len(text)
        return self.span(line + row, at, at + end - start)
