"""Folding: text and names made alike in what a reader does not see as a difference, one code point for one."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from postil.frozen import frozen

_SPACES = (
    "\t\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680"
    + "".join(map(chr, range(0x2000, 0x200B)))
    + "\u2028\u2029\u202f\u205f\u3000"
)
_HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_APOSTROPHES = "\u2018\u2019\u201b\u02bb\u02bc\u2032\uff07"
_QUOTES = "\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02"

_RARE = tuple(
    (character, to)
    for characters, to in ((_SPACES, " "), (_HYPHENS, "-"), (_APOSTROPHES, "'"), (_QUOTES, '"'))
    for character in characters
    if not character.isascii()
)
"""What is alike, and beyond ASCII. A chain of `replace` costs 26 µs an article, `str.translate` over ten times that."""

_CONTROLS = tuple(character for character in _SPACES if character.isascii())

_WIDE = re.compile("[\uff01-\uff5e]")
"""ASCII as Japanese print writes it, `ＩＣＢＭ`: 0xFEE0 above the usual code points."""

IGNORED = (
    "\u00ad\u061c\u180e\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
"""What no reader sees: soft hyphens, zero-width spaces, direction marks. Joiners stay: they spell words."""

_NO_SPACES = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Myanmar, Khmer
    "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # kana, Han
)
_WRAPPED = re.compile(f"\n(?<=[{_NO_SPACES}]\n)(?=[{_NO_SPACES}])")
"""A line break in the middle of a script without spaces. The literal stands first, which `re` finds fast."""


FOLDED_KEPT = 64
"""How many texts are kept folded: an article and its notes are searched for terms, for claims, and for words to remember."""


@frozen
class Folded:
    """A text, folded, and the way back to the places in it."""

    text: str
    """Folded, in lower case."""
    cased: str
    """Folded, in the case it was written in; as long as `text`."""
    starts: tuple[int, ...] | None
    """Where each code point came from, where something was left out or composed; otherwise they are the same."""
    ends: tuple[int, ...] | None

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The range of the unfolded text that a range of the folded one, which is not empty, came from."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]


def alike(text: str) -> str:
    """White space, dashes, apostrophes, quotation marks and full-width letters made alike, one code point for one."""
    text = text.replace("\n", " ")
    for control in _CONTROLS:
        if control in text:
            text = text.replace(control, " ")
    if text.isascii():
        return text
    for character, to in _RARE:
        text = text.replace(character, to)
    if _WIDE.search(text):
        text = _WIDE.sub(lambda match: chr(ord(match[0]) - 0xFEE0), text)
    return text


def lower(text: str) -> str:
    """Lower case, one code point for one: İ, the one letter that Unicode lowers to two, becomes i, and ς is σ."""
    if text.isascii():
        return text.lower()
    return text.replace("\u0130", "i").lower().replace("\u03c2", "\u03c3")


@lru_cache(maxsize=FOLDED_KEPT)
def fold(text: str) -> Folded:
    """A running text for searching: without what is invisible, with single spaces, composed (NFC), in lower case."""
    starts = ends = None
    cased = alike(text)
    if _wants_care(text, cased):
        text, starts, ends = _reduced(text)
        cased = alike(text)
    return Folded(text=lower(cased), cased=cased, starts=starts, ends=ends)


def name(form: str) -> str:
    """A name as `fold` leaves it in a text, in the case it was written in, without spaces around it."""
    return fold(form).cased.strip()


def _wants_care(text: str, cased: str) -> bool:
    """Whether folding one to one is not enough: rare, and ten times slower."""
    if cased.count("  ") != text.count("\n\n"):
        return True
    if text.isascii():
        return False
    return (
        any(character in text for character in IGNORED)
        or _WRAPPED.search(text) is not None
        or not unicodedata.is_normalized("NFC", text)
    )


def _reduced(text: str) -> tuple[str, tuple[int, ...], tuple[int, ...]]:
    """The text, composed, with single spaces, without what is invisible; and where each code point came from.

    White space with a blank line in it stays as it is: it parts two blocks.
    """
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    wrapped = {match.start() for match in _WRAPPED.finditer(text)}
    at = 0
    while at < len(text):
        character, end = text[at], at + 1
        if character.isspace():
            while end < len(text) and (text[end].isspace() or text[end] in IGNORED):
                end += 1
            run = text[at:end]
            kept = run if run.count("\n") > 1 else "" if at in wrapped else " "
        elif character in IGNORED:
            kept = ""
        else:
            while end < len(text) and _joins(text[end]):
                end += 1
            kept = unicodedata.normalize("NFC", text[at:end])
        out.append(kept)
        if len(kept) == end - at:
            starts += range(at, end)
            ends += range(at + 1, end + 1)
        else:
            starts += [at] * len(kept)
            ends += [end] * len(kept)
        at = end
    return "".join(out), tuple(starts), tuple(ends)


def _joins(character: str) -> bool:
    """Whether a code point may become one with the one before it: combining marks, and vowels and finals of Hangul."""
    return unicodedata.category(character)[0] == "M" or "\u1160" <= character <= "\u11ff"
