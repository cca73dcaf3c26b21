"""Stems: finding an inflected name word by word, for entries that ask for it with `inflect: stem`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace

from postil.frozen import frozen
from postil.link.boundaries import is_word
from postil.link.claims import Claim
from postil.link.folding import Folded, lower

Stem = Callable[[str], str]

_ACCENTED = re.compile("[\u00e0-\u024f\u0451]")
"""Letters that stemming may change into the one without the accent: `Häuser`, `haus`; `ё`, `е`."""

_LETTERS = re.compile("[^\\W_\u00b2\u00b3\u00b9\u2070-\u2079]*")
"""Most of a word, found fast: all but marks and connectors. Superscript digits are no part of it."""

_CUT = 2
"""How many letters at its end a stem need not share with its words: `hope` and `hoping`, `treati` and `treaty`."""

_SHORTEST = 3
"""A shared beginning is not cut below this, or half of all words would have to be stemmed at 20 to 60 µs each."""


@frozen
class StemPattern:
    """A form as a row of stems."""

    claim: Claim
    use: Claim
    """What a use of it is counted as: derived, and its capitals need no second look."""
    key: tuple[str, ...]
    """The stems of its words, and between them what parts them."""
    written: tuple[str, ...]
    """The same, as written."""
    prefix: str
    """How every word that may stand for its first one begins."""


def bare(text: str) -> str:
    """The text without accents on Latin letters, one code point for one."""
    return _ACCENTED.sub(lambda match: unicodedata.normalize("NFD", match[0])[0], text)


def pattern_of(claim: Claim, stem: Stem) -> StemPattern:
    """The stems of a form. A word all in capitals has none: it is an acronym."""
    written = tuple(_pieces(claim.words))
    key = tuple(
        piece if not is_word(piece[0]) or (piece.isupper() and len(piece) > 1) else stem(lower(piece))
        for piece in written
    )
    first = next(at for at, piece in enumerate(written) if is_word(piece[0]))
    shared = _common(bare(lower(written[first])), bare(lower(key[first])))
    return StemPattern(
        claim=claim,
        use=replace(claim, derived=True, case="loose" if claim.case == "loose" else "ignore"),
        key=key[first:],
        written=written[first:],
        prefix=shared[: max(_SHORTEST, len(shared) - _CUT)],
    )


def word_end(text: str, start: int) -> int:
    """Where the word that begins at `start` ends."""
    end = _LETTERS.match(text, start).end()
    while end < len(text) and is_word(text[end]):
        end = _LETTERS.match(text, end + 1).end()
    return end


def match_at(folded: Folded, start: int, pattern: StemPattern, stem: Stem) -> int | None:
    """Where a use of the pattern that begins at `start` ends; None when there is none."""
    text, at = folded.text, start
    for key, written in zip(pattern.key, pattern.written, strict=True):
        if not is_word(written[0]):
            if not text.startswith(key, at):
                return None
            at += len(key)
            continue
        end = word_end(text, at)
        if end == at or not _is_meant(folded.cased[at:end], key, written, pattern.claim, stem):
            return None
        at = end
    return at


def _is_meant(word: str, key: str, written: str, claim: Claim, stem: Stem) -> bool:
    if written.isupper() and len(written) > 1:
        return word == written
    if claim.case in ("proper", "exact") and written[0].isupper() != word[0].isupper():
        return False
    return stem(lower(word)) == key


def _pieces(words: str) -> Iterator[str]:
    start = 0
    for at in range(1, len(words) + 1):
        if at == len(words) or is_word(words[at]) != is_word(words[start]):
            yield words[start:at]
            start = at


def _common(one: str, other: str) -> str:
    at = 0
    while at < min(len(one), len(other)) and one[at] == other[at]:
        at += 1
    return one[:at]
