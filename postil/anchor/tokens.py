"""A passage as the fact guard reads it: words, numbers, dates and telling signs, each with a key to compare it by."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import cache
from typing import Literal

from postil.anchor.languages import COMMA_DECIMALS, base
from postil.anchor.scripts import MARKS, SPACELESS, words
from postil.frozen import frozen

Kind = Literal["word", "number", "date", "sign"]


@frozen
class Token:
    """One thing that a passage says, and where."""

    kind: Kind
    key: str
    """Two tokens with one key say the same; case is looked at apart."""
    text: str
    start: int
    end: int


_WORD = rf"(?:(?![{SPACELESS}])[^\W\d_]|[{MARKS}])"
_MONTH_NUMBERS = {
    name: number
    for number, names in enumerate((
        "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
        "september sept sep", "october oct", "november nov", "december dec",
    ), start=1)
    for name in names.split()
}
_MONTH = "|".join(sorted(_MONTH_NUMBERS, key=len, reverse=True))

_TOKEN = (
    r"(?P<iso>(?<![\w-])\d{4}-\d{2}-\d{2}(?![\w-]))"
    rf"|(?P<dm>(?<![\w.,:/-])(?P<d1>[0-3]?\d)(?:st|nd|rd|th)?(?: of)? (?P<m1>{_MONTH})\b\.?"
    r"(?:,? (?P<y1>\d{4})(?!\d))?)"
    rf"|(?P<md>\b(?P<m2>{_MONTH})\b\.? (?P<d2>[0-3]?\d)(?:st|nd|rd|th)?(?![\w%‰]|[.,:]\d)(?:,? (?P<y2>\d{{4}})(?!\d))?)"
    r"|(?P<ordinal>\d+(?:st|nd|rd|th)\b)"
    r"|(?P<number>(?:(?<![\w.])[-+])?\d{1,3}(?: \d{3})+(?![\d.,]*\d)|(?:(?<![\w.])[-+])?\d+(?:[.,'٫٬]\d+)*)"
    r"|(?P<abbreviation>\b(?:[^\W\d_]\.){2,}|\b[A-Z]\.[A-Z]\b)"
    rf"|(?P<not>\b{_WORD}+n't\b|\bcannot\b)"
    rf"|(?P<word>{_WORD}+)"
    rf"|(?P<character>[{SPACELESS}][{MARKS}]*)"
    r"|(?P<join>(?<=\d)[-:/](?=\d))"
    r"|(?P<possessive>(?<=[\w.])'s\b)"
    r"|(?P<apostrophe>(?<=\w)'(?=\w)|(?<=s)'(?!\w))"
    r"|(?P<sign>[^\w\s]|_)"
)
"""Everything in a folded passage but white space."""


@cache
def _pattern() -> re.Pattern[str]:
    """The pattern, made when the first note is compared with a passage: that takes 11 ms."""
    return re.compile(_TOKEN, re.IGNORECASE)


_TELLING = frozenset("\"'?؟？%‰&§")
"""Punctuation that states something. Commas, stops, dashes and brackets are style; symbols ($, +, °) always
state something.
"""

_CONTRACTED = {"can't": "can", "cannot": "can", "won't": "will", "shan't": "shall"}
_SMALL = {
    word: number
    for number, word in enumerate(
        words(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen"
    )
    )
}
_TENS = {
    word: 10 * number
    for number, word in enumerate(words("twenty thirty forty fifty sixty seventy eighty ninety"), start=2)
}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12, "bn": 10**9}
_ORDINALS = {
    word: number
    for number, word in enumerate(
        words("first _ third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"), start=1
    )
}
_SIGNS = {"'": '"', "&": "and", "؟": "?", "？": "?", "%": "percent"}


def tokens(text: str, language: str) -> list[Token]:
    """Read a folded passage. English number words and dates are read as what they mean; in other languages
    they are words.
    """
    english = base(language) == "en"
    found: list[Token] = []
    for match in _pattern().finditer(text):
        found += _token(match, language, is_english=english)
    return _joined(found, text) if english else found


def _token(match: re.Match[str], language: str, *, is_english: bool) -> list[Token]:
    kind, written, (start, end) = match.lastgroup or "", match.group(), match.span()
    if kind in ("dm", "md"):
        if not is_english:
            return [
                Token("number" if part.group()[0].isdigit() else "word", part.group().casefold(), part.group(),
                      start + part.start(), start + part.end())
                for part in re.finditer(r"[^\W\d_]+|\d+", written)
            ]
        day, month, year = match.group("d1", "m1", "y1") if match["dm"] else match.group("d2", "m2", "y2")
        key = f"{year or '-'}-{_MONTH_NUMBERS[month.casefold()]:02}-{int(day):02}"
        return [Token("date", key, written, start, end)]
    if kind == "apostrophe":
        return []
    if kind == "iso":
        return [Token("date", written, written, start, end)]
    if kind == "number":
        return [Token("number", _value(written, language), written, start, end)]
    if kind == "ordinal":
        return [Token("number", f"{int(written[:-2])}th", written, start, end)]
    if kind == "not":
        stem = _CONTRACTED.get(written.casefold(), written.casefold().removesuffix("n't"))
        return [Token("word", stem, written, start, end), Token("word", "not", written, start, end)]
    if kind == "abbreviation":
        bare = written.replace(".", "")
        return [Token("word", bare.casefold(), bare, start, end)]
    if kind in ("join", "sign"):
        if kind == "sign" and written not in _TELLING and unicodedata.category(written)[0] == "P":
            return []
        key = _SIGNS.get(written, written)
        return [Token("word" if key.isalpha() else "sign", key, written, start, end)]
    if is_english and kind == "word" and written.casefold() in _ORDINALS:
        return [Token("number", f"{_ORDINALS[written.casefold()]}th", written, start, end)]
    return [Token("word", written.casefold(), written, start, end)]


def _value(written: str, language: str) -> str:
    """A number without what groups its digits, with a point before its decimals. Digits of other scripts stay
    as they are.
    """
    point, group = (",", ".") if base(language) in COMMA_DECIMALS else (".", ",")
    whole, mark, decimals = written.partition(point)
    groups = re.split(rf"[{re.escape(group)}' ٬]", whole)
    grouped = all(len(part) == 3 for part in groups[1:]) and (len(groups) == 1 or len(groups[0].lstrip("+-")) <= 3)
    if not grouped or (mark and not decimals.isdigit()):
        return f"={written}"
    return "".join(groups) + ("." + decimals if mark else "")


def _joined(found: list[Token], text: str) -> list[Token]:
    """Runs of English number words, and numbers with a scale, as one number each; `per cent` as one word; `a
    few` likewise.
    """
    out: list[Token] = []
    index = 0
    while index < len(found):
        end, value = _number_at(found, index, text)
        if value is not None:
            out.append(_run("number", value, found[index:end], text))
        else:
            end = index + 1
            pair = (found[index].key, found[end].key) if end < len(found) else ("", "")
            if pair in (("per", "cent"), ("a", "few"), ("a", "little")):
                end += 1
                key = "percent" if pair[0] == "per" else " ".join(pair)
                out.append(_run("word", key, found[index:end], text))
            else:
                out.append(found[index])
        index = end
    return out


def _run(kind: Kind, key: str, found: list[Token], text: str) -> Token:
    """Several tokens as one."""
    start, end = found[0].start, found[-1].end
    return Token(kind, key, text[start:end], start, end)


def _number_at(found: list[Token], index: int, text: str) -> tuple[int, str | None]:
    """The end and value of the number that begins at a token, if one does that is made of words or has a
    scale.
    """
    total = current = Decimal(0)
    end, seen, worded = index, False, False
    while end < len(found):
        token = found[end]
        if end > index and text[found[end - 1].end:token.start] not in (" ", "-"):
            break
        if token.key in _SMALL and token.kind == "word":
            is_unit = current % 100 >= 20 and current % 10 == 0 and 0 < _SMALL[token.key] < 10
            if seen and not is_unit and current % 100 != 0:
                break
            current, worded = current + _SMALL[token.key], True
        elif token.key in _TENS and token.kind == "word":
            if current % 100 != 0:
                break
            current, worded = current + _TENS[token.key], True
        elif token.key in _SCALES and seen:
            if token.key == "hundred":
                current *= 100
            else:
                total, current = total + current * _SCALES[token.key], Decimal(0)
            worded = True
        elif token.kind == "number" and not seen and re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", token.key):
            current = Decimal(token.key)
            if end + 1 >= len(found) or found[end + 1].key not in _SCALES:
                break
        elif token.key == "and" and seen and end > index and found[end - 1].key in _SCALES:
            following = found[end + 1].key if end + 1 < len(found) else ""
            if following not in _SMALL and following not in _TENS:
                break
        else:
            break
        seen = True
        end += 1
    if not worded:
        return index, None
    value = total + current
    return end, format(value.normalize(), "f") if value == value.to_integral() else format(value, "f")
