"""Session: a site held at hand in one process and brought up to date edit by edit; it never refuses to show something."""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, TypeVar

from postil.diagnose.diagnostic import Findings
from postil.engine.build import fails, good_until
from postil.engine.changes.gather import Gathered, regathered
from postil.engine.changes.inputs import look, settings_of
from postil.engine.changes.texts import Sources, Texts, Version, VersionLibrary
from postil.engine.making.at_hand import INDEXES, AtHand
from postil.engine.making.by_hand import ByHand
from postil.engine.making.outputs import taken_over
from postil.engine.making.view import SiteView
from postil.engine.memory.kept import Kept
from postil.engine.project import Options, Project
from postil.engine.refresh import Refresh, kinds, worse, written_files
from postil.engine.understanding.attached import Attached, attachments
from postil.engine.understanding.lookups import Names
from postil.engine.understanding.publication import is_article_published
from postil.engine.understanding.understand import Understood, understand
from postil.frozen import frozen
from postil.link.routes import file_of
from postil.model.relations import Key
from postil.render.templates import Templates
from postil.source import Source

T = TypeVar("T")

SETTLING = 20
"""How often at most files are held back before all that changed is: each time one more file was found to be broken."""


@frozen
class _Reading:
    """One version of the texts, understood."""

    gathered: Gathered
    site: Understood
    attached: Attached
    findings: Findings


class Session:
    """A site in memory. Not to be used from two threads at once."""

    def __init__(self, project: Project, options: Options, *, remember: bool = False) -> None:
        """Take up a site; `refresh` has to be called before anything else.

        With `remember`, what did not change since the last session is taken from it. Then `close` it in the end.
        """
        self.project = project
        self.options = options
        self.findings: Findings = ()
        """What is wrong with the files as they stand on disk now, pages aside."""
        self._kept = Kept(project, options, remember=remember)
        self._begin()

    def _begin(self) -> None:
        self._texts = Texts(self.project.root)
        self._is_sound = False
        """Whether the last refresh came to its end, so that the ledger is not halfway between two states."""
        self._accepted: Counter[tuple[str, str, str]] = Counter()
        self._gathered: Gathered | None = None
        self._templates: Templates | None = None
        self._others: dict[str, bytes] = {}
        self._pages = AtHand()
        self._by_hand = ByHand()
        self._reading: _Reading | None = None
        self._held: frozenset[str] = frozenset()

    def refresh(self, changed: Collection[str] | None, *, now: datetime) -> Refresh:
        """Bring the site up to date. `changed` are the paths at which something may be different, None for anywhere.

        Where the files as they stand would make the site worse, those that do are held as they last were good.
        """
        return self._kept.steadily(self._begin, self._refresh, changed, now)

    def steady(self, task: Callable[..., T], *arguments: Any) -> T:
        """What a task over this session returns; it is done again where the ledger turns out to be damaged."""

        def once_read() -> T:
            if self._reading is None:
                self._refresh(None, self.options.now)
            return task(*arguments)

        return self._kept.steadily(self._begin, once_read)

    def _refresh(self, changed: Collection[str] | None, now: datetime) -> Refresh:
        self.options = replace(self.options, now=now)
        self._is_sound = False
        before = self._gathered
        gathered = self._gathered = regathered(self.project, before, changed)
        there = None if before and gathered.listing is before.listing else gathered.listing.texts
        new = self._texts.look(there, changed if before else None)
        keys: set[Key] = set()
        forms: list[frozenset[str] | None] = []
        self._settle(new if before else None, keys, forms)
        if before is None or before.templates != gathered.templates:
            self._templates = Templates(gathered.templates)
        assets = self._take_others(gathered)
        forms = None if None in forms else frozenset().union(*forms)
        site = replace(self._reading.site, changed=frozenset(keys), forms=forms)
        stale = self._pages.renew(site, self._templates)
        written = () if before is None else written_files(before, gathered, assets)
        self._by_hand.begin(new, self._texts.disk, self._pages, self._file_about)
        self._is_sound = True
        return Refresh(tuple(sorted({*new, *written})), tuple(sorted(self._held)), stale, assets, frozenset(keys))

    @property
    def begins_anew(self) -> bool:
        """Whether nothing was kept, though what is learned now will be."""
        return self._kept.ledger.is_new and self._kept.ledger.path is not None

    def save(self) -> None:
        """Keep what was learned for the next session. After a refresh that raised nothing is kept."""
        if self._is_sound:
            self._kept.save()

    def close(self) -> None:
        """Keep what was learned, if there is room for it, and end."""
        self.save()
        self._kept.close()

    def file(self, path: str) -> bytes | None:
        """The bytes of a file of the site, by its path in the output; None when there is no such file."""
        return self.steady(self._file, path)

    def _file(self, path: str) -> bytes | None:
        if path in self._pages.planned:
            try:
                return self._pages.page(path)
            except sqlite3.Error:
                raise
            except Exception:
                # Where errors stand, what a page rests on may be missing; without any it is a mistake in Postil.
                if not fails(self.findings, self.options):
                    raise
                return self._pages.last(path)
        if path in INDEXES:
            return self._pages.index(path)
        if path.startswith("media/") and not self._pages.shows(path.removeprefix("media/")):
            return None
        return self._others.get(path)

    def files(self) -> tuple[str, ...]:
        """The files that the site has, sorted; of pictures those that the pages at hand show."""
        pictures = (path for path in self._others if self.file(path) is not None)
        indexes = (path for path in INDEXES if path != "sitemap.xml" or self.view("/").site().base_url)
        return tuple(sorted({*self._pages.planned, *pictures, *indexes}))

    def about(self, path: str) -> str:
        """What a page is about, as `article:pact`; empty for lists, and where there is no page."""
        return self._pages.about(path)

    def digest(self, path: str) -> str:
        """The SHA-256, in hexadecimal, of a page as it was last made; empty when it never was."""
        return self._pages.digest(path)

    def page_findings(self) -> Findings:
        """What is wrong with the pages at hand: their templates, links that lead nowhere.

        Where the texts have errors nothing is said of pages, as in a build: a link may lead nowhere on their account.
        """
        if fails(self.findings, self.options):
            return ()
        found = self._pages.findings((*self._others, *INDEXES), self.sources)
        return tuple(dict.fromkeys(found))

    def look_further(self, seconds: float) -> bool:
        """Look, for about that long, at pages that nobody asked for but an edit elsewhere may have broken links of.

        Returns whether it is to be called again. In the end `page_findings` tells of them, too.
        """
        return self._by_hand.go_on(seconds)

    @property
    def names(self) -> Mapping[str, str]:
        """What links without words of their own read as, by target."""
        return Names(self._reading.site.stock.relations.read)

    def view(self, url: str) -> SiteView:
        """The site as shown, as the page at `url` sees it."""
        return SiteView(self._reading.site.stock, url)

    @property
    def sources(self) -> Mapping[str, Source]:
        """The texts that findings point into, as they stood at the last look."""
        return Sources(self._texts.disk, self._gathered.templates)

    def texts(self, prefix: str) -> tuple[str, ...]:
        """The files of content/, pictures aside, whose paths begin so, sorted."""
        listed = self._gathered.listing.texts
        return listed[bisect_left(listed, prefix) : bisect_left(listed, prefix + "\U0010ffff")]

    def text_digest(self, path: str) -> str:
        """The SHA-256 of a file of content/ as it stood at the last look; empty for what is not there or cannot be read."""
        text = self._texts.disk.get(path)
        return text.digest if text else ""

    def unready(self) -> tuple[str, ...]:
        """The articles that readers do not get at this moment, by their ids."""
        read, now = self._kept.ledger.read, self.options.now
        closed = (one for one, _ in read("window", "all") if not is_article_published(one, now, drafts=False))
        return tuple(sorted({*read("drafts", "all"), *(article.id for article in closed)}))

    def good_until(self) -> datetime:
        """The moment at which the same files make another site: an article is due, or a new day begins."""
        return datetime.fromtimestamp(good_until(self._kept.ledger, self.options), UTC)

    # How it is done
    def _file_about(self, thing: str) -> str:
        """The file of the page that a thing has, such as `article:pact`, or that it is on; empty for none."""
        card = self.view("/").card(thing)
        return file_of(card.url.partition("#")[0]) if card else ""

    def _settle(self, new: frozenset[str] | None, keys: set[Key], forms: list[frozenset[str] | None]) -> None:
        """Understand what stands on disk; as long as that is worse than what was shown before, less and less of it."""
        texts = self._texts
        changed = None if new is None else new | self._held
        reading = self._read(texts.disk, changed, keys, forms)
        self.findings = reading.findings
        held: frozenset[str] = frozenset()
        if self._reading is not None:
            tries = 0
            while (bad := worse(reading.findings, self._accepted, self.options)) and held != (differing := texts.differing):
                tries += 1
                more = {finding.span.path for finding in bad} & differing - held
                # What is broken may be another file than the one the finding is in: most likely that of the last time.
                more = more or self._held & differing - held
                held = held | more if more and tries < SETTLING else differing
                reading = self._read(texts.version(held), changed | held, keys, forms)
        self._reading, self._held = reading, held
        self._accepted = kinds(reading.findings, self.options)
        texts.accept(held)

    def _read(
        self, version: Version, changed: frozenset[str] | None, keys: set[Key], forms: list[frozenset[str] | None]
    ) -> _Reading:
        """Bring the ledger to one version of the texts; what changes on the way is added to `keys` and `forms`.

        `changed` are the paths at which the version may differ from the one that the ledger is at, None for anywhere.
        """
        gathered, options = self._gathered, self.options
        change = {"base_url": options.base_url} if options.base_url else {}
        library = VersionLibrary(self.project.root, gathered.listing.media, change, version)
        site_file = version.get("content/site.yaml")
        settings = settings_of(site_file.digest if site_file else "", options)
        inputs = look(version, changed, lambda path: version[path].digest, self._kept.ledger, settings)
        sizes = {src: size for src, (size, _) in gathered.pictures.items()}
        site = understand(self._kept.ledger, library, inputs, sizes, options)
        keys |= site.changed
        forms.append(site.forms)
        # Only where nothing but texts changed the gathered files are the very same.
        known = self._reading.attached.snapshots if self._reading and self._reading.gathered is gathered else {}
        attached = attachments(self.project, self._kept.ledger, gathered, site, known)
        findings = (*gathered.findings, *gathered.listing.findings, *site.findings, *attached.findings)
        return _Reading(gathered, site, attached, findings)

    def _take_others(self, gathered: Gathered) -> frozenset[str]:
        """Everything but pages; returns the paths at which something is different now."""
        before = self._others
        pictures = gathered.pictures.keys()
        self._others = dict(taken_over(gathered, self._reading.attached))
        self._others |= {f"media/{src}": gathered.data[src] for src in pictures}
        paths = before.keys() | self._others.keys()
        return frozenset(path for path in paths if before.get(path) != self._others.get(path))

