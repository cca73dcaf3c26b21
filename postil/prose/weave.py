"""Prose with its marks to HTML: passages of notes, automatic links, and the addresses of links by hand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from postil.model.prose import Link, Mark, NoteMark, Prose, Range, Woven
from postil.prose.draft import Node
from postil.prose.html import attribute, escaped, value
from postil.prose.nest import Stretch, nest, outer_first
from postil.prose.word_ends import inside_word, word_end

Links = Mapping[str, Link | None]
"""Where links by hand lead, by target (`term:icbm`)."""

Picture = tuple[str, int, int]
"""A picture's address, its width and its height in pixels; 0 where they are not known."""

Media = Mapping[str, Picture | None] | Callable[[str], Picture | None]

_NOTE, _AUTOMATIC = "note", "automatic"
"""The tags of the elements that marks become in the tree of nodes."""


_Placed = tuple[Any, int, int]
"""A mark on its way into the tree; its place among the marks given, since two equal ones are still two; where in the
running text its last part ends. One that crosses mark-up becomes several elements; all carry the same of these."""


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
                writer.write(_marked(part[2], *placed[part[0]]) if part[0] in placed else part[2])
                if writer.held:
                    writer.release()
        notes = tuple([mark.note for mark in sorted(writer.ended, key=_in_reading_order)]) if writer.ended else ()
        woven.append(Woven("".join(html), notes, number))
    return tuple(woven)


def _in_reading_order(mark: NoteMark) -> int:
    return mark.number


def _by_block(prose: Prose, marks: Sequence[Mark]) -> dict[int, tuple[list[Stretch], list[Stretch]]]:
    """The parts of the marks in each block, automatic links and notes, by the position at which the block begins."""
    blocks = prose.blocks
    starts, ends = [block.start for block in blocks], [block.end for block in blocks]
    found: dict[int, tuple[list[Stretch], list[Stretch]]] = {}
    for number, mark in enumerate(marks):
        first, last = mark.start, mark.end
        low, high = bisect_right(ends, first), bisect_left(starts, last)
        if low >= high or first >= last:
            continue
        placed = (mark, number, min(last, ends[high - 1]))
        is_note = isinstance(mark, NoteMark)
        for index in range(low, high):
            start, end = starts[index], ends[index]
            if start not in found:
                found[start] = ([], [])
            stretch = (start if start > first else first, end if end < last else last, placed)
            found[start][is_note].append(stretch)
    return found


def _marked(nodes: tuple[Node, ...], links: list[Stretch], notes: list[Stretch]) -> tuple[Node, ...]:
    """A block's nodes with marks. Automatic links go in first: notes may be cut at their edges, links should
    not be cut."""
    if links:
        by_hand, automatic, free = _links(nodes), [], 0
        for link in sorted(links, key=outer_first) if len(links) > 1 else links:
            start, end, _ = link
            if start >= free and not (by_hand and any([first < end and start < last for first, last in by_hand])):
                automatic.append(link)
                free = end
        nodes = nest(nodes, _AUTOMATIC, automatic)
    return nest(nodes, _NOTE, notes) if notes else nodes


def _links(nodes: tuple[Node, ...]) -> list[Range]:
    """Where the links by hand stand."""
    found: list[Range] = []
    for node in nodes:
        if len(node) == 5:
            found += [node[:2]] if node[2] in ("a", "@") else _links(node[4])
    return found


class _Writer:
    """Writes nodes as HTML, and remembers which marks it has begun."""

    def __init__(self, text: str, links: Links, media: Callable[[str], Picture | None]) -> None:
        self.text = text
        self.is_plain = not ("&" in text or "<" in text or ">" in text)
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
        html, text, is_plain = self.html, self.text, self.is_plain
        for node in nodes:
            if len(node) == 2:
                if self.held and not self.in_link:
                    self.rest_of_word(*node)
                else:
                    words = text[node[0] : node[1]]
                    html.append(words if is_plain else escaped(words))
                continue
            start, end, tag, attributes, children = node
            if tag == _NOTE:
                self.passage(start, end, attributes, children)
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

    def passage(self, start: int, end: int, placed: _Placed, children: tuple[Node, ...]) -> None:
        mark, _, last = placed
        note, stale = value(mark.note), " stale" if mark.stale else ""
        anchor = ""
        if mark.note not in self.passages:
            self.passages.add(mark.note)
            anchor = f' id="passage-{note}"'
        classes = value(f"passage kind-{mark.kind} n{mark.number}{stale}")
        # To whoever listens, an element that begins or ends inside a word cuts it in two; its number says enough.
        silent = inside_word(self.text, start) or inside_word(self.text, end)
        role = ' role="presentation"' if silent else ""
        self.html.append(f'<mark class="{classes}"{anchor}{role}>')
        self.write(children)
        self.html.append("</mark>")
        if end == last:
            waits = self.in_link or self.held or inside_word(self.text, end)
            (self.held if waits else self.html).append(self.number(mark, note))

    def number(self, mark: NoteMark, note: str) -> str:
        """The number behind a passage. Further passages of the same note have a number with an id of its own
        each."""
        count = self.numbers[mark.note] = self.numbers.get(mark.note, 0) + 1
        if count == 1:
            self.ended.append(mark)
        id = f"ref-{note}" if count == 1 else f"ref-{note}.{count}"
        classes = value(f"note-ref kind-{mark.kind} n{mark.number}")
        return (
            f'<a class="{classes}" id="{id}" href="#note-{note}" role="doc-noteref"'
            f' aria-label="{value(mark.label)}"><span aria-hidden="true">{mark.number}</span></a>'
        )

    def automatic(self, end: int, placed: _Placed, children: tuple[Node, ...]) -> None:
        """One link. Where its words cross an element's edge there are several; only the first can be reached
        by keyboard."""
        mark, number, _ = placed
        again = ' tabindex="-1"' if number in self.begun else ""
        self.begun.add(number)
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


@lru_cache(maxsize=4096)
def _entry(kind: str, href: str, title: str) -> str:
    hint = attribute("title", title) if title else ""
    return f"{attribute('class', kind)}{attribute('href', href)}{hint}"
