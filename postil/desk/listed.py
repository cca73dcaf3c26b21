"""Items of a list put in and taken out, in brackets or in lines; those that stay are left as they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher

from postil.desk.extent import is_flow, last_line, plain
from postil.desk.raw import Edit, Raw
from postil.desk.values import Value, flow
from postil.read.tree import ListNode, Node


def list_ways(raw: Raw, node: ListNode, value: tuple[Value, ...]) -> Iterator[list[Edit]]:
    """The edits that make the list say `value`."""
    old = [repr(_ordered(plain(item))) for item in node.items]
    new = [repr(_ordered(item)) for item in value]
    steps = [step for step in SequenceMatcher(None, old, new, autojunk=False).get_opcodes() if step[0] != "equal"]
    if is_flow(raw, node):
        yield [_in_brackets(node, i1, i2, [flow(one) for one in value[j1:j2]]) for _, i1, i2, j1, j2 in steps]
    elif node.items:
        yield [_in_lines(raw, node, i1, i2, [flow(one) for one in value[j1:j2]]) for _, i1, i2, j1, j2 in steps]


def _ordered(value: object) -> object:
    """A value that equals another whatever the order of its keys."""
    if isinstance(value, Mapping):
        return sorted((key, _ordered(one)) for key, one in value.items())
    return [_ordered(one) for one in value] if isinstance(value, list | tuple) else value


def _in_brackets(node: ListNode, i1: int, i2: int, new: list[str]) -> Edit:
    items = node.items
    text = ", ".join(new)
    if i1 == i2:
        if not items:
            return Edit(node.line, node.column + 1, node.line, node.column + 1, text)
        if i1 == 0:
            return Edit(*_start(items[0]), *_start(items[0]), f"{text}, ")
        return Edit(*_end(items[i1 - 1]), *_end(items[i1 - 1]), f", {text}")
    if new:
        return Edit(*_start(items[i1]), *_end(items[i2 - 1]), text)
    if i2 < len(items):
        return Edit(*_start(items[i1]), *_start(items[i2]), "")
    return Edit(*(_end(items[i1 - 1]) if i1 else _start(items[0])), *_end(items[-1]), "")


def _in_lines(raw: Raw, node: ListNode, i1: int, i2: int, new: list[str]) -> Edit:
    items = node.items
    lines = [f"{' ' * (node.column - 1)}- {text}" for text in new]
    if i1 == i2:
        return raw.below(last_line(raw, items[i1 - 1]) if i1 else node.line - 1, lines)
    first, last = items[i1].line, last_line(raw, items[i2 - 1])
    if not new:
        return Edit(first, 1, last + 1, 1, "")
    return Edit(first, 1, last, len(raw.line(last)) + 1, "\n".join(lines))


def _start(node: Node) -> tuple[int, int]:
    return node.line, node.column


def _end(node: Node) -> tuple[int, int]:
    return node.end_line, node.end_column
