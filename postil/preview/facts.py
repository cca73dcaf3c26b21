"""Facts: what the preview knows of the open page besides its HTML: its files, its notes, what is not for readers yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from postil.compose.marks import is_stale
from postil.desk.sentence import sentences_of
from postil.diagnose.catalogue import anchoring
from postil.diagnose.diagnostic import Comparison, Diagnostic, Findings
from postil.engine.session import Session
from postil.engine.understanding.publication import is_article_published, is_note_published, is_page_published
from postil.model.resolved import AnchoredNote, Approved, Briefing, Edited, Review
from postil.preview.files import FileIds
from postil.read.layout import LOCKS
from postil.read.locks import Lock
from postil.read.one import read_file

ON_NOTES = frozenset(entry.code for entry in anchoring.ENTRIES)
"""The findings that say that a note no longer stands where it did."""


def facts(session: Session, path: str, files: FileIds) -> dict[str, Any]:
    """Of the page in the file `path`: plain data for the page's script."""
    about = session.about(path)
    kind, _, id = about.partition(":")
    view = session.view("/")
    briefing = view.briefing(id) if kind == "article" else None
    home = _home(session, kind, id)
    found: dict[str, Any] = {
        "about": about,
        "badge": _badge(session, kind, id, briefing),
        "files": {
            "home": _file(session, home, files) if home else None,
            "annotations": [_file(session, one, files) for one in _annotations(session, id)] if briefing else [],
            "glossaries": [_file(session, one, files) for one in _glossaries(session)],
        },
        "notes": [_note(number, note, files) for number, note in enumerate(briefing.notes, start=1)] if briefing else [],
    }
    return found


def notes_in_question(session: Session, path: str) -> Findings:
    """What is wrong with the places of the notes on a page, each with the old sentence and the new one."""
    kind, _, id = session.about(path).partition(":")
    if kind != "article":
        return ()
    ours = set(_annotations(session, id))
    asked = (one for one in session.findings if one.code in ON_NOTES and one.span.path in ours)
    briefing = session.view("/").briefing(id)
    return tuple(_with_sentences(session, one, briefing) for one in asked) if briefing else tuple(asked)


def _with_sentences(session: Session, finding: Diagnostic, briefing: Briefing) -> Diagnostic:
    """The finding, which compares the quoted words alone, with the sentences around them."""
    place = finding.span
    found = [
        one for one in briefing.notes if (at := one.note.places[""]).path == place.path and at.line <= place.line
    ]
    anchored = max(found, key=lambda one: one.note.places[""].line, default=None)
    if anchored is None or not isinstance(anchored.anchor, Edited | Review):
        return finding
    article, note, anchor = briefing.article, anchored.note, anchored.anchor
    language = article.lang or session.view("/").site().language
    approved = _approved(session, article.id).get(note.id)
    was, now = sentences_of(briefing.prose, anchor.range, note.quote, approved, language)
    return replace(finding, comparison=Comparison(was, now))


def _approved(session: Session, article: str) -> Mapping[str, Approved]:
    path = f"{LOCKS}{article}.json"
    source = session.sources.get(path)
    record = read_file(path, source.text.encode()).record if source else None
    return record.notes if isinstance(record, Lock) else {}


def _annotations(session: Session, article: str) -> list[str]:
    """The files of the notes on an article; where there is none, the one that would be the first."""
    one = f"content/annotations/{article}.yaml"
    found = [*([one] if session.text_digest(one) else []), *session.texts(f"content/annotations/{article}/")]
    return found or [one]


def _glossaries(session: Session) -> list[str]:
    return list(session.texts("content/glossary/"))


def _home(session: Session, kind: str, id: str) -> str:
    """The file in which what the page is about was written; empty for lists and the like."""
    if kind == "article":
        return f"content/articles/{id}.md"
    view = session.view("/")
    read = {"term": view.term, "profile": view.profile, "source": view.source, "page": view.page}.get(kind)
    record = read(id) if read else None
    return record.places[""].path if record else ""


def _file(session: Session, path: str, files: FileIds) -> dict[str, str]:
    return {"file": files.of(path), "path": path, "sha256": session.text_digest(path)}


def _note(number: int, found: AnchoredNote, files: FileIds) -> dict[str, Any]:
    note = found.note
    span = note.places[""]
    return {
        "id": note.id,
        "number": number,
        "file": files.of(span.path),
        "line": span.line,
        "state": type(found.anchor).__name__.lower(),
        "stale": is_stale(found.anchor),
        "status": note.status,
        "layer": note.layer,
        "kind": note.kind,
        "quote": note.quote,
        "badge": _note_badge(found),
    }


def _note_badge(found: AnchoredNote) -> str:
    note = found.note
    if is_note_published(note, drafts=False):
        return ""
    return f"{note.layer} note" if note.layer != "public" else f"{note.status} note"


def _badge(session: Session, kind: str, id: str, briefing: Briefing | None) -> str:
    """What the page is that readers do not get: empty for a page that they do."""
    now = session.options.now
    if briefing:
        article = briefing.article
        if is_article_published(article, now, drafts=False):
            return ""
        if article.status == "draft":
            return "Draft"
        waits = [moment for moment in (article.publish_at, article.embargo_until) if moment and moment > now]
        return f"Not before {max(waits).isoformat(sep=' ', timespec='minutes')}" if waits else "Expired"
    page = session.view("/").page(id) if kind == "page" else None
    return "Draft" if page and not is_page_published(page, drafts=False) else ""


def unready(session: Session) -> Iterator[str]:
    """The addresses, from `/`, of the articles that readers do not get, for links to them to be badged."""
    view = session.view("/")
    for id in session.unready():
        card = view.article_card(id)
        if card:
            yield card.url
