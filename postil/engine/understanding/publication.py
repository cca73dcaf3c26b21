"""What is published at a moment, and what is left out without a trace."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from postil.model.prose import Prose, Range
from postil.model.written.article import Article
from postil.model.written.note import Note
from postil.model.written.page import Page

PUBLIC = frozenset({"public"})
"""The layers that readers get."""


def is_article_published(article: Article, now: datetime, *, drafts: bool) -> bool:
    """Whether a briefing is built: `now` has an offset; with `drafts` status and dates are not asked."""
    if drafts:
        return True
    if article.status == "draft":
        return False
    begins = [moment for moment in (article.publish_at, article.embargo_until) if moment]
    if any(now < moment for moment in begins):
        return False
    return article.expires_at is None or now < article.expires_at


def is_page_published(page: Page, *, drafts: bool) -> bool:
    """Whether a plain page is built."""
    return drafts or page.status == "published"


def is_note_published(note: Note, *, drafts: bool, layers: Collection[str] = PUBLIC) -> bool:
    """Whether a note is shown: only of the layers asked for, and neither drafts nor open questions of the desk."""
    if note.layer not in layers:
        return False
    return drafts or note.status in ("published", "retired")


def without_text(article: Article) -> Article:
    """A retired briefing: its address, title and corrections stay, everything else it said is gone."""
    return replace(
        article, summary="", topics=(), dateline="", source=None, key_points=(), known=(), unknown=(), watch=(),
        image=None, translation_of=None, related=(), body="", series="",
    )


def what_is_shown(prose: Prose, article: Article, passages: Collection[Range]) -> Prose:
    """A text as pages may know it: of somebody else's, shown in passages or not at all, no heading or link is left.

    What may not be shown must not be known either: an outline would print the headings, a list of sources the links.
    """
    if article.source is None or article.source.republish == "full":
        return prose
    kept = () if article.source.republish == "link" else passages
    return replace(
        prose,
        headings=(),
        blocks=tuple(replace(block, section="") for block in prose.blocks),
        references=tuple(
            link for link in prose.references if any(start <= link.start and link.end <= end for start, end in kept)
        ),
    )
