"""One page drawn: composed, rendered, and with it all that is to be remembered of it; here, or by a worker."""

from __future__ import annotations

import hashlib
import os
import pickle
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from postil.compose import feeds
from postil.compose.documents import documents
from postil.compose.search import names
from postil.diagnose.diagnostic import Diagnostic
from postil.engine.executors import workers
from postil.engine.making.dead_links import addresses
from postil.engine.making.pages import COMPOSERS, FEED, MISSING, NAMES, Plan
from postil.engine.making.view import SiteView
from postil.engine.memory.ledger import Ledger
from postil.engine.memory.page_table import Anchors
from postil.engine.observer import NOBODY, Observer, Step, Stopwatch
from postil.engine.project import Options
from postil.engine.shared import LACKING, spread, with_shared
from postil.engine.understanding.stock import Stock
from postil.frozen import frozen
from postil.link.packed import Packed, packed, unpacked
from postil.link.routes import file_of
from postil.model.feed import FeedEntryPage
from postil.model.page import RedirectPage
from postil.model.relations import Key
from postil.render import feeds as xml
from postil.render import search
from postil.render.templates import Templates
from postil.source import Source

MANY = 100
"""From so many pages on it is worth while to share them among workers."""

CHUNK = 40
"""How many pages a task has: about 0.1 s of work."""

HEAVY = {"term": 5, "profile": 5}
"""Pages that count for so many others: they show every mention there is, half a megabyte of them in a hundred thousand
briefings, and all answers that are under way are in memory at once."""


@frozen
class Drawn:
    """A page, the feed, or the names that can be looked up."""

    url: str
    plan: Plan
    data: bytes
    digest: str
    is_listed: bool
    """Whether search engines are told of it."""
    anchors: Anchors
    said: str
    """The folded words of its own texts."""
    reads: tuple[Key, ...]
    findings: tuple[Diagnostic, ...]
    """What is wrong with its template."""
    documents: tuple[tuple[str, str], ...]
    """What is indexed of it, if the site is searched: its kind, and HTML."""


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


def draw(url: str, plan: Plan, stock: Stock, templates: Templates, watch: Observer = NOBODY) -> Drawn:
    """The page at a path of the site.

    Raises whatever composing raises: on a site with errors a page may find nothing where it expects something.
    """
    watch.at(Step.COMPOSING)
    found: tuple[tuple[str, str], ...] = ()
    html = ""
    if url == FEED:
        view: SiteView = FeedView(stock, url)
        data, is_listed, findings = _feed(view, templates)
    elif url == NAMES:
        view = SiteView(stock, url)
        data, is_listed, findings = names(view).encode(), False, ()
    else:
        view = (MissingView if url == MISSING else SiteView)(stock, url)
        name, of = plan
        value = COMPOSERS[name](view, of)
        watch.at(Step.RENDERING)
        html, findings = templates.render(value)
        data, is_listed = html.encode(), not isinstance(value, RedirectPage) and not value.frame.noindex
        if stock.relations.read("present", "search"):
            found = tuple((one.kind, search.document(one, file_of(url))) for one in documents(value))
    digest, said = hashlib.sha256(data).hexdigest(), "\n\n".join(view.said)
    watch.at(Step.LINKS)
    anchors = _anchors(url, html)
    for step in (Step.COMPOSING, Step.RENDERING, Step.LINKS):
        watch.done(step)
    return Drawn(url, plan, data, digest, is_listed, anchors, said, tuple(view.reads), findings, found)


def _feed(view: SiteView, templates: Templates) -> tuple[bytes, bool, tuple[Diagnostic, ...]]:
    findings: list[Diagnostic] = []

    def to_html(entry: FeedEntryPage) -> str:
        html, wrong = templates.render(entry)
        findings.extend(wrong)
        return html

    return xml.atom(feeds.latest(view, to_html=to_html)), False, tuple(findings)


def _anchors(url: str, html: str) -> Anchors:
    """What a page can be linked by and what it links; the one for what is missing begins its links at the root of the host."""
    if url == MISSING or not file_of(url).endswith(".html"):
        return Anchors(frozenset(), ())
    found = addresses(html)
    return Anchors(found.ids, found.links)


@frozen
class Shared:
    """What all pages are drawn with. What they read they find in the ledger, where the worker can see that file."""

    ledger: str
    state: str
    """What that ledger must hold as `drawing`, to be the one that is meant."""
    labels: Mapping[str, Packed]
    templates: tuple[Source, ...]
    compiled: Mapping[str, bytes]


def draw_many(
    ledger: Ledger, stock: Stock, templates: Templates, plans: Mapping[str, Plan], options: Options, watch: Observer
) -> Iterator[Drawn]:
    """All these pages, in their order. The ledger must hold nothing that would be lost if the build ended here."""
    labels = {language: packed(stock.labels[language]) for language in stock.labels}
    # Here, so that no worker does it again, nor the next build.
    templates.compile_all()
    state = os.urandom(8).hex()
    ledger.keep("drawing", state)
    ledger.pause()
    shared = Shared(str(ledger.path), state, labels, templates.sources, templates.compiled)
    chunks = list(_chunks(plans))
    with workers(options, len(chunks)) as (executor, count):
        answers = spread(executor, count, draw_chunk, shared, chunks)
        watch.at(Step.WAITING)
        for chunk, (drawn, spent) in zip(chunks, answers, strict=True):
            watch.worked(spent)
            yield from drawn if drawn is not None else (draw(*page, stock, templates, watch) for page in chunk)
            watch.at(Step.WAITING)


def _chunks(plans: Mapping[str, Plan]) -> Iterator[list[tuple[str, Plan]]]:
    chunk, room = [], CHUNK
    for page in plans.items():
        chunk.append(page)
        room -= HEAVY.get(page[1][0], 1)
        if room <= 0:
            yield chunk
            chunk, room = [], CHUNK
    if chunk:
        yield chunk


def draw_chunk(asked: bytes) -> bytes:
    """Draw a few pages: pickled list of (url, plan) in; out a list of Drawn, None where the ledger cannot be seen, and Spent."""
    found = with_shared("drawing", _board, asked)
    if found is None:
        return LACKING
    board, pages = found
    watch = Stopwatch()
    drawn: Iterable[Drawn] | None = board and [draw(*page, *board, watch) for page in pages]
    return pickle.dumps((drawn, watch.spent()), pickle.HIGHEST_PROTOCOL)


def _board(shared: Shared) -> tuple[Stock, Templates] | None:
    try:
        ledger = Ledger.reading(Path(shared.ledger))
        if ledger.recall("drawing") != shared.state:
            return None
    except sqlite3.Error:
        return None
    labels = {language: unpacked(found) for language, found in shared.labels.items()}
    return Stock(relations=ledger, labels=labels), Templates(shared.templates, shared.compiled)
