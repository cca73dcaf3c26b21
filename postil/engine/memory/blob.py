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


def place(order: tuple[Any, ...]) -> str:
    """An order as text that sorts as the tuple does."""
    return "".join(_part(part) for part in order)


def _part(part: Any) -> str:
    if isinstance(part, int):
        return f"{part + 10**12:013d}"
    if isinstance(part, date):
        return part.isoformat()
    return f"{part}\x00"
