"""From what is known to the files of the site: what changed is composed and rendered, the rest stands."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from postil.compose import feeds
from postil.diagnose.diagnostic import Diagnostic
from postil.engine.dead_links import addresses
from postil.engine.ledger import Ledger
from postil.engine.page_table import Anchors, PageRow
from postil.engine.pages import COMPOSERS, FEED, MISSING, Plan, pages
from postil.engine.understand import Understood
from postil.engine.view import SiteView, Stock
from postil.link.routes import file_of
from postil.model.feed import FeedEntryPage
from postil.model.page import RedirectPage
from postil.render import feeds as xml
from postil.render.templates import Templates

PLAN = "plan"
"""The name under which the list of all pages is kept among them: it too reads, and is made again when that changed."""


@dataclass(frozen=True, slots=True)
class Made:
    """One page, or the feed, as it was made in this build."""

    path: str
    data: bytes
    digest: str
    anchors: Anchors
    lost: bool
    """Whether something can no longer be linked that could be before."""
    relisted: bool
    """Whether search engines are told of it and were not before, or the other way round."""


@dataclass(frozen=True, slots=True)
class Gone:
    """A file that is no longer made."""

    path: str


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


def make(
    ledger: Ledger, site: Understood, templates: Templates, stale: set[str] | None
) -> Iterator[Made | Gone | Diagnostic]:
    """Every page that has to be made again, and every file that is no longer made; and what was wrong with a template.

    A page is made again when it is new, when something it read changed, or when it is one of `stale`, which is None
    for all of them.
    """
    again = _readers(ledger, site) | (stale or set())
    before = ledger.pages.rows() if stale is None or PLAN in again or ledger.pages.row(PLAN) is None else None
    plans: dict[str, Plan] = {}
    if before is not None:
        plans = _planned(ledger, site)
        for url in sorted(before.keys() - plans.keys() - {PLAN}):
            ledger.pages.forget(url)
            yield Gone(before[url].path)
        again = set(plans) if stale is None else (again & plans.keys()) | (plans.keys() - before.keys())
    broken: dict[Diagnostic, None] = {}
    for url in plans if before is not None else sorted(again):
        known = ledger.pages.row(url)
        plan = plans.get(url) or (known and known[1])
        if plan is None or (url not in again and known and known[1] == plan):
            continue
        data, is_listed, view, findings = page_of(url, plan, site.stock, templates)
        broken.update(dict.fromkeys(findings))
        row = PageRow(file_of(url), hashlib.sha256(data).hexdigest(), is_listed)
        anchors = anchors_of(row.path, data)
        was = ledger.pages.anchors_of(row.path)
        ledger.pages.keep(url, row, plan, anchors, "\n\n".join(view.said), view.reads)
        lost = was is not None and not was.ids <= anchors.ids
        relisted = known is None or known[0].is_listed != is_listed
        yield Made(row.path, data, row.digest, anchors, lost, relisted)
    yield from sorted(broken, key=lambda finding: (finding.span.path, finding.span.line, finding.message))


def _readers(ledger: Ledger, site: Understood) -> set[str]:
    """The pages that read what changed. A changed name concerns those alone in whose own texts its letters stand."""
    names = {key for key in site.changed if key[0] == "labels"}
    found = ledger.pages.readers(site.changed - names)
    by_name = ledger.pages.readers(names)
    if by_name and site.forms is not None:
        by_name &= {url for form in site.forms for url in ledger.pages.saying(form)}
    return found | by_name


def _planned(ledger: Ledger, site: Understood) -> dict[str, Plan]:
    view = SiteView(site.stock, "/")
    plans = dict(pages(view))
    ledger.pages.keep(PLAN, PageRow("", "", is_listed=False), None, Anchors(frozenset(), ()), "", view.reads)
    return plans


def page_of(
    url: str, plan: Plan, stock: Stock, templates: Templates
) -> tuple[bytes, bool, SiteView, tuple[Diagnostic, ...]]:
    """One page: its bytes, whether search engines are told of it, and through which view it read."""
    if url == FEED:
        return _feed(stock, templates)
    view = (MissingView if url == MISSING else SiteView)(stock, url)
    name, of = plan
    value = COMPOSERS[name](view, of)
    html, findings = templates.render(value)
    is_listed = not isinstance(value, RedirectPage) and not value.frame.noindex
    return html.encode(), is_listed, view, findings


def _feed(stock: Stock, templates: Templates) -> tuple[bytes, bool, SiteView, tuple[Diagnostic, ...]]:
    view = FeedView(stock, FEED)
    findings: list[Diagnostic] = []

    def to_html(entry: FeedEntryPage) -> str:
        html, wrong = templates.render(entry)
        findings.extend(wrong)
        return html

    return xml.atom(feeds.latest(view, to_html=to_html)), False, view, tuple(findings)


def anchors_of(path: str, data: bytes) -> Anchors:
    """What a file can be linked by and what it links; the page for what is missing begins its links at the root of the host."""
    if not path.endswith(".html") or path == file_of(MISSING):
        return Anchors(frozenset(), ())
    found = addresses(data.decode())
    return Anchors(found.ids, found.links)


def indexes(urls: Iterable[str], stock: Stock) -> Iterator[tuple[str, bytes]]:
    """What lists the pages that search engines are told of; the sitemap needs whole addresses, and so a base address."""
    sitemap_address = ""
    view = FeedView(stock, "/sitemap.xml")
    if view.site().base_url:
        listed: dict[str, date | None] = dict.fromkeys(urls)
        listed |= {url: day for url, day in stock.relations.read("lastmod", "all") if url in listed}
        yield "sitemap.xml", xml.sitemap(feeds.sitemap(view, listed.items()))
        sitemap_address = view.absolute("/sitemap.xml")
    yield "robots.txt", xml.robots(sitemap_address)
