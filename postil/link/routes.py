"""Addresses: the path of everything that has one, the file behind a path, and links between paths."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from posixpath import relpath

from postil.diagnose.diagnostic import Diagnostic, Related
from postil.model.written.article import Article
from postil.model.written.site import Site
from postil.source import Span

RESERVED = {
    "briefings": "the briefings",
    "glossary": "the glossary",
    "profiles": "the profiles",
    "claims": "the claims",
    "sources": "the sources",
    "snapshots": "local copies of sources",
    "timeline": "the timeline",
    "topics": "the topics",
    "archive": "the archive",
    "assets": "style sheets and scripts",
    "media": "pictures",
    "data": "data exports",
    "search": "the search page",
}
"""First parts of paths that the site needs for itself."""

_FOLDERS = {"term": "glossary", "profile": "profiles", "source": "sources", "claim": "claims", "topic": "topics"}


@dataclass(frozen=True, slots=True)
class Address:
    """Something that wants a path, and where it was written."""

    kind: str
    id: str
    url: str
    span: Span


@dataclass(frozen=True, slots=True)
class Routes:
    """The path of everything that has one."""

    urls: Mapping[tuple[str, str], str]

    def url(self, kind: str, id: str) -> str:
        """The path of a thing, from `/`, with its fragment where it is a part of a page."""
        return self.urls[kind, id]


def article_url(article: Article, site: Site) -> str:
    """The path of a briefing, by the site's permalink."""
    day = article.date
    return (
        site.permalink.replace("{slug}", article.id)
        .replace("{year}", f"{day.year:04}")
        .replace("{month}", f"{day.month:02}")
        .replace("{day}", f"{day.day:02}")
    )


def entry_url(kind: str, id: str) -> str:
    """The path of anything but a briefing."""
    if kind == "event":
        return f"/timeline/#event-{id}"
    return f"/{id}/" if kind == "page" else f"/{_FOLDERS[kind]}/{id}/"


def assign(addresses: Iterable[Address]) -> tuple[Routes, tuple[Diagnostic, ...]]:
    """The routes, and a finding for each path that two things want.

    Paths that differ only in case or in Unicode normalization are one path: many disks cannot hold both.
    """
    urls: dict[tuple[str, str], str] = {}
    taken: dict[str, Address] = {}
    findings = []
    for one in addresses:
        first = one.url.strip("/").partition("/")[0]
        if one.kind in ("page", "alias") and "/" not in one.url.strip("/") and first in RESERVED:
            findings.append(_reserved(one, first))
            continue
        key = unicodedata.normalize("NFC", one.url.casefold())
        if key in taken:
            findings.append(_collision(one, taken[key]))
            continue
        taken[key] = one
        urls[one.kind, one.id] = one.url
    return Routes(urls), tuple(findings)


def _collision(one: Address, other: Address) -> Diagnostic:
    return Diagnostic(
        code="address-taken",
        message=f"the address {one.url} is wanted twice",
        span=one.span,
        help=("give one of the two another file name, id or alias",),
        related=(Related(other.span, f"{other.kind} {other.id} has it already"),),
    )


def _reserved(one: Address, first: str) -> Diagnostic:
    return Diagnostic(
        code="reserved-address",
        message=f"the address {one.url} belongs to {RESERVED[first]}",
        span=one.span,
        help=("give it another name",),
    )


def file_of(url: str) -> str:
    """The file in the output folder behind a path: `/glossary/` is `glossary/index.html`."""
    path = url.partition("#")[0].lstrip("/")
    return f"{path}index.html" if not path or path.endswith("/") else path


def relative(here: str, there: str) -> str:
    """A link from one path to another that works from disk and from any sub-path.

    It names `index.html`, since a folder opened from disk shows a listing.
    """
    target, mark, fragment = there.partition("#")
    if target == here and mark:
        return f"#{fragment}"
    folder = file_of(here).rpartition("/")[0] or "."
    return relpath(file_of(target), folder) + mark + fragment


def absolute(base: str, url: str) -> str:
    """The whole address of a path under the site's base address."""
    return base.rstrip("/") + url
