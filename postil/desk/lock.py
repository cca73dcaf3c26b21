"""The lock file of an article: what each note stands on is written down, so that drift can be told from it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict

from postil.anchor.context import approval
from postil.anchor.resolve import resolve_all
from postil.model.prose import Prose
from postil.model.resolved import Approved, Exact, Moved, Review
from postil.model.written.note import Note


def approvals(
    notes: Iterable[Note], prose: Prose, before: Mapping[str, Approved], language: str, also: frozenset[str]
) -> dict[str, Approved]:
    """What each note is approved on from now on.

    A note that stands on its words is approved there, one of `also` on what became of them. What drifted keeps what
    it was last approved on, and so does a retired note that has lost its place.
    """
    listed = tuple(notes)
    found: dict[str, Approved] = {}
    for note, anchor in zip(listed, resolve_all(listed, prose, before, language), strict=True):
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
    notes = {note: asdict(approved[note]) for note in sorted(approved)}
    return (json.dumps({"notes": notes}, ensure_ascii=False, indent=2) + "\n").encode()
