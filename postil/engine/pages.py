"""Which pages the site has, and who composes each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from postil.compose import briefing, claims, glossary, home, lists, plain, profiles, sources, timeline
from postil.engine.view import SiteView
from postil.model.page import Page

MISSING = "/404.html"
"""The page for what is missing, under the name by which most hosts find it."""

Compose = Callable[[SiteView], Page]


@dataclass(frozen=True, slots=True)
class Planned:
    """A page that is to be made."""

    url: str
    """Its path, from `/`."""
    compose: Compose
    about: str = ""
    """What it is the page of, as `article:pact`; empty for lists and the like."""


def pages(view: SiteView, redirects: tuple[str, ...]) -> Iterator[Planned]:
    """All pages of the site. `redirects` are old paths."""
    yield Planned("/", home.page)
    for article in view.articles():
        yield Planned(article.url, partial(briefing.page, id=article.id), f"article:{article.id}")
    if view.terms():
        yield Planned("/glossary/", glossary.index)
    for term in view.terms():
        yield Planned(term.url, partial(glossary.entry, id=term.id), f"term:{term.id}")
    if view.profiles():
        yield Planned("/profiles/", profiles.index)
    for profile in view.profiles():
        yield Planned(profile.url, partial(profiles.entry, id=profile.id), f"profile:{profile.id}")
    if view.claims():
        yield Planned("/claims/", claims.index)
    for claim in view.claims():
        yield Planned(claim.url, partial(claims.entry, id=claim.id), f"claim:{claim.id}")
    if view.sources():
        yield Planned("/sources/", sources.index)
    for source in view.sources():
        yield Planned(source.url, partial(sources.entry, id=source.id), f"source:{source.id}")
    if view.events():
        yield Planned("/timeline/", timeline.page)
    for topic in view.topics():
        yield from _numbered(view, f"topic:{topic}", f"/topics/{topic}/", partial(lists.topic, id=topic))
    for year in view.years():
        yield from _numbered(view, f"year:{year}", f"/archive/{year}/", partial(lists.archive, year=year))
    for page in view.pages():
        yield Planned(page.url, partial(plain.page, id=page.id), f"page:{page.id}")
    yield Planned(MISSING, plain.missing)
    for old in redirects:
        yield Planned(old, _redirect)


def _redirect(view: SiteView) -> Page:
    title, new = view.redirect()
    return plain.redirect(view, title=title, to=new)


def _numbered(view: SiteView, listing: str, first: str, compose: Callable[..., Page]) -> Iterator[Planned]:
    count = len(view.articles(listing))
    for number, url in enumerate(lists.page_urls(first, count), start=1):
        yield Planned(url, partial(compose, number=number))
