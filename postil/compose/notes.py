"""Notes as they stand in the margin."""

from __future__ import annotations

from postil.compose import claims, dates, items
from postil.compose.marks import is_stale, passages
from postil.compose.said import KINDS, confidence_key
from postil.compose.words import Voice, folded
from postil.model.parts import KindCount, Link, NoteItem
from postil.model.resolved import AnchoredNote, Briefing, Review
from postil.model.view import View


def notes(view: View, briefing: Briefing, voice: Voice) -> tuple[NoteItem, ...]:
    """All notes of a briefing, in reading order."""
    return tuple(_note(view, briefing, found, number, voice) for number, found in enumerate(briefing.notes, start=1))


def kind_counts(found: tuple[NoteItem, ...], voice: Voice) -> tuple[KindCount, ...]:
    """How many notes of each kind there are, in the order of the kinds; kinds without a note are left out."""
    return tuple(
        KindCount(kind=kind, label=voice.say(f"kind_{kind}"), count=count)
        for kind in KINDS
        if (count := sum(note.kind == kind for note in found))
    )


def _note(view: View, briefing: Briefing, found: AnchoredNote, number: int, voice: Voice) -> NoteItem:
    note = found.note
    lang = voice.lang
    shown_number = str(number)
    kind_label = voice.say(f"kind_{note.kind}")
    ranges = passages(found.anchor)
    retired = note.status == "retired"
    claim = None if retired else claims.of_note(view, note.claim, briefing.article.date, voice)
    return NoteItem(
        id=note.id,
        number=number,
        kind=note.kind,
        kind_label=kind_label,
        label=voice.say("note_label", number=shown_number, kind=kind_label),
        cite_label=voice.say("note_cite_label", number=shown_number),
        back_label=voice.say("note_back_label", number=shown_number),
        title="" if retired else note.title,
        quote=folded(briefing.prose.text[slice(*ranges[0])]) if ranges else "",
        passage=f"#passage-{note.id}" if ranges and _has_body(briefing) else "",
        body_html="" if retired else view.note_html(found, lang=lang),
        citations=() if retired else items.citations(view, note.sources, voice),
        claim=Link(label=claim.claim, href=claim.href) if claim else None,
        verdict=claim.now.label if claim and claim.now else "",
        see=() if retired else _see(view, note.see, briefing.article.id),
        confidence=voice.say(confidence_key(note.confidence)) if note.confidence and not retired else "",
        by=note.by,
        checked_by=voice.say("checked_by", name=note.reviewed_by) if note.reviewed_by and not retired else "",
        date=dates.day(note.date, lang) if note.date else None,
        updated=dates.day(note.updated, lang) if note.updated else None,
        stale=is_stale(found.anchor),
        was=_was(found),
        retired=retired,
    )


def _has_body(briefing: Briefing) -> bool:
    """Whether any of the text stands on the page; of a text that is only linked to, no passage does."""
    source = briefing.article.source
    return source is None or source.republish != "link"


def _was(found: AnchoredNote) -> str:
    """The words that a stale note was written on."""
    if isinstance(found.anchor, Review):
        return folded(found.anchor.was)
    return folded(found.note.quote) if is_stale(found.anchor) else ""


def _see(view: View, references: tuple[str, ...], article: str) -> tuple[Link, ...]:
    """Where a note sends the reader on; a note of the same article may be named by `note:id`."""
    found = []
    for reference in references:
        kind, _, id = reference.rpartition(":")
        if kind == "note" and "/" not in id:
            reference = f"note:{article}/{id}"
        if card := view.card(reference):
            found.append(items.link(view, card))
    return tuple(found)
