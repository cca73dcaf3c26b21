"""Settled: in which articles `fix` had nothing left to do, so that the next one need not read them again."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from postil.engine.changes.unchanged import TICK

KEPT = ".postil/fix.json"
"""May be deleted at any time; then the next `fix` reads everything."""

CALM, LOCKED = 1, 2
"""No note of the article drifted; and its lock file says so as well."""

Sign = list[int]
"""Size, times of modification and change in nanoseconds, inode: one of them is another after any edit."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What is known from last time."""

    made_by: str
    """The code and the libraries."""
    signs: Mapping[str, Sign]
    """The files that were there then, those aside that may have changed since without a trace."""
    articles: Mapping[str, int]
    """CALM or LOCKED."""
    names: Mapping[str, str]
    """What links without words of their own read as, by target."""
    language: str
    """The site's."""
    since: float
    """The moment for which that holds, in seconds since 1970."""
    until: float | None
    """The moment from which names are others because something is published or no longer; None for never."""

    def changed(self, now: Mapping[str, Sign]) -> frozenset[str]:
        """The files that came, went, or may be others."""
        return frozenset(path for path in now.keys() | self.signs.keys() if now.get(path) != self.signs.get(path))


def recall(root: Path, moment: float, made_by: str) -> Settled | None:
    """What is known, if it holds for this code at a moment in seconds since 1970; None for nothing."""
    try:
        found = Settled(**json.loads((root / KEPT).read_bytes()))
        is_sound = found.made_by == made_by and found.since <= moment < (found.until or moment + 1)
    except (OSError, ValueError, TypeError):
        return None
    return found if is_sound else None


def keep(root: Path, settled: Settled) -> None:
    """Keep it for the next time; where it cannot be written, that one reads everything."""
    file = root / KEPT
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        aside = file.with_name(f"{file.name}.{os.getpid()}.new")
        aside.write_text(json.dumps(asdict(settled), ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
        os.replace(aside, file)


def signs(root: Path, paths: Iterable[str]) -> dict[str, Sign]:
    """What tells that a file is the same; those that are not there are left out."""
    found = {}
    for path in paths:
        with suppress(OSError):
            stat = os.stat(root / path)
            found[path] = [stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino]
    return found


def certain(found: Mapping[str, Sign], looked: float) -> dict[str, Sign]:
    """Those of files that were changed long enough before they were looked at, at `looked` in seconds since 1970."""
    before = looked * 1e9 - TICK
    return {path: sign for path, sign in found.items() if sign[1] < before and sign[2] < before}
