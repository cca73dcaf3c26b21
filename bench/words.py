"""The vocabulary of the generated site: words met as often as in a language, and the words that only terms have."""

from __future__ import annotations

import random
from itertools import accumulate

_JOINING = (
    "the of and to in one that for on with as by at from it be this which or an not are but have has been its their"
    " will would after when who all more there than other into under over between before during while could might"
    " about such these also only any both each through against where since until because"
)
FUNCTION_WORDS = tuple(_JOINING.split())
"""The words that hold sentences together. They head the list of frequencies and are never part of a term.

None is an abbreviation when a full stop follows, as `a.` and `may.` are: whoever takes it for one ends the sentence
later."""

_ONSETS = (*"bcdfghjklmnprstvw", "br", "cr", "dr", "fl", "gr", "pl", "pr", "sl", "st", "tr", "th", "qu", "sh")
_VOWELS = (*"aeiou", "ai", "ea", "ou", "io")
_CODAS = ("n", "r", "l", "t", "m", "d", "nt", "rd", "ck", "st")

_SHIFT = 2.7
"""Mandelbrot's shift: the commonest word is then met about once in 25, as `the` is in English news."""


def zipf(count: int, shift: float) -> list[float]:
    """Cumulative weights 1 / (rank + shift), after Mandelbrot's form of Zipf's law, for `random.choices`."""
    return list(accumulate(1 / (rank + shift) for rank in range(1, count + 1)))


class Vocabulary:
    """Ordinary words with their frequencies, and a stock of words that stand nowhere else, for terms."""

    def __init__(self, rng: random.Random, *, ordinary: int = 12_000) -> None:
        self._rng = rng
        self._taken = set(FUNCTION_WORDS)
        self.words = FUNCTION_WORDS + tuple(self._fresh() for _ in range(ordinary))
        """Ordinary words, the commonest first."""
        self._weights = zipf(len(self.words), _SHIFT)

    def sample(self, rng: random.Random, count: int) -> list[str]:
        """That many words of running text."""
        return rng.choices(self.words, cum_weights=self._weights, k=count)

    def head(self) -> str:
        """A word that no text holds unless a term is put there. It ends so that its only plural is in `s`."""
        return self._fresh()

    def acronym(self) -> str:
        """Three to five capitals, not taken yet; never with an S at the end, which would make two plurals."""
        while True:
            made = "".join(self._rng.choices("ABCDEFGHIKLMNOPRSTUVW", k=self._rng.randint(3, 5)))
            if made not in self._taken and not made.endswith("S"):
                self._taken.add(made)
                return made

    def _fresh(self) -> str:
        """A new word of two or three syllables. None ends in s, so none is the plural of another."""
        while True:
            syllables = self._rng.choice((2, 2, 3))
            made = "".join(self._rng.choice(_ONSETS) + self._rng.choice(_VOWELS) for _ in range(syllables))
            made += self._rng.choice(_CODAS)
            if made not in self._taken:
                self._taken.add(made)
                return made
