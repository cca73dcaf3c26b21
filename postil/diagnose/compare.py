"""Two versions of a passage, with the words that differ marked in both."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from postil.diagnose.diagnostic import Comparison

OPEN, CLOSE = "[", "]"
"""Brackets around what differs: seen without color, in a log and by a screen reader."""

_WORD = re.compile(r"\w+|\s+|[^\w\s]")


def marked(comparison: Comparison) -> tuple[str, str]:
    """Both versions on one line each, with brackets around the words that only one of them has."""
    was, now = _words(comparison.was), _words(comparison.now)
    left, right = [], []
    for tag, start, end, other_start, other_end in SequenceMatcher(a=was, b=now, autojunk=False).get_opcodes():
        same = tag == "equal"
        left.append(_mark("".join(was[start:end]), same=same))
        right.append(_mark("".join(now[other_start:other_end]), same=same))
    return "".join(left), "".join(right)


def _words(text: str) -> list[str]:
    return _WORD.findall(" ".join(text.split()))


def _mark(text: str, *, same: bool) -> str:
    return text if same or not text.strip() else f"{OPEN}{text}{CLOSE}"
