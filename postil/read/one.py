"""One file: from its path and its bytes alone to the records in it, and what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from postil.diagnose.diagnostic import Diagnostic, Findings
from postil.frozen import frozen
from postil.model.words import Wording
from postil.model.written.article import Article
from postil.model.written.cited import CitedSources
from postil.model.written.claim import Claims
from postil.model.written.event import Events
from postil.model.written.note import Annotations
from postil.model.written.page import Page
from postil.model.written.profile import Profiles
from postil.model.written.site import Site
from postil.model.written.term import Glossary, Term
from postil.read.decode import Decoder
from postil.read.front import cut
from postil.read.layout import Place, place
from postil.read.locks import Lock, read_lock
from postil.read.nodes import MOST_FINDINGS, compose
from postil.read.scalars import ID, LONGEST_ID, meant_as_id, odd_letter
from postil.read.text import decode_text
from postil.read.tree import MapNode, ScalarNode
from postil.read.wording import read_wording
from postil.source import Source, Span

Record = Site | Article | Page | Annotations | Glossary | Profiles | CitedSources | Claims | Events | Lock | Wording

Read = tuple[Record | None, Findings, bool]
"""A record, what is wrong, and whether everything written is in the record."""

Reader = Callable[[Source, Place], Read]

RESERVED = frozenset(
    {"con", "prn", "aux", "nul", "index", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
)
"""Names that Windows keeps for devices, and that web servers keep for a folder's page."""


@frozen
class FileReading:
    """What one file says."""

    source: Source
    place: Place
    record: Record | None
    findings: Findings
    whole: bool
    """Whether everything that is written in it is in the record."""


def read_file(path: str, data: bytes) -> FileReading:
    """Read the file at `path`, relative to the project. Never raises for what is in it.

    Raises ValueError for a path that nothing reads (see layout).
    """
    where = place(path)
    if where is None:
        raise ValueError(f"nothing reads {path}")
    source, findings = decode_text(path, data)
    if findings:
        return FileReading(source, where, None, findings, whole=False)
    record, found, whole = _READERS[where.kind](source, where)
    findings = (*_name(where, path), *found)
    if len(findings) >= MOST_FINDINGS:
        last = Span(path, findings[-1].span.line, 1, findings[-1].span.line, 1)
        stop = Diagnostic(
            "too-many-findings",
            f"there are {MOST_FINDINGS} findings or more in this file; it was not read further",
            last,
            ("mend the first ones, then look again",),
        )
        return FileReading(source, where, record, (*findings, stop), whole=False)
    return FileReading(source, where, record, findings, whole)


def _name(where: Place, path: str) -> Findings:
    """What is wrong with the name of a file whose stem becomes an id."""
    if where.kind not in ("article", "page", "glossary") or (ID.fullmatch(where.name) and where.name not in RESERVED):
        return (
            ()
            if len(where.name) <= LONGEST_ID
            else (_bad_name(path, f"the name is longer than {LONGEST_ID} characters", "shorten it"),)
        )
    folder, _, file = path.rpartition("/")
    if where.name in RESERVED:
        return (_bad_name(path, f"`{where.name}` is kept for other purposes by some systems", "choose another name"),)
    better = meant_as_id(where.name)
    ending = file.removeprefix(where.name)
    first = (
        f"rename it to {folder}/{better}{ending}" if better else "rename it with lower-case letters, digits and hyphens"
    )
    return (
        Diagnostic(
            "invalid-file-name",
            f"`{where.name}` cannot be an address",
            Span(path, 1, 1, 1, 1),
            (first, *odd_letter(where.name)),
        ),
    )


def _bad_name(path: str, message: str, help_: str) -> Diagnostic:
    return Diagnostic("invalid-file-name", message, Span(path, 1, 1, 1, 1), (help_,))


def _with_front_matter(record: type[Article] | type[Page]) -> Reader:
    def read(source: Source, where: Place) -> Read:
        if not source.text.strip():
            return None, (_empty(source, "write front matter and text, or delete the file"),), False
        parts, findings = cut(source)
        if parts is None:
            return None, findings, False
        node, findings = compose(source, parts.front, lines_above=1)
        if node is None and findings:
            return None, _perhaps_unclosed(findings, parts.front), False
        if node is None or (isinstance(node, ScalarNode) and node.is_nothing):
            node = MapNode((), 1, 1, 1, 4)
        given = {"id": where.name, "body": parts.body, "body_line": parts.body_line}
        decoder = Decoder(source, {record: given}, findings)
        made = decoder.record(record, node)
        if made and not parts.body.strip() and _wants_body(made):
            span = Span(source.path, parts.body_line - 1, 1, parts.body_line - 1, 4)
            decoder.findings.append(
                Diagnostic(
                    "empty-body",
                    "there is no text below the front matter",
                    span,
                    ("write the text here, or set `status: draft` until there is some",),
                )
            )
        return made, (*findings, *decoder.findings), made is not None and not decoder.lost

    return read


def _wants_body(made: Article | Page) -> bool:
    if made.status != "published":
        return False
    return not (isinstance(made, Article) and made.source and made.source.republish == "link")


def _perhaps_unclosed(findings: Findings, front: str) -> Findings:
    """Adds the commonest reason for broken front matter: the line that ends it is missing, so text was read as YAML."""
    blank = re.search(r"\n[ \t]*\n(?=\S)", front)
    last = findings[-1]
    line = front.count("\n", 0, blank.end()) + 2 if blank else 0
    if not blank or last.code != "yaml-syntax" or last.span.line < line:
        return findings
    return (
        *findings[:-1],
        replace(last, help=(*last.help, f"if the text begins in line {line}, a line `---` is missing above it")),
    )


def _yaml(record: type[Any], named: Mapping[type[Any], str] | None = None) -> Reader:
    """The reader of a file that is one record; `named` says which field of which records takes the file's name."""

    def read(source: Source, where: Place) -> Read:
        if not source.text.strip():
            return None, (_empty(source, "write something in it, or delete it"),), True
        node, findings = compose(source)
        if node is None and findings:
            return None, findings, False
        if node is None or (isinstance(node, ScalarNode) and node.is_nothing):
            node = MapNode((), 1, 1, 1, 1)
        given = {inner: {field: where.name} for inner, field in (named or {}).items()}
        decoder = Decoder(source, given, findings)
        made = decoder.record(record, node)
        return (
            made,
            (*findings, *decoder.findings),
            not decoder.lost and all(f.code == "swallowed-text" for f in findings),
        )

    return read


def _annotations(source: Source, where: Place) -> Read:
    made, findings, whole = _yaml(Annotations, {Annotations: "article"})(source, where)
    if isinstance(made, Annotations) and (by := made.by or where.annotator):
        made = replace(made, by=by, notes=tuple(note if note.by else replace(note, by=by) for note in made.notes))
    return made, findings, whole


def _lock(source: Source, where: Place) -> Read:
    lock, findings = read_lock(source, where.name)
    return lock, findings, lock is not None


def _wording(source: Source, where: Place) -> Read:
    node, findings = compose(source)
    if node is None and findings:
        return None, findings, False
    made, found = read_wording(source, where.name, node)
    return made, (*findings, *found), not found


def _empty(source: Source, help_: str) -> Diagnostic:
    return Diagnostic("empty-file", "the file is empty", Span(source.path, 1, 1, 1, 1), (help_,))


_READERS: dict[str, Reader] = {
    "site": _yaml(Site),
    "article": _with_front_matter(Article),
    "page": _with_front_matter(Page),
    "annotations": _annotations,
    "lock": _lock,
    "glossary": _yaml(Glossary, {Glossary: "scheme", Term: "scheme"}),
    "profiles": _yaml(Profiles),
    "sources": _yaml(CitedSources),
    "claims": _yaml(Claims),
    "events": _yaml(Events),
    "words": _wording,
}
