"""Two versions of a passage, cut into what stayed and what changed, word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from postil.frozen import frozen

_WORD = re.compile(r"\s+|\w+(?:['’.,-]\w+)*|[^\w\s]")

KEPT_WORDS = 6
"""Of a long stretch that stayed the same, the words shown on either side of a change."""


@frozen
class Piece:
    """Some words of one version."""

    text: str
    changed: bool


def pieces(was: str, now: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both versions, in pieces; long stretches that stayed the same are cut with `…`."""
    left, right = _words(was), _words(now)
    old: list[Piece] = []
    new: list[Piece] = []
    blocks = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    for number, (kind, i1, i2, j1, j2) in enumerate(blocks):
        if kind == "equal":
            kept = _shortened(left[i1:i2], first=number == 0, last=number == len(blocks) - 1)
            old.append(Piece(kept, changed=False))
            new.append(Piece(kept, changed=False))
        else:
            old += [Piece("".join(left[i1:i2]), changed=True)] if i2 > i1 else []
            new += [Piece("".join(right[j1:j2]), changed=True)] if j2 > j1 else []
    return tuple(old), tuple(new)


def _words(text: str) -> list[str]:
    return [" " if word.isspace() else word for word in _WORD.findall(text.strip())]


def _shortened(words: list[str], *, first: bool, last: bool) -> str:
    """A stretch that stayed the same without its middle; at the ends of the passage, without its outer part."""
    keep = 2 * KEPT_WORDS
    if len(words) <= 2 * keep + 2 or (first and last):
        return "".join(words)
    left = "" if first else "".join(words[:keep]).rstrip() + " "
    right = "" if last else " " + "".join(words[-keep:]).lstrip()
    return f"{left}…{right}"
