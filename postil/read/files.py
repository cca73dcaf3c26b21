"""From disk: which files stand under content/, and their bytes; the only reader of content/."""

from __future__ import annotations

import hashlib
import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from postil.diagnose.diagnostic import Diagnostic, Findings, Related
from postil.diagnose.nearest import nearest
from postil.frozen import frozen
from postil.read.layout import FOLDERS, LOCKS, WORDS, place, right_place
from postil.source import Span

Folder = Path
"""The folder of a project, which holds content/."""

LARGEST_TEXT = 2_000_000
"""Bytes. A file of text larger than that is a mistake or an attack: a long book has half as many."""

MOST_LEVELS = 12
"""Folders within folders under content/."""

_LITTER = re.compile(
    r"\..*|.*~|#.*#|~\$.*|.*\.(sw[a-p]|tmp|bak|orig|rej|part)|4913|___jb_\w+___|Thumbs\.db|desktop\.ini"
    r"|README(\.\w+)?|LICENSE(\.\w+)?|Icon\r",
    re.IGNORECASE,
)
"""Files that editors, systems and versioning leave, and notes to colleagues; never content."""


@frozen
class Listing:
    """What stands under content/: paths relative to the project, with forward slashes, sorted."""

    texts: tuple[str, ...]
    """The files to be read; the words of the look, which stand under templates/words/, among them."""
    media: tuple[str, ...]
    snapshots: tuple[str, ...]
    findings: Findings


def listing(project: Folder) -> Listing:
    """Look through content/. Nothing is opened; what cannot be content is a finding."""
    findings: list[Diagnostic] = []
    if not (project / "content" / "articles").is_dir():
        missing = "content/articles" if (project / "content").is_dir() else "content"
        findings.append(
            Diagnostic(
                "missing-content",
                f"there is no folder {missing}/",
                whole(missing),
                ("write a briefing as content/articles/my-first-briefing.md",),
            )
        )
        if missing == "content":
            return Listing(tuple(sorted(_words(project))), (), (), tuple(findings))
    found: dict[str, list[str]] = {"media": [], "snapshot": []}
    texts: list[str] = list(_words(project))
    for path in _walk(project, findings):
        kind = place(path)
        if kind is None:
            findings.append(_misplaced(path))
        else:
            found.get(kind.kind, texts).append(path)
    return Listing(
        tuple(sorted(texts)), tuple(sorted(found["media"])), tuple(sorted(found["snapshot"])), tuple(findings)
    )


def _words(project: Folder) -> Iterator[str]:
    """The words of the look. Whatever else stands under templates/ is read by nobody here."""
    try:
        names = os.listdir(project / WORDS)
    except OSError:
        return
    for name in names:
        if not is_litter(name) and place(WORDS + name):
            yield WORDS + name


def is_litter(path: str) -> bool:
    """Whether an editor, a system or versioning left the file or folder there, by its name: it is never content."""
    return path != LOCKS.rstrip("/") and _LITTER.fullmatch(path.rpartition("/")[2]) is not None


def load(project: Folder, path: str) -> bytes | Diagnostic:
    """The bytes of one file of text, or why there are none."""
    try:
        # Non-blocking, so that a pipe put in the file's place since it was listed cannot hold up the build.
        handle = os.open(project / path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        try:
            status = os.fstat(handle)
            if not stat.S_ISREG(status.st_mode):
                return _special(path)
            if status.st_size > LARGEST_TEXT:
                return Diagnostic(
                    "file-too-large",
                    f"the file has {status.st_size:,} bytes, more than {LARGEST_TEXT:,}",
                    whole(path),
                    ("split it into several files",),
                )
            # At most the cap, even from a file that grows while it is read.
            chunks, room = [], LARGEST_TEXT
            while room > 0 and (chunk := os.read(handle, room)):
                chunks.append(chunk)
                room -= len(chunk)
            return b"".join(chunks)
        finally:
            os.close(handle)
    except OSError as error:
        return _unreadable(path, error)


def checksum(project: Folder, path: str) -> str | Diagnostic:
    """The SHA-256 of a file of any size, in hexadecimal, or why there is none."""
    try:
        with open(project / path, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        return _unreadable(path, error)


def whole(path: str) -> Span:
    """The place of a finding about a file as such."""
    return Span(path, 1, 1, 1, 1)


def _walk(project: Folder, findings: list[Diagnostic]) -> Iterator[str]:
    root = os.path.realpath(project)
    seen: set[str] = set()
    waiting = ["content"]
    while waiting:
        folder = waiting.pop()
        real = os.path.realpath(project / folder)
        # A folder is entered once, whatever links lead to it: so circles end, and trees of links cannot explode.
        if real in seen:
            findings.append(_link(folder, "leads to a folder that is read already"))
            continue
        seen.add(real)
        if folder.count("/") > MOST_LEVELS:
            findings.append(
                Diagnostic(
                    "misplaced-file", f"folders are nested more than {MOST_LEVELS} deep", whole(folder), ("move it up",)
                )
            )
            continue
        try:
            with os.scandir(project / folder) as scan:
                entries = sorted(scan, key=lambda entry: os.fsencode(entry.name))
        except OSError as error:
            findings.append(_unreadable(folder, error))
            continue
        folders = []
        for entry in _distinct(folder, entries, findings):
            path = f"{folder}/{entry.name}"
            match _what(project, root, path, entry):
                case Diagnostic() as finding:
                    findings.append(finding)
                case "folder":
                    folders.append(path)
                case _:
                    yield path
        waiting.extend(reversed(folders))


def _distinct(folder: str, entries: list[os.DirEntry[str]], findings: list[Diagnostic]) -> Iterator[os.DirEntry[str]]:
    """The entries that may be content, without those whose names other systems cannot tell apart or write down."""
    first: dict[str, str] = {}
    for entry in entries:
        if is_litter(f"{folder}/{entry.name}"):
            continue
        path = f"{folder}/{entry.name}"
        if not entry.name.isprintable() or "\\" in entry.name:
            shown = "".join(character if character.isprintable() else f"<U+{ord(character):04X}>" for character in path)
            findings.append(
                Diagnostic(
                    "unsafe-name",
                    "the file's name holds characters that cannot be shown",
                    whole(shown),
                    ("rename it with letters, digits and hyphens",),
                )
            )
            continue
        key = unicodedata.normalize("NFC", entry.name).casefold()
        if key in first:
            findings.append(
                Diagnostic(
                    "twin-names",
                    f"the name differs from {first[key]} only in letter case or in how accents are stored",
                    whole(path),
                    ("rename one of the two; some systems cannot keep both",),
                    (Related(whole(f"{folder}/{first[key]}"), "the other one"),),
                )
            )
            continue
        first[key] = entry.name
        yield entry


def _what(project: Folder, root: str, path: str, entry: os.DirEntry[str]) -> Diagnostic | str:
    try:
        if entry.is_symlink():
            real = os.path.realpath(project / path, strict=True)
            if os.path.commonpath([root, real]) != root:
                return _link(path, "leads out of the project")
        mode = entry.stat().st_mode
    except FileNotFoundError:
        return _link(path, "leads nowhere")
    except (OSError, RuntimeError) as error:
        return _link(path, "leads in a circle") if entry.is_symlink() else _unreadable(path, error)
    if stat.S_ISDIR(mode):
        return "folder"
    return "file" if stat.S_ISREG(mode) else _special(path)


def _link(path: str, what: str) -> Diagnostic:
    return Diagnostic(
        "bad-symlink", f"this symbolic link {what}", whole(path), ("put the file itself there, or delete the link",)
    )


def _special(path: str) -> Diagnostic:
    return Diagnostic(
        "special-file", "this is a pipe, a socket or a device, not a file", whole(path), ("move it out of content/",)
    )


def _unreadable(path: str, error: OSError | RuntimeError) -> Diagnostic:
    reason = (getattr(error, "strerror", None) or str(error)).lower()
    return Diagnostic(
        "unreadable-file",
        f"it cannot be read: {reason}",
        whole(path),
        ("check who may read it, and that the disk is there",),
    )


def _misplaced(path: str) -> Diagnostic:
    parts = path.split("/")
    folder = parts[1] if len(parts) > 2 else ""
    near = folder if folder in FOLDERS else "".join(nearest(folder, FOLDERS))
    better = right_place(path, near)
    if better:
        advice = f"move it to {better}"
    elif near:
        advice = f"the files in content/{near}/ end in {FOLDERS[near][1]}"
    else:
        advice = "what is read: content/site.yaml and the folders " + ", ".join([*FOLDERS, "media"]) + " in content/"
    return Diagnostic("misplaced-file", "nothing reads a file in this place", whole(path), (advice,))
