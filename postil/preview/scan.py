"""Scan: the files that a site is made from, as the system describes them; events may be lost, a look never lies."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from postil.read.files import is_litter

WATCHED = ("content", "templates")
"""The folders of a project that a site is made from."""

Sign = tuple[int, int, int, int]
"""Size, times of modification and change in nanoseconds, inode: one of them is another after any edit."""

Signs = dict[str, Sign]
"""By path relative to the project, with forward slashes. Folders are not in it."""

SLICE = 400
"""Entries that are looked at between two questions whether to go on: about 4 ms."""


class Stopped(Exception):
    """A scan was told to stop."""


def scan(root: Path, *, go_on: Callable[[], bool] = lambda: True) -> Signs:
    """Every file there is. Links are followed, each folder is entered once.

    Raises Stopped when `go_on`, which is asked every few milliseconds, says no.
    """
    found: Signs = {}
    waiting, entered, count = list(WATCHED), set(), 0
    while waiting:
        folder = waiting.pop()
        real = os.path.realpath(root / folder)
        if real in entered:
            continue
        entered.add(real)
        try:
            entries = list(os.scandir(root / folder))
        except OSError:
            continue
        for entry in entries:
            path = f"{folder}/{entry.name}"
            count += 1
            if count % SLICE == 0 and not go_on():
                raise Stopped
            if is_litter(path):
                continue
            try:
                if entry.is_dir():
                    waiting.append(path)
                else:
                    found[path] = _sign(entry.stat())
            except OSError:
                continue
    return found


def look(root: Path, paths: Iterable[str]) -> dict[str, Sign | None]:
    """Some files; None for what is not there. Raises Stopped when one is a folder, which only a whole scan can settle."""
    found: dict[str, Sign | None] = {}
    for path in paths:
        try:
            stat = os.stat(root / path)
        except OSError:
            found[path] = None
            continue
        if os.path.isdir(root / path):
            raise Stopped
        found[path] = _sign(stat)
    return found


def is_ours(path: str) -> bool:
    """Whether a path, relative to the project, can matter to the site: under a watched folder, and nobody's litter."""
    parts = path.split("/")
    return parts[0] in WATCHED and not any(is_litter("/".join(parts[: end + 1])) for end in range(1, len(parts)))


def _sign(stat: os.stat_result) -> Sign:
    return stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino
