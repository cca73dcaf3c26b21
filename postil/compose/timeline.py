"""The timeline of all events."""

from __future__ import annotations

from itertools import groupby

from postil.compose import dates, items, timeline_chart
from postil.compose.frame import frame
from postil.compose.words import voice
from postil.model.page import TimelinePage
from postil.model.parts import TimelineYear
from postil.model.view import View


def page(view: View) -> TimelinePage:
    """All events, earliest first, by the year they began in."""
    speak = voice(view)
    events = view.events()
    return TimelinePage(
        frame=frame(view, speak, title=speak.say("timeline"), description=speak.say("timeline_about")),
        years=tuple(
            TimelineYear(year=str(year), events=tuple(items.event(view, event, speak) for event in group))
            for year, group in groupby(events, key=lambda event: dates.edtf_bounds(event.date)[0].year)
        ),
        lead=speak.count("timeline_lead", len(events)),
        picture=timeline_chart.picture(events, speak),
    )
