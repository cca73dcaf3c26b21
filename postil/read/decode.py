"""From nodes to records: each key by the check of its type; what is wrong becomes a finding, and reading goes on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from postil.diagnose.diagnostic import Diagnostic, Findings
from postil.read import rules, say
from postil.read.lines import written_lines
from postil.read.nodes import MOST_FINDINGS
from postil.read.scalars import CHECKS, flag, number, reference, whole_number
from postil.read.schema import (
    Choice,
    FieldShape,
    Flag,
    Keyed,
    Many,
    Nested,
    Number,
    RecordShape,
    Reference,
    Shape,
    Words,
    shape_of,
)
from postil.read.spots import Spots
from postil.read.tree import ListNode, MapNode, Node, ScalarNode, mark_of, span_of
from postil.read.wrong import Wrong
from postil.source import Source, Span, place_of

T = TypeVar("T")

HOLDS_BACK = frozenset({"status", "publish_at", "embargo_until", "expires_at", "layer", "source", "blocking"})
"""Keys that decide whether, when and how much is published. A record with a mistake in one of them, with a key that
nobody knows (`statsu: draft`), or with a key written twice is read as a draft: a mistake never publishes anything."""


class _Bad:
    """What there is in place of a value that could not be read; its finding has been made."""


BAD = _Bad()

Given = Mapping[type[Any], Mapping[str, Any]]


class Decoder:
    """Reads the records of one file, and gathers what is wrong in it; lives as long as the reading of that file."""

    def __init__(self, source: Source, given: Given, gate: Findings = ()) -> None:
        """`given` is what the reader itself fills in, by record class; `gate` what was left out of the nodes."""
        self.source = source
        self._given = given
        self._spoiled = [finding.span.line for finding in gate if finding.code != "swallowed-text"]
        self.findings: list[Diagnostic] = []
        self.lost = False
        """Whether anything was written that no record could be made of."""

    def record(self, record: type[T], node: Node) -> T | None:
        """The record; None where a required key is missing or wrong."""
        shape = shape_of(record)
        if type(node) is not MapNode:
            self._add(say.not_keys(shape, node), node)
            self.lost = True
            return None
        spots = Spots(self.source.path, mark_of(node))
        values = dict(self._given.get(record, {}))
        seen, held_back = self._entries(shape, node, values, spots)
        spoiled = bool(self._spoiled) and any(node.line <= line <= node.end_line for line in self._spoiled)
        for field in shape.required:
            if field.name not in values and field.key not in seen and not spoiled:
                self._missing(shape, node, field, spots)
        if any(field.name not in values for field in shape.required):
            self.lost = True
            return None
        if shape.can_be_draft and (held_back or spoiled):
            values["status"] = "draft"
        made = record(**values, places=spots)
        for key, wrong in rules.broken(made):
            span = place_of(spots, key)
            self.findings.append(Diagnostic(wrong.code, wrong.message, span, wrong.help))
        return made

    def _entries(
        self, shape: RecordShape, node: MapNode, values: dict[str, Any], spots: Spots
    ) -> tuple[set[str], bool]:
        """Reads each key into `values`; says which keys have had their finding, and whether the record is held back."""
        seen: set[str] = set()
        held_back = False
        marks = spots.marks
        for key, value in node.entries:
            if self.findings and self._is_full():
                break
            field = shape.fields.get(key.text)
            if field is None:
                self._add(say.unknown_key(shape, key.text, value), key)
                held_back = True
                continue
            if type(value) is ScalarNode and value.is_nothing:
                marks[key.text] = mark_of(key)
                continue
            marks[key.text] = mark_of(value)
            before = len(self.findings)
            read = _READERS[type(field.shape)](self, field.shape, value, key.text, spots)
            if read is BAD:
                seen.add(key.text)
                spots.take_back(key.text)
            elif read == "" and field.required:
                self._missing(shape, node, field, spots)
                seen.add(key.text)
            else:
                values[field.name] = read
            if key.text in HOLDS_BACK and len(self.findings) > before:
                held_back = True
        return seen, held_back

    def _missing(self, shape: RecordShape, node: MapNode, field: FieldShape, spots: Spots) -> None:
        """A required key that is not there, at the record's first line; or is there and empty, at the key."""
        if field.key in spots:
            span = spots[field.key]
            cut = self.source.line(span.line)[span.end_column - 1 :].partition("#")
            self.findings.append(say.empty(field, span, comment="" if not cut[1] else f"#{cut[2]}"))
        else:
            first = node.entries[0] if node.entries else None
            span = (
                spots[""]
                if first is None
                else Span(self.source.path, node.line, node.column, node.line, max(first[0].end_column, node.column))
            )
            self.findings.append(say.missing(shape, field, span))

    def _words(self, shape: Words, node: Node, at: str, spots: Spots) -> Any:
        if type(node) is not ScalarNode:
            return self._bad(say.not_words(at, shape, node), node)
        if shape.name == "markdown":
            text, mark = written_lines(self.source, node)
            spots.marks[at] = mark
            return text
        if node.style in ("|", ">"):
            spots.marks[at] = written_lines(self.source, node)[1]
        return self._checked(CHECKS[shape.name](node.text), node)

    def _choice(self, shape: Choice, node: Node, at: str, spots: Spots) -> Any:
        if type(node) is not ScalarNode:
            return self._bad(say.not_words(at, shape, node), node)
        return node.text if node.text in shape.words else self._bad(say.no_choice(at, node.text, shape), node)

    def _reference(self, shape: Reference, node: Node, at: str, spots: Spots) -> Any:
        if type(node) is not ScalarNode:
            return self._bad(say.not_words(at, shape, node), node)
        return self._checked(reference(node.text, shape.ref), node)

    def _flag(self, shape: Flag, node: Node, at: str, spots: Spots) -> Any:
        if type(node) is not ScalarNode:
            return self._bad(say.not_words(at, shape, node), node)
        return self._checked(flag(node.text), node)

    def _number(self, shape: Number, node: Node, at: str, spots: Spots) -> Any:
        if type(node) is not ScalarNode:
            return self._bad(say.not_words(at, shape, node), node)
        return self._checked(whole_number(node.text) if shape.whole else number(node.text), node)

    def _nested(self, shape: Nested, node: Node, at: str, spots: Spots) -> Any:
        inner = self.record(shape.record, node)
        if inner is None:
            return BAD
        spots.adopt(at, inner.places)
        return inner

    def _many(self, shape: Many, node: Node, at: str, spots: Spots) -> Any:
        if type(node) is ListNode:
            items = node.items
        elif type(node) is ScalarNode and say.stands_for_one(shape, node):
            items = (node,)
        else:
            return self._bad(say.not_list(at, shape, node), node)
        values = []
        for item in items:
            if self.findings and self._is_full():
                break
            # Numbered as in the record, where what could not be read is left out.
            spot = f"{at}.{len(values)}"
            spots.marks[spot] = mark_of(item)
            if type(item) is ScalarNode and (item.is_nothing or not item.text.strip()):
                self._add(
                    Wrong(
                        "wrong-type",
                        f"an item of `{at.rpartition('.')[2]}` is empty",
                        ("write something behind the hyphen, or delete it",),
                    ),
                    item,
                )
                spots.take_back(spot)
                continue
            value = self._item(shape, item, spot, spots)
            if value is not BAD:
                values.append(value)
            else:
                spots.take_back(spot)
        return tuple(values)

    def _item(self, shape: Many, item: Node, spot: str, spots: Spots) -> Any:
        inner: Shape = shape.item
        if isinstance(inner, Nested) and shape.short_form and type(item) is ScalarNode:
            only = ((item._replace(text=shape.short_form, style=""), item),)
            item = MapNode(only, item.line, item.column, item.end_line, item.end_column)
        return _READERS[type(inner)](self, inner, item, spot, spots)

    def _keyed(self, shape: Keyed, node: Node, at: str, spots: Spots) -> Any:
        if type(node) is not MapNode:
            return self._bad(say.not_keyed(at, shape), node)
        values = {}
        for key, item in node.entries:
            if self._is_full():
                break
            checked = self._checked(CHECKS[shape.key.name](key.text), key)
            spots.marks[f"{at}.{key.text}"] = mark_of(item)
            value = _READERS[type(shape.item)](self, shape.item, item, f"{at}.{key.text}", spots)
            if checked is not BAD and value is not BAD:
                values[checked] = value
        return values

    def _is_full(self) -> bool:
        """Whether there are so many findings that reading on serves nobody."""
        full = len(self.findings) >= MOST_FINDINGS
        self.lost = self.lost or full
        return full

    def _checked(self, value: Any, node: Node) -> Any:
        return self._bad(value, node) if type(value) is Wrong else value

    def _bad(self, wrong: Wrong, node: Node) -> _Bad:
        self._add(wrong, node)
        return BAD

    def _add(self, wrong: Wrong, node: Node) -> None:
        self.findings.append(Diagnostic(wrong.code, wrong.message, span_of(node, self.source.path), wrong.help))


_READERS: dict[type[Any], Callable[[Decoder, Any, Node, str, Spots], Any]] = {
    Words: Decoder._words,
    Choice: Decoder._choice,
    Reference: Decoder._reference,
    Flag: Decoder._flag,
    Number: Decoder._number,
    Nested: Decoder._nested,
    Many: Decoder._many,
    Keyed: Decoder._keyed,
}
"""How each shape is read. Bound methods in the decoder itself would keep it, and its file, until Python looks for cycles."""
