"""What is wrong with the words of one scalar, before it is known where they stand."""

from __future__ import annotations

from postil.frozen import frozen


@frozen
class Wrong:
    """A finding without its place."""

    code: str
    message: str
    help: tuple[str, ...] = ()
