"""The ledger: what is remembered between builds, in one SQLite file that may be deleted at any time."""

from __future__ import annotations

import pickle
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from postil.engine.seal import is_as_left, seal
from postil.model.relations import Contribution, Key

FORM = "2"
"""The version of the tables below."""

CACHED = 30_000
"""How many readings are kept at hand within a build: the cards of a site of ten thousand briefings, 30 MB."""

_TABLES = """
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS input (path TEXT PRIMARY KEY, stat TEXT, digest TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS unit (owner TEXT PRIMARY KEY, state TEXT, value BLOB, folded TEXT);
CREATE TABLE IF NOT EXISTS target (target TEXT, owner TEXT, PRIMARY KEY (target, owner)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS target_owner ON target (owner);
CREATE TABLE IF NOT EXISTS fact (
    relation TEXT, key TEXT, place TEXT, owner TEXT, value BLOB, PRIMARY KEY (relation, key, place, owner)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS fact_owner ON fact (owner);
CREATE TABLE IF NOT EXISTS page (url TEXT PRIMARY KEY, path TEXT, digest TEXT, is_listed INTEGER, links BLOB);
CREATE TABLE IF NOT EXISTS output (path TEXT PRIMARY KEY, stat TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS page_read (relation TEXT, key TEXT, url TEXT, PRIMARY KEY (relation, key, url)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS page_read_url ON page_read (url);
"""


class PageRow(NamedTuple):
    """A page as it was made."""

    path: str
    """Its file in the output."""
    digest: str
    is_listed: bool
    """Whether search engines are told of it."""



class Ledger:
    """What is remembered. Everything happens in one transaction, which `commit` ends; without it nothing has happened."""

    def __init__(self, connection: sqlite3.Connection, path: Path | None = None) -> None:
        self._connection = connection
        self._path = path
        self.read = lru_cache(maxsize=CACHED)(self._read)

    @classmethod
    def none(cls) -> Ledger:
        """A ledger that remembers nothing: the build does everything anew."""
        return cls(_prepared(sqlite3.connect(":memory:", isolation_level=None), fingerprint=""))

    @classmethod
    def open(cls, path: Path, fingerprint: str) -> Ledger:
        """The ledger at `path`; one that was touched since, is older or made by another Postil is begun anew.

        Raises OSError when the folder cannot be written. This and every reading raise sqlite3.Error when the file is
        damaged or no ledger at all: then `discard` it.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        if not is_as_left(path):
            cls.discard(path)
        connection = sqlite3.connect(path, isolation_level=None)
        try:
            return cls(_prepared(connection, fingerprint), path)
        except sqlite3.Error:
            connection.close()
            raise

    @staticmethod
    def discard(path: Path) -> None:
        """Begin anew at the next opening, whatever stands there."""
        for suffix in ("", "-wal", "-shm", "-journal"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)

    def commit(self) -> None:
        """Keep what was learned."""
        self._connection.execute("COMMIT")

    def close(self) -> None:
        """Give the file back; what was not committed is forgotten."""
        with suppress(sqlite3.Error):
            self._connection.close()
            if self._path:
                seal(self._path)

    # Facts
    def _read(self, relation: str, key: str) -> tuple[Any, ...]:
        """The values under a key of a relation, in order."""
        found = self._connection.execute(
            "SELECT value FROM fact WHERE relation = ? AND key = ? ORDER BY place, owner", (relation, key)
        )
        return tuple(_thing(value) for (value,) in found)

    def keys(self, relation: str, prefix: str) -> tuple[str, ...]:
        """The keys of a relation that begin with `prefix` and have a value, sorted."""
        found = self._connection.execute(
            "SELECT DISTINCT key FROM fact WHERE relation = ? AND key >= ? AND key < ? ORDER BY key",
            (relation, prefix, prefix + "\U0010ffff"),
        )
        return tuple(key for (key,) in found)

    def state(self, owner: str, contributions: Iterable[Contribution]) -> set[Key]:
        """Replace all that an owner has contributed; returns the keys whose values are not what they were."""
        before = {
            (relation, key, place): value
            for relation, key, place, value in self._connection.execute(
                "SELECT relation, key, place, value FROM fact WHERE owner = ?", (owner,)
            )
        }
        after = {(one.relation, one.key, _place(one.order)): one.value for one in contributions}
        gone = [row for row in before if row not in after]
        new = []
        for row, value in after.items():
            blob = _blob(value)
            # Equal values can be pickled differently: what counts is whether they are equal.
            if row not in before or (before[row] != blob and _thing(before[row]) != value):
                new.append((*row, owner, blob))
        self._connection.executemany(
            "DELETE FROM fact WHERE relation = ? AND key = ? AND place = ? AND owner = ?",
            [(*row, owner) for row in gone],
        )
        self._connection.executemany("INSERT OR REPLACE INTO fact VALUES (?, ?, ?, ?, ?)", new)
        changed = {(row[0], row[1]) for row in (*gone, *new)}
        if changed:
            self.read.cache_clear()
        return changed

    # Units: what was made of one article or one file of entries
    def units(self) -> dict[str, str]:
        """The state in which each unit was worked out, by owner."""
        return dict(self._connection.execute("SELECT owner, state FROM unit"))

    def unit(self, owner: str) -> Any:
        """What was made of a unit. Raises KeyError when there is none."""
        found = self._connection.execute("SELECT value FROM unit WHERE owner = ?", (owner,)).fetchone()
        if found is None:
            raise KeyError(owner)
        return _thing(found[0])

    def keep_unit(self, owner: str, state: str, value: Any, *, folded: str, targets: Iterable[str]) -> None:
        """Remember what was made of a unit, the words in it and what it names."""
        blob = _blob(value)
        self._connection.execute("INSERT OR REPLACE INTO unit VALUES (?, ?, ?, ?)", (owner, state, blob, folded))
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

    # Inputs and pages
    def inputs(self) -> dict[str, tuple[str, str]]:
        """The stat signature and the digest of each file, as last seen, by path."""
        return {path: (stat, digest) for path, stat, digest in self._connection.execute("SELECT * FROM input")}

    def keep_inputs(self, inputs: dict[str, tuple[str, str]]) -> None:
        """Remember the files as they are now."""
        self._connection.execute("DELETE FROM input")
        self._connection.executemany("INSERT INTO input VALUES (?, ?, ?)", [(p, s, d) for p, (s, d) in inputs.items()])

    def pages(self) -> dict[str, PageRow]:
        """The pages made before, by their paths on the site."""
        found = self._connection.execute("SELECT url, path, digest, is_listed FROM page")
        return {url: PageRow(path, digest, bool(is_listed)) for url, path, digest, is_listed in found}

    def keep_page(self, url: str, row: PageRow, links: Any, reads: Iterable[Key]) -> None:
        """Remember a page, what it links and what it read."""
        self._connection.execute("INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?, ?)", (url, *row, _blob(links)))
        self._connection.execute("DELETE FROM page_read WHERE url = ?", (url,))
        self._connection.executemany("INSERT INTO page_read VALUES (?, ?, ?)", [(*read, url) for read in reads])

    def links(self) -> dict[str, Any]:
        """What each page links and can be linked by, by its file."""
        found = self._connection.execute("SELECT path, links FROM page ORDER BY path")
        return {path: _thing(links) for path, links in found}

    def forget_page(self, url: str) -> None:
        """Forget a page that is no longer made."""
        self._connection.execute("DELETE FROM page WHERE url = ?", (url,))
        self._connection.execute("DELETE FROM page_read WHERE url = ?", (url,))

    def pictures(self) -> set[str]:
        """The pictures that some page shows."""
        return {key for (key,) in self._connection.execute("SELECT key FROM page_read WHERE relation = 'picture'")}

    def outputs(self) -> dict[str, str]:
        """The stat signature of each file of the output, as last written."""
        return dict(self._connection.execute("SELECT path, stat FROM output"))

    def keep_outputs(self, outputs: dict[str, str]) -> None:
        """Remember the output as it was written."""
        self._connection.execute("DELETE FROM output")
        self._connection.executemany("INSERT INTO output VALUES (?, ?)", outputs.items())

    def readers(self, keys: Iterable[Key]) -> set[str]:
        """The pages that read one of the keys."""
        ask = "SELECT url FROM page_read WHERE relation = ? AND key = ?"
        return {url for key in keys for (url,) in self._connection.execute(ask, key)}

    # Single values
    def recall(self, name: str) -> Any:
        """A value kept under a name; None for none."""
        found = self._connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return _thing(found[0]) if found else None

    def keep(self, name: str, value: Any) -> None:
        """Keep a value under a name."""
        blob = _blob(value)
        self._connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, blob))


def _prepared(connection: sqlite3.Connection, fingerprint: str) -> sqlite3.Connection:
    """The connection with all tables, in a transaction; emptied when another Postil had filled them."""
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.executescript(_TABLES)
    stamp = pickle.dumps((FORM, fingerprint))
    connection.execute("BEGIN IMMEDIATE")
    found = connection.execute("SELECT value FROM meta WHERE name = 'stamp'").fetchone()
    if found is None or found[0] != stamp:
        for table in ("meta", "input", "unit", "target", "fact", "page", "page_read", "output"):
            connection.execute(f"DELETE FROM {table}")
        connection.execute("INSERT INTO meta VALUES ('stamp', ?)", (stamp,))
    return connection


def _blob(value: object) -> bytes:
    """A value as it is kept, with a checksum, for SQLite has none."""
    data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    return zlib.crc32(data).to_bytes(4, "big") + data


def _thing(blob: bytes) -> Any:
    if not isinstance(blob, bytes) or zlib.crc32(memoryview(blob)[4:]) != int.from_bytes(blob[:4], "big"):
        raise sqlite3.DatabaseError("a value is damaged")
    return pickle.loads(memoryview(blob)[4:])


def _place(order: tuple[Any, ...]) -> str:
    """An order as text that sorts as the tuple does."""
    return "".join(_part(part) for part in order)


def _part(part: Any) -> str:
    if isinstance(part, int):
        return f"{part + 10**12:013d}"
    if isinstance(part, date):
        return part.isoformat()
    return f"{part}\x00"
