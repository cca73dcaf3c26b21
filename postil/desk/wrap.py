"""Long lines of Markdown broken as people break them, where that changes nothing of what they say."""

from __future__ import annotations

import re
from collections.abc import Collection
from textwrap import TextWrapper

WIDTH = 110
"""Code points in a line: what a file of notes with its indentation shows without scrolling."""

_NOT_PROSE = re.compile(r"\s|[-+*>#|=`~:]|\d+[.)]|\[[^\]]+\]:")
"""How lines begin that are more than a part of a paragraph: lists, quotations, headings, tables, programs."""

_WRAP = TextWrapper(width=WIDTH, break_long_words=False, break_on_hyphens=False, expand_tabs=False,
                    replace_whitespace=False, drop_whitespace=True)


def wrapped(markdown: str, kept: Collection[str] = ()) -> str:
    """The text with line breaks in its long paragraphs. Lines that are `kept` (they stand in the file) stay as they are."""
    lines: list[str] = []
    for line in markdown.split("\n"):
        is_short = line in kept or len(line) <= WIDTH
        lines += [line] if is_short or "|" in line or _NOT_PROSE.match(line) else _broken(line)
    return "\n".join(lines)


def _broken(line: str) -> list[str]:
    """The line in several; as it is, where a new line would begin like something else, or end with a hard break."""
    parts = _WRAP.wrap(line)
    tail = line[len(line.rstrip(" ")):]
    if any(_NOT_PROSE.match(part) for part in parts[1:]) or any(part.endswith("\\") for part in parts[:-1]):
        return [line]
    return [*parts[:-1], parts[-1] + tail]
