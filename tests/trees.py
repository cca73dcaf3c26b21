"""Folders as values, for tests of writing: what stands in one, and a process that is killed while it works there."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from postil.write.apply import MANIFEST, Stage, Written

Tree = dict[str, bytes | None]
"""What stands in a folder: files by path; an empty folder is None."""


def tree(folder: Path) -> Tree:
    """Everything in a folder but Postil's own list."""
    found: Tree = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = os.readlink(path).encode()
        elif path.is_file():
            found[name] = path.read_bytes()
        elif not any(path.iterdir()):
            found[name] = None
    found.pop(MANIFEST, None)
    return found


def write(output: Path, files: dict[str, str]) -> Written:
    """Write a whole site as a build does."""
    with Stage(output) as stage:
        for path, text in files.items():
            stage.put(path, text.encode())
        return stage.commit()


def fill(folder: Path, files: dict[str, str]) -> None:
    """Put files into a folder as somebody else would."""
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


@contextmanager
def each_change(before: Callable[[], None]) -> Iterator[None]:
    """Call `before` ahead of every change to the disk, and in the middle of every writing of a file."""
    changing = [(os, name) for name in ("replace", "rename", "unlink", "rmdir", "mkdir")]
    writing = [(Path, name) for name in ("write_bytes", "write_text")]
    kept = [(owner, name, getattr(owner, name)) for owner, name in (*changing, *writing, (os, "write"))]

    def changed(real: Callable[..., Any]) -> Callable[..., Any]:
        def change(*arguments: Any, **options: Any) -> Any:
            before()
            return real(*arguments, **options)

        return change

    def half_written(real: Callable[..., Any]) -> Callable[..., Any]:
        def write(path: Path, data: Any, **options: Any) -> Any:
            before()
            real(path, data[: len(data) // 2], **options)
            before()
            return real(path, data, **options)

        return write

    def cut_in_two(real: Callable[..., int]) -> Callable[..., int]:
        def write(handle: int, data: Any) -> int:
            before()
            done = real(handle, data[: len(data) // 2])
            before()
            return done + real(handle, data[done:])

        return write

    for owner, name, real in kept:
        broken = half_written if owner is Path else cut_in_two if name == "write" else changed
        setattr(owner, name, broken(real))
    try:
        yield
    finally:
        for owner, name, real in kept:
            setattr(owner, name, real)


class Killed(BaseException):
    """The end of a process: nothing that it does afterwards reaches the disk."""


def killed_at(number: int, work: Callable[[], object]) -> bool:
    """Do the work and end at its change `number`, from 0, without a chance to clean up; False when it got done."""

    def end() -> None:
        raise Killed

    try:
        with each_change(_countdown(number, end)):
            work()
    except Killed:
        return True
    return False


def refused_at(number: int, work: Callable[[], object]) -> OSError | None:
    """Do the work on a disk that is full from its change `number` on, and return the error that comes of it."""

    def refuse() -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    try:
        with each_change(_countdown(number, refuse)):
            work()
    except OSError as error:
        return error
    return None


def _countdown(number: int, then: Callable[[], None]) -> Callable[[], None]:
    """A step that does nothing `number` times, and `then` every time after that."""
    left = iter(range(number))

    def step() -> None:
        if next(left, None) is None:
            then()

    return step
