"""Remembered: a ledger as the last build left it, for those who ask and change nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self

from postil.engine.memory.blob import thing
from postil.engine.memory.ledger import Ledger, stamp_of
from postil.engine.memory.seal import is_as_left
from postil.model.relations import Key


class Remembered(Ledger):
    """A ledger that is read and not written, and not one file beside it either."""

    @classmethod
    def look(cls, path: Path, fingerprint: str) -> Self | None:
        """The ledger at `path`; None when there is none, or one that a build would begin anew.

        Raises sqlite3.Error when the file is damaged.
        """
        if not is_as_left(path):
            return None
        # Immutable: otherwise SQLite puts files beside it, and a build that opens the ledger finds them.
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True, isolation_level=None)
        try:
            found = connection.execute("SELECT value FROM meta WHERE name = 'stamp'").fetchone()
            if found and found[0] == stamp_of(fingerprint):
                return cls(connection)
        except sqlite3.Error:
            connection.close()
            raise
        connection.close()
        return None

    def facts(self, owner: str) -> Iterator[tuple[Key, Any]]:
        """All that an owner has contributed."""
        ask = "SELECT relation, key, value FROM fact WHERE owner = ? ORDER BY relation, key, place"
        for relation, key, value in self._connection.execute(ask, (owner,)):
            yield (relation, key), thing(value)
