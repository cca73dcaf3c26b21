"""From what is known to the files of the site: composed, rendered, as bytes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from postil.compose import feeds
from postil.diagnose.diagnostic import Diagnostic
from postil.engine.pages import MISSING, pages
from postil.engine.understand import Understood
from postil.engine.view import SiteView
from postil.link.routes import file_of
from postil.model.page import RedirectPage
from postil.render import feeds as xml
from postil.render.templates import Templates


@dataclass(frozen=True, slots=True)
class File:
    """One file of the output."""

    path: str
    data: bytes
    pictures: tuple[str, ...] = ()
    """What it shows of content/media/: a picture that no page shows is not published."""


class FeedView(SiteView):
    """The site as a feed sees it: a feed is read anywhere, so every link is a whole address."""

    def href(self, url: str) -> str:
        return self.absolute(url)


class MissingView(SiteView):
    """The site as the page for what is missing sees it: a host shows that page under any address, however deep.

    So its links begin at the root of the host, as far as `base_url` says where the site stands there.
    """

    def href(self, url: str) -> str:
        base = self._stock.site.base_url
        return urlsplit(base).path.rstrip("/") + url if base else super().href(url)


def make(site: Understood, templates: Templates) -> Iterator[File | Diagnostic]:
    """Every file that is made from content: pages, feeds, sitemap; and what was wrong with a template."""
    listed: dict[str, date | None] = {}
    broken: set[Diagnostic] = set()
    for planned in pages(SiteView(site.stock, "/"), site.redirects):
        view = (MissingView if planned.url == MISSING else SiteView)(site.stock, planned.url)
        page = planned.compose(view)
        html, findings = templates.render(page)
        broken.update(findings)
        yield File(file_of(planned.url), html.encode(), view.pictures)
        if not isinstance(page, RedirectPage) and not page.frame.noindex:
            listed[planned.url] = None
    yield from sorted(broken, key=lambda finding: (finding.span.path, finding.span.line, finding.message))
    yield from _feeds(site, templates, listed)


def _feeds(site: Understood, templates: Templates, listed: dict[str, date | None]) -> Iterator[File]:
    """What needs whole addresses is made only where the site has a base address."""
    sitemap_address = ""
    if site.stock.site.base_url:
        view = FeedView(site.stock, "/feed.xml")
        feed = feeds.latest(view, to_html=lambda page: templates.render(page)[0])
        yield File("feed.xml", xml.atom(feed))
        for card in view.articles():
            if card.url in listed:
                listed[card.url] = card.updated or card.date
        yield File("sitemap.xml", xml.sitemap(feeds.sitemap(view, listed.items())))
        sitemap_address = view.absolute("/sitemap.xml")
    yield File("robots.txt", xml.robots(sitemap_address))
