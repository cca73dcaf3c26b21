"""Amended: what stands under content/ after a few files came or went, without looking through all of it again."""

from __future__ import annotations

import os
import stat
import unicodedata
from bisect import bisect_left
from collections.abc import Collection, Sequence
from pathlib import Path

from postil.read.files import MOST_LEVELS, Listing, is_litter, listing
from postil.read.layout import WORDS, place

FEW = 50
"""Of more files at once it is not asked one by one what became of them."""


def amended(project: Path, before: Listing, changed: Collection[str]) -> Listing:
    """What `listing` would find now, if nothing came, went or became another kind of thing but at the paths `changed`."""
    paths = [path for path in changed if path.startswith(("content/", WORDS)) and not is_litter(path)]
    if before.findings or len(paths) > FEW:
        return listing(project)
    shelves = {"media": [*before.media], "snapshot": [*before.snapshots], "text": [*before.texts]}
    for path in paths:
        where = place(path)
        shelf = shelves.get(where.kind if where else "", shelves["text"])
        at = bisect_left(shelf, path)
        was_there = at < len(shelf) and shelf[at] == path
        is_there = _is_plain(project, path)
        if is_there is None or (is_there and not was_there and (where is None or not _is_welcome(project, path, shelf))):
            return listing(project)
        if is_there and not was_there:
            shelf.insert(at, path)
        elif was_there and not is_there:
            del shelf[at]
    if not (project / "content" / "articles").is_dir():
        return listing(project)
    return Listing(tuple(shelves["text"]), tuple(shelves["media"]), tuple(shelves["snapshot"]), ())


def _is_plain(project: Path, path: str) -> bool | None:
    """Whether an ordinary file stands there or nothing does; None for anything else."""
    try:
        return True if stat.S_ISREG(os.lstat(project / path).st_mode) else None
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return None


def _is_welcome(project: Path, path: str, shelf: Sequence[str]) -> bool:
    """Whether a new file is content for sure: in a plain folder, under a name that nothing there could be taken for."""
    folder, _, name = path.rpartition("/")
    if not name.isprintable() or "\\" in name or folder.count("/") > MOST_LEVELS:
        return False
    root = os.path.realpath(project)
    if os.path.realpath(project / folder) != os.path.join(root, *folder.split("/")):
        return False
    first, last = bisect_left(shelf, f"{folder}/"), bisect_left(shelf, f"{folder}0")
    others = [one for one in shelf[first:last] if "/" not in one[len(folder) + 1 :]]
    # A folder of which nothing is known may be litter, or twin of another one.
    return bool(others) and _folded(path) not in map(_folded, others)


def _folded(path: str) -> str:
    return (path if path.isascii() else unicodedata.normalize("NFC", path)).casefold()
