"""An article or a page: the front matter between two lines `---`, and the Markdown below."""

from __future__ import annotations

import re

from postil.diagnose.diagnostic import Diagnostic, Findings
from postil.frozen import frozen
from postil.source import Source, Span

FENCE = re.compile(r"---[ \t]*")


@frozen
class Parts:
    """A file with front matter, cut up."""

    front: str
    """The YAML, from line 2 of the file on."""
    body: str
    body_line: int
    """The line of the file, from 1, on which the body begins."""


def cut(source: Source) -> tuple[Parts | None, Findings]:
    """The parts of the file; None where it has no front matter that ends."""
    lines = source.text.split("\n")
    if not FENCE.fullmatch(lines[0]):
        return None, (_no_fence(source, lines),)
    close = next((number for number, line in enumerate(lines[1:], 2) if FENCE.fullmatch(line)), 0)
    if not close:
        return None, (_unclosed(source, lines),)
    return Parts("\n".join(lines[1 : close - 1]), "\n".join(lines[close:]), close + 1), ()


def _no_fence(source: Source, lines: list[str]) -> Diagnostic:
    number = next((number for number, line in enumerate(lines, 1) if line.strip()), 1)
    line = lines[number - 1]
    span = Span(source.path, number, 1, number, len(line) + 1)
    if FENCE.fullmatch(line):
        help_ = "delete the empty lines above `---`"
    elif re.match(r"[a-z_]+:( |$)", line):
        help_ = "put a line `---` above this one, and another below the last key"
    else:
        help_ = "begin the file with ---, then `title: …` and `date: 2024-06-19` in lines of their own, then --- again"
    return Diagnostic("missing-front-matter", "the file does not begin with front matter", span, (help_,))


def _unclosed(source: Source, lines: list[str]) -> Diagnostic:
    likely = next(
        (number for number, line in enumerate(lines[1:], 2) if not re.match(r"([A-Za-z_]+:|[ \t]+\S|- |#)", line)), 0
    )
    help_ = f"put a line `---` above line {likely}" if likely > 2 else "put a line `---` below the last key"
    return Diagnostic(
        "unclosed-front-matter", "the front matter that begins here never ends", Span(source.path, 1, 1, 1, 4), (help_,)
    )
