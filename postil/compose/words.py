"""How a page speaks: in which language, with which words; and plain-text helpers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import lru_cache

from postil.compose import locales
from postil.frozen import frozen
from postil.model.prose import Prose
from postil.model.view import View
from postil.model.words import Words, language_of, phrase, script_phrases

WORDS_A_MINUTE = 230
"""Reading speed for non-fiction in English, rounded down. Brysbaert 2019, doi:10.1016/j.jml.2019.104047: 238."""

RTL_LANGUAGES = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"})
"""Languages written from right to left in their usual script."""

RTL_SCRIPTS = frozenset({"adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"})
"""Scripts written from right to left (ISO 15924), for languages that are written in several."""

_FILLED = re.compile(r"\{(\w+)\}")


@frozen
class Voice:
    """The language of a page, and the words of the interface on it."""

    lang: str
    words: Words

    @property
    def words_lang(self) -> str:
        """The language of the words where it is not the page's, because nobody has translated them; else empty."""
        return self.foreign(language_of(self.words))

    def say(self, key: str, **values: str) -> str:
        """The words under a key, with what is to be filled in."""
        return _fill(phrase(self.words, key).text, values)

    def count(self, key: str, number: int, **values: str) -> str:
        """The words under a key in the form for a number, which stands in them as `{count}`."""
        found = phrase(self.words, key)
        text = dict(found.forms).get(locales.category(number, found.language), found.text) if found.forms else found.text
        return _fill(text, {"count": locales.number(number, self.lang), **values})

    def foreign(self, lang: str) -> str:
        """The language of something on the page, where it is not the page's: what a `lang` attribute should say."""
        return "" if lang.lower() == self.lang.lower() else lang


def voice(view: View, lang: str = "") -> Voice:
    """How a page in that language speaks; without one, in the site's."""
    lang = lang or view.site().language
    return Voice(lang, view.words(lang))


def _fill(text: str, values: dict[str, str]) -> str:
    # One pass: what is filled in is a writer's, and may have braces of its own.
    return _FILLED.sub(lambda found: values.get(found[1], found[0]), text) if "{" in text else text


def script_words(words: Words, more: Iterable[str] = ()) -> str:
    """What scripts say, as JSON that can stand in a script element: texts, or forms by plural category; empty for none.

    `more` are words that they say on this page alone.
    """
    return _script_words(words, tuple(more))


@lru_cache(maxsize=64)
def _script_words(words: Words, more: tuple[str, ...]) -> str:
    phrases = {**dict(script_phrases(words)), **{key: phrase(words, key) for key in more}}
    found = {key: dict(one.forms) if one.forms else one.text for key, one in phrases.items()}
    return script_data(found) if found else ""


def script_data(value: object) -> str:
    """A value as JSON that can stand in a script element."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).replace("<", "\\u003c")


def direction(lang: str) -> str:
    """`rtl` or `ltr`; a script that the tag names decides (BCP 47)."""
    language, *others = lang.lower().split("-")
    script = next((part for part in others if len(part) == 4 and part.isalpha()), "")
    return "rtl" if (script in RTL_SCRIPTS if script else language in RTL_LANGUAGES) else "ltr"


def joined(words: Iterable[str], voice: Voice) -> str:
    """Words in a row, parted by commas as the language writes them."""
    return voice.say("comma").join(words)


def minutes(prose: Prose) -> int:
    """How long reading a text takes, in whole minutes, at least one."""
    return max(1, round(prose.words / WORDS_A_MINUTE))


def folded(text: str) -> str:
    """A text with its white space folded, as it reads on one line."""
    return " ".join(text.split())
