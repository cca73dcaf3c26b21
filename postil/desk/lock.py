"""The lock file of an article: what each note stands on is written down, so that drift can be told from it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from postil.anchor.context import approval
from postil.model.prose import Prose
from postil.model.resolved import Anchor, Approved, Exact, Moved, Review
from postil.model.written.note import Note


def approvals(
    notes: Iterable[Note], anchors: Iterable[Anchor], prose: Prose, before: Mapping[str, Approved], also: frozenset[str]
) -> dict[str, Approved]:
    """What each note is approved on from now on, by where each stands.

    A note that stands on its words is approved there, one of `also` on what became of them. What drifted keeps what
    it was last approved on, and so does a retired note that has lost its place.
    """
    found: dict[str, Approved] = {}
    for note, anchor in zip(notes, anchors, strict=True):
        if note.occurrence == "all" or not note.quote:
            continue
        match anchor:
            case Exact(ranges) | Moved(ranges):
                found[note.id] = approval(prose, ranges[0])
            case Review() if note.id in also:
                found[note.id] = approval(prose, anchor.range)
            case _ if note.id in before:
                found[note.id] = before[note.id]
    return found


def lock_bytes(approved: Mapping[str, Approved]) -> bytes:
    """The file: sorted by note, a line a key, so that versioning merges it well."""
    notes = ",\n".join(f"    {_words(note)}: {_entry(approved[note])}" for note in sorted(approved))
    return ('{\n  "notes": {\n' + notes + "\n  }\n}\n" if notes else '{\n  "notes": {}\n}\n').encode()


def _entry(one: Approved) -> str:
    # Word by word: json writes nothing quickly that it is to indent.
    parts = (("text", one.text), ("before", one.before), ("after", one.after))
    return "{\n" + ",\n".join(f'      "{key}": {_words(value)}' for key, value in parts) + "\n    }"


def _words(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
