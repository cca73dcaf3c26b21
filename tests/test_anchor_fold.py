"""Folding and cutting by themselves: what is one to a reader, and where a quote may begin and end."""

from __future__ import annotations

import pytest

from postil.anchor.edges import stands
from postil.anchor.fold import fold
from postil.anchor.text import read
from postil.prose.parse import parse

ONE = [
    ("word—word", "word – word", "word -- word", "word --- word"),
    ("1961–1996", "1961-1996", "1961‑1996"),
    ("“so” ‘so’", "\"so\" 'so'", "„so“ ‚so‘", "«so» ‹so›", "« so » ‹so›"),
    ("a  b", "a\u00a0b", "a\nb", "a \u200b b", "a\u3000b"),
    ("so…", "so...", "so. . ."),
    ("so….", "so....", "so…"),
    ("café", "cafe\u0301"),
    ("soft", "so\u00adft", "so\u200dft", "s\u2060oft"),
    ("ofﬁce", "office"),
    ("中国", "中\n国", "中 国"),
    ("한글", "\u1112\u1161\u11ab\u1100\u1173\u11af"),
]

APART = [
    ("'so'", '"so"'), ("5,500", "5.500"), ("US", "us"), ("一 二", "一二"), ("1 2", "12"), ("１", "1"), ("²", "2"),
    ("»so« er", "» so « er"), ("a-b", "a - b"), ("a", "á"), ("١", "1"),
]


@pytest.mark.parametrize("written", ONE)
def test_what_a_reader_does_not_tell_apart_is_one(written: tuple[str, ...]) -> None:
    """Each row folds to the same."""
    assert len({fold(text).text for text in written}) == 1


@pytest.mark.parametrize(("one", "other"), APART)
def test_what_says_something_else_stays_apart(one: str, other: str) -> None:
    """Digits, case, accents, and marks of another kind."""
    assert fold(one).text != fold(other).text


@pytest.mark.parametrize(
    ("text", "folded", "origin"),
    [
        ("so -- far", "far", "far"), ("a—b", "b", "b"), ("a … b", "b", "b"), ("cafe\u0301 x", "é", "e\u0301"),
        ("soft\u00adly done", "done", "done"), ("oﬃcial", "ffi", "ﬃ"), ("中\n国人", "国", "国"),
        ("wait... now", "…", "..."), ("e\u0301 — « x » y", '"', "«"),
    ],
)
def test_a_place_leads_back_to_its_code_points(text: str, folded: str, origin: str) -> None:
    """Also behind what folding made longer or shorter."""
    found = fold(text)
    start = found.text.index(folded)
    assert text[slice(*found.origin(start, start + len(folded)))] == origin


CUTS = [
    ("killed 10|0", False), ("killed 10|.5", False), ("killed 10|,000", False), ("killed 10| 000 men", False),
    ("killed 10|-15", False), ("killed 10|%", False), ("at 12|:30", False), ("killed 10|, then", True),
    ("killed 10|. Then", True), ("in 2024| 500 men", True), ("un|likely", False), ("non-|nuclear", False),
    ("nuclear|-armed", True), ("Korea|'s", True), ("can|'t", False), ("isn|'t", False), ("n'|a pas", False),
    ("l'|accord", True), ("|-5", True), ("-|5", False), ("F-|16", True), ("2-|5", False), ("不|同意", False),
    ("南非|总统", True), ("中|国", True), ("10|万", False), ("二|十", False), ("10|발", True), ("10|만", False),
    ("미사일|을", True), ("미사일|에서는", True), ("비|핵화", False), ("미사일|실험", False), ("ก|่า", False),
    ("e|\u0301", False), ("(|so", True), ("so|)", True), ("U|.S.", True),
]


@pytest.mark.parametrize(("marked", "may"), CUTS)
def test_a_quote_is_cut_where_words_and_numbers_are(marked: str, may: bool) -> None:
    """Never inside a word, a number, or behind what denies the word."""
    at = marked.index("|")
    text = marked.replace("|", "")
    assert stands(text, 0, at) == may if at else stands(text, at, len(text)) == may
    if at and not is_particle_only(marked):
        assert stands(text, at, len(text)) == may


def is_particle_only(marked: str) -> bool:
    """A Korean particle may be cut off, but is no word to begin with."""
    return marked.startswith("미사일")


def test_a_section_holds_its_deeper_ones_and_ends_at_its_like() -> None:
    """The heading itself belongs to it; the last one reaches to the end."""
    text = read(parse("a\n\n## B\n\nb\n\n### C\n\nc\n\n## D\n\nd", path="a.md", line=1, language="en")[0])
    inside = {name: text.folded[slice(*(text.section(name) or (0, 0)))].split() for name in ("b", "c", "d", "e")}
    assert inside == {"b": ["B", "b", "C", "c"], "c": ["C", "c"], "d": ["D", "d"], "e": []}
