"""Watch: tells which files changed, once a burst; events are hints, a scan every second or so is the truth."""

from __future__ import annotations

import os
import threading
import time
import warnings
from collections.abc import Callable
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from postil.preview.scan import WATCHED, Signs, Stopped, is_ours, look, scan

QUIET = 0.012
"""Seconds without a further event after which a save counts as done: those of one save follow within two milliseconds."""

UNSURE = 0.06
"""The same where a file is empty or gone, as in the middle of some editors' saves, and where many files change."""

LONGEST = 1.0
"""Seconds after which a burst is looked at even if it goes on."""

RESCAN = 1.5
"""Seconds between two scans that nothing prompted."""

POLL = 0.7
"""The same where events cannot be relied on."""

MANY = 8
"""From so many files in a burst on, it may be a checkout: more are to be expected."""


# It warns of a folder that went and came back, which is no news for whoever reads the terminal.
warnings.filterwarnings("ignore", category=RuntimeWarning, module="watchdog")

Tell = Callable[[frozenset[str]], None]


class Watch:
    """One thread that watches the folders of a project, from `start` to `stop`."""

    def __init__(self, root: Path, tell: Tell, say: Callable[[str], None]) -> None:
        """`tell` gets the paths of what changed, relative to the project; `say` a line for the writer now and then."""
        self._root = Path(os.path.realpath(root))
        self._tell = tell
        self._say = say
        self._signs: Signs = {}
        self._hints: set[str] = set()
        self._unnoticed: set[str] = set()
        self._last = 0.0
        self._lock = threading.Lock()
        self._wake = threading.Event()
        self._over = False
        self._observer: object | None = None
        self._armed: tuple[object, ...] = ()
        self._pause = RESCAN
        self._thread = threading.Thread(target=self._run, name="watch", daemon=True)

    def start(self) -> None:
        """Remember the files as they are now; what changes after this is told."""
        self._arm()
        self._signs = scan(self._root)
        self._thread.start()

    def stop(self) -> None:
        """End within the time of one `tell`."""
        self._over = True
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(1)
        self._disarm()

    # Events
    def hint(self, path: str) -> None:
        """Something may have happened at a path, which is absolute."""
        relative = os.path.relpath(path, self._root).replace(os.sep, "/")
        if is_ours(relative) or relative in WATCHED:
            with self._lock:
                self._hints.add(relative)
                self._unnoticed.discard(relative)
                self._last = time.monotonic()
            self._wake.set()

    def _arm(self) -> bool:
        """Ask the system for events; where it has none to give, scans alone have to do, and a line says so.

        Returns whether that was needed: what happened just before may have had no events.
        """
        there = tuple(_identity(self._root / name) for name in WATCHED)
        if there == self._armed:
            return False
        self._armed = there
        self._disarm()
        observer = Observer()
        try:
            for name in WATCHED:
                if (self._root / name).is_dir():
                    observer.schedule(_Handler(self), str(self._root / name), recursive=True)
            observer.start()
        except OSError as error:
            # Observers that were started already belong to nobody else; one that never was cannot be joined.
            observer.stop()
            self._rely_on_scans(f"the system gives no notice of changes ({error.strerror or error})")
            return True
        self._observer = observer
        return True

    def _disarm(self) -> None:
        if self._observer is not None:
            self._observer.stop()
            self._observer.join(1)
            self._observer = None

    def _rely_on_scans(self, why: str) -> None:
        if self._pause != POLL:
            self._pause = POLL
            self._say(f"{why}; the files are looked at every {POLL} s instead")

    # The thread
    def _run(self) -> None:
        due = time.monotonic() + self._pause
        while not self._over:
            prompted = self._wake.wait(max(0.0, due - time.monotonic()))
            if self._over:
                return
            changed = self._settle() if prompted else None
            if changed is None:
                changed = self._rescan(prompted=prompted, is_overdue=time.monotonic() > due + LONGEST)
                if changed is None:
                    continue
                due = time.monotonic() + self._pause
            if changed:
                self._tell(frozenset(changed))

    def _settle(self) -> set[str] | None:
        """Wait until a burst is over, and look at what it was about; None where only a scan can tell."""
        begun = time.monotonic()
        while True:
            with self._lock:
                hints, last = set(self._hints), self._last
            unsure = len(hints) > MANY or any(self._is_halfway(path) for path in hints)
            rest = last + (UNSURE if unsure else QUIET) - time.monotonic()
            if rest <= 0 or time.monotonic() - begun > LONGEST or self._over:
                break
            time.sleep(rest)
        with self._lock:
            hints, self._hints = self._hints, set()
            self._wake.clear()
        try:
            found = look(self._root, hints)
        except Stopped:
            return None
        gone = tuple(f"{path}/" for path, sign in found.items() if sign is None and path not in self._signs)
        if gone and any(path.startswith(gone) for path in self._signs):
            return None
        changed = {path for path, sign in found.items() if self._signs.get(path) != sign}
        for path in changed:
            if found[path] is None:
                del self._signs[path]
            else:
                self._signs[path] = found[path]
        return changed

    def _is_halfway(self, path: str) -> bool:
        try:
            return os.stat(self._root / path).st_size == 0
        except OSError:
            return path in self._signs

    def _rescan(self, *, prompted: bool, is_overdue: bool) -> set[str] | None:
        """What is different from the last look, hinted at or not. None when it gave way to a new event."""
        is_new = self._arm()
        if self._unnoticed and self._observer is not None:
            self._rely_on_scans(f"{min(self._unnoticed)} changed without notice")
        try:
            now = scan(self._root, go_on=lambda: is_overdue or not self._wake.is_set())
        except Stopped:
            return None
        changed = {path for path in now.keys() | self._signs.keys() if now.get(path) != self._signs.get(path)}
        self._signs = now
        with self._lock:
            # Their events may be on the way: it is for the next scan to say that none came. Of what is in a new folder
            # there are none.
            self._unnoticed = set() if prompted or is_new else changed - self._hints
        return changed


class _Handler(FileSystemEventHandler):
    """Passes on where something happened; what happened is found out by looking."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in ("opened", "closed_no_write"):
            return
        # A folder's own event says that something in it changed, which has an event of its own.
        if event.is_directory and event.event_type == "modified":
            return
        for path in (event.src_path, getattr(event, "dest_path", "")):
            if path:
                self._watch.hint(os.fsdecode(path))


def _identity(folder: Path) -> object:
    try:
        stat = os.stat(folder)
    except OSError:
        return None
    return stat.st_dev, stat.st_ino
