"""View: everything a page may read of the site, one method a kind of reading, so that an engine can note what a page depends on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from postil.model.cards import (
    ArticleCard,
    Card,
    CitingRow,
    ClaimCard,
    EntryLabel,
    MentionRow,
    PlaceCard,
    ProfileCard,
    SourceCard,
    TermCard,
)
from postil.model.prose import Woven
from postil.model.relations import ByLanguage
from postil.model.resolved import AnchoredNote, Briefing
from postil.model.words import Words
from postil.model.written.cited import CitedSource
from postil.model.written.claim import Claim
from postil.model.written.event import Event
from postil.model.written.page import Page
from postil.model.written.profile import Profile
from postil.model.written.site import Site
from postil.model.written.term import Term

Owner = tuple[str, str]
"""Kind and id of the entry whose own text is woven: it is never linked to itself."""


class View(Protocol):
    """The site, as one page sees it. What is not published does not exist here: a card is None, a list leaves it out."""

    url: str
    """The path of the page that reads, from `/`; `href` is relative to it."""

    def site(self) -> Site: ...

    def words(self, lang: str) -> Words:
        """The words of the interface in that language; where it has none, in the site's, and in English if need be."""

    def today(self) -> date:
        """The day of the build in the site's time zone."""

    def href(self, url: str) -> str:
        """A link from this page to a path of this site, relative, so that it works from disk and from any sub-path."""

    def absolute(self, url: str) -> str:
        """The whole address of a path; empty when the site has no base_url."""

    def media(self, src: str) -> tuple[str, int, int]:
        """A picture's link from this page, its width and height in CSS pixels (0 where unknown)."""

    # Cards of neighbours
    def article_card(self, id: str) -> ArticleCard | None: ...
    def term_card(self, id: str) -> TermCard | None: ...
    def label(self, kind: str, id: str, lang: str) -> EntryLabel | None:
        """What a term, a profile or a topic is called in a language; None where nobody has written it."""

    def profile_card(self, id: str) -> ProfileCard | None: ...
    def source_card(self, id: str) -> SourceCard | None: ...
    def claim_card(self, id: str) -> ClaimCard | None: ...
    def place_card(self, kind: str, id: str) -> PlaceCard | None:
        """The card of an event, a plain page or a topic."""

    def card(self, reference: str) -> Card | None:
        """The card of `kind:id`, or of a bare id looked up in all kinds."""

    # Lists of cards
    def articles(self, listing: str = "all") -> Sequence[ArticleCard]:
        """Briefings, newest first: `all`, `topic:<id>`, `year:<yyyy>`, `series:<name>`, `profile:<id>`.

        Each is read when it is asked for: take the first without going through all of them.
        """

    def has(self, kind: str) -> bool:
        """Whether there is any `term`, `profile`, `source`, `claim` or `event`."""

    def terms(self) -> Sequence[TermCard]:
        """All entries of the glossary, by name as the site's language sorts."""

    def profiles(self) -> Sequence[ProfileCard]:
        """All profiles, by name as the site's language sorts."""

    def sources(self) -> Sequence[SourceCard]:
        """All sources, by title."""

    def claims(self) -> Sequence[ClaimCard]:
        """All claims, the one that was judged, or else said, last first."""

    def events(self) -> tuple[Event, ...]:
        """All events, earliest first."""

    def translations(self, original: str) -> tuple[str, ...]:
        """The ids of the translations of a briefing, by language."""

    def pages(self) -> Sequence[PlaceCard]:
        """The plain pages, by title."""

    def topics(self) -> tuple[str, ...]:
        """The ids of topics with at least one briefing, in the order of site.yaml, others after it by name."""

    def years(self) -> tuple[int, ...]:
        """The years with at least one briefing, latest first."""

    def days(self, year: int) -> tuple[date, ...]:
        """The days of a year's briefings, latest first, a day for each of them."""

    # Whole things: for a page's own subject
    def briefing(self, id: str) -> Briefing: ...
    def term(self, id: str) -> Term: ...
    def profile(self, id: str) -> Profile: ...
    def source(self, id: str) -> CitedSource: ...
    def claim(self, id: str) -> Claim: ...
    def page(self, id: str) -> Page: ...

    # Relations
    def mentions(self, kind: str, id: str) -> tuple[MentionRow, ...]:
        """Every mention of a term or a profile, newest briefing first, then in reading order; of a claim, every repeat."""

    def citing(self, source: str) -> tuple[CitingRow, ...]:
        """Everything that rests on a source."""

    def claimed(self, profile: str) -> tuple[str, ...]:
        """The ids of the claims that somebody made, in the order of `claims`."""

    def counting(self, what: str) -> tuple[str, ...]:
        """The ids of the claims whose figure counts that thing, by id."""

    def lookup(self, kind: str) -> tuple[tuple[str, str, str, tuple[str, ...], ByLanguage], ...]:
        """Every `term` or `profile`, as it is looked up by name: its name, path, kind, what else it is called, and what
        in other languages."""

    def broader(self, term: str) -> tuple[str, ...]:
        """The ids of the terms that a term names as `broader` (SKOS broader)."""

    def narrower(self, term: str) -> tuple[str, ...]:
        """The ids of terms that name this one as `broader` (SKOS narrower)."""

    def mentioned_with(self, kind: str, id: str) -> tuple[tuple[str, tuple[date, ...]], ...]:
        """Profiles mentioned in the same briefings, with the days of these; the most frequent first."""

    # Prose
    def body(self, article: str) -> tuple[Woven, ...]:
        """The briefing's text with notes and terms woven in, one value an outermost block."""

    def html(self, markdown: str, *, lang: str = "", own: Owner | None = None, hints: bool = True) -> str:
        """Markdown as HTML blocks, terms linked; with `hints` their tooltips say what they mean."""

    def note_html(self, found: AnchoredNote, *, lang: str) -> str:
        """A note's own text as HTML blocks, terms linked."""

    def inline_html(self, markdown: str, *, lang: str = "") -> str:
        """One paragraph of Markdown as HTML without the paragraph, links by hand only."""

    def text(self, markdown: str, *, lang: str = "") -> str:
        """Markdown as plain words."""
