"""Repeats: where a text makes or repeats a claim that is on record, by a note, a link by hand or one of its phrases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from postil.link import folding
from postil.link.claims import Claim as Form
from postil.link.claims import Entry, is_findable
from postil.link.labels import Labels, labels_of
from postil.link.meant import block_at, is_touched, placed_uses
from postil.link.mentions import Sentences, sentence_around
from postil.model.prose import Block, Prose, Range
from postil.model.resolved import Repeat
from postil.model.written.claim import Claim
from postil.source import place_of

Noted = tuple[str, str, Range]
"""The id of a claim, that of a note which says that a passage makes it, and the passage."""


def phrases(claims: Iterable[Claim]) -> Iterator[Form]:
    """The phrases of all claims. They are words of somebody's, so they are sought in texts of every language."""
    for claim in claims:
        entry = Entry("claim", claim.id, auto=False, every=None)
        for at, phrase in enumerate(claim.repeats):
            words = folding.name(phrase)
            if is_findable(words):
                span = place_of(claim.places, f"repeats.{at}")
                yield Form(entry, words, "ignore", derived=False, stop=False, stems=False, span=span)


def phrase_labels(claims: Iterable[Claim], *, language: str) -> Labels:
    """The phrases of all claims as they are looked for in texts of a language.

    Apart from the names of entries, which may stand inside a phrase and must not be hidden by it.
    """
    claims = tuple(claims)
    return labels_of(phrases(claims), [("claim", claim.id) for claim in claims], language=language)


def repeats(
    prose: Prose, labels: Labels, noted: Iterable[Noted], *, language: str, sentences: Sentences
) -> tuple[Repeat, ...]:
    """Every place where the text makes or repeats a claim, in order; of places that overlap, one a claim.

    A note says so first, then a link by hand, then a phrase, the longest. Two claims may share their words.
    """
    taken: dict[str, list[Range]] = {}
    found: list[tuple[int, int, str, str]] = []
    for claim, note, (start, end) in (*noted, *_by_hand(prose, labels), *_by_phrase(prose, labels)):
        if note or not is_touched(tuple(sorted(taken.get(claim, ()))), start, end):
            taken.setdefault(claim, []).append((start, end))
            found.append((start, end, claim, note))
    placed = [(block_at(prose.blocks, start), start, end, claim, note) for start, end, claim, note in sorted(found)]
    blocks: dict[Block, None] = {block: None for block, *_ in placed if block}
    split = sentences(replace(prose, blocks=tuple(sorted(blocks, key=lambda one: one.start))), language) if blocks else ()
    return tuple(
        Repeat(
            claim=claim,
            note=note,
            start=start,
            end=end,
            sentence=sentence_around(split, start, end, block) if block and start < end else (start, end),
        )
        for block, start, end, claim, note in placed
    )


def _by_hand(prose: Prose, labels: Labels) -> Iterator[Noted]:
    for link in prose.references:
        if link.kind in ("claim", "any") and ("claim", link.id) in labels.entries:
            yield link.id, "", (link.start, link.end)


def _by_phrase(prose: Prose, labels: Labels) -> Iterator[Noted]:
    placed = placed_uses(prose, folding.fold(prose.text), labels)
    for use in sorted(placed, key=lambda one: (one.start, -one.end, one.id)):
        yield use.id, "", (use.start, use.end)
