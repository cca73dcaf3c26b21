"""Where a link may lead: entries and pages of this site, the web, mail and telephone; nothing else."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from postil.prose.html import attribute

KINDS = ("term", "article", "profile", "source", "claim", "event", "note")
"""The schemes that name something of this site."""

SCHEMES = ("http", "https", "mailto", "tel")
"""The schemes that may leave it. An allow-list: of what a browser or a telephone may be asked to open, nobody
knows the whole."""

_REFERENCE = re.compile(rf"({'|'.join(KINDS)}):(.+)", re.IGNORECASE | re.DOTALL)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_PLAIN = re.compile(r"https?://[a-z0-9.-]+(?:/[A-Za-z0-9._~/-]*)?")
_HOST = re.compile(r"//[^/?#:][^/?#]*")
_WAYS = "link to https://…, mailto:…, tel:…, a #heading of this page, or an entry: [words](term:icbm)"
_UNSAFE = re.compile(r"[\x00-\x20\\\"<>\x7f]")


def reference(href: str) -> tuple[str, str] | None:
    """Kind and id, when the address is that of something on this site: `term:icbm`."""
    match = _REFERENCE.fullmatch(href)
    return (match[1].lower(), match[2].strip()) if match else None


class Leads(NamedTuple):
    """What a final address leads to."""

    target: str = ""
    """An entry, as `term:icbm`; empty for anything else."""
    attributes: str = ""
    """Those of the link's element, as HTML."""
    refused: tuple[str, str] | None = None
    """Why it may not stand in a page, and the way out."""


@lru_cache(maxsize=4096)
def leads(href: str) -> Leads:
    """What the address leads to. A site links to the same few thousand addresses again and again."""
    entry = reference(href)
    if entry:
        return Leads(f"{entry[0]}:{entry[1]}")
    refused = refusal(href)
    external = ' class="external" rel="noopener noreferrer"' if is_external(href) else ""
    return Leads(refused=refused) if refused else Leads(attributes=attribute("href", href) + external)


def short(written: str) -> tuple[str, str]:
    """What the short form `[[written]]` leads to, and the words that it has where the entry's name is not known."""
    kind, id = reference(written) or ("any", written)
    return f"{kind}:{id}", written.rpartition(":")[2].replace("-", " ")


@lru_cache(maxsize=4096)
def normal(href: str) -> str:
    """The address as it goes into HTML: percent-encoded, an international host in its ASCII form.

    Most addresses are so already, and taking them to pieces costs 50 µs each; references stay as written.
    """
    if _PLAIN.fullmatch(href) or _REFERENCE.match(href):
        return href
    from markdown_it.common.normalize_url import normalizeLink

    try:
        return normalizeLink(href)
    except ValueError:
        return href


def any_address(href: str) -> bool:
    """Every address makes a link for the parser; `refusal` judges the final one, to report it."""
    return True


def refusal(href: str) -> tuple[str, str] | None:
    """Why a final address may not stand in a page, and the way out, in a few words each; None when it may."""
    if _UNSAFE.search(href):
        return "has characters that no web address may have", "write the address as a browser shows it"
    scheme = _SCHEME.match(href)
    if scheme is None:
        return ("leads to another host without saying how", f"write   https:{href}") if href[:2] == "//" else None
    name, rest = scheme[0][:-1].lower(), href[scheme.end() :]
    if name not in SCHEMES:
        return f"has the scheme `{name}:`, which pages must not use", _WAYS
    if name in ("http", "https"):
        host = _HOST.match(rest)
        if host is None:
            return "names no host", f"write the host behind   {name}://"
        if "@" in host[0]:
            return "hides its host behind a user name", "leave out what stands before the @"
    return None if rest else (f"has nothing after `{name}:`", "write the whole address")


def is_external(href: str) -> bool:
    """Whether the address leads to a page of another site."""
    return href[:5].lower() == "http:" or href[:6].lower() == "https:"


def picture(src: str) -> str | None:
    """The path under content/media/ that a picture's address names, or None when it names nothing there."""
    from mdurl import decode

    path = decode(src)
    if _SCHEME.match(path) or any(character in path for character in "\\?#\0"):
        return None
    parts = path.removeprefix("./").split("/")
    return None if any(part in ("", ".", "..") for part in parts) else "/".join(parts)
