"""What all pages of a build share."""

from __future__ import annotations

from collections.abc import Mapping

from postil.engine.memory.ledger import Ledger
from postil.frozen import frozen
from postil.link.labels import Labels


@frozen
class Stock:
    """What all pages of a build share."""

    relations: Ledger
    labels: Mapping[str, Labels]
    """The names of entries, by language; every language of an article has its own."""
