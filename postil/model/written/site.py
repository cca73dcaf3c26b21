"""site.yaml: what holds for the whole site."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from postil.model.keys import Id, Language, Text, TimeZone, Url, UrlPath, key, record
from postil.source import Places

Every = Literal["section", "article", "all"]
"""How often a term is linked: its first use in each section, its first use in the article, or every use."""


@record
class Publisher:
    """Who answers for the site."""

    name: Text = key()
    """As it stands in the imprint, in feeds and in citations."""
    url: Url | None = key(default=None)
    """The publisher's own page."""
    places: Places


@record
class TermSettings:
    """How terms are linked where an entry says nothing else."""

    every: Every = key(default="section")
    """How often a term is linked: its first use in each section, its first use in the article, or every use."""
    in_quotes: Literal["never", "always"] = key(default="never")
    """Whether terms are linked inside quotations. Defining a word that a source said is an editorial act: by default it wants a link by hand."""
    places: Places


@record
class FeedSettings:
    """What the feeds carry."""

    items: int = key(default=20)
    """How many of the latest briefings stand in a feed."""
    content: Literal["full", "summary"] = key(default="full")
    """Whether a feed carries the whole briefing with its notes, or its summary alone."""
    places: Places


@record
class TopicLabel:
    """A topic in another language."""

    title: Text = key()
    """What it is called there."""
    places: Places


@record
class Topic:
    """A subject that briefings are sorted by."""

    id: Id = key()
    """The name that briefings use under `topics:`."""
    title: Text = key()
    """As readers see it."""
    summary: Text = key(default="")
    """A sentence on what belongs here."""
    labels: Mapping[Language, TopicLabel] = key(factory=dict)
    """The topic in other languages: what briefings in them call it."""
    places: Places


@record
class Site:
    """content/site.yaml: the settings of the whole site. The file may be missing."""

    title: Text = key(default="Briefings")
    """The name of the site."""
    description: Text = key(default="")
    """A sentence on what the site is, for the home page, feeds and search engines."""
    base_url: Url | None = key(default=None)
    """Where the site will stand, with its path: feeds, the sitemap and citations need whole addresses."""
    language: Language = key(default="en")
    """The language of the site and of every article that names no other."""
    time_zone: TimeZone = key(default="UTC")
    """The zone in which a date without a time begins and ends."""
    publisher: Publisher | None = key(default=None)
    """Who answers for the site."""
    permalink: UrlPath = key(default="/briefings/{slug}/")
    """The address of a briefing; may hold `{slug}`, `{year}`, `{month}` and `{day}`."""
    topics: tuple[Topic, ...] = key(default=())
    """The subjects, in the order of the menu. When any is declared, a topic that is not is an error."""
    terms: TermSettings = key(default=TermSettings(places={}))
    """How terms are linked."""
    feed: FeedSettings = key(default=FeedSettings(places={}))
    """What the feeds carry."""
    places: Places
