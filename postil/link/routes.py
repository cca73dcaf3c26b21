"""Addresses: the path of everything that has one, the file behind a path, and links between paths."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from postil.diagnose.diagnostic import Diagnostic, Related
from postil.frozen import frozen
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

_CLOSED = frozenset({"assets", "data", "media", "search", "snapshots"})
"""Folders that hold nothing but what the site puts there."""

_LIST = re.compile(r"(?:archive/\d{4}|topics/[^/]+)/(?:page/\d+/)?")
"""The lists that the site makes: `archive/2024/`, `topics/sanctions/page/2/`."""

_FILES = {
    "": "the home page",
    "404.html": "the page for what is missing",
    "feed.xml": "the feed",
    "feed.json": "the feed",
    "notes.xml": "the feed of notes",
    "corrections.xml": "the feed of corrections",
    "sitemap.xml": "the sitemap",
    "news-sitemap.xml": "the sitemap",
    "robots.txt": "what search engines are told",
}
"""Files that the site puts at its top, as folded paths; a folder of that name is in their way too."""

_PLAIN = re.compile(r"[A-Za-z0-9/._~!$&'()*+,;=@-]*")
"""What may stand in a path as it is. Not the colon: at the front of a relative link it would end a scheme."""

STEPS_KEPT = 30_000
"""How many paths are kept taken apart: those of a site of ten thousand briefings, 10 MB."""

_FOLDERS = {
    "term": "glossary",
    "profile": "profiles",
    "source": "sources",
    "claim": "claims",
    "topic": "topics",
}


@frozen
class Address:
    """Something that wants a path, and where it was written."""

    kind: str
    id: str
    url: str
    span: Span


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


def alias_url(alias: str) -> str:
    """The path of an old address: `/old` is the folder `/old/`: a file without a suffix is not shown as a page."""
    path = re.sub("/{2,}", "/", alias)
    return path if path.endswith(("/", ".html", ".htm")) else f"{path}/"


def collisions(addresses: Iterable[Address]) -> Iterator[Diagnostic]:
    """A finding for each path that two things want, or that the site needs for itself.

    Paths that differ only in case or in Unicode normalization are one path: many disks cannot hold both. Nor can a
    path be a file and a folder.
    """
    files: dict[str, Address] = {}
    folders: dict[str, Address] = {}
    for one in addresses:
        owner = _owner(one.kind, one.url)
        if owner:
            yield _reserved(one, owner)
            continue
        key, parents = _places(one.url)
        other = (
            files.get(key)
            or folders.get(key)
            or next((files[parent] for parent in parents if parent in files), None)
        )
        if other:
            yield _collision(one, other)
            continue
        files[key] = one
        for parent in parents:
            folders.setdefault(parent, one)


@lru_cache(maxsize=STEPS_KEPT)
def _places(url: str) -> tuple[str, tuple[str, ...]]:
    """What an address takes up: itself, and the folders that it stands in."""
    key = _key(url)
    return key, tuple(key[:at] for at, character in enumerate(key) if character == "/")


def _key(url: str) -> str:
    """What two addresses that cannot stand side by side have in common."""
    _, mark, fragment = url.partition("#")
    if url.isascii():
        return file_of(url).lower() + mark + fragment
    return (
        unicodedata.normalize("NFC", unicodedata.normalize("NFC", file_of(url)).casefold()) + mark + fragment
    )


@lru_cache(maxsize=STEPS_KEPT)
def _owner(kind: str, url: str) -> str:
    """What the site needs the address for; empty when it is free for a thing of that kind."""
    if kind not in ("article", "page", "alias"):
        return ""
    path = _key(url).removesuffix("index.html")
    first, _, rest = path.partition("/")
    if path.rstrip("/") in _FILES:
        return _FILES[path.rstrip("/")]
    if first in RESERVED and (not rest or first in _CLOSED or _LIST.fullmatch(path)):
        return RESERVED[first]
    return ""


def _collision(one: Address, other: Address) -> Diagnostic:
    same = one.url == other.url
    return Diagnostic(
        code="address-taken",
        message=f"the address {one.url} is wanted twice"
        if same
        else f"the addresses {one.url} and {other.url} cannot both stand",
        span=one.span,
        help=(
            "give one of the two another file name, id or alias"
            if same
            else "make them differ in more than capitals, and let neither be a folder of the other",
        ),
        related=(Related(other.span, f"{other.kind} `{other.id}` has it already"),),
    )


def _reserved(one: Address, owner: str) -> Diagnostic:
    return Diagnostic(
        code="reserved-address",
        message=f"the address {one.url} belongs to {owner}",
        span=one.span,
        help=("give it another alias" if one.kind == "alias" else "give the file another name",),
    )


def file_of(url: str) -> str:
    """The file in the output folder behind a path: `/glossary/` is `glossary/index.html`."""
    path = url.partition("#")[0].lstrip("/")
    return f"{path}index.html" if not path or path.endswith("/") else path


def relative(here: str, there: str) -> str:
    """A link from one path to another that works from disk and from any sub-path.

    It names `index.html`, since a folder opened from disk shows a listing. On `/404.html`, which a host shows at any
    address, no relative link works: there `absolute` is wanted.
    """
    target, mark, fragment = there.partition("#")
    if mark:
        mark = f"#{_quoted(fragment)}"
        if target == here:
            return mark
    folders, (to, file, path) = _steps(here)[0], _steps(target)
    if not folders or not to or folders[0] != to[0]:
        return "../" * len(folders) + path + mark
    most = min(len(folders), len(to))
    shared = next((at for at in range(most) if folders[at] != to[at]), most)
    return "../" * (len(folders) - shared) + "/".join((*to[shared:], file)) + mark


@lru_cache(maxsize=STEPS_KEPT)
def _steps(url: str) -> tuple[tuple[str, ...], str, str]:
    """A path as it may stand in a link: its folders, its file, and all of it."""
    *folders, file = map(_quoted, file_of(url).split("/"))
    return tuple(folders), file, "/".join((*folders, file))


def absolute(base: str, url: str) -> str:
    """The whole address of a path under the site's base address."""
    path, mark, fragment = url.partition("#")
    return base.rstrip("/") + _quoted(path) + mark + _quoted(fragment)


def _quoted(path: str) -> str:
    """A path as it may stand in a link (RFC 3986): what is not allowed there is percent-encoded as UTF-8."""
    if _PLAIN.fullmatch(path):
        return path
    return "".join(
        character if _PLAIN.fullmatch(character) else "".join(f"%{byte:02X}" for byte in character.encode())
        for character in path
    )
