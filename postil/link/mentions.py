"""Mentions: where a text uses the names of entries, and which of these uses become links."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace

from postil.link.folding import fold
from postil.link.labels import Labels
from postil.link.meant import AFTER_ALL, Placed, block_at, is_touched, placed_uses
from postil.model.prose import Block, Prose, Range
from postil.model.resolved import Mention
from postil.model.written.site import Every, TermSettings

Sentences = Callable[[Prose, str], tuple[Range, ...]]
"""The sentences of a text in a language, in order, none over the end of a block."""


def mentions(
    prose: Prose,
    labels: Labels,
    *,
    language: str,
    settings: TermSettings,
    own: tuple[str, str] | None,
    never: Collection[str],
    sentences: Sentences,
) -> tuple[Mention, ...]:
    """Every use of an entry in a text, by its name or by a link by hand, in order, none overlapping another.

    `own` is the entry whose own text this is: it is not mentioned in it. `never` are terms that are mentioned but not
    linked here. `sentences` is asked once, for the blocks that have a mention and for no others.
    """
    by_hand = tuple(_by_hand(prose, labels))
    taken = tuple((one.start, one.end) for one in by_hand)
    by_name = _chosen(placed_uses(prose, fold(prose.text), labels))
    found = [*by_hand, *(one for one in by_name if not is_touched(taken, one.start, one.end))]
    found = sorted((one for one in found if (one.kind, one.id) != own), key=lambda one: one.start)
    if not found:
        return ()
    blocks = dict.fromkeys(one.block for one in found)
    split = sentences(replace(prose, blocks=tuple(blocks)), language)
    linking = _Linking(prose, settings, never, by_hand)
    return tuple(
        Mention(
            kind=one.kind,
            id=one.id,
            start=one.start,
            end=one.end,
            sentence=sentence_around(split, one.start, one.end, one.block),
            linked=one.by_name and linking.takes(one),
        )
        for one in found
    )


class _Linking:
    """Decides, use after use in the order of the text, which becomes a link."""

    def __init__(
        self, prose: Prose, settings: TermSettings, never: Collection[str], by_hand: tuple[Placed, ...]
    ) -> None:
        self._every: Every = settings.every
        self._never = never
        self._closed = (
            (prose.unlinkable,) if settings.in_quotes == "always" else (prose.unlinkable, prose.quoted)
        )
        self._in_section: set[tuple[str, str, str]] = set()
        self._in_article: set[tuple[str, str]] = set()
        for one in by_hand:
            self._note(one)

    def takes(self, one: Placed) -> bool:
        """Whether the use becomes a link. A link by hand anywhere in a section counts as the first use there."""
        if not one.auto or (one.kind == "term" and one.id in self._never):
            return False
        for ranges in self._closed:
            if is_touched(ranges, one.start, one.end):
                return False
        every = one.every or self._every
        if every == "article" and (one.kind, one.id) in self._in_article:
            return False
        if every == "section" and (one.kind, one.id, one.block.section) in self._in_section:
            return False
        self._note(one)
        return True

    def _note(self, one: Placed) -> None:
        self._in_article.add((one.kind, one.id))
        self._in_section.add((one.kind, one.id, one.block.section))


def _by_hand(prose: Prose, labels: Labels) -> Iterator[Placed]:
    """The links by hand that name a term or a profile."""
    reached = 0
    for reference in sorted(prose.references, key=lambda one: one.start):
        kinds = ("term", "profile") if reference.kind == "any" else (reference.kind,)
        kind = next((kind for kind in kinds if (kind, reference.id) in labels.entries), None)
        block = block_at(prose.blocks, reference.start)
        if kind and block and reached <= reference.start < reference.end <= block.end:
            yield Placed(
                kind,
                reference.id,
                reference.start,
                reference.end,
                block,
                by_name=False,
                auto=False,
                every=None,
            )
            reached = reference.end


def _chosen(placed: list[Placed]) -> Iterator[Placed]:
    """Leftmost, then longest, then the best claim; none inside or across another."""
    placed.sort(key=lambda one: (one.start, -one.end, one.rank, one.kind, one.id))
    reached = 0
    for one in placed:
        if one.start >= reached:
            yield one
            reached = one.end


def sentence_around(sentences: tuple[Range, ...], start: int, end: int, block: Block) -> Range:
    """The sentence around a use, or all that it reaches over, where a name has a full stop in it."""
    first = bisect_right(sentences, (start, AFTER_ALL)) - 1
    last = bisect_right(sentences, (end - 1, AFTER_ALL)) - 1
    begins = sentences[first][0] if first >= 0 else block.start
    ends = sentences[last][1] if last >= 0 else block.end
    return max(begins, block.start), max(min(ends, block.end), end)
