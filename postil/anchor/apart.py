"""What tells passages with the same words apart: for each the fewest words beside it that stand beside no other."""

from __future__ import annotations

from itertools import pairwise

from postil.anchor.context import TOKEN_END, TOKEN_START, Wanted
from postil.anchor.fold import fold
from postil.anchor.text import Text
from postil.model.prose import Range

FARTHEST = 240
"""The longest prefix or suffix that is offered, in code points: nobody pastes more."""

MOST = 100
"""For how many passages, in the order of the text, words are looked for: a bound on the time that a word on
every line takes.
"""


def distinguishing(text: Text, spans: list[Range]) -> list[tuple[str, str]]:
    """For each passage the shortest prefix of whole words of its block that none of the others stands behind;
    else such a suffix.

    Sorted by what stands before them, read backwards, passages that share the most are neighbors: so each
    need only be compared with two others. Where neither side alone tells a passage apart, both together are
    tried.
    """
    whole = text.unwalled
    before = _needed([whole[max(0, start - FARTHEST):start].rstrip()[::-1] for start, _ in spans])
    after = _needed([whole[end:end + FARTHEST].lstrip() for _, end in spans])
    found = [_context(text, spans, number, before[number], after[number]) for number in range(min(len(spans), MOST))]
    return found + [("", "")] * (len(spans) - len(found))


def _context(text: Text, spans: list[Range], number: int, before: int, after: int) -> tuple[str, str]:
    span = spans[number]
    prefixes, suffixes = _prefixes(text, span), _suffixes(text, span)
    short = next((prefix for length, prefix in prefixes if length >= before), None)
    if short is not None:
        return short, ""
    short = next((suffix for length, suffix in suffixes if length >= after), None)
    if short is not None:
        return "", short
    prefix, suffix = (found[-1][1] if found else "" for found in (prefixes, suffixes))
    asked = Wanted(fold(prefix).text.strip(), fold(suffix).text.strip())
    alone = bool(asked) and len(spans) <= MOST and sum(asked.fits(text, other) for other in spans) == 1
    return (prefix, suffix) if alone else ("", "")


def _needed(sides: list[str]) -> list[int]:
    """How many code points of each side are needed for it to begin like none of the others."""
    order = sorted(range(len(sides)), key=lambda index: sides[index])
    needed = [0] * len(sides)
    for one, other in pairwise(order):
        if one < MOST or other < MOST:
            shared = _shared(sides[one], sides[other])
            needed[one] = max(needed[one], shared + 1)
            needed[other] = max(needed[other], shared + 1)
    return needed


def _shared(one: str, other: str) -> int:
    least = min(len(one), len(other))
    return next((at for at in range(least) if one[at] != other[at]), least)


def _prefixes(text: Text, span: Range) -> list[tuple[int, str]]:
    """The words of the block before a passage, one more each time: how long they are folded, and as they
    stand in the prose.
    """
    begin = max(text.block_span(span[0])[0], span[0] - FARTHEST)
    before = text.folded[begin:span[0]].rstrip()
    starts = [match.start() for match in TOKEN_START.finditer(before)]
    return [(len(before) - start, _as_written(text, begin + start, span[0])) for start in reversed(starts)]


def _suffixes(text: Text, span: Range) -> list[tuple[int, str]]:
    end = min(text.block_span(span[0])[1], span[1] + FARTHEST)
    after = text.folded[span[1]:end]
    room = len(after) - len(after.lstrip())
    ends = [match.end() for match in TOKEN_END.finditer(after, room)]
    return [(stop - room, _as_written(text, span[1], span[1] + stop)) for stop in ends]


def _as_written(text: Text, start: int, end: int) -> str:
    first, last = text.origin(start, end)
    return text.prose.text[first:last].replace("\n", " ")
