"""The calendar of coverage: a cell for each day of the last year on which something was published."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from postil.compose import dates, locales
from postil.compose.charts import chart
from postil.compose.words import Voice
from postil.model.charts import Chart, Shape
from postil.model.view import View

WEEKS = 53
"""How many columns there are: the weeks of a year, the first and the last mostly in part."""

CELL = 10
"""Height of a row, in pixels; a cell is a little smaller."""

MANY = 3
"""From how many briefings a day on a cell is as dark as can be."""


def calendar(view: View, voice: Voice) -> Chart | None:
    """The year up to the latest briefing, in weeks. None while there are fewer than two briefings in it.

    It ends with the latest briefing and not with the day of the build, so that it changes when the site does.
    """
    years = view.years()
    if not years:
        return None
    found = [day for year in years[:2] for day in view.days(year)]
    latest = max(found)
    lang = voice.lang
    begins = latest - timedelta(days=(latest.weekday() - locales.week_begins(lang)) % 7 + 7 * (WEEKS - 1))
    counts = Counter(day for day in found if day >= begins)
    if counts.total() < 2:
        return None
    wide = 100 / WEEKS
    shapes = [Shape("bar", "field", 0, 0, 100, 7 * CELL)]
    months = locales.month_letters(lang)
    for week in range(WEEKS):
        first = begins + timedelta(days=7 * week)
        if week and first.day <= 7:
            shapes.append(Shape("line", "month", week * wide, 0, height=7 * CELL))
            shapes.append(Shape("words", "month", week * wide, 7 * CELL + 13, text=months[first.month - 1]))
    for day, count in sorted(counts.items()):
        week, row = divmod((day - begins).days, 7)
        said = dates.day(day, lang).text
        shapes.append(
            Shape(
                "bar", f"cell is-{min(count, MANY)}", week * wide + wide * 0.1, row * CELL + 1, wide * 0.8, CELL - 2,
                text=f"{said}: {voice.count('briefings', count)}",
            )
        )
    return chart(
        "calendar",
        lang=lang,
        title=voice.say("calendar"),
        description=voice.count(
            "calendar_says",
            counts.total(),
            days=locales.number(len(counts), lang),
            start=dates.day(min(counts), lang).text,
            end=dates.day(latest, lang).text,
        ),
        height=7 * CELL + 18,
        shapes=shapes,
    )
