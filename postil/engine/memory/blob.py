"""Values as they are kept: pickled, with a checksum, for SQLite has none; and orders as text."""

from __future__ import annotations

import pickle
import sqlite3
import zlib
from datetime import date
from typing import Any


def blob(value: object) -> bytes:
    """A value as it is kept."""
    data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    return zlib.crc32(data).to_bytes(4, "big") + data


def thing(kept: bytes) -> Any:
    """The value that was kept. Raises sqlite3.DatabaseError when it is damaged."""
    if not isinstance(kept, bytes) or zlib.crc32(memoryview(kept)[4:]) != int.from_bytes(kept[:4], "big"):
        raise sqlite3.DatabaseError("a value is damaged")
    return pickle.loads(memoryview(kept)[4:])


LISTED = frozenset({"address", "articles", "path", "topics", "years"})
"""Relations with a key that has a short value for every article: all of them are read when one comes or goes."""


class Once:
    """Makes things of what was kept, of the same bytes once: of a long list that is read again nearly all are known."""

    def __init__(self) -> None:
        self._things: dict[bytes, Any] = {}

    def __call__(self, kept: bytes) -> Any:
        """As `thing` does."""
        found = self._things.get(kept, self)
        if found is self:
            found = self._things[kept] = thing(kept)
        return found


def place(order: tuple[Any, ...]) -> str:
    """An order as text that sorts as the tuple does."""
    return "".join(_part(part) for part in order)


def _part(part: Any) -> str:
    if isinstance(part, int):
        return f"{part + 10**12:013d}"
    if isinstance(part, date):
        return part.isoformat()
    return f"{part}\x00"
