"""A note as its fields are filled in on a form, to the record that is written, and where it is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from postil.anchor.context import approval
from postil.desk.fix import new_anchor
from postil.desk.lock import lock_bytes
from postil.desk.opened import Opened
from postil.desk.patch import Changes, Patched, Refused, append, change
from postil.desk.quote import Selector
from postil.desk.values import Markdown, Value, item
from postil.desk.wrap import wrapped
from postil.diagnose.diagnostic import Diagnostic
from postil.model.prose import Range
from postil.model.written.note import Annotations, Citation, Note
from postil.read.files import load
from postil.read.one import read_file
from postil.read.scalars import slugged

WORDS_IN_ID = 4
"""Of the quote, for an id that somebody can type."""

LONGEST_ID = 40


@dataclass(frozen=True, slots=True)
class Fields:
    """What a person fills in."""

    kind: str
    title: str
    note: str
    sources: tuple[tuple[str, str], ...]
    """Id and locator of each."""
    by: str


def home(opened: Opened, by: str) -> str:
    """The file that a new note goes into: the one for everybody, else that of the annotator, else the first there is."""
    article = opened.article.id
    shared = f"content/annotations/{article}.yaml"
    own = f"content/annotations/{article}/{slugged(by)}.yaml"
    files = opened.annotations
    return next((path for path in (shared, own, *files) if path in files), shared)


def author_of(opened: Opened, path: str) -> str:
    """Who wrote the notes in a file, where they say nothing else."""
    record = read_file(path, opened.files[path]).record if path in opened.files else None
    return record.by if isinstance(record, Annotations) else ""


def usual_author(root: Path, paths: Iterable[str]) -> str:
    """Who wrote most of these files of notes; empty where nobody says."""
    found: Counter[str] = Counter()
    for path in paths:
        data = load(root, path)
        record = None if isinstance(data, Diagnostic) else read_file(path, data).record
        if isinstance(record, Annotations) and record.by:
            found[record.by] += 1
    return next((name for name, _ in found.most_common(1)), "")


def free_id(opened: Opened, words: str) -> str:
    """An id made from words that no note on the article has."""
    made = slugged(" ".join(words.split()[:WORDS_IN_ID]))[:LONGEST_ID].strip("-") or f"n{len(opened.notes) + 1}"
    taken, number, free = {note.id for note in opened.notes}, 1, made
    while free in taken:
        number += 1
        free = f"{made}-{number}"
    return free


def stanza(fields: Fields, id: str, where: Selector | None, day: date, *, by: str, is_draft: bool) -> dict[str, Value]:
    """The keys of a new note, in the order in which they are written; `by` as far as it is not the file's."""
    found: dict[str, Value] = {"id": id}
    if where:
        found |= {"quote": where.quote, "prefix": where.prefix, "suffix": where.suffix}
    found |= {
        "kind": fields.kind,
        "title": fields.title,
        "note": Markdown(wrapped(fields.note.strip())),
        "sources": _cited(fields.sources),
        "date": day.isoformat(),
        "by": by,
        "status": "draft" if is_draft else "",
    }
    return {key: value for key, value in found.items() if value}


def as_yaml(record: dict[str, Value]) -> str:
    """The note as lines to paste below `notes:`."""
    return "\n".join(item(record, 2)) + "\n"


def added(opened: Opened, path: str, record: dict[str, Value], by: str) -> Patched | Refused:
    """The file with the note in it."""
    return append(path, opened.files.get(path), "notes", record, {"by": by} if by else {})


def edited(opened: Opened, note: Note, fields: Fields, updated: date | None) -> Patched | Refused:
    """The file with the note as it is now meant; `updated` where readers should know of it."""
    changes: dict[str, Value | None] = {}
    if fields.kind != note.kind:
        changes["kind"] = fields.kind
    if fields.title != note.title:
        changes["title"] = fields.title or None
    if fields.note.strip() != note.note:
        changes["note"] = Markdown(wrapped(fields.note.strip(), note.note))
    if fields.sources != tuple((one.source, one.locator) for one in note.sources):
        changes["sources"] = _cited(fields.sources, note.sources) or None
    if fields.by and fields.by != note.by:
        changes["by"] = fields.by
    if updated:
        changes["updated"] = updated.isoformat()
    return _changed(opened, note, changes)


def retired(opened: Opened, note: Note, day: date) -> Patched | Refused:
    """The file with the note withdrawn: it keeps its address, and says so."""
    return _changed(opened, note, {"updated": day.isoformat(), "status": "retired"})


def revived(opened: Opened, note: Note) -> Patched | Refused:
    """The file with a withdrawn note published again."""
    return _changed(opened, note, {"status": None})


def moved(opened: Opened, note: Note, place: Range) -> Patched | Refused:
    """The file with the note on other words."""
    changes = new_anchor(opened, note, place)
    if changes is None:
        return Refused("nothing tells these words from others in the article: select more of them")
    return _changed(opened, note, changes)


def approved(opened: Opened, id: str, place: Range | None) -> bytes | None:
    """The lock file with a note approved where somebody just put it; None where the article has none, or it stays."""
    before = opened.files.get(opened.lock_path)
    if before is None or place is None:
        return None
    after = lock_bytes({**opened.approved, id: approval(opened.prose, place)})
    return after if after != before else None


def _changed(opened: Opened, note: Note, changes: Changes) -> Patched | Refused:
    place = note.places[""]
    return change(place.path, opened.files[place.path], place, changes)


def _cited(sources: Iterable[tuple[str, str]], before: Iterable[Citation] = ()) -> tuple[Value, ...]:
    """Sources as they are written; those that a note had keep the words that it quotes from them."""
    quoted = {(one.source, one.locator): one.quote for one in before}
    found: list[Value] = []
    for source, locator in sources:
        keys = {"source": source, "locator": locator, "quote": quoted.get((source, locator), "")}
        keys = {key: value for key, value in keys.items() if value}
        found.append(keys if len(keys) > 1 else source)
    return tuple(found)
