"""Does what the plan says: stages beside the output folder, writes down what will be owned, then exchanges file by file."""

from __future__ import annotations

import hashlib
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from postil.write.plan import Digests, Plan, plan

MANIFEST = ".postil-manifest"
"""The list of what Postil owns, in the output folder itself, so that it goes where the folder goes."""


@dataclass(frozen=True, slots=True)
class Written:
    """What was done to the output folder, as counts of files."""

    written: int
    deleted: int
    kept: int


class ForeignFiles(Exception):
    """Files that Postil did not make stand where it must write; nothing was touched."""

    def __init__(self, paths: tuple[str, ...]) -> None:
        super().__init__(f"{len(paths)} foreign files")
        self.paths = paths


class Stage:
    """A folder beside the output, on the same file system, in which the new files wait until all of them are there.

    Use as a context manager: whatever happens, the folder is gone afterwards. OSError tells of a full or forbidden disk.
    """

    def __init__(self, output: Path) -> None:
        self._output = output
        self._folder = output.with_name(f".{output.name}.stage")
        self._made: dict[str, str] = {}
        self._owned = read_manifest(output)

    def __enter__(self) -> Stage:
        shutil.rmtree(self._folder, ignore_errors=True)
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)

    def put(self, path: str, data: bytes) -> None:
        """Hold a file ready; one that stands in the output with these very bytes is only noted."""
        digest = hashlib.sha256(data).hexdigest()
        self._made[path] = digest
        if _digest(self._output / path) != digest:
            target = self._folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)

    def commit(self) -> Written:
        """Exchange the files. Raises ForeignFiles before anything is touched."""
        standing = {
            path: _digest(self._output / path)
            for path in {*self._made, *self._owned}
            if os.path.lexists(self._output / path)
        }
        todo = plan(self._owned, self._made, standing)
        if todo.foreign:
            raise ForeignFiles(todo.foreign)
        if todo.write or todo.delete or self._owned != self._made:
            self._exchange(todo)
        return Written(written=len(todo.write), deleted=len(todo.delete), kept=len(todo.keep))

    def _exchange(self, todo: Plan) -> None:
        self._output.mkdir(parents=True, exist_ok=True)
        write_manifest(self._output, {**self._owned, **self._made})
        for path in todo.write:
            target = self._output / path
            target.parent.mkdir(parents=True, exist_ok=True)
            os.replace(self._folder / path, target)
        for path in todo.delete:
            (self._output / path).unlink(missing_ok=True)
        _prune(self._output, todo.delete)
        write_manifest(self._output, self._made)


def read_manifest(output: Path) -> dict[str, str]:
    """What Postil owns in an output folder; nothing when there is no list, or one that cannot be read."""
    try:
        lines = (output / MANIFEST).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    entries = (line.partition("  ") for line in lines)
    return {path: digest for digest, _, path in entries if len(digest) == 64 and path and _inside(path)}


def write_manifest(output: Path, digests: Digests) -> None:
    """Write the list of what is owned, in one step."""
    aside = output / f"{MANIFEST}.new"
    aside.write_text("".join(f"{digest}  {path}\n" for path, digest in sorted(digests.items())), encoding="utf-8")
    os.replace(aside, output / MANIFEST)


def _inside(path: str) -> bool:
    """Whether a path of a manifest, which somebody may have tampered with, stays inside the output folder."""
    return not path.startswith("/") and ".." not in path.split("/") and "\\" not in path


def _digest(path: Path) -> str | None:
    """The digest of a plain file; None for anything else, and for what cannot be read."""
    try:
        if path.is_symlink() or not path.is_file():
            return None
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None


def _prune(output: Path, deleted: tuple[str, ...]) -> None:
    """Remove the folders that the deletions left empty, innermost first."""
    folders = {parent for path in deleted for parent in (output / path).parents if output in parent.parents}
    for folder in sorted(folders, key=lambda one: len(one.parts), reverse=True):
        try:
            folder.rmdir()
        except OSError:
            continue
