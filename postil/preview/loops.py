"""Loops: files that are written again and again, by a program that answers each rebuild with the same edit."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping

TIMES, SECONDS = 3, 2.0
"""So often within so long the same bytes in the same files are a loop."""

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
