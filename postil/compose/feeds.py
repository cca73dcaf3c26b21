"""Feeds and sitemap: the latest briefings, whole, with all their notes, under whole addresses."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from itertools import islice
from zoneinfo import ZoneInfo

from postil.compose import briefing as briefings
from postil.model.cards import ArticleCard
from postil.model.feed import Feed, FeedEntry, FeedEntryPage, SitemapEntry
from postil.model.view import View


def latest(view: View, *, to_html: Callable[[FeedEntryPage], str]) -> Feed:
    """The feed of the latest briefings. `view.href` must give whole addresses; `to_html` is the template."""
    site = view.site()
    cards = islice((card for card in view.articles() if not card.retired), site.feed.items)
    entries = tuple(_entry(view, card, to_html) for card in cards)
    return Feed(
        id=view.absolute("/"),
        link=view.absolute(view.url),
        home=view.absolute("/"),
        title=site.title,
        subtitle=site.description,
        lang=site.language,
        author=site.publisher.name if site.publisher else site.title,
        updated=max((entry.updated for entry in entries), default=None),
        entries=entries,
    )


def _entry(view: View, card: ArticleCard, to_html: Callable[[FeedEntryPage], str]) -> FeedEntry:
    site = view.site()
    zone = ZoneInfo(site.time_zone)
    address = view.absolute(card.url)
    topics = (view.place_card("topic", topic) for topic in card.topics)
    return FeedEntry(
        id=address,
        link=address,
        title=card.title,
        published=_midnight(card.date, zone),
        updated=_midnight(card.updated or card.date, zone),
        summary=card.summary,
        authors=card.authors,
        topics=tuple(topic.name for topic in topics if topic),
        lang=card.lang,
        content_html=to_html(content(view, card.id)) if site.feed.content == "full" else "",
    )


def content(view: View, id: str) -> FeedEntryPage:
    """The body of a briefing for a feed."""
    page = briefings.page(view, id)
    return FeedEntryPage(
        words=page.frame.words,
        summary=page.summary,
        key_points_html=page.key_points_html,
        whole_notes=page.whole_notes,
        blocks=page.blocks,
    )


def sitemap(view: View, urls: Iterable[tuple[str, date | None]]) -> tuple[SitemapEntry, ...]:
    """The sitemap's entries for paths and the days they last changed."""
    return tuple(SitemapEntry(address=view.absolute(url), changed=changed) for url, changed in sorted(urls, key=lambda one: one[0]))


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone)
