"""Word boundaries: whether a stretch of folded text stands as a word of its own (after Unicode Standard Annex 29)."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

_UNSPACED = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Myanmar
    (0x1100, 0x11FF),  # Hangul Jamo: particles are written onto the word
    (0x1780, 0x17FF),  # Khmer
    (0x2E80, 0x2FDF),  # CJK radicals
    (0x3005, 0x3007),  # CJK iteration mark, zero
    (0x3021, 0x31FF),  # kana, bopomofo, Hangul compatibility Jamo
    (0x3400, 0x4DBF),  # Han
    (0x4E00, 0x9FFF),  # Han
    (0xAC00, 0xD7FF),  # Hangul syllables
    (0xF900, 0xFAFF),  # Han
    (0xFF66, 0xFF9F),  # kana, half width
    (0x1B000, 0x1B16F),  # kana
    (0x20000, 0x3FFFF),  # Han
)
_UNSPACED_STARTS = tuple(start for start, _ in _UNSPACED)
_UNSPACED_CLASS = re.compile("[" + "".join(f"{chr(start)}-{chr(end)}" for start, end in _UNSPACED) + "]")

_NOTE_DIGITS = frozenset("\u00b2\u00b3\u00b9\u2070" + "".join(map(chr, range(0x2074, 0x207A))))
"""Superscript digits."""
_IN_WORDS = frozenset({"Mn", "Mc", "Me", "Pc"})
"""General categories of what is no letter or digit, and stands in words all the same: marks and connectors."""

_ASCII_MARKS = tuple(chr(point) for point in range(0x21, 0x7F) if not (chr(point).isalnum() or chr(point) == "_"))
_TO_SPACES = dict.fromkeys(map(ord, _ASCII_MARKS), " ")
_FOREIGN = re.compile(rf"[^\w\x00-\x7f]|[{''.join(sorted(_NOTE_DIGITS))}]")
"""What is neither ASCII nor a letter or digit. Marks are among it, but also in the names that are searched for."""

_ENDINGS = frozenset({"s", "d", "ll", "re", "ve"})
"""What an apostrophe may join to a name: possessives and short verbs. Not `t`: the currency is not meant in `won't`."""

_SUFFIXING = frozenset({"tr", "az", "crh"})
"""Turkic languages join every case ending to a proper name with an apostrophe: `NATO'nun`."""

_ELIDING = frozenset({"fr", "it", "ca", "oc"})
"""Romance languages join the article to a word with an apostrophe: `l'OTAN`."""

_PROCLITICS = frozenset(
    {
        "\u0648",
        "\u0641",
        "\u0628",
        "\u0644",
        "\u0643",  # wa, fa, bi, li, ka
        "\u0627\u0644",
        "\u0644\u0644",  # al, li + al
        "\u0648\u0627\u0644",
        "\u0641\u0627\u0644",
        "\u0628\u0627\u0644",
        "\u0643\u0627\u0644",
        "\u0648\u0644\u0644",
        "\u0648\u0628",
        "\u0648\u0644",
        "\u0648\u0643",
        "\u0648\u0628\u0627\u0644",
    }
)
"""What Arabic writes onto the front of a word: and, so, in, for, like, the, and what is made of them."""

_PROCLITIC_MIN = 4
"""A name shorter than this may be part of another word with the same first letter: `وَلَد`, boy, is not `و` + `لد`."""


def is_word(character: str) -> bool:
    """Whether it can stand inside a word: letters, digits, marks, connectors; no superscript, which is a footnote."""
    if character.isalnum():
        return character not in _NOTE_DIGITS
    return character == "_" or (not character.isascii() and unicodedata.category(character) in _IN_WORDS)


def spelled(text: str) -> str:
    """A folded text with a space for each code point that stands in no word, so that words stand between spaces."""
    if text.isascii():
        return text.translate(_TO_SPACES)  # in C as long as all is ASCII, otherwise 60 times slower
    text = _FOREIGN.sub(" ", text)
    for mark in _ASCII_MARKS:
        text = text.replace(mark, " ")
    return text


def has_unspaced(text: str) -> bool:
    """Whether anything in it is of a script that is written without spaces."""
    return not text.isascii() and _UNSPACED_CLASS.search(text) is not None


def without_unspaced(text: str) -> str:
    """The text with a space for each code point of a script that is written without spaces."""
    return _UNSPACED_CLASS.sub(" ", text)


def takes_proclitics(text: str) -> bool:
    """Whether a name begins with an Arabic letter, to which short words are joined in writing."""
    return "\u0620" <= text[:1] <= "\u06ff"


def unspaced(character: str) -> bool:
    """Whether its script is written without spaces, or with endings that follow a word without one."""
    point = ord(character)
    if point < 0x0E00:
        return False
    at = bisect_right(_UNSPACED_STARTS, point) - 1
    return at >= 0 and point <= _UNSPACED[at][1]


def is_whole(text: str, start: int, end: int, language: str) -> bool:
    """Whether the range stands as a word, or as words, in a folded text. `language` is a BCP 47 tag."""
    return _opens(text, start, end, language) and _closes(text, start, end, language)


def _opens(text: str, start: int, end: int, language: str) -> bool:
    if start == 0:
        return True
    before, first = text[start - 1], text[start]
    if before == " ":
        return True
    if unspaced(first) or unspaced(before):
        return True
    if is_word(before):
        return _after_proclitic(text, start, end)
    if start == 1 or not is_word(text[start - 2]) or unspaced(text[start - 2]):
        return True
    if before == "'":
        return _primary(language) in _ELIDING
    return not _inside(text[start - 2], before, first)


def _closes(text: str, start: int, end: int, language: str) -> bool:
    if end == len(text):
        return True
    last, after = text[end - 1], text[end]
    if after == " ":
        return True
    if unspaced(last) or unspaced(after):
        return True
    if is_word(after):
        return False
    if end + 1 == len(text):
        return True
    if after == "'":
        stop = end + 1
        while stop < len(text) and is_word(text[stop]) and not unspaced(text[stop]):
            stop += 1
        suffix = text[end + 1 : stop]
        return not suffix or suffix in _ENDINGS or _primary(language) in _SUFFIXING
    return not _inside(last, after, text[end + 1])


def _inside(left: str, middle: str, right: str) -> bool:
    """Whether a dot or a comma belongs to what stands on both sides of it: `nato.int`, `1,718`."""
    if middle == ".":
        return (left.isalpha() and right.isalpha()) or (left.isdecimal() and right.isdecimal())
    return middle == "," and left.isdecimal() and right.isdecimal()


def _after_proclitic(text: str, start: int, end: int) -> bool:
    if not takes_proclitics(text[start]) or end - start < _PROCLITIC_MIN:
        return False
    head = start
    while head and is_word(text[head - 1]):
        head -= 1
    return text[head:start] in _PROCLITICS


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()
