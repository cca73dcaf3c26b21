"""SiteView: the View that the engine hands to a page, over the relations of the site; it notes what the page read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from postil.compose import marks, senses, verdicts
from postil.compose.words import voice
from postil.engine.understanding.lookups import KIND_OF, KINDS, Cards, Names
from postil.engine.understanding.stock import Stock
from postil.link import routes
from postil.link.folding import fold
from postil.link.mentions import mentions
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
)  # fmt: skip
from postil.model.prose import Link, Prose, Woven
from postil.model.relations import ByLanguage
from postil.model.resolved import AnchoredNote, Briefing, Mention
from postil.model.view import Owner
from postil.model.words import LAST, Words, lookup
from postil.model.written.cited import CitedSource
from postil.model.written.claim import Claim
from postil.model.written.event import Event
from postil.model.written.page import Page
from postil.model.written.profile import Profile
from postil.model.written.site import Site
from postil.model.written.term import Term
from postil.prose.excerpt import excerpt
from postil.prose.parse import parse
from postil.prose.sentences import sentences
from postil.prose.weave import weave


class SiteView:
    """The site as the page at `url` sees it; see postil.model.view.View for what each reading means."""

    def __init__(self, stock: Stock, url: str) -> None:
        self.url = url
        self.reads: dict[tuple[str, str], None] = {}
        """The relations and keys that the page read, in the order of the first time."""
        self._found: dict[tuple[str, str], tuple[Any, ...]] = {}
        self._stock = stock
        self.said: list[str] = []
        """The page's own texts, folded: a name that came or went concerns it only where its letters stand."""
        self._texts = 0
        """How many texts of blocks stand on the page: from the second on, the ids of their headings carry its number."""

    def _read(self, relation: str, key: str) -> tuple[Any, ...]:
        asked = (relation, key)
        found = self._found.get(asked)
        if found is None:
            self.reads[asked] = None
            found = self._found[asked] = self._stock.relations.read(relation, key)
        return found

    def _one(self, relation: str, key: str) -> Any:
        found = self._read(relation, key)
        return found[0] if found else None

    def paths(self, kind: str) -> tuple[tuple[str, str], ...]:
        """The id and the path of every `article`, `term`, `profile`, `source` or `page`, in the order of their list."""
        return self._read("path", kind)

    def redirects(self) -> tuple[str, ...]:
        """The old paths that lead to new ones."""
        return self._read("redirects", "all")

    def site(self) -> Site:
        return self._one("site", "")

    def words(self, lang: str) -> Words:
        for tag in (*lookup(lang), *lookup(self.site().language)):
            for found in self._read("words", tag.lower()):
                return found
        return self._one("words", LAST)

    def redirect(self) -> tuple[str, str]:
        """For an old path: the title of what has moved, and where it is now."""
        return self._one("redirect", self.url)

    def today(self) -> date:
        return self._one("today", "")

    def href(self, url: str) -> str:
        return routes.relative(self.url, url)

    def absolute(self, url: str) -> str:
        base = self.site().base_url
        return routes.absolute(base, url) if base else ""

    @property
    def pictures(self) -> tuple[str, ...]:
        """The pictures that the page asked for, in the order of the first time."""
        return tuple(src for relation, src in self.reads if relation == "picture")

    def media(self, src: str) -> tuple[str, int, int]:
        width, height = self._one("picture", src) or (0, 0)
        return self.href(f"/media/{src}"), width, height

    # Cards
    def article_card(self, id: str) -> ArticleCard | None:
        return self._one("card", f"article:{id}")

    def term_card(self, id: str) -> TermCard | None:
        return self._one("card", f"term:{id}")

    def label(self, kind: str, id: str, lang: str) -> EntryLabel | None:
        return next((one for tag in lookup(lang) for one in self._read("label", f"{kind}:{id}:{tag.lower()}")), None)

    def profile_card(self, id: str) -> ProfileCard | None:
        return self._one("card", f"profile:{id}")

    def source_card(self, id: str) -> SourceCard | None:
        return self._one("card", f"source:{id}")

    def claim_card(self, id: str) -> ClaimCard | None:
        return self._one("card", f"claim:{id}")

    def place_card(self, kind: str, id: str) -> PlaceCard | None:
        return self._one("card", f"{kind}:{id}")

    def card(self, reference: str) -> Card | None:
        kind, _, id = reference.partition(":")
        if id and kind != "any":
            return self._one("card", reference)
        found = (self._one("card", f"{kind}:{id or reference}") for kind in KINDS)
        return next((card for card in found if card), None)

    # Lists
    def articles(self, listing: str = "all") -> Sequence[ArticleCard]:
        return Cards(self._read("articles", listing), self.article_card)

    def has(self, kind: str) -> bool:
        return bool(self._read("present", kind))

    def terms(self) -> Sequence[TermCard]:
        return self._cards("term")

    def profiles(self) -> Sequence[ProfileCard]:
        return self._cards("profile")

    def sources(self) -> Sequence[SourceCard]:
        return self._cards("source")

    def claims(self) -> Sequence[ClaimCard]:
        return self._cards("claim")

    def pages(self) -> Sequence[PlaceCard]:
        return self._cards("page")

    def _cards(self, kind: str) -> Sequence[Any]:
        return Cards(self._read("entries", kind), lambda id: self._one("card", f"{kind}:{id}"))

    def days(self, year: int) -> tuple[date, ...]:
        return self._read("days", str(year))

    def translations(self, original: str) -> tuple[str, ...]:
        return self._read("translations", original)

    def events(self) -> tuple[Event, ...]:
        return self._read("events", "all")

    def topics(self) -> tuple[str, ...]:
        declared = {topic.id: number for number, topic in enumerate(self.site().topics)}
        return tuple(sorted(set(self._read("topics", "all")), key=lambda id: (declared.get(id, len(declared)), id)))

    def years(self) -> tuple[int, ...]:
        return tuple(sorted(set(self._read("years", "all")), reverse=True))

    # Whole things
    def briefing(self, id: str) -> Briefing:
        return self._one("briefing", id)

    def term(self, id: str) -> Term:
        return self._one("record", f"term:{id}")

    def profile(self, id: str) -> Profile:
        return self._one("record", f"profile:{id}")

    def source(self, id: str) -> CitedSource:
        return self._one("record", f"source:{id}")

    def claim(self, id: str) -> Claim:
        return self._one("record", f"claim:{id}")

    def page(self, id: str) -> Page:
        return self._one("record", f"page:{id}")

    # Relations
    def mentions(self, kind: str, id: str) -> tuple[MentionRow, ...]:
        return self._read("mentions", f"{kind}:{id}")

    def citing(self, source: str) -> tuple[CitingRow, ...]:
        return self._read("citing", source)

    def claimed(self, profile: str) -> tuple[str, ...]:
        return self._read("claimed", profile)

    def counting(self, what: str) -> tuple[str, ...]:
        return self._read("counting", verdicts.counted(what))

    def lookup(self, kind: str) -> tuple[tuple[str, str, str, tuple[str, ...], ByLanguage], ...]:
        return self._read("lookup", kind)

    def broader(self, term: str) -> tuple[str, ...]:
        return self._read("broader", term)

    def narrower(self, term: str) -> tuple[str, ...]:
        return self._read("narrower", term)

    def mentioned_with(self, kind: str, id: str) -> tuple[tuple[str, tuple[date, ...]], ...]:
        days: dict[str, tuple[date, ...]] = {}
        for day, others in self._read("companions", f"{kind}:{id}"):
            for other in others:
                days[other] = (*days.get(other, ()), day)
        return tuple(sorted(days.items(), key=lambda one: (-len(one[1]), one[0])))

    # Prose
    def body(self, article: str) -> tuple[Woven, ...]:
        self._texts += 1
        briefing = self.briefing(article)
        origin = briefing.article.source
        if origin and origin.republish == "link":
            return ()
        lang = briefing.article.lang or self.site().language
        found = marks.marks(self, briefing, voice(self, lang))
        if origin and origin.republish == "excerpt":
            return excerpt(briefing.prose, found)
        return self._weave(briefing.prose, found, lang, hints=False)

    def html(self, markdown: str, *, lang: str = "", own: Owner | None = None, hints: bool = True) -> str:
        lang = lang or self.site().language
        self._texts += 1
        prose = self._prose(markdown, lang, f"text-{self._texts}." if self._texts > 1 else "")
        return self._linked(prose, self._mentions(prose, lang, own), lang, hints=hints)

    def note_html(self, found: AnchoredNote, *, lang: str) -> str:
        return self._linked(found.prose, found.mentions, lang, hints=False)

    def inline_html(self, markdown: str, *, lang: str = "") -> str:
        lang = lang or self.site().language
        html = "".join(woven.html for woven in self._weave(self._prose(markdown, lang), (), lang, hints=True))
        return html.strip().removeprefix("<p>").removesuffix("</p>")

    def text(self, markdown: str, *, lang: str = "") -> str:
        return " ".join(self._prose(markdown, lang or self.site().language).text.split())

    def _prose(self, markdown: str, lang: str, prefix: str = "") -> Prose:
        prose, _ = parse(markdown, path="", line=1, language=lang, names=Names(self._read), prefix=prefix)
        return prose

    def _mentions(self, prose: Prose, lang: str, own: Owner | None) -> tuple[Mention, ...]:
        if not self._read("labels", lang):
            lang = self.site().language
            self._read("labels", lang)
        labels = self._stock.labels[lang]
        self.said.append(fold(prose.text).text)
        settings = self.site().terms
        return mentions(prose, labels, language=lang, settings=settings, own=own, never=frozenset(), sentences=sentences)

    def _linked(self, prose: Prose, found: Iterable[Mention], lang: str, *, hints: bool) -> str:
        links = marks.link_marks(self, found, voice(self, lang), hints=hints)
        return "".join(woven.html for woven in self._weave(prose, links, lang, hints=hints))

    def _weave(self, prose: Prose, found: Iterable[Any], lang: str, *, hints: bool) -> tuple[Woven, ...]:
        links = {one.target: self._link(one.target, lang, hints=hints) for one in prose.references}
        return weave(prose, tuple(found), links, {src: self.media(src) for src in prose.media})

    def _link(self, target: str, lang: str, *, hints: bool) -> Link | None:
        card = self.card(target)
        if card is None:
            return None
        kind = target.partition(":")[0]
        if kind == "any":
            kind = KIND_OF.get(type(card), "place")
        title = ""
        if hints and isinstance(card, TermCard):
            title = senses.short(card, voice(self, lang))
        elif isinstance(card, ArticleCard) or (hints and isinstance(card, ProfileCard)):
            title = card.summary
        return Link(href=self.href(card.url), kind=kind, title=title)
