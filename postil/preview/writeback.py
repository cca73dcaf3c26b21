"""Write back: what pages ask to have written into notes and glossaries; plain functions, without a web server."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice

from postil.anchor.resolve import resolve
from postil.compose.said import KINDS
from postil.compose.words import voice
from postil.desk import noted
from postil.desk.opened import Opened, stamp
from postil.desk.patch import Patched, Refused
from postil.desk.store import replace
from postil.engine.session import Session
from postil.model.prose import Range
from postil.model.resolved import Edited, Review
from postil.preview import defining
from postil.preview import sent as read
from postil.preview.opening import Action, check, guarded, new_note, note_of, opened_of, place_for, where_of
from postil.preview.sent import Answer, Sent, not_done
from postil.prose.parse import parse

FILES_ASKED = 20
"""How many files of notes are asked for who writes them."""

CHANGED = "{path} was changed meanwhile. Nothing was written, and what you typed is still here."


class Writeback:
    """The actions, and what the last one has written. Used from one thread at a time."""

    def __init__(self) -> None:
        self._last: list[tuple[str, bytes | None, bytes]] = []
        """Path, bytes before, bytes after."""

    def actions(self) -> Mapping[str, Action]:
        """By the names under which pages ask for them."""
        found: dict[str, Action] = {
            "note-begin": begin,
            "note-yaml": as_yaml,
            "note-save": self.save,
            "note-open": open_note,
            "note-change": self.change,
            "note-retire": self.retire,
            "note-move": self.move,
            "note-accept": self.accept,
            "note-preview": rendered,
            "sources": sources,
            "term-begin": defining.begin,
            "term-yaml": defining.as_yaml,
            "term-save": self.define,
            "undo": self.undo,
        }
        return {name: guarded(action) for name, action in found.items()}

    def save(self, session: Session, sent: Sent) -> Answer:
        """Put a new note at the end of its file."""
        new = new_note(session, sent)
        opened, path = new.opened, new.path
        result = noted.added(opened, path, new.record, new.by)
        place = new.where.range if new.where else None
        return self._write(session, sent, opened, path, result, str(new.record["id"]), place)

    def change(self, session: Session, sent: Sent) -> Answer:
        """Write what the form of a note says, where it says something else than the file."""
        opened, note = note_of(session, sent)
        fields = read.fields(sent)
        check(session, fields)
        updated = session.view("/").today() if read.flag(sent, "updated") else None
        result = noted.edited(opened, note, fields, updated)
        return self._write(session, sent, opened, note.places[""].path, result, note.id, None)

    def retire(self, session: Session, sent: Sent) -> Answer:
        """Withdraw a note, or publish a withdrawn one again."""
        opened, note = note_of(session, sent)
        is_retired = note.status == "retired"
        day = session.view("/").today()
        result = noted.revived(opened, note) if is_retired else noted.retired(opened, note, day)
        return self._write(session, sent, opened, note.places[""].path, result, note.id, None)

    def move(self, session: Session, sent: Sent) -> Answer:
        """Put a note on the words that were selected, or on the passage that was clicked."""
        opened, note = note_of(session, sent)
        place = place_for(opened, note, sent)
        result = noted.moved(opened, note, place)
        return self._write(session, sent, opened, note.places[""].path, result, note.id, place)

    def accept(self, session: Session, sent: Sent) -> Answer:
        """Take the words that stand there now for those that a note quotes, and approve them."""
        opened, note = note_of(session, sent)
        anchor = resolve(note, opened.prose, opened.approved.get(note.id), opened.language)
        if not isinstance(anchor, Edited | Review):
            return not_done(409, "There is no one passage to take. Put the note on its words by hand.")
        result = noted.moved(opened, note, anchor.range)
        return self._write(session, sent, opened, note.places[""].path, result, note.id, anchor.range)

    def define(self, session: Session, sent: Sent) -> Answer:
        """Put a new term at the end of a glossary."""
        path, before = defining.file_of(session, sent)
        result = defining.prepared(session, sent, path, before)
        return self._commit(session, sent, path, before, result, read.line(sent, "id"))

    def undo(self, session: Session, sent: Sent) -> Answer:
        """Take back what the last click has written, if nothing was written since."""
        if not self._last:
            return not_done(409, "There is nothing to take back.")
        for path, before, after in self._last:
            if not replace(session.project.root, path, after, before):
                return not_done(409, f"{path} was changed since: take it back there.")
        paths = [path for path, _, _ in self._last]
        self._last = []
        return 200, {"message": "Taken back.", "changed": paths}

    def _write(
        self, session: Session, sent: Sent, opened: Opened, path: str, result: Patched | Refused, id: str, place: Range | None
    ) -> Answer:
        """Write a file of notes, and the lock file where a note was put on words."""
        lock = noted.approved(opened, id, place)
        more = [] if lock is None else [(opened.lock_path, opened.files[opened.lock_path], lock)]
        return self._commit(session, sent, path, opened.files.get(path), result, id, more)

    def _commit(
        self,
        session: Session,
        sent: Sent,
        path: str,
        before: bytes | None,
        result: Patched | Refused,
        id: str,
        also: Sequence[tuple[str, bytes | None, bytes]] = (),
    ) -> Answer:
        """Write one file, and what goes with it; 409 where it is not what the writer saw."""
        if stamp(before) != read.words(sent, "seen"):
            return not_done(409, CHANGED.format(path=path), seen=stamp(before))
        if isinstance(result, Refused):
            return not_done(422, f"Nothing was written: {result.reason}.", result.findings)
        if result.data == before and not also:
            return 200, {"path": path, "line": result.line, "id": id, "changed": []}
        if not replace(session.project.root, path, before, result.data):
            return not_done(409, CHANGED.format(path=path), seen="")
        self._last = [(path, before, result.data)]
        # Where a lock file is changed in this very moment, the approval waits for the next `fix`.
        self._last += [one for one in also if replace(session.project.root, *one)]
        changed = [one for one, _, _ in self._last]
        return 200, {"path": path, "line": result.line, "id": id, "changed": changed}


def begin(session: Session, sent: Sent) -> Answer:
    """What a form for a new note begins with: what it would quote, where it would be written."""
    opened = opened_of(session, sent)
    where = where_of(opened, sent)
    path = noted.home(opened, read.line(sent, "by"))
    author = noted.author_of(opened, path) or _usual_author(session)
    words = where.quote if where else opened.article.title
    return 200, {
        "quote": where.quote if where else "",
        "prefix": where.prefix if where else "",
        "suffix": where.suffix if where else "",
        "id": noted.free_id(opened, words),
        "path": path,
        "seen": stamp(opened.files.get(path)),
        "by": author,
        "kinds": _kinds(session),
    }


def _kinds(session: Session) -> list[tuple[str, str]]:
    """The kinds of notes with their names, in the order of the form."""
    speak = voice(session.view("/"))
    return [(kind, speak.say(f"kind_{kind}")) for kind in KINDS]


def _usual_author(session: Session) -> str:
    """Who writes notes here, as far as a few of their files tell."""
    paths = (path for path in session.texts("content/annotations/") if path.endswith(".yaml"))
    return noted.usual_author(session.project.root, islice(paths, FILES_ASKED))


def as_yaml(session: Session, sent: Sent) -> Answer:
    """A new note as lines to paste."""
    return 200, {"yaml": noted.as_yaml(new_note(session, sent).record)}


def open_note(session: Session, sent: Sent) -> Answer:
    """A note as it stands in its file."""
    opened, note = note_of(session, sent)
    place = note.places[""]
    return 200, {
        "id": note.id,
        "quote": note.quote,
        "kind": note.kind,
        "title": note.title,
        "note": note.note,
        "sources": [{"source": one.source, "locator": one.locator} for one in note.sources],
        "by": note.by,
        "kinds": _kinds(session),
        "status": note.status,
        "path": place.path,
        "line": place.line,
        "seen": stamp(opened.files[place.path]),
    }


def rendered(session: Session, sent: Sent) -> Answer:
    """A note's text as it will read, and what would be wrong with it."""
    opened = opened_of(session, sent)
    view, note = session.view("/"), read.words(sent, "note")
    prose, findings = parse(note, path="", line=1, language=opened.language, names=session.names)
    wrong = [f"Line {one.span.line}: {one.message}." for one in findings]
    for link in prose.references:
        if view.card(link.target) is None:
            wrong.append(f"Line {link.line}: there is no {link.target.removeprefix('any:')}.")
    return 200, {"html": view.html(note, lang=opened.language), "wrong": wrong}


def sources(session: Session, sent: Sent) -> Answer:
    """The sources that somebody may mean who has typed these letters, likeliest first."""
    asked = read.line(sent, "words").casefold().split()
    found = []
    for source in session.view("/").sources():
        text = f"{source.id} {source.title} {source.publisher}".casefold()
        if all(word in text for word in asked):
            starts = source.id.startswith(asked[0]) if asked else False
            found.append((not starts, source.id, source))
    best = sorted(found, key=lambda one: one[:2])[:8]
    return 200, {"sources": [
        {"id": one.id, "title": one.title, "publisher": one.publisher, "published": one.published} for _, _, one in best
    ]}
