"""docs/format.md: every file under content/, and every key of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import MISSING
from pathlib import Path
from string import Template
from typing import Any

from generating.meanings import meanings_of
from postil.model import keys
from postil.model.keys import Scalar
from postil.model.written.article import Article
from postil.model.written.cited import CitedSource, CitedSources
from postil.model.written.claim import Claim, Claims
from postil.model.written.event import Event, Events
from postil.model.written.note import Annotations, Note
from postil.model.written.page import Page
from postil.model.written.profile import Profile, Profiles
from postil.model.written.site import Site
from postil.model.written.term import Glossary, Term
from postil.read.files import LARGEST_TEXT
from postil.read.one import RESERVED
from postil.read.rules import LONGEST_SHORT
from postil.read.scalars import LONGEST_ID
from postil.read.schema import Choice, FieldShape, Flag, Keyed, Many, Nested, Number, Reference, Shape, Words, shape_of

EXAMPLES = Path(__file__).parent.parent / "examples"

FILES: tuple[tuple[str, str, type[Any], type[Any] | None], ...] = (
    ("Articles", "article.md", Article, None),
    ("Annotations", "annotations.yaml", Annotations, Note),
    ("Glossary", "glossary.yaml", Glossary, Term),
    ("Profiles", "profiles.yaml", Profiles, Profile),
    ("Sources", "sources.yaml", CitedSources, CitedSource),
    ("Claims", "claims.yaml", Claims, Claim),
    ("Events", "events.yaml", Events, Event),
    ("Pages", "page.md", Page, None),
    ("site.yaml", "site.yaml", Site, None),
)
"""Heading, example, the record that the file is, and the record of its entries."""

HEADINGS = {
    "Note": "A note",
    "Citation": "A citation",
    "Term": "A term",
    "Label": "A label",
    "Sense": "A sense",
    "Scope": "A scope",
    "Profile": "A profile",
    "ProfileLabel": "A profile in another language",
    "Role": "A role",
    "RoleLabel": "An office in another language",
    "Location": "A location",
    "CitedSource": "A source",
    "Claim": "A claim",
    "Verdict": "A verdict",
    "Figure": "A figure",
    "Event": "An event",
    "Origin": "The source of an article",
    "Correction": "A correction",
    "Image": "A picture",
    "TermChoices": "The choice of terms",
    "Publisher": "The publisher",
    "TermSettings": "The term settings",
    "FeedSettings": "The feed settings",
    "Topic": "A topic",
    "TopicLabel": "A topic in another language",
}

REFERENCES = {
    "article": "articles",
    "term": "a-term",
    "profile": "a-profile",
    "source": "a-source",
    "claim": "a-claim",
    "event": "an-event",
    "note": "a-note",
    "topic": "a-topic",
}

PLURALS = {
    "Correction": "corrections",
    "Citation": "citations",
    "Role": "roles",
    "Verdict": "verdicts",
    "Sense": "senses",
    "Topic": "topics",
    "Note": "notes",
    "Term": "terms",
    "Profile": "profiles",
    "CitedSource": "sources",
    "Claim": "claims",
    "Event": "events",
}


def format_page() -> str:
    """The whole page."""
    told: set[type[Any]] = set()
    parts = [_introduction()]
    for heading, example, record, entry in FILES:
        parts.append(f"## {heading}\n\n{_told(record)}\n\n{_example(example)}\n\n{_table(record)}\n")
        waiting = [entry] if entry else []
        waiting += _inside(record)
        while waiting:
            inner = waiting.pop(0)
            if inner not in told:
                told.add(inner)
                parts.append(f"### {HEADINGS[inner.__name__]}\n\n{_told(inner)}\n\n{_table(inner)}\n")
                waiting = [*_inside(inner), *waiting]
    parts.append(_values())
    return "\n".join(parts)


def _introduction() -> str:
    text = (Path(__file__).parent / "introduction.txt").read_text(encoding="utf-8")
    return Template(text).substitute(
        megabytes=LARGEST_TEXT // 1_000_000,
        longest_id=LONGEST_ID,
        reserved=", ".join(f"`{name}`" for name in sorted(RESERVED)[:3]),
    )


def _told(record: type[Any]) -> str:
    """What the class says of itself, with its paths as code: `<slug>` would be taken for HTML."""
    return re.sub(r"[\w./]*<\w+>[\w./<>]*[\w>]", r"`\g<0>`", meanings_of(record).record)


def _example(name: str) -> str:
    language = "yaml" if name.endswith(".yaml") else "markdown"
    return f"```{language}\n{(EXAMPLES / name).read_text(encoding='utf-8').rstrip()}\n```"


def _inside(record: type[Any]) -> list[type[Any]]:
    """The records that stand under keys of a record, in order."""
    return [inner for field in shape_of(record).fields.values() if (inner := _record_in(field.shape))]


def _record_in(shape: Shape) -> type[Any] | None:
    match shape:
        case Nested(record=record):
            return record
        case Many(item=item) | Keyed(item=item):
            return _record_in(item)
        case _:
            return None


def _table(record: type[Any]) -> str:
    meanings = meanings_of(record).fields
    rows = ["| key | what stands there | | meaning |", "|---|---|---|---|"]
    for field in shape_of(record).fields.values():
        cells = (f"`{field.key}`", _kind(field.shape), _need(field), " ".join(meanings[field.name].split()))
        rows.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(rows)


def _need(field: FieldShape) -> str:
    if field.required:
        return "**required**"
    if field.default in (MISSING, None, "", ()) or isinstance(field.shape, Nested):
        return ""
    default = str(field.default).lower() if isinstance(field.shape, Flag) else field.default
    return f"otherwise `{default}`"


def _kind(shape: Shape) -> str:
    """What a shape is called, with a link to where it is explained."""
    match shape:
        case Words(name=name):
            return f"[{name}](#kinds-of-values)"
        case Choice(words=words):
            return " ".join(f"`{word}`" for word in words)
        case Reference(ref=ref) if ref.kind == "any":
            return "an id, with its kind where several have it"
        case Reference(ref=ref):
            words = ", or words" if ref.or_text else ""
            return f"the id of [{'an' if ref.kind[0] in 'ae' else 'a'} {ref.kind}](#{REFERENCES[ref.kind]}){words}"
        case Flag():
            return "`true` or `false`"
        case Number(whole=whole):
            return "a whole number" if whole else "a number"
        case Nested(record=record):
            return f"[keys of its own](#{_anchor(record)})"
        case Many(item=Nested(record=record), short_form=short):
            several = f"a list of [{PLURALS[record.__name__]}](#{_anchor(record)})"
            return f"{several}; an item may be its `{short}` alone" if short else several
        case Many(item=Reference() as item):
            return "a list: " + _kind(item)
        case Many(item=item):
            return "a list of " + _kind(item)
        case Keyed(key=key, item=Nested(record=record)):
            return f"by [{key.name}](#kinds-of-values): [labels](#{_anchor(record)})"
    raise TypeError(f"{shape!r} is not described")


def _anchor(record: type[Any]) -> str:
    return HEADINGS[record.__name__].lower().replace(" ", "-")


def _values() -> str:
    rows = ["## Kinds of values\n", "| name | what stands there |", "|---|---|"]
    rows += [f"| {scalar.name} | {scalar.meaning.replace('|', chr(92) + '|')} |" for scalar in _scalars()]
    rows.append(f"\nA short definition (`short`) has at most {LONGEST_SHORT} characters.\n")
    return "\n".join(rows)


def _scalars() -> Iterator[Scalar]:
    """The kinds of scalars that keys.py declares, in its order."""
    for value in vars(keys).values():
        for mark in getattr(value, "__metadata__", ()):
            if isinstance(mark, Scalar):
                yield mark
