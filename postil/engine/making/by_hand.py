"""By hand: the pages whose writers gave addresses themselves, looked at for links that an edit elsewhere has broken."""

from __future__ import annotations

import re
import sqlite3
import time
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator

from postil.engine.changes.texts import Version
from postil.engine.making.at_hand import AtHand
from postil.read.layout import place

_ADDRESS = re.compile(
    rb"(?:\]\(\s*<?|^[ >-]*\[[^\]\n]+\]:\s*<?)(?![a-z][a-z0-9+.-]*:|//|[\s)])", re.IGNORECASE | re.MULTILINE
)
"""Where Markdown may have an address without a scheme. What names a thing, as `term:icbm`, is checked where it is read.
A picture is taken for one as well, which costs a page that is made for nothing."""

_ID = re.compile(rb"\bid:\s*[\"']?([a-z0-9-]+)")

KINDS = {"glossary": "term", "profiles": "profile", "sources": "source", "claims": "claim", "events": "event", "page": "page"}
"""What the entries of a file are, by its kind."""

SLICE = 50
"""So many texts are read between two steps: about two milliseconds."""


class ByHand:
    """Which texts hold such addresses. Begins empty."""

    def __init__(self) -> None:
        self._unread: set[str] = set()
        self._steps: Iterator[None] = iter(())
        self._on: dict[str, frozenset[str]] = {}
        """What the addresses of a text stand on, as `article:pact`, by its path."""

    def begin(
        self, changed: Iterable[str], texts: Version, pages: AtHand, file_of: Callable[[str], str]
    ) -> None:
        """The texts `changed` came, went or are others now: what follows from it is for `go_on` to find out.

        `file_of` gives the page of a thing, as `article:pact`, and an empty text where there is none.
        """
        self._unread |= set(changed)
        self._steps = self._look(texts, pages, file_of)

    def go_on(self, seconds: float) -> bool:
        """Do it, for about that long; returns whether there is more to do."""
        end = time.perf_counter() + seconds
        try:
            for _ in self._steps:
                if time.perf_counter() > end:
                    return True
        except sqlite3.Error:
            # Whoever asks for a page next finds that out, and begins anew.
            pass
        return False

    def _look(self, texts: Version, pages: AtHand, file_of: Callable[[str], str]) -> Iterator[None]:
        """Make again what has to be, for all links of these pages to be known; a little at each step."""
        for number, path in enumerate(sorted(self._unread)):
            self._unread.discard(path)
            text = texts.get(path)
            data = text.data if text else b""
            self._on[path] = frozenset(things(path, data) if isinstance(data, bytes) else ())
            if not self._on[path]:
                del self._on[path]
            if number % SLICE == 0:
                yield
        for path in sorted(pages.doubtful()):
            if pages.check(path):
                yield
        for file in sorted({file_of(thing) for found in self._on.values() for thing in found} - {""}):
            if pages.check(file):
                yield
            for target in dict.fromkeys(pages.led_to(file)):
                if pages.check(target):
                    yield


def things(path: str, text: bytes) -> Iterator[str]:
    """What the addresses by hand in a text of content/ stand on: its article or page, or the entries that hold them."""
    where = place(path)
    if where is None:
        return
    if where.kind in ("article", "annotations"):
        if _ADDRESS.search(text):
            yield f"article:{where.name}"
    elif where.kind in KINDS:
        kind, ids = KINDS[where.kind], [(found.start(), found[1].decode()) for found in _ID.finditer(text)]
        for found in _ADDRESS.finditer(text):
            # The entry is the one whose id stands last before the address, as most people write them.
            at = bisect_left(ids, (found.start(), "")) - 1
            name = where.name if kind == "page" else ids[at][1] if at >= 0 else ""
            yield f"{kind}:{name}"
