"""From the parser's block tokens to the outermost blocks of a text: HTML, and leaves with the words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from postil.diagnose.diagnostic import Diagnostic
from postil.model.prose import BlockKind, Heading
from postil.prose import findings
from postil.prose.draft import MAX_NESTING, Draft, Leaf, Top
from postil.prose.headings import Headings
from postil.prose.html import attribute
from postil.prose.inlines import Inlines
from postil.source import Span

if TYPE_CHECKING:
    from markdown_it.token import Token

_SIMPLE = {
    "bullet_list_open": "<ul>\n", "bullet_list_close": "</ul>\n", "ordered_list_close": "</ol>\n",
    "list_item_open": "<li>", "list_item_close": "</li>\n", "hr": "<hr>\n",
    "blockquote_open": "<blockquote>\n", "blockquote_close": "</blockquote>\n",
    "thead_open": "<thead>\n", "thead_close": "</thead>\n", "tbody_open": "<tbody>\n", "tbody_close": "</tbody>\n",
    "tr_open": "<tr>", "tr_close": "</tr>\n", "table_close": "</table></div>\n",
}  # fmt: skip

_CODE_LANGUAGE = re.compile(r"[\w+#.-]+")


class Blocks:
    """Reads all tokens of a text."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.tokens: list[Token] = []
        self.line = 0
        """The line of the text with which the tokens begin."""
        self.inside: list[tuple[str, int]] = []
        """The list items (`item`) and quotations (`quote`) around, each with the position of the text at its
        beginning."""
        self.parts: list[str | Leaf] = []
        """The outermost block so far."""
        self.headings = Headings(draft)
        self.cell_line = -1
        self.cell_end = 0
        """The line of the table's row that is being read, and where in it the last cell ended."""

    def read(self, tokens: list[Token], line: int) -> None:
        """Add to the draft every block of `tokens`, which the parser made of the lines from `line` on."""
        self.tokens, self.line, index = tokens, line, 0
        while index < len(tokens):
            token = tokens[index]
            index += self.block(token, index)
            last = tokens[index - 1]
            if last.level == 0 and last.nesting <= 0:
                self.finish()

    def report(self, finding: Diagnostic) -> None:
        self.draft.findings.append(finding)

    def line_of(self, token: Token) -> int:
        """The line of the text, from 0, on which a block begins."""
        return self.line + (token.map[0] if token.map else 0)

    def place(self, token: Token) -> Span:
        """The line on which a block begins."""
        return self.draft.origin.whole_line(self.line_of(token))

    def finish(self) -> None:
        """End the outermost block."""
        if self.parts:
            self.draft.pieces.append(_compact(self.parts))
            self.parts = []

    def block(self, token: Token, index: int) -> int:
        """Read the token at `index`, with those that belong to it; how many there were."""
        kind = token.type
        if kind == "paragraph_open":
            self.paragraph(token, self.tokens[index + 1])
            return 3
        if kind == "heading_open":
            self.heading(token, self.tokens[index + 1])
            return 3
        if kind in ("th_open", "td_open"):
            self.cell(token, self.tokens[index + 1])
            return 3
        if kind in ("fence", "code_block"):
            self.code(token)
        elif kind == "html_block":
            self.html(token)
        elif kind == "ordered_list_open":
            start = token.attrs.get("start")
            self.parts.append("<ol>\n" if start is None else f'<ol start="{start}">\n')
        elif kind == "table_open":
            label = attribute("aria-labelledby", self.draft.section) if self.draft.section else ""
            self.parts.append(f'<div class="table-wrap" role="group" tabindex="0"{label}><table>\n')
        elif kind == "attributes":
            self.report(findings.stray_attributes(self.place(token)))
        else:
            self.container(token, kind)
            self.parts.append(_SIMPLE[kind])
        return 1

    def container(self, token: Token, kind: str) -> None:
        if kind in ("list_item_open", "blockquote_open"):
            self.inside.append((kind, self.draft.position))
            if token.level >= MAX_NESTING - 1:
                self.report(findings.nested_too_deep(self.place(token)))
        elif kind in ("list_item_close", "blockquote_close"):
            opened, start = self.inside.pop()
            if opened == "blockquote_open" and self.draft.position > start:
                self.draft.quoted.append((start + 2 if start else 0, self.draft.position))

    def leaf(self, kind: BlockKind, token: Token, *, cell: int = -1) -> Leaf | None:
        """Read what stands in a block; None when there is nothing."""
        line = self.line_of(token)
        start = self.draft.begin()
        nodes = Inlines(self.draft, token.content, line=line, cell=cell).read(token.children or [])
        leaf = (start, self.draft.position, nodes)
        self.draft.end(start, kind, line)
        return leaf if nodes else None

    def paragraph(self, token: Token, inline: Token) -> None:
        children = inline.children or []
        if len(children) == 1 and children[0].type == "image" and not token.hidden:
            self.figure(children[0], inline)
            return
        in_item = bool(self.inside) and self.inside[-1][0] == "list_item_open"
        leaf = self.leaf("item" if in_item else "paragraph", inline)
        if leaf is None:
            return
        if token.hidden:
            self.parts.append(leaf)
        else:
            self.parts += ("<p>", leaf, "</p>\n")

    def figure(self, image: Token, inline: Token) -> None:
        """A picture that is a paragraph of its own; its title is the caption."""
        draft, line = self.draft, self.line_of(inline)
        found = Inlines(draft, inline.content, line=line, cell=-1).picture(image)
        if found is None:
            return
        at = draft.position
        self.parts += ('<figure class="picture">', (at, at, ((at, at, "img", found, ()),)))
        caption = " ".join(str(image.attrs.get("title", "")).split())
        if caption:
            start = draft.begin()
            draft.add(caption)
            draft.end(start, "caption", line)
            leaf = (start, draft.position, ((start, draft.position),))
            self.parts += ("<figcaption>", leaf, "</figcaption>")
        self.parts.append("</figure>\n")

    def heading(self, token: Token, inline: Token) -> None:
        draft, span = self.draft, self.place(token)
        above, draft.section = draft.section, self.headings.id(token, inline, span)
        leaf = self.leaf("heading", inline)
        if leaf is None:
            draft.section = above
            self.report(findings.empty_heading(span))
        else:
            self.headed(int(token.tag[1]), span, leaf)

    def headed(self, written: int, span: Span, leaf: Leaf) -> None:
        """Note and write a heading that has been read; the draft's section is its id."""
        draft, id = self.draft, self.draft.section
        level = self.headings.level(written, span)
        draft.headings.append(Heading(id, level, leaf[0], leaf[1]))
        draft.unlinkable.append((leaf[0], leaf[1]))
        self.parts += (f"<h{level}{attribute('id', id)}>", leaf, f"</h{level}>\n")

    def cell(self, token: Token, inline: Token) -> None:
        line = self.line_of(inline)
        if line != self.cell_line:
            self.cell_line, self.cell_end = line, 0
        at = self.draft.origin.offset(line, inline.content, self.cell_end)
        self.cell_end = at + len(inline.content)
        leaf = self.leaf("cell", inline, cell=at)
        align = str(token.attrs.get("style", "")).removeprefix("text-align:")
        html = attribute("class", f"align-{align}") if align else ""
        # A header without words heads nothing: for a screen reader it is a cell like others.
        tag = "td" if leaf is None else token.tag
        scope = ' scope="col"' if tag == "th" else ""
        self.parts += (f"<{tag}{scope}{html}>", *((leaf,) if leaf else ()), f"</{tag}>")

    def code(self, token: Token) -> None:
        draft = self.draft
        words = token.content.removesuffix("\n")
        if not words:
            return
        language = _CODE_LANGUAGE.match(token.info.strip())
        html = attribute("class", f"language-{language[0]}") if language else ""
        start = draft.begin()
        draft.add(words)
        draft.end(start, "code", self.line_of(token) + (token.type == "fence"))
        draft.unlinkable.append((start, draft.position))
        leaf = (start, draft.position, ((start, draft.position),))
        self.parts += (f'<pre tabindex="0"><code{html}>', leaf, "</code></pre>\n")

    def html(self, token: Token) -> None:
        """Comments are dropped; other HTML is reported, and so is what would be dropped with a comment
        unseen."""
        content = token.content.strip()
        span = self.place(token)
        if not content.startswith("<!--"):
            self.report(findings.raw_html(content.split("\n")[0][:60], span))
            return
        rest = _outside_comments(content)
        if rest is None:
            self.report(findings.unclosed_comment(span))
        elif rest.strip():
            self.report(findings.after_comment(span))


def _outside_comments(content: str) -> str | None:
    """What stands between and after comments; None where one never ends. `<!-->` is a whole comment (CommonMark)."""
    parts, position = [], 0
    while (start := content.find("<!--", position)) >= 0:
        end = content.find("-->", start + 2)
        if end < 0:
            return None
        parts.append(content[position:start])
        position = end + 3
    return "".join((*parts, content[position:]))


def _compact(parts: list[str | Leaf]) -> Top:
    """The same parts with neighboring HTML joined, and without the line end after the last."""
    result: list[Any] = []
    for part in parts:
        if isinstance(part, str) and result and isinstance(result[-1], str):
            result[-1] += part
        else:
            result.append(part)
    if isinstance(result[-1], str):
        result[-1] = result[-1].removesuffix("\n")
    return tuple(result)
