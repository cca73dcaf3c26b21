"""Where the values in a YAML file really end, and whether they are written in blocks or in brackets."""

from __future__ import annotations

from postil.desk.raw import Raw
from postil.read.tree import ListNode, MapNode, Node, ScalarNode


def is_flow(raw: Raw, node: Node) -> bool:
    """Whether a list or a mapping stands in brackets."""
    return not isinstance(node, ScalarNode) and raw.line(node.line)[node.column - 1:node.column] in ("[", "{")


def last_line(raw: Raw, node: Node) -> int:
    """The last line on which something of the value stands.

    The blank lines below a block of text are not part of it, unless it keeps them (`|+`).
    """
    if isinstance(node, MapNode) and node.entries and not is_flow(raw, node):
        return last_line(raw, node.entries[-1][1])
    if isinstance(node, ListNode) and node.items and not is_flow(raw, node):
        return last_line(raw, node.items[-1])
    if not (isinstance(node, ScalarNode) and node.style in ("|", ">")):
        return node.end_line
    line = node.end_line if node.end_column > 1 else node.end_line - 1
    if keeps_blank_lines(raw, node):
        return min(line, raw.count)
    while line > node.line and raw.is_blank(line):
        line -= 1
    return line


def keeps_blank_lines(raw: Raw, node: ScalarNode) -> bool:
    """Whether the blank lines below a block of text belong to it."""
    head = raw.line(node.line)[node.column - 1:].partition(" ")[0]
    return node.style in ("|", ">") and "+" in head


def last_leaf(node: Node) -> Node:
    """The value that is written last inside a value: itself, if there is none."""
    if isinstance(node, MapNode) and node.entries:
        return last_leaf(node.entries[-1][1])
    if isinstance(node, ListNode) and node.items:
        return last_leaf(node.items[-1])
    return node


def plain(node: Node | None) -> object:
    """What a node says, without how and where it is written; a block of text without the line ends behind it.

    Such a block ends with a line end or not, by whether the file does.
    """
    if isinstance(node, MapNode):
        return {key.text: plain(value) for key, value in node.entries}
    if isinstance(node, ListNode):
        return [plain(one) for one in node.items]
    if node is None or node.is_nothing:
        return None
    return node.text.rstrip("\n") if node.style in ("|", ">") else node.text
