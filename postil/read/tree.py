"""YAML as nodes: words, lists and mappings, each with its place in the file."""

from __future__ import annotations

from typing import NamedTuple

from postil.read.spots import Mark
from postil.source import Span

_NOTHING = frozenset({"", "~", "null"})


class ScalarNode(NamedTuple):
    """Words. Lines and columns are the file's, from 1; the end is exclusive."""

    text: str
    style: str
    """How it is written: empty for plain, `'`, `"`, `|` or `>`."""
    line: int
    column: int
    end_line: int
    end_column: int

    @property
    def is_nothing(self) -> bool:
        """Whether no value is written: nothing, `~` or `null`, without quotation marks."""
        return not self.style and self.text in _NOTHING


class ListNode(NamedTuple):
    """A list."""

    items: tuple[Node, ...]
    line: int
    column: int
    end_line: int
    end_column: int


class MapNode(NamedTuple):
    """Keys and their values, as written; no key occurs twice."""

    entries: tuple[tuple[ScalarNode, Node], ...]
    line: int
    column: int
    end_line: int
    end_column: int


Node = ScalarNode | ListNode | MapNode


def mark_of(node: Node) -> Mark:
    """Where the node stands, without its file."""
    return node[-4:]


def span_of(node: Node, path: str) -> Span:
    """Where the node stands."""
    return Span(path, node.line, node.column, node.end_line, node.end_column)
