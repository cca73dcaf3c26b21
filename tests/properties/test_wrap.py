"""What holds of breaking lines: no line changes what it says."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from postil.desk.wrap import SLACK, WIDTH, wrapped
from postil.prose.parse import parse
from postil.prose.weave import weave

WORDS = ("the", "treaty", "of", "1961", "- dash", "1. one", "# hash", "`a  b c`", "[two words](term:icbm)", "**strong", "words**",
         "[[icbm|the missiles]]", "> so", "|", "a\\", "“quoted", "words”", "https://example.org/", "=", "~~~", "long-hyphened-word")
line = st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join)
text = st.lists(st.one_of(line, st.just("")), min_size=1, max_size=5).map("\n".join)


def html(markdown: str) -> str:
    """What a browser shows, where a line's end is a space like any other."""
    prose, _ = parse(markdown, path="", line=1, language="en")
    return re.sub(r"\s+", " ", "".join(block.html for block in weave(prose, (), {}, {})))


@given(text)
@example("word " * 22 + "- no list " + "word " * 30)
@example("word " * 22 + "## no heading " + "word " * 30)
@example("| a | b " + "c " * 80 + "|\n|---|---|\n| 1 | 2 |")
@example("word " * 40 + " ")
def test_broken_lines_say_the_same(markdown: str) -> None:
    """The HTML is that of the text before, but for line ends."""
    assert html(wrapped(markdown)) == html(markdown)


@given(line, st.lists(line, min_size=1, max_size=4))
def test_lines_that_stand_in_the_file_stay(new: str, old: list[str]) -> None:
    """Only lines that are new, and longer than the file's, are broken."""
    before = "\n".join(old)
    assert wrapped(before, before) == before
    room = max(WIDTH, *map(len, old)) + SLACK
    assert len(new) > room or wrapped(f"{before}\n{new}", before) == f"{before}\n{new}"


def test_a_paragraph_is_broken_between_words() -> None:
    """Links stay in one piece."""
    sentence = "The wording is close to Article 1 of the treaty that both states signed long ago, in July of that "
    assert wrapped(f"{sentence}[busy year](event:signing), they said.").split("\n") == [
        sentence.strip(), "[busy year](event:signing), they said.",
    ]
