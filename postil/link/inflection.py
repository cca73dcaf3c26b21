"""Inflection: the English plurals of a name, by rule, and the stems of words in the languages that Snowball knows."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

_PREPOSITIONS = re.compile(r" (?:of|on|for|in|to|at|against|between) |-(?:of|in|at|to)-")
"""What stands behind the head of a phrase: `weapon of mass destruction`, `commander-in-chief`."""

_SIBILANT = re.compile(r"(?:ss|us|as|x|z|sh)$")
_HARD_OR_SOFT = re.compile(r"(?:ch|o)$")
"""Endings with two plurals: `launches` and `oligarchs`, `vetoes` and `photos`. The one that is no word is never met."""
_Y = re.compile(r"(?:[^aeiou]|qu)y$")

_SNOWBALL = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek",
    "en": "english", "eo": "esperanto", "es": "spanish", "et": "estonian", "eu": "basque",
    "fa": "persian", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian",
    "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian", "nb": "norwegian",
    "ne": "nepali", "nl": "dutch", "nn": "norwegian", "no": "norwegian", "pl": "polish",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "st": "sesotho",
    "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
"""The Snowball algorithm for a language's BCP 47 tag."""

_REMEMBERED = 20_000
"""How many words a stemmer remembers. A stem costs 20 to 60 µs, and nine words in ten were met in an article before."""


def plurals(form: str) -> tuple[str, ...]:
    """The plurals of an English name that a regular rule gives, on its last word and on the head of a phrase.

    Rules after Quirk et al., A Comprehensive Grammar of the English Language (1985), 5.80 f. A name that ends in
    anything but a Latin letter or a digit has none.
    """
    made = _word_plurals(form)
    phrase = _PREPOSITIONS.search(form)
    if phrase:
        made += tuple(head + form[phrase.start() :] for head in _word_plurals(form[: phrase.start()]))
    return made


def _word_plurals(form: str) -> tuple[str, ...]:
    last = form[-1:]
    if not (last.isalnum() and last < "\u0250"):
        return ()
    if last.isdecimal():
        return (form + "s",)
    if last.isupper():
        return (form + "s", form + "es") if last == "S" else (form + "s",)
    if _SIBILANT.search(form):
        return (form + "es",)
    if form.endswith("sis"):
        return (form[:-2] + "es",)
    if _HARD_OR_SOFT.search(form):
        return form + "s", form + "es"
    if _Y.search(form):
        return (form[:-1] + "ies",)
    if last == "s":
        return ()
    return (form + "s",)


def stemmer(language: str) -> Callable[[str], str] | None:
    """The function that gives a lower-case word's stem; None for a language that Snowball does not know."""
    algorithm = _SNOWBALL.get(language.partition("-")[0].lower())
    if algorithm is None:
        return None
    import snowballstemmer  # imported late: most sites do without

    if algorithm not in snowballstemmer.algorithms():
        return None
    return lru_cache(maxsize=_REMEMBERED)(snowballstemmer.stemmer(algorithm).stemWord)
