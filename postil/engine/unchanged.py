"""Whether there is anything to do at all: the files as they stand against the files as the last build left them."""

from __future__ import annotations

import marshal
import os
import sys

FORM = 1
"""The version of what is kept below."""

TICK = 2_000_000_000
"""Nanoseconds: a file changed so shortly before it was looked at may have changed again without a trace (see inputs)."""

WATCHED = ("content", "templates")

Seen = dict[str, tuple[int, int, int, int]]
"""Size, change times and inode of each file, by path."""


def recall(path: str, root: str, output: str, now: float) -> dict[str, int] | None:
    """What the last build counted, when nothing has changed since; None when there may be something to do.

    `now` is in seconds since 1970. It imports nothing that reads, and opens one file; it looks at every other one.
    """
    try:
        with open(path, "rb") as file:
            kept = marshal.load(file)
        if kept["form"] != (FORM, sys.version) or not kept["from"] <= now < kept["until"]:
            return None
        if kept["inputs"] != inputs(root) or kept["outputs"] != stats(output, kept["outputs"]):
            return None
        return kept["counts"]
    except (OSError, EOFError, ValueError, TypeError, KeyError):
        return None


def remember(
    path: str, root: str, output: str, made: tuple[str, ...], seen: Seen, moment: tuple[float, float], counts: dict[str, int]
) -> None:
    """Keep the state of things after a build that found nothing wrong.

    `seen` are the inputs as they were before the build began to read; `moment` is the time in which the same build
    would make the same site. Nothing is kept while a file is so fresh that its next change might not show.
    """
    start, end = moment
    if any(max(stat[1], stat[2]) > start * 1e9 - TICK for stat in seen.values()):
        forget(path)
        return
    kept = {
        "form": (FORM, sys.version),
        "from": start,
        "until": end,
        "inputs": seen,
        "outputs": stats(output, made),
        "counts": counts,
    }
    with open(path + ".new", "wb") as file:
        marshal.dump(kept, file)
    os.replace(path + ".new", path)


def forget(path: str) -> None:
    """Let the next build look for itself."""
    try:
        os.unlink(path)
    except OSError:
        return


def inputs(root: str) -> Seen:
    """Everything that a build may read: content, templates, and Postil itself."""
    found: Seen = {}
    for name in WATCHED:
        _walk(os.path.join(root, name), found)
    _walk(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), found)
    # Installing or upgrading a library makes and removes folders here, so that the folder's own times change.
    for folder in sys.path:
        if folder.endswith("-packages"):
            for sign in stats(folder, ("",)).values():
                found[folder] = sign
    return found


def stats(folder: str, paths: object) -> Seen:
    """The files of a folder as they stand; those that are missing are missing here too."""
    found: Seen = {}
    for path in paths:
        try:
            found[path] = _sign(os.lstat(os.path.join(folder, path)))
        except OSError:
            continue
    return found


def _walk(folder: str, found: Seen) -> None:
    """Links are followed, as reading follows them; what cannot be looked at is no input that could be read."""
    waiting, entered = [folder], set()
    while waiting:
        here = waiting.pop()
        try:
            real = os.path.realpath(here)
            entries = list(os.scandir(here)) if real not in entered else []
        except OSError:
            continue
        entered.add(real)
        for entry in entries:
            if entry.name == "__pycache__":
                continue
            try:
                if entry.is_dir():
                    waiting.append(entry.path)
                    found[entry.path] = (0, 0, 0, 0)
                else:
                    found[entry.path] = _sign(entry.stat())
            except OSError:
                found[entry.path] = (-1, 0, 0, 0)


def _sign(stat: os.stat_result) -> tuple[int, int, int, int]:
    return stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino
