"""The glossary of the generated site: terms with their forms, and how often each is met."""

from __future__ import annotations

import random
from dataclasses import dataclass

from bench.words import Vocabulary, zipf

SCHEMES = ("weapons", "law", "diplomacy", "economy")

_SHIFT = 10.0
"""Flattens the head of Zipf's law: of 2,000 terms the commonest stands in about one article in three, not in all."""

_MODIFIERS = slice(200, 500)
"""Ordinary words that terms begin with, so that a text is full of beginnings of terms that turn out to be none."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One term."""

    id: str
    names: tuple[str, ...]
    """The term itself, then its other forms: two or three in all."""
    short: str
    definition: str
    """Markdown. It links another entry by hand, and every other one mentions a third by name."""
    mentioned: str | None
    """The entry that the definition mentions by name."""
    broader: str | None
    related: str | None


class Terms:
    """All entries, the most frequent first."""

    def __init__(self, rng: random.Random, words: Vocabulary, count: int) -> None:
        names = self._names(rng, words, count)
        ids = [forms[0].replace(" ", "-") for forms in names]
        self.entries = tuple(self._entry(rng, words, names, ids, number) for number in range(count))
        self._weights = zipf(count, _SHIFT)

    def sample(self, rng: random.Random, count: int) -> list[int]:
        """The numbers of that many entries, as often as they are met."""
        return rng.choices(range(len(self.entries)), cum_weights=self._weights, k=count)

    def spell(self, rng: random.Random, number: int) -> str:
        """One of an entry's names as it stands in a text: now and then in the plural or with a possessive."""
        name = rng.choice(self.entries[number].names)
        luck = rng.random()
        return name + "s" if luck < 0.12 else name + "'s" if luck < 0.18 else name

    @staticmethod
    def _names(rng: random.Random, words: Vocabulary, count: int) -> list[tuple[str, ...]]:
        modifiers = words.words[_MODIFIERS]
        single: list[str] = []
        taken: set[str] = set()
        made: list[tuple[str, ...]] = []

        def name() -> str:
            while True:
                luck = rng.random()
                if luck < 0.15 and single:  # a longer term that ends in a shorter one
                    found = f"{rng.choice(modifiers)} {rng.choice(single)}"
                elif luck < 0.5:
                    found = words.head()
                elif luck < 0.82:
                    found = f"{rng.choice(modifiers)} {words.head()}"
                else:
                    found = f"{rng.choice(modifiers)} {rng.choice(modifiers)} {words.head()}"
                if found not in taken:
                    taken.add(found)
                    return found

        for _ in range(count):
            forms = [name()]
            if " " not in forms[0]:
                single.append(forms[0])
            for _ in range(rng.choice((1, 2))):
                forms.append(words.acronym() if rng.random() < 0.4 else name())
            made.append(tuple(forms))
        return made

    @staticmethod
    def _entry(
        rng: random.Random, words: Vocabulary, names: list[tuple[str, ...]], ids: list[str], number: int
    ) -> Entry:
        text = words.sample(rng, 60)
        linked, mentioned = rng.randrange(len(ids)), rng.randrange(len(ids))
        by_name = rng.random() < 0.5 and mentioned not in (number, linked)
        mention = f" Compare the {names[mentioned][0]} {' '.join(text[55:58])}." if by_name else ""
        definition = (
            f"{sentence(text[15:38])} {sentence(text[38:48])[:-1]}, [{' '.join(text[48:50])}](term:{ids[linked]})"
            f" {' '.join(text[50:55])}.{mention}"
        )
        return Entry(
            id=ids[number],
            names=names[number],
            short=sentence(text[:15]),
            definition=definition,
            mentioned=ids[mentioned] if by_name else None,
            broader=ids[number // 7] if number >= 7 and rng.random() < 0.5 else None,
            related=ids[(number + rng.randrange(1, len(ids))) % len(ids)] if rng.random() < 0.5 else None,
        )


def sentence(words: list[str]) -> str:
    """The words as a sentence."""
    text = " ".join(words)
    return text[0].upper() + text[1:] + "."
