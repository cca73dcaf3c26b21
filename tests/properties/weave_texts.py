"""Generated Markdown and generated marks, and what is left of HTML when marks are taken out of it."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

from hypothesis import strategies as st

from postil.model.prose import Link, LinkMark, Mark, NoteMark, Prose

LINKS = {
    "term:icbm": Link(href="/by-hand/icbm/", kind="term", title="A <missile>"),
    "any:icbm": Link(href="/by-hand/icbm/", kind="term", title=""),
    "source:kcna": Link(href="/by-hand/kcna/", kind="source", title=""),
    "article:gone": None,
}

_PLAIN = ("pact", "the", "Kim’s", "R&D", "1961–1996", "5 < 6", "мир", "條約", "𝒳😀", "é", '"said"', "it's", "&amp;")
_ODD = (
    "a--b", "...", "x_y", "a*b", "&lt;", "\\*", "<!-- c -->", "<b>", "`", "[", "](", "**", "{.noterm}", "|", "&#8238;",
)  # fmt: skip

_word = st.one_of(*[st.sampled_from(_PLAIN)] * 5, st.sampled_from(_ODD))
words = st.lists(_word, min_size=1, max_size=4).map(" ".join)


def _spans(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    wrapped = st.one_of(
        inner.map("*{}*".format), inner.map("**{}**".format), inner.map("~~{}~~".format), inner.map("`{}`".format),
        inner.map("[{}](https://example.org/a?b=1&c=2)".format), inner.map("[{}](term:icbm)".format),
        inner.map("[{}](source:kcna)".format), inner.map("[{}](article:gone)".format),
        inner.map("[{}](javascript:x)".format), inner.map("![{}](a/b.png)".format),
        inner.map("[{}]{{.noterm}}".format), inner.map("[{}]{{lang=ru}}".format),
        st.just("[[icbm]]"), st.just("[[icbm|the *missiles*]]"), st.just("<https://example.org>"),
    )  # fmt: skip
    parts = st.lists(st.one_of(inner, wrapped), min_size=1, max_size=4)
    return st.tuples(parts, st.sampled_from((" ", "", "\n", "\\\n", "  \n"))).map(lambda both: both[1].join(both[0]))


inlines = st.recursive(words, _spans, max_leaves=8)
_one_line = inlines.map(lambda text: text.replace("\\\n", " ").replace("\n", " "))


def _indented(text: str, first: str, rest: str) -> str:
    return first + text.replace("\n", "\n" + rest)


def _containers(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    several = st.tuples(st.lists(inner, min_size=1, max_size=3), st.sampled_from(("\n", "\n\n")))
    return st.one_of(
        several.map(lambda both: both[1].join(_indented(text, "- ", "  ") for text in both[0])),
        several.map(lambda both: both[1].join(_indented(text, "1. ", "   ") for text in both[0])),
        several.map(lambda both: "\n>\n".join(_indented(text, "> ", "> ") for text in both[0])),
    )


_table = st.lists(st.tuples(_one_line, _one_line), min_size=1, max_size=3).map(
    lambda rows: "\n".join(["| a | |", "|---|--:|", *(f"| {one} | {two} |" for one, two in rows)])
)
_heading = st.tuples(st.sampled_from(("#", "##", "###")), _one_line, st.sampled_from(("", " {#own}"))).map(
    lambda parts: f"{parts[0]} {parts[1]}{parts[2]}"
)
_code = inlines.map("```\n{}\n```".format)
_picture = words.map(lambda text: '![a map](maps/a.png "{}")'.format(text.replace('"', "")))
_block = st.recursive(st.one_of(inlines, inlines, _heading, _code, _table, _picture), _containers, max_leaves=4)
markdown = st.lists(_block, min_size=1, max_size=4).map("\n\n".join)


def _edges(prose: Prose) -> list[int]:
    """Where blocks and the elements inside them begin and end, and the characters beside these places."""
    found = {0}

    def look(node: tuple) -> None:
        found.update(at + aside for at in node[:2] for aside in (-1, 0, 1))
        for child in node[4] if len(node) == 5 else ():
            look(child)

    for part in (part for top in prose.pieces for part in top if not isinstance(part, str)):
        found.update(part[:2])
        for node in part[2]:
            look(node)
    return sorted(at for at in found if 0 <= at <= len(prose.text))


def marks(prose: Prose) -> st.SearchStrategy[list[Mark]]:
    """Notes and automatic links anywhere in a text, over and through each other, whatever mark-up is there."""
    place = st.one_of(st.sampled_from(_edges(prose)), st.integers(0, len(prose.text)))
    note = st.sampled_from(("a", "b", "", "", ""))
    one = st.tuples(place, place, st.integers(0, 12), note, st.sampled_from(("note", "stale", "link")))
    return st.lists(one, min_size=1, max_size=7).map(lambda drawn: [_mark(*each) for each in enumerate(drawn, 1)])


def _mark(number: int, drawn: tuple[int, int, int, str, str]) -> Mark:
    one, other, length, note, kind = drawn
    start, end = min(one, other), max(one, other)
    if kind == "link":
        return LinkMark(start, min(end, start + 3 * length), "term", "/automatic/", 'a "hint" <')
    return NoteMark(start, end, note or f"n{number}", number, "context", f"note {number}", stale=kind == "stale")


def without_marks(html: str) -> str:
    """HTML without the tags of passages and automatic links, and without the numbers of notes."""
    html = re.sub(r'<a class="note-ref .*?</a>', "", html)
    html = re.sub(r"<mark [^>]*>|</mark>", "", html)
    kept, automatic = [], False
    for part in re.split(r"(<[^>]*>)", html):
        if part.startswith("<a ") and 'href="/automatic/"' in part:
            automatic = True
        elif part == "</a>" and automatic:
            automatic = False
        else:
            kept.append(part)
    return "".join(kept)


def words_of(html: str) -> str:
    """The words that a reader sees in HTML, without the numbers of notes."""
    return unescape(re.sub(r"<[^>]*>", "", re.sub(r'<a class="note-ref .*?</a>', "", html)))


def passage_of(html: str, numbers: set[int]) -> str:
    """The words inside the passages that bear one of these numbers, one after the other."""
    names = {f"n{number}" for number in numbers}
    depth, inside = [], []
    for part in re.split(r"(<[^>]*>)", re.sub(r'<a class="note-ref .*?</a>', "", html)):
        if part.startswith("<mark "):
            depth.append(not names.isdisjoint(re.search('class="([^"]*)"', part)[1].split()))
        elif part == "</mark>":
            depth.pop()
        elif not part.startswith("<") and any(depth):
            inside.append(unescape(part))
    return "".join(inside)


class Nesting(HTMLParser):
    """Reads HTML; AssertionError where an element closes another's, a link holds a link, or an id comes twice."""

    VOID = frozenset({"br", "hr", "img"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag != "a" or "a" not in self.open, "a link in a link"
        id = dict(attrs).get("id")
        assert id is None or id not in self.ids, f"id {id} twice"
        self.ids |= {id} if id else set()
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open.pop() == tag, f"</{tag}> closes another element"

    def check(self, html: str) -> None:
        """Read all of it."""
        self.feed(html)
        self.close()
        assert self.open == []
