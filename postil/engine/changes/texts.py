"""Texts: what people wrote, twice: as it stands on disk, and as it last was when a site could be made of it."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from postil.diagnose.diagnostic import Diagnostic
from postil.engine.changes.library import Library
from postil.frozen import frozen
from postil.read.files import load
from postil.read.text import decode_text
from postil.source import Source


@frozen
class Text:
    """One version of a file."""

    data: bytes | Diagnostic
    """Its bytes, or why there are none."""
    digest: str
    """SHA-256 in hexadecimal; empty for what cannot be read."""


Version = Mapping[str, Text]
"""The files of content/ that are read, by path relative to the project."""


class Texts:
    """The files of content/ in the two versions. Both share the bytes of what is the same in them."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.disk: dict[str, Text] = {}
        self._good: dict[str, Text] = {}
        self._apart: set[str] = set()
        """The paths at which the two may differ: what a look costs must not depend on how many files there are."""

    def look(self, there: Iterable[str] | None, changed: Collection[str] | None) -> frozenset[str]:
        """Read anew what may have changed, everything for None; returns the paths whose bytes are others now.

        `there` are all files; None when none can have come or gone.
        """
        if there is None:
            found = {path: _read(self._root, path) for path in changed or () if path in self.disk}
            gone: set[str] = set()
        else:
            listed = frozenset(there)
            found = {path: _read(self._root, path) for path in (listed if changed is None else listed & set(changed))}
            gone = self.disk.keys() - listed
        new = {path for path, text in found.items() if self.disk.get(path) != text}
        self.disk.update((path, found[path]) for path in new)
        for path in gone:
            del self.disk[path]
        self._apart |= new | gone
        return frozenset(new | gone)

    @property
    def differing(self) -> frozenset[str]:
        """The paths at which the two versions are not the same."""
        return frozenset(path for path in self._apart if self.disk.get(path) != self._good.get(path))

    def accept(self, held: Collection[str]) -> None:
        """What stands on disk is good now, but for the files `held`."""
        for path in self._apart.difference(held):
            if path in self.disk:
                self._good[path] = self.disk[path]
            else:
                self._good.pop(path, None)
        self._apart = set(held)

    def version(self, held: Collection[str]) -> Version:
        """What stands on disk, but the files `held` as they last were good; those that were not there are left out."""
        if not held:
            return self.disk
        found = dict(self.disk)
        for path in held:
            if path in self._good:
                found[path] = self._good[path]
            else:
                found.pop(path, None)
        return found


class VersionLibrary(Library):
    """A library that reads one version of the texts, wherever that stands."""

    def __init__(self, root: Path, media: Iterable[str], site_change: Mapping[str, str], version: Version) -> None:
        super().__init__(root, media, site_change)
        self._version = version

    def data(self, path: str) -> bytes | Diagnostic:
        """The bytes of a file in the version, or why there are none."""
        return self._version[path].data


class Sources(Mapping[str, Source]):
    """The texts that findings point into, each decoded when one is to be shown in it."""

    def __init__(self, version: Version, templates: Iterable[Source]) -> None:
        self._version = version
        self._templates = {one.path: one for one in templates}

    def __getitem__(self, path: str) -> Source:
        if path in self._templates:
            return self._templates[path]
        data = self._version[path].data
        found = None if isinstance(data, Diagnostic) else decode_text(path, data)[0]
        if found is None:
            raise KeyError(path)
        return found

    def __iter__(self) -> Iterator[str]:
        yield from self._templates
        yield from self._version

    def __len__(self) -> int:
        return len(self._templates) + len(self._version)


def _read(root: Path, path: str) -> Text:
    data = load(root, path)
    return Text(data, "" if isinstance(data, Diagnostic) else hashlib.sha256(data).hexdigest())
