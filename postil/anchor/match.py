"""The ladder: where a folded quote stands to the letter, and, where it does not, which passages are most like it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from postil.anchor.edges import stands
from postil.anchor.text import UNIT, WALL, Text
from postil.frozen import frozen
from postil.model.prose import Range

BUDGET = 0.30
"""How much of a quote's length may be edits for a passage to be taken for it. The Hypothesis client takes
half, and is wrong.
"""

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

SAME_END = 12
"""How many letters of edits a passage may have more than another for beginning, or ending, with the quote's
own word: `no longer `.
"""

EDGE = 6
"""How many words from its end on a passage is looked at for one of the quote's."""

RESEMBLING = 0.5
"""From what likeness on several words at an end took the place of the quote's, and do not just stand next to
what is left of it. A single word always takes the place of a single one, but not of a number.
"""

CLAUSE_ENDS = (". ", "; ", ": ", "? ", "! ", "。", "؟ ", "！", "？", "；")
"""What closes a sentence or a clause, in a folded text. What stands behind it never took the place of words
in front of it.
"""

ENDS = 4
"""How many ends are weighed for each beginning of a passage, the likest first."""

LONGEST = 2000
"""The longest quote, in code points, that is looked for by likeness: 300 words, the longest of paragraphs. It
bounds the time.
"""

LONGEST_LIST = 4000
"""The most places that are measured word by word, fewer for a quote of more than WORK / LONGEST_LIST code
points.
"""

WORK = 400_000
"""The most places times the length of the quote. A text that repeats itself more often than that has no clear
winner for anything: its quotes stand to the letter or not at all. This bounds the time to a few seconds.
"""


@frozen
class Passage:
    """A stretch of the folded text, and how alike it and the quote are: 1 less the edits (Levenshtein) over
    the quote's length.
    """

    start: int
    end: int
    score: float
    fit: float
    """The score, corrected for how the ends lie: what chooses between passages that overlap, and nothing
    else.
    """


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
    return [found for found in _apart(_measured(text, quote, scope, edits), avoid) if is_near(found.score)]


def nearest(text: Text, quote: str, scope: Range) -> list[Passage]:
    """The passages most like the quote, however little, best first: of a very long one, most like its
    beginning.
    """
    return _apart(_measured(text, quote[:LONGEST // 4].strip(), scope, None), ())[:NEAREST]


def is_near(score: float) -> bool:
    """Whether a score is within the budget."""
    return score >= FLOOR - 1e-9


def alike(one: str, other: str) -> float:
    """How alike two texts are: 1 less the edits between them over the length of the longer."""
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.normalized_similarity(one, other)


def rivals(passages: list[Passage]) -> list[Passage]:
    """The best passage, and those that are about as good."""
    return [found for found in passages if passages[0].score - found.score <= MARGIN + 1e-9]


def around(text: Text, quote: str, found: Passage) -> Iterator[Passage]:
    """Passages of the same block, within the budget, that begin or end up to WIGGLE words elsewhere: the
    likest first.
    """
    needle = _needle(quote)
    starts, ends = text.units
    begin, end = text.block_span(found.start)
    first, last = bisect_left(starts, found.start), bisect_right(ends, found.end) - 1
    others = [
        _passage(text.folded, needle, (start, stop))
        for start in starts[max(0, first - WIGGLE):first + WIGGLE + 1]
        for stop in ends[max(0, last - WIGGLE):last + WIGGLE + 1]
        if begin <= start < stop <= end and stands(text.folded, start, stop)
    ]
    yield from sorted((one for one in others if is_near(one.score)), key=lambda one: -one.score)


def _apart(passages: list[Passage], avoid: tuple[Range, ...]) -> list[Passage]:
    """The best fitting of all passages that overlap, in the order of their scores."""
    kept: list[Passage] = []
    taken: list[Range] = sorted(avoid)
    for found in sorted(passages, key=lambda one: (-one.fit, one.start, -one.end)):
        index = bisect_right(taken, (found.start, found.end))
        before = taken[index - 1][1] if index else -1
        after = taken[index][0] if index < len(taken) else found.end
        if before <= found.start and found.end <= after:
            kept.append(found)
            taken.insert(index, (found.start, found.end))
    return sorted(kept, key=lambda one: (-one.score, one.start))


@frozen
class _Needle:
    """A quote, taken apart for measuring."""

    quote: str
    words: list[Range]

    @property
    def core(self) -> str:
        """The quote from its first word to its last."""
        return self.quote[self.words[0][0]:self.words[-1][1]] if self.words else ""


def _needle(quote: str) -> _Needle:
    return _Needle(quote, [match.span() for match in UNIT.finditer(quote)])


def _measured(text: Text, quote: str, scope: Range, edits: int | None) -> list[Passage]:
    """The best passages from each word in scope on that may hold one within `edits`; from the likeliest words
    where None.

    A first sieve measures a slice of the quote's length from each word on. A passage within k edits of the
    quote is at most k longer or shorter, so its slice is within 2k edits: nothing within the budget is lost.
    What is left is measured at each end of a word.
    """
    from rapidfuzz.distance import Levenshtein
    from rapidfuzz.process import extract

    needle = _needle(quote)
    core = needle.core
    if not core:
        return []
    starts, ends = text.units
    first, last = bisect_left(starts, scope[0]), bisect_left(starts, scope[1])
    begins = starts[first:last]
    folded = text.folded
    slices = [folded[start:start + len(core)].partition(WALL)[0] for start in begins]
    if edits is None:
        likely = extract(core, slices, scorer=Levenshtein.distance, limit=SHORTLIST)
        edits = max(8, len(core) // 2)
    else:
        most = min(LONGEST_LIST, WORK // len(core))
        likely = extract(
            core, slices, scorer=Levenshtein.distance, limit=most + 1, score_cutoff=2 * edits
        )
        if len(likely) > most:
            return []
    found = []
    for _, _, index in likely:
        start = begins[index]
        wall = folded.find(WALL, start)
        limit = min(start + len(core) + edits, wall if wall >= 0 else len(folded))
        low = bisect_left(ends, max(start + 1, start + len(core) - edits))
        stops = ends[low:bisect_right(ends, limit)] or ends[first + index:first + index + 1]
        stops = [stop for stop in stops if stands(folded, start, stop)]
        # Of equals the longer: it shows a word that took another's place.
        stops.sort(key=lambda stop: (Levenshtein.distance(core, folded[start:stop]), -stop))
        found += [_passage(folded, needle, (start, stop)) for stop in stops[:ENDS]]
    return found


def _passage(folded: str, needle: _Needle, span: Range) -> Passage:
    """The passage with the punctuation at its edges that the quote has too."""
    from rapidfuzz.distance import Levenshtein

    start, end = span
    quote, words = needle.quote, [match.span() for match in UNIT.finditer(folded, start, end)]
    lead, tail = quote[:needle.words[0][0]], quote[needle.words[-1][1]:]
    while lead and start and _is_same_mark(folded[start - 1], lead[-1]):
        start, lead = start - 1, lead[:-1]
    while tail and end < len(folded) and _is_same_mark(folded[end], tail[0]):
        end, tail = end + 1, tail[1:]
    stretch = folded[start:end]
    start, end = end - len(stretch.lstrip(" ")), start + len(stretch.rstrip(" "))
    edits = Levenshtein.distance(quote, folded[start:end])
    score = max(0.0, 1 - edits / len(quote))
    if not is_near(score):
        return Passage(start, end, score, score)
    ends = _end(quote, needle.words, folded, words, step=1) + _end(quote, needle.words, folded, words, step=-1)
    return Passage(start, end, score, 1 - (edits - ends) / len(quote))


def _end(quote: str, quoted: list[Range], folded: str, words: list[Range], *, step: int) -> int:
    """What the beginning of a passage (step 1) or its end (step -1) says for it, in letters.

    Edits count letters: to them a word left off is cheaper than two words put in behind it (`is opposed`, `is
    no longer opposed`), and words of the next sentence are a cheap stand-in for words that were dropped.
    """
    ours, theirs = quoted[::step][:EDGE], words[::step][:EDGE]
    pairs = (
        (i + j, i, j)
        for i, one in enumerate(ours) for j, other in enumerate(theirs) if quote[slice(*one)] == folded[slice(*other)]
    )
    _, i, j = min(pairs, default=(0, 0, 1))
    if i == j == 0:
        return SAME_END
    if not i or not j:
        return 0
    gone, come = _outside(quote, ours, i, step), _outside(folded, theirs, j, step)
    if i == j == 1:
        unlike = any(map(str.isdigit, gone)) != any(map(str.isdigit, come))
    else:
        unlike = alike(gone, come) < RESEMBLING
    unlike = unlike or (_ends_clause(come) and not _ends_clause(gone))
    return -min(len(gone), len(come)) if unlike else 0


def _outside(text: str, words: list[Range], number: int, step: int) -> str:
    """The first, or last, words of a text up to the one with that number."""
    if step == 1:
        return text[words[0][0]:words[number][0]]
    return text[words[number][1]:words[0][1]]


def _ends_clause(text: str) -> bool:
    return any(stop in text for stop in CLAUSE_ENDS)


def _is_same_mark(one: str, other: str) -> bool:
    return one == other or (one in "'\"" and other in "'\"")
