"""YAML to nodes, each with its place; the gate that lets through plain data only; the only importer of yaml."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

from postil.diagnose.diagnostic import Diagnostic, Findings, Related
from postil.read.slips.base import Mistake
from postil.read.slips.explain import explain
from postil.read.swallowed import swallowed
from postil.read.text import CONTROLS
from postil.read.tree import ListNode, MapNode, Node, ScalarNode, span_of
from postil.source import Source, Span

MOST_LEVELS = 16
"""Lists and mappings within each other. The format needs seven; libyaml needs quadratic time for many."""

MOST_FINDINGS = 100
"""In one file. Whoever sees a hundred has made one mistake, and a file of nothing else must not hold up a build."""

QUOTE_THEM = "put the words in quotation marks"

_SURROGATE = re.compile("[\ud800-\udfff]")


class _PureParser(Reader, Scanner, Parser):
    """The same events where libyaml is missing, some twenty times slower."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)


PARSERS: tuple[type[Any], ...] = (_PureParser,)
"""The parsers that are there, the fastest first."""
if yaml.__with_libyaml__:
    from yaml.cyaml import CParser

    PARSERS = (CParser, _PureParser)


def compose(
    source: Source, text: str | None = None, *, lines_above: int = 0, parser: type[Any] = PARSERS[0]
) -> tuple[Node | None, Findings]:
    """The node that a text of YAML describes: None where it is empty, or cannot be understood and the findings say why.

    `text` is the part of the file that is YAML, where not all of it is; `lines_above`, how many lines stand above it.
    With a node there may be findings, too: what is wrong is then left out of it.
    """
    text = source.text if text is None else text
    builder = _Builder(source, lines_above)
    try:
        node = builder.build(parser(text).get_event)
    except yaml.YAMLError as error:
        return None, (*builder.findings, _syntax(source, text, lines_above, error, builder.last))
    except (ValueError, OverflowError):
        # What PyYAML itself lets escape from impossible escapes such as "\UFFFFFFFF".
        line = builder.last.line if builder.last else 1 + lines_above
        span = Span(source.path, line, 1, line, 1)
        return None, (
            *builder.findings,
            Diagnostic("yaml-syntax", "an escape in or below this line means no character", span),
        )
    builder.findings.extend(swallowed(source, node, MOST_FINDINGS))
    return node, tuple(builder.findings)


class _Builder:
    """Puts nodes together from the events of one text; lives as long as one call of `compose`."""

    def __init__(self, source: Source, lines_above: int) -> None:
        self.source = source
        self.first = 1 + lines_above
        self.findings: list[Diagnostic] = []
        self.last: ScalarNode | None = None

    def build(self, next_event: Callable[[], Any]) -> Node | None:
        first = self.first
        children: list[Node] = []
        open_: list[tuple[list[Node], Any]] = []
        documents = 0
        # Half the cost of a node is the call through its class: this goes straight to the tuple.
        make = tuple.__new__
        while (event := next_event()) is not None:
            kind = type(event)
            if kind is ScalarEvent:
                start, end, style = event.start_mark, event.end_mark, event.style or ""
                words = (event.value, style, start.line + first, start.column + 1, end.line + first, end.column + 1)
                node: Node = make(ScalarNode, words)
                self.last = node
                children.append(node)
                if style == '"' and (CONTROLS.search(event.value) or _SURROGATE.search(event.value)):
                    message = "an escape in these words stands for a control character"
                    self._refuse(node, message, "delete it", code="control-character")
                    children[-1] = node._replace(text="")
                if event.tag or event.anchor:
                    self._extras(event, node)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                inner = children
                children, start = open_.pop()
                stop = self._stop(event, inner)
                if kind is MappingEndEvent:
                    children.append(MapNode(self._entries(inner), start.line + first, start.column + 1, *stop))
                else:
                    children.append(ListNode(tuple(inner), start.line + first, start.column + 1, *stop))
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if len(open_) >= MOST_LEVELS:
                    message = f"lists and mappings are nested more than {MOST_LEVELS} deep"
                    help_ = "put words that begin with `[` or `{` in quotation marks"
                    self._refuse(self._at(event), message, help_, code="too-deep")
                    return None
                if event.tag or event.anchor:
                    self._extras(event, self._at(event))
                open_.append((children, event.start_mark))
                children = []
            elif kind is AliasEvent:
                node = self._at(event)._replace(text=f"*{event.anchor}")
                children.append(node)
                self._refuse(node, "words cannot begin with `*`: YAML takes them for the name of an anchor", QUOTE_THEM)
            elif kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    help_ = "delete the line `---`; a file is one document"
                    self._refuse(self._at(event), "a second document begins here", help_)
                    return None
            if len(self.findings) >= MOST_FINDINGS:
                return None
        return children[0] if children else None

    def _at(self, event: Any) -> ScalarNode:
        """The place of an event, as of empty words."""
        start, end = event.start_mark, event.end_mark
        return ScalarNode("", "", start.line + self.first, start.column + 1, end.line + self.first, end.column + 1)

    def _stop(self, event: Any, inner: list[Node]) -> tuple[int, int]:
        """Where it ends: a block's end mark stands at whatever comes next, so the last child is asked."""
        is_block = event.start_mark.column == event.end_mark.column
        return inner[-1][-2:] if is_block and inner else (event.end_mark.line + self.first, event.end_mark.column + 1)

    def _entries(self, flat: list[Node]) -> tuple[tuple[ScalarNode, Node], ...]:
        entries: dict[str, tuple[ScalarNode, Node]] = {}
        steps = iter(flat)
        for entry in zip(steps, steps, strict=True):
            key = entry[0]
            if type(key) is ScalarNode and key.text and key.text not in entries and key.text != "<<":
                entries[key.text] = entry
            elif len(self.findings) >= MOST_FINDINGS:
                break
            elif type(key) is not ScalarNode:
                self._refuse(key, "a key must be a word", "put words that begin with `[` or `{` in quotation marks")
            elif not key.text:
                self._refuse(key, "a key is missing before the colon", "write `key: value`")
            elif key.text == "<<":
                self._refuse(key, "merge keys are not read", "write the keys out")
            else:
                first = Related(span_of(entries[key.text][0], self.source.path), "first written here")
                self.findings.append(
                    Diagnostic(
                        "duplicate-key",
                        f"`{key.text}` is written twice",
                        span_of(key, self.source.path),
                        ("delete one of the two, or put them together",),
                        (first,),
                    )
                )
        return tuple(entries.values())

    def _extras(self, event: Any, node: Node) -> None:
        if event.anchor:
            self._refuse(node, "words cannot begin with `&`: YAML takes them for an anchor", QUOTE_THEM)
        else:
            self._refuse(node, "words cannot begin with `!`: YAML takes them for a type", QUOTE_THEM)

    def _refuse(self, node: Node, message: str, help_: str, *, code: str = "yaml-feature") -> None:
        self.findings.append(Diagnostic(code, message, span_of(node, self.source.path), (help_,)))


def _syntax(source: Source, text: str, lines_above: int, error: yaml.YAMLError, last: ScalarNode | None) -> Diagnostic:
    at, opened = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    if at is None:
        return Diagnostic("yaml-syntax", "this is no YAML", Span(source.path, 1 + lines_above, 1, 1 + lines_above, 1))
    lines = text.split("\n")
    mistake = Mistake(
        lines=lines,
        problem=getattr(error, "problem", None) or "",
        context=getattr(error, "context", None) or "",
        line=at.line,
        column=at.column,
        opened_line=opened.line if opened else -1,
        opened_column=opened.column if opened else -1,
        last_style=last.style if last else "",
        last_start=(last.line - 1 - lines_above, last.column - 1) if last else (-1, -1),
        last_end=(last.end_line - 1 - lines_above, last.end_column - 1) if last else (-1, -1),
    )
    found = explain(mistake)
    line = found.line + 1 + lines_above
    span = Span(source.path, line, found.column + 1, line, found.end + 1)
    return Diagnostic("yaml-syntax", found.message, span, found.help)
