"""One article of the generated site: 700 words with terms, emphasis, links and quotations, and eight notes."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

from bench.glossary import Terms, sentence
from bench.words import FUNCTION_WORDS, Vocabulary

WIDTH = 96
"""The column at which lines are wrapped, as hand-written Markdown is."""

NOTES = 8
MENTIONS = 21
"""Draws of a term for an article; about 20 of them are different. Eight of the draws are met a second time."""

PLAN = (
    "p76", "h", "p72", "p64", "h", "p68", "l4", "h", "p70", "q24", "p62", "h", "p70", "s", "p66", "p52",
)  # fmt: skip
"""The blocks: paragraphs and a quotation with their number of words, a list with its number of items, headings
(h, and s below it)."""


@dataclass(slots=True)
class Block:
    """A stretch of text in one piece: a paragraph, a list item."""

    kind: str
    section: int
    words: list[str] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    """Markup in front of each word."""
    after: list[str] = field(default_factory=list)
    """Markup behind each word."""
    marks: list[str] = field(default_factory=list)
    """Punctuation behind each word, and behind its markup."""
    open: list[str] = field(default_factory=list)
    """Quotation marks in front of each word."""
    breaks: set[int] = field(default_factory=set)
    """The words that begin a line."""
    terms: list[tuple[int, int, int]] = field(default_factory=list)
    """Mentions: first word, word after the last, number of the entry."""
    spans: list[tuple[int, int]] = field(default_factory=list)
    """Stretches with markup or in quotation marks; apart from each other."""
    noted: list[tuple[int, int]] = field(default_factory=list)
    """Stretches that a note stands on; apart from each other."""

    def add(self, words: list[str]) -> None:
        """Words, as yet without anything around them."""
        self.words += words
        for around in (self.before, self.after, self.marks, self.open):
            around += [""] * len(words)

    def plain(self, start: int = 0, end: int | None = None) -> str:
        """The words as a reader sees them."""
        return " ".join(
            map("".join, zip(self.open[start:end], self.words[start:end], self.marks[start:end], strict=True))
        )

    def lines(self) -> list[str]:
        """The Markdown, wrapped; notes where the lines begin."""
        lines, line = [], ""
        for at, parts in enumerate(
            zip(self.open, self.before, self.words, self.after, self.marks, strict=True)
        ):
            word = "".join(parts)
            if line and len(line) + len(word) >= WIDTH:
                lines.append(line)
                self.breaks.add(at)
                line = word
            else:
                line = f"{line} {word}" if line else word
        return [*lines, line]

    def crosses(self, start: int, end: int) -> bool:
        """Whether markup begins or ends inside the stretch, or a line does."""
        return any(self.before[at] or at in self.breaks for at in range(start + 1, end)) or any(
            self.after[at] for at in range(start, end - 1)
        )


@dataclass(frozen=True, slots=True)
class Note:
    """A note on an article."""

    id: str
    quote: str
    kind: str
    title: str
    text: str
    date: str
    crossing: bool
    """Whether the quote crosses markup or a line break."""
    mentioned: tuple[int, ...]
    """The entries that its text mentions by name."""


@dataclass(frozen=True, slots=True)
class Article:
    """An article with its notes and what should be found in it."""

    slug: str
    title: str
    date: str
    summary: str
    topics: tuple[str, ...]
    body: str
    notes: tuple[Note, ...]
    links: int
    """Automatic links to terms: the first use of each in each section, and in each note."""
    mentioned: tuple[int, ...]
    """The entries mentioned, once for each mention, in the text and in the notes."""
    edit: tuple[str, str, int] | None
    """A line of the body, met once; the same line with `{}` for a word on which nothing stands; an entry that the
    sentence mentions."""


def body(
    rng: random.Random, words: Vocabulary, terms: Terms, slugs: list[str]
) -> tuple[list[Block], list[str]]:
    """The blocks with terms, markup and links in them, and the lines of Markdown."""
    supply = iter(words.sample(rng, 1000))
    blocks, layout = _blocks(rng, supply, terms)
    _decorate(rng, blocks, slugs)
    lines: list[str] = []
    for kind, made in layout:
        if kind in "hs":
            lines += [("## " if kind == "h" else "### ") + sentence(list(made))[:-1], ""]
        elif kind == "q":
            text = sentence(list(made)).split()
            lines += ["> " + " ".join(text[at : at + 14]) for at in range(0, len(text), 14)] + [""]
        elif kind == "l":
            for item in made:
                first, *rest = item.lines()
                lines += ["- " + first, *("  " + line for line in rest)]
            lines.append("")
        else:
            lines += [*made.lines(), ""]
    return blocks, lines


def _blocks(
    rng: random.Random, supply: Iterator[str], terms: Terms
) -> tuple[list[Block], list[tuple[str, object]]]:
    draws = terms.sample(rng, MENTIONS)
    draws += rng.sample(draws, 8)
    rng.shuffle(draws)
    blocks: list[Block] = []
    layout: list[tuple[str, object]] = []
    section = 0
    for step in PLAN:
        kind, count = step[0], int(step[1:] or 0)
        if kind in "hs":
            section += 1
            layout.append((kind, _take(supply, rng.randint(3, 6))))
        elif kind == "q":
            layout.append((kind, _take(supply, count)))
        elif kind == "l":
            items = [_text(rng, supply, terms, Block("l", section), 15, draws) for _ in range(count)]
            blocks += items
            layout.append((kind, items))
        else:
            blocks.append(_text(rng, supply, terms, Block("p", section), count, draws))
            layout.append((kind, blocks[-1]))
    while draws:  # the few that found no room: a short sentence for each
        block = rng.choice(blocks)
        block.add([sentence(_take(supply, 2))[:-1]])
        _mention(rng, terms, block, draws.pop())
        block.add([next(supply), "too"])
        block.marks[-1] = "."
    return blocks, layout


def _take(supply: Iterator[str], count: int) -> list[str]:
    return [next(supply) for _ in range(count)]


def _text(
    rng: random.Random, supply: Iterator[str], terms: Terms, block: Block, count: int, draws: list[int]
) -> Block:
    """Sentences of 8 to 24 words with about one term in each, until there are that many words."""
    while len(block.words) < count:
        begin = len(block.words)
        left = max(4, count - begin)
        length = left if left < 12 else min(left, rng.randint(8, 24))
        before = _take(supply, rng.randint(1, length - 2) if rng.random() < 0.9 else 0)
        block.add(before)
        if draws and rng.random() < 0.7:
            _mention(rng, terms, block, draws.pop())
        block.add(_take(supply, max(2, length - len(before))))
        first = block.words[begin]
        block.words[begin] = first[0].upper() + first[1:]
        block.marks[-1] = "."
        if (
            length > 12
            and not block.marks[begin + 4]
            and not any(a <= begin + 4 < b - 1 for a, b, _ in block.terms)
        ):
            block.marks[begin + 4] = ","
    return block


def _mention(rng: random.Random, terms: Terms, block: Block, number: int) -> None:
    """Puts a term at the end of the block. The word before it is never the beginning of a longer term."""
    if block.words and not block.marks[-1]:
        block.words[-1] = rng.choice(FUNCTION_WORDS) if block.words[-1].islower() else "The"
    start = len(block.words)
    block.add(terms.spell(rng, number).split())
    block.terms.append((start, len(block.words), number))


def _decorate(rng: random.Random, blocks: list[Block], slugs: list[str]) -> None:
    """Twelve emphases, eight links (half of them to other articles), two quotations in quotation marks."""
    kinds = ["*"] * 8 + ["**"] * 4 + ["article"] * 4 + ["http"] * 4 + ['"'] * 2
    for kind in kinds:
        for _ in range(20):
            block = rng.choice(blocks)
            start = rng.randrange(len(block.words))
            end = start + rng.randint(2, 4)
            if _free(block, start, end, whole_terms=kind in ("*", "**")):
                break
        else:
            continue
        block.spans.append((start, end))
        last = end - 1
        if kind == '"':
            block.open[start], block.marks[last] = '"', '"' + block.marks[last]
        elif kind in ("*", "**"):
            block.before[start], block.after[last] = kind, kind
        else:
            target = (
                f"article:{rng.choice(slugs)}"
                if kind == "article"
                else f"https://example.com/{rng.randrange(10**6)}"
            )
            block.before[start], block.after[last] = "[", f"]({target})"


def _free(block: Block, start: int, end: int, *, whole_terms: bool) -> bool:
    """Whether a span may stand there: in one sentence, apart from others, and with whole terms or none in it."""
    if end > len(block.words) or any("." in mark for mark in block.marks[start : end - 1]):
        return False
    if any(start < b and a < end for a, b in block.spans):
        return False
    return all(b <= start or end <= a or (whole_terms and start <= a and b <= end) for a, b, _ in block.terms)
