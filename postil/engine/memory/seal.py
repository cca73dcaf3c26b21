"""Seals: whether a file is as it was left. SQLite does not notice all damage, and reading a whole ledger takes long."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def seal(path: Path) -> None:
    """Note the size and the time of a file that is written no more. Without the note it is only not trusted again."""
    with suppress(OSError):
        state = _state(path)
        if _noted(path) != state:
            _note_of(path).write_text(state, encoding="ascii")


def is_as_left(path: Path) -> bool:
    """Whether a file has not been written, shortened or exchanged since it was sealed."""
    try:
        return _noted(path) == _state(path)
    except OSError:
        return False


def _note_of(path: Path) -> Path:
    return path.with_name(path.name + "-seal")


def _noted(path: Path) -> str:
    try:
        return _note_of(path).read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return ""


def _state(path: Path) -> str:
    """Not the inode and the time of its change: a ledger may be copied, as caches of build servers are."""
    found = os.stat(path)
    return f"{found.st_size} {found.st_mtime_ns}"
