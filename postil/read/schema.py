"""The format of content/, compiled once from the record classes: for each key what may stand there."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, fields
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from postil.frozen import frozen
from postil.model.keys import Key, Ref, Scalar


@frozen
class Words:
    """A scalar with a check of that name."""

    name: str
    meaning: str


@frozen
class Choice:
    """One of a few words."""

    words: tuple[str, ...]


@frozen
class Reference:
    """The id of something written elsewhere."""

    ref: Ref


@frozen
class Flag:
    """`true` or `false`."""


@frozen
class Number:
    """A number."""

    whole: bool


@frozen
class Nested:
    """Keys of its own."""

    record: type[Any]


@frozen
class Many:
    """A list."""

    item: Shape
    short_form: str
    """For records: the one key that a bare scalar stands for; empty where there is none."""


@frozen
class Keyed:
    """A mapping from words of the writer's choice."""

    key: Words
    item: Shape


Shape = Words | Choice | Reference | Flag | Number | Nested | Many | Keyed


@frozen
class FieldShape:
    """One key of a record."""

    name: str
    """The field's name in the class."""
    key: str
    """As it is written."""
    shape: Shape
    required: bool
    default: Any
    """What it is when nobody writes it; MISSING where it is required or made anew."""


@frozen
class RecordShape:
    """The keys of a record."""

    record: type[Any]
    label: str
    """What it is called in messages: `a note`."""
    fields: Mapping[str, FieldShape]
    """By key, in the order of the class."""
    required: tuple[FieldShape, ...]
    can_be_draft: bool
    """Whether it has a status that keeps it from being published."""


LABELS = {
    "Annotations": "a file of notes",
    "Article": "an article",
    "CitedSource": "a source",
    "CitedSources": "a file of sources",
    "Citation": "a citation",
    "Claim": "a claim",
    "Claims": "a file of claims",
    "Correction": "a correction",
    "Event": "an event",
    "Events": "a file of events",
    "FeedSettings": "the feed settings",
    "Figure": "a figure",
    "Glossary": "a glossary",
    "Image": "a picture",
    "Label": "a label",
    "Location": "a location",
    "Note": "a note",
    "Origin": "the source of an article",
    "Page": "a page",
    "Profile": "a profile",
    "ProfileLabel": "a name in another language",
    "Profiles": "a file of profiles",
    "Publisher": "the publisher",
    "Role": "a role",
    "RoleLabel": "an office in another language",
    "Scope": "a scope",
    "Sense": "a sense",
    "Site": "site.yaml",
    "Term": "a term",
    "TermChoices": "the choice of terms",
    "TermSettings": "the term settings",
    "Topic": "a topic",
    "TopicLabel": "a topic in another language",
    "Verdict": "a verdict",
}
"""What each record is called in messages and in the format reference."""


@cache
def shape_of(record: type[Any]) -> RecordShape:
    """The compiled table of a record class.

    Raises TypeError for a field whose type has no form in YAML: a mistake in the class, found by the first test.
    """
    hints = get_type_hints(record, include_extras=True)
    found = {}
    for field in fields(record):
        key = field.metadata.get("key")
        if isinstance(key, Key):
            required = field.default is MISSING and field.default_factory is MISSING
            shape = _shape(hints[field.name], key.short_form)
            found[key.name or field.name] = FieldShape(
                field.name, key.name or field.name, shape, required, field.default
            )
    status = found.get("status")
    return RecordShape(
        record=record,
        label=LABELS[record.__name__],
        fields=found,
        required=tuple(field for field in found.values() if field.required),
        can_be_draft=status is not None and isinstance(status.shape, Choice) and "draft" in status.shape.words,
    )


def _shape(hint: Any, short_form: str) -> Shape:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        (hint,) = (argument for argument in arguments if argument is not type(None))
        return _shape(hint, short_form)
    if origin is Annotated:
        for mark in arguments[1:]:
            if isinstance(mark, Scalar):
                return Words(mark.name, mark.meaning)
            if isinstance(mark, Ref):
                return Reference(mark)
    if origin is Literal:
        return Choice(arguments)
    if origin is tuple:
        return Many(_shape(arguments[0], ""), short_form)
    if origin in (Mapping, dict):
        key = _shape(arguments[0], "")
        if isinstance(key, Words):
            return Keyed(key, _shape(arguments[1], ""))
    if hint is bool:
        return Flag()
    if hint in (int, float):
        return Number(whole=hint is int)
    if isinstance(hint, type) and hint.__name__ in LABELS:
        return Nested(hint)
    raise TypeError(f"{hint!r} has no form in YAML")
