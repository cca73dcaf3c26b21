"""Lock files: what each note of an article was last approved against."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from postil.diagnose.diagnostic import Diagnostic, Findings
from postil.frozen import frozen
from postil.model.resolved import Approved
from postil.source import Source, Span

_SURROGATE = re.compile("[\ud800-\udfff]")

WAY_OUT = "restore it from version control; or delete it, after a look at each note of the article"


@frozen
class Lock:
    """content/annotations/.lock/<slug>.json."""

    article: str
    notes: Mapping[str, Approved]
    path: str


def read_lock(source: Source, article: str) -> tuple[Lock | None, Findings]:
    """What the lock file says; None where it is damaged."""
    try:
        data = json.loads(source.text)
    except json.JSONDecodeError as error:
        span = Span(source.path, error.lineno, error.colno, error.lineno, error.colno + 1)
        return None, (_corrupt(span, f"this is no JSON: {error.msg[:1].lower()}{error.msg[1:]}"),)
    except (RecursionError, ValueError):
        return None, (_corrupt(Span(source.path, 1, 1, 1, 2), "this is no lock file"),)
    notes = data.get("notes") if isinstance(data, dict) else None
    if not isinstance(notes, dict):
        return None, (_corrupt(Span(source.path, 1, 1, 1, 2), "this is no lock file: it has no object `notes`"),)
    approved = {note: _approved(value) for note, value in notes.items()}
    for note, value in approved.items():
        if value is None:
            at = source.text.find(json.dumps(note, ensure_ascii=False))
            span = source.span(at, at + len(note) + 2) if at >= 0 else Span(source.path, 1, 1, 1, 2)
            return None, (_corrupt(span, f"note `{note}` has no `text`, `before` and `after` that are words"),)
    return Lock(article, {note: value for note, value in approved.items() if value}, source.path), ()


def _approved(value: Any) -> Approved | None:
    if not isinstance(value, dict):
        return None
    parts = [value.get(key) for key in ("text", "before", "after")]
    # JSON can hold halves of surrogate pairs, which no text can.
    fine = all(isinstance(part, str) and not _SURROGATE.search(part) for part in parts)
    return Approved(*parts) if fine else None


def _corrupt(span: Span, message: str) -> Diagnostic:
    return Diagnostic("corrupt-lock", message, span, (WAY_OUT,))
