"""What has to change in the output folder: a comparison of what was owned, what is made now, and what stands there."""

from __future__ import annotations

from collections.abc import Mapping

from postil.frozen import frozen

Digests = Mapping[str, str]
"""SHA-256 digests, in hexadecimal, by path relative to the output folder."""


@frozen
class Plan:
    """What is to be done, each a sorted tuple of paths."""

    write: tuple[str, ...]
    """Made now, and not standing there with the same bytes."""
    delete: tuple[str, ...]
    """Owned, but no longer made."""
    keep: tuple[str, ...]
    """Standing there already, byte for byte."""
    foreign: tuple[str, ...]
    """Somebody else's files, with other bytes, where something made now would have to go: nothing may be written."""


def plan(owned: Digests, made: Digests, standing: Mapping[str, str | None]) -> Plan:
    """Compare. `standing` holds the files that are there among all paths owned or made; None where none can be read.

    A file that was never owned but has the very bytes to be written is taken over: it may be what an earlier build
    wrote before it was cut short.
    """
    foreign = [path for path in made if path in standing and path not in owned and standing[path] != made[path]]
    write = [path for path, digest in made.items() if standing.get(path) != digest]
    return Plan(
        write=tuple(sorted(write, key=lambda path: (_turn(path, standing), publication_order(path)))),
        delete=tuple(sorted(path for path in owned if path not in made and path in standing)),
        keep=tuple(sorted(path for path, digest in made.items() if standing.get(path) == digest)),
        foreign=tuple(sorted(foreign)),
    )


def _turn(path: str, standing: Mapping[str, str | None]) -> int:
    """Assets first; then what is not there yet, which nothing links to so far; then what is replaced.

    So a reader who comes while files are being exchanged, and starts at the home page, meets no link to a missing page.
    """
    return 0 if publication_order(path)[0] == 0 else 2 if path in standing else 1


def publication_order(path: str) -> tuple[int, str]:
    """Assets before the pages that need them, pages before the indexes that link to them, feeds and sitemap last."""
    if not path.endswith(".html"):
        return (3, path) if path.endswith((".xml", ".json", ".txt")) and "/" not in path else (0, path)
    return (2, path) if path.count("/") <= 1 else (1, path)
