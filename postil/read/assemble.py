"""From the records of all files to the library: each id once, each note with a name."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from postil.diagnose.diagnostic import Diagnostic, Findings, Related
from postil.diagnose.nearest import did_you_mean
from postil.model.resolved import Approved
from postil.model.words import Wording
from postil.model.written.article import Article
from postil.model.written.cited import CitedSources
from postil.model.written.claim import Claims
from postil.model.written.event import Events
from postil.model.written.library import Written
from postil.model.written.note import Annotations, Note
from postil.model.written.page import Page
from postil.model.written.profile import Profiles
from postil.model.written.site import Site
from postil.model.written.term import Glossary
from postil.read.locks import Lock
from postil.read.one import FileReading
from postil.read.scalars import slugged
from postil.source import Span, place_of

T = TypeVar("T")

_KIND_OF_FILE = {
    "glossary": "term",
    "profiles": "profile",
    "sources": "source",
    "claims": "claim",
    "events": "event",
    "annotations": "note",
    "site": "topic",
}

_WORDS_IN_ID = 5
_LONGEST_MADE_ID = 48
"""Of an id made from a quote: enough to be told from others, short enough for an address."""


@dataclass(slots=True)
class _Shelf:
    """The records of one kind as they come in; lives as long as one call of `assemble`."""

    kind: str
    findings: list[Diagnostic]
    records: dict[str, Any] = field(default_factory=dict)

    def put(self, record: Any, id_: str) -> None:
        first = self.records.setdefault(id_, record)
        if first is not record:
            self.findings.append(twice(self.kind, id_, place_of(record.places, "id"), place_of(first.places, "id")))


def assemble(readings: Iterable[FileReading], media: Iterable[str]) -> tuple[Written, Findings]:
    """The library that the files make up, in the order of their paths; `media` are the files under content/media/."""
    findings: list[Diagnostic] = []
    site = Site(places={"": Span("content/site.yaml", 1, 1, 1, 1)})
    shelves = {kind: _Shelf(kind, findings) for kind in ("term", "profile", "source", "claim", "event")}
    articles: dict[str, Article] = {}
    pages: dict[str, Page] = {}
    glossaries: dict[str, Glossary] = {}
    files: dict[str, list[Annotations]] = {}
    locks: list[Lock] = []
    words: list[Wording] = []
    incomplete: set[str] = set()
    for reading in sorted(readings, key=lambda reading: reading.source.path):
        if not reading.whole:
            kind = reading.place.kind
            incomplete.add(_KIND_OF_FILE.get(kind) or f"{kind}:{reading.place.name}")
        match reading.record:
            case Site() as site:
                findings.extend(_twice_inside("topic", site.topics))
            case Article() as article:
                articles[article.id] = article
                findings.extend(_twice_inside("correction", article.corrections))
            case Page() as page:
                pages[page.id] = page
            case Annotations() as annotations:
                files.setdefault(annotations.article, []).append(annotations)
            case Glossary() as glossary:
                glossaries[glossary.scheme] = glossary
                for term in glossary.terms:
                    shelves["term"].put(term, term.id)
            case (
                Profiles(profiles=records)
                | CitedSources(sources=records)
                | Claims(claims=records)
                | Events(events=records)
            ):
                for record in records:
                    shelves[_KIND_OF_FILE[reading.place.kind]].put(record, record.id)
            case Lock() as lock:
                locks.append(lock)
            case Wording() as wording:
                words.append(wording)
    notes = {}
    for slug in sorted(files):
        notes[slug], found = name_notes([note for file in files[slug] for note in file.notes])
        findings.extend(found)
    written = Written(
        site=site,
        articles=articles,
        notes=notes,
        approved=_approved(locks),
        glossaries=glossaries,
        terms=shelves["term"].records,
        profiles=shelves["profile"].records,
        sources=shelves["source"].records,
        claims=shelves["claim"].records,
        events=shelves["event"].records,
        pages=pages,
        media=frozenset(media),
        words=tuple(words),
        incomplete=frozenset(incomplete),
    )
    findings.extend(_without_article(written, files, locks))
    return written, tuple(findings)


def name_notes(notes: Sequence[Note]) -> tuple[tuple[Note, ...], Findings]:
    """The notes on one article, each with an id: its own, or one made from its quote; and the ids that are used twice.

    A written id never gives way to a made one.
    """
    shelf = _Shelf("note", [])
    for note in notes:
        if note.id:
            shelf.put(note, note.id)
    taken = set(shelf.records)
    named = []
    for note in notes:
        if not note.id:
            note = replace(note, id=_free(_made_id(note), taken))
            taken.add(note.id)
        named.append(note)
    return tuple(named), tuple(shelf.findings)


def _made_id(note: Note) -> str:
    """The first words that a note stands on, or of its title or text; for words without Latin letters, a short hash."""
    words = note.quote or note.title or note.note
    id_ = slugged(" ".join(words.split()[:_WORDS_IN_ID]))[:_LONGEST_MADE_ID].strip("-")
    if id_ and words.isascii():
        return id_
    return id_ if len(id_) >= 3 else "note-" + hashlib.sha256(words.encode()).hexdigest()[:6]


def _free(id_: str, taken: set[str]) -> str:
    number, free = 1, id_
    while free in taken:
        number += 1
        free = f"{id_}-{number}"
    return free


def twice(kind: str, id_: str, second: Span, first: Span) -> Diagnostic:
    """Two things of one kind with one id."""
    plural = {"correction": "corrections of this article", "note": "notes on this article"}.get(kind, f"{kind}s")
    return Diagnostic(
        "duplicate-id",
        f"`{id_}` is the id of two {plural}",
        second,
        ("give one of the two another id",),
        (Related(first, "the first one"),),
    )


def _twice_inside(kind: str, records: Iterable[Any]) -> list[Diagnostic]:
    shelf = _Shelf(kind, [])
    for record in records:
        shelf.put(record, record.id)
    return shelf.findings


def _approved(locks: Iterable[Lock]) -> Mapping[str, Mapping[str, Approved]]:
    return {lock.article: lock.notes for lock in locks}


def _without_article(
    written: Written, files: Mapping[str, list[Annotations]], locks: Iterable[Lock]
) -> list[Diagnostic]:
    findings = []
    for slug, written_on in files.items():
        if slug in written.articles or written.may_exist("article", slug):
            continue
        for file in written_on:
            span = file.places[""]
            help_ = did_you_mean(slug, written.articles) or (f"write content/articles/{slug}.md, or delete this file",)
            findings.append(
                Diagnostic(
                    "notes-without-article",
                    f"there is no article `{slug}` for these notes",
                    Span(span.path, 1, 1, 1, 1),
                    help_,
                )
            )
    for lock in locks:
        if lock.article not in written.articles and not written.may_exist("article", lock.article):
            findings.append(
                Diagnostic(
                    "lock-without-article",
                    f"there is no article `{lock.article}` for this lock file",
                    Span(lock.path, 1, 1, 1, 1),
                    ("delete it",),
                )
            )
    return findings
