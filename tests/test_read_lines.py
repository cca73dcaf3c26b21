"""Markdown in YAML: what is found in its line n and column c stands in the file where the places say."""

from __future__ import annotations

import pytest

from postil.model.written.note import Annotations
from postil.read.lines import written_lines
from postil.read.nodes import PARSERS, compose
from postil.read.one import read_file
from postil.read.tree import MapNode, ScalarNode
from postil.source import Source

STYLES = {
    "literal block": "note: |\n  One [link](term:icbm) here.\n\n  - Two MARK words.\n",
    "folded block": "note: >-\n  One [link](term:icbm) here.\n\n  - Two MARK words.\n",
    "kept block": "note: |+\n  One [link](term:icbm) here.\n\n  - Two MARK words.\n\n\n",
    "block below blank lines": "note: |\n\n\n  One [link](term:icbm) here.\n\n  - Two MARK words.\n",
    "deep block": "note: |\n          One [link](term:icbm) here.\n\n          - Two MARK words.\n",
    "block with its own indentation": "note: |2\n    One [link](term:icbm) here.\n\n  - Two MARK words.\n",
    "block before another key": "note: |\n  One [link](term:icbm) here.\n\n  - Two MARK words.\n# remark\nby: desk\n",
    "block at the end": "note: |\n  One [link](term:icbm) here.\n\n  - Two MARK words.",
}


@pytest.mark.parametrize("parser", PARSERS, ids=lambda parser: parser.__name__)
@pytest.mark.parametrize("style", STYLES)
def test_blocks_keep_their_lines(style: str, parser: type) -> None:
    """A block's text is its lines without the indentation; folded too, so that lists and paragraphs stay."""
    source, text, mark = _read(STYLES[style], parser)
    own = "  " if "own" in style else ""
    assert text == f"{own}One [link](term:icbm) here.\n\n- Two MARK words."
    assert _found(source, text, mark, "MARK") == "MARK"
    assert _found(source, text, mark, "[link](term:icbm)") == "[link](term:icbm)"


LINES = {
    "plain": "note: One MARK here.\n",
    "quoted": "note: 'One MARK here.'\n",
    "double": 'note: "One MARK here."\n',
    "spaced": "note: '  One MARK here.  '\n",
}


@pytest.mark.parametrize("style", LINES)
def test_words_in_one_line_are_found(style: str) -> None:
    """Behind the quotation mark, where there is one."""
    source, text, mark = _read(LINES[style])
    assert text == "One MARK here."
    assert _found(source, text, mark, "MARK") == "MARK"


@pytest.mark.parametrize(
    "item",
    ["One that goes\n    on MARK here.", "'One that goes\n    on MARK here.'", '"One that goes\n    on MARK here."'],
)
def test_words_over_several_lines_of_a_list_are_found(item: str) -> None:
    """The commonest form of a key point: a plain item that goes on below, in the column it began in."""
    source = Source("content/a.yaml", f"known:\n  - {item}\n")
    node, _ = compose(source)
    word = node.entries[0][1].items[0]  # type: ignore[union-attr]
    text, mark = written_lines(source, word)
    assert text == "One that goes\non MARK here."
    if not word.style:
        assert _found(source, text, mark, "MARK") == "MARK"
    assert mark[0] == 2


def test_escapes_are_read_as_yaml_reads_them() -> None:
    """`\\u2014` is a dash; an apostrophe written twice is one."""
    assert _read('note: "One \\u2014\n  two"\n')[1] == "One \u2014 two"
    assert _read("note: 'It''s\n  so'\n")[1] == "It's\nso"


@pytest.mark.parametrize("empty", ["note: |\n", "note: |\n\n   \nby: x\n", "note: ''\n", "note: '  '\n"])
def test_nothing_is_nothing(empty: str) -> None:
    """An empty block is an empty text."""
    assert _read(empty)[1] == ""


def test_a_note_is_placed_by_its_words() -> None:
    """The place of a note's text is where its words begin, not the sign before them."""
    reading = read_file("content/annotations/a.yaml", b"notes:\n  - note: |\n      Words.\n")
    assert isinstance(reading.record, Annotations)
    assert reading.record.notes[0].places["note"].position == "content/annotations/a.yaml:3:7"


def test_a_block_of_blank_lines_is_read_in_time() -> None:
    """A megabyte of blank lines does not take the square of it."""
    source = Source("content/a.yaml", "note: |\n" + " \n" * 500_000 + "  a\n")
    node, _ = compose(source)
    assert node is None or written_lines(source, node.entries[0][1])[0] in ("", "a")  # type: ignore[union-attr,arg-type]


def _read(yaml: str, parser: type = PARSERS[0]) -> tuple[Source, str, tuple[int, int, int, int]]:
    source = Source("content/a.yaml", yaml)
    node, findings = compose(source, parser=parser)
    assert isinstance(node, MapNode) and not findings
    word = node.entries[0][1]
    assert isinstance(word, ScalarNode)
    return source, *written_lines(source, word)


def _found(source: Source, text: str, mark: tuple[int, int, int, int], words: str) -> str:
    """What stands in the file where the places say that `words` of the text stand."""
    at = text.index(words)
    line = text.count("\n", 0, at)
    column = at - (text.rfind("\n", 0, at) + 1)
    start = mark[1] - 1 + column
    return source.line(mark[0] + line)[start : start + len(words)]
