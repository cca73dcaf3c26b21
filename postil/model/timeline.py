"""What templates get of the page of all events."""

from __future__ import annotations

from postil.frozen import frozen
from postil.model.charts import Chart
from postil.model.frame import Frame
from postil.model.parts import EventItem


@frozen
class Choice:
    """Something by which a list can be sifted."""

    key: str
    """What stands at the items that belong to it: `topic-missiles`, `profile-kcna`."""
    label: str
    count: int
    """How many items belong to it."""


@frozen
class TimelineYear:
    """The events of one year."""

    year: str
    events: tuple[EventItem, ...]


@frozen
class TimelinePage:
    """`/timeline/`"""

    frame: Frame
    years: tuple[TimelineYear, ...]
    topics: tuple[Choice, ...]
    """The topics of the events, in the order of the site; empty where all events have the same."""
    people: tuple[Choice, ...]
    """Who and what took part in the events, by name; likewise."""
    lead: str
    """How many events there are, in a sentence."""
    picture: Chart | None
    """The events, drawn."""
