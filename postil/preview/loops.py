"""Loops: files that are written again and again, by a program that answers each rebuild with the same edit."""

from __future__ import annotations

import hashlib
import time
from collections import deque
from collections.abc import Callable, Collection, Mapping
from pathlib import Path

TIMES, SECONDS = 3, 2.0
"""So often within so long the same bytes in the same files are a loop."""

FEW = 20
"""Up to so many files at once are looked at: a program that answers a rebuild writes a few."""

Edit = frozenset[tuple[str, str]]
"""Paths with the digests of what stands in them."""


class Loops:
    """Remembers the last edits, and which files are not listened to any more."""

    def __init__(self) -> None:
        self._edits: deque[tuple[float, Edit]] = deque(maxlen=4 * TIMES)
        self._ignored: dict[str, tuple[float, set[str]]] = {}
        """When a file in a loop was last written, and the digests by which it is known."""

    def note(self, edit: Mapping[str, str], now: float) -> tuple[str, ...]:
        """Take down an edit, at a time in seconds; returns the files that turn out to be in a loop, once."""
        key = frozenset(edit.items())
        self._edits.append((now, key))
        recent = [one for at, one in self._edits if now - at <= SECONDS]
        if recent.count(key) < TIMES:
            return ()
        for one in recent:
            for path, digest in one:
                if path in edit:
                    self._ignored.setdefault(path, (now, set()))[1].add(digest)
        self._edits.clear()
        return tuple(sorted(edit))

    def is_ignored(self, path: str, digest: str, now: float) -> bool:
        """Whether this is a file in a loop with one of the loop's texts; another text ends that, and so does a pause."""
        last, known = self._ignored.pop(path, (0.0, set()))
        if digest not in known or now - last > SECONDS:
            return False
        self._ignored[path] = (now, known)
        return True

    def without(self, root: Path, paths: Collection[str], say: Callable[[str], None]) -> frozenset[str]:
        """The paths of files in `root` that changed, but for those that a program writes again and again; `say` names these."""
        if len(paths) > FEW:
            return frozenset(paths)
        now = time.monotonic()
        texts = {path: _digest(root / path) for path in paths}
        kept = {path: digest for path, digest in texts.items() if not self.is_ignored(path, digest, now)}
        for path in self.note(kept, now) if kept else ():
            say(f"postil: {path} is written again and again with the same text; it is left alone until that ends")
        return frozenset(kept)


def _digest(path: Path) -> str:
    try:
        with open(path, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
