"""Showing: the site as the preview shows it: brought up to date, and turned into what pages and the terminal are told."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import quote, urlsplit

from postil.diagnose.diagnostic import Diagnostic, Findings, order
from postil.diagnose.report import as_html, severity
from postil.engine.build import fails
from postil.engine.refresh import Refresh
from postil.engine.session import Session
from postil.frozen import frozen
from postil.link.routes import file_of
from postil.model.cards import ArticleCard, SourceCard
from postil.preview.facts import facts, notes_in_question, unready
from postil.preview.files import FileIds

MISSING = "404.html"


@frozen
class Shown:
    """A file of the site as it is now."""

    data: bytes
    version: str
    """Of a page, the digest of its bytes; empty for anything else."""


@frozen
class Step:
    """What one look at the files led to."""

    refresh: Refresh
    pages: Mapping[str, Shown]
    """The open pages whose bytes are others than before, by file."""
    gone: frozenset[str]
    """The open pages that are no more."""
    seconds: float


@frozen
class Trouble:
    """What is wrong now, against what was before."""

    all: Findings
    new: Findings
    mended: Findings


class Showing:
    """The site at hand. Used from one thread at a time."""

    def __init__(self, session: Session, files: FileIds, clock: Callable[[], datetime]) -> None:
        self.session = session
        self.files = files
        self._clock = clock
        self.prefix = ""
        """The path at which the site will stand on its host, as far as `base_url` says: no slash at the end."""
        self._versions: dict[str, str] = {}
        self._findings: Findings = ()

    def update(self, changed: Collection[str] | None, open_pages: Collection[str]) -> Step:
        """Look at what changed, None for everything, and make the open pages again that rest on it."""
        begun = time.perf_counter()
        refresh = self.session.refresh(changed, now=self._clock())
        self.prefix = urlsplit(self.session.view("/").site().base_url or "").path.rstrip("/")
        pages, gone = {}, set()
        for path in open_pages:
            before = self._versions.get(path)
            shown = self.shown(path)
            if shown is None:
                gone.add(path)
            elif shown.version != before:
                pages[path] = shown
        return Step(refresh, pages, frozenset(gone), time.perf_counter() - begun)

    def is_due(self) -> bool:
        """Whether the moment has come at which the site is another one without an edit."""
        return self._clock() >= self.session.good_until()

    def shown(self, path: str) -> Shown | None:
        """A file of the site; None when there is none."""
        data = self.session.file(path)
        if data is None:
            return None
        version = self.session.digest(path)
        if version:
            self._versions[path] = version
        return Shown(data, version)

    def file_at(self, address: str) -> tuple[str, bool]:
        """The file for a path on the site, decoded, and whether a slash is missing at the end of the path."""
        file = address + "index.html" if address == "" or address.endswith("/") else address
        if self.session.about(file) or self.session.file(file) is not None:
            return file, False
        folder = f"{address}/index.html"
        return (folder, True) if not file.endswith(".html") and self.session.file(folder) is not None else (file, False)

    def findings(self) -> Trouble:
        """Everything that is wrong, and what came and went since the last time."""
        now = tuple(sorted({*self.session.findings, *self.session.page_findings()}, key=order))
        before, kinds = {_kind(one) for one in self._findings}, {_kind(one) for one in now}
        found = Trouble(
            now,
            tuple(one for one in now if _kind(one) not in before),
            tuple(one for one in self._findings if _kind(one) not in kinds),
        )
        self._findings = now
        return found

    # What pages are told
    def page(self, path: str) -> dict[str, Any]:
        """What the script of a page is told of it, HTML aside."""
        asked = notes_in_question(self.session, path)
        return {
            **facts(self.session, path, self.files),
            "version": self._versions.get(path, ""),
            "strip": self._html(asked) if asked else "",
            "asked": len(asked),
        }

    def trouble(self, held: Collection[str]) -> dict[str, Any]:
        """What every page is told of what is wrong: the findings that keep something from being shown, and counts."""
        options = self.session.options
        errors = tuple(one for one in self._findings if fails([one], options))
        others = tuple(one for one in self._findings if one not in errors)
        return {
            "type": "trouble",
            "errors": len(errors),
            "warnings": sum(severity(one) == "warning" for one in others),
            "held": sorted(held),
            "keys": ["\n".join(_kind(one)) for one in errors],
            "html": self._html(errors) if errors else "",
            "others": self._html(others) if others else "",
        }

    def unready(self) -> list[str]:
        """The addresses, on this server, of what readers do not get."""
        return [self.address(url) for url in unready(self.session)]

    def elsewhere(self, refresh: Refresh) -> list[dict[str, str]]:
        """The pages of what changed: those of the files that were edited first."""
        found: dict[str, dict[str, str]] = {}
        if set(refresh.changed) <= set(refresh.held):
            return []
        named = {key for relation, key in refresh.keys if relation == "record"}
        named |= {f"article:{key}" for relation, key in refresh.keys if relation == "briefing"}
        view = self.session.view("/")
        for reference in sorted(named, key=lambda one: (not self._is_of(one, refresh.changed), one)):
            card = view.card(reference)
            if card is None or not self.session.about(file_of(card.url)):
                continue
            title = card.title if isinstance(card, ArticleCard | SourceCard) else card.name
            found[card.url] = {"href": self.address(card.url), "title": title, "path": file_of(card.url)}
        return list(found.values())

    def address(self, url: str) -> str:
        """The address of a page on this server, by its path on the site."""
        return self.prefix + quote(url)

    def _is_of(self, reference: str, changed: Collection[str]) -> bool:
        kind, _, id = reference.partition(":")
        if kind == "article":
            return any(path.startswith((f"content/articles/{id}.", f"content/annotations/{id}")) for path in changed)
        view = self.session.view("/")
        read = {"term": view.term, "profile": view.profile, "source": view.source, "page": view.page}.get(kind)
        record = read(id) if read else None
        return record is not None and record.places[""].path in changed

    def _html(self, findings: Findings) -> str:
        return as_html(findings, self.session.sources, name=self.files.of)


def _kind(finding: Diagnostic) -> tuple[str, str, str]:
    """A finding without its line, which moves when something is written above it."""
    return finding.code, finding.span.path, finding.message
