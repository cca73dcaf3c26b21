"""Feeds and sitemap as XML, robots.txt as text: RFC 4287 (Atom), sitemaps.org 0.9, RFC 9309."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree as xml

from postil.model.feed import Feed, FeedEntry, SitemapEntry

ATOM = "http://www.w3.org/2005/Atom"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_BASE = "{http://www.w3.org/XML/1998/namespace}base"


def atom(feed: Feed) -> bytes:
    """An Atom feed (RFC 4287)."""
    root = xml.Element("feed", {"xmlns": ATOM, _LANG: feed.lang})
    _text(root, "title", feed.title)
    if feed.subtitle:
        _text(root, "subtitle", feed.subtitle)
    _text(root, "id", feed.id)
    xml.SubElement(root, "link", {"rel": "self", "href": feed.link, "type": "application/atom+xml"})
    xml.SubElement(root, "link", {"rel": "alternate", "href": feed.home, "type": "text/html"})
    _text(xml.SubElement(root, "author"), "name", feed.author)
    # RFC 4287 wants a date even of an empty feed; the epoch says as plainly as can be that there is none.
    _text(root, "updated", feed.updated.isoformat() if feed.updated else "1970-01-01T00:00:00+00:00")
    for entry in feed.entries:
        _entry(root, entry)
    return _bytes(root)


def _entry(root: xml.Element, entry: FeedEntry) -> None:
    # Inside a text notes are linked by their fragment alone; the base says of which page.
    node = xml.SubElement(root, "entry", {_LANG: entry.lang, _BASE: entry.link})
    _text(node, "title", entry.title)
    _text(node, "id", entry.id)
    xml.SubElement(node, "link", {"rel": "alternate", "href": entry.link, "type": "text/html"})
    _text(node, "published", entry.published.isoformat())
    _text(node, "updated", entry.updated.isoformat())
    for name in entry.authors:
        _text(xml.SubElement(node, "author"), "name", name)
    for topic in entry.topics:
        xml.SubElement(node, "category", {"term": topic})
    if entry.summary:
        _text(node, "summary", entry.summary)
    if entry.content_html:
        _text(node, "content", entry.content_html).set("type", "html")


def sitemap(entries: Iterable[SitemapEntry]) -> bytes:
    """A sitemap (sitemaps.org)."""
    root = xml.Element("urlset", {"xmlns": SITEMAP})
    for entry in entries:
        node = xml.SubElement(root, "url")
        _text(node, "loc", entry.address)
        if entry.changed:
            _text(node, "lastmod", entry.changed.isoformat())
    return _bytes(root)


def robots(sitemap_address: str) -> bytes:
    """robots.txt (RFC 9309): everything may be read."""
    lines = ["User-agent: *", "Allow: /"]
    if sitemap_address:
        lines += ["", f"Sitemap: {sitemap_address}"]
    return ("\n".join(lines) + "\n").encode()


def _text(parent: xml.Element, tag: str, text: str) -> xml.Element:
    node = xml.SubElement(parent, tag)
    # XML 1.0 has no way to write these characters, not even escaped.
    node.text = "".join(c for c in text if c >= " " or c in "\t\n\r")
    return node


def _bytes(root: xml.Element) -> bytes:
    xml.indent(root)
    return xml.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"
