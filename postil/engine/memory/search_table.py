"""What is indexed of each page: the part of the ledger from which the index is made when something in it changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from postil.engine.memory.blob import blob, thing

TABLES = "CREATE TABLE IF NOT EXISTS found (url TEXT PRIMARY KEY, documents BLOB) WITHOUT ROWID;"


class SearchTable:
    """The documents of one ledger, as HTML, with their kinds."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def keep(self, url: str, documents: tuple[tuple[str, str], ...]) -> None:
        """Remember what is indexed of a page, in place of what was."""
        self.forget(url)
        if documents:
            self._connection.execute("INSERT INTO found VALUES (?, ?)", (url, blob(documents)))

    def forget(self, url: str) -> None:
        """Forget a page that is no longer made."""
        self._connection.execute("DELETE FROM found WHERE url = ?", (url,))

    def documents(self) -> Iterator[tuple[str, str]]:
        """All documents, in the order of their pages."""
        for (kept,) in self._connection.execute("SELECT documents FROM found ORDER BY url"):
            yield from thing(kept)
