"""Dates as readers see them; the only importer of babel and, for uncertain dates, of edtf."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from postil.model.parts import When

_ISO = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?")
"""An ISO 8601 day, month or year."""

_POINT = re.compile(
    r"(?P<before>[~?%]?)(?P<year>\d{2}(?:\d\d|\dX|XX))(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?(?P<after>[~?%]?)"
)
"""An EDTF point in time as people write them; `X` is a digit that is not known."""

_SURE = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}
_PARTS = {
    "21": "spring", "22": "summer", "23": "autumn", "24": "winter",
    "33": "first quarter of", "34": "second quarter of", "35": "third quarter of", "36": "fourth quarter of",
}
"""What stands in the place of a month for a season or a quarter (EDTF level 1 and 2)."""


@lru_cache(maxsize=4096)
def day(value: date, lang: str) -> When:
    """A day, written as the language writes it: `19 June 2024` stays in the order the language likes."""
    from babel.dates import format_date

    return When(iso=value.isoformat(), text=format_date(value, "long", locale=_locale(lang)))


@lru_cache(maxsize=4096)
def edtf(value: str, lang: str) -> When:
    """An EDTF date in words: `June 2024`, `about 2023`, `1994 to 1996`; without a machine form where it is not exact.

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
    return When(iso=value if _ISO.fullmatch(value) else "", text=_point(value, lang))


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
    return _strict(parsed.lower_strict(), date.min), _strict(parsed.upper_strict(), date.max)


def is_about(value: str) -> bool:
    """Whether an EDTF date is given as uncertain or approximate."""
    return any(mark in value for mark in _SURE if mark)


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


def _strict(moment: Sequence[int] | float, open_end: date) -> date:
    if isinstance(moment, float):
        return open_end
    year, month, day_ = moment[:3]
    return date(min(max(year, 1), 9999), month, day_)


def _point(value: str, lang: str) -> str:
    """One date in words; what EDTF can say beyond that is shown as it is written."""
    found = _POINT.fullmatch(value)
    words = _plain_point(found["year"], found["month"] or "", found["day"] or "", lang) if found else ""
    return _SURE[found["after"] or found["before"]] + words if found and words else value


def _plain_point(year: str, month: str, day_: str, lang: str) -> str:
    from babel.dates import format_skeleton

    if "X" in year:
        return "" if month else f"the {year.replace('X', '0')}s"
    if month in ("", "XX"):
        return "" if day_ not in ("", "XX") else year
    if month in _PARTS:
        return f"{_PARTS[month]} {year}"
    if not _ISO.fullmatch(f"{year}-{month}"):
        return ""
    if day_ in ("", "XX"):
        return format_skeleton("yMMMM", date(int(year), int(month), 1), locale=_locale(lang))
    return day(date(int(year), int(month), int(day_)), lang).text


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
