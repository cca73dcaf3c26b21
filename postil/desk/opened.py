"""One article as somebody works on it: its text, its notes, and the very bytes of the files they are written in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from postil.diagnose.diagnostic import Diagnostic, Findings
from postil.model.prose import Prose
from postil.model.resolved import Approved
from postil.model.written.article import Article
from postil.model.written.note import Annotations, Note
from postil.prose.parse import parse
from postil.read.assemble import name_notes
from postil.read.files import load
from postil.read.layout import LOCKS
from postil.read.locks import Lock
from postil.read.one import FileReading, read_file

ANNOTATIONS = "content/annotations/"


@dataclass(frozen=True, slots=True)
class Opened:
    """An article with its notes."""

    article: Article
    prose: Prose
    language: str
    notes: tuple[Note, ...]
    """All of them, whatever their status, in the order of their files; each with its id."""
    files: Mapping[str, bytes]
    """Its files, by path: its own, those that notes on it are written in, and the lock file, if there is one."""
    approved: Mapping[str, Approved]
    findings: Findings
    """What is wrong in these files."""

    @property
    def lock_path(self) -> str:
        """Where the lock file stands, or would."""
        return f"{LOCKS}{self.article.id}.json"

    @property
    def annotations(self) -> tuple[str, ...]:
        """The files of notes."""
        return tuple(path for path in self.files if path.startswith(ANNOTATIONS) and path != self.lock_path)

    def note(self, id: str) -> Note | None:
        """The note with that id."""
        return next((note for note in self.notes if note.id == id), None)


class Files(Mapping[str, bytes]):
    """Files by path, each read when somebody asks for its bytes: most are only looked through."""

    def __init__(self, root: Path, paths: Iterable[str]) -> None:
        self._root = root
        self._known: dict[str, bytes | None] = dict.fromkeys(paths)

    def __getitem__(self, path: str) -> bytes:
        data = self._known[path]
        if data is None:
            found = load(self._root, path)
            if isinstance(found, Diagnostic):
                raise KeyError(path)
            data = self._known[path] = found
        return data

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


def open_article(root: Path, paths: Iterable[str], names: Mapping[str, str], language: str) -> Opened | Findings:
    """The article that `paths` belong to: its own file, its notes and its lock. `names` and `language` are the site's.

    What is wrong, where the article itself cannot be read.
    """
    files: dict[str, bytes] = {}
    unread: list[Diagnostic] = []
    for path in paths:
        data = load(root, path)
        if isinstance(data, Diagnostic):
            unread.append(data)
        else:
            files[path] = data
    readings = [read_file(path, data) for path, data in files.items()]
    return put_together(files, readings, names, language, tuple(unread))


def put_together(
    files: Mapping[str, bytes], readings: Iterable[FileReading], names: Mapping[str, str], language: str, unread: Findings
) -> Opened | Findings:
    """Likewise, of files that were read already; `unread` says of others why they could not be."""
    article: Article | None = None
    notes: list[Note] = []
    approved: Mapping[str, Approved] = {}
    findings = list(unread)
    for reading in sorted(readings, key=lambda one: one.source.path):
        findings += reading.findings
        match reading.record:
            case Article() as article:
                pass
            case Annotations() as annotations:
                notes += annotations.notes
            case Lock() as lock:
                approved = lock.notes
    if article is None:
        return tuple(findings)
    spoken, path = article.lang or language, article.places[""].path
    prose, _ = parse(article.body, path=path, line=article.body_line, language=spoken, names=names)
    named, clashes = name_notes(notes)
    return Opened(article, prose, spoken, named, files, approved, (*findings, *clashes))


def stamp(data: bytes | None) -> str:
    """What tells one state of a file from another: SHA-256 in hexadecimal, empty for no file."""
    return "" if data is None else hashlib.sha256(data).hexdigest()
