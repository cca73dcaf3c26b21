"""Where a word ends, so that the number of a note never stands in one."""

from __future__ import annotations

from unicodedata import category

_JOINS = frozenset("'’.,\u00ad\u200c\u200d")
"""What may stand inside a word or a number: `Russia’s`, `12.5` (UAX #29, rules WB6 to WB12)."""

_WITHOUT_SPACES = (
    (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x2E80, 0xA4CF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF),
)
"""Thai, Lao, Burmese, Khmer, Chinese, Japanese: what follows is no longer the same word, or nobody can tell."""


def inside_word(text: str, at: int) -> bool:
    """Whether the characters before and after a position belong to one word."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if before in _JOINS:
        return at > 1 and _in_word(text[at - 2]) and _in_word(after)
    if after in _JOINS:
        return at + 1 < len(text) and _in_word(before) and _in_word(text[at + 1])
    return _in_word(before) and _in_word(after)


def word_end(text: str, start: int, end: int) -> int:
    """The end of the word that goes on at `start`, or `end` if it goes on beyond."""
    while start < end and inside_word(text, start):
        start += 1
    return start


def _in_word(character: str) -> bool:
    code = ord(character)
    return category(character)[0] in "LNM" and not any(low <= code <= high for low, high in _WITHOUT_SPACES)
