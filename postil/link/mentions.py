"""Mentions: where a text uses the names of entries, and which of these uses become links."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator

from postil.link.claims import Case, Claim
from postil.link.folding import Folded, fold
from postil.link.labels import Labels, Use, uses
from postil.model.prose import Block, Prose, Range
from postil.model.resolved import Mention
from postil.model.written.site import TermSettings

Sentences = Callable[[str, str], tuple[Range, ...]]
"""Text and language to the ranges of its sentences."""

_RANK: dict[Case, int] = {"exact": 0, "proper": 0, "loose": 1, "ignore": 2}
"""Who has the better claim on the same words: the closer the writing, the better."""

_ADDRESS = re.compile(r"\S+://\S+|www\.\S+|\S+@\S+\.\S+")
"""A web or mail address written out: the words in it are no words of the text."""

_SHORT_ACRONYM = 3
"""Up to so many letters, a word in a line of capitals may be an everyday one: WHO, US, IN, IT."""


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
    """Every use of an entry's name in a text, in order, none overlapping another.

    `own` is the entry whose own text this is: it is not mentioned in it. `never` are terms that are mentioned but not
    linked here. `sentences` is asked once for each block that has a mention, and for no other.
    """
    folded = fold(prose.text)
    chosen = tuple(_chosen(_placed(_meant(prose, folded, labels), folded, prose)))
    if not chosen:
        return ()
    linking = _Linking(prose, settings, never)
    found = []
    split: dict[int, tuple[Range, ...]] = {}
    for start, end, claim, block in chosen:
        entry = claim.entry
        if (entry.kind, entry.id) == own:
            continue
        if block.start not in split:
            split[block.start] = sentences(prose.text[block.start : block.end], language)
        found.append(
            Mention(
                kind=entry.kind,
                id=entry.id,
                start=start,
                end=end,
                sentence=_sentence(split[block.start], block, start, end),
                linked=linking.takes(claim, start, end, block.section),
            )
        )
    return tuple(found)


class _Linking:
    """Decides, use after use in the order of the text, which becomes a link."""

    def __init__(self, prose: Prose, settings: TermSettings, never: Collection[str]) -> None:
        self._settings = settings
        self._never = never
        self._closed = [prose.unlinkable] if settings.in_quotes == "always" else [prose.unlinkable, prose.quoted]
        self._sections: set[tuple[str, str, str]] = set()
        self._entries: set[tuple[str, str]] = set()
        for reference in prose.references:
            block = _block_at(prose.blocks, reference.start)
            kinds = ("term", "profile") if reference.kind == "any" else (reference.kind,)
            for kind in kinds:
                self._note(kind, reference.id, block.section if block else "")

    def takes(self, claim: Claim, start: int, end: int, section: str) -> bool:
        """Whether the use becomes a link. Links by hand anywhere in a section count as its first use there."""
        entry = claim.entry
        if not entry.auto or (entry.kind == "term" and entry.id in self._never):
            return False
        if any(_touches(ranges, start, end) for ranges in self._closed):
            return False
        every = entry.every or self._settings.every
        if every == "article" and (entry.kind, entry.id) in self._entries:
            return False
        if every == "section" and (entry.kind, entry.id, section) in self._sections:
            return False
        self._note(entry.kind, entry.id, section)
        return True

    def _note(self, kind: str, id: str, section: str) -> None:
        self._entries.add((kind, id))
        self._sections.add((kind, id, section))


def _meant(prose: Prose, folded: Folded, labels: Labels) -> Iterator[Use]:
    """The uses whose capitals are those of the claim, and that stand in no phrase in which the entry is not meant."""
    kept: list[Use] = []
    stops: list[Use] = []
    for use in uses(folded, labels):
        start, end, claim = use
        if claim.stop:
            stops.append(use)
        elif _fits(claim, folded.cased[start:end], prose, folded, start, end):
            kept.append(use)
    for use in kept:
        start, end, claim = use
        if not any(
            stop.entry == claim.entry and before <= start and end <= after for before, after, stop in stops
        ):
            yield use


def _fits(claim: Claim, words: str, prose: Prose, folded: Folded, start: int, end: int) -> bool:
    match claim.case:
        case "ignore":
            return True
        case "exact":
            return words == claim.words
        case "loose":
            if len(words) == 1 or not words.isupper() or not words.isalnum():
                return True
            return _in_capitals(prose, folded, start, end)
        case "proper":
            if words == claim.words:
                everyday = len(words) <= _SHORT_ACRONYM and words.isalpha() and words.isupper()
                return not (everyday and _in_capitals(prose, folded, start, end))
            if words == claim.words[0].upper() + claim.words[1:]:
                return True
            return words == claim.words.upper() and (" " in words or _in_capitals(prose, folded, start, end))


def _in_capitals(prose: Prose, folded: Folded, start: int, end: int) -> bool:
    """Whether the words stand in a line all in capitals, beside other words: a headline, not a cell with an acronym."""
    text = folded.cased
    beside = (start > 1 and text[start - 1] == " " and text[start - 2].isalpha()) or (
        text[end : end + 1] == " " and text[end + 1 : end + 2].isalpha()
    )
    if not beside:
        return False
    block = _block_at(prose.blocks, folded.origin(start, end)[0])
    return block is not None and prose.text[block.start : block.end].isupper()


def _placed(found: Iterable[Use], folded: Folded, prose: Prose) -> list[tuple[int, int, Claim, Block]]:
    """The uses in places of the unfolded text, each with the block it lies in; those in code and in addresses left out."""
    addresses = tuple(match.span() for match in _ADDRESS.finditer(prose.text)) if _may_have_address(prose.text) else ()
    placed = []
    for at, until, claim in found:
        start, end = folded.origin(at, until)
        block = _block_at(prose.blocks, start)
        if block and end <= block.end and block.kind != "code" and not _touches(addresses, start, end):
            placed.append((start, end, claim, block))
    return placed


def _chosen(placed: list[tuple[int, int, Claim, Block]]) -> Iterator[tuple[int, int, Claim, Block]]:
    """Leftmost, then longest, then the best claim; each use once, and none inside another's."""
    placed.sort(key=lambda one: (one[0], -one[1], one[2].derived, _RANK[one[2].case], one[2].entry.kind, one[2].entry.id))
    reached = 0
    for one in placed:
        if one[0] >= reached:
            yield one
            reached = one[1]


def _sentence(ranges: tuple[Range, ...], block: Block, start: int, end: int) -> Range:
    """The sentence around a use, or the sentences from the one it begins in to the one it ends in."""
    first = [at for at, _ in ranges if at + block.start <= start]
    last = [to for _, to in ranges if to + block.start >= end]
    return (first[-1] if first else 0) + block.start, (last[0] + block.start if last else block.end)


def _block_at(blocks: tuple[Block, ...], position: int) -> Block | None:
    at = bisect_right(blocks, position, key=lambda block: block.start) - 1
    return blocks[at] if at >= 0 and position < blocks[at].end else None


def _touches(ranges: tuple[Range, ...], start: int, end: int) -> bool:
    """Whether any of the ranges, sorted and apart from each other, shares a code point with another."""
    at = bisect_right(ranges, start, key=lambda one: one[0]) - 1
    return (at >= 0 and ranges[at][1] > start) or (at + 1 < len(ranges) and ranges[at + 1][0] < end)


def _may_have_address(text: str) -> bool:
    return "://" in text or "www." in text or "@" in text
