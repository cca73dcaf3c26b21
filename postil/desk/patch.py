"""The bytes of a YAML file and what is meant, to new bytes: the smallest change, read again before it is given out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, TypeAlias

from postil.desk.append import appended
from postil.desk.change import ways
from postil.desk.extent import plain
from postil.desk.raw import Raw
from postil.desk.values import Markdown, Value
from postil.diagnose.diagnostic import Findings
from postil.read.lines import written_lines
from postil.read.nodes import compose
from postil.read.one import read_file
from postil.read.spots import Mark
from postil.read.text import decode_text
from postil.read.tree import ListNode, MapNode, Node, ScalarNode, mark_of
from postil.source import Source, Span

Changes: TypeAlias = "Mapping[str, Value | None]"
"""New values by key; None takes the key out."""


@dataclass(frozen=True, slots=True)
class Patched:
    """A file as it will be."""

    data: bytes
    line: int
    """On which the record that was meant begins."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A patch that was not made."""

    reason: str
    """Why, as the end of a sentence."""
    findings: Findings = ()
    """What is wrong with the file as it is, or would be with it afterwards."""


@dataclass(frozen=True, slots=True)
class _Yaml:
    """A file, taken apart."""

    raw: Raw
    source: Source
    root: Node | None


def append(
    path: str, data: bytes | None, key: str, record: Mapping[str, Value], head: Mapping[str, Value]
) -> Patched | Refused:
    """The file with one more record at the end of the list under `key`.

    No byte of it changes but for a `[]` or `~` that stood in the list's place. Without a file (None), or where it says
    nothing, the keys of `head` are written first.
    """
    before = _read(path, data or b"")
    if isinstance(before, Refused):
        return before
    edits = appended(before.raw, before.root, key, record, head)
    after = _read(path, before.raw.edited(edits)) if edits else None
    if not isinstance(after, _Yaml) or not _is_appended(before, after, key, record):
        return Refused("there is no place in the file where it can be put without changing something else")
    known = {} if before.root is None else plain(before.root)
    problem = _problem(path, data, after.raw.data, key, ()) if not known or isinstance(known, dict) else None
    return problem or Patched(after.raw.data, _list(after.root, key)[-1].line)


def change(path: str, data: bytes, at: Span, changes: Changes) -> Patched | Refused:
    """The file with other values in the record that stands `at` a place, and all else as it was."""
    found = _read(path, data)
    if isinstance(found, Refused):
        return found
    spot = _spot(found.root, (at.line, at.column, at.end_line, at.end_column))
    if spot is None:
        return Refused("it is no longer where it was")
    for key, value in changes.items():
        if _says_already(found, spot, key, value):
            continue
        changed = next(_changed(path, found, spot, key, value), None)
        if changed is None:
            return Refused(f"`{key}` cannot be changed there without changing something else")
        found = changed
    problem = _problem(path, data, found.raw.data, spot[0], (spot[1],))
    return problem or Patched(found.raw.data, _record(found.root, spot).line)


def _read(path: str, data: bytes) -> _Yaml | Refused:
    source, wrong = decode_text(path, data)
    if wrong:
        return Refused("the file cannot be read", wrong)
    root, findings = compose(source)
    if root is None and findings:
        return Refused("the file cannot be read", findings)
    if isinstance(root, ScalarNode) and root.is_nothing and not root.text:
        root = None
    return _Yaml(Raw(data), source, root)


def _list(root: Node | None, key: str) -> tuple[Node, ...]:
    value = next((value for name, value in _entries(root) if name == key), None)
    return value.items if isinstance(value, ListNode) else ()


def _entries(node: Node | None) -> Iterator[tuple[str, Node]]:
    if isinstance(node, MapNode):
        for key, value in node.entries:
            yield key.text, value


def _spot(root: Node | None, mark: Mark) -> tuple[str, int] | None:
    for key, value in _entries(root):
        for number, item in enumerate(value.items if isinstance(value, ListNode) else ()):
            if mark_of(item) == mark and isinstance(item, MapNode):
                return key, number
    return None


def _record(root: Node | None, spot: tuple[str, int]) -> MapNode:
    found = _list(root, spot[0])[spot[1]]
    assert isinstance(found, MapNode)
    return found


def _says_already(found: _Yaml, spot: tuple[str, int], key: str, value: Value | None) -> bool:
    node = dict(_entries(_record(found.root, spot))).get(key)
    return _says(found.source, node, value)


def _changed(path: str, found: _Yaml, spot: tuple[str, int], key: str, value: Value | None) -> Iterator[_Yaml]:
    """The file with one key changed, in each of the ways that come out as meant; the smallest first."""
    for edits in ways(found.raw, _record(found.root, spot), key, value):
        after = _read(path, found.raw.edited(edits))
        if isinstance(after, _Yaml) and _is_changed(found, after, spot, key, value):
            yield after


def _is_appended(before: _Yaml, after: _Yaml, key: str, record: Mapping[str, Value]) -> bool:
    was, now = plain(before.root) or {}, plain(after.root)
    items = _list(after.root, key)
    if not isinstance(was, dict) or not isinstance(now, dict) or not items:
        return False
    rest = {name: one for name, one in now.items() if name != key and (was or name in was)}
    others = {name: one for name, one in was.items() if name != key}
    return rest == others and now[key][:-1] == (was.get(key) or []) and _says(after.source, items[-1], record)


def _is_changed(before: _Yaml, after: _Yaml, spot: tuple[str, int], key: str, value: Value | None) -> bool:
    was, now = plain(before.root), plain(after.root)
    if not isinstance(was, dict) or not isinstance(now, dict) or len(_list(after.root, spot[0])) <= spot[1]:
        return False
    node = dict(_entries(_list(after.root, spot[0])[spot[1]])).get(key)
    for tree in (was, now):
        one = tree[spot[0]][spot[1]]
        if not isinstance(one, dict):
            return False
        one.pop(key, None)
    return was == now and _says(after.source, node, value)


def _says(source: Source, node: Node | None, value: Value | None) -> bool:
    """Whether the reader will read the value there."""
    if value is None:
        return node is None or (isinstance(node, ScalarNode) and node.is_nothing)
    if isinstance(value, Markdown):
        return isinstance(node, ScalarNode) and not node.is_nothing and written_lines(source, node)[0] == value.strip()
    if isinstance(value, str):
        return isinstance(node, ScalarNode) and not node.is_nothing and node.text.split() == value.split()
    if isinstance(value, Mapping):
        inner = dict(_entries(node))
        return inner.keys() == value.keys() and all(_says(source, inner[key], one) for key, one in value.items())
    return (
        isinstance(node, ListNode) and len(node.items) == len(value)
        and all(_says(source, item, one) for item, one in zip(node.items, value, strict=True))
    )


def _problem(path: str, before: bytes | None, after: bytes, key: str, but: tuple[int, ...]) -> Refused | None:
    """What is wrong with the new file and not with the old one; or that another record reads otherwise."""
    was, now = read_file(path, before or b""), read_file(path, after)
    known = [(one.code, one.message) for one in was.findings]
    for finding in now.findings:
        if (finding.code, finding.message) in known:
            known.remove((finding.code, finding.message))
        elif finding.code != "empty-file":
            return Refused("the file would be wrong afterwards", (finding,))
    old, new = (list(getattr(one.record, key, ())) for one in (was, now))
    kept = len(old) if len(new) >= len(old) else -1
    if kept < 0 or any(_bare(old[at]) != _bare(new[at]) for at in range(kept) if at not in but):
        return Refused("something else would read otherwise afterwards")
    return None


def _bare(value: Any) -> Any:
    """A record without the places of its keys."""
    if is_dataclass(value):
        return [_bare(getattr(value, field.name)) for field in fields(value) if field.name != "places"]
    if isinstance(value, tuple):
        return [_bare(one) for one in value]
    return {key: _bare(one) for key, one in value.items()} if isinstance(value, Mapping) else value

