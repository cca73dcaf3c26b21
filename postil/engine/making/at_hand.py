"""AtHand: the pages of a site in one process, each made when it is asked for and remembered until what it read changes."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from postil.diagnose.diagnostic import Diagnostic
from postil.engine.making.dead_links import DeadEnd, dead_ends, target_of
from postil.engine.making.drawing import draw
from postil.engine.making.make import indexes
from postil.engine.making.pages import Part, Plan, about, pages_of, parts
from postil.engine.making.view import SiteView
from postil.engine.memory.page_table import Anchors
from postil.engine.understanding.understand import Understood
from postil.link.routes import file_of
from postil.model.relations import Key
from postil.render.templates import Templates
from postil.source import Source

INDEXES = ("sitemap.xml", "robots.txt")
"""What lists all pages, and so needs all of them made."""


@dataclass(slots=True)
class _Page:
    """A page as it was last made."""

    data: bytes | None
    """None for a page that was looked at for its links alone: there may be thousands of those."""
    digest: str
    reads: frozenset[Key]
    is_listed: bool
    anchors: Anchors
    said: str
    """The folded words of its own texts."""
    findings: tuple[Diagnostic, ...]
    """What was wrong with its template. Then the page is as it last was."""
    is_stale: bool = False


class AtHand:
    """The pages. Begins empty; `renew` says what the site is now, `page` makes one."""

    def __init__(self) -> None:
        self._pages: dict[str, _Page] = {}
        self._planned: dict[str, tuple[str, Plan]] = {}
        """The path on the site and the plan of every page, by its file."""
        self._listed: tuple[frozenset[Key] | None, tuple[Part, ...]] = (None, ())
        """The parts of the plan, and what that list read."""
        self._parts: dict[Part, tuple[frozenset[Key], dict[str, tuple[str, Plan]]]] = {}
        """What each part of the plan read, and what came of it."""
        self._site: Understood | None = None
        self._templates: tuple[Templates, ...] = ()
        """Those to be used, and behind them those that were in use before, for as long as the new ones are broken."""
        self._dead_ends: tuple[DeadEnd, ...] = ()
        """What was told last."""

    def renew(self, site: Understood, templates: Templates) -> frozenset[str]:
        """Take the site as it is now; returns the files of the pages at hand that have to be made again."""
        new_look = not self._templates or templates is not self._templates[0]
        if new_look:
            broken = any(page.findings for page in self._pages.values())
            self._templates = (templates, *(self._templates[1:] if broken else self._templates[:1]))
        self._site = site
        self._plan(site)
        for path in self._pages.keys() - self._planned.keys():
            del self._pages[path]
        stale = {
            path
            for path, page in self._pages.items()
            if new_look or page.is_stale or page.findings or site.concerns(page.reads, page.said)
        }
        for path in stale:
            self._pages[path].is_stale = True
            if new_look:
                self._pages[path].findings = ()
        return frozenset(stale)

    def _plan(self, site: Understood) -> None:
        """Plan anew what rests on something that changed."""
        reads, listed = self._listed
        if reads is None or not reads.isdisjoint(site.changed):
            root = SiteView(site.stock, "/")
            listed = tuple(parts(root))
            self._listed = frozenset(root.reads), listed
        before, self._parts = self._parts, {}
        for part in listed:
            known = before.get(part)
            if known is None or not known[0].isdisjoint(site.changed):
                view = SiteView(site.stock, "/")
                planned = {file_of(url): (url, plan) for url, plan in pages_of(view, part)}
                known = (frozenset(view.reads), planned)
            self._parts[part] = known
        if any(before.get(part) is not known for part, known in self._parts.items()) or len(before) > len(self._parts):
            self._planned = {}
            for _, planned in self._parts.values():
                self._planned.update(planned)

    @property
    def planned(self) -> Collection[str]:
        """The files of all pages that there are."""
        return self._planned.keys()

    def about(self, path: str) -> str:
        """What a page is about, as `article:pact`; empty for lists, and where there is no page."""
        planned = self._planned.get(path)
        return about(planned[1]) if planned else ""

    def page(self, path: str) -> bytes | None:
        """The bytes of a page or the feed; None when there is none at that path.

        Raises whatever composing raises: on a site with errors a page may find nothing where it expects something.
        """
        if path not in self._planned:
            return None
        page = self._pages.get(path)
        if page is None or page.is_stale or page.data is None:
            page = self._pages[path] = self._made(path, page)
        return page.data

    def check(self, path: str) -> bool:
        """Make a page that nobody may have asked for, so that its links are known; whether there was anything to do."""
        before = self._pages.get(path)
        if path not in self._planned or (before and not before.is_stale):
            return False
        try:
            page = self._made(path, before)
        except sqlite3.Error:
            raise
        except Exception:
            # What is wrong with it is told to whoever opens it.
            return True
        if before is None or before.data is None:
            page.data = None
        self._pages[path] = page
        return True

    def led_to(self, path: str) -> Iterator[str]:
        """The other pages at whose places a page at hand has links that were written by hand or made."""
        page = self._pages.get(path)
        for link in page.anchors.links if page else ():
            if "#" in link and (target := target_of(path, link)) != path and target in self._planned:
                yield target

    def doubtful(self) -> frozenset[str]:
        """The pages that have to be made again before it is known whether what was said of them still holds."""
        named = {path for one in self._dead_ends for path in (one.page, one.target)}
        named |= {path for path, page in self._pages.items() if page.data is not None}
        return frozenset(path for path in named if path in self._pages and self._pages[path].is_stale)

    def last(self, path: str) -> bytes | None:
        """The page as it was last made, however long ago."""
        page = self._pages.get(path)
        return page.data if page else None

    def digest(self, path: str) -> str:
        """The digest of a page as it was last made; empty when it never was."""
        page = self._pages.get(path)
        return page.digest if page else ""

    def index(self, path: str) -> bytes | None:
        """The sitemap or robots.txt: to know what is listed all pages are made."""
        for one in self._planned:
            self.check(one)
        listed = (url for at, (url, _) in self._planned.items() if (page := self._pages.get(at)) and page.is_listed)
        return dict(indexes(listed, self._site.stock)).get(path)

    def shows(self, picture: str) -> bool:
        """Whether a page at hand shows a picture, named from content/media/."""
        return any(("picture", picture) in page.reads for page in self._pages.values())

    def findings(self, others: Collection[str], sources: Mapping[str, Source]) -> Iterator[Diagnostic]:
        """What is wrong with the pages at hand; `others` are the files of the site besides pages.

        What was said of a page stays said until that is made again, or there is a new look.
        """
        for page in self._pages.values():
            yield from page.findings
        made = ((path, page.anchors) for path, page in self._pages.items() if not page.is_stale)
        found = tuple(dead_ends(made, self._ids_of, _Either(self._planned.keys(), others), sources))
        doubtful = self.doubtful()
        kept = tuple(one for one in self._dead_ends if one.page in doubtful or one.target in doubtful)
        self._dead_ends = tuple(dict.fromkeys((*found, *kept)))
        yield from (one.finding for one in self._dead_ends)

    def _ids_of(self, path: str) -> Collection[str] | None:
        page = self._pages.get(path)
        return None if page is None or page.is_stale else page.anchors.ids

    def _made(self, path: str, before: _Page | None) -> _Page:
        wrong: tuple[Diagnostic, ...] = ()
        url, plan = self._planned[path]
        for templates in self._templates:
            drawn = draw(url, plan, self._site.stock, templates)
            wrong = wrong or drawn.findings
            if not drawn.findings:
                break
        else:
            # Neither look can show it: it stays as it was.
            if before and before.data is not None:
                data = before.data
                return _Page(data, before.digest, frozenset(drawn.reads), drawn.is_listed, before.anchors, drawn.said, wrong)
        return _Page(
            drawn.data, drawn.digest, frozenset(drawn.reads), drawn.is_listed, drawn.anchors, drawn.said, wrong
        )


class _Either(Collection[str]):
    """Two collections as one, without copying them for every look."""

    def __init__(self, one: Collection[str], other: Collection[str]) -> None:
        self._parts = (one, other)

    def __contains__(self, path: object) -> bool:
        return any(path in part for part in self._parts)

    def __iter__(self) -> Iterator[str]:
        for part in self._parts:
            yield from part

    def __len__(self) -> int:
        return sum(len(part) for part in self._parts)
