"""An article: one briefing, Markdown with front matter."""

from __future__ import annotations

from typing import Annotated, Literal

from postil.model.keys import Day, Id, Language, Markdown, MediaPath, Moment, Ref, Text, Url, UrlPath, key, record
from postil.source import Places

ArticleStatus = Literal["draft", "published", "retired"]
"""`retired`: the page keeps its address and says that it no longer stands; its text is gone."""

CorrectionKind = Literal["correction", "clarification", "update", "retraction"]
"""What was done about what was wrong."""


@record
class Origin:
    """The text elsewhere that a briefing annotates."""

    publisher: Text = key()
    """Who published it."""
    title: Text = key(default="")
    """Its headline there."""
    url: Url | None = key(default=None)
    """Where it stands."""
    published: Day | None = key(default=None)
    """The day it appeared."""
    rights: Text = key(default="")
    """The rights line as the publisher gives it."""
    republish: Literal["full", "excerpt", "link"] = key(default="full")
    """How much of the body may be shown: all, only the passages that carry a note, or nothing but the link."""
    places: Places


@record
class Correction:
    """One thing that was wrong, and what was done about it."""

    id: Id = key()
    """Its anchor on the page."""
    date: Day = key()
    """The day it was made."""
    kind: CorrectionKind = key(default="correction")
    """What was done."""
    text: Markdown = key()
    """What was wrong and what is right, in a sentence or two."""
    notes: tuple[Annotated[str, Ref("note")], ...] = key(default=())
    """The notes of this article that it concerns, by id."""
    places: Places


@record
class Image:
    """A picture at the head of a page."""

    src: MediaPath = key()
    """The file, under content/media/."""
    alt: Text = key()
    """What the picture shows, for those who do not see it."""
    caption: Text = key(default="")
    """The line under it."""
    credit: Text = key(default="")
    """Whose picture it is."""
    places: Places


@record
class TermChoices:
    """Which terms an article does without."""

    never: tuple[Annotated[str, Ref("term")], ...] = key(default=())
    """Terms that are not linked automatically in this article."""
    places: Places


@record
class Article:
    """content/articles/<slug>.md: one briefing. The file's stem is its id; the text below the front matter is the briefing."""

    title: Text = key()
    """The headline."""
    date: Day = key()
    """The day of the briefing: what is said holds as of this day, and people are shown with the offices they held then."""
    updated: Day | None = key(default=None)
    """The day of the last change that readers should know of."""
    summary: Text = key(default="")
    """The briefing in a sentence or two, for lists, feeds and search engines."""
    authors: tuple[Text, ...] = key(default=())
    """Who wrote it, as readers see them."""
    topics: tuple[Annotated[str, Ref("topic")], ...] = key(default=())
    """The subjects it is filed under; the first is the main one."""
    lang: Language | None = key(default=None)
    """Its language, where it is not the site's."""
    translation_of: Annotated[str, Ref("article")] | None = key(default=None)
    """The briefing that this one is a translation of, where both are on this site: all versions of it are linked to each other."""
    dateline: Text = key(default="")
    """The place it is written from."""
    status: ArticleStatus = key(default="published")
    """`draft` is never published; `retired` keeps the address and says so."""
    publish_at: Moment | None = key(default=None)
    """Not built before this moment."""
    embargo_until: Moment | None = key(default=None)
    """Not built before this moment; said apart from `publish_at` because it is a promise to somebody."""
    expires_at: Moment | None = key(default=None)
    """Not built from this moment on."""
    source: Origin | None = key(default=None)
    """The text elsewhere that this briefing annotates, and how much of it may be shown."""
    key_points: tuple[Markdown, ...] = key(default=())
    """What a reader with a minute should take away."""
    known: tuple[Markdown, ...] = key(default=())
    """What is established."""
    unknown: tuple[Markdown, ...] = key(default=())
    """What is not known, or disputed."""
    watch: tuple[Markdown, ...] = key(default=())
    """What to look out for next."""
    corrections: tuple[Correction, ...] = key(default=())
    """What was corrected, newest or oldest first, as written; readers see newest first."""
    aliases: tuple[UrlPath, ...] = key(default=())
    """Old addresses on this site that lead here."""
    image: Image | None = key(default=None)
    """The picture at its head."""
    series: Text = key(default="")
    """The name of a series; briefings of the same name are linked in the order of their dates."""
    terms: TermChoices | None = key(default=None)
    """Which terms are not linked here."""
    related: tuple[Annotated[str, Ref("article")], ...] = key(default=())
    """Briefings to read next."""
    id: str
    """The stem of the file's name, and the last part of the address."""
    body: str
    """The Markdown below the front matter."""
    body_line: int
    """The line of the file, from 1, on which the body begins."""
    places: Places
