"""Text on a screen of fixed cells: what a line shows, and in which cells a stretch of it appears."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from postil.frozen import frozen

TAB = 4
"""Cells to which a tab goes on."""

ELLIPSIS = "…"


@frozen
class Shown:
    """A line, or a part of it, as it goes to the screen; and the cells in which the stretch stands."""

    text: str
    before: int
    """Cells left of the stretch."""
    width: int
    """Cells of the stretch, at least one."""


def shown(line: str, start: int, end: int, room: int) -> Shown:
    """The part of `line` around its code points `start` to `end` that fits into `room` cells, cut with `…`.

    The stretch may lie behind the end of the line; it then has one cell there. A stretch that is itself too long is
    shown by its beginning.
    """
    start, end = min(start, len(line)), min(max(end, start), len(line))
    near = excerpt(line, start, end, around=4 * room)
    line, start, end = near.text, near.start, near.end
    cells = [_cells(character) for character in line]
    tabbed = _with_tabs(line, cells)
    widths = [len_ for _, len_ in tabbed]
    first, last = _window(widths, start, end, room)
    text = "".join(piece for piece, _ in tabbed[first:last])
    left = ELLIPSIS if first or near.cut_before else ""
    right = ELLIPSIS if last < len(line) or near.cut_after else ""
    before = sum(widths[first:start]) + len(left)
    width = sum(widths[start : min(end, last)]) or 1
    return Shown(left + text.rstrip() + right, before, width)


@frozen
class Excerpt:
    """A part of a very long line."""

    text: str
    start: int
    """Where the stretch begins in it."""
    end: int
    cut_before: bool
    cut_after: bool


def excerpt(line: str, start: int, end: int, *, around: int) -> Excerpt:
    """The line without what stands more than `around` code points from the beginning of the stretch."""
    first, last = max(start - around, 0), min(start + around, len(line))
    return Excerpt(line[first:last], start - first, min(end, last) - first, first > 0, last < len(line))


def safe(text: str) -> str:
    """The text with everything made visible that would move the cursor, color the screen or turn the reading order."""
    return "".join(_cells(character)[0] for character in text)


def width(text: str) -> int:
    """How many cells a text takes once it is safe."""
    return sum(_cells(character)[1] for character in text)


def _with_tabs(line: str, cells: list[tuple[str, int]]) -> list[tuple[str, int]]:
    if "\t" not in line:
        return cells
    placed, at = [], 0
    for character, (piece, size) in zip(line, cells, strict=True):
        if character == "\t":
            size = TAB - at % TAB
            piece = " " * size
        placed.append((piece, size))
        at += size
    return placed


def _window(widths: list[int], start: int, end: int, room: int) -> tuple[int, int]:
    """Which code points to show: all where they fit, else the stretch and as much around it as there is room for."""
    if sum(widths) <= room:
        return 0, len(widths)
    room = max(room - 2, 8)
    first, last, used = start, start, 0
    while last < len(widths) and last < max(end, start + 1) and used + widths[last] <= room:
        used += widths[last]
        last += 1
    left_room = (room - used) // 2
    taken = 0
    while first > 0 and taken + widths[first - 1] <= left_room:
        first -= 1
        taken += widths[first]
    used += taken
    while last < len(widths) and used + widths[last] <= room:
        used += widths[last]
        last += 1
    while first > 0 and used + widths[first - 1] <= room:
        first -= 1
        used += widths[first]
    return first, last


@lru_cache(maxsize=4096)
def _cells(character: str) -> tuple[str, int]:
    """What goes to the screen for a character, and how many cells it takes (Unicode Standard Annex 11).

    Wide and full-width characters take two cells; marks that combine with the character before them take none. Control
    and format characters are written out, but for the soft hyphen and the joiners inside words and emoji.
    """
    if character == "\t":
        return " " * TAB, TAB
    category = unicodedata.category(character)
    if category in ("Mn", "Me") or character in "\u200c\u200d":
        return character, 0
    if category in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"):
        name = f"<U+{ord(character):04X}>"
        return name, len(name)
    return character, 2 if unicodedata.east_asian_width(character) in "WF" else 1
