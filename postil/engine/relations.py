"""The relations of the site, held in memory: rows are added under keys and read in order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from postil.model.relations import Contribution


class Relations:
    """What the site knows. First everything is added, then it is read; a key that nothing was added to is empty."""

    def __init__(self, contributions: Iterable[Contribution]) -> None:
        rows: defaultdict[tuple[str, str], list[Contribution]] = defaultdict(list)
        for row in contributions:
            rows[row.relation, row.key].append(row)
        self._values = {
            key: tuple(row.value for row in sorted(found, key=lambda row: row.order)) for key, found in rows.items()
        }

    def read(self, relation: str, key: str) -> tuple[Any, ...]:
        """The values under a key, in order."""
        return self._values.get((relation, key), ())
