"""The words of the interface: as a file of one language gives them, and as the pages in that language say them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from postil.frozen import frozen
from postil.source import Places

Forms = Mapping[str, str]
"""A form of the same words for each plural category."""

CATEGORIES = ("zero", "one", "two", "few", "many", "other")
"""The plural categories of CLDR; which of them a language tells apart is known to its locale.
https://www.unicode.org/reports/tr35/tr35-numbers.html#Language_Plural_Rules"""

LAST = "en"
"""The language that has every word, and that all others fall back to in the end."""

SCRIPTS = "js_"
"""How the names of words begin that scripts say: they go to the browser with the page, forms and all."""

Wherein = Literal["look", "site"]
"""Where a file stands: `look` for templates/words/, which has every word; `site` for content/words/, which replaces single ones."""


@frozen
class Wording:
    """One file of words, as written."""

    language: str
    wherein: Wherein
    words: Mapping[str, str | Forms]
    places: Places


@frozen
class Phrase:
    """One piece of wording, and the language it is in: that of the page, or the one it had to be taken from."""

    language: str
    text: str
    """Where there are forms, the one for `other`."""
    forms: tuple[tuple[str, str], ...] = ()
    """Plural categories and the form of each."""


class Words:
    """Every word of the interface, as pages in one language say it.

    A template reads those that stand by themselves as attributes: `page.frame.words.key_points`. Those that want a
    number or a name filled in are said by compose/, and scripts have theirs from the page.
    """

    def __init__(self, language: str, phrases: Mapping[str, Phrase]) -> None:
        """`language` is that of most of them."""
        self._language = language
        self._phrases = dict(sorted(phrases.items()))
        self.__dict__.update(
            (key, one.text) for key, one in self._phrases.items() if not (one.forms or "{" in one.text or key.startswith(SCRIPTS))
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Words) and (self._language, self._phrases) == (other._language, other._phrases)

    def __hash__(self) -> int:
        return hash(self._language)

    def __repr__(self) -> str:
        return f"Words({self._language!r}, {len(self._phrases)} phrases)"


def language_of(words: Words) -> str:
    """The language of the words. A function, since every attribute of Words is a word."""
    return words._language


def phrase(words: Words, key: str) -> Phrase:
    """What stands under a key. Raises KeyError where nothing does."""
    return words._phrases[key]


def script_phrases(words: Words) -> Iterator[tuple[str, Phrase]]:
    """The words that scripts say, by their names without what marks them as such."""
    for key, one in words._phrases.items():
        if key.startswith(SCRIPTS):
            yield key.removeprefix(SCRIPTS), one


def lookup(tag: str) -> Iterator[str]:
    """A language tag and what it can be looked up by, the most exact first: `zh-Hant-TW`, `zh-Hant`, `zh` (RFC 4647, 3.4)."""
    parts = tag.split("-")
    while parts:
        yield "-".join(parts)
        parts.pop()
        # A single letter says what follows it, and means nothing by itself.
        while parts and len(parts[-1]) == 1:
            parts.pop()
