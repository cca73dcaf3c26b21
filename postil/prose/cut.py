"""Plain blocks told from all others, line by line, so that they can be read without the parser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

Kind = Literal["paragraph", "heading", "list", "quotation", "other"]


class Piece(NamedTuple):
    """Some lines of a text that can be read without the lines around them."""

    kind: Kind
    line: int
    """The first of its lines, from 0."""
    source: str
    """Its lines."""


_SPECIAL = r"(?:[\s#>+\-=|:<{]|\*(?!\*?[^\s*])|[0-9]{1,9}[.)](?!\S))"
"""What makes of a line more than words, at its beginning: every character with which a block of CommonMark or a table
can begin or end another one, but for fences, which `_FAR` finds. What is not certain counts as special."""

_SPECIAL_START = re.compile(_SPECIAL)
_SPECIAL_LINE = re.compile(rf"\n{_SPECIAL}")
_FAR = re.compile(r"\n[\t >+*\-0-9.)]*(?:```|~~~|<[!?A-Za-z])")
_HEADING = re.compile(r"#{1,6} \S.*")
_ITEM = re.compile(rf"- (?!{_SPECIAL})")
_ITEM_LINE = re.compile(rf"\n(?!  (?!{_SPECIAL})|- (?!{_SPECIAL}))")
_QUOTATION_LINE = re.compile(rf"\n(?!> (?!{_SPECIAL}))")


def cut(markdown: str) -> Iterator[Piece]:
    """Cut a text at its plain blocks: all pieces, in order.

    Between blank lines, a block that begins at the left edge with a word ends whatever stood before it, and what
    follows cannot reach back into it. Not so where a block may hold blank lines of its own (code between fences, HTML)
    or where one block decides on others (the addresses of links, `[name]: address`): such a text is one piece.
    """
    if "]:" in markdown or (("<" in markdown or "```" in markdown or "~~~" in markdown) and _FAR.search("\n" + markdown)):
        yield Piece("other", 0, markdown)
        return
    line, first, others = 0, 0, []
    has_attributes = "}" in markdown
    for chunk in markdown.split("\n\n"):
        source = chunk.strip("\n")
        kind = _kind(source)
        if kind == "heading" and has_attributes and (others or source[-1] == "}"):
            kind = "other"  # a line {#id} above it may mean it
        if kind in ("paragraph", "heading"):
            if others:
                yield _joined(others, first)
                others = []
            yield Piece(kind, line + chunk.index(source), source)
        else:
            if not others:
                first = line
            others.append(chunk)
        line += chunk.count("\n") + 2
    if others:
        yield _joined(others, first)


def _kind(source: str) -> Kind:
    if not source or source[-1].isspace():
        return "other"
    if source[0] == "#":
        return "heading" if source[-1] != "#" and _HEADING.fullmatch(source) else "other"
    return "other" if _SPECIAL_START.match(source) or _SPECIAL_LINE.search(source) else "paragraph"


def _joined(chunks: list[str], line: int) -> Piece:
    """What stands between plain blocks; a list or a quotation of plain lines when it is one and no more."""
    source = "\n\n".join(chunks)
    bare = source.strip("\n")
    if bare and "\n\n" not in bare and not bare[-1].isspace():
        lines = "\n" + bare
        if bare[0] == "-" and _ITEM.match(bare) and not _ITEM_LINE.search(lines):
            return Piece("list", line + source.index(bare), bare)
        if bare[0] == ">" and not _QUOTATION_LINE.search(lines):
            return Piece("quotation", line + source.index(bare), bare)
    return Piece("other", line, source)
