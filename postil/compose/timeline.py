"""The timeline of all events."""

from __future__ import annotations

from itertools import groupby

from postil.compose import dates, items, timeline_chart
from postil.compose.frame import frame
from postil.model.page import TimelinePage
from postil.model.parts import TimelineYear
from postil.model.view import View


def page(view: View) -> TimelinePage:
    """All events, earliest first, by the year they began in."""
    lang = view.site().language
    events = view.events()
    return TimelinePage(
        frame=frame(view, title="Timeline", description="What happened when."),
        years=tuple(
            TimelineYear(year=str(year), events=tuple(items.event(view, event, lang=lang) for event in group))
            for year, group in groupby(events, key=lambda event: dates.edtf_bounds(event.date)[0].year)
        ),
        count=len(events),
        picture=timeline_chart.picture(events, lang=lang),
    )
