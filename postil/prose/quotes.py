"""Quotation marks: straight ones become a language's own, and what stands between a pair is quoted."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from postil.model.prose import Block, Range

if TYPE_CHECKING:
    from markdown_it.token import Token

_BY_LANGUAGE = {
    "en": "“”‘’", "nl": "“”‘’", "fr": "«»‹›", "hy": "«»‹›", "fa": "«»‹›", "ar": "«»‹›", "da": "»«›‹", "ja": "「」『』",
    "de": "„“‚‘", "cs": "„“‚‘", "sk": "„“‚‘", "sl": "„“‚‘", "bg": "„“‚‘", "is": "„“‚‘", "et": "„“‚‘", "lt": "„“‚‘",
    "pl": "„”‚’", "hr": "„”‚’", "sr": "„”‚’", "hu": "„”»«", "ro": "„”«»", "sv": "””’’", "fi": "””’’",
    "no": "«»‘’", "nb": "«»‘’", "nn": "«»‘’", "it": "«»“”", "es": "«»“”", "pt": "«»“”", "ca": "«»“”", "el": "«»“”",
    "ru": "«»„“", "uk": "«»„“", "be": "«»„“",
}  # fmt: skip
"""Opening, closing, inner opening, inner closing (CLDR, `delimiters`).

Each straight mark becomes one character and no space is put beside it, not even in French: so a passage quoted with
straight marks has the length of the passage as it is shown, and is found by folding marks alone.
"""

_CLOSED_BY = {
    "“": "”", "„": "“”", "‟": "”", "”": "”", "«": "»", "»": "«", "‹": "›", "›": "‹", "‘": "’", "‚": "‘’",
    "「": "」", "『": "』", "《": "》", "〈": "〉", "＂": "＂", '"': '"',
}  # fmt: skip
"""Which marks may end what a mark begins. Many both begin and end, by language: the text around tells."""

_CLOSES_TIGHT = frozenset("“‘\"＂")
"""Marks that close only right after what they enclose; with a space before them they open."""

_CJK = "\u2e80"
"""From here on letters stand without spaces between words, so a straight mark may open right after one."""

_MARK = re.compile("[“”„‟«»‹›‘’‚「」『』《》〈〉＂\"]")
_STRAIGHT = re.compile("['\"]")

_APOSTROPHE = re.compile(r"'(?<=[^\W_]')(?=[^\W_])")
_DECADE = re.compile(r"'\d\ds?\b")
"""A year without its century: the '90s, the class of '68."""

_end = attrgetter("end")

_DEEPEST = 16
"""How many quotations may stand open in each other. More is no text but an attack on the time that pairing
takes."""


Element = tuple[int, int, str]
"""Mark-up around words of a block: start, end, what it is (`code` is left as written)."""


@lru_cache(maxsize=64)
def marks_of(language: str) -> str:
    """The four quotation marks of a language (BCP 47 tag): opening, closing, inner opening, inner closing."""
    return _BY_LANGUAGE.get(language.lower().split("-")[0], _BY_LANGUAGE["en"])


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _faces(before: str, after: str) -> tuple[bool, bool]:
    """Whether a straight mark between two characters may open, and whether it may close (markdown-it's
    `smartquotes`)."""
    opens = not after.isspace() and (not _is_punctuation(after) or before.isspace() or _is_punctuation(before))
    closes = not before.isspace() and (not _is_punctuation(before) or after.isspace() or _is_punctuation(after))
    if opens and closes:
        return _is_punctuation(before), _is_punctuation(after)
    return opens, closes


class _Straight(NamedTuple):
    """A straight mark, or, with no mark, the end of a stretch of mark-up."""

    level: int
    """How deep in mark-up it stands; at an end, how deep what follows stands."""
    place: Hashable = None
    mark: str = ""
    before: str = ""
    after: str = ""
    """The characters around it; a space at the edges of lines and of the block."""
    is_decade: bool = False


def curl(children: Sequence[Token], quotes: str) -> None:
    """Turn the straight quotation marks of a block into `quotes`, and apostrophes into ’, in the tokens.

    A mark and its partner stand at the same depth of mark-up. An inner mark without a partner is an apostrophe.
    Time is linear, unlike that of markdown-it's own rule, which takes minutes for 100 KB of quotation marks.
    """
    edits: dict[int, list[str]] = {}
    for (index, position), mark in _resolved(_straight(children), quotes):
        if index not in edits:
            edits[index] = list(children[index].content)
        edits[index][position] = mark
    for index, characters in edits.items():
        children[index].content = "".join(characters)


def curled(text: str, elements: Sequence[Element], quotes: str) -> str:
    """The text of a block with its straight marks curled. `elements` is the mark-up in it, none inside another."""
    if "'" in text and not any(kind == "code" for _, _, kind in elements):
        # Inside a word it never is anything else, and as ’ it is to its neighbors what it was.
        text = _APOSTROPHE.sub("’", text)
    if '"' not in text and "'" not in text:
        return text
    characters = list(text)
    for position, mark in _resolved(_straight_in(text, elements), quotes):
        characters[position] = mark
    return "".join(characters)


def _resolved(marks: Iterable[_Straight], quotes: str) -> Iterator[tuple[Any, str]]:
    """What becomes of the marks: place and new mark, for those that change."""
    open_marks: list[_Straight] = []

    def apostrophes(keep: int) -> Iterator[tuple[Any, str]]:
        for one in open_marks[keep:]:
            if one.mark == "'":
                yield one.place, "’"
        del open_marks[keep:]

    for one in marks:
        level, place, mark, before, after, is_decade = one
        if not mark:
            keep = len(open_marks)
            while keep and open_marks[keep - 1].level > level:
                keep -= 1
            yield from apostrophes(keep)
            continue
        opens, closes = _faces(before, after)
        if mark == '"' and after == '"' and before.isdigit():
            continue  # 1"" is a measure in inches, and then a mark
        if closes:
            partner = len(open_marks) - 1
            while partner >= 0 and (open_marks[partner].level != level or open_marks[partner].mark != mark):
                partner -= 1
            if partner >= 0:
                opening = open_marks[partner].place
                yield from apostrophes(partner + 1)
                open_marks.pop()
                pair = quotes[:2] if mark == '"' else quotes[2:]
                yield opening, pair[0]
                yield place, pair[1]
                continue
        if opens and not is_decade:
            open_marks.append(one)
            if len(open_marks) > _DEEPEST:
                del open_marks[0]
        elif mark == "'":
            yield place, "’"
    yield from apostrophes(0)


def _straight(children: Sequence[Token]) -> Iterator[_Straight]:
    """The straight marks in tokens; the place of each is the token's number and the position in it."""
    following: list[str] = [" "] * len(children)
    after = " "
    for index in range(len(children) - 1, -1, -1):
        following[index] = after
        child = children[index]
        if child.type in ("softbreak", "hardbreak"):
            after = " "
        elif child.content and child.type != "html_inline":
            after = child.content[0]
    last = " "
    for index, child in enumerate(children):
        if child.nesting < 0:
            yield _Straight(child.level)
        elif child.type in ("softbreak", "hardbreak"):
            last = " "
        elif child.content and child.type != "html_inline":
            content = child.content
            if child.type == "text":
                for match in _STRAIGHT.finditer(content):
                    at = match.start()
                    before = content[at - 1] if at else last
                    next_ = content[at + 1] if at + 1 < len(content) else following[index]
                    is_decade = _DECADE.match(content, at) is not None
                    yield _Straight(child.level, (index, at), match[0], before, next_, is_decade)
            last = content[-1]


def _straight_in(text: str, elements: Sequence[Element]) -> Iterator[_Straight]:
    """The straight marks in a text; the place of each is its position."""
    last, following = len(text) - 1, iter((*elements, (len(text), len(text), "")))
    start, end, kind = next(following)
    for match in _STRAIGHT.finditer(text):
        at = match.start()
        while end <= at:
            if kind != "code":
                yield _Straight(0)
            start, end, kind = next(following)
        is_inside = start <= at
        if is_inside and kind == "code":
            continue
        before = text[at - 1] if at else " "
        after = text[at + 1] if at < last else " "
        is_decade = _DECADE.match(text, at, end if is_inside else start) is not None
        yield _Straight(int(is_inside), at, match[0], before, after, is_decade)


def marked(text: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, without those of code, in which there are quotation marks: few in most texts."""
    index = 0
    mark = _MARK.search(text)
    while mark:
        index = bisect_right(blocks, mark.start(), lo=index, key=_end)
        if blocks[index].kind != "code":
            yield blocks[index]
        mark = _MARK.search(text, blocks[index].end)


def quoted(text: str, start: int, end: int) -> list[Range]:
    """The stretches between paired quotation marks in a block of text, marks included, in the order of their
    ends."""
    found: list[Range] = []
    open_marks: list[tuple[str, int]] = []
    for match in _MARK.finditer(text, start, end):
        mark, at = match[0], match.start()
        before = text[at - 1] if at > start else " "
        after = text[at + 1] if at + 1 < end else " "
        if mark == "’" and after.isalnum():
            continue  # an apostrophe
        partner = len(open_marks) - 1
        while partner >= 0 and mark not in _CLOSED_BY[open_marks[partner][0]]:
            partner -= 1
        if partner >= 0 and not (mark in _CLOSES_TIGHT and before.isspace()):
            found.append((open_marks[partner][1], at + 1))
            del open_marks[partner:]
        elif _opens(mark, before, after):
            open_marks.append((mark, at))
            if len(open_marks) > _DEEPEST:
                del open_marks[0]
    return found


def _opens(mark: str, before: str, after: str) -> bool:
    if mark not in _CLOSED_BY:
        return False
    if mark in "‘‚":
        return not before.isalnum() and after.isalpha()  # not the ‘90s, curled the wrong way round
    if mark in "\"＂”»›":
        return not after.isspace() and (not before.isalnum() or before >= _CJK)
    return True
