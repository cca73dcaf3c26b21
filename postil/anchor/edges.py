"""Whether a stretch of folded text is cut where a reader would: never inside a word, a number or what negates it."""

from __future__ import annotations

import re

from postil.anchor.scripts import (
    DIGIT_SEPARATORS,
    HAN_NUMERALS,
    HAN_SCALES,
    KOREAN_SCALES,
    is_hangul,
    is_mark,
    is_spaceless,
    is_word,
    words,
)

NEGATING_PREFIXES = frozenset(
    words(
        "non un anti counter ex post pre pro quasi semi half pseudo de dis mis nicht не анти экс бывш sous "
        "contre"
    )
)
"""Before a hyphen they turn the word round or take it back: `state` does not stand in `non-nuclear state`'s
place, nor in `ex-ally`'s.
"""

HAN_NEGATIONS = "不未无無没沒非"
AFRICAS = "南北东西中東除"
"""Before 非 they make South Africa and its kind, or `unless`: no negation of what follows."""

_PARTICLES = re.compile(
    "(?:들|께서|에게|에서|한테|으로|로|이라는|라는|이라고|라고|까지|부터|보다|처럼|마다|조차|이나|은|는|이|가|을|를|의|에|와|과|도|만|나|및)"
    "(?:서|는|은|도|만|의|을|를|이|가|과|와|에|로|까지|부터)?"
)
"""What Korean writes onto a noun without changing what it names."""

_WORD_BEFORE = re.compile(r"[^\W\d_]+$")


def stands(text: str, start: int, end: int) -> bool:
    """Whether the stretch begins and ends where words and numbers do."""
    return not (_cuts(text, start) or (_cuts(text, end) and not _is_followed_by_particle(text, end)))


def _cuts(text: str, at: int) -> bool:
    if at <= 0 or at >= len(text):
        return False
    left, right = text[at - 1], text[at]
    if right == " " or left == " " or left == "\n" or right == "\n":
        return _cuts_grouped_number(text, at, left, right)
    if is_word(left) and is_word(right):
        return _cuts_word(text, at, left, right)
    if left.isdigit():
        return right in "%‰" or (right in DIGIT_SEPARATORS and text[at + 1:at + 2].isdigit())
    if right.isdigit():
        before = text[at - 2:at - 1]
        if left in "-+":
            return not is_word(before) or before.isdigit() if before else True
        return left in DIGIT_SEPARATORS and (before.isdigit() or (left in ".٫" and not (before and is_word(before))))
    if right == "'":
        # can|'t and do|n't: what is left of the cut says the opposite.
        return left in "nN" and text[at + 1:at + 2] in ("t", "T") and not text[at + 2:at + 3].isalpha()
    if left == "'":
        # n'|a: French writes its negation onto the verb.
        return text[at - 2:at - 1] in ("n", "N") and not text[at - 3:at - 2].isalpha() and is_word(right)
    if left == "-" and is_word(right):
        before = _WORD_BEFORE.search(text, max(0, at - 9), at - 1)
        return before is not None and before.group().casefold() in NEGATING_PREFIXES
    return is_mark(right)


def _cuts_word(text: str, at: int, left: str, right: str) -> bool:
    if is_mark(right):
        return True
    if left.isdigit() and (right in HAN_SCALES or is_hangul(right)):
        return right in HAN_SCALES or right in KOREAN_SCALES
    if left in HAN_NUMERALS and right in HAN_NUMERALS:
        return True
    if is_spaceless(left) or is_spaceless(right):
        if left not in HAN_NEGATIONS or not is_spaceless(right):
            return False
        return left != "非" or text[at - 2:at - 1] not in AFRICAS or at < 2
    return True


def _cuts_grouped_number(text: str, at: int, left: str, right: str) -> bool:
    """`5 500` is one number: a group of three digits, behind a space, goes on with what is before it."""
    gap = at if right == " " else at - 1
    if not (left.isdigit() or right.isdigit()) or text[gap] != " ":
        return False
    return _GROUP.match(text, gap) is not None and _HEAD.search(text, max(0, gap - 4), gap) is not None


_GROUP = re.compile(r" \d{3}(?!\d)")
_HEAD = re.compile(r"(?<![\d.,:/-])\d{1,3}$|(?<= )\d{3}$")


def _is_followed_by_particle(text: str, end: int) -> bool:
    if not is_hangul(text[end]) or text[end - 1].isdigit():
        return False
    found = _PARTICLES.match(text, end)
    return found is not None and not (found.end() < len(text) and is_word(text[found.end()]))
