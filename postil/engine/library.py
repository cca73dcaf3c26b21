"""The written library as a build needs it: every entry, and of the articles only those that have to be read again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from postil.diagnose.diagnostic import Diagnostic
from postil.engine.ledger import Ledger
from postil.model.written.library import Written
from postil.model.written.note import Note
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


def state(paths: Iterable[str], digests: Mapping[str, str], stamp: str) -> str:
    """What a unit was made of, as one digest."""
    parts = "\n".join(f"{path} {digests[path]}" for path in sorted(paths))
    return hashlib.sha256(f"{stamp}\n{parts}".encode()).hexdigest()


class Shelf(Mapping[str, object]):
    """Records of which only some are at hand: all ids are known, values are given only for those that were read."""

    def __init__(self, ids: Iterable[str], loaded: Mapping[str, object]) -> None:
        self._ids = dict.fromkeys((*ids, *loaded))
        self._loaded = loaded

    def __contains__(self, id: object) -> bool:
        return id in self._ids

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)

    def __getitem__(self, id: str) -> object:
        return self._loaded[id]

    def values(self):  # type: ignore[override]
        """The records at hand."""
        return self._loaded.values()


class NoteShelf(Shelf):
    """The notes on articles; of those that were not read only the ids are known."""

    def __init__(self, ids: Mapping[str, Iterable[str]], loaded: Mapping[str, tuple[Note, ...]]) -> None:
        super().__init__(ids, loaded)
        self._note_ids = ids

    def items(self):  # type: ignore[override]
        """All notes, those that were not read as their bare names."""
        for id in self:
            yield id, self._loaded.get(id) or tuple(_Name(note) for note in self._note_ids.get(id, ()))


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

    def read(self, path: str) -> None:
        """Read a file, unless it was read already."""
        if path in self.readings or path in self.unreadable:
            return
        data = load(self._root, path)
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
    notes: dict[str, list[str]] = {}
    for key in ledger.keys("id", "note:"):
        slug, _, note = key.removeprefix("note:").partition("/")
        notes.setdefault(slug, []).append(note)
    articles = (key.removeprefix("article:") for key in ledger.keys("id", "article:"))
    whole = replace(written, articles=Shelf(articles, written.articles), notes=NoteShelf(notes, written.notes))
    return check_references(whole)


def text_of(root: Path, path: str) -> Source | None:
    """The text of a file, to show findings in; None where there is none."""
    from postil.read.text import decode_text

    data = load(root, path)
    return None if isinstance(data, Diagnostic) else decode_text(path, data)[0]
