"""Notes that drifted, brought back to their words: the smallest patch for each, and what a person must see to judge."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from postil.anchor.findings import findings as anchor_findings
from postil.anchor.resolve import resolve, resolve_all
from postil.desk.lock import approvals, lock_bytes
from postil.desk.opened import Opened
from postil.desk.patch import Changes, Patched, Refused, change
from postil.desk.quote import selector
from postil.desk.sentence import sentences_of
from postil.diagnose.diagnostic import Comparison, Diagnostic
from postil.model.prose import Prose, Range
from postil.model.resolved import Ambiguous, Anchor, Edited, Exact, Moved, Orphan, Review
from postil.model.written.note import Annotations, Note
from postil.read.assemble import name_notes
from postil.read.one import read_file


@dataclass(frozen=True, slots=True)
class Drift:
    """A note that no longer stands on the words it quotes."""

    note: str
    """Its name, `article/id`."""
    finding: Diagnostic
    """What became of it, as a build would say it; but the comparison shows whole sentences."""
    refused: str
    """Why there is no patch, where one was tried."""
    score: float
    """How alike the quoted words and those that stand there now are, from 0 to 1; 0 where there is no such place."""
    is_mended: bool
    """Whether the patch brings the note back to its words."""
    wants_a_look: bool
    """Whether something may be stated otherwise now, so that a person must say yes."""
    is_taken: bool
    """Whether the patch is among those to be made."""
    path: str
    before: bytes
    after: bytes
    """The file that the note is written in: with the patches of notes before it that are made, and with its own as well."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """What fixing one article comes to."""

    drifts: tuple[Drift, ...]
    files: tuple[tuple[str, bytes, bytes], ...]
    """The files of notes that are to be written: path, bytes before, bytes after."""
    notes: tuple[Note, ...]
    """All notes of the article, as they are afterwards."""
    anchors: tuple[Anchor, ...]
    """Where each of them stands then."""


def fix(opened: Opened, accepted: Collection[str], *, every: bool) -> Fixed:
    """Mend the notes of one article that drifted.

    With `every`, notes in which nothing is stated otherwise are mended; of the others those that are `accepted`, by
    name (`article/id`). Every patch is made, also of those that are not taken: it is to be looked at.
    """
    files: dict[str, bytes] = {}
    drifts: list[Drift] = []
    notes = opened.notes
    anchors = resolve_all(notes, opened.prose, opened.approved, opened.language)
    for note, anchor in zip(notes, anchors, strict=True):
        if note.status != "retired" and isinstance(anchor, Edited | Review | Ambiguous | Orphan):
            name = f"{opened.article.id}/{note.id}"
            drift = _drift(opened, files, note, anchor, name)
            if drift.is_mended and (name in accepted or (every and not drift.wants_a_look)):
                drift = replace(drift, is_taken=True)
                files[drift.path] = drift.after
            drifts.append(drift)
    changed = tuple((path, opened.files[path], data) for path, data in files.items() if data != opened.files[path])
    if changed:
        notes = _notes(opened, files)
        anchors = resolve_all(notes, opened.prose, opened.approved, opened.language)
    return Fixed(tuple(drifts), changed, notes, anchors)


def locked(opened: Opened, fixed: Fixed, accepted: Collection[str]) -> tuple[bytes | None, bytes] | None:
    """The lock file as it is (None: there is none) and as it is to be; None where it stays."""
    also = frozenset(name.partition("/")[2] for name in accepted if name.startswith(f"{opened.article.id}/"))
    approved = approvals(fixed.notes, fixed.anchors, opened.prose, opened.approved, also)
    before = opened.files.get(opened.lock_path)
    after = lock_bytes(approved)
    return (before, after) if after != before and (approved or before) else None


def _drift(opened: Opened, files: Mapping[str, bytes], note: Note, anchor: Anchor, name: str) -> Drift:
    path = note.places[""].path
    before = after = files.get(path) or opened.files[path]
    finding = anchor_findings(note, anchor, opened.prose, opened.article.places[""].path)[0]
    if not isinstance(anchor, Edited | Review):
        return Drift(name, finding, "", 0.0, False, True, False, path, before, after)
    was, now = sentences_of(opened.prose, anchor.range, note.quote, opened.approved.get(note.id), opened.language)
    wants_a_look = isinstance(anchor, Review)
    help_ = "otherwise mend it, or set   status: retired"
    ways = (f"if the note still holds, type   python build.py fix --write {name}", help_) if wants_a_look else ()
    changes = new_anchor(opened, note, anchor.range)
    patched = _patched(opened, files, note, changes) if changes is not None else None
    if isinstance(patched, Patched):
        after = patched.data
    else:
        ways = finding.help
    message = f"{finding.message}; score {anchor.score:.2f}"
    finding = replace(finding, message=message, help=ways, comparison=Comparison(was, now))
    refused = patched.reason if isinstance(patched, Refused) else ""
    mended = isinstance(patched, Patched)
    return Drift(name, finding, refused, anchor.score, mended, wants_a_look, False, path, before, after)


def new_anchor(opened: Opened, note: Note, place: Range) -> Changes | None:
    """What is to be written into a note so that it stands on a place; None where nothing would mean that place."""
    prose = opened.prose
    quote = " ".join(prose.text[slice(*place)].split())
    changes: dict[str, str | None] = {"quote": quote}
    if not _stands(replace(note, quote=quote), prose, place, opened.language):
        found = selector(prose, place)
        if found is None:
            return None
        changes = {"quote": found.quote, "prefix": found.prefix or None, "suffix": found.suffix or None}
        if note.within and not _stands(_told(note, changes), prose, found.range, opened.language):
            changes["in"] = None
    if "id" not in note.places and changes["quote"] != note.quote:
        # An id made from the quote would change with it, and with it the note's address.
        changes = {"id": note.id, **changes}
    return changes


def _told(note: Note, changes: Changes) -> Note:
    return replace(note, quote=changes["quote"], prefix=changes["prefix"] or "", suffix=changes["suffix"] or "")


def _stands(note: Note, prose: Prose, place: Range, language: str) -> bool:
    anchor = resolve(note, prose, None, language)
    return isinstance(anchor, Exact | Moved) and place in anchor.ranges


def _patched(opened: Opened, files: Mapping[str, bytes], note: Note, changes: Changes) -> Patched | Refused:
    """The file of a note with the changes. Patches before it may have moved the note: it is found by its number."""
    path = note.places[""].path
    number = [one for one in opened.notes if one.places[""].path == path].index(note)
    data = files.get(path) or opened.files[path]
    record = read_file(path, data).record
    assert isinstance(record, Annotations)
    return change(path, data, record.notes[number].places[""], changes)


def _notes(opened: Opened, files: Mapping[str, bytes]) -> tuple[Note, ...]:
    """All notes as they read with some of their files changed."""
    records = [read_file(path, files.get(path) or opened.files[path]).record for path in opened.annotations]
    named, _ = name_notes([note for record in records if isinstance(record, Annotations) for note in record.notes])
    return named
