"""The pages as they were made, and which of them read what: the part of the ledger that says what to make again."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from postil.engine.memory.blob import blob, thing
from postil.model.relations import Key

TABLES = """
CREATE TABLE IF NOT EXISTS page (
    number INTEGER PRIMARY KEY, url TEXT UNIQUE, path TEXT UNIQUE, digest TEXT, is_listed INTEGER, plan BLOB, ids BLOB,
    links BLOB, said TEXT, reads BLOB
);
CREATE INDEX IF NOT EXISTS page_digest ON page (path, digest);
CREATE TABLE IF NOT EXISTS read_key (number INTEGER PRIMARY KEY, relation TEXT, key TEXT, readers BLOB);
CREATE UNIQUE INDEX IF NOT EXISTS read_key_name ON read_key (relation, key);
"""
"""`reads` are numbers of keys, and `readers` numbers of pages, as arrays of 32 bits: a row for each reading would be a
million rows at ten thousand briefings."""

_PAGE_COLUMNS = "(number, url, path, digest, is_listed, plan, ids, links, said, reads)"


GATHERED = 40_000
"""From so many keys on, what was gathered is written and let go: 8 MB. Each briefing has a dozen keys of its own."""


class PageRow(NamedTuple):
    """A page as it was made."""

    path: str
    """Its file in the output."""
    digest: str
    is_listed: bool
    """Whether search engines are told of it."""


class Anchors(NamedTuple):
    """What a page can be linked by, and what it links."""

    ids: frozenset[str]
    links: tuple[str, ...]


class PageTable:
    """The pages of one ledger. Who reads what is gathered here and written by `flush`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._numbers: dict[Key, int] = {}
        """The numbers of the keys that this build has met lately."""
        self._joined: dict[int, array[int]] = {}
        self._left: dict[int, set[int]] = {}
        """Pages that began, and that ceased, to read a key, by its number."""

    def rows(self) -> dict[str, PageRow]:
        """The pages made before, by their paths on the site."""
        found = self._connection.execute("SELECT url, path, digest, is_listed FROM page")
        return {url: PageRow(path, digest, bool(is_listed)) for url, path, digest, is_listed in found}

    def listed(self) -> Iterator[str]:
        """The paths on the site of the pages that search engines are told of."""
        for (url,) in self._connection.execute("SELECT url FROM page WHERE is_listed ORDER BY number"):
            yield url

    def row(self, url: str) -> tuple[PageRow, Any] | None:
        """A page and its plan; None when it was not made before."""
        found = self._connection.execute(
            "SELECT path, digest, is_listed, plan FROM page WHERE url = ?", (url,)
        ).fetchone()
        return found and (PageRow(found[0], found[1], bool(found[2])), thing(found[3]))

    def digests(self) -> dict[str, str]:
        """The digest of every page, by its file."""
        return dict(self._connection.execute("SELECT path, digest FROM page WHERE path != ''"))

    def count(self) -> int:
        """How many pages there are; a feed is none."""
        (number,) = self._connection.execute("SELECT count(*) FROM page WHERE path LIKE '%.html'").fetchone()
        return number

    def urls(self, paths: Iterable[str]) -> set[str]:
        """The pages that are in these files."""
        ask = "SELECT url FROM page WHERE path = ?"
        return {url for path in paths for (url,) in self._connection.execute(ask, (path,))}

    def keep(self, url: str, row: PageRow, plan: Any, anchors: Anchors, said: str, reads: Iterable[Key]) -> None:
        """Remember a page: how it is made, what it links, the folded words of its own texts, and what it read."""
        before = self._connection.execute("SELECT number, reads FROM page WHERE url = ?", (url,)).fetchone()
        numbers = self._numbers
        now = array("I", dict.fromkeys([numbers.get(read) or self._number(read) for read in reads]))
        values = (url, *row, blob(plan), blob(anchors.ids), blob(anchors.links), said, now.tobytes())
        marks = "?, ?, ?, ?, ?, ?, ?, ?, ?, ?"
        kept = self._connection.execute(
            f"INSERT OR REPLACE INTO page {_PAGE_COLUMNS} VALUES ({marks})", (before[0] if before else None, *values)
        )
        number = kept.lastrowid or 0
        was = set(_numbers(before[1])) if before else set()
        joined, left = self._joined, self._left
        for key in now:
            if key in was:
                continue
            if key in joined:
                joined[key].append(number)
            else:
                joined[key] = array("I", (number,))
            if key in left:
                left[key].discard(number)
        self._leave(number, was.difference(now))
        if len(joined) > GATHERED:
            self.flush()
            numbers.clear()

    def forget(self, url: str) -> None:
        """Forget a page that is no longer made."""
        found = self._connection.execute("SELECT number, reads FROM page WHERE url = ?", (url,)).fetchone()
        if found:
            self._connection.execute("DELETE FROM page WHERE number = ?", (found[0],))
            self._leave(found[0], _numbers(found[1]))

    def _leave(self, page: int, keys: Iterable[int]) -> None:
        for key in keys:
            self._left.setdefault(key, set()).add(page)

    def flush(self) -> None:
        """Write down who reads what, as far as it changed."""
        changed = [
            (_bytes(self._readers(key), joined, self._left.get(key, ())), key) for key, joined in self._joined.items()
        ]
        gone = self._left.keys() - self._joined.keys()
        changed += [(_bytes(self._readers(key), (), self._left[key]), key) for key in gone]
        self._connection.executemany("UPDATE read_key SET readers = ? WHERE number = ?", changed)
        self._joined, self._left = {}, {}

    def _readers(self, key: int) -> array[int]:
        (readers,) = self._connection.execute("SELECT readers FROM read_key WHERE number = ?", (key,)).fetchone()
        return _numbers(readers)

    def _number(self, key: Key) -> int:
        """The number of a key that is not at hand."""
        found = self._connection.execute("SELECT number FROM read_key WHERE relation = ? AND key = ?", key).fetchone()
        if found is None:
            made = self._connection.execute("INSERT INTO read_key VALUES (NULL, ?, ?, ?)", (*key, b""))
            found = (made.lastrowid or 0,)
        number = self._numbers[key] = found[0]
        return number

    def readers(self, keys: Iterable[Key]) -> set[str]:
        """The pages that read one of the keys."""
        pages: set[int] = set()
        for key in keys:
            found = self._connection.execute("SELECT readers FROM read_key WHERE relation = ? AND key = ?", key).fetchone()
            if found:
                pages.update(_numbers(found[0]))
        ask = "SELECT url FROM page WHERE number = ?"
        return {url for number in pages for (url,) in self._connection.execute(ask, (number,))}

    def numbers(self, keys: Iterable[Key]) -> dict[int, Key]:
        """Those of the keys that some page read at some time, by their numbers."""
        ask = "SELECT number FROM read_key WHERE relation = ? AND key = ?"
        return {number: key for key in keys for (number,) in self._connection.execute(ask, key)}

    def read_numbers(self, url: str) -> array[int]:
        """The numbers of the keys that a page read, in the order in which it did."""
        found = self._connection.execute("SELECT reads FROM page WHERE url = ?", (url,)).fetchone()
        return _numbers(found[0]) if found else array("I")

    def reads(self, url: str) -> Iterator[Key]:
        """What a page read, in the order in which it did."""
        for number in self.read_numbers(url):
            yield self._connection.execute("SELECT relation, key FROM read_key WHERE number = ?", (number,)).fetchone()

    def read_keys(self, relation: str) -> set[str]:
        """The keys of a relation that some page reads."""
        self.flush()
        found = self._connection.execute("SELECT key FROM read_key WHERE relation = ? AND readers != x''", (relation,))
        return {key for (key,) in found}

    def saying(self, words: str) -> set[str]:
        """The pages in whose own texts the folded words stand, as letters."""
        found = self._connection.execute("SELECT url FROM page WHERE said != '' AND instr(said, ?)", (words,))
        return {url for (url,) in found}

    def anchors(self) -> Iterator[tuple[str, Anchors]]:
        """What each page links and can be linked by, by its file."""
        for path, ids, links in self._connection.execute("SELECT path, ids, links FROM page ORDER BY path"):
            yield path, Anchors(thing(ids), thing(links))

    def ids_of(self, path: str) -> frozenset[str] | None:
        """What the page in a file can be linked by; None when no page is in it."""
        found = self._connection.execute("SELECT ids FROM page WHERE path = ?", (path,)).fetchone()
        return found and thing(found[0])


def _numbers(kept: bytes) -> array[int]:
    if len(kept) % 4:
        raise sqlite3.DatabaseError("a list of numbers is damaged")
    return array("I", kept)


def _bytes(before: array[int], joined: Iterable[int], left: Iterable[int]) -> bytes:
    without = set(left)
    kept = array("I", (number for number in before if number not in without)) if without else before
    kept.extend(joined)
    return kept.tobytes()
