"""What a command says when it is done: its exit code, counts, places, and colors where a terminal shows them."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

FINE, WRONG_CONTENT, WRONG_USAGE, ENVIRONMENT = 0, 1, 2, 3
"""Exit codes."""


def built(counts: dict[str, int], changed: int, also: str, index: str, seconds: float) -> str:
    """The closing line of a build that is fine: what stands, how long it took, what to open."""
    content = f"{counted(counts['briefings'], 'briefing')} with {counted(counts['notes'], 'note')}"
    files = "nothing changed" if not changed else f"{counted(changed, 'file')} changed"
    return f"Built {content}, {counted(counts['pages'], 'page')}, in {seconds:.1f} s ({files}){also}. Next: open {index}"


def counted(number: int, word: str) -> str:
    """A number with its noun."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def shown(path: Path, root: Path) -> str:
    """A path as somebody who stands in `root` would type it."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


def colors(stream: TextIO | None = None) -> bool:
    """Whether words on a stream, stderr, may have colors: https://no-color.org, and a terminal that is no dumb one."""
    return (stream or sys.stderr).isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def data(text: str) -> None:
    """Print data for a program: UTF-8, whatever the terminal speaks."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    sys.stdout.write(text)
    sys.stdout.flush()
