"""A term of the glossary: a SKOS concept with its labels, its definition, and how it is recognised in text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from postil.model.keys import Day, Id, Language, Markdown, Ref, Text, key, record
from postil.model.written.note import Citation
from postil.model.written.site import Every
from postil.source import Places


@record
class Label:
    """The term in another language (SKOS prefLabel and altLabel)."""

    term: Text = key()
    """The usual word."""
    forms: tuple[Text, ...] = key(default=())
    """Other words for it, and inflected forms that occur."""
    short: Text = key(default="")
    """The meaning in that language, in at most 280 characters: shown on pages in it."""
    places: Places


@record
class Scope:
    """Where a sense is meant."""

    articles: tuple[Annotated[str, Ref("article")], ...] = key(default=())
    """In these articles."""
    topics: tuple[Annotated[str, Ref("topic")], ...] = key(default=())
    """In articles on these topics."""
    since: Day | None = key(default=None, name="from")
    """In articles of this day or later."""
    until: Day | None = key(default=None, name="to")
    """In articles of this day or earlier."""
    places: Places


@record
class Sense:
    """One of several contested meanings: they stand side by side, attributed, never blended."""

    short: Text = key()
    """The meaning in at most 280 characters."""
    definition: Markdown = key(default="")
    """The meaning in full."""
    according_to: Text = key(default="")
    """Who uses the word so."""
    sources: tuple[Citation, ...] = key(default=(), short_form="source")
    """Where they do."""
    scope: Scope | None = key(default=None)
    """Where this sense is the one that is meant; otherwise all are shown."""
    places: Places


@record
class Term:
    """An entry of the glossary."""

    id: Id = key()
    """Its name in links and in its address."""
    term: Text = key()
    """The word itself (SKOS prefLabel)."""
    forms: tuple[Text, ...] = key(default=())
    """Other words and abbreviations for it (SKOS altLabel). English plurals and possessives are understood."""
    short: Text = key(default="")
    """The meaning in at most 280 characters. Required unless there are `senses`."""
    definition: Markdown = key(default="")
    """The meaning in full; may link other entries."""
    broader: tuple[Annotated[str, Ref("term")], ...] = key(default=())
    """Wider terms (SKOS broader)."""
    related: tuple[Annotated[str, Ref("term")], ...] = key(default=())
    """Terms to look up next (SKOS related)."""
    sources: tuple[Citation, ...] = key(default=(), short_form="source")
    """What the definition rests on."""
    reviewed: Day | None = key(default=None)
    """The day it was last checked."""
    review_by: Day | None = key(default=None)
    """The day by which it wants checking again; after it, a build warns."""
    match: Literal["auto", "manual", "never"] = key(default="auto")
    """`auto`: uses are linked; `manual`: only links by hand, but mentions are listed; `never`: not even looked for."""
    case: Literal["smart", "exact", "ignore"] = key(default="smart")
    """`smart`: a form with an upper-case letter after its first (ICBM, WHO) matches exactly, others in any case."""
    inflect: Literal["true", "false", "stem"] = key(default="true")
    """`false`: only the forms as written; `stem`: also every form with the same stem (Snowball) in the entry's language."""
    every: Every | None = key(default=None)
    """How often it is linked, where that differs from the site's setting."""
    stop: tuple[Text, ...] = key(default=())
    """Phrases in which the word is not meant: `red-flag alliance` for *alliance*."""
    labels: Mapping[Language, Label] = key(factory=dict)
    """The term in other languages; articles in those languages are searched for them."""
    senses: tuple[Sense, ...] = key(default=())
    """Contested meanings, side by side."""
    scheme: str
    """The glossary it stands in: the stem of the file's name (SKOS inScheme)."""
    places: Places


@record
class Glossary:
    """content/glossary/<scheme>.yaml: a scheme of terms (SKOS ConceptScheme)."""

    title: Text = key(default="")
    """The scheme's name; otherwise made from the file's name."""
    terms: tuple[Term, ...] = key(default=())
    """Its entries, in any order."""
    scheme: str
    """The stem of the file's name."""
    places: Places
