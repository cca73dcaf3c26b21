"""Words that a `#` turns into a comment against their writer's will."""

from __future__ import annotations

import re

from postil.diagnose.diagnostic import Diagnostic
from postil.read.tree import ListNode, MapNode, Node
from postil.source import Source, Span

_SWALLOWED = re.compile(r"[ \t]+(#[^\s#!][^\n]*)")
"""A `#` straight before a word: a comment to YAML, but hardly to the one who wrote it."""

_LIKELY = re.compile(r"#[^\s#!]")
"""The same without the spaces before it, at which a search would stop all the time."""


def swallowed(source: Source, node: Node | None, most: int) -> list[Diagnostic]:
    """A warning for each run of plain words that a `#` cuts short, `most` of them."""
    if not _LIKELY.search(source.text):
        return []
    found = []
    waiting = [node] if node is not None else []
    while waiting and len(found) < most:
        node = waiting.pop()
        if isinstance(node, MapNode):
            waiting.extend(value for _, value in node.entries)
        elif isinstance(node, ListNode):
            waiting.extend(node.items)
        elif not node.style:
            cut = _SWALLOWED.match(source.line(node.end_line), node.end_column - 1)
            if cut:
                span = Span(source.path, node.end_line, cut.start(1) + 1, node.end_line, cut.end(1) + 1)
                found.append(
                    Diagnostic(
                        "swallowed-text",
                        "YAML takes this for a comment and leaves it out",
                        span,
                        ("put the whole value in quotation marks; for a comment write a space after the `#`",),
                    )
                )
    return found
