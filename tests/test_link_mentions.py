"""Mentions: what is asked of the finder of sentences, and texts that are not as they should be."""

from __future__ import annotations

from postil.link.labels import labels
from postil.link.mentions import mentions
from postil.model.prose import Block, Prose, Range
from postil.model.written.site import TermSettings
from postil.model.written.term import Term
from postil.source import Span

SETTINGS = TermSettings(places={})
PACT = Term(id="pact", term="pact", scheme="a", places={"": Span("content/glossary/a.yaml", 1, 1, 1, 2)})
CLAUSE = Term(
    id="clause", term="defense clause", scheme="a", places={"": Span("content/glossary/a.yaml", 2, 1, 2, 2)}
)


def text_of(*paragraphs: str, gap: str = "\n\n") -> Prose:
    """A text of paragraphs."""
    blocks, at = [], 0
    for number, paragraph in enumerate(paragraphs):
        blocks.append(Block("paragraph", at, at + len(paragraph), number + 1, number, ""))
        at += len(paragraph) + len(gap)
    return Prose(gap.join(paragraphs), tuple(blocks), (), (), (), (), (), 0, ())


class Sentences:
    """Splits at full stops, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def __call__(self, prose: Prose, language: str) -> tuple[Range, ...]:
        self.asked.append([prose.text[block.start : block.end] for block in prose.blocks])
        found = []
        for block in prose.blocks:
            at = block.start
            for part in prose.text[block.start : block.end].split(". "):
                found.append((at, min(at + len(part) + 1, block.end)))
                at += len(part) + 2
        return tuple(found)


def find(prose: Prose, *terms: Term, sentences: Sentences | None = None):
    known = labels(terms, (), language="en", site_language="en")
    return mentions(
        prose, known, language="en", settings=SETTINGS, own=None, never=(), sentences=sentences or Sentences()
    )


def test_sentences_are_asked_for_once_and_only_where_there_are_mentions() -> None:
    """A block without a mention is not split, and a text without one costs nothing."""
    sentences = Sentences()
    find(text_of("A pact. A pact.", "Nothing.", "The pact."), PACT, sentences=sentences)
    find(text_of("Nothing."), PACT, sentences=sentences)
    assert sentences.asked == [["A pact. A pact.", "The pact."]]


def test_a_mention_has_its_sentence() -> None:
    """The sentence around each use, of several in a block."""
    prose = text_of("It rained. They signed a pact in June. It held.")
    (one,) = find(prose, PACT)
    assert prose.text[slice(*one.sentence)] == "They signed a pact in June."


def test_a_name_with_a_full_stop_has_both_halves_of_its_sentence() -> None:
    """Where the sentences are cut inside a name, the mention's sentence reaches over the cut."""
    prose = text_of("In the U.S. Army. Later.")
    army = Term(id="army", term="U.S. Army", scheme="a", places=PACT.places)
    (one,) = find(prose, army)
    assert prose.text[slice(*one.sentence)] == "In the U.S. Army."


def test_nothing_reaches_from_block_to_block() -> None:
    """Not even where blocks are parted by a single space."""
    assert not find(text_of("the defense", "clause", gap=" "), CLAUSE)


def test_a_text_without_entries_and_an_empty_text_have_no_mentions() -> None:
    """There is no automaton of nothing."""
    assert find(text_of("A pact.")) == ()
    assert find(Prose("", (), (), (), (), (), (), 0, ()), PACT) == ()
