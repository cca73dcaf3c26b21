"""Markdown to Prose: the running text with all that stands in it, and what is wrong. It never raises."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Literal, get_args

from postil.diagnose.diagnostic import Diagnostic, Findings
from postil.model.prose import Prose, Reference
from postil.prose import findings
from postil.prose.blocks import Blocks
from postil.prose.draft import Draft, joined
from postil.prose.place import Origin
from postil.prose.quotes import marked, marks_of, quoted
from postil.prose.short import ShortWay, read_all

LONGEST = 400_000
"""The most characters that are read: 60,000 words. The parser takes 7 s for the worst of that size, brackets
that never close."""

MOST_LINES = 20_000
"""The most lines that are read. Lazy lines of nested quotations cost 50 µs each, so this is 1 s of them."""

DEEPEST_LINE = 8
"""How many lists and quotations one line may open. Each makes every lazy line after it dearer."""

MOST_FINDINGS = 100
"""How many findings are told of one text; a reader of YAML stops at as many in a file."""

_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""What neither HTML nor XML may hold, and what UTF-8 cannot encode. Reading reports it; here it must do no
harm."""

_OPENS = r"(?:>|[-+*]|\d{1,9}[.)])[ \t]*"
_DEEP_LINE = re.compile(rf"\n[ \t]*(?:{_OPENS}){{{DEEPEST_LINE + 1},}}(?=[^-*\s])")
_EAST = re.compile("[\u3040-\uffff]")
_CJK = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
"""All of it stands in `_EAST`, which is one range and looked through in half the time."""
Way = Literal["short", "stock"]
WAYS: tuple[Way, ...] = get_args(Way)

_NO_NAMES: Mapping[str, str] = MappingProxyType({})


def parse(
    markdown: str,
    *,
    path: str,
    line: int,
    column: int = 1,
    language: str,
    names: Mapping[str, str] = _NO_NAMES,
    prefix: str = "",
    way: Way = "short",
) -> tuple[Prose, Findings]:
    """Read Markdown that begins at `line` of the file `path`, each of its lines at `column`.

    `language` (BCP 47) decides on quotation marks. `names` has the name of an entry by its target (`term:icbm`, or
    `any:icbm` for the short form): `[[icbm]]`, which has no words of its own, reads as that name, or as its id where
    there is none. `prefix` stands before the ids of headings, for texts that share a page with others. `way` says
    whether plain blocks may be read without the parser, which takes a fourth of the time and gives the same.
    """
    origin = Origin(path, line, column, [])
    if "\r" in markdown:
        markdown = markdown.replace("\r\n", "\n").replace("\r", "\n")
    markdown = _UNFIT.sub("\ufffd", markdown)
    origin.lines.extend(markdown.split("\n"))
    finding = _too_much(markdown, origin)
    if finding:
        return _EMPTY, (finding,)
    draft = Draft(origin, names, prefix, entities="&#" in markdown)
    blocks, quotes = Blocks(draft), marks_of(language)
    if way == "stock" or draft.entities:
        read_all(blocks, markdown, 0, quotes)
    else:
        ShortWay(blocks, quotes).read(markdown)
    return _prose(draft), _first(draft.findings)


def _first(found: list[Diagnostic]) -> Findings:
    """The findings, or the first of them where there are so many that they have one cause."""
    if len(found) <= MOST_FINDINGS:
        return tuple(found)
    return (*found[:MOST_FINDINGS], findings.too_many(MOST_FINDINGS, found[MOST_FINDINGS].span))


def _too_much(markdown: str, origin: Origin) -> Diagnostic | None:
    if len(markdown) > LONGEST:
        return findings.text_too_long(len(markdown), "characters", LONGEST, origin.whole_line(0))
    if len(origin.lines) > MOST_LINES:
        return findings.text_too_long(len(origin.lines), "lines", MOST_LINES, origin.whole_line(0))
    lines = "\n" + markdown
    deep = _DEEP_LINE.search(lines)
    if deep is None:
        return None
    return findings.nested_too_deep(origin.whole_line(lines.count("\n", 0, deep.start())))


def _prose(draft: Draft) -> Prose:
    text = "".join(draft.parts)
    size = len(text)
    for block in marked(text, draft.blocks):
        draft.quoted += quoted(text, block.start, block.end)
    return Prose(
        text=text,
        blocks=tuple(draft.blocks),
        headings=tuple(draft.headings),
        references=tuple([one if one.end <= size else _within(one, size) for one in draft.references]),
        unlinkable=joined(draft.unlinkable),
        quoted=joined(draft.quoted),
        pictures=tuple(draft.pictures.values()),
        words=_words(text),
        pieces=tuple(draft.pieces),
    )


def _within(reference: Reference, size: int) -> Reference:
    """A link around a picture has no words, and may begin where the next block would: the same within the text."""
    return replace(reference, start=size, end=size)


def _words(text: str) -> int:
    """How many words: what stands between spaces, and every character of Chinese and Japanese, which have
    none."""
    if text.isascii() or not _EAST.search(text):
        return len(text.split())
    signs = len(_CJK.findall(text))
    return len(_CJK.sub(" ", text).split()) + signs if signs else len(text.split())


_EMPTY = Prose("", (), (), (), (), (), (), 0, ())
