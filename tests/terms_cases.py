"""Reads tests/cases/terms*.md: a title, a line with a dot, entries and a text, a dot, what is found in it, a dot."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from postil.link.labels import labels
from postil.link.mentions import mentions
from postil.model.prose import Prose
from postil.model.resolved import Mention
from postil.model.written.profile import Profile
from postil.model.written.site import TermSettings
from postil.model.written.term import Label, Term
from postil.prose.parse import parse
from postil.prose.sentences import sentences
from postil.source import Span

FOLDER = Path(__file__).resolve().parent / "cases"
PLACES = {"": Span("content/glossary/weapons.yaml", 1, 1, 1, 2)}


@dataclass(frozen=True)
class Case:
    """One case of a file."""

    title: str
    entries: str
    """YAML: `terms`, `profiles`, and settings."""
    text: str
    """Markdown."""
    expected: str


def cases(name: str) -> list[Any]:
    """The cases of tests/cases/<name>.md as parameters of a test."""
    text = (FOLDER / f"{name}.md").read_text(encoding="utf-8")
    parts = re.split(r"^\.\n", text, flags=re.MULTILINE)
    found = []
    for title, given, expected in zip(parts[0::3], parts[1::3], parts[2::3], strict=False):
        entries, _, body = given.partition("---\n")
        case = Case(title.strip().rpartition("\n")[2], entries, body, expected.strip())
        found.append(pytest.param(case, id=case.title))
    return found


def find(case: Case) -> tuple[Prose, tuple[Mention, ...]]:
    """The text of a case, and what is found in it."""
    asked = yaml.load(case.entries, Loader=yaml.BaseLoader) or {}
    language = asked.get("language", "en")
    site_language = asked.get("site_language", language)
    prose, findings = parse(case.text, path="content/articles/pact.md", line=1, language=language)
    assert not findings, findings
    known = labels(
        [_term(one) for one in asked.get("terms", ())],
        [_profile(one) for one in asked.get("profiles", ())],
        language=language,
        site_language=site_language,
    )
    settings = TermSettings(
        every=asked.get("every", "section"), in_quotes=asked.get("in_quotes", "never"), places={}
    )
    own = tuple(asked["own"].split(":")) if "own" in asked else None
    found = mentions(
        prose,
        known,
        language=language,
        settings=settings,
        own=own,
        never=asked.get("never", ()),
        sentences=sentences,
    )
    return prose, found


def shown(prose: Prose, found: tuple[Mention, ...]) -> str:
    """Mentions as a case writes them, a line each: `linked WORDS -> id`, or `listed WORDS -> id`."""
    lines = (
        f"{'linked' if one.linked else 'listed'} {_readable(prose.text[one.start : one.end])} -> {one.id}"
        for one in found
    )
    return "\n".join(lines) or "nothing"


def _readable(words: str) -> str:
    """Words on one line, with what cannot be seen as the entities that the text has for it."""
    words = " ".join(unicodedata.normalize("NFC", words).split())
    for invisible, entity in (("\u00ad", "&shy;"), ("\u200b", "&#x200b;"), ("\u2011", "&#x2011;")):
        words = words.replace(invisible, entity)
    return words


def _term(written: dict[str, Any]) -> Term:
    labels_ = {
        tag: Label(term=one["term"], forms=tuple(one.get("forms", ())), places=PLACES)
        for tag, one in written.pop("labels", {}).items()
    }
    fields = {key: tuple(value) if isinstance(value, list) else value for key, value in written.items()}
    return Term(**fields, labels=labels_, scheme="weapons", places=PLACES)


def _profile(written: dict[str, Any]) -> Profile:
    return Profile(**{key: tuple(v) if isinstance(v, list) else v for key, v in written.items()}, places=PLACES)
