"""Entries in which only words changed that no other entry depends on: then the others need not be at hand."""

from __future__ import annotations

from dataclasses import fields
from operator import attrgetter
from typing import Any

from postil.engine.understanding.entries import named_by
from postil.engine.understanding.update import Update
from postil.model.written.profile import Profile, Profiles
from postil.model.written.term import Glossary, Term

_OWN = {
    Term: {"short", "definition", "senses", "sources", "reviewed"},
    Profile: {"summary", "about", "roles", "location", "same_as", "image", "sources"},
}
"""What an entry says that only its own page and those that show it look at. Whatever is not named here is compared: names,
of which two entries may want the same, what leads from one to another, and by when it is to be looked at again."""

_COMMON = {
    kind: attrgetter(*(one.name for one in fields(kind) if one.compare and one.name not in own)) for kind, own in _OWN.items()
}


def only_texts(update: Update) -> bool:
    """Whether in all files of entries that are fresh nothing changed but such texts, and nothing is wrong between entries.

    What is wrong between them is told with the lines in which they stand, and those may have moved.
    """
    ledger = update.ledger
    owners = [owner for owner in update.units if owner.startswith("file:")]
    if any(owner.startswith("file:") for owner in update.gone) or not ledger.has("site", ""):
        return False
    if any(ledger.recall(f"{kind} findings") != () for kind in ("entry", "address")):
        return False
    return all(_is_alike(update, owner) for owner in owners)


def _is_alike(update: Update, owner: str) -> bool:
    if not update.ledger.state_of(owner):
        return False
    path = owner.removeprefix("file:")
    update.library.read(path)
    now = update.library.readings.get(path)
    before = update.ledger.unit(owner)
    if now is None or not (now.whole and before.whole):
        return False
    return _compared(now.record) is not None and _compared(now.record) == _compared(before.record)


def _compared(file: Any) -> object:
    """What must be as it was in a file of entries; None where that is all of it."""
    match file:
        case Glossary():
            return file.title, [_of_entry(term) for term in file.terms]
        case Profiles():
            return [_of_entry(profile) for profile in file.profiles]
    return None


def _of_entry(entry: Term | Profile) -> object:
    return _COMMON[type(entry)](entry), named_by([entry])
