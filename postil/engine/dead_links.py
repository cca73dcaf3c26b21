"""Links that lead nowhere: every page, as a browser would read it, before anything is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from postil.diagnose.diagnostic import Diagnostic
from postil.source import Source, Span

_TAG = re.compile(r"<[a-z][^>]*>")
_ADDRESS = re.compile(r'\s(id|href|src)="([^"]*)"')
_ELSEWHERE = re.compile(r"//|[a-z][a-z0-9+.-]*:", re.IGNORECASE)

WAY_OUT = (
    "name what it leads to: [words](article:…), and so on; a page by   [[about|words]]",
)


@dataclass(frozen=True, slots=True)
class Addresses:
    """What one page can be linked by, and what it links."""

    ids: frozenset[str]
    links: tuple[str, ...]
    """Addresses on this site, as written, each once."""


def addresses(html: str) -> Addresses:
    """Read a page. In text `<` and in attributes `"` is always escaped, so tags can be told by their brackets."""
    ids, links = set(), {}
    for tag in _TAG.findall(html):
        for name, value in _ADDRESS.findall(tag):
            if name == "id":
                ids.add(unescape(value))
            elif not _ELSEWHERE.match(value):
                links[unescape(value)] = None
    return Addresses(frozenset(ids), tuple(links))


def dead_links(
    pages: Iterable[tuple[str, Addresses]],
    ids_of: Callable[[str], Collection[str] | None],
    files: Collection[str],
    sources: Mapping[str, Source],
) -> Iterator[Diagnostic]:
    """A finding for each address that leads to no file of `files`, or to no place in it; `pages` are those to check.

    `ids_of` tells what a page can be linked by, None of a file that is no page. A finding stands where the address is
    written, or at the page itself where a template made it up.
    """
    told: set[tuple[Span, str]] = set()
    for page, here in pages:
        for link in here.links:
            why = _why_dead(page, link, ids_of, files)
            if not why:
                continue
            span = _where(link, sources) or Span(page, 1, 1, 1, 1)
            if (span, link) not in told:
                told.add((span, link))
                yield Diagnostic("dead-link", f"the link `{link}` {why}", span, WAY_OUT)


def _why_dead(page: str, link: str, ids_of: Callable[[str], Collection[str] | None], files: Collection[str]) -> str:
    path, _, fragment = link.partition("#")
    path, fragment = unquote(path.partition("?")[0]), unquote(fragment)
    if path.startswith("/"):
        return "depends on where the site stands: it would lead nowhere from disk or under another path"
    file = normpath(join(dirname(page), path)) if path else page
    if file not in files:
        folder = f"{file.removesuffix('/')}/index.html"
        return "leads to a folder, which shows its files when opened from disk" if folder in files else "leads nowhere"
    ids = ids_of(file) if fragment else None
    return "leads to a place that is not on its page" if ids is not None and fragment not in ids else ""


def _where(link: str, sources: Mapping[str, Source]) -> Span | None:
    """The first place in what people wrote at which the address stands as one."""
    pattern = re.compile(rf'(?<=[(<"]){re.escape(link)}(?=[)>"\s])|(?<=: ){re.escape(link)}$', re.MULTILINE)
    for _, source in sorted(sources.items()):
        found = pattern.search(source.text)
        if found:
            return source.span(*found.span())
    return None
