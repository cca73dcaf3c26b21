"""Every piece of Markdown outside the articles' bodies: read once for its findings and its links."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from postil.diagnose.diagnostic import Diagnostic
from postil.diagnose.nearest import did_you_mean
from postil.link.references import Known, check
from postil.model.fields import markdown_of
from postil.model.prose import Prose
from postil.prose.parse import parse
from postil.source import Span, place_of


def check_record(record: Any, known: Known, pictures: frozenset[str], language: str) -> Iterator[Diagnostic]:
    """What is wrong in the Markdown of a record, with its links."""
    for key, text in markdown_of(record):
        span = place_of(record.places, key)
        prose, findings = parse(text, path=span.path, line=span.line, column=span.column, language=language)
        yield from findings
        yield from check(prose, span.path, known)
        yield from missing_pictures(prose, pictures, span.path)


def missing_pictures(prose: Prose, pictures: frozenset[str], path: str) -> Iterator[Diagnostic]:
    """A finding for each picture of a text that does not stand under content/media/."""
    for one in prose.pictures:
        if one.src not in pictures:
            yield Diagnostic(
                code="missing-picture",
                message=f"there is no file content/media/{one.src}",
                span=Span(path, one.line, one.column, one.line, one.column + one.length),
                help=did_you_mean(one.src, sorted(pictures)) or ("put the file there, or mend its name in the text",),
            )
