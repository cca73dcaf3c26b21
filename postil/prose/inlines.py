"""From the parser's tokens inside one block to running text and nodes."""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from postil.model.prose import Picture, Reference
from postil.prose import addresses, findings
from postil.prose.draft import Draft, Node, turns_direction, without_controls
from postil.prose.html import attribute
from postil.source import Span

if TYPE_CHECKING:
    from markdown_it.token import Token

DEEPEST = 20
"""How many elements may stand in each other inside a block. What is deeper is words without its mark-up."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_DIRECTIONS = ("ltr", "rtl", "auto")
_DESTINATION = re.compile(r"<[^>\n]*>|[^\s<>()]+")
_NUMBERED = re.compile(r"&#[xX]?[0-9A-Fa-f]{1,8};")
_FORMATS = {"em_open": "em", "strong_open": "strong", "s_open": "s"}


class Inlines:
    """Reads what stands in one block."""

    def __init__(self, draft: Draft, content: str, *, line: int, cell: int) -> None:
        self.draft = draft
        self.content = content
        self.line = line
        """The first of the block's lines, from 0."""
        self.cell = cell
        """Where in the line the words of a table's cell begin; -1 outside tables."""
        self.rows: list[tuple[int, int]] = []
        """Where the content's lines stand in the file, once somebody asks."""
        self.in_link = False
        self.has_html = False
        self.nodes: list[Node] = []
        self.run = draft.position
        """Where the stretch of text begins that is not yet a node."""
        self.open: list[tuple[list[Node], str, str, int, Any]] = []
        """The open elements: what stands before each, its tag (empty: none is written), attributes, start,
        what ends it."""

    def read(self, children: list[Token]) -> tuple[Node, ...]:
        """Add the words of the block's tokens to the draft, and return its nodes."""
        draft, add = self.draft, self.draft.add
        for child in children:
            kind = child.type
            if kind == "text":
                add(self.cleaned(child.content) if draft.entities else child.content)
            elif kind == "softbreak":
                add("\n")
            elif child.nesting == 1:
                self.begin(child, kind)
            elif child.nesting == -1:
                self.end()
            elif kind == "code_inline":
                self.code(child.content)
            elif kind == "hardbreak":
                self.void("br", "")
                add("\n")
            elif kind == "image":
                self.image(child)
            elif kind == "html_inline":
                self.html(child)
        self.flush()
        return tuple(self.nodes)

    def flush(self) -> None:
        if self.draft.position > self.run:
            self.nodes.append((self.run, self.draft.position))
        self.run = self.draft.position

    def void(self, tag: str, attributes: Any) -> None:
        self.flush()
        self.nodes.append((self.run, self.run, tag, attributes, ()))

    def span(self, at: tuple[int, int] | None) -> Span:
        """Where `content[start:end]` is written in the file, as far as its line goes."""
        start, end = at or (0, 1)
        if not self.rows:
            origin, line = self.draft.origin, self.line
            self.rows = [(0, self.cell)] if self.cell >= 0 else origin.rows(line, self.content)
        row = bisect_right(self.rows, start, key=itemgetter(0)) - 1
        begin, column = self.rows[row]
        last = self.rows[row + 1][0] - 1 if row + 1 < len(self.rows) else len(self.content)
        return self.draft.origin.span(self.line + row, column + start - begin, column + min(end, last) - begin)

    def destination(self, child: Token) -> Span:
        """Where a link's address is written, or the whole link when its address stands elsewhere."""
        start, end = child.meta["at"]
        at = self.content.rfind("](", start, end)
        match = _DESTINATION.search(self.content, at + 2, end) if at >= 0 else None
        return self.span(match.span() if match else (start, end))

    def begin(self, child: Token, kind: str) -> None:
        tag, attributes, ending = _FORMATS.get(kind, ""), "", None
        if kind == "link_open":
            tag, attributes, ending = self.link(child)
        elif kind == "reference_open":
            tag, attributes, ending = self.short_reference(child)
        elif kind == "span_open":
            tag, attributes, ending = self.attributed(child)
        elif len(self.open) >= DEEPEST:
            tag = ""
        if tag:
            self.flush()
        self.open.append((self.nodes, tag, attributes, self.draft.position, ending))
        if tag:
            self.nodes = []
        if kind == "reference_open" and child.meta.get("wordless"):
            target, own = addresses.short(child.meta["target"])
            self.draft.add((self.draft.names.get(target) if ending else None) or own)

    def end(self) -> None:
        before, tag, attributes, start, ending = self.open.pop()
        draft = self.draft
        if tag:
            self.flush()
            children = tuple(self.nodes)
            self.nodes = before
            if children:
                before.append((start, draft.position, tag, attributes, children))
            elif tag in ("a", "@"):
                draft.findings.append(findings.empty_link(ending[2]))
        if tag in ("a", "@"):
            self.in_link = False
            if tag == "@":
                _, target, span, is_bare = ending
                draft.references.append(referring(target, start, draft.position, span, is_bare=is_bare))
        if ending is not None:
            draft.unlinkable.append((start, draft.position))

    def link(self, child: Token) -> tuple[str, str, Any]:
        href = str(child.attrs.get("href", ""))
        span = self.destination(child)
        if self.in_link:
            return "", "", None  # an address between <> among the words of a link: no link stands in a link
        led = addresses.leads(href)
        if led.refused:
            self.draft.findings.append(findings.refused_address(href, *led.refused, span))
            return "", "", None
        self.in_link = True
        if led.target:
            return "@", led.target, ("link", led.target, span, False)
        title = child.attrs.get("title")
        more = attribute("title", without_controls(str(title))) if title else ""
        return "a", led.attributes + more, ("link", "", span)

    def short_reference(self, child: Token) -> tuple[str, str, Any]:
        if self.in_link:
            return "", "", None
        target, _ = addresses.short(child.meta["target"])
        self.in_link = True
        return "@", target, ("link", target, self.span(child.meta["at"]), "wordless" in child.meta)

    def attributed(self, child: Token) -> tuple[str, str, Any]:
        ending, html = None, ""
        for name, value in child.meta["attributes"].items():
            if name == "class" and value == "noterm":
                ending = ("noterm",)
            elif (name == "lang" and _LANGUAGE.fullmatch(value)) or (name == "dir" and value in _DIRECTIONS):
                html += attribute(name, value)
            else:
                written = {"class": f".{value}", "id": f"#{value}"}.get(name, f"{name}={value}")
                span = self.span(child.meta["at"])
                self.draft.findings.append(findings.unknown_attribute(written, span, on_heading=False))
        return ("span" if html else ""), html, ending

    def code(self, words: str) -> None:
        self.flush()
        start = self.draft.position
        self.draft.add(words)
        self.run = self.draft.position
        self.nodes.append((start, self.run, "code", "", ((start, self.run),)))
        self.draft.unlinkable.append((start, self.run))

    def image(self, child: Token) -> None:
        node = self.picture(child)
        if node:
            title = child.attrs.get("title")
            more = attribute("title", without_controls(str(title))) if title else ""
            self.void("img", (node[0], node[1] + more))

    def picture(self, child: Token) -> tuple[str, str] | None:
        """The file of a picture and the attributes that do not depend on it; None when it is not shown."""
        src = str(child.attrs.get("src", ""))
        path = addresses.picture(src)
        alt = without_controls("".join(_words(child)).strip())
        if path is None:
            self.draft.findings.append(findings.foreign_picture(src, self.destination(child)))
            return None
        if not alt:
            self.draft.findings.append(findings.picture_without_alt(path, self.span(child.meta.get("at"))))
        if path not in self.draft.pictures:
            span = self.destination(child)
            self.draft.pictures[path] = Picture(path, span.line, span.column, span.end_column - span.column)
        return path, attribute("alt", " ".join(alt.split()))

    def html(self, child: Token) -> None:
        """Nothing is shown of it. A closing tag is not reported beside the opening one: they go together."""
        tag = child.content.split("\n")[0][:60]
        if tag.startswith("<!--") or (tag.startswith("</") and self.has_html):
            return
        self.has_html = True
        self.draft.findings.append(findings.raw_html(tag, self.span(child.meta["at"])))

    def cleaned(self, text: str) -> str:
        if not turns_direction(text):
            return text
        for match in _NUMBERED.finditer(self.content):
            number = match[0][2:-1]
            code = int(number[1:], 16) if number[0] in "xX" else int(number)
            if code < 0x110000 and turns_direction(chr(code)):
                self.draft.findings.append(findings.bidirectional_control(match[0], self.span(match.span())))
        return without_controls(text)


def referring(target: str, start: int, end: int, span: Span, *, is_bare: bool) -> Reference:
    """A link to an entry, written at `span`, its words at `start` to `end` of the running text."""
    kind, _, id = target.partition(":")
    return Reference(kind, id, start, end, span.line, span.column, span.end_column - span.column, is_bare)


def _words(image: Token) -> list[str]:
    words = []
    for child in image.children or []:
        if child.type in ("text", "code_inline"):
            words.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            words.append(" ")
        elif child.type == "image":
            words.extend(_words(child))
    return words
