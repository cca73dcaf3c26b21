"""Port: where the preview listens; each project keeps its own, so that an open tab finds it again."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import socket
from contextlib import suppress
from pathlib import Path

FIRST, COUNT = 4000, 4000
"""Projects begin with ports from 4000 to 7999, each with another one: so two previews seldom meet."""

TRIES = 50
"""How many ports are tried in a row."""

REMEMBERED = Path(".postil/preview.json")


def bound(root: Path, host: str, asked: int | None) -> tuple[socket.socket, str]:
    """A socket that listens, and what to tell the writer if it is not the one that was expected; else an empty text.

    Raises OSError when none of the ports can be had, or the host is none of this machine.
    """
    wanted = asked if asked is not None else _remembered(root) or _first(root)
    busy = ""
    for port in (range(wanted, min(wanted + TRIES, 65536)) if wanted else (0,)):
        try:
            found = _listen(host, port)
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
            busy = f"port {wanted} is taken by another program"
            continue
        if not busy and asked is None:
            _remember(root, found.getsockname()[1])
        return found, busy
    raise OSError(errno.EADDRINUSE, f"no port from {wanted} to {port} is free", host)


def _first(root: Path) -> int:
    digest = hashlib.sha256(str(root).encode()).digest()
    return FIRST + int.from_bytes(digest[:4], "big") % COUNT


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        if os.name == "posix":
            # A port that was used a moment ago is free; on Windows this would share it with another program.
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(128)
    except OSError:
        listening.close()
        raise
    return listening


def _remembered(root: Path) -> int:
    try:
        port = json.loads((root / REMEMBERED).read_text(encoding="ascii"))["port"]
    except (OSError, ValueError, TypeError, KeyError):
        return 0
    return port if isinstance(port, int) and 0 < port < 65536 else 0


def _remember(root: Path, port: int) -> None:
    with suppress(OSError):
        (root / REMEMBERED).parent.mkdir(exist_ok=True)
        (root / REMEMBERED).write_text(json.dumps({"port": port}) + "\n", encoding="ascii")
