"""Folding: one spelling for what a reader does not tell apart, with a map back to the code points it came from."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import replace

from postil.anchor.scripts import HAN_NUMERALS, IDEOGRAPHIC, is_ideographic
from postil.frozen import frozen
from postil.model.prose import Range

SINGLE = "\u2018\u2019\u201a\u201b\u2039\u203a\u2032\u02bc\u00b4`\u05f3\u055a\uff07"
DOUBLE = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u05f4\uff02"
HYPHENS = "\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d"
SPACES = "".join(map(chr, (
    *range(9, 14), *range(28, 32), 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000,
)))
LONG_DASHES = "\u2014\u2015\u2e3a\u2e3b"
INVISIBLE = "".join(map(chr, (
    0xAD, 0x34F, 0x61C, 0x640, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065),
    *range(0x2066, 0x206A), *range(0xFE00, 0xFE10), 0xFEFF,
)))
"""What takes no room of its own: soft hyphen, joiners, direction marks, variation selectors, the Arabic
kashida.
"""

LIGATURES = {
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st",
}
"""Letters that a PDF joins, and that come along when a quote is copied from one."""

_EVEN = {
    **dict.fromkeys(SPACES, " "), **dict.fromkeys(SINGLE, "'"), **dict.fromkeys(DOUBLE, '"'),
    **dict.fromkeys(HYPHENS, "-"),
}
_EVEN_CHARACTER = re.compile(f"[{re.escape(SPACES + SINGLE + DOUBLE + HYPHENS)}]")
_OPENING = re.compile(r"(?<!\w)«\s")
_CLOSING = re.compile(r"\s»(?!\w)")
"""French guillemets, with the space inside; German ones (»so«) have theirs outside. The space becomes an
invisible character.
"""

_UNEVEN = (
    ("  ", re.compile("  +")),
    ("--", re.compile("-{2,} *")),
    ("..", re.compile(r"\.{3,}")),
    (". .", re.compile(r"\.(?: \.){2,}")),
    ("…", re.compile(r"…\.+")),
    ("", re.compile(f"[{LONG_DASHES}]+ *")),
    ("", re.compile(f"[{INVISIBLE}]+ *")),
    ("", re.compile(f"[{''.join(LIGATURES)}]")),
    ("", re.compile(f"(?<=[{IDEOGRAPHIC}]) +(?=[{IDEOGRAPHIC}])")),
)
"""What folding makes longer or shorter, and what a text must hold for it to be worth looking.

Many small patterns rather than one with many branches: the engine skips to one set of characters fifty times
faster than it tries branches.
"""

@frozen
class Folded:
    """A text after folding. Positions of both texts are code points, half open."""

    text: str
    starts: list[int]
    """Where, in the folded text, each stretch begins that is not as long as what it came from."""
    pieces: list[tuple[int, int, int, int]]
    """Each such stretch: its start and end in the folded text, and in the text it came from."""
    composed: tuple[list[int], list[int]] | None
    """Where the text was not in NFC: start and end, in the text as written, of each code point of its
    composed form.
    """

    def origin(self, start: int, end: int) -> Range:
        """What the stretch of the folded text from `start` to `end`, which is not empty, came from."""
        first, _ = self._locate(start)
        _, last = self._locate(end - 1)
        if self.composed is None:
            return first, last
        begins, ends = self.composed
        return begins[first], ends[last - 1]

    def _locate(self, position: int) -> Range:
        index = bisect_right(self.starts, position) - 1
        if index < 0:
            return position, position + 1
        _, end, origin, origin_end = self.pieces[index]
        if position < end:
            return origin, origin_end
        there = position - end + origin_end
        return there, there + 1


def _compose(text: str) -> tuple[str, tuple[list[int], list[int]]]:
    """The text in NFC, and for each of its code points where it came from. A cluster that recombines is kept
    whole.
    """
    out: list[str] = []
    begins: list[int] = []
    ends: list[int] = []

    def close(start: int, end: int) -> None:
        cluster = text[start:end]
        whole = unicodedata.normalize("NFC", cluster)
        out.append(whole)
        if whole == cluster:
            begins.extend(range(start, end))
            ends.extend(range(start + 1, end + 1))
        else:
            begins.extend([start] * len(whole))
            ends.extend([end] * len(whole))

    start = 0
    for at in range(1, len(text)):
        character = text[at]
        if character < "\u0300":
            joins = False
        else:
            joins = bool(unicodedata.combining(character)) or (
                unicodedata.normalize("NFC", text[start:at] + character)
                != unicodedata.normalize("NFC", text[start:at]) + unicodedata.normalize("NFC", character)
            )
        if not joins:
            close(start, at)
            start = at
    if text:
        close(start, len(text))
    return "".join(out), (begins, ends)


def even(text: str) -> str:
    """The first half of folding, which keeps every position: spaces, quotation marks and hyphens."""
    if "«" in text or "»" in text:
        text = _CLOSING.sub('\ufeff"', _OPENING.sub('"\ufeff', text))
    return _EVEN_CHARACTER.sub(lambda found: _EVEN[found.group()], text.replace("\n", " "))


def _spans(text: str) -> list[Range]:
    if text.isascii():
        patterns = [pattern for sign, pattern in _UNEVEN[:4] if sign in text]
    else:
        patterns = [pattern for sign, pattern in _UNEVEN if sign in text]
    spans = [match.span() for pattern in patterns for match in pattern.finditer(text)]
    # Four hyphens and more are a rule, or part of a program: no dash.
    return [(start, end) for start, end in spans if not text.startswith("----", start)]


def _room(text: str, start: int, end: int) -> str:
    """What white space becomes: nothing between two ideographs, unless both are numerals (`三 十` is not
    `三十`).
    """
    between = start > 0 and end < len(text) and is_ideographic(text[start - 1]) and is_ideographic(text[end])
    return "" if between and not (text[start - 1] in HAN_NUMERALS and text[end] in HAN_NUMERALS) else " "


def uneven(text: str) -> Folded:
    """The second half, on a text that went through the first: what becomes longer or shorter."""
    spans = _spans(text)
    if not spans:
        return Folded(text, [], [], None)
    out: list[str] = []
    starts: list[int] = []
    pieces: list[tuple[int, int, int, int]] = []
    length = done = 0

    def put(folded: str, start: int, end: int) -> None:
        nonlocal length
        out.append(folded)
        starts.append(length)
        pieces.append((length, length + len(folded), start, end))
        length += len(folded)

    for start, end in sorted(spans):
        if start < done:
            continue
        out.append(text[done:start])
        length += start - done
        first = text[start]
        if first == "-" or first in LONG_DASHES:
            dash_end = start + len(text[start:end].rstrip(" "))
            if not (start and text[start - 1] == " "):
                put(" ", start, dash_end)
            put("-", start, dash_end)
            put(" ", *((dash_end, end) if dash_end < end else (start, end)))
        elif first == " ":
            put(_room(text, start, end), start, end)
        elif first in ".…":
            put("…", start, end)
        elif first in LIGATURES:
            put(LIGATURES[first], start, end)
        else:
            visible = start + len(text[start:end].rstrip(" "))
            if start and text[start - 1] == " ":
                put("", start, end)
            else:
                put("", start, visible)
                if visible < end:
                    put(" ", visible, end)
        done = end
    out.append(text[done:])
    return Folded("".join(out), starts, pieces, None)


def fold(text: str) -> Folded:
    """Fold white space, quotation marks, dashes, ellipses, invisible characters and composition. Digits and
    case stay.

    A dash that stands for a pause is ` - `, however it is set (`word—word`, `word – word`, `word -- word`);
    one that joins (`1961–1996`) is `-`. White space between two ideographs goes, because there it only comes
    from a line's end.
    """
    if unicodedata.is_normalized("NFC", text):
        return uneven(even(text))
    composed, origins = _compose(text)
    return replace(uneven(even(composed)), composed=origins)
