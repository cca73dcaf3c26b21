"""Labels as plain data, to be kept between builds or sent elsewhere: what a text does not use is never unpacked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from postil.link.claims import Claim, Entry
from postil.link.labels import Labels, Sought, automaton, stems_of

Packed = tuple[Any, ...]
"""Strings, numbers and tuples of them."""


def packed(labels: Labels) -> Packed:
    """Labels as plain data. Where claims are written is left out: findings are made from the claims themselves."""
    sought = tuple(
        (one.is_padded, one.is_capital, tuple((words, _plain(claim)) for words, claim in one.forms))
        for one in labels.sought
    )
    stemming = tuple(_plain(claim) for claim in labels.stemming)
    return labels.language, labels.patterns, sought, tuple(sorted(labels.entries)), stemming


def unpacked(data: Packed) -> Labels:
    """The labels that were packed. Costs 3 µs a pattern, for the automaton."""
    language, patterns, sought, entries, stemming = data
    claims = tuple(_claim(one) for one in stemming)
    return Labels(
        language=language,
        patterns=patterns,
        automaton=automaton(patterns),
        sought=_Sought(sought),
        entries=frozenset(entries),
        stemming=claims,
        stems=stems_of(claims, language),
    )


class _Sought(Sequence[Sought]):
    """What stands behind each pattern; a text of seven hundred words meets some fifty of ten thousand."""

    def __init__(self, data: tuple[Packed, ...]) -> None:
        self._data = data
        self._made: dict[int, Sought] = {}

    def __len__(self) -> int:
        return len(self._data)

    def __getitem__(self, number: Any) -> Any:
        found = self._made.get(number)
        if found is None:
            is_padded, is_capital, forms = self._data[number]
            found = Sought(is_padded, is_capital, tuple((words, _claim(claim)) for words, claim in forms))
            self._made[number] = found
        return found


def _plain(claim: Claim) -> Packed:
    entry = claim.entry
    known = (entry.kind, entry.id, entry.auto, entry.every)
    return known, claim.words, claim.case, claim.derived, claim.stop, claim.stems


def _claim(data: Packed) -> Claim:
    known, words, case, derived, stop, stems = data
    return Claim(Entry(*known), words, case, derived=derived, stop=stop, stems=stems, span=None)
