"""The files of the output in one build: which stand as they were made, which are put there, which links lead nowhere."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from functools import lru_cache

from postil.diagnose.diagnostic import Diagnostic
from postil.engine.changes.gather import Gathered, picture
from postil.engine.changes.inputs import digest
from postil.engine.changes.known import Known
from postil.engine.making import search_index
from postil.engine.making.dead_links import dead_links
from postil.engine.making.make import Made, indexes
from postil.engine.memory.ledger import Ledger
from postil.engine.memory.page_table import Anchors
from postil.engine.project import Project
from postil.engine.understanding.attached import Attached
from postil.engine.understanding.understand import Understood
from postil.render.assets import joined
from postil.source import Source
from postil.write.apply import Stage

PAGES_AT_HAND = 12_000
"""Of so many pages the places on them are kept at hand while links are checked: 50 MB. The mentions of an entry lead to
places in briefings all over the site."""

LISTS = ("sitemap.xml", "robots.txt")
"""What lists all pages, and where that list is."""

REASONS_TO_LIST = {("lastmod", "all"), ("site", "")}
"""What those rest on, besides the pages there are."""


def taken_over(gathered: Gathered, attached: Attached) -> Iterator[tuple[str, bytes]]:
    """What is taken over as it is, or nearly, pictures aside: joined sheets and scripts, local copies of sources."""
    for path, text in joined(gathered.templates).items():
        yield path, text.encode()
    yield from gathered.look.items()
    yield from attached.snapshots.items()


class Outputs:
    """What stands and what is put; lives as long as one build."""

    def __init__(self, project: Project, ledger: Ledger, known: Known, stage: Stage | None) -> None:
        self._project, self._ledger, self._stage = project, ledger, stage
        self._others: dict[str, str] = ledger.recall("others") or {}
        """The digests of all files that are no pages, as last made."""
        self.files = {**ledger.pages.digests(), **self._others}
        """The digest of every file that is to be in the output, by path."""
        self._spoiled = known.spoiled
        if self._spoiled is None:
            self._spoiled = {path for path, one in self.files.items() if digest(project.output / path) != one}
        self._lost = bool(self._spoiled) or not self.files
        """Whether a file, or a place on a page, may have gone that others link to."""
        self._made: list[tuple[str, Anchors]] = []
        """The places and links of the pages that were made, as long as only those have to be checked."""
        standing = {path: one for path, one in self.files.items() if path not in self._spoiled}
        if stage:
            stage.stand(standing)

    def stale_pages(self, look: str) -> set[str] | None:
        """The pages to be made whatever they read: those that are not as they were left; None, all, for a new look."""
        if self._ledger.recall("look") != look:
            return None
        return self._ledger.pages.urls(self._spoiled)

    def put(self, made: Made) -> None:
        """A page that was made, whether or not it came out differently."""
        self._lost = self._lost or made.lost
        if not self._lost:
            self._made.append((made.path, made.anchors))
        self._put(made.path, made.data, made.digest)

    def drop(self, path: str) -> None:
        """A file that is no longer made."""
        self._lost = True
        self.files.pop(path, None)
        if self._stage:
            self._stage.drop(path)

    def put_others(self, gathered: Gathered, attached: Attached, site: Understood, *, relist: bool) -> None:
        """What is taken over, the pictures that pages show, and the lists of pages."""
        before, self._others = self._others, {}
        for path, data in taken_over(gathered, attached):
            self._put_other(path, data)
        for src in sorted(self._ledger.pages.read_keys("picture") & gathered.pictures.keys()):
            path, wanted = f"media/{src}", gathered.pictures[src][1]
            if before.get(path) == wanted and path not in self._spoiled:
                self._others[path] = wanted
            else:
                self._put_other(path, gathered.data.get(src) or picture(self._project, src)[0])
        stands = all(path not in self._spoiled for path in LISTS) and "robots.txt" in before
        if relist or not stands or site.changed & REASONS_TO_LIST:
            for path, data in indexes(self._ledger.pages.listed(), site.stock):
                self._put_other(path, data)
        else:
            self._others |= {path: before[path] for path in LISTS if path in before}
        if site.stock.relations.read("present", "search"):
            self._put_index(site.stock.relations.read("site", "")[0].language, before)
        for path in before.keys() - self._others.keys():
            self.drop(path)

    def _put_index(self, language: str, before: Mapping[str, str]) -> None:
        """The index, made anew only when it would be another: that takes seconds."""
        documents = tuple(self._ledger.found.documents())
        state = hashlib.sha256("\0".join((language, *(part for one in documents for part in one))).encode()).hexdigest()
        kept = {path: one for path, one in before.items() if path.startswith(search_index.FOLDER)}
        if self._ledger.recall("indexed") == state and self._spoiled.isdisjoint(kept):
            self._others |= kept
            return
        for path, data in search_index.index(documents, language).items():
            self._put_other(path, data)
        self._ledger.keep("indexed", state)

    def _put_other(self, path: str, data: bytes) -> None:
        self._others[path] = hashlib.sha256(data).hexdigest()
        self._put(path, data, self._others[path])

    def _put(self, path: str, data: bytes, digest: str) -> None:
        is_same = self.files.get(path) == digest and path not in self._spoiled
        self.files[path] = digest
        if self._stage and not is_same:
            self._stage.put(path, data, digest)

    def dead_links(self, sources: Mapping[str, Source]) -> Iterator[Diagnostic]:
        """Links that lead nowhere: in the pages that were made, and in all others when something has gone."""
        table = self._ledger.pages
        ids_of = lru_cache(maxsize=PAGES_AT_HAND)(table.ids_of)
        pages = table.anchors() if self._lost else self._made
        return dead_links(pages, ids_of, self.files, sources)

    def remember(self, look: str) -> None:
        """Let the next build know what stands."""
        self._ledger.keep("look", look)
        self._ledger.keep("others", self._others)
