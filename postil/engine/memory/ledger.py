"""The ledger: what is remembered between builds, in one SQLite file that may be deleted at any time."""

from __future__ import annotations

import pickle
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from postil.engine.memory import search_table
from postil.engine.memory.blob import LISTED, Once, blob, place, thing
from postil.engine.memory.differences import difference
from postil.engine.memory.ledger_file import begin, cached, prepared
from postil.engine.memory.makings import Makings
from postil.engine.memory.page_table import PageTable
from postil.engine.memory.seal import is_as_left, seal
from postil.model.relations import Contribution, Key

T = TypeVar("T")

FORM = "3"
"""The version of the tables below."""

CACHED = 30_000
"""How many readings are kept at hand within a build: the cards of a site of ten thousand briefings, 30 MB."""

LARGE = frozenset({"address", "briefing", "lastmod", "mentions", "path", "record"})
"""Relations whose values are large, or very many, and asked for once: they are not kept at hand."""

Row = tuple[str, str, str, str, bytes]
"""A contribution as it is kept: relation, key, place among those of the key, owner, value."""


def row_of(one: Contribution, owner: str) -> Row:
    """A contribution as it is kept."""
    return one.relation, one.key, place(one.order), owner, blob(one.value)


class Ledger:
    """What is remembered. Everything happens in one transaction, which `commit` ends; without it nothing has happened."""

    def __init__(self, connection: sqlite3.Connection, path: Path | None = None) -> None:
        self._connection = connection
        self.path = path
        """The file; None when everything stands in memory."""
        self.pages = PageTable(connection)
        self.makings = Makings(connection)
        self.found = search_table.SearchTable(connection)
        self._made: dict[str, Any] = {}
        self._cached = lru_cache(maxsize=CACHED)(self._read)
        self._listed: Callable[[bytes], Any] = thing

    @classmethod
    def none(cls) -> Ledger:
        """A ledger that remembers nothing: the build does everything anew."""
        return cls(prepared(sqlite3.connect(":memory:", isolation_level=None), stamp_of(""), is_new=True))

    @classmethod
    def open(cls, path: Path, fingerprint: str, *, is_watched: bool = False) -> Ledger:
        """The ledger at `path`; one that was touched since, is older or made by another Postil is begun anew.

        With `is_watched` the file itself stays as it is until the next `save`, so that one sees whether others touch it.
        Raises OSError when the folder cannot be written. This and every reading raise sqlite3.Error when the file is
        damaged or no ledger at all: then `discard` it.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        if not is_as_left(path):
            cls.discard(path)
        is_new = not is_watched and not path.exists()
        connection = sqlite3.connect(path, isolation_level=None)
        try:
            return cls(prepared(connection, stamp_of(fingerprint), is_new=is_new), path)
        except sqlite3.Error:
            connection.close()
            raise

    @classmethod
    def reading(cls, path: Path) -> Ledger:
        """A look into the ledger at `path` from another process, as it was last kept. Raises sqlite3.Error."""
        return cls(cached(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)))

    def at_hand(self) -> Ledger:
        """The same ledger, for one who reads long lists again after each edit: what was in them is not made anew."""
        self._listed = Once()
        return self

    @staticmethod
    def discard(path: Path) -> None:
        """Begin anew at the next opening, whatever stands there."""
        for suffix in ("", "-wal", "-shm", "-journal"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)

    def commit(self) -> None:
        """Keep what was learned."""
        self.pages.flush()
        self._connection.execute("COMMIT")

    def save(self) -> None:
        """Keep what was learned, and go on: also if this process is killed."""
        self.commit()
        if self.path:
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            seal(self.path)
        begin(self._connection)

    def pause(self) -> None:
        """Keep what was learned so far, and go on."""
        self.commit()
        begin(self._connection)

    def close(self) -> None:
        """Give the file back; what was not committed is forgotten."""
        with suppress(sqlite3.Error):
            self._connection.close()
            if self.path:
                seal(self.path)

    # Facts
    def read(self, relation: str, key: str) -> tuple[Any, ...]:
        """The values under a key of a relation, in order."""
        return (self._read if relation in LARGE else self._cached)(relation, key)

    def _read(self, relation: str, key: str) -> tuple[Any, ...]:
        found = self._connection.execute(
            "SELECT value FROM fact WHERE relation = ? AND key = ? ORDER BY place, owner", (relation, key)
        )
        value_of = self._listed if relation in LISTED else thing
        return tuple(value_of(value) for (value,) in found)

    def has(self, relation: str, key: str) -> bool:
        """Whether there is a value under a key of a relation."""
        ask = "SELECT 1 FROM fact WHERE relation = ? AND key = ? LIMIT 1"
        return self._connection.execute(ask, (relation, key)).fetchone() is not None

    def keys(self, relation: str, prefix: str) -> tuple[str, ...]:
        """The keys of a relation that begin with `prefix` and have a value, sorted."""
        found = self._connection.execute(
            "SELECT DISTINCT key FROM fact WHERE relation = ? AND key >= ? AND key < ? ORDER BY key",
            (relation, prefix, prefix + "\U0010ffff"),
        )
        return tuple(key for (key,) in found)

    def owners_of(self, relation: str, key: str) -> list[str]:
        """Who contributed to a key of a relation, in the order of their first rows."""
        ask = "SELECT owner FROM fact WHERE relation = ? AND key = ? ORDER BY place, owner"
        return list(dict.fromkeys(owner for (owner,) in self._connection.execute(ask, (relation, key))))

    def state(self, owner: str, contributions: Iterable[Contribution]) -> set[Key]:
        """Replace all that an owner has contributed; returns the keys whose values are not what they were.

        A record that is equal to what it was may stand elsewhere in its file: then it is kept anew, and nothing has changed.
        """
        before = {
            (relation, key, place): value
            for relation, key, place, value in self._connection.execute(
                "SELECT relation, key, place, value FROM fact WHERE owner = ?", (owner,)
            )
        }
        after = {(one.relation, one.key, place(one.order)): one.value for one in contributions}
        gone = [row for row in before if row not in after]
        new, changed = [], {row[:2] for row in gone}
        for row, value in after.items():
            kept = blob(value)
            if before.get(row) != kept:
                new.append((*row, owner, kept))
                # Equal values can be pickled differently: what counts is whether they are equal.
                if row not in before or thing(before[row]) != value:
                    changed.add(row[:2])
        self._connection.executemany(
            "DELETE FROM fact WHERE relation = ? AND key = ? AND place = ? AND owner = ?",
            [(*row, owner) for row in gone],
        )
        self._connection.executemany("INSERT OR REPLACE INTO fact VALUES (?, ?, ?, ?, ?)", new)
        if gone or new:
            self._cached.cache_clear()
        if changed and self.makings.last:
            self.makings.differ((key, difference(key, before, after)) for key in changed)
        return changed

    def insert(
        self,
        rows: Iterable[Row],
        units: Iterable[tuple[str, str, str, int | None]],
        targets: Iterable[tuple[str, str]],
        files: Iterable[tuple[str, str, str]],
    ) -> None:
        """Add units that are not known yet, all of which nothing but the words is kept, and what they have contributed.

        `units` are their names, states, words and numbers of notes, `targets` what they name and who does, and `files`
        paths, digests and whose they are: see `keep_unit` and `keep_files`.
        """
        add = self._connection.executemany
        add("INSERT INTO fact VALUES (?, ?, ?, ?, ?)", rows)
        nothing = blob(None)
        add("INSERT INTO unit VALUES (?, ?, ?, ?, ?)", [(*unit[:2], nothing, *unit[2:]) for unit in units])
        add("INSERT INTO target VALUES (?, ?)", targets)
        add("INSERT OR REPLACE INTO input VALUES (?, ?, ?)", files)

    # Units: what was made of one article or one file of entries
    def owners(self, prefix: str = "") -> list[str]:
        """The units whose names begin with `prefix`, sorted."""
        found = self._connection.execute(
            "SELECT owner FROM unit WHERE owner >= ? AND owner < ? ORDER BY owner", (prefix, prefix + "\U0010ffff")
        )
        return [owner for (owner,) in found]

    @property
    def is_new(self) -> bool:
        """Whether nothing was worked out yet."""
        return self._connection.execute("SELECT 1 FROM unit LIMIT 1").fetchone() is None

    def state_of(self, owner: str) -> str:
        """The state in which a unit was worked out; empty when it was not."""
        found = self._connection.execute("SELECT state FROM unit WHERE owner = ?", (owner,)).fetchone()
        return found[0] if found else ""

    def briefings(self) -> tuple[int, int]:
        """How many briefings are published, and how many notes on them."""
        found = self._connection.execute("SELECT count(notes), total(notes) FROM unit").fetchone()
        return found[0], int(found[1])

    def unit(self, owner: str) -> Any:
        """What was made of a unit. Raises KeyError when there is none."""
        found = self._connection.execute("SELECT value FROM unit WHERE owner = ?", (owner,)).fetchone()
        if found is None:
            raise KeyError(owner)
        return thing(found[0])

    def keep_unit(
        self, owner: str, state: str, value: Any, *, folded: str, targets: Iterable[str], notes: int | None = None
    ) -> None:
        """Remember what was made of a unit, the words in it, what it names, and a briefing's number of notes."""
        row = (owner, state, blob(value), folded, notes)
        self._connection.execute("INSERT OR REPLACE INTO unit VALUES (?, ?, ?, ?, ?)", row)
        self._connection.execute("DELETE FROM target WHERE owner = ?", (owner,))
        self._connection.executemany("INSERT INTO target VALUES (?, ?)", [(one, owner) for one in set(targets)])

    def forget_unit(self, owner: str) -> set[Key]:
        """Forget a unit with all it contributed; returns the keys whose values changed."""
        self._connection.execute("DELETE FROM unit WHERE owner = ?", (owner,))
        self._connection.execute("DELETE FROM target WHERE owner = ?", (owner,))
        return self.state(owner, ())

    def naming(self, targets: Iterable[str]) -> set[str]:
        """The units that name one of the targets."""
        ask = "SELECT owner FROM target WHERE target = ?"
        return {owner for target in targets for (owner,) in self._connection.execute(ask, (target,))}

    def saying(self, words: str) -> Iterator[str]:
        """The units in whose folded text the words stand, as letters; whether as words of their own is for others to say."""
        for (owner,) in self._connection.execute("SELECT owner FROM unit WHERE instr(folded, ?)", (words,)):
            yield owner

    # Inputs
    def digests(self) -> dict[str, str]:
        """The digest of each file, as last seen, by path."""
        return dict(self._connection.execute("SELECT path, digest FROM input"))

    def files(self, owner: str) -> dict[str, str]:
        """The digests of the files that belong to a unit, by path."""
        return dict(self._connection.execute("SELECT path, digest FROM input WHERE owner = ?", (owner,)))

    def keep_files(self, owner: str, digests: Mapping[str, str]) -> None:
        """Remember the files that belong to a unit as they are now."""
        self._connection.execute("DELETE FROM input WHERE owner = ?", (owner,))
        rows = [(path, digest, owner) for path, digest in digests.items()]
        self._connection.executemany("INSERT OR REPLACE INTO input VALUES (?, ?, ?)", rows)

    # Single values
    def recall(self, name: str) -> Any:
        """A value kept under a name; None for none."""
        found = self._connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return thing(found[0]) if found else None

    def recall_as(self, name: str, make: Callable[[Any], T]) -> T | None:
        """What is made of the value kept under a name, made once for as long as that is kept; None for none."""
        if name not in self._made:
            kept = self.recall(name)
            self._made[name] = None if kept is None else make(kept)
        return self._made[name]

    def keep(self, name: str, value: Any) -> None:
        """Keep a value under a name."""
        self._made.pop(name, None)
        self._connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, blob(value)))


def stamp_of(fingerprint: str) -> bytes:
    """What says by whom, and in which form, a ledger was filled."""
    return pickle.dumps((FORM, fingerprint))
