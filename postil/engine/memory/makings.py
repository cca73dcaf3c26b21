"""Makings: why each page was made as it stands, and what was different then: for whoever asks, never for a build."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from postil.engine.memory.differences import joined
from postil.model.relations import Key

TABLES = """
CREATE TABLE IF NOT EXISTS making (url TEXT PRIMARY KEY, build INTEGER, cause TEXT, keys TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS change (
    relation TEXT, key TEXT, build INTEGER, what TEXT, PRIMARY KEY (relation, key)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS history (build INTEGER PRIMARY KEY, moment REAL);
"""

MOST_KEYS = 8
"""So many of the readings that changed are kept a page: more reasons than that nobody reads."""

MOST_BUILDS = 1000
"""Of so many builds the moment is kept."""


class Cause(Enum):
    """Why a page was made again."""

    FIRST = "first"
    """Nothing was remembered, so everything was made."""
    NEW = "new"
    """There was no such page before."""
    LOOK = "look"
    """A template changed."""
    OUTPUT = "output"
    """Its file was gone, or not as it was left."""
    PLAN = "plan"
    """What stands at its address is another thing than before."""
    READ = "read"
    """Something that it reads changed."""


@dataclass(frozen=True, slots=True)
class Making:
    """When a page was made as it stands, and why."""

    build: int
    """The number of that build, counted from 1 since something is remembered."""
    cause: Cause
    keys: tuple[Key, ...] = ()
    """For READ: what it reads that changed, the first few."""
    total: int = 0
    """For READ: how many there are."""


class Makings:
    """The makings of one ledger. The first build, in which everything is new, writes nothing down."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.last = connection.execute("SELECT max(build) FROM history").fetchone()[0] or 0
        """The number of the last build that was remembered; 0 for none."""

    def differ(self, differences: Iterable[tuple[Key, str]]) -> None:
        """Note what is different under each key."""
        if self.last:
            for key, what in differences:
                build, earlier = self.change(key)
                whole = joined(earlier, what) if build == self.last + 1 else what
                row = (*key, self.last + 1, whole)
                self._connection.execute("INSERT OR REPLACE INTO change VALUES (?, ?, ?, ?)", row)

    def made(self, url: str, cause: Cause, keys: Iterable[Key] = ()) -> None:
        """Note why a page is made."""
        if self.last:
            found = sorted(keys)
            kept = json.dumps([found[:MOST_KEYS], len(found)], ensure_ascii=False)
            row = (url, self.last + 1, cause.value, kept)
            self._connection.execute("INSERT OR REPLACE INTO making VALUES (?, ?, ?, ?)", row)

    def finish(self, moment: float) -> None:
        """A build is done: everything noted belongs to it. `moment` is that of the build, in seconds since 1970."""
        self._connection.execute("INSERT INTO history VALUES (?, ?)", (self.last + 1, moment))
        self._connection.execute("DELETE FROM history WHERE build <= ?", (self.last + 1 - MOST_BUILDS,))
        self._connection.execute("DELETE FROM making WHERE url NOT IN (SELECT url FROM page)")

    def of(self, url: str) -> Making:
        """Why a page was made as it stands."""
        found = self._connection.execute("SELECT build, cause, keys FROM making WHERE url = ?", (url,)).fetchone()
        if found is None:
            return Making(1, Cause.FIRST)
        keys, total = json.loads(found[2])
        return Making(found[0], Cause(found[1]), tuple((relation, key) for relation, key in keys), total)

    def change(self, key: Key) -> tuple[int, str]:
        """The number of the build in which the values under a key last changed, and what was different; 0 for never."""
        found = self._connection.execute("SELECT build, what FROM change WHERE relation = ? AND key = ?", key).fetchone()
        return found or (0, "")

    def moment(self, build: int) -> float | None:
        """The moment of a build, in seconds since 1970; None when that is no longer known."""
        found = self._connection.execute("SELECT moment FROM history WHERE build = ?", (build,)).fetchone()
        return found and found[0]
