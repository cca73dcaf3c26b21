"""What languages do in their own way: plurals, numbers, lists, dates, the names of languages; the only importer of babel."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any

SMALL_NUMBERS = range(201)
"""Numbers whose plural categories a language has to have forms for. Some have one more for whole millions."""


@lru_cache(maxsize=64)
def _locale(lang: str) -> Any:
    """The locale of a language tag, or of as much of it as is known; English where nothing is."""
    from babel import Locale, UnknownLocaleError

    from postil.model.words import lookup

    for tag in lookup(lang):
        try:
            return Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en")


@lru_cache(maxsize=4096)
def category(number: int, lang: str) -> str:
    """The plural category of a number: `one`, `few` …"""
    return str(_locale(lang).plural_form(number))


@lru_cache(maxsize=64)
def categories(lang: str) -> frozenset[str]:
    """All plural categories that a language tells apart."""
    return frozenset({*_locale(lang).plural_form.tags, "other"})


@lru_cache(maxsize=64)
def usual_categories(lang: str) -> frozenset[str]:
    """Those that small numbers are in."""
    return frozenset(category(number, lang) for number in SMALL_NUMBERS)


@lru_cache(maxsize=4096)
def number(value: float, lang: str) -> str:
    """A number as the language groups and points it: `12,345` and `12.345`; in European digits everywhere.

    Below a thousand all do it alike, and babel takes a while.
    """
    if isinstance(value, int) and 0 <= value < 1000:
        return str(value)
    from babel.numbers import format_decimal

    return format_decimal(value, locale=_locale(lang))


def degrees(value: float, lang: str) -> str:
    """An angle with two decimals."""
    from babel.numbers import format_decimal

    return format_decimal(value, format="0.00", locale=_locale(lang))


def listing(words: Iterable[str], lang: str) -> str:
    """Words one after the other, the last joined as the language does it: `laws, treaties and weapons`."""
    found = tuple(words)
    if len(found) < 2:
        return "".join(found)
    from babel.lists import format_list

    return format_list(found, locale=_locale(lang))


@lru_cache(maxsize=4096)
def day(value: date, lang: str) -> str:
    """A day: `June 19, 2024`."""
    from babel.dates import format_date

    return format_date(value, "long", locale=_locale(lang))


@lru_cache(maxsize=4096)
def month(value: date, lang: str) -> str:
    """A month by itself: `June 2024`, in Russian `июнь 2024 г.`"""
    from babel.dates import format_skeleton

    return format_skeleton("yMMMM", value, locale=_locale(lang))


@lru_cache(maxsize=4096)
def month_within(value: date, lang: str) -> str:
    """A month within a phrase, in the case in which dates have it: in Russian `июня 2024 г.`"""
    from babel.dates import format_date

    locale = _locale(lang)
    pattern = locale.datetime_skeletons["yMMMM"].pattern.replace("LLLL", "MMMM")
    return format_date(value, pattern, locale=locale)


def language_name(tag: str, lang: str) -> str:
    """The name of a language as readers of another know it; the tag itself where there is none."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(tag, sep="-").get_display_name(_locale(lang)) or tag
    except (UnknownLocaleError, ValueError):
        return tag


def month_letters(lang: str) -> tuple[str, ...]:
    """The months in a letter or two each, as a calendar of the language heads its columns."""
    from babel.dates import get_month_names

    names = get_month_names("narrow", context="stand-alone", locale=_locale(lang))
    return tuple(names[month] for month in range(1, 13))


def week_begins(lang: str) -> int:
    """The weekday on which a week begins where most speak the language, from 0 for Monday (Unicode CLDR)."""
    from babel import Locale
    from babel.core import get_global

    locale = _locale(lang)
    likely = get_global("likely_subtags").get(str(locale), "")
    return (Locale.parse(likely) if likely else locale).first_week_day  # type: ignore[attr-defined]
