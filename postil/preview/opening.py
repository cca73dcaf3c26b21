"""What a page means by what it sent: which article, which note, which words; or the answer that says why there is none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from postil.desk import noted
from postil.desk.noted import Fields
from postil.desk.opened import Opened, open_article
from postil.desk.quote import Selector, selector
from postil.desk.selection import located, passage_at
from postil.desk.values import Value
from postil.diagnose.nearest import did_you_mean
from postil.engine.changes.library import owner_of
from postil.engine.session import Session
from postil.model.prose import Range
from postil.model.written.note import Note
from postil.preview import sent as read
from postil.preview.sent import Answer, NotMeant, Sent, not_done
from postil.read.layout import LOCKS
from postil.read.scalars import ID

Action = Callable[[Session, Sent], Answer]

GONE = "These words do not stand in the article as it is now. Look at it again, and select them anew."
NO_WORDS = "There is nothing here that a note could quote: select a few words."
NO_TEXT = "Write something: a note without words says nothing."
MALFORMED = "That is no form of this page: reload it."


class Stopped(Exception):
    """There is nothing to go on with; carries the answer."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer[1]["message"])
        self.answer = answer


@dataclass(frozen=True, slots=True)
class New:
    """A new note, ready to be written."""

    opened: Opened
    path: str
    record: dict[str, Value]
    by: str
    """Who writes the notes of a file that is begun with this one."""
    where: Selector | None


def guarded(action: Action) -> Action:
    """The action, which answers also where what was sent is not what our own page sends."""

    def act(session: Session, sent: Sent) -> Answer:
        try:
            return action(session, sent)
        except Stopped as stopped:
            return stopped.answer
        except NotMeant:
            return not_done(400, MALFORMED)
        except OSError as error:
            return not_done(500, f"The system says: {error.strerror or error}. What you typed is still here.")

    return act


def opened_of(session: Session, sent: Sent) -> Opened:
    """The article that the page shows, as it stands on disk."""
    id = read.id_of(sent, "article")
    if not session.text_digest(f"content/articles/{id}.md"):
        raise Stopped(not_done(404, "There is no such article any more."))
    begins = (f"content/articles/{id}.md", f"content/annotations/{id}", f"{LOCKS}{id}.json")
    paths = [path for begin in begins for path in session.texts(begin) if owner_of(path) == f"article:{id}"]
    opened = open_article(session.project.root, paths, session.names, session.view("/").site().language)
    if not isinstance(opened, Opened):
        raise Stopped(not_done(409, "The article cannot be read as it is now.", opened))
    return opened


def note_of(session: Session, sent: Sent) -> tuple[Opened, Note]:
    """A note of the article that the page shows."""
    opened = opened_of(session, sent)
    note = opened.note(read.id_of(sent, "id"))
    if note is None:
        raise Stopped(not_done(409, "This note is no longer in its file.", opened.findings))
    return opened, note


def where_of(opened: Opened, sent: Sent) -> Selector | None:
    """What means the words that were selected; None where none were."""
    selected = read.selection(sent)
    if selected is None:
        return None
    place = located(opened.prose, selected)
    if place is None:
        raise Stopped(not_done(409, GONE))
    found = selector(opened.prose, place)
    if found is None:
        raise Stopped(not_done(422, NO_WORDS))
    return found


def place_for(opened: Opened, note: Note, sent: Sent) -> Range:
    """Where a note is to be put: on the selected words, or on what became of its own where somebody clicked."""
    selected = read.selection(sent)
    if selected is None:
        raise NotMeant("selection")
    if selected.text.strip():
        place = located(opened.prose, selected)
    else:
        place = passage_at(opened.prose, selected, note.quote, opened.language)
    if place is None:
        raise Stopped(not_done(409, GONE))
    found = selector(opened.prose, place)
    if found is None:
        raise Stopped(not_done(422, NO_WORDS))
    return found.range


def new_note(session: Session, sent: Sent) -> New:
    """The note that a form describes."""
    opened = opened_of(session, sent)
    fields = read.fields(sent)
    check(session, fields)
    where = where_of(opened, sent)
    id = read.line(sent, "id") or noted.free_id(opened, where.quote if where else fields.title or fields.note)
    if not ID.fullmatch(id):
        raise Stopped(not_done(422, f"`{id}` is no id: lower-case letters, digits and single hyphens.", field="id"))
    if opened.note(id):
        raise Stopped(not_done(422, f"There is a note `{id}` on this article: choose another id.", field="id"))
    path = noted.home(opened, fields.by)
    begins = not opened.files.get(path, b"").strip()
    by = "" if begins or fields.by == noted.author_of(opened, path) else fields.by
    day = session.view("/").today()
    record = noted.stanza(fields, id, where, day, by=by, is_draft=read.flag(sent, "draft"))
    return New(opened, path, record, fields.by, where)


def check(session: Session, fields: Fields) -> None:
    """A note says something, and rests on sources that there are."""
    if not fields.note.strip():
        raise Stopped(not_done(422, NO_TEXT, field="note"))
    view = session.view("/")
    for source, _ in fields.sources:
        if view.source_card(source) is None:
            known = [one.id for one in view.sources()]
            hint = "".join(f" {line[:1].upper()}{line[1:]}" for line in did_you_mean(source, known))
            raise Stopped(not_done(422, f"There is no source `{source}`.{hint}", field="sources"))
