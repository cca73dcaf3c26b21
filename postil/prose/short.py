"""The short way from Markdown to Prose: plain blocks are read from their source, the others from the parser's tokens."""

from __future__ import annotations

from postil.model.prose import BlockKind
from postil.prose.blocks import Blocks
from postil.prose.cut import Piece, cut
from postil.prose.draft import Leaf
from postil.prose.plain import Found, markup, read
from postil.prose.quotes import curled


def read_all(blocks: Blocks, markdown: str, line: int, quotes: str) -> None:
    """Read a text, or some lines of it from `line` on, from the parser's tokens. Most texts need no parser: it is loaded
    for the first that does."""
    from postil.prose.markdown import parser

    blocks.read(parser(quotes).parse(markdown, {}), line)


class ShortWay:
    """Reads one text. What it adds to the draft is what `read_all` of the whole text would add."""

    def __init__(self, blocks: Blocks, quotes: str) -> None:
        self.blocks = blocks
        self.draft = blocks.draft
        self.quotes = quotes

    def read(self, markdown: str) -> None:
        """Add every block of a text to the draft."""
        for piece in cut(markdown):
            way = _WAYS.get(piece.kind)
            if way is None or not way(self, piece):
                read_all(self.blocks, piece.source, piece.line, self.quotes)

    def leaf(self, kind: BlockKind, line: int, words: str, found: Found, indent: int) -> Leaf:
        """Read one block."""
        draft = self.draft
        start = draft.begin()
        nodes = read(draft, words, found, self.quotes, line=line, indent=indent)
        draft.end(start, kind, line)
        return start, draft.position, nodes

    def paragraph(self, piece: Piece) -> bool:
        """Read a paragraph; False where there is more in it than words and simple mark-up."""
        found = markup(piece.source)
        if found is None:
            return False
        self.draft.pieces.append(("<p>", self.leaf("paragraph", piece.line, piece.source, found, 0), "</p>"))
        return True

    def heading(self, piece: Piece) -> bool:
        """Read a heading of words alone."""
        marks, _, words = piece.source.partition(" ")
        if markup(words) != []:
            return False
        blocks, span = self.blocks, self.draft.origin.whole_line(piece.line)
        self.draft.section = blocks.headings.made(curled(words, (), self.quotes), span)
        blocks.headed(len(marks), span, self.leaf("heading", piece.line, words, (), 0))
        blocks.finish()
        return True

    def list(self, piece: Piece) -> bool:
        """Read a list whose items are one paragraph each."""
        items, line = [], piece.line
        for source in piece.source[2:].split("\n- "):
            words = source.replace("\n  ", "\n")
            found = markup(words)
            if found is None or words[-1].isspace():
                return False
            items.append((line, words, found))
            line += source.count("\n") + 1
        parts: list[str | Leaf] = []
        before = "<ul>\n<li>"
        for item in items:
            parts += (before, self.leaf("item", *item, 2))
            before = "</li>\n<li>"
        self.draft.pieces.append((*parts, "</li>\n</ul>"))
        return True

    def quotation(self, piece: Piece) -> bool:
        """Read a quotation of one paragraph."""
        words = piece.source[2:].replace("\n> ", "\n")
        found = markup(words)
        if found is None:
            return False
        leaf = self.leaf("paragraph", piece.line, words, found, 2)
        self.draft.quoted.append(leaf[:2])
        self.draft.pieces.append(("<blockquote>\n<p>", leaf, "</p>\n</blockquote>"))
        return True


_WAYS = {
    "paragraph": ShortWay.paragraph,
    "heading": ShortWay.heading,
    "list": ShortWay.list,
    "quotation": ShortWay.quotation,
}
