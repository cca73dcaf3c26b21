"""Where in a YAML file one more record goes, and the edits that put it there."""

from __future__ import annotations

from collections.abc import Mapping

from postil.desk.extent import is_flow, keeps_blank_lines, last_leaf, last_line
from postil.desk.raw import Edit, Raw
from postil.desk.values import STEP, Value, entry, flow, item
from postil.read.tree import ListNode, MapNode, Node, ScalarNode

Record = Mapping[str, Value]

WIDEST_GAP = 8
"""Spaces behind a hyphen that are imitated: more is a slip."""


def appended(raw: Raw, root: Node | None, key: str, record: Record, head: Record) -> list[Edit]:
    """The edits that put a record at the end of the list under `key`; none where there is no place for it."""
    if root is None:
        lines = [line for name, value in head.items() for line in entry(name, value, 0)]
        gap = [""] if raw.count and raw.is_comment(raw.count) else []
        return [raw.below(raw.count, [*gap, *lines, f"{key}:", *item(record, STEP)])]
    if not isinstance(root, MapNode) or not root.entries:
        return []
    found = next(((name, value) for name, value in root.entries if name.text == key), None)
    if found is None:
        return _new_list(raw, root, key, record)
    name, value = found
    if isinstance(value, ListNode) and is_flow(raw, value) and (value.items or is_flow(raw, root)):
        return [_into_brackets(value, record)]
    if isinstance(value, ListNode) and value.items:
        return [_behind_the_last(raw, name, value, record)]
    if is_flow(raw, root) or not (isinstance(value, ListNode) or (isinstance(value, ScalarNode) and value.is_nothing)):
        return []
    return _first(raw, name, value, record)


def _new_list(raw: Raw, root: MapNode, key: str, record: Record) -> list[Edit]:
    last = root.entries[-1][1]
    if is_flow(raw, root):
        at = last.end_line, last.end_column
        return [Edit(*at, *at, f", {key}: {flow((record,))}")]
    indent = root.column - 1
    lines = [" " * indent + f"{key}:", *item(record, indent + STEP)]
    return [raw.below(_end(raw, last, root.column), lines)]


def _into_brackets(value: ListNode, record: Record) -> Edit:
    if not value.items:
        return Edit(value.line, value.column + 1, value.line, value.column + 1, flow(record))
    last = value.items[-1]
    return Edit(last.end_line, last.end_column, last.end_line, last.end_column, f", {flow(record)}")


def _behind_the_last(raw: Raw, name: ScalarNode, value: ListNode, record: Record) -> Edit:
    indent = value.column - 1
    last = value.items[-1]
    room = last.column - value.column - 1
    hyphen = raw.line(last.line)[indent:indent + 1] == "-"
    lines = item(record, indent, room if hyphen and 1 <= room <= WIDEST_GAP else 1)
    at = _end(raw, value, name.column + 1)
    leaf = last_leaf(last)
    keeps = isinstance(leaf, ScalarNode) and keeps_blank_lines(raw, leaf)
    separate = _is_spaced(raw, value) and not raw.is_blank(at) and not keeps
    return raw.below(at, ["", *lines] if separate else lines)


def _is_spaced(raw: Raw, value: ListNode) -> bool:
    """Whether records are set apart by blank lines: most are, or there is only one."""
    pairs = list(zip(value.items, value.items[1:], strict=False))
    spaced = sum(any(map(raw.is_blank, range(last_line(raw, one) + 1, other.line))) for one, other in pairs)
    return 2 * spaced >= len(pairs)


def _first(raw: Raw, name: ScalarNode, value: Node, record: Record) -> list[Edit]:
    """The list is there, and empty: what stands in its place goes."""
    line = raw.line(name.line)
    colon = line.find(":", name.end_column - 1) + 1
    if not colon or value.line != value.end_line or value.line != name.line:
        return []
    edits = [raw.below(_end(raw, value, name.column + 1), item(record, name.column - 1 + STEP))]
    if value.end_column - 1 > colon and line[colon:value.end_column - 1].strip():
        edits.append(Edit(name.line, colon + 1, name.line, value.end_column, ""))
    return edits


def _end(raw: Raw, value: Node, column: int) -> int:
    """The line below which something can be put behind a value: the last of the file, if nothing else follows.

    Otherwise the value's last line, or that of the comments below it that begin in `column` or farther right.
    """
    last = last_line(raw, value)
    below = range(last + 1, raw.count + 1)
    stop = next((number for number in below if not (raw.is_blank(number) or raw.is_comment(number))), None)
    if stop is None:
        return raw.count
    for number in range(last + 1, stop):
        if raw.is_comment(number) and len(raw.line(number)) - len(raw.line(number).lstrip()) >= column - 1:
            last = number
    return last
