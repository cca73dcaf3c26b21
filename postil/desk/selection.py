"""From words that somebody selected in a browser to their place in the article's running text."""

from __future__ import annotations

from dataclasses import dataclass

from postil.anchor.fold import Folded, fold
from postil.anchor.text import Text, read
from postil.model.prose import Prose, Range


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
