"""Values as a person would write them in YAML: plain where that is safe, else quoted; Markdown as a block."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

Value: TypeAlias = "str | tuple[Value, ...] | Mapping[str, Value]"
"""Words, a list, or keys with their values. Days and flags are words: the reader types them."""

STEP = 2
"""How many spaces a level is indented."""

_PLAIN = re.compile(r"[^\W_](?:[^\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff:#]|:(?=[^\s:])|(?<=\S)#)*(?<!\s)")
"""Words that YAML reads as they stand: begin with a letter or a digit, hold neither `: ` nor ` #`."""

_NOT_IN_FLOW = re.compile(r"[\[\]{},]|:(?=[\[\]{},])")
_NOTHING = frozenset({"null", "Null", "NULL"})
_ESCAPED = re.compile(r'[\\"\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff]')
_SHORT = {"\n": "\\n", "\t": "\\t", "\\": "\\\\", '"': '\\"'}


class Markdown(str):
    """Words over several lines: in a block they are written with `|`."""

    __slots__ = ()


def inline(text: str, *, flow: bool = False) -> str:
    """Words on one line; `flow` where they stand in `[ ]` or `{ }`."""
    fine = _PLAIN.fullmatch(text) and text not in _NOTHING and not (flow and _NOT_IN_FLOW.search(text))
    return text if fine else double(text)


def double(text: str) -> str:
    """Words between double quotation marks."""
    return '"' + _ESCAPED.sub(lambda found: _SHORT.get(found[0]) or f"\\u{ord(found[0]):04X}", text) + '"'


def single(text: str) -> str:
    """Words between single quotation marks; only for what holds no line end."""
    return "'" + text.replace("'", "''") + "'"


def flow(value: Value) -> str:
    """A value on one line, lists and keys in brackets."""
    if isinstance(value, str):
        return inline(value, flow=True)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {flow(one)}" for key, one in value.items()) + "}"
    return "[" + ", ".join(flow(one) for one in value) + "]"


def entry(key: str, value: Value, indent: int) -> list[str]:
    """A key with its value as lines of a block, the first without its indentation."""
    if isinstance(value, Markdown):
        return [f"{key}: {header(value)}", *block(value, indent + STEP)]
    return [f"{key}: {inline(value) if isinstance(value, str) else flow(value)}"]


def header(text: str) -> str:
    """What opens a block of text. Where its first line is indented, the block's own indentation must be said."""
    return f"|{STEP}" if text.startswith((" ", "\t")) else "|"


def block(text: str, indent: int) -> list[str]:
    """The lines of a block of text."""
    return [" " * indent + line if line.strip() else "" for line in text.split("\n")]


def item(record: Mapping[str, Value], indent: int, gap: int = 1) -> list[str]:
    """A record as an item of a list whose hyphens stand behind `indent` spaces, with `gap` spaces behind each."""
    inner = indent + 1 + gap
    lines = list(_entries(record, inner))
    return [" " * indent + "-" + " " * gap + lines[0].removeprefix(" " * inner), *lines[1:]]


def _entries(record: Mapping[str, Value], indent: int) -> Iterator[str]:
    for key, value in record.items():
        first, *rest = entry(key, value, indent)
        yield " " * indent + first
        yield from rest
