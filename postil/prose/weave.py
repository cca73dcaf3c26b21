"""Prose with its marks to HTML: passages of notes, automatic links, and the addresses of links by hand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from postil.model.prose import Link, LinkMark, Mark, NoteMark, Prose, Range, Woven
from postil.prose.draft import Node
from postil.prose.html import attribute, escaped
from postil.prose.nest import Stretch, nest
from postil.prose.word_ends import inside_word, word_end

Links = Mapping[str, Link | None]
"""Where links by hand lead, by target (`term:icbm`)."""

Picture = tuple[str, int, int]
"""A picture's address, its width and its height in pixels; 0 where they are not known."""

Media = Mapping[str, Picture | None] | Callable[[str], Picture | None]

_NOTE, _AUTOMATIC = "note", "automatic"
"""The tags of the elements that marks become in the tree of nodes."""


class _Placed(NamedTuple):
    """A mark on its way into the tree. One that crosses mark-up becomes several elements; all carry the same
    of these."""

    mark: Any
    number: int
    """Its place among the marks given: two equal ones are still two."""
    last: int
    """Where in the running text its last part ends."""


def weave(prose: Prose, marks: Sequence[Mark], links: Links, media: Media) -> tuple[Woven, ...]:
    """The outermost blocks of a text as HTML, with `marks` in them.

    Marks may overlap, nest and cross each other and the text's own mark-up; what of them stands in no block is cut
    off. A link by hand whose target is not in `links`, or is None there, is written as its words alone; a picture
    that `media` does not know is left out. An automatic link that touches a link by hand, or another automatic one
    before it, is left out.

    Taking the marks out again (the tags of passages and of automatic links, and every `a.note-ref` whole) leaves,
    to the byte, what is returned without marks.
    """
    writer = _Writer(prose.text, links, media if callable(media) else media.get)
    placed = _by_block(prose, marks)
    woven = []
    for number, top in enumerate(prose.pieces):
        html = writer.html = []
        writer.ended = []
        for part in top:
            if isinstance(part, str):
                html.append(part)
            else:
                writer.write(_marked(part[2], placed[part[0]]) if part[0] in placed else part[2])
                writer.release()
        notes = tuple(mark.note for mark in sorted(writer.ended, key=_in_reading_order))
        woven.append(Woven("".join(html), notes, number))
    return tuple(woven)


def _in_reading_order(mark: NoteMark) -> int:
    return mark.number


def _by_block(prose: Prose, marks: Sequence[Mark]) -> dict[int, list[Stretch]]:
    """The parts of the marks in each block, by the position at which the block begins."""
    blocks = prose.blocks
    ends = [block.end for block in blocks]
    found: dict[int, list[Stretch]] = {}
    for number, mark in enumerate(marks):
        parts: list[Range] = []
        index = bisect_right(ends, mark.start)
        while index < len(blocks) and blocks[index].start < mark.end:
            block = blocks[index]
            start, end = max(mark.start, block.start), min(mark.end, block.end)
            if start < end:
                parts.append((start, end))
            index += 1
        for start, end in parts:
            block = blocks[bisect_right(ends, start)]
            found.setdefault(block.start, []).append((start, end, _Placed(mark, number, parts[-1][1])))
    return found


def _marked(nodes: tuple[Node, ...], stretches: list[Stretch]) -> tuple[Node, ...]:
    """A block's nodes with marks. Automatic links go in first: notes may be cut at their edges, links should
    not be cut."""
    automatic, notes, free = [], [], 0
    links = [stretch for stretch in stretches if isinstance(stretch[2].mark, LinkMark)]
    by_hand = list(_links(nodes)) if links else []
    for start, end, placed in sorted(links, key=lambda stretch: (stretch[0], -stretch[1])):
        if start >= free and all(end <= first or last <= start for first, last in by_hand):
            automatic.append((start, end, placed))
            free = end
    notes = [stretch for stretch in stretches if isinstance(stretch[2].mark, NoteMark)]
    return nest(nest(nodes, _AUTOMATIC, automatic), _NOTE, notes)


def _links(nodes: tuple[Node, ...]) -> Iterator[Range]:
    for node in nodes:
        if len(node) == 5:
            if node[2] in ("a", "@"):
                yield node[0], node[1]
            else:
                yield from _links(node[4])


class _Writer:
    """Writes nodes as HTML, and remembers which marks it has begun."""

    def __init__(self, text: str, links: Links, media: Callable[[str], Picture | None]) -> None:
        self.text = text
        self.links = links
        self.media = media
        self.html: list[str] = []
        self.ended: list[NoteMark] = []
        """The notes whose first passage ended in this block."""
        self.in_link = False
        self.held: list[str] = []
        """Numbers of notes that ended inside a link, or inside a word: they are links, and follow both."""
        self.begun: set[int] = set()
        """Automatic links that were begun."""
        self.passages: set[str] = set()
        """Notes that have their anchor."""
        self.numbers: dict[str, int] = {}
        """How many passages of a note have ended."""

    def write(self, nodes: tuple[Node, ...]) -> None:
        html, text = self.html, self.text
        for node in nodes:
            if len(node) == 2:
                if self.held and not self.in_link:
                    self.rest_of_word(*node)
                else:
                    html.append(escaped(text[node[0] : node[1]]))
                continue
            _, end, tag, attributes, children = node
            if tag == _NOTE:
                self.passage(end, attributes, children)
            elif tag == _AUTOMATIC:
                self.automatic(end, attributes, children)
            elif tag == "@":
                self.reference(end, attributes, children)
            elif tag == "a":
                self.link(end, f"<a{attributes}>", children)
            elif tag == "img":
                self.picture(attributes)
            elif tag == "br":
                html.append("<br>")
            else:
                html.append(f"<{tag}{attributes}>")
                self.write(children)
                html.append(f"</{tag}>")

    def rest_of_word(self, start: int, end: int) -> None:
        """Text behind a passage that ended inside a word: numbers wait for the word's end, because one inside would
        cut the word in two for whoever listens."""
        after = word_end(self.text, start, end)
        self.html.append(escaped(self.text[start:after]))
        if not inside_word(self.text, after):
            self.release()
        self.html.append(escaped(self.text[after:end]))

    def release(self) -> None:
        self.html += self.held
        self.held.clear()

    def passage(self, end: int, placed: _Placed, children: tuple[Node, ...]) -> None:
        mark = placed.mark
        anchor = ""
        if mark.note not in self.passages:
            self.passages.add(mark.note)
            anchor = attribute("id", f"passage-{mark.note}")
        classes = f"passage passage-{mark.kind} n{mark.number}{' stale' if mark.stale else ''}"
        note = attribute("data-note", mark.note)
        self.html.append(f"<mark{attribute('class', classes)}{anchor}{note}>")
        self.write(children)
        self.html.append("</mark>")
        if end == placed.last:
            waits = self.in_link or self.held or inside_word(self.text, end)
            (self.held if waits else self.html).append(self.number(mark))

    def number(self, mark: NoteMark) -> str:
        """The number behind a passage. Further passages of the same note have a number with an id of its own
        each."""
        count = self.numbers[mark.note] = self.numbers.get(mark.note, 0) + 1
        if count == 1:
            self.ended.append(mark)
        id = f"ref-{mark.note}" if count == 1 else f"ref-{mark.note}.{count}"
        attributes = "".join((
            attribute("class", f"note-ref kind-{mark.kind} n{mark.number}"),
            attribute("id", id),
            attribute("href", f"#note-{mark.note}"),
            ' role="doc-noteref"',
            attribute("aria-label", mark.label),
        ))
        return f"<a{attributes}><span>{mark.number}</span></a>"

    def automatic(self, end: int, placed: _Placed, children: tuple[Node, ...]) -> None:
        """One link. Where its words cross an element's edge there are several; only the first can be reached
        by keyboard."""
        mark = placed.mark
        again = ' tabindex="-1"' if placed.number in self.begun else ""
        self.begun.add(placed.number)
        self.link(end, f"<a{_entry(mark.kind, mark.href, mark.title)}{again}>", children)

    def reference(self, end: int, target: str, children: tuple[Node, ...]) -> None:
        link = self.links.get(target)
        if link is None:
            self.write(children)
        else:
            self.link(end, f"<a{_entry(link.kind, link.href, link.title)}>", children)

    def link(self, end: int, tag: str, children: tuple[Node, ...]) -> None:
        self.html.append(tag)
        self.in_link = True
        self.write(children)
        self.in_link = False
        self.html.append("</a>")
        if self.held and not inside_word(self.text, end):
            self.release()

    def picture(self, picture: tuple[str, str]) -> None:
        src, attributes = picture
        found = self.media(src)
        if found is None:
            return
        href, width, height = found
        size = f' width="{width}" height="{height}"' if width and height else ""
        self.html.append(f'<img{attribute("src", href)}{attributes}{size} loading="lazy">')


def _entry(kind: str, href: str, title: str) -> str:
    hint = attribute("title", title) if title else ""
    return f"{attribute('class', kind)}{attribute('href', href)}{hint}"
