"""Dates as readers see them, and what days they can mean; asks edtf about uncertain ones."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache

from postil.compose import locales
from postil.compose.words import Voice
from postil.model.parts import When

Month = Callable[[date, str], str]
"""How a month is written: by itself, or within a phrase."""

_ISO = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?")
"""An ISO 8601 day, month or year."""

_POINT = re.compile(
    r"(?P<before>[~?%]?)(?P<year>\d{2}(?:\d\d|\dX|XX))(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?(?P<after>[~?%]?)"
)
"""An EDTF point in time as people write them; `X` is a digit that is not known."""

_SURE = {"~": "date_about", "?": "date_perhaps", "%": "date_perhaps_about"}
_PARTS = {
    "21": "date_spring", "22": "date_summer", "23": "date_autumn", "24": "date_winter",
    "33": "date_quarter_1", "34": "date_quarter_2", "35": "date_quarter_3", "36": "date_quarter_4",
}
"""What stands in the place of a month for a season or a quarter (EDTF level 1 and 2)."""


@lru_cache(maxsize=4096)
def day(value: date, lang: str) -> When:
    """A day, written as the language writes it: `19 June 2024` stays in the order the language likes."""
    return When(iso=value.isoformat(), text=locales.day(value, lang))


@lru_cache(maxsize=4096)
def edtf(value: str, voice: Voice) -> When:
    """An EDTF date in words: `June 2024`, `about 2023`, `1994 to 1996`; without a machine form where it is not exact.

    The value has been checked by the reader. https://www.loc.gov/standards/datetime/
    """
    if "/" in value:
        start, _, end = value.partition("/")
        return When(iso="", text=span("" if start == ".." else start, "" if end == ".." else end, voice))
    return When(iso=value if _ISO.fullmatch(value) else "", text=_point(value, voice))


def span(since: str, until: str, voice: Voice) -> str:
    """From one EDTF date until another, in words; an empty one is an open end."""
    if since and until:
        return voice.say("date_range", start=_point(since, voice), end=_point(until, voice))
    if since:
        return voice.say("date_since", date=_point(since, voice, locales.month_within))
    return voice.say("date_until", date=_point(until, voice, locales.month_within)) if until else ""


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


def _strict(moment: Sequence[int] | float, open_end: date) -> date:
    if isinstance(moment, float):
        return open_end
    year, month, day_ = moment[:3]
    return date(min(max(year, 1), 9999), month, day_)


def _point(value: str, voice: Voice, month: Month = locales.month) -> str:
    """One date in words; what EDTF can say beyond that is shown as it is written."""
    found = _POINT.fullmatch(value)
    if found is None:
        return edtf(value, voice).text if "/" in value else value
    sure = _SURE.get(found["after"] or found["before"], "")
    within = locales.month_within if sure == "date_about" else month
    words = _plain_point(found["year"], found["month"] or "", found["day"] or "", voice, within)
    return voice.say(sure, date=words) if sure and words else words or value


def _plain_point(year: str, month: str, day_: str, voice: Voice, month_words: Month) -> str:
    if "X" in year:
        return "" if month else _years(year, voice)
    if month in ("", "XX"):
        return "" if day_ not in ("", "XX") else year
    if month in _PARTS:
        return voice.say(_PARTS[month], year=year)
    if not _ISO.fullmatch(f"{year}-{month}"):
        return ""
    if day_ in ("", "XX"):
        return month_words(date(int(year), int(month), 1), voice.lang)
    return locales.day(date(int(year), int(month), int(day_)), voice.lang)


def _years(year: str, voice: Voice) -> str:
    """A decade, `196X`, or a century, `19XX`."""
    first = year.replace("X", "0")
    if not year.endswith("XX"):
        return voice.say("date_decade", year=first)
    century = int(year[:2]) + 1
    return voice.say("date_century", year=first, century=str(century), roman=_roman(century))


def _roman(number: int) -> str:
    """A number up to a hundred in Roman numerals, as some languages count centuries."""
    tens = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC", "C")[number // 10]
    return tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[number % 10]
