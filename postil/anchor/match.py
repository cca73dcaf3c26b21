"""The ladder: where a folded quote stands to the letter, and, where it does not, which passages are most like it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from postil.anchor.edges import stands
from postil.anchor.text import UNIT, WALL, Text
from postil.model.prose import Range

BUDGET = 0.30
"""How much of a quote's length may be edits for a passage to be taken for it. The Hypothesis client takes half, and is wrong."""

FLOOR = 1 - BUDGET
"""The least score of a passage that is taken for the quote."""

MARGIN = 0.05
"""A rival that scores less than this below the best one makes the match ambiguous."""

NEAREST = 3
"""How many passages are shown for a quote that is lost."""

SHORTLIST = 48
"""From how many places the nearest are chosen, where none is near."""

WIGGLE = 3
"""By how many words the ends of a passage are moved to see whether it states the same as the quote."""

CLAUSE_ENDS = (". ", "; ", ": ", "? ", "! ", "。", "؟ ", "！", "？", "；")
"""What closes a sentence or a clause, in a folded text."""

LONGEST_LIST = 400
"""The most places that are measured word by word: a bound on the time that a text of nothing but repetitions takes."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the folded text, and how alike it and the quote are: 1 less the edits (Levenshtein) over the quote's length."""

    start: int
    end: int
    score: float


def verbatim(text: Text, quote: str, scope: Range) -> Iterator[Range]:
    """Every place in scope where the folded quote stands, cut where words and numbers are."""
    folded = text.folded
    at = folded.find(quote, *scope)
    while at >= 0:
        end = at + len(quote)
        if stands(folded, at, end):
            yield at, end
        at = folded.find(quote, at + 1, scope[1])


def similar(text: Text, quote: str, scope: Range, avoid: tuple[Range, ...] = ()) -> list[Passage]:
    """All passages within the budget, best first, none overlapping a better one or any of `avoid`."""
    edits = int(len(quote) * BUDGET + 1e-9)
    return [found for found in _apart(_measured(text, quote, scope, edits), avoid) if found.score >= FLOOR - 1e-9]


def nearest(text: Text, quote: str, scope: Range) -> list[Passage]:
    """The passages most like the quote, however little, best first."""
    return _apart(_measured(text, quote, scope, None), ())[:NEAREST]


def alike(one: str, other: str) -> float:
    """How alike two texts are: 1 less the edits between them over the length of the longer."""
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.normalized_similarity(one, other)


def rivals(passages: list[Passage]) -> list[Passage]:
    """The best passage, and those that are about as good."""
    return [found for found in passages if passages[0].score - found.score <= MARGIN + 1e-9]


def around(text: Text, quote: str, found: Passage) -> Iterator[Passage]:
    """Passages of the same block, within the budget, that begin or end up to WIGGLE words elsewhere: the likest first."""
    starts, ends = text.units
    begin, end = text.block_span(found.start)
    first, last = bisect_left(starts, found.start), bisect_right(ends, found.end) - 1
    words = [match.span() for match in UNIT.finditer(quote)]
    edges = quote[:words[0][0]], quote[words[-1][1]:]
    others = [
        _passage(text.folded, quote, edges, (start, stop))
        for start in starts[max(0, first - WIGGLE):first + WIGGLE + 1]
        for stop in ends[max(0, last - WIGGLE):last + WIGGLE + 1]
        if begin <= start < stop <= end and (start, stop) != (found.start, found.end)
    ]
    yield from sorted((one for one in others if one.score >= FLOOR - 1e-9), key=lambda one: -one.score)


def _apart(passages: list[Passage], avoid: tuple[Range, ...]) -> list[Passage]:
    """The best of all passages that overlap, in the order of their scores."""
    kept: list[Passage] = []
    taken: list[Range] = sorted(avoid)
    for found in sorted(passages, key=lambda one: (-one.score, one.start, one.end)):
        index = bisect_right(taken, (found.start, found.end))
        before = taken[index - 1][1] if index else -1
        after = taken[index][0] if index < len(taken) else found.end
        if before <= found.start and found.end <= after:
            kept.append(found)
            taken.insert(index, (found.start, found.end))
    return kept


def _measured(text: Text, quote: str, scope: Range, edits: int | None) -> list[Passage]:
    """The best passage from each word in scope on that may hold one within `edits`; from the likeliest words where None.

    A first sieve measures a slice of the quote's length from each word on. A passage within k edits of the quote is at most k longer
    or shorter, so its slice is within 2k edits: nothing within the budget is lost. What is left is measured at each end of a word.
    """
    from rapidfuzz.distance import Levenshtein
    from rapidfuzz.process import extract

    words = [match.span() for match in UNIT.finditer(quote)]
    if not words:
        return []
    lead, core, tail = quote[:words[0][0]], quote[words[0][0]:words[-1][1]], quote[words[-1][1]:]
    starts, ends = text.units
    first, last = bisect_left(starts, scope[0]), bisect_left(starts, scope[1])
    begins = starts[first:last]
    folded = text.folded
    slices = [folded[start:start + len(core)].partition(WALL)[0] for start in begins]
    if edits is None:
        likely = extract(core, slices, scorer=Levenshtein.distance, limit=SHORTLIST)
        edits = max(8, len(core) // 2)
    else:
        likely = extract(core, slices, scorer=Levenshtein.distance, limit=LONGEST_LIST, score_cutoff=2 * edits)
    found = []
    for _, _, index in likely:
        start = begins[index]
        wall = folded.find(WALL, start)
        limit = min(start + len(core) + edits, wall if wall >= 0 else len(folded))
        low = bisect_left(ends, max(start + 1, start + len(core) - edits))
        high = bisect_right(ends, limit)
        stops = ends[low:high] or ends[first + index:first + index + 1]
        distances = [Levenshtein.distance(core, folded[start:stop]) for stop in stops]
        # Of equals the longer: it shows a word that took another's place.
        end = min(zip(distances, (-stop for stop in stops), strict=True))[1] * -1
        whole = _passage(folded, quote, (lead, tail), (start, end))
        trimmed = _trimmed(folded, core, start, end)
        if trimmed != (start, end):
            cut = _passage(folded, quote, (lead, tail), trimmed)
            whole = whole if cut.score < FLOOR <= whole.score else cut
        found.append(whole)
    return found


def _passage(folded: str, quote: str, edges: tuple[str, str], span: Range) -> Passage:
    """The passage with the punctuation at its edges that the quote has too."""
    from rapidfuzz.distance import Levenshtein

    (lead, tail), (start, end) = edges, span
    while lead and start and _is_same_mark(folded[start - 1], lead[-1]):
        start, lead = start - 1, lead[:-1]
    while tail and end < len(folded) and _is_same_mark(folded[end], tail[0]):
        end, tail = end + 1, tail[1:]
    stretch = folded[start:end]
    start, end = end - len(stretch.lstrip(" ")), start + len(stretch.rstrip(" "))
    return Passage(start, end, max(0.0, 1 - Levenshtein.distance(quote, folded[start:end]) / len(quote)))


def _is_same_mark(one: str, other: str) -> bool:
    return one == other or (one in "'\"" and other in "'\"")


def _trimmed(folded: str, core: str, start: int, end: int) -> Range:
    """The passage without words at its ends, beyond the end of a clause, that stand for nothing in the quote.

    Edits count letters: to them, words of the next sentence are a cheap stand-in for words that were dropped at the quote's end.
    """
    from rapidfuzz.distance import Levenshtein

    blocks = [
        block for block in Levenshtein.opcodes(core, folded[start:end])
        if block.tag == "equal" and block.src_end - block.src_start >= 3
    ]
    if not blocks:
        return start, end
    solid_start, solid_end = start + blocks[0].dest_start, start + blocks[-1].dest_end
    head = max(folded.rfind(stop, start, solid_start) for stop in CLAUSE_ENDS)
    tail = min((at for stop in CLAUSE_ENDS if (at := folded.find(stop, solid_end, end)) >= 0), default=-1)
    if head >= 0 and not _has_clause_end(core[:blocks[0].src_start]):
        units = [match.start() for match in UNIT.finditer(folded, head + 1, end)]
        start = units[0] if units else start
    if tail >= 0 and not _has_clause_end(core[blocks[-1].src_end:]):
        units = [match.end() for match in UNIT.finditer(folded, start, tail)]
        end = units[-1] if units else end
    return start, end


def _has_clause_end(text: str) -> bool:
    return any(stop.strip() in text for stop in CLAUSE_ENDS)
