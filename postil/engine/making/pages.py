"""Which pages the site has, and who composes each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from postil.compose import briefing, claims, glossary, home, lists, plain, profiles, search, sources, timeline
from postil.compose.frame import SEARCHED
from postil.engine.making.view import SiteView
from postil.model.page import Page

MISSING = "/404.html"
"""The page for what is missing, under the name by which most hosts find it."""

FEED = "/feed.xml"
"""The feed reads what it shows as a page does, and is made again when that changed."""

NAMES = "/assets/names.js"
"""What can be looked up by name, as a script: pages opened from a disk can load nothing else."""

Plan = tuple[str, Any]
"""Who makes a page, by a name in COMPOSERS, and of what: plain data, which is kept between builds."""


def pages(view: SiteView) -> Iterator[tuple[str, Plan]]:
    """All pages of the site, by their paths from `/`, and how each is made."""
    for part in parts(view):
        yield from pages_of(view, part)


Part = tuple[str, Any]
"""Pages that rest on the same few lists: a change of one list concerns no other part."""


def parts(view: SiteView) -> Iterator[Part]:
    """What `pages` consists of."""
    yield "home", None
    for kind in ("article", *_ENTRIES):
        yield "kind", kind
    yield "found", None
    for topic in view.topics():
        yield "topic", topic
    for year in view.years():
        yield "archive", year
    yield "kind", "page"
    yield "last", None


def pages_of(view: SiteView, part: Part) -> Iterator[tuple[str, Plan]]:
    """The pages of one part."""
    match part:
        case ("home", _):
            yield "/", ("home", None)
        case ("kind", kind):
            entries = view.paths(kind)
            index, entry = _ENTRIES.get(kind, ("", _ALONE.get(kind, "")))
            if entries and index:
                yield f"/{index}/", (index, None)
            for id, url in entries:
                yield url, (entry, id)
        case ("found", _):
            if view.has("event"):
                yield "/timeline/", ("timeline", None)
            if any(view.has(kind) for kind in SEARCHED):
                yield "/search/", ("search", None)
            if view.has("term") or view.has("profile"):
                yield NAMES, ("names", None)
        case ("topic", topic):
            yield from _numbered(view, f"topic:{topic}", f"/topics/{topic}/", "topic", topic)
        case ("archive", year):
            yield from _numbered(view, f"year:{year}", f"/archive/{year}/", "archive", year)
        case ("last", _):
            yield MISSING, ("missing", None)
            for old in view.redirects():
                yield old, ("redirect", None)
            if view.site().base_url:
                yield FEED, ("feed", None)


_ALONE = {"article": "briefing", "page": "plain"}
"""Kinds of things without an index of their own, and the name of their page."""

_ENTRIES = {
    "term": ("glossary", "term"),
    "profile": ("profiles", "profile"),
    "claim": ("claims", "claim"),
    "source": ("sources", "source"),
}
"""Kinds of entries, with the name of their index, which is also its folder, and of an entry's page."""


ABOUT = {"briefing": "article", "plain": "page", "term": "term", "profile": "profile", "claim": "claim", "source": "source"}
"""The kind of thing that a page is about, by who makes it; lists and the like are about nothing."""


def about(plan: Plan) -> str:
    """What a page is about, as `article:pact`; empty for lists and the like."""
    name, of = plan
    return f"{ABOUT[name]}:{of}" if name in ABOUT else ""


def _numbered(view: SiteView, listing: str, first: str, name: str, of: Any) -> Iterator[tuple[str, Plan]]:
    count = len(view.articles(listing))
    for number, url in enumerate(lists.page_urls(first, count), start=1):
        yield url, (name, (of, number))


def _redirect(view: SiteView, _: Any) -> Page:
    title, new = view.redirect()
    return plain.redirect(view, title=title, to=new)


COMPOSERS: Mapping[str, Callable[[SiteView, Any], Page]] = MappingProxyType({
    "home": lambda view, _: home.page(view),
    "briefing": lambda view, id: briefing.page(view, id=id),
    "glossary": lambda view, _: glossary.index(view),
    "term": lambda view, id: glossary.entry(view, id=id),
    "profiles": lambda view, _: profiles.index(view),
    "profile": lambda view, id: profiles.entry(view, id=id),
    "claims": lambda view, _: claims.index(view),
    "claim": lambda view, id: claims.entry(view, id=id),
    "sources": lambda view, _: sources.index(view),
    "source": lambda view, id: sources.entry(view, id=id),
    "timeline": lambda view, _: timeline.page(view),
    "search": lambda view, _: search.page(view),
    "topic": lambda view, of: lists.topic(view, id=of[0], number=of[1]),
    "archive": lambda view, of: lists.archive(view, year=of[0], number=of[1]),
    "plain": lambda view, id: plain.page(view, id=id),
    "missing": lambda view, _: plain.missing(view),
    "redirect": _redirect,
})  # fmt: skip
