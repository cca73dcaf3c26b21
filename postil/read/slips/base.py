"""A syntax error as the parser sees it, and as a writer should."""

from __future__ import annotations

import re

from postil.frozen import frozen


@frozen
class Mistake:
    """What the parser says. Lines and columns count from 0 here, within the text that was parsed."""

    lines: list[str]
    problem: str
    context: str
    line: int
    column: int
    opened_line: int
    """Where what the parser was in the middle of began; -1 where it does not say."""
    opened_column: int
    last_style: str
    """The quotation mark, `|` or `>` of the last words that were read whole; empty for plain words."""
    last_start: tuple[int, int]
    last_end: tuple[int, int]

    @property
    def here(self) -> str:
        """The line of the complaint."""
        return self.at(self.line)

    def at(self, line: int) -> str:
        """A line by its number; empty outside of the text."""
        return self.lines[line] if 0 <= line < len(self.lines) else ""

    @property
    def above(self) -> int:
        """The number of the nearest line above the complaint with something written in it; -1 for none."""
        return next((n for n in range(self.line - 1, -1, -1) if self.at(n).strip()), -1)


@frozen
class Explained:
    """The slip behind it."""

    message: str
    line: int
    column: int
    end: int
    help: tuple[str, ...]


KEY = re.compile(
    r"""(?P<indent>[ ]*(?:-[ ]+)*)(?P<key>"[^"]*"|'[^']*'|[^\s:#'"\[{,][^:#]*?):(?P<gap>[ \t]+|$)(?P<value>.*)"""
)
"""A key with its value, after any indentation and hyphens."""


def quoted(words: str) -> str:
    """The words as one YAML scalar in quotation marks, ready to paste."""
    words = words.strip()
    return (
        f"'{words}'"
        if '"' in words and "'" not in words
        else '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'
    )
