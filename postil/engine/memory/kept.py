"""Kept: the ledger of a session, and between two sessions its file: one session at a time has that, a second one does without."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from postil.engine.memory.fingerprint import fingerprint
from postil.engine.memory.ledger import Ledger
from postil.engine.project import Options, Project, memory

try:
    import fcntl
except ImportError:
    # Windows has no flock; sessions there begin anew, since two of them could not be told apart.
    fcntl = None  # type: ignore[assignment]

T = TypeVar("T")


class Kept:
    """The ledger that a session has at hand: another one after each damage to its file."""

    def __init__(self, project: Project, options: Options, *, remember: bool) -> None:
        """The ledger of the last session of that kind, or a new one; without `remember` one in memory."""
        self._path = memory(project, options).with_suffix(".preview.sqlite")
        self._lock = _locked(self._path.with_suffix(".lock")) if remember else None
        self.ledger = (self._opened() if self._lock is not None else Ledger.none()).at_hand()
        self._sign = _sign(self.ledger.path)

    @property
    def is_touched(self) -> bool:
        """Whether somebody else wrote to the open file, exchanged it or took it away."""
        return _sign(self.ledger.path) != self._sign

    def steadily(self, begin: Callable[[], None], task: Callable[..., T], *arguments: Any) -> T:
        """What a task returns. Damage is seen from outside, or only where it is met: then `begin` is called, with an empty ledger."""
        if self.is_touched:
            self._renew()
            begin()
        for _ in range(2):
            try:
                return task(*arguments)
            except sqlite3.Error:
                self._renew()
                begin()
        return task(*arguments)

    def save(self) -> None:
        """Keep what was learned, unless the file is damaged: whoever reads the ledger next finds that out, and renews it."""
        if self.is_touched:
            return
        try:
            self.ledger.save()
            self._sign = _sign(self.ledger.path)
        except sqlite3.Error:
            # It may be between two transactions, in which nothing is to be learned any more.
            self._discard()

    def close(self) -> None:
        """Give the file back; one that was touched is not left to the next session."""
        is_touched = self.is_touched
        self.ledger.close()
        if is_touched:
            self._discard()
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def _renew(self) -> None:
        """Do without what was learned: in a new file where the old one was touched, else in memory, as on a full disk."""
        is_touched, path = self.is_touched, self.ledger.path
        self.ledger.close()
        if path:
            self._discard()
        self.ledger = (self._opened() if is_touched else Ledger.none()).at_hand()
        self._sign = _sign(self.ledger.path)

    def _opened(self) -> Ledger:
        for _ in range(2):
            try:
                return Ledger.open(self._path, fingerprint(), is_watched=True)
            except sqlite3.Error:
                self._discard()
            except OSError:
                break
        return Ledger.none()

    def _discard(self) -> None:
        with suppress(OSError):
            Ledger.discard(self._path)


def _sign(path: Path | None) -> tuple[int, ...]:
    """What is different once a file was written or exchanged; nothing for none."""
    try:
        found = os.stat(path) if path else None
    except OSError:
        found = None
    return (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino) if found else ()


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
