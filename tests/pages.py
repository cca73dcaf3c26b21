"""The pages of an output folder as a browser sees them: ids, links, and what they load."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

LOADS = {
    ("script", "src"), ("img", "src"), ("iframe", "src"), ("embed", "src"), ("audio", "src"), ("video", "src"),
    ("source", "src"), ("track", "src"), ("input", "src"), ("object", "data"), ("video", "poster"), ("frame", "src"),
    ("use", "href"), ("image", "href"),
}
"""Elements and attributes whose address a browser fetches by itself."""

LOADING_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "manifest", "preconnect", "dns-prefetch"}
"""Relations of `link` for which it does so too."""

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass
class Page:
    """One HTML file."""

    path: str
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    """Every address that leads somewhere or is loaded."""
    loaded: list[str] = field(default_factory=list)
    """Those that are loaded without anybody asking."""
    handlers: list[str] = field(default_factory=list)
    """Attributes that hold a script or a style of their own."""
    tags: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self, page: Page) -> None:
        super().__init__(convert_charrefs=True)
        self.page = page

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.page.tags.append(tag)
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.page.ids.append(given["id"])
        relations = set(given.get("rel", "").lower().split())
        for name, value in given.items():
            if name.startswith("on") or name in ("style", "srcdoc", "background"):
                self.page.handlers.append(f"{tag} {name}={value}")
            if name in ("href", "src", "data", "poster", "action", "cite", "xlink:href"):
                self._address(tag, name, value, relations)
            if name == "srcset":
                for one in value.split(","):
                    self._address(tag, "src", one.split()[0], relations)
        if tag == "meta" and given.get("http-equiv", "").lower() == "refresh":
            self.page.links.append(given["content"].partition("url=")[2])

    def _address(self, tag: str, name: str, value: str, relations: set[str]) -> None:
        if tag == "link" and "canonical" in relations:
            return
        self.page.links.append(value)
        if (tag, name) in LOADS or (tag == "link" and relations & LOADING_LINKS):
            self.page.loaded.append(value)


def pages(files: Mapping[str, bytes]) -> Iterator[Page]:
    """Every HTML file of an output."""
    for path, data in files.items():
        if path.endswith(".html"):
            page = Page(path)
            reader = _Reader(page)
            reader.feed(data.decode("utf-8"))
            reader.close()
            yield page


def is_internal(address: str) -> bool:
    """Whether an address is one of the site itself."""
    parts = urlsplit(address)
    return not parts.scheme and not parts.netloc


def target(page: str, address: str) -> tuple[str, str]:
    """The file and the fragment that a relative address on a page leads to."""
    parts = urlsplit(address)
    path = unquote(parts.path)
    file = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
    return (f"{file}/index.html" if path.endswith("/") else file), unquote(parts.fragment)
