"""Kept: the ledger of a session between two sessions, for one session at a time; a second one does without."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from postil.engine.memory.fingerprint import fingerprint
from postil.engine.memory.ledger import Ledger
from postil.engine.project import Options, Project, memory

try:
    import fcntl
except ImportError:
    # Windows has no flock; sessions there begin anew, since two of them could not be told apart.
    fcntl = None  # type: ignore[assignment]


def kept(project: Project, options: Options) -> tuple[Ledger, int | None]:
    """The ledger of the last session of that kind, or a new one; and what has to be closed when it is given back."""
    path = memory(project, options).with_suffix(".preview.sqlite")
    lock = _locked(path.with_suffix(".lock"))
    if lock is None:
        return Ledger.none(), None
    for _ in range(2):
        try:
            return Ledger.open(path, fingerprint()), lock
        except sqlite3.Error:
            Ledger.discard(path)
        except OSError:
            break
    os.close(lock)
    return Ledger.none(), None


def _locked(path: Path) -> int | None:
    if fcntl is None:
        return None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    return handle
