"""From what is known to the files of the site: what changed is composed and rendered, the rest stands."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from postil.compose import feeds
from postil.diagnose.diagnostic import Diagnostic
from postil.engine.dead_links import Addresses, addresses
from postil.engine.ledger import Ledger, PageRow
from postil.engine.pages import MISSING, Planned, pages
from postil.engine.understand import Understood
from postil.engine.view import SiteView, Stock
from postil.link.routes import file_of
from postil.model.feed import FeedEntryPage
from postil.model.page import RedirectPage
from postil.render import feeds as xml
from postil.render.templates import Templates

FEED = "/feed.xml"
"""The feed reads what it shows as a page does, and is made again when that changed."""


@dataclass(frozen=True, slots=True)
class File:
    """One file of the output that was made in this build."""

    path: str
    data: bytes
    is_composed: bool = True
    """Whether it is a page, or the feed: a list of all pages is written down in every build, and costs nothing."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One file of the output that stands as it was made before."""

    path: str
    digest: str
    is_composed: bool = False
    """Whether it was composed again, and came out as it was."""


class FeedView(SiteView):
    """The site as a feed sees it: a feed is read anywhere, so every link is a whole address."""

    def href(self, url: str) -> str:
        return self.absolute(url)


class MissingView(SiteView):
    """The site as the page for what is missing sees it: a host shows that page under any address, however deep.

    So its links begin at the root of the host, as far as `base_url` says where the site stands there.
    """

    def href(self, url: str) -> str:
        base = self.site().base_url
        return urlsplit(base).path.rstrip("/") + url if base else super().href(url)


def make(ledger: Ledger, site: Understood, templates: Templates, stale: Iterable[str]) -> Iterator[File | Kept | Diagnostic]:
    """Every file that is made from content, in a fixed order; and what was wrong with a template.

    A page is made again when it is new, when something it read changed, or when it is one of `stale`.
    """
    before = ledger.pages()
    again = {*ledger.readers(site.changed), *stale}
    root = SiteView(site.stock, "/")
    planned: dict[str, Planned | None] = {one.url: one for one in pages(root, site.redirects)}
    if root.site().base_url:
        planned[FEED] = None
    for gone in sorted(set(before) - set(planned)):
        ledger.forget_page(gone)
    broken: dict[Diagnostic, None] = {}
    for url, page in planned.items():
        if url in before and url not in again:
            yield Kept(before[url].path, before[url].digest)
            continue
        made, is_listed, view, findings = page_of(page, site.stock, templates) if page else feed_of(site.stock, templates)
        broken.update(dict.fromkeys(findings))
        digest = hashlib.sha256(made.data).hexdigest()
        ledger.keep_page(url, PageRow(made.path, digest, is_listed), links_of(made), view.reads)
        is_same = url in before and before[url] == (made.path, digest, is_listed)
        yield Kept(made.path, digest, is_composed=True) if is_same and url not in stale else made
    yield from sorted(broken, key=lambda finding: (finding.span.path, finding.span.line, finding.message))
    listed = (url for url, row in ledger.pages().items() if row.is_listed)
    yield from indexes(listed, site.stock)


def page_of(page: Planned, stock: Stock, templates: Templates) -> tuple[File, bool, SiteView, tuple[Diagnostic, ...]]:
    """One page: its bytes, whether search engines are told of it, and through which view it read."""
    view = (MissingView if page.url == MISSING else SiteView)(stock, page.url)
    value = page.compose(view)
    html, findings = templates.render(value)
    is_listed = not isinstance(value, RedirectPage) and not value.frame.noindex
    return File(file_of(page.url), html.encode()), is_listed, view, findings


def feed_of(stock: Stock, templates: Templates) -> tuple[File, bool, SiteView, tuple[Diagnostic, ...]]:
    view = FeedView(stock, FEED)
    findings: list[Diagnostic] = []

    def to_html(entry: FeedEntryPage) -> str:
        html, wrong = templates.render(entry)
        findings.extend(wrong)
        return html

    return File(file_of(FEED), xml.atom(feeds.latest(view, to_html=to_html))), False, view, tuple(findings)


def links_of(made: File) -> Addresses:
    """What a file can be linked by and what it links; the page for what is missing begins its links at the root of the host."""
    if not made.path.endswith(".html") or made.path == file_of(MISSING):
        return Addresses(frozenset(), ())
    return addresses(made.data.decode())


def indexes(urls: Iterable[str], stock: Stock) -> Iterator[File]:
    """What lists all pages that search engines are told of; the sitemap needs whole addresses, and so a base address."""
    sitemap_address = ""
    view = FeedView(stock, "/sitemap.xml")
    if view.site().base_url:
        listed: dict[str, date | None] = dict.fromkeys(urls)
        for card in view.articles():
            if card.url in listed:
                listed[card.url] = card.updated or card.date
        yield File("sitemap.xml", xml.sitemap(feeds.sitemap(view, listed.items())), is_composed=False)
        sitemap_address = view.absolute("/sitemap.xml")
    yield File("robots.txt", xml.robots(sitemap_address), is_composed=False)
