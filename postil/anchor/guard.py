"""The fact guard: do two wordings state the same? It lists what may differ, and takes all else for a changed fact."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import pairwise
from typing import Literal

from postil.anchor.languages import MONTHS, WEEKDAYS, base, denies, turns_round
from postil.anchor.scripts import words
from postil.anchor.spelling import ARTICLES, FILLERS, is_same_case, is_same_word
from postil.anchor.tokens import Token, tokens
from postil.model.resolved import Change

ChangeKind = Literal["number", "date", "name", "negation", "wording"]

OPENERS = frozenset(words(
    "the a an this that these those it he she they we i you his her its their our in on at by for from to of with as "
    "but and or so if when while after before since under over both some many most all one no not there here what "
    "who where how yet"
))
"""English words whose capital at the beginning of a sentence makes no name of them."""

PREFIXES = frozenset(("non", "anti", "counter"))
"""Set apart by a hyphen, they are words of their own here."""

_ROMAN = frozenset("ivxlcdm")
_SENTENCE_ENDS = frozenset(".!?:\"'“”…。！？؟")


def changes(was: str, now: str, language: str) -> tuple[Change, ...]:
    """Every fact that differs between two folded wordings, in their order; nothing where they state the same.

    Numbers, dates, words, names and telling signs are compared in sequence, so that two that changed places
    differ too. In English, articles, spelling, misspellings and the capitals of style may differ. In every
    language commas, dashes and brackets may.
    """
    before, after = tokens(was, language), tokens(now, language)
    is_english = base(language) == "en"
    found: list[Change] = []
    matcher = SequenceMatcher(None, [token.key for token in before], [token.key for token in after], autojunk=False)
    for tag, start, end, other_start, other_end in matcher.get_opcodes():
        gone, come = before[start:end], after[other_start:other_end]
        if tag == "equal":
            found += [
                Change("name", one.text, other.text)
                for one, other in zip(gone, come, strict=True)
                if not _is_same_case(one, other, was, now, is_english=is_english)
            ]
        elif not (is_english and _says_the_same(gone, come, was, now, is_edge=_is_edge(
            (start, end, len(before)), (other_start, other_end, len(after))
        ))):
            found.append(_change(gone, come, was, now, language))
    return tuple(found)


def _is_same_case(one: Token, other: Token, was: str, now: str, *, is_english: bool) -> bool:
    if one.text == other.text or one.kind != "word" or one.text.casefold() != other.text.casefold():
        return True
    if not is_english:
        return False
    capital, where = (one, was) if one.text[:1].isupper() else (other, now)
    return is_same_case(one.text, other.text, is_opening=_opens_sentence(where, capital))


def _opens_sentence(text: str, token: Token) -> bool:
    before = text[:token.start].rstrip()
    return not before or before[-1] in _SENTENCE_ENDS


def _is_edge(*sides: tuple[int, int, int]) -> bool:
    """Whether a difference is at the very beginning of both, or at the very end."""
    return all(start == 0 for start, _, _ in sides) or all(end == length for _, end, length in sides)


def _says_the_same(gone: list[Token], come: list[Token], was: str, now: str, *, is_edge: bool) -> bool:
    if is_edge:
        # At an edge a missing article would leave open what now stands in its place, outside the passage.
        if len(gone) == len(come) == 1 and _are(gone + come, ARTICLES):
            return True
    else:
        if (_are(gone, ARTICLES) and _are(come, ARTICLES | FILLERS)) or (
            _are(come, ARTICLES) and _are(gone, ARTICLES | FILLERS)
        ):
            return True
        gone, come = [[one for one in side if not _are([one], ARTICLES)] for side in (gone, come)]
    if _is_joined(gone, come, was, now):
        return True
    return len(gone) == len(come) and all(
        one.kind == other.kind == "word" and _is_lower(one) and _is_lower(other) and is_same_word(one.key, other.key)
        for one, other in zip(gone, come, strict=True)
    )


def _are(found: list[Token], table: frozenset[str]) -> bool:
    return all(token.kind == "word" and token.key in table for token in found)


def _is_lower(token: Token) -> bool:
    return token.text == token.text.lower()


def _is_joined(gone: list[Token], come: list[Token], was: str, now: str) -> bool:
    """Whether one has with hyphens what the other writes as one word: cease-fire, ceasefire; not re-sign,
    resign.
    """
    if not gone or not come or len(gone) == len(come) or gone[0].key == "re" or come[0].key == "re":
        return False
    parts, text = (gone, was) if len(gone) > len(come) else (come, now)
    hyphens = all(text[left.end:right.start] == "-" for left, right in pairwise(parts))
    return hyphens and "".join(token.text for token in gone) == "".join(token.text for token in come)


def _change(gone: list[Token], come: list[Token], was: str, now: str, language: str) -> Change:
    return Change(_kind(gone, come, was, now, language), _words(was, gone), _words(now, come))


def _words(text: str, found: list[Token]) -> str:
    return text[found[0].start:found[-1].end] if found else ""


def _kind(gone: list[Token], come: list[Token], was: str, now: str, language: str) -> ChangeKind:
    both = [*gone, *come]
    around = [_around(was, gone), _around(now, come)]
    keys = [token.key for token in both]
    if any(token.kind == "date" or token.key in WEEKDAYS or token.key in MONTHS - {"may"} for token in both):
        return "date"
    if any(token.kind == "number" for token in both):
        years = [token for token in both if token.kind == "number"]
        return "date" if all(_is_year(token) for token in years) or _is_time(around) else "number"
    if PREFIXES & set(keys) or denies(keys, "\0".join(around), language) or (len(gone) == len(come) and any(
        turns_round(one.key, other.key) for one, other in zip(gone, come, strict=True)
    )):
        return "negation"
    if any(_is_roman(token) for token in both):
        return "number"
    if any(_is_name(was, token) for token in gone) or any(_is_name(now, token) for token in come):
        return "name"
    return "wording"


def _is_name(text: str, token: Token) -> bool:
    return token.text[:1].isupper() and not (token.key in OPENERS and _opens_sentence(text, token))


def _around(text: str, found: list[Token]) -> str:
    return text[max(0, found[0].start - 1):found[-1].end + 1] if found else ""


def _is_year(token: Token) -> bool:
    return len(token.text) == 4 and token.text.isdigit() and "1000" <= token.text <= "2199"


def _is_time(around: list[str]) -> bool:
    return any(mark in text for text in around for mark in (":", "年", "月", "日", "년", "월", "일"))


def _is_roman(token: Token) -> bool:
    return token.kind == "word" and token.text.isupper() and set(token.key) <= _ROMAN and token.key != "i"
