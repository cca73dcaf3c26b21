"""From what is known to the files of the site: what changed is composed and rendered, the rest stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from postil.compose import feeds
from postil.diagnose.diagnostic import Diagnostic
from postil.engine.making.drawing import MANY, Drawn, FeedView, draw, draw_many
from postil.engine.making.pages import Plan, pages
from postil.engine.making.view import SiteView
from postil.engine.memory.ledger import Ledger
from postil.engine.memory.makings import Cause
from postil.engine.memory.page_table import Anchors, PageRow
from postil.engine.observer import NOBODY, Observer, Step
from postil.engine.project import Options
from postil.engine.understanding.stock import Stock
from postil.engine.understanding.understand import Understood
from postil.frozen import frozen
from postil.link.routes import file_of
from postil.model.relations import Key
from postil.render import feeds as xml
from postil.render.templates import Templates

PLAN = "plan"
"""The name under which the list of all pages is kept among them: it too reads, and is made again when that changed."""


@frozen
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


@frozen
class Gone:
    """A file that is no longer made."""

    path: str


def make(
    ledger: Ledger,
    site: Understood,
    templates: Templates,
    stale: set[str] | None,
    options: Options,
    watch: Observer = NOBODY,
) -> Iterator[Made | Gone | Diagnostic]:
    """Every page that has to be made again, and every file that is no longer made; and what was wrong with a template.

    A page is made again when it is new, when something it read changed, or when it is one of `stale`, which is None
    for all of them.
    """
    again = _readers(ledger, site) | (stale or set())
    is_first = False
    if stale is None or PLAN in again or ledger.pages.row(PLAN) is None:
        before = ledger.pages.rows()
        is_first = not before.keys() - {PLAN}
        plans = _planned(ledger, site)
        for url in sorted(before.keys() - plans.keys() - {PLAN}):
            ledger.pages.forget(url)
            ledger.found.forget(url)
            yield Gone(before[url].path)
        again = set(plans) if stale is None else again | (plans.keys() - before.keys())
        todo = {url: plan for url, plan in plans.items() if url in again or _is_new(ledger, url, plan)}
    else:
        todo = {url: found[1] for url in sorted(again) if (found := ledger.pages.row(url))}
    changed = ledger.pages.numbers(site.changed) if ledger.makings.last else {}
    watch.expect(Step.COMPOSING, len(todo))
    broken: dict[Diagnostic, None] = {}
    # What a ledger of no pages has learned so far may be kept at once, for a worker to see: the next build makes them all.
    if is_first and len(todo) >= MANY and ledger.path and (options.jobs > 1 or options.scheduler):
        drawn = draw_many(ledger, site.stock, templates, todo, options, watch)
    else:
        drawn = (draw(url, plan, site.stock, templates, watch) for url, plan in todo.items())
    for page in drawn:
        watch.at(Step.REMEMBERING)
        broken.update(dict.fromkeys(page.findings))
        if ledger.makings.last:
            ledger.makings.made(page.url, *_cause(ledger, page, stale, changed))
        yield _made(ledger, page)
    yield from sorted(broken, key=lambda finding: (finding.span.path, finding.span.line, finding.message))


def _is_new(ledger: Ledger, url: str, plan: Plan) -> bool:
    """Whether a page is made in another way than before, or was not made."""
    known = ledger.pages.row(url)
    return known is None or known[1] != plan


def _cause(
    ledger: Ledger, page: Drawn, stale: set[str] | None, changed: Mapping[int, Key]
) -> tuple[Cause, list[Key]]:
    """Why a page is made again. `changed` are the keys that changed, by their numbers."""
    known = ledger.pages.row(page.url)
    if known is None:
        return Cause.NEW, []
    if stale is None:
        return Cause.LOOK, []
    if page.url in stale:
        return Cause.OUTPUT, []
    if known[1] != page.plan:
        return Cause.PLAN, []
    return Cause.READ, [changed[number] for number in ledger.pages.read_numbers(page.url) if number in changed]


def _made(ledger: Ledger, page: Drawn) -> Made:
    row = PageRow(file_of(page.url), page.digest, page.is_listed)
    known, was = ledger.pages.row(page.url), ledger.pages.anchors_of(row.path)
    ledger.pages.keep(page.url, row, page.plan, page.anchors, page.said, page.reads)
    ledger.found.keep(page.url, page.documents)
    return Made(
        row.path,
        page.data,
        page.digest,
        page.anchors,
        lost=was is not None and not was.ids <= page.anchors.ids,
        relisted=known is None or known[0].is_listed != page.is_listed,
    )


def _readers(ledger: Ledger, site: Understood) -> set[str]:
    """The pages that read what changed. A changed name concerns those alone in whose own texts its letters stand."""
    names = {key for key in site.changed if key[0] == "labels"}
    found = ledger.pages.readers(site.changed - names)
    by_name = ledger.pages.readers(names)
    if by_name and site.forms is not None:
        by_name &= {url for form in site.forms for url in ledger.pages.saying(form)}
    return found | by_name


def _planned(ledger: Ledger, site: Understood) -> Mapping[str, Plan]:
    view = SiteView(site.stock, "/")
    plans = dict(pages(view))
    ledger.pages.keep(PLAN, PageRow("", "", is_listed=False), None, Anchors(frozenset(), ()), "", view.reads)
    return plans


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
