"""Inject: a page of the site as the preview serves it: with the preview's script, and the page's policy as a header."""

from __future__ import annotations

import re
from html import unescape

from postil.frozen import frozen

OWN = "/_postil/"
"""Where everything of the preview's own stands on the server, beside the site."""

_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy" content="([^"]*)">\n?')
_HEAD = re.compile(rb"<head[^>]*>\n?")


@frozen
class Served:
    """A page with the preview in it."""

    html: bytes
    policy: str
    """For the header Content-Security-Policy."""


def served(page: bytes, *, version: str, host: str) -> Served:
    """A page of the site, and in its head the preview's script and which version of the page it is.

    A policy in the page would keep the script from connecting, and nothing can widen it: so it moves into the header,
    where connections to this server are added. All else of it stays in force, so that what it forbids is seen.
    """
    found = _POLICY.search(page)
    policy = unescape(found.group(1).decode()) if found else "base-uri 'none'"
    if found:
        page = page[: found.start()] + page[found.end() :]
    added = (
        f'<meta name="postil-version" content="{version}">\n'
        f'<script type="module" src="{OWN}client/main.js"></script>\n'
    ).encode()
    # Before the scripts of the site: the preview's own takes note of the page as it was read.
    head = _HEAD.search(page)
    at = head.end() if head else len(page)
    return Served(page[:at] + added + page[at:], f"{connected(policy, host)}; frame-ancestors 'self'")


def connected(policy: str, host: str) -> str:
    """A policy that lets pages connect to this server as well.

    Some browsers do not take a WebSocket of the same host for 'self'; and of two directives of one name a browser
    takes the first and complains of the second.
    """
    directives = [directive.strip() for directive in policy.split(";")]
    others = [directive for directive in directives if directive.split(" ")[0] != "connect-src"]
    allowed = [word for directive in directives if directive not in others for word in directive.split(" ")[1:]]
    sources = dict.fromkeys(["'self'", *(word for word in allowed if word != "'none'"), f"ws://{host}"])
    return "; ".join([*others, f"connect-src {' '.join(sources)}"])
