"""Values as they are kept: pickled, with a checksum, for SQLite has none."""

from __future__ import annotations

import pickle
import sqlite3
import zlib
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
