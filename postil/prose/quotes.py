"""Quotation marks: straight ones become a language's own, and what stands between a pair is quoted."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from postil.model.prose import Range

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

_DECADE = re.compile(r"'\d\ds?\b")
"""A year without its century: the '90s, the class of '68."""

_DEEPEST = 16
"""How many quotations may stand open in each other. More is no text but an attack on the time that pairing
takes."""


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


def curl(children: Sequence[Token], quotes: str) -> None:
    """Turn the straight quotation marks of a block into `quotes`, and apostrophes into ’, in the tokens.

    A mark and its partner stand at the same depth of mark-up. An inner mark without a partner is an apostrophe.
    Time is linear, unlike that of markdown-it's own rule, which takes minutes for 100 KB of quotation marks.
    """
    edits: dict[int, list[str]] = {}
    open_marks: list[tuple[int, str, int, int]] = []

    def drop(keep: int) -> None:
        for _, mark, token, position in open_marks[keep:]:
            if mark == "'":
                put(token, position, "’")
        del open_marks[keep:]

    def put(token: int, position: int, mark: str) -> None:
        if token not in edits:
            edits[token] = list(children[token].content)
        edits[token][position] = mark

    for index, level, position, mark, before, after in _straight(children):
        if mark is None:
            while open_marks and open_marks[-1][0] > level:
                drop(len(open_marks) - 1)
            continue
        opens, closes = _faces(before, after)
        if mark == '"' and after == '"' and before.isdigit():
            continue  # 1"" is a measure in inches, and then a mark
        if opens and mark == "'" and _DECADE.match(children[index].content, position):
            opens = False
        if closes:
            partner = next(
                (at for at in range(len(open_marks) - 1, -1, -1) if open_marks[at][:2] == (level, mark)), None
            )
            if partner is not None:
                _, _, token, at = open_marks[partner]
                pair = quotes[:2] if mark == '"' else quotes[2:]
                drop(partner + 1)
                open_marks.pop()
                put(token, at, pair[0])
                put(index, position, pair[1])
                continue
        if opens:
            open_marks.append((level, mark, index, position))
            if len(open_marks) > _DEEPEST:
                del open_marks[0]
        elif mark == "'":
            put(index, position, "’")
    drop(0)
    for index, characters in edits.items():
        children[index].content = "".join(characters)


def _straight(children: Sequence[Token]) -> Iterator[tuple[int, int, int, str | None, str, str]]:
    """Each straight mark as (token, level, position, mark, character before, after); mark None where a level
    ends."""
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
            yield index, child.level, 0, None, "", ""
        elif child.type in ("softbreak", "hardbreak"):
            last = " "
        elif child.content and child.type != "html_inline":
            content = child.content
            if child.type == "text":
                for match in _STRAIGHT.finditer(content):
                    at = match.start()
                    before = content[at - 1] if at else last
                    after = content[at + 1] if at + 1 < len(content) else following[index]
                    yield index, child.level, at, match[0], before, after
            last = content[-1]


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
