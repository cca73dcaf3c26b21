"""Dates as readers see them; the only importer of babel and, for uncertain dates, of edtf."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

from postil.model.parts import When

_ISO = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
"""An ISO 8601 day, month or year."""


@lru_cache(maxsize=4096)
def day(value: date, lang: str) -> When:
    """A day, written as the language writes it: `19 June 2024` stays in the order the language likes."""
    from babel.dates import format_date

    return When(iso=value.isoformat(), text=format_date(value, "long", locale=_locale(lang)))


@lru_cache(maxsize=4096)
def edtf(value: str, lang: str) -> When:
    """An EDTF date in words: `June 2024`, `about 2023`, `1994 to 1996`; without a machine form where it is no exact date.

    The value has been checked by the reader. https://www.loc.gov/standards/datetime/
    """
    if "/" in value:
        start, _, end = value.partition("/")
        words = " to ".join(_point(part, lang) for part in (start, end) if part not in ("", ".."))
        if start in ("", ".."):
            words = f"until {words}"
        elif end in ("", ".."):
            words = f"since {words}"
        return When(iso="", text=words)
    exact = value.strip("~?%") == value
    return When(iso=value if exact and value[:4].isdigit() else "", text=_point(value, lang))


@lru_cache(maxsize=4096)
def edtf_bounds(value: str) -> tuple[date, date]:
    """The first and the last day that an EDTF date can mean; an open end is the calendar's end."""
    if not value:
        return date.min, date.max
    if _ISO.fullmatch(value):
        # Nearly all dates are such; the library takes half a second to load and 10 ms a date.
        year, month, day_ = (int(part) for part in (*value.split("-"), "0", "0")[:3])
        last = monthrange(year, month or 12)[1]
        return date(year, month or 1, day_ or 1), date(year, month or 12, day_ or last)
    from edtf import parse_edtf

    if "/" in value:
        start, _, end = value.partition("/")
        return (
            edtf_bounds(start)[0] if start not in ("", "..") else date.min,
            edtf_bounds(end)[1] if end not in ("", "..") else date.max,
        )
    parsed = parse_edtf(value)
    return _strict(parsed.lower_strict()), _strict(parsed.upper_strict())


def _strict(moment: object) -> date:
    year, month, day_ = moment[:3]  # type: ignore[index]  # a time.struct_time
    return date(min(max(year, 1), 9999), month, day_)


def _point(value: str, lang: str) -> str:
    words = _plain_point(value.strip("~?%"), lang)
    if value.endswith("%"):
        return f"perhaps about {words}"
    if value.endswith("~"):
        return f"about {words}"
    return f"perhaps {words}" if value.endswith("?") else words


def _plain_point(value: str, lang: str) -> str:
    from babel.dates import format_skeleton

    parts = value.split("-")
    if not all(part.isdigit() for part in parts) or len(parts[0]) != 4:
        return value
    if len(parts) == 3:
        return day(date.fromisoformat(value), lang).text
    if len(parts) == 2 and 1 <= int(parts[1]) <= 12:
        return format_skeleton("yMMMM", date(int(parts[0]), int(parts[1]), 1), locale=_locale(lang))
    return parts[0] if len(parts) == 1 else value


@lru_cache(maxsize=64)
def _locale(lang: str) -> object:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(lang, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en")


def language_name(tag: str, lang: str) -> str:
    """The name of a language as readers of another know it; the tag itself where there is none."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(tag, sep="-").get_display_name(_locale(lang)) or tag
    except (UnknownLocaleError, ValueError):
        return tag
