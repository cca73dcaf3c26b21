"""The timeline of all events."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from postil.compose import dates, items, timeline_chart
from postil.compose.frame import frame
from postil.compose.words import voice
from postil.model.parts import EventItem
from postil.model.timeline import Choice, TimelinePage, TimelineYear
from postil.model.view import View

SCRIPT_WORDS = ("events_shown",)
"""What the script says that sifts the events."""


def page(view: View) -> TimelinePage:
    """All events, earliest first, by the year they began in."""
    speak = voice(view)
    events = view.events()
    years = tuple(
        TimelineYear(year=str(year), events=tuple(items.event(view, event, speak) for event in group))
        for year, group in groupby(events, key=lambda event: dates.edtf_bounds(event.date)[0].year)
    )
    shown = [event for year in years for event in year.events]
    topics = ((f"topic-{id}", link.label) for id in view.topics() if (link := items.topic_link(view, id, speak)))
    profiles = ((f"profile-{card.id}", card.name) for card in view.profiles())
    return TimelinePage(
        frame=frame(view, speak, title=speak.say("timeline"), description=speak.say("timeline_about"), script=SCRIPT_WORDS),
        years=years,
        topics=tuple(_choices(shown, topics)),
        people=tuple(_choices(shown, profiles)),
        lead=speak.count("timeline_lead", len(events)),
        picture=timeline_chart.picture(events, speak),
    )


def _choices(events: Sequence[EventItem], named: Iterable[tuple[str, str]]) -> Iterator[Choice]:
    """Those by which the events can be told apart: at least one event belongs to them, and at least one does not."""
    counts = Counter(key for event in events for key in event.filed)
    return (Choice(key, label, counts[key]) for key, label in named if 0 < counts[key] < len(events))
