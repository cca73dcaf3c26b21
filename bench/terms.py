"""What finding terms costs an article, with 200, 2,000 and 20,000 terms: `python -m bench.terms` (about half a minute).

The articles are the same for all sizes and use 200 terms; the others share words and beginnings with the text, but
are not met in it. So the figures say what the size of the glossary costs, not what more links cost. What is found is
checked first, against the terms that were put there and against a matcher that tries every form at every place.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections.abc import Callable

from bench.glossary import Terms, sentence
from bench.words import FUNCTION_WORDS, Vocabulary
from postil.link.labels import Labels, labels
from postil.link.mentions import mentions
from postil.model.prose import Block, Prose, Range
from postil.model.resolved import Mention
from postil.model.written.site import TermSettings
from postil.model.written.term import Term
from postil.prose.parse import parse
from postil.prose.sentences import sentences
from postil.source import Span
from tests.terms_reference import reference

SIZES = (200, 2_000, 20_000)
ARTICLES = 40
WORDS = 700
MENTIONS = 21
ROUNDS = 25
CHECKED = 3
"""Articles that the slow matcher goes through."""

SETTINGS = TermSettings(places={})
PLACES = {"": Span("content/glossary/bench.yaml", 1, 1, 1, 2)}


def main() -> int:
    """Check, measure, print. Exit code 1 when something was not found, or 20,000 terms cost more than they may."""
    rng = random.Random(20240619)
    words = Vocabulary(rng)
    entries = Terms(rng, words, SIZES[-1])
    terms = [
        Term(id=one.id, term=one.names[0], forms=one.names[1:], short=one.short, scheme="bench", places=PLACES)
        for one in entries.entries
    ]
    articles = [_article(rng, words, entries) for _ in range(ARTICLES)]
    named: dict[int, Labels] = {}
    for size in SIZES:
        begun = time.process_time()
        named[size] = labels(terms[:size], (), language="en", site_language="en")
        took = (time.process_time() - begun) * 1000
        print(f"{size:>6} terms: labels built in {took:.0f} ms, {len(named[size].sought)} forms")
    if not _is_right(articles, terms, named):
        return 1
    for title, work in (
        ("finding alone", lambda prose, found: _found(prose, found, _blocks)),
        ("finding, with the sentences around", lambda prose, found: _found(prose, found, sentences)),
        ("the text read from Markdown first", _read_and_found),
    ):
        costs = _measure([prose for prose, _ in articles], named, work)
        print(f"\n{title}: CPU µs an article of {WORDS} words with {MENTIONS} mentions, {ROUNDS} rounds of {ARTICLES}")
        print("  terms    least   median   least of 200 = 1")
        least = {size: min(costs[size]) for size in SIZES}
        for size in SIZES:
            median, ratio = statistics.median(costs[size]), least[size] / least[SIZES[0]]
            print(f"{size:>7} {least[size]:>8.0f} {median:>8.0f} {ratio:>12.2f}")
        if least[SIZES[-1]] > 1.5 * least[SIZES[0]]:
            print("20,000 terms cost more than half above 200")
            return 1
    return 0


def _read_and_found(prose: Prose, named: Labels) -> tuple[Mention, ...]:
    read, _ = parse(prose.text, path="content/articles/bench.md", line=1, language="en")
    return _found(read, named, sentences)


def _article(rng: random.Random, words: Vocabulary, entries: Terms) -> tuple[Prose, list[str]]:
    """A text, and the ids of the terms in it, in order: at the ends of sentences, behind a function word."""
    supply = iter(words.sample(rng, WORDS + 100))
    per_paragraph = WORDS // 12
    paragraphs, planted = [], []
    for _ in range(12):
        said = 0
        parts = []
        while said < per_paragraph:
            length = rng.randint(8, 24)
            text = [next(supply) for _ in range(length - 1)] + [rng.choice(FUNCTION_WORDS)]
            if len(planted) < MENTIONS and rng.random() < 0.6:
                number = rng.randrange(SIZES[0])
                planted.append(entries.entries[number].id)
                text += entries.spell(rng, number).replace("'", "’").split()
            parts.append(sentence(text))
            said += length
        paragraphs.append("\n".join(_wrapped(" ".join(parts))))
    text = "\n\n".join(paragraphs)
    blocks, at = [], 0
    for number, paragraph in enumerate(paragraphs):
        blocks.append(Block("paragraph", at, at + len(paragraph), 1, number, f"s{number // 3}"))
        at += len(paragraph) + 2
    return Prose(text, tuple(blocks), (), (), (), (), (), WORDS, ()), planted


def _wrapped(text: str) -> list[str]:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) > 96:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _blocks(prose: Prose, language: str) -> tuple[Range, ...]:
    return tuple((block.start, block.end) for block in prose.blocks)


def _found(
    prose: Prose, named: Labels, split: Callable[[Prose, str], tuple[Range, ...]]
) -> tuple[Mention, ...]:
    return mentions(prose, named, language="en", settings=SETTINGS, own=None, never=(), sentences=split)


def _is_right(articles: list[tuple[Prose, list[str]]], terms: list[Term], named: dict[int, Labels]) -> bool:
    few, many = named[SIZES[0]], named[SIZES[-1]]
    for number, (prose, planted) in enumerate(articles):
        found = _found(prose, few, _blocks)
        if [one.id for one in found] != planted:
            print(f"article {number}: not the terms that were put there")
            return False
        if _found(prose, many, _blocks) != found:
            print(f"article {number}: other terms change what is found")
            return False
        if number < CHECKED:
            slowly = reference(prose, terms[: SIZES[0]], (), SETTINGS)
            if [(one.kind, one.id, one.start, one.end, one.linked) for one in found] != slowly:
                print(f"article {number}: the slow matcher finds something else")
                return False
    total = sum(len(planted) for _, planted in articles)
    print(f"all {total} terms found in their places with every size; {CHECKED} articles checked the slow way")
    return True


def _measure(
    articles: list[Prose], named: dict[int, Labels], work: Callable[[Prose, Labels], object]
) -> dict[int, list[float]]:
    """CPU microseconds an article in each round. The sizes take turns, so that a busy machine meets them all."""
    costs: dict[int, list[float]] = {size: [] for size in named}
    for _ in range(ROUNDS):
        for size, found in named.items():
            begun = time.process_time()
            for prose in articles:
                work(prose, found)
            costs[size].append((time.process_time() - begun) / len(articles) * 1e6)
    return costs


if __name__ == "__main__":
    sys.exit(main())
