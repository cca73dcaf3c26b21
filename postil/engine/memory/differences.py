"""What is different between two values under the same key, in the few words by which it can be told later."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from postil.engine.memory.blob import thing
from postil.model.relations import Key

MOST_NAMES = 5
"""Of so many names, notes or fields that differ the names are kept."""

CAME, WENT, OTHER = "came", "went", "other"
"""There was nothing before; there is nothing now; it is another, with no more to tell."""

MOVED = "moved"
"""It stands in another line of its file, and is the same."""

FIELDS, NAMES, ROWS = "fields ", "names ", "rows "
"""What the other differences begin with: `fields title, date`, `names ICBM, START`, `rows 3 2` (3 came, 2 went)."""


Row = tuple[str, str, str]
"""Relation, key, and place in the order."""


def difference(key: Key, before: Mapping[Row, bytes], after: Mapping[Row, Any]) -> str:
    """What is different under a key between the rows of one owner as they are kept, and those that replace them."""
    was = {row[2]: thing(kept) for row, kept in before.items() if row[:2] == key}
    return _of_rows(was, {row[2]: value for row, value in after.items() if row[:2] == key})


def _of_rows(before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    """By their places; a single row has the place ""."""
    if not {*before, *after} - {""}:
        if not before or not after:
            return WENT if before else CAME
        return _between(before[""], after[""])
    came = sum(place not in before or before[place] != value for place, value in after.items())
    went = sum(place not in after or after[place] != value for place, value in before.items())
    return f"{ROWS}{came} {went}"


def joined(earlier: str, later: str) -> str:
    """Two differences of the same build under one key, to which several files contribute."""
    if earlier.startswith(ROWS) and later.startswith(ROWS):
        counts = zip(earlier.split()[1:], later.split()[1:], strict=True)
        return ROWS + " ".join(str(int(one) + int(other)) for one, other in counts)
    return later


def _between(before: Any, after: Any) -> str:
    if isinstance(before, frozenset) and isinstance(after, frozenset):
        return NAMES + _few(sorted({getattr(one, "words", str(one)) for one in before ^ after}))
    if is_dataclass(before) and type(before) is type(after):
        found = _few(_fields(before, after))
        return FIELDS + found if found else MOVED
    return OTHER


def _fields(before: Any, after: Any) -> Iterator[str]:
    for field in fields(before):
        was, now = getattr(before, field.name), getattr(after, field.name)
        if field.name == "places" or _alike(was, now):
            continue
        if hasattr(now, "places") and type(was) is type(now):
            yield from _fields(was, now)
        elif field.name == "notes" and isinstance(now, tuple):
            yield from _notes(was, now)
        else:
            yield field.name


def _alike(before: Any, after: Any) -> bool:
    """Whether two values are equal but for the places in which they are written."""
    if before == after:
        return True
    if isinstance(before, tuple) and isinstance(after, tuple):
        return len(before) == len(after) and all(map(_alike, before, after))
    if not is_dataclass(before) or type(before) is not type(after):
        return False
    names = (field.name for field in fields(before) if field.name != "places")
    return all(_alike(getattr(before, name), getattr(after, name)) for name in names)


def _notes(before: Iterable[Any], after: Iterable[Any]) -> Iterator[str]:
    was, now = ({one.note.id: one for one in notes} for notes in (before, after))
    for id in dict.fromkeys((*was, *now)):
        if not _alike(was.get(id), now.get(id)):
            yield f"note {id}"


def _few(names: Iterable[str]) -> str:
    found = list(names)
    return ", ".join(found[:MOST_NAMES]) + (", …" if len(found) > MOST_NAMES else "")
