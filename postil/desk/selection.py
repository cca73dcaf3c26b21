"""From words that somebody selected in a browser to their place in the article's running text."""

from __future__ import annotations

from dataclasses import dataclass

from postil.anchor.fold import Folded, fold
from postil.anchor.match import nearest
from postil.anchor.text import Text, read
from postil.model.prose import Prose, Range
from postil.prose.sentences import sentences

RESEMBLES = 0.5
"""From what likeness on a passage around a click is taken for what became of a quote; below it, the sentence is meant."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Selected words as the browser shows them, with all of their block before and after; numbers of notes left out."""

    before: str
    text: str
    after: str
    number: int = 0
    """Which of the blocks with the very same words it is, from 0: two table cells may say the same."""
    of: int = 1
    """How many such blocks the page shows."""


def located(prose: Prose, selection: Selection) -> Range | None:
    """Where the selected words stand; None where the article has no such block any more, or several and no telling.

    The browser's white space, quotation marks and invisible characters may be others: both sides are folded.
    """
    text = read(prose)
    whole = fold(selection.before + selection.text + selection.after)
    found = _inside(whole, len(selection.before), len(selection.before) + len(selection.text))
    if found is None:
        return None
    start, end = found
    words, lead = whole.text.strip(), len(whole.text) - len(whole.text.lstrip())
    places = _same(text, words) or _containing(text, words)
    if len(places) == 1:
        at = places[0]
    elif len(places) == selection.of and 0 <= selection.number < len(places):
        at = places[selection.number]
    else:
        return None
    return text.origin(at + start - lead, at + end - lead)


def _inside(whole: Folded, start: int, end: int) -> Range | None:
    """The folded stretch that came from the selected code points, without space at its ends."""
    inner = [at for at, character in enumerate(whole.text) if character != " " and _touches(whole, at, start, end)]
    return (inner[0], inner[-1] + 1) if inner else None


def _touches(whole: Folded, at: int, start: int, end: int) -> bool:
    first, last = whole.origin(at, at + 1)
    return first < end and start < last


def _same(text: Text, words: str) -> list[int]:
    """Where the blocks begin that say just this, in the folded text."""
    found = []
    for begin, part in zip(text.begins, text.parts, strict=True):
        if part.text.strip() == words:
            found.append(begin + len(part.text) - len(part.text.lstrip()))
    return found


def _containing(text: Text, words: str) -> list[int]:
    """Where it stands in larger blocks: a page may show an article's passages alone."""
    found, at = [], text.folded.find(words)
    while at >= 0:
        found.append(at)
        at = text.folded.find(words, at + 1)
    return found


def passage_at(prose: Prose, spot: Selection, quote: str, language: str) -> Range | None:
    """The passage around a spot that was clicked: the one most like a quote, or else the sentence.

    `spot` has no words of its own. None where it stands in no block of the article.
    """
    after = spot.after[:1] or spot.before[-1:]
    before = spot.before if spot.after else spot.before[:-1]
    at = located(prose, Selection(before, after, spot.after[1:], spot.number, spot.of)) if after.strip() else None
    block = _block(prose, spot) if at is None else _around(prose, at)
    if block is None:
        return None
    at = at or block
    text = read(prose)
    scope = next(text.block_span(begin) for begin in text.begins if text.block_at(begin).start == block[0])
    for found in nearest(text, fold(quote).text.strip(), scope) if quote else ():
        place = text.origin(found.start, found.end)
        if found.score >= RESEMBLES and place[0] <= at[0] and at[1] <= place[1]:
            return place
    return next((one for one in sentences(prose, language) if one[0] <= at[0] < one[1]), None)


def _around(prose: Prose, place: Range) -> Range:
    return next((block.start, block.end) for block in prose.blocks if block.start <= place[0] and place[1] <= block.end)


def _block(prose: Prose, spot: Selection) -> Range | None:
    """The block that a spot between two spaces stands in."""
    words = (spot.before + spot.after).strip()
    place = located(prose, Selection("", words, "", spot.number, spot.of)) if words else None
    return _around(prose, place) if place else None
