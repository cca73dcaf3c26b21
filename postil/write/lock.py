"""The lock that keeps two builds from writing to one output: a folder beside it, held by the operating system."""

from __future__ import annotations

import os
from pathlib import Path

try:
    import fcntl
except ImportError:
    # Windows has no flock: two builds at once are not told apart there.
    fcntl = None  # type: ignore[assignment]


class Busy(Exception):
    """Another build is writing to the same output folder; nothing was touched."""


def lock(folder: Path) -> int | None:
    """Make the folder and keep every other build out of it until the returned handle is closed or this process ends."""
    while True:
        folder.mkdir(parents=True, exist_ok=True)
        if fcntl is None:
            return None
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            raise Busy from None
        except OSError:
            # Some network file systems have no locks; that is no reason not to build.
            return handle
        # The build that had it may have removed the folder between the two steps.
        if folder.is_dir() and os.path.samestat(os.fstat(handle), os.stat(folder)):
            return handle
        os.close(handle)
