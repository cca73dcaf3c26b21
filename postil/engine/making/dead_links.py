"""Links that lead nowhere: every page, as a browser would read it, before anything is written."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from html import unescape
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from postil.diagnose.diagnostic import Diagnostic
from postil.frozen import frozen
from postil.source import Source, Span

_TAG = re.compile(r"<[a-z][^>]*>")
_ADDRESS = re.compile(r'\s(id|href|src)="([^"]*)"')
_VALUE = re.compile(r'="(?:(?<=\shref=")|(?<=\sid=")|(?<=\ssrc="))([^"]*)"')
"""An address; it begins with what is literal in it, which `re` finds several times faster than any white space."""
_ELSEWHERE = re.compile(r"//|[a-z][a-z0-9+.-]*:", re.IGNORECASE)

WAY_OUT = (
    "name what it leads to: [words](article:…), and so on; a page by   [[about|words]]",
)


@frozen
class Addresses:
    """What one page can be linked by, and what it links."""

    ids: frozenset[str]
    links: tuple[str, ...]
    """Addresses on this site, as written, each once."""


def addresses(html: str) -> Addresses:
    """Read a page. In text `<` and in attributes `"` is always escaped, so tags can be told by their brackets.

    It looks only where a value begins; where such a place is not plainly in a tag, the page is read tag by tag.
    """
    ids: dict[str, None] = {}
    links: dict[str, None] = {}
    end = 0
    for match in _VALUE.finditer(html):
        at, value = match.start(), match[1]
        kind = ids if html[at - 1] == "d" else links
        if value in kind:
            continue
        tag, end = html.rfind("<", 0, at), match.end()
        if tag < 0 or not "a" <= html[tag + 1] <= "z" or html.find(">", tag, end) >= 0:
            return by_tags(html)
        kind[value] = None
    return _addresses(ids, links) if html.find(">", end) >= 0 else by_tags(html)


def by_tags(html: str) -> Addresses:
    """Read a page tag by tag, which takes twice the time."""
    found = [each for tag in _TAG.findall(html) for each in _ADDRESS.findall(tag)]
    return _addresses(
        (value for name, value in found if name == "id"), (value for name, value in found if name != "id")
    )


def _addresses(ids: Iterable[str], links: Iterable[str]) -> Addresses:
    here = (link for link in links if not ((":" in link or link[:2] == "//") and _ELSEWHERE.match(link)))
    return Addresses(frozenset(map(unescape, ids)), tuple(dict.fromkeys(map(unescape, here))))


@frozen
class DeadEnd:
    """An address that leads nowhere."""

    page: str
    """The file of the page that it stands on."""
    target: str
    """The file that it would have to lead to; empty where it names none."""
    finding: Diagnostic


def dead_links(
    pages: Iterable[tuple[str, Addresses]],
    ids_of: Callable[[str], Collection[str] | None],
    files: Collection[str],
    sources: Mapping[str, Source],
) -> Iterator[Diagnostic]:
    """The findings of `dead_ends`."""
    return (one.finding for one in dead_ends(pages, ids_of, files, sources))


def dead_ends(
    pages: Iterable[tuple[str, Addresses]],
    ids_of: Callable[[str], Collection[str] | None],
    files: Collection[str],
    sources: Mapping[str, Source],
) -> Iterator[DeadEnd]:
    """Each address that leads to no file of `files`, or to no place in it; `pages` are those to check.

    `ids_of` tells what a page can be linked by, None of a file that is no page. A finding stands where the address is
    written, or at the page itself where a template made it up.
    """
    told: set[tuple[Span, str]] = set()
    # By how deep a page lies, the links up to the top that lead somewhere: so they do from every page as deep.
    alive: defaultdict[int, set[str]] = defaultdict(set)
    for page, here in pages:
        depth = page.count("/")
        top = "../" * depth
        for link in here.links:
            if link in alive[depth]:
                continue
            why = _why_dead(page, link, ids_of, files)
            if not why:
                if depth and link.startswith(top):
                    alive[depth].add(link)
                continue
            span = _where(link, sources) or Span(page, 1, 1, 1, 1)
            if (span, link) not in told:
                told.add((span, link))
                finding = Diagnostic("dead-link", f"the link `{link}` {why}", span, WAY_OUT)
                yield DeadEnd(page, target_of(page, link), finding)


def target_of(page: str, link: str) -> str:
    """The file that an address on a page leads to; empty where it depends on where the site stands."""
    path = unquote(link.partition("#")[0].partition("?")[0])
    if path.startswith("/"):
        return ""
    return normpath(join(dirname(page), path)) if path else page


def _why_dead(page: str, link: str, ids_of: Callable[[str], Collection[str] | None], files: Collection[str]) -> str:
    file, fragment = target_of(page, link), unquote(link.partition("#")[2])
    if not file:
        return "depends on where the site stands: it would lead nowhere from disk or under another path"
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
