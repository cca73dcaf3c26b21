"""Feed values: what the feeds, the sitemap and robots.txt are made from; all addresses are whole."""

from __future__ import annotations

from datetime import date, datetime

from postil.frozen import frozen
from postil.model.parts import BodyBlock, NoteItem
from postil.model.words import Words


@frozen
class FeedEntryPage:
    """The body of one briefing in a feed: complete, with every note."""

    words: Words
    summary: str
    key_points_html: tuple[str, ...]
    whole_notes: tuple[NoteItem, ...]
    blocks: tuple[BodyBlock, ...]


@frozen
class FeedEntry:
    """One briefing in a feed."""

    id: str
    """A stable name: its address."""
    link: str
    title: str
    published: datetime
    updated: datetime
    summary: str
    authors: tuple[str, ...]
    topics: tuple[str, ...]
    lang: str
    content_html: str
    """Empty when the feed carries summaries only."""


@frozen
class Feed:
    """A feed: the latest first."""

    id: str
    link: str
    """The address of the feed itself."""
    home: str
    title: str
    subtitle: str
    lang: str
    author: str
    updated: datetime | None
    """None for a feed without entries."""
    entries: tuple[FeedEntry, ...]


@frozen
class SitemapEntry:
    """One address in the sitemap."""

    address: str
    changed: date | None
    """The day of the last change, where it is known."""
