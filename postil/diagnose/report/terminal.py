"""Findings on a terminal: the line, a caret under the words, the way out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from postil.diagnose.diagnostic import Comparison, Diagnostic, Severity, order
from postil.diagnose.report.columns import safe, shown, width
from postil.diagnose.report.level import severity
from postil.diagnose.report.versions import Piece, pieces
from postil.source import Source, Span

ROOM = 100
"""Cells for the text of a line: longer lines are cut around what is meant."""

_RESET = "\x1b[0m"
_COLORS = {
    "error": "\x1b[1;31m",
    "warning": "\x1b[1;33m",
    "notice": "\x1b[1;36m",
    "bold": "\x1b[1m",
    "frame": "\x1b[34m",
}


def terminal(findings: Iterable[Diagnostic], sources: Mapping[str, Source], *, color: bool = False) -> str:
    """All findings in the order of their places, with a blank line after each; empty for none.

    Lines that stand in none of `sources` are left out. The text of people's files never reaches the screen as more than
    text: control characters and those that turn the direction of reading are written out.
    """
    return "".join(one(finding, sources, color=color) + "\n" for finding in sorted(findings, key=order))


def one(finding: Diagnostic, sources: Mapping[str, Source], *, color: bool = False) -> str:
    """One finding; every line of it ends with a line end."""
    return "".join(f"{line}\n".replace(" \n", "\n") for line in _Screen(finding, sources, color=color).lines())


class _Screen:
    """Writes one finding."""

    def __init__(self, finding: Diagnostic, sources: Mapping[str, Source], *, color: bool) -> None:
        self._finding = finding
        self._sources = sources
        self._color = color
        self._level: Severity = severity(finding)
        spans = [finding.span, *(related.span for related in finding.related)]
        self._gutter = max(len(str(span.line)) for span in spans)

    def lines(self) -> Iterator[str]:
        finding = self._finding
        head = self._paint(f"{self._level}[{finding.code}]", self._level)
        yield f"{head}: {self._paint(safe(finding.message), 'bold')}"
        yield f"{' ' * self._gutter}{self._paint('-->', 'frame')} {self._where(finding.span)}"
        yield from self._snippet(finding.span, "^", self._level, "")
        for related in finding.related:
            yield f"{' ' * self._gutter}{self._paint(':::', 'frame')} {self._where(related.span)}"
            if related.span.path in self._sources:
                yield from self._snippet(related.span, "-", "frame", safe(related.message))
            else:
                yield f"{self._edge()} {safe(related.message)}"
        if finding.comparison:
            yield from self._comparison(finding.comparison)
        for help_ in finding.help:
            first, *rest = safe_lines(help_)
            yield f"{self._edge('=')} {self._paint('help', 'bold')}: {first}"
            yield from (f"{' ' * (self._gutter + 9)}{line}" for line in rest)

    def _where(self, span: Span) -> str:
        return safe(span.position if span.path in self._sources else span.path)

    def _edge(self, mark: str = "|") -> str:
        return f"{' ' * self._gutter} {self._paint(mark, 'frame')}"

    def _snippet(self, span: Span, mark: str, color: str, label: str) -> Iterator[str]:
        source = self._sources.get(span.path)
        if source is None or (not source.text and not label):
            return
        line = source.line(span.line)
        end = span.end_column if span.end_line == span.line else len(line.rstrip()) + 1
        part = shown(line, span.column - 1, end - 1, ROOM)
        number = self._paint(str(span.line).rjust(self._gutter), "frame")
        marks = self._paint(" ".join(filter(None, (mark * part.width, label))), color)
        yield self._edge()
        yield f"{number} {self._paint('|', 'frame')} {part.text}"
        yield f"{self._edge()} {' ' * part.before}{marks}"

    def _comparison(self, comparison: Comparison) -> Iterator[str]:
        old, new = pieces(comparison.was, comparison.now)
        yield self._edge()
        yield from self._version("was", old, "-", "error")
        yield from self._version("now", new, "+", "notice")

    def _version(self, name: str, version: tuple[Piece, ...], mark: str, color: str) -> Iterator[str]:
        for number, (text, marks) in enumerate(_wrapped(version, mark, ROOM - 5)):
            yield f"{self._edge()} {self._paint(name if not number else '   ', 'bold')}  {text}"
            if marks:
                yield f"{self._edge()}      {self._paint(marks, color)}"

    def _paint(self, text: str, color: str) -> str:
        return f"{_COLORS[color]}{text}{_RESET}" if self._color and text else text


def safe_lines(text: str) -> list[str]:
    """A text of several lines, each made safe."""
    return [safe(line) for line in text.split("\n")]


def _wrapped(version: tuple[Piece, ...], mark: str, room: int) -> Iterator[tuple[str, str]]:
    """Lines of at most `room` cells, broken between words, each with the marks under the words that changed."""
    text, marks = "", ""
    for piece in version:
        for word in piece.text.replace(" ", " \0").split("\0"):
            bare = width(word.rstrip())
            if text and width(text) + bare > room:
                yield text.rstrip(), marks.rstrip()
                text = marks = ""
            text += safe(word)
            marks += (mark if piece.changed else " ") * bare + " " * (width(word) - bare)
    yield text.rstrip(), marks.rstrip()
