"""One article as somebody works on it: its text, its notes, and the very bytes of the files they are written in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
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
from postil.read.one import read_file

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
    """The files that notes on it are written in, by path; and the lock file, if there is one."""
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


def open_article(root: Path, paths: Iterable[str], names: Mapping[str, str], language: str) -> Opened | Findings:
    """The article that `paths` belong to: its own file, its notes and its lock. `names` and `language` are the site's.

    What is wrong, where the article itself cannot be read.
    """
    article: Article | None = None
    notes: list[Note] = []
    files: dict[str, bytes] = {}
    approved: Mapping[str, Approved] = {}
    findings: list[Diagnostic] = []
    for path in sorted(paths):
        data = load(root, path)
        if isinstance(data, Diagnostic):
            findings.append(data)
            continue
        reading = read_file(path, data)
        findings += reading.findings
        match reading.record:
            case Article() as article:
                continue
            case Annotations() as annotations:
                notes += annotations.notes
            case Lock() as lock:
                approved = lock.notes
        files[path] = data
    if article is None:
        return tuple(findings)
    spoken = article.lang or language
    prose, _ = parse(article.body, path=article.places[""].path, line=article.body_line, language=spoken, names=names)
    named, clashes = name_notes(notes)
    return Opened(article, prose, spoken, named, files, approved, (*findings, *clashes))


def stamp(data: bytes | None) -> str:
    """What tells one state of a file from another: SHA-256 in hexadecimal, empty for no file."""
    return "" if data is None else hashlib.sha256(data).hexdigest()
