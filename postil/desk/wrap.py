"""Long lines of Markdown broken as people break them, where that changes nothing of what they say."""

from __future__ import annotations

import re
from textwrap import wrap

WIDTH = 110
"""Code points in a line: what a file of notes with its indentation shows without scrolling."""

_NOT_PROSE = re.compile(r"\s|[-+*>#|=`~:]|\d+[.)]|\[[^\]]+\]:")
"""How lines begin that are more than a part of a paragraph: lists, quotations, headings, tables, programs."""

_TOGETHER = re.compile(r"!?\[[^\]]*\]\([^)]*\)|\[\[[^\]]*\]\]|`[^`]*`")
"""Links and programs: they may be broken, but nobody would."""

SLACK = 20
"""By how many code points a line that somebody edited may grow."""


def wrapped(markdown: str, before: str = "") -> str:
    """The text with line breaks in its long paragraphs.

    Where it changes a text that there is, lines may be as long as they were there, and somewhat longer before they are
    broken: a word exchanged should not touch the next line.
    """
    kept = before.split("\n")
    width = max(WIDTH, *map(len, kept))
    longest = width + SLACK if before else width
    lines: list[str] = []
    for line in markdown.split("\n"):
        is_short = line in kept or len(line) <= longest
        lines += [line] if is_short or "|" in line or _NOT_PROSE.match(line) else _broken(line, width)
    return "\n".join(lines)


def _broken(line: str, width: int) -> list[str]:
    """The line in several; as it is, where a new line would begin like something else, or end with a hard break."""
    joined = _TOGETHER.sub(lambda found: found[0].replace(" ", "\0"), line)
    parts = [part.replace("\0", " ") for part in _wrap(joined, width)]
    tail = line[len(line.rstrip(" ")):]
    if any(_NOT_PROSE.match(part) for part in parts[1:]) or any(part.endswith("\\") for part in parts[:-1]):
        return [line]
    return [*parts[:-1], parts[-1] + tail]


def _wrap(line: str, width: int) -> list[str]:
    return wrap(
        line, width, break_long_words=False, break_on_hyphens=False, expand_tabs=False, replace_whitespace=False
    )
