"""Notes as they stand in the margin."""

from __future__ import annotations

from postil.compose import claims, dates, items
from postil.compose.marks import is_stale, passages
from postil.compose.words import KIND_LABELS, confidence_label, folded
from postil.model.parts import KindCount, Link, NoteItem
from postil.model.resolved import AnchoredNote, Briefing, Review
from postil.model.view import View


def notes(view: View, briefing: Briefing) -> tuple[NoteItem, ...]:
    """All notes of a briefing, in reading order."""
    return tuple(_note(view, briefing, found, number) for number, found in enumerate(briefing.notes, start=1))


def kind_counts(found: tuple[NoteItem, ...]) -> tuple[KindCount, ...]:
    """How many notes of each kind there are, in the order of the kinds; kinds without a note are left out."""
    return tuple(
        KindCount(kind=kind, label=label, count=count)
        for kind, label in KIND_LABELS.items()
        if (count := sum(note.kind == kind for note in found))
    )


def _note(view: View, briefing: Briefing, found: AnchoredNote, number: int) -> NoteItem:
    note = found.note
    lang = briefing.article.lang or view.site().language
    ranges = passages(found.anchor)
    retired = note.status == "retired"
    claim = None if retired else claims.of_note(view, note.claim, briefing.article.date)
    return NoteItem(
        id=note.id,
        number=number,
        kind=note.kind,
        kind_label=KIND_LABELS[note.kind],
        title="" if retired else note.title,
        quote=folded(briefing.prose.text[slice(*ranges[0])]) if ranges else "",
        passage=f"#passage-{note.id}" if ranges and _has_body(briefing) else "",
        body_html="" if retired else view.note_html(found),
        citations=() if retired else items.citations(view, note.sources),
        claim=Link(label=claim.claim, href=claim.href) if claim else None,
        verdict=claim.now.label if claim and claim.now else "",
        see=() if retired else _see(view, note.see, briefing.article.id),
        confidence=confidence_label(note.confidence) if note.confidence and not retired else "",
        by=note.by,
        reviewed_by="" if retired else note.reviewed_by,
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
