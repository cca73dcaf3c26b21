"""One note to its state: the rungs of the ladder in their order, and what each may decide."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from postil.anchor.apart import distinguishing
from postil.anchor.context import TELLING, Home, Wanted, beside, between, home, wanted
from postil.anchor.fold import fold
from postil.anchor.guard import changes
from postil.anchor.languages import denies
from postil.anchor.match import LONGEST, Passage, alike, around, is_near, nearest, rivals, similar, verbatim
from postil.anchor.scripts import says_something, weight
from postil.anchor.text import Text, read
from postil.anchor.tokens import tokens
from postil.model.prose import Prose, Range
from postil.model.resolved import (
    Ambiguous,
    Anchor,
    Approved,
    Candidate,
    Change,
    Edited,
    Exact,
    Moved,
    Orphan,
    Review,
    Whole,
)
from postil.model.written.note import Note

SHORT = 12
"""The least weight, in letters (scripts.weight), of a quote that is looked for by likeness.

Two or three words: in fewer, 0.30 of the length makes another word of nearly any (`missile`, `missive`).
"""

RESEMBLES = 0.5
"""From what likeness on a passage in the approved place may be what became of the quote, though the quote
stands elsewhere to the letter.
"""

NEARBY = 3
"""How many words on each side of a quote that moved are looked at for one that denies it."""


def resolve(note: Note, prose: Prose, approved: Approved | None, language: str) -> Anchor:
    """Where a note stands in an article, or how it drifted. For all notes of one article resolve_all folds
    the text once.
    """
    return _Search(note, read(prose), approved, language).anchor()


def resolve_all(
    notes: Iterable[Note], prose: Prose, approved: Mapping[str, Approved], language: str
) -> tuple[Anchor, ...]:
    """The anchor of each note, in the order of the notes; `approved` by the note's id. No note has a say in
    another's.
    """
    text = read(prose)
    return tuple(_Search(note, text, approved.get(note.id), language).anchor() for note in notes)


SENTENCE_ENDS = ".!?;。！？؟।"


class _Search:
    """The search for one note's place. It only reads what it is given."""

    __slots__ = ("approved", "asked", "is_approved", "language", "note", "quote", "scope", "text")

    def __init__(self, note: Note, text: Text, approved: Approved | None, language: str) -> None:
        self.note = note
        self.text = text
        self.approved = approved
        self.language = language
        self.quote = fold(note.quote).text.strip()
        # A quote that was changed since is what the writer said last: of the approval, only the place still counts.
        self.is_approved = approved is not None and fold(approved.text).text.strip() == self.quote
        self.asked = wanted(note) if note.prefix or note.suffix else NOTHING_ASKED
        self.scope = (0, len(text.folded))

    def anchor(self) -> Anchor:
        if not self.note.quote:
            return Whole()
        if self.note.within:
            section = self.text.section(self.note.within)
            if section is None:
                return self._orphan()
            self.scope = section
        if not says_something(self.quote):
            return Orphan(())
        places = list(verbatim(self.text, self.quote, self.scope))
        if not places:
            return self._by_likeness()
        fitting = [place for place in places if self.asked.fits(self.text, place)] if self.asked else places
        if self.note.occurrence == "all" and fitting:
            return Exact(tuple(self.text.origin(*place) for place in fitting))
        if len(fitting) == 1:
            return self._single(fitting[0])
        if fitting:
            return self._several(fitting)
        return self._out_of_context(places)

    def _single(self, place: Range) -> Anchor:
        """The quote stands once where it was asked for: unless what was approved shows that it now stands for
        other words.
        """
        if self.approved is None:
            return Exact((self.text.origin(*place),))
        context = home(self.approved)
        if self.is_approved and not self.asked and context.sides(self.text, place) != (True, True):
            drifted = self._drifted_at_home(context, [place])
            if drifted is not None:
                return drifted
        return self._settled(context, place)

    def _settled(self, context: Home, place: Range) -> Anchor:
        """The quote stands there: in the approved context, or moved."""
        spans = (self.text.origin(*place),)
        if context.sides(self.text, place) == (True, True):
            return Exact(spans)
        return self._denied(place) or Moved(spans)

    def _several(self, places: list[Range]) -> Anchor:
        """The quote stands several times: only the approved context can tell which one is meant, never the
        position.
        """
        if self.approved is not None:
            context = home(self.approved)
            is_home = any(context.sides(self.text, place) == (True, True) for place in places)
            if self.is_approved and not self.asked and not is_home:
                drifted = self._drifted_at_home(context, places)
                if drifted is not None:
                    return drifted
            index = context.chosen(self.text, places)
            if index is not None:
                return self._settled(context, places[index])
        return self._ambiguous(places, [])

    def _out_of_context(self, places: list[Range]) -> Anchor:
        """The quote stands, but not in the context that the note asks for.

        A note has a prefix because its words stand elsewhere too. So a single place may be that other one,
        left over: it is only taken where the context differs in spelling alone, or where the approved words
        around it are still the same.
        """
        context = home(self.approved) if self.approved else None
        if len(places) == 1:
            place = places[0]
            if self._asked_in_other_spelling(place) or (context and sum(context.told(self.text, place)) >= 2 * TELLING):
                return self._denied(place) or Moved((self.text.origin(*place),))
        others = [
            found for found in self._similar(tuple(places)) if self.asked.fits(self.text, (found.start, found.end))
        ]
        if len(others) == 1 and context and context.sides(self.text, _span(others[0])) == (True, True):
            return self._compared(others[0])
        return self._ambiguous(places, others)

    def _asked_in_other_spelling(self, place: Range) -> bool:
        before, after = beside(self.text, place, self.asked)
        pairs = ((self.asked.prefix, before), (self.asked.suffix, after))
        return not any(changes(asked, there, self.language) for asked, there in pairs)

    def _drifted_at_home(self, context: Home, places: list[Range]) -> Anchor | None:
        """What became of the approved passage, if other words stand in its context while the quote's own
        words stand elsewhere.
        """
        told = max(sum(context.told(self.text, place)) for place in places)
        here = [
            found for found in self._similar(tuple(places))
            if sum(context.told(self.text, _span(found))) >= max(TELLING, told + 1)
        ]
        if len(here) == 1:
            return self._compared(here[0])
        for standing in self._rewritten_at_home(context, [Passage(*place, 1, 1) for place in places]):
            if weight(self.quote) < SHORT or standing.score >= RESEMBLES:
                return self._ambiguous(places, [standing])
        return None

    def _rewritten_at_home(self, context: Home, others: list[Passage]) -> list[Passage]:
        """What stands between the approved words before and after, if it is none of the others and about as
        long as the quote.
        """
        found = []
        for start, end in between(self.text, context):
            apart = all(end <= other.start or other.end <= start for other in others)
            if apart and end - start <= 2 * len(self.quote):
                likeness = alike(self.quote, self.text.folded[start:end])
                found.append(Passage(start, end, likeness, likeness))
        return found

    def _by_likeness(self) -> Anchor:
        """The quote stands nowhere to the letter."""
        found = self._similar(())
        if not found:
            return self._orphan()
        fitting = [one for one in found if self.asked.fits(self.text, _span(one))] if self.asked else found
        best = rivals(fitting or found)
        if self.approved is not None and self.is_approved and not self.asked:
            context = home(self.approved)
            index = context.chosen(self.text, [_span(one) for one in found])
            if index is not None:
                return self._compared(found[index])
            best = [*best, *self._rewritten_at_home(context, found)]
        if len(best) > 1 or (not fitting and not self._asked_in_other_spelling(_span(best[0]))):
            return self._ambiguous([], best)
        return self._compared(best[0])

    def _similar(self, avoid: tuple[Range, ...]) -> list[Passage]:
        if weight(self.quote) < SHORT or len(self.quote) > LONGEST:
            return []
        return similar(self.text, self.quote, self.scope, avoid)

    def _compared(self, found: Passage) -> Anchor:
        """A passage that is taken for the quote: edited, unless a fact in it changed."""
        facts = self._facts(found)
        if facts:
            # Likeness counts letters, so it may leave out a `four` that stands for a 4: look whether it is
            # only that.
            for other in around(self.text, self.quote, found):
                if not self._facts(other):
                    found, facts = other, ()
                    break
        span = self.text.origin(found.start, found.end)
        now = self.text.prose.text[slice(*span)]
        if facts:
            return Review(span, found.score, self.note.quote, now, facts)
        return Edited(span, found.score, self.note.quote, now)

    def _facts(self, found: Passage) -> tuple[Change, ...]:
        return changes(self.quote, self.text.folded[found.start:found.end], self.language)

    def _denied(self, place: Range) -> Review | None:
        """A quote that moved, with a word beside it in its sentence that denies it, or denies it no more."""
        if self.approved is None or not self.is_approved:
            return None
        begin, end = self.text.block_span(place[0])
        folded = self.text.folded
        was = _vicinity(fold(self.approved.before).text, self.quote, fold(self.approved.after).text)
        now = _vicinity(folded[begin:place[0]], self.quote, folded[place[1]:end])
        facts = []
        for one, other in zip(was, now, strict=True):
            denying, denied = (
                [token.text for token in tokens(side, self.language) if denies([token.key], "", self.language)]
                for side in (one, other)
            )
            if denying != denied:
                facts.append(Change("negation", " ".join(denying), " ".join(denied)))
        if not facts:
            return None
        span = self.text.origin(*place)
        quoted = self.text.prose.text[slice(*span)]
        return Review(span, 1.0, was[0] + quoted + was[1], now[0] + quoted + now[1], tuple(facts))

    def _ambiguous(self, places: list[Range], changed: list[Passage]) -> Ambiguous:
        """The places where the quote stands to the letter, and those where something like it does.

        A prefix means one of the former; it means one of the latter only where there are none of the former,
        for those come first.
        """
        spans = [*places, *map(_span, changed)]
        contexts = distinguishing(self.text, spans)
        for number, one in enumerate(changed, start=len(places)):
            if places or not is_near(one.score):
                contexts[number] = ("", "")
        scores = [1.0] * len(places) + [one.score for one in changed]
        found = [self._candidate(*row) for row in zip(spans, scores, contexts, strict=True)]
        return Ambiguous(tuple(sorted(found, key=lambda one: one.range)))

    def _orphan(self) -> Orphan:
        whole = (0, len(self.text.folded))
        return Orphan(tuple(
            self._candidate(_span(one), one.score, ("", "")) for one in nearest(self.text, self.quote, whole)
        ) if self.quote else ())

    def _candidate(self, place: Range, score: float, context: tuple[str, str]) -> Candidate:
        span = self.text.origin(*place)
        return Candidate(span, self.text.prose.text[slice(*span)], score, *context)


NOTHING_ASKED = Wanted("", "")


def _span(found: Passage) -> Range:
    return found.start, found.end


def _vicinity(before: str, quote: str, after: str) -> tuple[str, str]:
    """The words of the same sentence just before and after a passage."""
    left = before[max(before.rfind(stop) + 1 for stop in SENTENCE_ENDS):]
    right = after[:min((at for stop in SENTENCE_ENDS if (at := after.find(stop)) >= 0), default=len(after))]
    if quote[-1] in SENTENCE_ENDS:
        right = ""
    return " ".join(left.split(" ")[-NEARBY - 1:]), " ".join(right.split(" ")[:NEARBY + 1])
