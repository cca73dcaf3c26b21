"""Files of content/ written back: wholly or not at all, and only over what the writer had seen."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

from postil.read.layout import place


def replace(root: Path, path: str, before: bytes | None, after: bytes | None) -> bool:
    """Put `after` in the place of `before` (None: no file). False, and nothing is written, where the file is another.

    A symbolic link stays one: the file that it leads to is written. Raises OSError where the disk does not take it or
    the file lies outside of the project, and ValueError for a path at which nothing of content/ can stand.
    """
    if place(path) is None:
        raise ValueError(f"nothing reads {path}")
    file = Path(os.path.realpath(root / path))
    if not file.is_relative_to(os.path.realpath(root)):
        raise PermissionError(errno.EPERM, "the file lies outside of the project", path)
    if after is None:
        if _bytes_of(file) != before:
            return False
        file.unlink()
        return True
    file.parent.mkdir(parents=True, exist_ok=True)
    # A name that begins with a point is no content, so nobody takes the half-written file for one.
    handle, name = tempfile.mkstemp(prefix=f".{file.name}.", suffix=".tmp", dir=file.parent)
    try:
        with open(handle, "wb") as out:
            out.write(after)
            out.flush()
            os.fsync(out.fileno())
        os.chmod(name, _mode(file))
        if _bytes_of(file) != before:
            return False
        os.replace(name, file)
    finally:
        if os.path.exists(name):
            os.unlink(name)
    return True


def _bytes_of(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return None


def _mode(file: Path) -> int:
    """The mode that the file has, or that a new file gets here."""
    try:
        return file.stat().st_mode & 0o7777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
