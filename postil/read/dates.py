"""Days, moments and EDTF dates, as people write them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime
from functools import lru_cache

from postil.read.wrong import Wrong

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_LOOSE_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?=$|[T ])")
_GERMAN_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_ENGLISH_DAY = re.compile(
    r"(?:(?P<d1>\d{1,2})\s+)?(?P<month>[A-Za-z]{3,9})\.?(?:\s+(?P<d2>\d{1,2})(?:st|nd|rd|th)?)?,?\s+(?P<year>\d{4})"
)
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(Z|[+-]\d{2}:?\d{2})?")
_POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[~?%]?")


def day(text: str) -> date | Wrong:
    """A day as `2024-06-19`."""
    found = _DAY.fullmatch(text)
    if not found:
        near = likely_day(text)
        help_ = f"write {near}" if near else "write a day as 2024-06-19"
        return Wrong("invalid-date", f"`{text}` is no day", (help_,))
    year, month, number = map(int, found.groups())
    wrong = _impossible(year, month, number)
    return Wrong("invalid-date", f"{text} is no day: {wrong}") if wrong else date(year, month, number)


def moment(text: str) -> datetime | Wrong:
    """A moment with its offset from UTC, as `2024-06-19T18:00+09:00`."""
    found = _MOMENT.fullmatch(text)
    if not found:
        near = day(text)
        begun = f"write {near.isoformat()}T00:00Z" if isinstance(near, date) else "write it as 2024-06-19T18:00+09:00"
        return Wrong("invalid-moment", f"`{text}` is no moment", (begun,))
    near = day(found[1])
    if isinstance(near, Wrong):
        return Wrong("invalid-moment", near.message)
    if not found[3]:
        return Wrong(
            "invalid-moment",
            f"`{text}` does not say in which zone",
            (f"add the offset from UTC: {found[1]}T{found[2]}Z for UTC, {found[1]}T{found[2]}+09:00 for Seoul",),
        )
    try:
        return datetime.fromisoformat(f"{found[1]}T{found[2]}{found[3].replace('Z', '+00:00')}")
    except ValueError:
        return Wrong(
            "invalid-moment", f"`{text}` is no moment", ("hours go to 23, minutes and seconds to 59, offsets to 23:59",)
        )


@lru_cache(maxsize=8192)
def edtf(text: str) -> str | Wrong:
    """An Extended Date/Time Format date (ISO 8601-2; https://www.loc.gov/standards/datetime/).

    Years, months and days, each with `~`, `?` or `%`, and intervals of them are settled here; for the rest the library
    is asked, which takes a hundred times as long.
    """
    start, slash, end = text.partition("/")
    bounds = (start, end) if slash else (start,)
    if all(_POINT.fullmatch(bound) or (slash and bound in ("", "..")) for bound in bounds) and any(
        b.strip(".") for b in bounds
    ):
        for bound in bounds:
            found = _POINT.fullmatch(bound)
            wrong = _impossible(int(found[1]), int(found[2] or 1), int(found[3] or 1)) if found else ""
            if wrong and not (found and found[2] and not found[3] and _known(text)):
                return Wrong("invalid-date", f"`{text}` is no date: {wrong}")
        if slash and begins_after(start, end):
            return Wrong("invalid-date", f"`{text}` ends before it begins", (f"write {end}/{start}",))
        return text
    if text.strip("/.") and _known(text):
        return text
    near = likely_day(text)
    return Wrong(
        "invalid-date",
        f"`{text}` is no date",
        (
            f"write {near}"
            if near
            else "write 2024-06-19, 2024-06 or 2024; 2023~ for about, 2023? for perhaps, 1994/1996 for a time",
        ),
    )


def begins_after(start: str, end: str) -> bool:
    """Whether one EDTF date is surely later than another, as far as both are exact: 2014-10 is not later than 2014."""
    start, end = start.rpartition("/")[2].strip("~?%"), end.partition("/")[0].strip("~?%")
    if not (_POINT.fullmatch(start) and _POINT.fullmatch(end)):
        return False
    length = min(len(start), len(end))
    return start[:length] > end[:length]


def likely_day(text: str) -> str:
    """The day that a common way of writing dates means, in ISO 8601; empty where that is not sure."""
    loose, german, english = _LOOSE_DAY.match(text), _GERMAN_DAY.fullmatch(text), _ENGLISH_DAY.fullmatch(text)
    if loose:
        year, month, number = map(int, loose.groups())
    elif german:
        number, month, year = map(int, german.groups())
    elif english and bool(english["d1"]) != bool(english["d2"]):
        months = [n for n, name in enumerate(MONTHS, 1) if name.lower().startswith(english["month"].lower())]
        year, month, number = int(english["year"]), months[0] if months else 0, int(english["d1"] or english["d2"])
    else:
        return ""
    return "" if _impossible(year, month, number) else f"{year:04}-{month:02}-{number:02}"


def _impossible(year: int, month: int, number: int) -> str:
    """Why there is no such day; empty where there is."""
    if not year:
        return "there is no year 0"
    if not 1 <= month <= 12:
        return f"there is no month {month}"
    days = monthrange(year, month)[1]
    return "" if 1 <= number <= days else f"{MONTHS[month - 1]} {year} has {days} days"


def _known(text: str) -> bool:
    """Whether the library takes it for a date with a first and a last day."""
    if len(text) > 60:
        return False
    from edtf import parse_edtf

    try:
        parsed = parse_edtf(text)
        return bool(parsed.lower_strict() and parsed.upper_strict()) and "T" not in text
    except Exception:  # the library raises whatever its parser generator and date arithmetic do
        return False
