"""What stands on disk now, and which of it is not what the last build saw."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

RACY = 2_000_000_000
"""Nanoseconds. A file changed so shortly before it was looked at may change again within the tick of its time stamp:
it is hashed anew next time (git's rule; two seconds is the tick of the coarsest file system, FAT)."""

Seen = Mapping[str, tuple[str, str]]
"""The signature and the digest of each file, by path relative to the project."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files a build is made from, as they are now."""

    digests: Mapping[str, str]
    """SHA-256 in hexadecimal, by path; empty for what cannot be read."""
    seen: Seen
    """What to remember for the next build."""


def look(root: Path, paths: tuple[str, ...], before: Seen, now_ns: int) -> Inputs:
    """Stat every path; read and hash those whose signature is not the one remembered."""
    digests, seen = {}, {}
    for path in paths:
        signature = sign(root / path, now_ns)
        known = before.get(path)
        if known and signature and known[0] == signature:
            digest = known[1]
        else:
            digest = _digest(root / path)
        digests[path] = digest
        seen[path] = (signature, digest)
    return Inputs(digests, seen)


def sign(path: Path, now_ns: int) -> str:
    """What the system says of a file: size, times and inode; empty where that cannot be relied on."""
    try:
        found = os.stat(path)
    except OSError:
        return ""
    if found.st_mtime_ns > now_ns - RACY or found.st_ctime_ns > now_ns - RACY:
        return ""
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}"


def _digest(path: Path) -> str:
    try:
        with open(path, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
