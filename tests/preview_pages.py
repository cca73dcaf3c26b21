"""Pages of the preview without a browser: they ask for actions, and see what was written."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from postil.engine.project import Options, Project
from postil.engine.session import Session
from postil.preview.writeback import Writeback

ROOT = Path(__file__).resolve().parent.parent
NOW = datetime(2024, 6, 20, 12, tzinfo=UTC)
ARTICLE = """---
title: Pyongyang pact
date: 2024-06-19
---

The pact obliges both sides. Kim called it the *strongest* ever treaty. The pact has no end.

At least ten missiles were counted. The pact is new.
"""
NOTES = """by: the desk
notes:
  # first of all
  - id: strongest
    quote: strongest ever treaty   # his words
    note: |
      He said so.
    sources: [{source: speech, locator: p. 2, quote: ever}, kcna]
"""
SOURCES = "sources:\n  - {id: speech, title: The speech, publisher: KCNA}\n  - {id: kcna, title: The text}\n"
NOTES_FILE, LOCK = "content/annotations/pact.yaml", "content/annotations/.lock/pact.json"


FILES = {
    "content/articles/pact.md": ARTICLE,
    NOTES_FILE: NOTES,
    "content/sources/all.yaml": SOURCES,
    "content/glossary/law.yaml": "terms:\n  - {id: pact, term: pact, forms: [treaty], short: A promise.}\n",
}


class Page:
    """A page of the preview without a browser: asks for actions, and sees the files."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "templates").symlink_to(ROOT / "templates")
        for path, text in FILES.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(text.encode())
        self.session = Session(Project(root, root / "site"), Options(now=NOW, drafts=True, keep_going=True))
        self.session.refresh(None, now=NOW)
        self.actions = Writeback().actions()

    def do(self, name: str, **sent: Any) -> tuple[int, dict[str, Any]]:
        """One action; what it wrote is seen by the next."""
        status, answer = self.actions[name](self.session, {"article": "pact", **sent})
        json.dumps(answer)
        if answer.get("changed"):
            self.session.refresh(None, now=NOW)
        return status, answer

    def text(self, path: str = NOTES_FILE) -> str:
        """A file as it is now."""
        return (self.root / path).read_bytes().decode()

    def write(self, path: str, text: str) -> None:
        """Somebody else saves a file."""
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_bytes(text.encode())
        self.session.refresh(None, now=NOW)


FIRST = "The pact obliges both sides. Kim called it the strongest ever treaty. The pact has no end."
SECOND = "At least ten missiles were counted. The pact is new."


def chosen(block: str, words: str, number: int = 0) -> dict[str, Any]:
    """A selection as the browser sends it: the words, the n-th time they stand in the block."""
    at = -1
    for _ in range(number + 1):
        at = block.index(words, at + 1)
    return {"before": block[:at], "text": words, "after": block[at + len(words):], "number": 0, "of": 1}


def form(**more: Any) -> dict[str, Any]:
    """A form that was filled in."""
    return {"kind": "context", "title": "", "note": "So it is.", "sources": [], "by": "the desk", **more}
