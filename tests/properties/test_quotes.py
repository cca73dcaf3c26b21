"""What holds of quotes made from a selection: they mean the very words that were selected, in any text."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from test_anchor_properties import prose_of, sentence, wild

from postil.anchor.fold import fold
from postil.anchor.scripts import says_something
from postil.desk.quote import selector
from postil.model.prose import Prose, Range

block = st.one_of(sentence, wild).filter(lambda text: text.strip() and "\n\n" not in text)


@st.composite
def selected(draw: st.DrawFn) -> tuple[Prose, Range]:
    """A text, with paragraphs that repeat each other, and any stretch of one of them."""
    blocks = draw(st.lists(block, min_size=1, max_size=3))
    prose = prose_of([*blocks, *draw(st.lists(st.sampled_from(blocks), max_size=1))])
    one = draw(st.sampled_from(prose.blocks))
    start = draw(st.integers(one.start, one.end - 1))
    return prose, (start, draw(st.integers(start + 1, one.end)))


@given(selected())
@example((prose_of(["the pact", "the pact"]), (10, 14)))
@example((prose_of(["unlikely — “5,500”… so"]), (2, 12)))
def test_a_quote_means_what_was_selected(given: tuple[Prose, Range]) -> None:
    """It is found at one place: the selection, out to whole words; what is left out of it takes no room."""
    prose, (start, end) = given
    found = selector(prose, (start, end))
    if found is None:
        return
    assert found.finds(prose)
    left = prose.text[start:found.range[0]], prose.text[found.range[1]:end]
    assert not any(fold(words).text.strip() for words in left)
    assert fold(found.quote).text.strip() == fold(prose.text[slice(*found.range)]).text.strip()


@given(selected())
def test_a_quote_is_there_where_there_are_words(given: tuple[Prose, Range]) -> None:
    """Only a text that repeats itself so that nothing tells the places apart leaves a selection without a quote."""
    prose, (start, end) = given
    words = fold(prose.text[start:end]).text.strip()
    if selector(prose, (start, end)) is None and says_something(words):
        assert fold(prose.text).text.count(words) > 1


@given(selected())
def test_nothing_is_asked_for_that_is_not_needed(given: tuple[Prose, Range]) -> None:
    """Words that stand once have neither prefix nor suffix; of a prefix and a suffix that are both needed, each is."""
    prose, span = given
    found = selector(prose, span)
    if found is None or not (found.prefix or found.suffix):
        return
    bare = type(found)(found.quote, "", "", found.range)
    assert not bare.finds(prose)
    if found.prefix and found.suffix:
        assert not type(found)(found.quote, found.prefix, "", found.range).finds(prose)


def test_a_part_of_a_word_means_the_word() -> None:
    """However long it is, and not a letter more."""
    prose = prose_of(["Some counterrevolutionaries were unlikely, at 5,500 km."])
    for start, end, words in ((21, 23, "counterrevolutionaries"), (35, 38, "unlikely"), (46, 49, "5,500")):
        found = selector(prose, (start, end))
        assert found is not None and found.quote == words


def test_the_shortest_context_is_taken() -> None:
    """One word before the quote is enough where it tells the places apart; else words beyond the paragraph."""
    prose = prose_of(["The first treaty. A second treaty.", "A second treaty."])
    first = selector(prose, (10, 16))
    assert first is not None and (first.quote, first.prefix, first.suffix) == ("treaty", "first ", "")
    last = selector(prose, (45, 51))
    assert last is not None and last.quote == "treaty" and "treaty. A second" in last.prefix
