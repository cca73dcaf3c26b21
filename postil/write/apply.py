"""Does what the plan says: stages beside the output, writes down what will be owned, then exchanges file by file."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import shutil
from collections.abc import Iterable
from pathlib import Path

from postil.frozen import frozen
from postil.write.lock import lock
from postil.write.plan import Digests, Plan, plan

MANIFEST = ".postil-manifest"
"""The list of what Postil owns, in the output folder itself, so that it goes where the folder goes."""


_PART = r"[^./\\:\n][^/\\:\n]*"
_OWNED = re.compile(rf"^(\S{{64}})  ({_PART}(?:/{_PART})*)$", re.MULTILINE)
"""A line of the list. Somebody may have tampered with it: a path that can be one of ours stays inside the output folder,
and no part of it is hidden, so that .git and .nojekyll are out of reach."""


@frozen
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


class CutShort(OSError):
    """The disk refused while files were being exchanged. Each is wholly old or wholly new; a new build mends it."""


class Stage:
    """A folder beside the output, on the same file system, in which the new files wait until all of them are there.

    Use as a context manager: while it is open no other build can have it, and whatever happens, the folder is gone
    afterwards. Raises Busy, and OSError for a full or forbidden disk; CutShort once the output has been touched.
    """

    def __init__(self, output: Path) -> None:
        # A link to a folder may lead to another file system; staging beside the folder itself keeps renaming possible.
        self._output = Path(os.path.realpath(output))
        self._folder = self._output.with_name(f".{self._output.name}.stage")
        self._waiting = self._folder / "new"
        """Where the files wait: the folder around it is the lock, and stays."""
        self._made: dict[str, str] = {}
        self._is_new = False
        """Whether there is no output yet, so that all of it can come at once."""
        self._folders: set[str] = set()
        """The folders that were made in the stage."""
        self._owned: dict[str, str] = {}
        self._kept: dict[str, str] = {}
        self._lock: int | None = None
        self.exchanged: frozenset[str] = frozenset()
        """The files that `commit` has put into the output."""

    def __enter__(self) -> Stage:
        if self._output.exists() and not self._output.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, "a file stands where the output folder must go", str(self._output))
        self._lock = lock(self._folder)
        try:
            for left_over in self._folder.iterdir():
                _remove(left_over)
        except BaseException:
            self._unlock()
            raise
        self._owned = read_manifest(self._output)
        self._is_new = not os.path.lexists(self._output)
        return self

    def __exit__(self, *_: object) -> None:
        try:
            shutil.rmtree(self._folder, ignore_errors=True)
        finally:
            self._unlock()

    def _unlock(self) -> None:
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def put(self, path: str, data: bytes, digest: str = "") -> None:
        """Hold a file ready; one that stands in the output with these very bytes is only noted.

        `digest` is the SHA-256 of its bytes, where the caller knows it already.
        """
        digest = digest or hashlib.sha256(data).hexdigest()
        self._made[path] = digest
        self._kept.pop(path, None)
        if self._is_new or _digest(self._output / path) != digest:
            self._write(path, data)

    def _write(self, path: str, data: bytes) -> None:
        """Put a file into the stage. A site has thousands: pathlib takes longer than the system."""
        folder = path.rpartition("/")[0]
        if folder not in self._folders:
            os.makedirs(os.path.join(self._waiting, folder), exist_ok=True)
            self._folders.add(folder)
        handle = os.open(os.path.join(self._waiting, path), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
        try:
            left = memoryview(data)
            while left:
                left = left[os.write(handle, left) :]
        finally:
            os.close(handle)

    def keep(self, path: str, digest: str) -> None:
        """Leave a file as it is: the caller has made sure that it stands in the output with that digest."""
        self._made[path] = self._kept[path] = digest

    def stand(self, digests: Digests) -> None:
        """Leave all these files as they are, as `keep` does."""
        self._made.update(digests)
        self._kept.update(digests)

    def drop(self, path: str) -> None:
        """Make a file no longer, which was to stand."""
        self._made.pop(path, None)
        self._kept.pop(path, None)

    @property
    def made(self) -> Digests:
        """Everything that is to stand in the output."""
        return self._made

    def commit(self) -> Written:
        """Exchange the files. Raises ForeignFiles before anything is touched."""
        if self._is_new and self._folders and not self._kept and not os.path.lexists(self._output):
            return self._begin()
        folders: dict[str, str | None] = {}
        looked_at = {path for path in {*self._made, *self._owned} if path not in self._kept}
        here = {path: self._obstacle(path.rpartition("/")[0], folders) for path in looked_at}
        standing = {
            path: _digest(self._output / path)
            for path, obstacle in here.items()
            if obstacle is None and os.path.lexists(self._output / path) and not _is_folder(self._output / path)
        }
        todo = plan(self._owned, self._made, {**self._kept, **standing})
        obstacles = {obstacle for path in here if (obstacle := here[path]) and path in self._made and obstacle not in todo.delete}
        foreign = {*todo.foreign, *obstacles, *self._folders_in_the_way(todo)}
        if foreign:
            raise ForeignFiles(tuple(sorted(foreign)))
        if todo.write or todo.delete or self._owned != self._made:
            self.exchanged = frozenset(todo.write)
            try:
                self._exchange(todo)
            except OSError as error:
                raise CutShort(error.errno, error.strerror, error.filename) from error
        return Written(written=len(todo.write), deleted=len(todo.delete), kept=len(todo.keep))

    def _begin(self) -> Written:
        """Where no output is yet, all files come at once."""
        _write_list(self._waiting / MANIFEST, self._made)
        os.rename(self._waiting, self._output)
        self.exchanged = frozenset(self._made)
        return Written(written=len(self._made), deleted=0, kept=0)

    def _obstacle(self, folder: str, known: dict[str, str | None]) -> str | None:
        """What stands where a folder would have to be: a file, or a link that would lead writing elsewhere."""
        if not folder:
            return None
        if folder not in known:
            here = self._output / folder
            above = self._obstacle(folder.rpartition("/")[0], known)
            known[folder] = above or (folder if os.path.lexists(here) and not _is_folder(here) else None)
        return known[folder]

    def _folders_in_the_way(self, todo: Plan) -> Iterable[str]:
        """Folders that stand where a file must go and would still be there when our own files in them are deleted."""
        gone = self._no_longer_made()
        going = {*gone, *_folders(gone)}
        for path in todo.write:
            folder = self._output / path
            if _is_folder(folder):
                held = (one.relative_to(self._output).as_posix() for one in folder.rglob("*"))
                if path not in going or any(one not in going for one in held):
                    yield path

    def _exchange(self, todo: Plan) -> None:
        self._output.mkdir(parents=True, exist_ok=True)
        if not self._made.keys() <= self._owned.keys():
            self._write_manifest({**self._owned, **self._made})
        in_the_way = _in_the_way(todo)
        self._delete(in_the_way)
        # Also the folders of what an earlier build, cut short, had deleted already or was about to write.
        _prune(self._output, self._no_longer_made())
        for path in todo.write:
            target = self._output / path
            target.parent.mkdir(parents=True, exist_ok=True)
            os.replace(self._waiting / path, target)
        self._delete(path for path in todo.delete if path not in in_the_way)
        _prune(self._output, self._no_longer_made())
        self._write_manifest(self._made)

    def _no_longer_made(self) -> list[str]:
        return [path for path in self._owned if path not in self._made]

    def _delete(self, paths: Iterable[str]) -> None:
        for path in paths:
            (self._output / path).unlink(missing_ok=True)

    def _write_manifest(self, digests: Digests) -> None:
        aside = self._folder / MANIFEST
        _write_list(aside, digests)
        os.replace(aside, self._output / MANIFEST)


def _write_list(path: Path, digests: Digests) -> None:
    lines = "".join(f"{digest}  {path}\n" for path, digest in sorted(digests.items()))
    path.write_text(lines, encoding="utf-8")


def read_manifest(output: Path) -> dict[str, str]:
    """What Postil owns in an output folder; nothing when there is no list, or one that cannot be read."""
    try:
        text = (output / MANIFEST).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return {}
    return {path: digest for digest, path in _OWNED.findall(text)}


def _remove(path: Path) -> None:
    if _is_folder(path):
        shutil.rmtree(path)
    else:
        path.unlink()


def _digest(path: Path) -> str | None:
    """The digest of a plain file; None for anything else, and for what cannot be read."""
    try:
        if path.is_symlink() or not path.is_file():
            return None
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _folders(paths: Iterable[str]) -> set[str]:
    """All folders above the paths."""
    return {path[:at] for path in paths for at, char in enumerate(path) if char == "/"}


def _in_the_way(todo: Plan) -> frozenset[str]:
    """What has to be deleted before others can come: a folder is to stand in its place, or a file in its folder's."""
    folders, files = _folders(todo.write), frozenset(todo.write)
    return frozenset(path for path in todo.delete if path in folders or not files.isdisjoint(_folders([path])))


def _prune(output: Path, deleted: Iterable[str]) -> None:
    """Remove the folders that the deletions left empty, innermost first."""
    folders = {parent for path in deleted for parent in (output / path).parents if output in parent.parents}
    for folder in sorted(folders, key=lambda one: len(one.parts), reverse=True):
        try:
            folder.rmdir()
        except OSError:
            continue
