"""A text as plain words on one line, for feeds, excerpts and the like."""

from __future__ import annotations

from postil.model.prose import Prose


def plain(prose: Prose) -> str:
    """The running text with its white space folded."""
    return " ".join(prose.text.split())
