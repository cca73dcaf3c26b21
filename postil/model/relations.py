"""Contributions: what one source of facts adds to what the site knows, in the form in which pages read it."""

from __future__ import annotations

from typing import Any

from postil.frozen import frozen

Key = tuple[str, str]
"""The name of a relation and the key in it: `("mentions", "term:icbm")`."""

ByLanguage = tuple[tuple[str, tuple[str, ...]], ...]
"""What a thing is called in each of some languages."""


@frozen
class Contribution:
    """One row of a relation. All rows under one key, in the order of `order`, are what a page reads under that key."""

    relation: str
    key: str
    order: tuple[Any, ...]
    """Where the row stands among those of the same key: comparable within a relation, and unique there."""
    value: Any
    """A frozen value."""
