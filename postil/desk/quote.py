"""From a stretch of an article to the quote that means it, with the shortest prefix or suffix that is needed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from postil.anchor.apart import distinguishing
from postil.anchor.context import TOKEN_END, TOKEN_START
from postil.anchor.edges import stands
from postil.anchor.fold import fold
from postil.anchor.match import verbatim
from postil.anchor.resolve import resolve
from postil.anchor.scripts import says_something
from postil.anchor.text import Text, read
from postil.model.prose import Prose, Range
from postil.model.resolved import Exact
from postil.model.written.note import Note

FARTHEST = 400
"""How far from a passage words are looked for that tell it from its twins, in folded code points."""

WIDENED = 8
"""By how many code points a passage is widened where its edge alone cannot be quoted: a dash, half of an ellipsis."""


@dataclass(frozen=True, slots=True)
class Selector:
    """A W3C TextQuoteSelector, and the place it means."""

    quote: str
    prefix: str
    suffix: str
    range: Range
    """The quoted words in the running text: what was asked for, to whole words."""

    def finds(self, prose: Prose) -> bool:
        """Whether the words, in their context, stand there and nowhere else."""
        note = Note(quote=self.quote, prefix=self.prefix, suffix=self.suffix, note="", id="n", places={})
        return resolve(note, prose, None, "") == Exact((self.range,))


def selector(prose: Prose, asked: Range) -> Selector | None:
    """What means the words at `asked` and no others; None where there are no words, or nothing tells them apart.

    `asked` lies within one block. It is widened to whole words and numbers, since no quote stands on less.
    """
    text = read(prose)
    place = _whole_words(text, asked)
    if place is None or not says_something(text.folded[slice(*place)]):
        return None
    for start, end in _widened(text, place):
        quote = _as_written(text, start, end)
        folded = fold(quote).text.strip()
        places = list(verbatim(text, folded, (0, len(text.folded))))
        if (start, end) not in places:
            continue
        for prefix, suffix in _contexts(text, places, places.index((start, end))):
            found = Selector(quote, prefix, suffix, text.origin(start, end))
            if found.finds(prose):
                return found
    return None


def _whole_words(text: Text, asked: Range) -> Range | None:
    """The folded stretch that the asked one stands for, without space at its ends, out to whole words."""
    blocks = enumerate(text.prose.blocks)
    number = next((at for at, block in blocks if block.start <= asked[0] < asked[1] <= block.end), None)
    if number is None:
        return None
    begin = text.begins[number]
    limit = begin + len(text.parts[number].text)
    inside = [at for at in range(begin, limit) if _overlaps(text.origin(at, at + 1), asked) and text.folded[at] != " "]
    if not inside:
        return None
    start, end = inside[0], inside[-1] + 1
    while start > begin and not stands(text.folded, start, limit):
        start -= 1
    while end < limit and not stands(text.folded, begin, end):
        end += 1
    return start, end


def _overlaps(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _widened(text: Text, place: Range) -> Iterator[Range]:
    """The place, and wider ones that also begin and end with words."""
    begin, limit = text.block_span(place[0])
    yield place
    for step in range(1, WIDENED + 1):
        start, end = max(begin, place[0] - step), min(limit, place[1] + step)
        for stretch in ((start, place[1]), (place[0], end), (start, end)):
            found = text.folded[slice(*stretch)]
            if found == found.strip() and stands(text.folded, *stretch):
                yield stretch


def _contexts(text: Text, places: list[Range], number: int) -> Iterator[tuple[str, str]]:
    """Prefixes and suffixes to try: none, the shortest of the block, then words beyond it."""
    if len(places) == 1:
        yield "", ""
    prefix, suffix = distinguishing(text, places)[number]
    if prefix or suffix:
        yield prefix, suffix
    start, end = places[number]
    whole = text.unwalled
    before, after = whole[max(0, start - FARTHEST):start].rstrip(), whole[end:end + FARTHEST].lstrip()
    prefixes = [before[match.start():] for match in TOKEN_START.finditer(before)][::-1]
    suffixes = [after[:match.end()] for match in TOKEN_END.finditer(after)]
    others = [places[at] for at in range(len(places)) if at != number]
    heads = [whole[max(0, at - FARTHEST):at].rstrip() for at, _ in others]
    tails = [whole[at:at + FARTHEST].lstrip() for _, at in others]
    yield from ((one, "") for one in prefixes if not any(head.endswith(one) for head in heads))
    yield from (("", one) for one in suffixes if not any(tail.startswith(one) for tail in tails))
    if prefixes and suffixes:
        yield prefixes[-1], suffixes[-1]


def _as_written(text: Text, start: int, end: int) -> str:
    """The words as they stand in the article, on one line."""
    first, last = text.origin(start, end)
    return " ".join(text.prose.text[first:last].split())
