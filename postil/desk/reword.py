"""Words exchanged in place: what stays keeps its line, its quoting and its wrapping."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from postil.desk.extent import last_line
from postil.desk.raw import Edit, Raw
from postil.desk.values import double, single
from postil.read.tree import ScalarNode

_WORD = re.compile(r"\S+")


class _Word(NamedTuple):
    """A word as it stands in the file."""

    text: str
    line: int
    start: int
    end: int


def reworded(raw: Raw, node: ScalarNode, value: str) -> Iterator[list[Edit]]:
    """Exchanges the words that differ. Nothing, where what is written is not what is read (escapes)."""
    words = _words(raw, node)
    if [word.text for word in words] != [_written(word, node.style) for word in node.text.split()]:
        return
    new = [_written(word, node.style) for word in value.split()]
    yield list(_edits(words, new))


def _written(word: str, style: str) -> str:
    """A word as it stands between the quotation marks of that style, if any."""
    if style == '"':
        return double(word)[1:-1]
    return single(word)[1:-1] if style == "'" else word


def _words(raw: Raw, node: ScalarNode) -> list[_Word]:
    first, edge = node.line, 1 if node.style in ('"', "'") else 0
    last = node.end_line
    if node.style in ("|", ">"):
        first, last = node.line + 1, last_line(raw, node)
    found = []
    for number in range(first, last + 1):
        line = raw.line(number)
        start = node.column - 1 + edge if number == node.line else 0
        end = node.end_column - 1 - edge if number == node.end_line and node.end_column > 1 else len(line)
        words = _WORD.finditer(line, start, end)
        found += [_Word(word[0], number, word.start() + 1, word.end() + 1) for word in words]
    return found


def _edits(words: list[_Word], new: list[str]) -> Iterator[Edit]:
    matcher = SequenceMatcher(None, [word.text for word in words], new, autojunk=False)
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "insert":
            at = words[i1 - 1] if i1 else words[0]
            column = at.end if i1 else at.start
            text = " ".join(new[j1:j2])
            yield Edit(at.line, column, at.line, column, f" {text}" if i1 else f"{text} ")
        elif kind == "delete":
            yield _deleted(words, i1, i2)
        elif kind == "replace" and i2 - i1 == j2 - j1:
            for word, text in zip(words[i1:i2], new[j1:j2], strict=True):
                yield Edit(word.line, word.start, word.line, word.end, text)
        elif kind == "replace":
            first, last = words[i1], words[i2 - 1]
            yield Edit(first.line, first.start, last.line, last.end, " ".join(new[j1:j2]))


def _deleted(words: list[_Word], i1: int, i2: int) -> Edit:
    """Words with the space before them; with that behind them, where a line that goes on begins with them."""
    first, last = words[i1], words[i2 - 1]
    begins = i1 == 0 or words[i1 - 1].line < first.line
    goes_on = i2 < len(words) and words[i2].line == last.line
    if begins and goes_on:
        return Edit(first.line, first.start, last.line, words[i2].start, "")
    before = words[i1 - 1] if i1 else None
    return Edit(*(before.line, before.end) if before else (first.line, first.start), last.line, last.end, "")


def with_lines(raw: Raw, node: ScalarNode, text: str) -> Iterator[list[Edit]]:
    """Exchanges the lines of a block of text that differ."""
    numbers = [number for number in range(node.line + 1, last_line(raw, node) + 1) if not raw.is_blank(number)]
    if not numbers:
        return
    numbers = list(range(numbers[0], numbers[-1] + 1))
    first = next(line for line in node.text.split("\n") if line.strip())
    indent = _indent(raw.line(numbers[0])) - _indent(first)
    old = [raw.line(number)[indent:] for number in numbers]
    new = text.split("\n")
    yield list(_line_edits(raw, numbers, old, new, " " * indent))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _line_edits(raw: Raw, numbers: list[int], old: list[str], new: list[str], indent: str) -> Iterator[Edit]:
    def end(number: int) -> tuple[int, int]:
        return number, len(raw.line(number)) + 1

    for kind, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        text = "\n".join(indent + line if line.strip() else "" for line in new[j1:j2])
        above = end(numbers[0] + i1 - 1)
        if kind == "insert":
            yield Edit(*above, *above, "\n" + text)
        elif kind == "delete":
            yield Edit(*above, *end(numbers[i2 - 1]), "")
        elif kind == "replace":
            yield Edit(numbers[i1], 1, *end(numbers[i2 - 1]), text)
