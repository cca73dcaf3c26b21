"""Meant or not: which of the places where a form's letters stand are uses of the entry."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter

from postil.frozen import frozen
from postil.link.claims import Case, Claim
from postil.link.folding import Folded
from postil.link.labels import Labels, Use, uses
from postil.model.prose import Block, Prose, Range
from postil.model.written.site import Every

_RANK: dict[Case, int] = {"exact": 0, "proper": 0, "loose": 1, "ignore": 2}
"""Who has the better claim on the same words: the closer the writing, the better."""

_DERIVED = 3
"""What somebody wrote goes before a plural made by rule, whatever its case."""

_ADDRESS = re.compile(r"\S+://\S+|www\.\S+|\S+@\S+\.\S+")
"""A web or mail address written out: the words in it are no words of the text."""

_START = attrgetter("start")

AFTER_ALL = sys.maxsize
"""An end behind that of every range: `(start, AFTER_ALL)` comes after each range that begins at or before `start`."""

_SHORT_ACRONYM = 3
"""Up to so many letters, a word in a line of capitals may be an everyday one: WHO, US, IN, IT."""


@frozen
class Placed:
    """A use of an entry in a place of a text."""

    kind: str
    id: str
    start: int
    end: int
    block: Block
    by_name: bool
    """Whether it was found by the entry's name; otherwise it is a link by hand."""
    auto: bool
    """Whether the entry wants its uses linked."""
    every: Every | None
    rank: int = 0
    """Which of two entries means the same words: the lower."""


def placed_uses(prose: Prose, folded: Folded, labels: Labels) -> list[Placed]:
    """The uses that are meant, in any order, overlapping; none in code blocks and in written-out addresses."""
    text = prose.text
    written_out = "://" in text or "www." in text or "@" in text
    addresses = tuple(match.span() for match in _ADDRESS.finditer(text)) if written_out else ()
    placed = []
    for at, until, claim in _meant(prose, folded, labels):
        start, end = folded.origin(at, until)
        block = block_at(prose.blocks, start)
        if block and end <= block.end and block.kind != "code" and not is_touched(addresses, start, end):
            entry = claim.entry
            rank = _RANK[claim.case] + (_DERIVED if claim.derived else 0)
            placed.append(
                Placed(
                    entry.kind,
                    entry.id,
                    start,
                    end,
                    block,
                    by_name=True,
                    auto=entry.auto,
                    every=entry.every,
                    rank=rank,
                )
            )
    return placed


def block_at(blocks: tuple[Block, ...], position: int) -> Block | None:
    """The block that holds a place of the running text."""
    at = bisect_right(blocks, position, key=_START) - 1
    return blocks[at] if at >= 0 and position < blocks[at].end else None


def is_touched(ranges: tuple[Range, ...], start: int, end: int) -> bool:
    """Whether any of the ranges, sorted and apart from each other, shares a code point with this one."""
    if not ranges:
        return False
    at = bisect_right(ranges, (start, AFTER_ALL)) - 1
    return (at >= 0 and ranges[at][1] > start) or (at + 1 < len(ranges) and ranges[at + 1][0] < end)


def _meant(prose: Prose, folded: Folded, labels: Labels) -> Iterator[Use]:
    """The uses whose capitals are those of the claim, and that stand in no phrase in which the entry is not meant."""
    kept: list[Use] = []
    stops: list[Use] = []
    for use in uses(folded, labels):
        start, end, claim = use
        if claim.stop:
            stops.append(use)
        elif _fits(claim, prose, folded, start, end):
            kept.append(use)
    if not stops:
        yield from kept
        return
    for start, end, claim in kept:
        if not any(
            stop.entry == claim.entry and before <= start and end <= after for before, after, stop in stops
        ):
            yield start, end, claim


def _fits(claim: Claim, prose: Prose, folded: Folded, start: int, end: int) -> bool:
    words = folded.cased[start:end]
    match claim.case:
        case "ignore":
            return True
        case "exact":
            return words == claim.words
        case "loose":
            is_acronym = len(words) > 1 and words.isupper() and words.isalnum()
            return not is_acronym or _in_capitals(prose, folded, start, end)
        case "proper":
            if words == claim.words:
                may_be_a_word = len(words) <= _SHORT_ACRONYM and words.isalpha() and words.isupper()
                return not (may_be_a_word and _in_capitals(prose, folded, start, end))
            if words == claim.words[0].upper() + claim.words[1:]:
                return True
            return words == claim.words.upper() and (" " in words or _in_capitals(prose, folded, start, end))


def _in_capitals(prose: Prose, folded: Folded, start: int, end: int) -> bool:
    """Whether the words stand in a line all in capitals, beside other words: a headline, not a cell with an acronym."""
    text = folded.cased
    beside = (start > 1 and text[start - 1] == " " and text[start - 2].isalpha()) or (
        text[end : end + 1] == " " and text[end + 1 : end + 2].isalpha()
    )
    if not beside:
        return False
    block = block_at(prose.blocks, folded.origin(start, end)[0])
    return block is not None and prose.text[block.start : block.end].isupper()
