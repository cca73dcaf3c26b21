"""The written library as a build needs it: every entry, and of the articles only those that have to be read again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from postil.diagnose.diagnostic import Diagnostic
from postil.engine.memory.ledger import Ledger
from postil.model.written.library import Written
from postil.read.assemble import assemble
from postil.read.files import load
from postil.read.layout import MEDIA, place
from postil.read.one import FileReading, read_file
from postil.read.references import check_references
from postil.source import Source

ARTICLE_KINDS = ("article", "annotations", "lock")


def owner_of(path: str) -> str:
    """The unit that a file of content/ belongs to: its article, or itself."""
    where = place(path)
    if where and where.kind in ARTICLE_KINDS:
        return f"article:{where.name}"
    return f"file:{path}"


def units(paths: Iterable[str]) -> dict[str, list[str]]:
    """The files of each unit."""
    found: dict[str, list[str]] = {}
    for path in paths:
        found.setdefault(owner_of(path), []).append(path)
    return found


class Shelf(Mapping[str, Any]):
    """Records of which only some are at hand: every id is known, values are given only for those that were read."""

    def __init__(self, ledger: Ledger, kind: str, loaded: Mapping[str, Any]) -> None:
        self._ledger = ledger
        self._kind = kind
        self._loaded = loaded

    def __contains__(self, id: object) -> bool:
        return id in self._loaded or self._ledger.has("id", f"{self._kind}:{id}")

    def __iter__(self) -> Iterator[str]:
        known = (key.partition(":")[2] for key in self._ledger.keys("id", f"{self._kind}:"))
        return iter(dict.fromkeys((*known, *self._loaded)))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __getitem__(self, id: str) -> Any:
        return self._loaded[id]

    def values(self):  # type: ignore[override]
        """The records at hand."""
        return self._loaded.values()


class NoteShelf(Shelf):
    """The notes on articles; of those that were not read only the ids are known."""

    def get(self, id: str, default: Any = None) -> Any:
        """The notes on an article, those that were not read as their bare names."""
        if id in self._loaded:
            return self._loaded[id]
        prefix = f"note:{id}/"
        return tuple(_Name(key.removeprefix(prefix)) for key in self._ledger.keys("id", prefix)) or default


class _Name:
    """A note that is known by its id alone."""

    __slots__ = ("id",)

    def __init__(self, id: str) -> None:
        self.id = id


class Library:
    """Reads files as they are asked for, and puts together what was read."""

    def __init__(self, root: Path, media: Iterable[str], site_change: Mapping[str, str]) -> None:
        self._root = root
        self._media = tuple(path.removeprefix(MEDIA) for path in media)
        self._site_change = site_change
        self.readings: dict[str, FileReading] = {}
        self.unreadable: dict[str, Diagnostic] = {}

    def data(self, path: str) -> bytes | Diagnostic:
        """The bytes of a file, or why there are none."""
        return load(self._root, path)

    def read(self, path: str) -> None:
        """Read a file, unless it was read already."""
        if path in self.readings or path in self.unreadable:
            return
        data = self.data(path)
        if isinstance(data, Diagnostic):
            self.unreadable[path] = data
        else:
            self.readings[path] = read_file(path, data)

    def take(self, path: str, reading: FileReading) -> None:
        """Take a reading that was remembered."""
        self.readings[path] = reading

    def findings_of(self, paths: Iterable[str]) -> Iterator[Diagnostic]:
        """What is wrong inside each of the files."""
        for path in paths:
            if path in self.unreadable:
                yield self.unreadable[path]
            else:
                yield from self.readings[path].findings

    def written(self) -> tuple[Written, tuple[Diagnostic, ...]]:
        """Everything that was read, as one library, and what clashes in it."""
        written, clashes = assemble(self.readings.values(), self._media)
        if self._site_change:
            written = replace(written, site=replace(written.site, **self._site_change))
        return written, clashes


def between(written: Written, ledger: Ledger) -> tuple[Diagnostic, ...]:
    """What is wrong between the records that were read and all others that are known."""
    whole = replace(
        written,
        articles=Shelf(ledger, "article", written.articles),
        notes=NoteShelf(ledger, "note", written.notes),
        terms=Shelf(ledger, "term", written.terms),
        profiles=Shelf(ledger, "profile", written.profiles),
        sources=Shelf(ledger, "source", written.sources),
        claims=Shelf(ledger, "claim", written.claims),
        events=Shelf(ledger, "event", written.events),
    )
    return check_references(whole)


def text_of(root: Path, path: str) -> Source | None:
    """The text of a file, to show findings in; None where there is none."""
    from postil.read.text import decode_text

    data = load(root, path)
    return None if isinstance(data, Diagnostic) else decode_text(path, data)[0]


class Texts(Mapping[str, Source]):
    """The texts that a site is made from, each read when a finding is to be shown in it."""

    def __init__(self, root: Path, paths: Iterable[str]) -> None:
        self._root = root
        self._paths = frozenset(paths)

    def __getitem__(self, path: str) -> Source:
        found = text_of(self._root, path) if path in self._paths else None
        if found is None:
            raise KeyError(path)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)
