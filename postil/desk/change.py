"""The ways to change one key of a record in a YAML file, the smallest first; which is read as meant must be tried."""

from __future__ import annotations

from collections.abc import Iterator

from postil.desk.extent import is_flow, last_line
from postil.desk.listed import list_ways
from postil.desk.raw import Edit, Raw
from postil.desk.reword import reworded, with_lines
from postil.desk.values import STEP, Markdown, Value, block, double, entry, flow, header, inline, single
from postil.read.tree import ListNode, MapNode, Node, ScalarNode

ORDER = (
    "id", "term", "forms", "quote", "prefix", "suffix", "in", "occurrence", "kind", "title", "short", "definition",
    "note", "sources", "confidence", "claim", "see", "date", "updated", "by", "layer", "status", "blocking",
)
"""Behind which keys a new one is put, if they are there: its nearest predecessor here."""


def ways(raw: Raw, record: MapNode, key: str, value: Value | None) -> Iterator[list[Edit]]:
    """The edits of each way. Some come out otherwise than they look (YAML has many corners), so each must be tried."""
    found = next(((name, node) for name, node in record.entries if name.text == key), None)
    brackets = is_flow(raw, record)
    if found is None:
        if value is not None:
            yield [_in_brackets(record, key, value) if brackets else _new_lines(raw, record, key, value)]
        return
    name, node = found
    if value is None:
        yield from _removed(raw, record, name, node)
        return
    if isinstance(node, ScalarNode) and isinstance(value, str):
        yield from _scalar(raw, record, node, value, brackets=brackets)
    elif isinstance(node, ListNode) and isinstance(value, tuple):
        yield from list_ways(raw, node, value)
    yield from _anew(raw, name, node, value)


def _scalar(raw: Raw, record: MapNode, node: ScalarNode, value: str, *, brackets: bool) -> Iterator[list[Edit]]:
    at = node.line, node.column, node.end_line, node.end_column
    many = isinstance(value, Markdown) and "\n" in value
    if node.style in ("|", ">"):
        yield from with_lines(raw, node, value) if isinstance(value, Markdown) else reworded(raw, node, value)
    elif node.is_nothing:
        room = " " if node.column == node.end_column else ""
        if not many:
            yield [Edit(*at, room + inline(value, flow=brackets))]
    elif not many:
        yield from reworded(raw, node, value)
        yield [Edit(*at, {"'": single, '"': double}.get(node.style, lambda text: inline(text, flow=brackets))(value))]
        yield [Edit(*at, double(value))]
    if brackets:
        yield [Edit(*at, double(value))]
    elif isinstance(value, Markdown):
        room = " " if node.is_nothing and node.column == node.end_column else ""
        lines = block(value, record.column - 1 + STEP)
        yield [Edit(*at, room + header(value)), raw.below(node.end_line, lines)]


def _anew(raw: Raw, name: ScalarNode, node: Node, value: Value) -> Iterator[list[Edit]]:
    """All that stands behind the key's colon, written anew on its line."""
    colon = raw.line(name.end_line).find(":", name.end_column - 1) + 1
    if colon:
        last = last_line(raw, node)
        end = node.end_column if node.end_line == last else len(raw.line(last)) + 1
        yield [Edit(name.end_line, colon + 1, last, end, " " + flow(value))]


def _in_brackets(record: MapNode, key: str, value: Value) -> Edit:
    last = record.entries[-1][1]
    at = last.end_line, last.end_column
    text = f"{key}: {double(value) if isinstance(value, Markdown) else flow(value)}"
    return Edit(*at, *at, f", {text}")


def _new_lines(raw: Raw, record: MapNode, key: str, value: Value) -> Edit:
    indent = record.column - 1
    lines = entry(key, value, indent)
    earlier = ORDER[:ORDER.index(key)]
    before = [node for name, node in record.entries if name.text in earlier]
    if not before:
        text = "\n".join([*lines, " " * indent])
        return Edit(record.line, record.column, record.line, record.column, text)
    at = max(last_line(raw, node) for node in _nearest(record, earlier))
    return raw.below(at, [" " * indent + lines[0], *lines[1:]])


def _nearest(record: MapNode, earlier: tuple[str, ...]) -> list[Node]:
    values = {name.text: node for name, node in record.entries}
    return [values[name] for name in reversed(earlier) if name in values][:1]


def _removed(raw: Raw, record: MapNode, name: ScalarNode, node: Node) -> Iterator[list[Edit]]:
    number = [key for key, _ in record.entries].index(name)
    behind = record.entries[number + 1][0] if number + 1 < len(record.entries) else None
    last = last_line(raw, node)
    if is_flow(raw, record):
        if behind:
            yield [Edit(name.line, name.column, behind.line, behind.column, "")]
        elif number:
            before = record.entries[number - 1][1]
            yield [Edit(before.end_line, before.end_column, node.end_line, node.end_column, "")]
        return
    if not raw.line(name.line)[:name.column - 1].strip():
        yield [Edit(name.line, 1, last + 1, 1, "")]
    elif behind and behind.line == last + 1:
        yield [Edit(name.line, name.column, behind.line, behind.column, "")]
    # The first key stands behind a hyphen: where comments follow, only its value goes.
    colon = raw.line(name.end_line).find(":", name.end_column - 1) + 1
    if colon:
        end = node.end_column if node.end_line == last else len(raw.line(last)) + 1
        yield [Edit(name.end_line, colon + 1, last, end, "")]

