"""What readers can find of a page: nothing but what stands on it, and so nothing that is not published."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from postil.model.claims import ClaimPage
from postil.model.page import ArticlePage, Page, PlainPage, ProfilePage
from postil.model.parts import NoteItem
from postil.model.search import Document, Passage
from postil.model.terms import TermPage

KINDS = ("briefing", "note", "term", "profile", "claim", "page")
"""The kinds of what is found, in the order in which readers see them."""


def documents(page: Page) -> tuple[Document, ...]:
    """What is indexed of a page. The notes on a briefing are one document, each of them a passage: one file for each of
    eight notes would make the index larger than the site, and a note is read on the page of its briefing anyway.
    """
    match page:
        case ArticlePage():
            return _briefing(page)
        case TermPage():
            senses = (text for sense in page.senses for text in (_p(sense.short), sense.definition_html))
            return (_entry("term", page, page.name, (_p(page.short), page.definition_html, *senses, _names(page))),)
        case ProfilePage():
            offices = (_p(f"{role.title}, {role.organisation.label}") for role in page.roles)
            return (_entry("profile", page, page.name, (_p(page.summary), page.about_html, *offices, _names(page))),)
        case ClaimPage():
            whys = (text for one in page.history for text in (_p(one.verdict.label), one.why_html))
            return (_entry("claim", page, page.claim, (_p(page.claimant.label), *whys)),)
        case PlainPage():
            return (_entry("page", page, page.title, (_p(page.summary), page.body_html)),)
    return ()


def _briefing(page: ArticlePage) -> tuple[Document, ...]:
    points = (*page.key_points_html, *page.known_html, *page.unknown_html, *page.watch_html)
    corrections = (one.text_html for one in page.corrections)
    text = (_p(page.summary), *(block.html for block in page.blocks), *(f"<p>{one}</p>" for one in points), *corrections)
    found = [Document("briefing", page.frame.lang, page.title, page.date.text, (Passage("", "", "".join(text)),))]
    notes = (*page.whole_notes, *(note for block in page.blocks for note in block.notes))
    if notes:
        found.append(Document("note", page.frame.lang, page.title, page.date.text, tuple(_note(note) for note in notes)))
    return tuple(found)


def _note(note: NoteItem) -> Passage:
    return Passage(f"note-{note.id}", note.title or note.quote or note.kind_label, note.body_html)


def _names(page: TermPage | ProfilePage) -> str:
    """What else it is called, here and in other languages: last, so that an excerpt begins with what it is."""
    elsewhere = (name for label in page.labels for name in (label.words, *label.forms))
    return _p(", ".join((*page.forms, *elsewhere)))


def _entry(kind: str, page: Page, title: str, texts: Iterable[str]) -> Document:
    return Document(kind, page.frame.lang, title, "", (Passage("", "", "".join(texts)),))


def _p(text: str) -> str:
    return f"<p>{escape(text)}</p>" if text else ""
