"""What stands on the pages that a tool made: term links, notes, passages and backlinks, counted in the HTML."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

_TAG = re.compile(rb"<(/?)([a-z][a-z0-9]*)((?:\s+[^\s=>]+(?:=\"[^\"]*\")?)*)\s*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(rb"\s([^\s=>]+)(?:=\"([^\"]*)\")?")
_BODY = re.compile(
    rb'<div class="body">(.*?)(?:<section class="(?:part )?terms|<div class="apparatus">)', re.DOTALL
)
_NOTES = re.compile(rb'<details.*?</details>|<a class="note-ref.*?</a>', re.DOTALL)
_MENTIONS = re.compile(rb'<section class="mentions".*?<ul>(.*?)</ul>', re.DOTALL)
_TAGS_OF_MENTIONS = re.compile(rb'<span class="tag">.*?</span>')
_ANY_TAG = re.compile(rb"<[^>]*>")
_WORD = re.compile(r"\w+")
_INTERESTING = re.compile(rb"class=|id=|tabindex=")


@dataclass(slots=True)
class Tally:
    """What stands on one page."""

    term_links: int = 0
    """Links to entries in running text. One whose words cross markup counts once: its further parts are out of
    the tab order."""
    notes: int = 0
    passages: int = 0
    """Notes whose passage is marked in the text."""
    backlinks: int = 0
    """Mentions in context, on the page of an entry."""

    def tag(self, name: str, attributes: Mapping[str, str | None], *, in_mentions: bool) -> None:
        """Counts an opening tag."""
        classes = (attributes.get("class") or "").split()
        id = attributes.get("id") or ""
        self.term_links += name == "a" and "term" in classes and attributes.get("tabindex") != "-1"
        self.notes += id.startswith("note-")
        self.passages += id.startswith("passage-")
        self.backlinks += name == "li" and in_mentions


def tally(html: bytes) -> Tally:
    """The counts of a page, quickly: by its tags, which all three tools write as this expects them."""
    found = Tally()
    in_mentions = False
    for closing, name, rest in _TAG.findall(html):
        name = name.lower()
        if name == b"section":
            in_mentions = not closing and b"mentions" in rest
        elif closing:
            continue
        if _INTERESTING.search(rest) or name == b"li":
            attributes = {key.decode(): value.decode() for key, value in _ATTRIBUTE.findall(rest)}
            found.tag(name.decode(), attributes, in_mentions=in_mentions)
    return found


def words(html: bytes) -> list[str]:
    """The words of a briefing's text, without those of its notes."""
    body = _BODY.search(html)
    text = _ANY_TAG.sub(b"", _NOTES.sub(b"", body[1])) if body else b""
    return _WORD.findall(unescape(text.decode()))


class _Slow(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found = Tally()
        self.in_mentions = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag == "section":
            self.in_mentions = "mentions" in (attributes.get("class") or "").split()
        self.found.tag(tag, attributes, in_mentions=self.in_mentions)

    def handle_endtag(self, tag: str) -> None:
        if tag == "section":
            self.in_mentions = False


def parsed_tally(html: bytes) -> Tally:
    """The counts of a page by a whole HTML parser, against which `tally` is checked on some pages of every site."""
    parser = _Slow()
    parser.feed(html.decode())
    parser.close()
    return parser.found


def differences(site: Path, expected: Mapping[str, Any]) -> list[str]:
    """Where a site does not show what the generator says it should; empty when every page is right."""
    found: list[str] = []
    for number, (slug, links) in enumerate(expected["links"].items()):
        path = site / "briefings" / slug / "index.html"
        found += _page(
            path,
            Tally(links, expected["notes"], expected["notes"], 0),
            expected["words"][slug],
            parse=number % 100 == 0,
        )
    definition_links = 0
    for number, path in enumerate(sorted((site / "glossary").glob("*/index.html"))):
        html = path.read_bytes()
        counts = tally(html)
        definition_links += counts.term_links
        wanted = expected["backlinks"].get(path.parent.name, 0)
        if counts.backlinks != wanted:
            found.append(f"glossary/{path.parent.name}: {counts.backlinks} backlinks, not {wanted}")
        if number % 100 == 0 and parsed_tally(html) != counts:
            found.append(f"{path}: counted {counts}, parsed {parsed_tally(html)}")
    if definition_links != expected["definition_links"]:
        found.append(f"definitions: {definition_links} term links, not {expected['definition_links']}")
    missing = expected["terms"] - sum(1 for _ in (site / "glossary").glob("*/index.html"))
    if missing:
        found.append(f"glossary: {missing} entries have no page")
    found += [
        f"{name} is missing"
        for name in ("index.html", "feed.xml", "sitemap.xml", "404.html")
        if not (site / name).exists()
    ]
    found += [
        f"{name}/ is missing" for name in ("topics", "archive") if not any((site / name).glob("*/index.html"))
    ]
    return found


def fingerprint(found: list[str]) -> str:
    """A checksum of words, by which the text on a page is compared with what was written."""
    return sha256(" ".join(found).encode()).hexdigest()[:16]


def _page(path: Path, wanted: Tally, text: str, *, parse: bool) -> list[str]:
    if not path.exists():
        return [f"{path} is missing"]
    html = path.read_bytes()
    counts = tally(html)
    if parse and parsed_tally(html) != counts:
        return [f"{path}: counted {counts}, parsed {parsed_tally(html)}"]
    if counts != wanted:
        return [f"briefings/{path.parent.name}: {counts}, not {wanted}"]
    return (
        []
        if fingerprint(words(html)) == text
        else [f"briefings/{path.parent.name}: its text is not what was written"]
    )


def contexts(site: Path) -> dict[str, str]:
    """A checksum of the sentences on the page of each entry, to compare tools with each other. Order counts,
    punctuation does not."""
    found = {}
    for path in (site / "glossary").glob("*/index.html"):
        lists = _MENTIONS.findall(_TAGS_OF_MENTIONS.sub(b"", path.read_bytes()))
        found[path.parent.name] = fingerprint(
            _WORD.findall(unescape(_ANY_TAG.sub(b" ", b" ".join(lists)).decode()))
        )
    return found


def totals(expected: Mapping[str, Any]) -> str:
    """What every tool's output was checked to hold, in a line."""
    articles = expected["articles"]
    return (
        f"{sum(expected['links'].values()):,} term links, {articles * expected['notes']:,} notes on their passages, "
        f"{sum(expected['backlinks'].values()):,} backlinks"
    )
