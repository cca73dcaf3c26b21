"""A dated event of the timeline."""

from __future__ import annotations

from typing import Annotated

from postil.model.keys import Edtf, Id, Markdown, Ref, Text, key, record
from postil.source import Places


@record
class Event:
    """An entry of content/events/."""

    id: Id = key()
    """Its name in links and its anchor on the timeline."""
    date: Edtf = key()
    """When it happened, as exactly as is known."""
    title: Text = key()
    """What happened, in a few words."""
    text: Markdown = key(default="")
    """What happened, in a sentence or two."""
    topics: tuple[Annotated[str, Ref("topic")], ...] = key(default=())
    """The subjects it belongs to; otherwise those of its articles."""
    profiles: tuple[Annotated[str, Ref("profile")], ...] = key(default=())
    """Who and what took part."""
    sources: tuple[Annotated[str, Ref("source")], ...] = key(default=())
    """What it rests on."""
    articles: tuple[Annotated[str, Ref("article")], ...] = key(default=())
    """The briefings whose timeline shows it."""
    places: Places


@record
class Events:
    """content/events/<any>.yaml."""

    events: tuple[Event, ...] = key(default=())
    """The events, in any order; the file's name is yours to choose."""
    places: Places
