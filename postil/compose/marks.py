"""Which marks stand in a text: notes on their passages, automatic links on mentions."""

from __future__ import annotations

from collections.abc import Iterable

from postil.compose import senses
from postil.compose.words import Voice
from postil.model.cards import TermCard
from postil.model.prose import LinkMark, Mark, NoteMark, Range
from postil.model.resolved import Ambiguous, Anchor, Briefing, Edited, Exact, Mention, Moved, Orphan, Review, Whole
from postil.model.view import View


def passages(anchor: Anchor) -> tuple[Range, ...]:
    """The stretches of text a note stands on; none for a note on the whole article, or one that found no place."""
    match anchor:
        case Exact(ranges) | Moved(ranges):
            return ranges
        case Edited() | Review():
            return (anchor.range,)
        case Whole() | Ambiguous() | Orphan():
            return ()


def is_stale(anchor: Anchor) -> bool:
    """Whether the words the note was written on no longer stand there, and a reader should know."""
    return isinstance(anchor, Review | Ambiguous | Orphan)


def note_marks(briefing: Briefing, voice: Voice) -> tuple[NoteMark, ...]:
    """The passages of a briefing's notes, numbered in reading order."""
    return tuple(
        NoteMark(
            start=start,
            end=end,
            note=found.note.id,
            number=number,
            kind=found.note.kind,
            label=voice.say("note_label", number=str(number), kind=voice.say(f"kind_{found.note.kind}")),
            stale=is_stale(found.anchor),
        )
        for number, found in enumerate(briefing.notes, start=1)
        for start, end in passages(found.anchor)
    )


def link_marks(view: View, mentions: Iterable[Mention], voice: Voice, *, hints: bool) -> tuple[LinkMark, ...]:
    """The mentions that become links; those of what is not published do not. With `hints` each says in a tooltip
    what it leads to: where the page itself lists its entries, that would be said twice."""
    marks = []
    for mention in mentions:
        if not mention.linked:
            continue
        card = view.term_card(mention.id) if mention.kind == "term" else view.profile_card(mention.id)
        if card is None:
            continue
        title = senses.short(card, voice) if isinstance(card, TermCard) else card.summary
        marks.append(
            LinkMark(
                start=mention.start,
                end=mention.end,
                kind=mention.kind,
                href=view.href(card.url),
                title=title if hints else "",
            )
        )
    return tuple(marks)


def marks(view: View, briefing: Briefing, voice: Voice) -> tuple[Mark, ...]:
    """All marks of a briefing's text."""
    return (*note_marks(briefing, voice), *link_marks(view, briefing.mentions, voice, hints=False))
