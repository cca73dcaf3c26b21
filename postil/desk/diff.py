"""A patch as programs apply it: the unified form of diff, for files of any line end."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

AROUND = 1
"""Lines shown around a change: enough for `git apply` and `patch` to know the place."""


def unified(path: str, before: bytes, after: bytes) -> str:
    """The patch from one state of a file to another; empty where they are the same.

    Lines end where `\\n` stands, as for diff; a `\\r` before it is a part of the line.
    """
    if before == after:
        return ""
    lines = [f"--- a/{path}\n", f"+++ b/{path}\n"]
    old, new = _lines(before), _lines(after)
    for group in SequenceMatcher(None, old, new, autojunk=False).get_grouped_opcodes(AROUND):
        lines.append(f"@@ -{_range(group[0][1], group[-1][2])} +{_range(group[0][3], group[-1][4])} @@\n")
        for kind, i1, i2, j1, j2 in group:
            if kind == "equal":
                lines += _marked(" ", old[i1:i2])
            else:
                lines += [*_marked("-", old[i1:i2]), *_marked("+", new[j1:j2])]
    return "".join(lines)


def _lines(data: bytes) -> list[str]:
    text = data.decode("utf-8")
    return [line for line in text.replace("\n", "\n\0").split("\0") if line]


def _marked(mark: str, lines: list[str]) -> Iterator[str]:
    for line in lines:
        yield f"{mark}{line}" if line.endswith("\n") else f"{mark}{line}\n\\ No newline at end of file\n"


def _range(start: int, end: int) -> str:
    """First line and number of lines; an empty range is named by the line before it."""
    length = end - start
    return f"{start + 1 if length else start},{length}"
