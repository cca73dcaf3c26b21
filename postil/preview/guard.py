"""Guard: who may ask the preview for something, and who may have something written; everyone else is turned away."""

from __future__ import annotations

import hmac
import ipaddress
import secrets
import socket
from collections.abc import Mapping
from dataclasses import dataclass, field

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
"""The names of this very machine."""

TOKEN = "x-postil-token"
"""The header that carries the token. A page of another origin cannot send it without asking first, and is told no."""


@dataclass(frozen=True, slots=True)
class Guard:
    """What is let through by a server that listens at `host` and `port`."""

    host: str
    port: int
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    """Known to the pages of this run alone."""

    @property
    def is_local(self) -> bool:
        """Whether only this machine can connect."""
        return is_loopback(self.host)

    def knows(self, host: str) -> bool:
        """Whether a Host header names this server.

        The name is what counts: a page of a foreign name that was made to lead here (DNS rebinding) still says that
        name. An address in digits cannot be made to lead elsewhere.
        """
        name, port = _split(host)
        if port != self.port:
            return False
        if name in LOOPBACK:
            return True
        if self.is_local:
            return False
        return name in (self.host.lower(), socket.gethostname().lower()) or _is_address(name.strip("[]"))

    def is_same(self, origin: str, host: str) -> bool:
        """Whether an Origin header is the very address that the request went to."""
        return self.knows(host) and origin == f"http://{host}"

    def refusal(self, headers: Mapping[str, str]) -> str:
        """Why a request to write is refused; empty when it may go on."""
        if not self.is_same(headers.get("origin", ""), headers.get("host", "")):
            return "it comes from another page"
        # Browsers leave it out where the connection is neither encrypted nor to this machine.
        site = headers.get("sec-fetch-site", "same-origin" if not self.is_local else "")
        if site != "same-origin":
            return "it comes from another site"
        if headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
            return "it is not JSON"
        if not hmac.compare_digest(headers.get(TOKEN, "").encode(), self.token.encode()):
            return "the page is from an earlier run: reload it"
        return ""


def is_loopback(host: str) -> bool:
    """Whether a name or address is this machine's own, out of reach for others."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _split(host: str) -> tuple[str, int]:
    name, colon, port = host.rpartition(":")
    if not colon or not port.isdecimal() or not port.isascii():
        return host.lower(), 80
    return name.lower(), int(port)
