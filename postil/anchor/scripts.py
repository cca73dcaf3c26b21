"""Writing systems, as anchoring must tell them apart: what is part of a word, what is written without spaces."""

from __future__ import annotations

import re
import unicodedata

MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u07a6-\u07b0\u0816-\u082d\u0859-\u085b"
    "\u08d3-\u08e1\u08e3-\u0903\u093a-\u093c\u093e-\u094f\u0951-\u0957\u0962\u0963\u0981-\u0983\u09bc\u09be-\u09cd\u09d7"
    "\u0a01-\u0a03\u0a3c-\u0a51\u0a70\u0a71\u0a75\u0a81-\u0a83\u0abc\u0abe-\u0acd\u0b01-\u0b03\u0b3c\u0b3e-\u0b57\u0b82"
    "\u0bbe-\u0bcd\u0bd7\u0c00-\u0c04\u0c3e-\u0c56\u0c81-\u0c83\u0cbc\u0cbe-\u0cd6\u0d00-\u0d03\u0d3b\u0d3c\u0d3e-\u0d4d"
    "\u0d57\u0d82\u0d83\u0dca-\u0ddf\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u0f18\u0f19\u0f35"
    "\u0f37\u0f39\u0f3e\u0f3f\u0f71-\u0f84\u0f86\u0f87\u0f8d-\u0fbc\u102b-\u103e\u1056-\u1059\u17b4-\u17d3\u1ab0-\u1aff"
    "\u1dc0-\u1dff\u20d0-\u20f0\u3099\u309a\ufe20-\ufe2f"
)
"""Combining marks (general category M), which `\\w` leaves out: for use inside a character class."""

SPACELESS = (
    "\u0e00-\u0eff\u0f40-\u0fbc\u1000-\u109f\u1780-\u17d3\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303b"
    "\u3041-\u30ff\u3100-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f"
    "\U00020000-\U0003ffff"
)
"""Scripts written without spaces (Han, kana, Thai, Lao, Tibetan, Burmese, Khmer): each character is its own
unit.
"""

IDEOGRAPHIC = (
    "\u2e80-\u2fdf\u3001-\u3006\u3008-\u3020\u3030-\u3037\u303b\u3041-\u30ff\u3100-\u312f\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uf900-\ufaff\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff9f\U00020000-\U0003ffff"
)
"""Han, kana and their punctuation, without full-width digits and letters: a line break between two of them is
no space.
"""

HAN_NUMERALS = "〇一二三四五六七八九十百千万萬亿億兆零两兩"
"""Numerals of Chinese and Japanese: like digits, they are never joined by folding and never cut."""

HAN_SCALES = "十百千万萬亿億兆"
KOREAN_SCALES = "십백천만억조"
"""Characters that multiply the number they follow: `10万` is not 10."""

DIGIT_SEPARATORS = ".,:/'-٫٬"
"""What may stand inside a number, a date or a range of numbers: 5,500 3.14 12:30 19/06 10-15."""



def words(text: str) -> tuple[str, ...]:
    """The words of a table: lists of them are read in lines, not in quotation marks."""
    return tuple(text.split())


_IDEOGRAPHIC = re.compile(f"[{IDEOGRAPHIC}]")


def is_ideographic(character: str) -> bool:
    """Whether the character is one of IDEOGRAPHIC."""
    return _IDEOGRAPHIC.match(character) is not None


def is_mark(character: str) -> bool:
    """Whether the character combines with the one before it."""
    return unicodedata.category(character)[0] == "M"


def is_word(character: str) -> bool:
    """Whether the character is part of a word: a letter, a digit or a mark on one."""
    return character.isalnum() or is_mark(character)


def says_something(text: str) -> bool:
    """Whether there is a word, a number or a symbol in a text, and not only punctuation."""
    return any(is_word(character) or unicodedata.category(character)[0] == "S" for character in text)


def is_hangul(character: str) -> bool:
    """Whether it is a syllable of Korean, where particles are written onto the noun."""
    return "\uac00" <= character <= "\ud7a3"


def is_spaceless(character: str) -> bool:
    """Whether the character belongs to a script without spaces (SPACELESS, as a test)."""
    if character < "\u0e00":
        return False
    return (
        "\u0e00" <= character <= "\u109f" or "\u1780" <= character <= "\u17d3" or "\u2e80" <= character <= "\u31ff"
        or "\u3400" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff" or "\uff66" <= character <= "\uff9f"
        or character >= "\U00020000"
    )


def weight(text: str) -> int:
    """How long a quote is, in letters: a wide character (Han, kana, Hangul) says as much as two.

    The widths are those of Unicode Standard Annex 11 (East Asian Width).
    """
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
