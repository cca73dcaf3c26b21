"""What each record adds to the relations of the site: cards, records, lists, mentions, citations."""
from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from postil.compose.dates import edtf_bounds
from postil.compose.words import folded
from postil.engine.understanding import translations
from postil.link.routes import Address, alias_url, article_url, entry_url
from postil.model.cards import (
    ArticleCard,
    CitingRow,
    MentionRow,
    PlaceCard,
    ProfileCard,
    ScopedSense,
    SourceCard,
    TermCard,
)  # fmt: skip
from postil.model.prose import Prose
from postil.model.relations import Contribution
from postil.model.resolved import AnchoredNote, Briefing, Mention, Repeat
from postil.model.written.article import Article
from postil.model.written.cited import CitedSource
from postil.model.written.event import Event
from postil.model.written.note import Citation, Note
from postil.model.written.page import Page
from postil.model.written.profile import Profile
from postil.model.written.site import Site
from postil.model.written.term import Term
from postil.source import Span, place_of

KINDS = ("term", "profile", "article", "event", "source", "claim", "page", "note")
"""What links by hand may name."""


def of_briefing(briefing: Briefing, site: Site) -> Iterator[Contribution]:
    """A published briefing."""
    article = briefing.article
    newest_first = (-article.date.toordinal(), article.id)
    card = ArticleCard(
        id=article.id,
        url=article_url(article, site),
        title=article.title,
        date=article.date,
        updated=article.updated,
        summary=article.summary,
        topics=article.topics,
        authors=article.authors,
        lang=article.lang or site.language,
        series=article.series,
        translation_of=article.translation_of or "",
        note_count=len(briefing.standing),
        retired=article.status == "retired",
    )
    yield card_row("article", article.id, card)
    yield Contribution("briefing", article.id, (), briefing)
    yield Contribution("path", "article", newest_first, (article.id, card.url))
    yield Contribution("lastmod", "all", newest_first, (card.url, article.updated or article.date))
    listings = ["all", f"year:{article.date.year}", *(f"topic:{topic}" for topic in article.topics)]
    if article.translation_of:
        yield Contribution("translations", article.translation_of, (card.lang, article.id), article.id)
    if article.series:
        listings.append(f"series:{article.series}")
    for listing in listings:
        yield Contribution("articles", listing, newest_first, article.id)
    yield Contribution("years", "all", newest_first, article.date.year)
    if article.status != "retired":
        yield Contribution("days", str(article.date.year), newest_first, article.date)
    for topic in article.topics:
        yield Contribution("topics", "all", (topic, article.id), topic)
    yield from _mentions(briefing, newest_first)
    yield from _companions(briefing)
    yield from _linked_sources("article", article.id, briefing.prose, newest_first)
    for found in briefing.notes:
        name = f"{article.id}/{found.note.id}"
        title = "" if found.note.status == "retired" else found.note.title
        yield card_row("note", name, PlaceCard(name, f"{card.url}#note-{found.note.id}", title or card.title))
        if found.note.status != "retired":
            yield from citing_rows("note", name, found.note.sources, newest_first)
            cited = {one.source for one in found.note.sources}
            yield from _linked_sources("note", name, found.prose, newest_first, but=cited)


def _mentions(briefing: Briefing, newest_first: tuple[int, str]) -> Iterator[Contribution]:
    texts: list[tuple[AnchoredNote | None, Prose, tuple[Mention, ...]]] = [(None, briefing.prose, briefing.mentions)]
    texts += [(found, found.prose, found.mentions) for found in briefing.standing]
    # Counted, not measured: a word more at the head of an article must not touch what comes after it.
    counted: Counter[tuple[str, str]] = Counter()
    for found, prose, mentions in texts:
        note = found.note.id if found else ""
        for mention in mentions:
            row = mention_row(briefing.article.id, note, prose, mention)
            counted[mention.kind, mention.id] += 1
            order = (*newest_first, counted[mention.kind, mention.id])
            yield Contribution("mentions", f"{mention.kind}:{mention.id}", order, row)


def mention_row(article: str, note: str, prose: Prose, found: Mention | Repeat) -> MentionRow:
    """What was found in a text, in its sentence."""
    start, end = found.sentence
    section = next((block.section for block in prose.blocks if block.start <= found.start < block.end), "")
    return MentionRow(
        article=article,
        note=note,
        anchor=f"note-{note}" if note else section,
        before=_fold_left(prose.text[start : found.start]),
        words=folded(prose.text[found.start : found.end]),
        after=_fold_right(prose.text[found.end : end]),
    )


def _fold_left(text: str) -> str:
    return folded(text) + (" " if text[-1:].isspace() else "")


def _fold_right(text: str) -> str:
    return (" " if text[:1].isspace() else "") + folded(text)


def _companions(briefing: Briefing) -> Iterator[Contribution]:
    """Which profiles the briefing names together."""
    named = sorted({mention.id for mention in briefing.mentions if mention.kind == "profile"})
    for id in named:
        yield Contribution(
            "companions",
            f"profile:{id}",
            (briefing.article.id,),
            (briefing.article.date, tuple(other for other in named if other != id)),
        )


def of_front(article: Article, notes: Iterable[Note], site: Site, *, published: bool) -> Iterator[Contribution]:
    """What others must know of an article, published or not, before anybody's text is read."""
    yield _id("article", article.id)
    for note in notes:
        yield _id("note", f"{article.id}/{note.id}")
    windows = (article.publish_at, article.embargo_until, article.expires_at)
    if any(windows):
        yield Contribution("window", "all", (article.id,), (article, published))
    if article.status == "draft":
        yield Contribution("drafts", "all", (article.id,), article.id)
    if not published:
        yield Contribution("hidden", f"article:{article.id}", (), True)
        return
    yield from translations.of_front(article, site)
    yield Contribution("language", article.lang or site.language, (article.id,), True)
    yield _name("article", article.id, article.title)
    yield from _addresses("article", article, article_url(article, site))


def of_unpublished_page(page: Page) -> Iterator[Contribution]:
    """A plain page that is a draft: known, and nothing more."""
    yield _id("page", page.id)
    yield Contribution("hidden", f"page:{page.id}", (), True)


def _addresses(kind: str, record: Article | Page, url: str) -> Iterator[Contribution]:
    """The address of a page and the old ones that lead to it."""
    yield Contribution("address", "all", (kind, record.id), Address(kind, record.id, url, record.places[""]))
    for number, alias in enumerate(record.aliases):
        old = Address("alias", alias, alias_url(alias), place_of(record.places, f"aliases.{number}"))
        yield Contribution("address", "all", ("~alias", record.id, number), old)
        yield Contribution("redirects", "all", (record.id, number), old.url)
        yield Contribution("redirect", old.url, (), (record.title, url))


def _linked_sources(
    kind: str, id: str, prose: Prose, order: tuple[int, str], but: Collection[str] = ()
) -> Iterator[Contribution]:
    """The sources that a text links to by hand: it rests on them as well, on each once."""
    linked = dict.fromkeys(link.id for link in prose.references if link.kind == "source" and link.id not in but)
    for number, source in enumerate(linked):
        yield Contribution("citing", source, (*order, kind, id, -1 - number), CitingRow(kind, id, "", ""))


def entry_rows(kind: str, id: str, name: str, place: Span) -> Iterator[Contribution]:
    """What every entry is known by."""
    yield _id(kind, id)
    yield _name(kind, id, name)
    yield Contribution("address", "all", (kind, id), Address(kind, id, entry_url(kind, id), place))


def listed_rows(kind: str, id: str, order: tuple[Any, ...]) -> Iterator[Contribution]:
    """What an entry adds to the list of its kind, and to that of all pages."""
    yield Contribution("entries", kind, order, id)
    yield Contribution("path", kind, order, (id, entry_url(kind, id)))


def _id(kind: str, id: str) -> Contribution:
    return Contribution("id", f"{kind}:{id}", (), True)


def _name(kind: str, id: str, name: str) -> Contribution:
    return Contribution("name", f"{kind}:{id}", (), name)


def of_term(term: Term, scheme: str) -> Iterator[Contribution]:
    """A glossary entry; `scheme` is the title of its glossary."""
    yield card_row(
        "term",
        term.id,
        TermCard(
            id=term.id,
            url=entry_url("term", term.id),
            name=term.term,
            short=term.short,
            scheme=scheme,
            meanings=len(term.senses),
            senses=tuple(ScopedSense(one.short, one.according_to, one.scope) for one in term.senses if one.scope),
        ),
    )
    yield from entry_rows("term", term.id, term.term, term.places[""])
    yield Contribution("record", f"term:{term.id}", (), term)
    yield from listed_rows("term", term.id, order := (_sort_name(term.term), term.id))
    yield from translations.of_term(term, entry_url("term", term.id), order)
    for number, broader in enumerate(term.broader):
        yield Contribution("broader", term.id, (number,), broader)
        yield Contribution("narrower", broader, (_sort_name(term.term), term.id), term.id)
    cited = (*term.sources, *(one for sense in term.senses for one in sense.sources))
    yield from citing_rows("term", term.id, cited, (0, ""))


def of_profile(profile: Profile) -> Iterator[Contribution]:
    """A profile."""
    url = entry_url("profile", profile.id)
    card = ProfileCard(profile.id, url, profile.name, profile.kind, profile.summary, profile.roles)
    yield card_row("profile", profile.id, card)
    yield from entry_rows("profile", profile.id, profile.name, profile.places[""])
    yield Contribution("record", f"profile:{profile.id}", (), profile)
    yield from listed_rows("profile", profile.id, order := (_sort_name(profile.name), profile.id))
    yield from translations.of_profile(profile, url, order)
    yield from citing_rows("profile", profile.id, profile.sources, (0, ""))


def of_source(source: CitedSource) -> Iterator[Contribution]:
    """A cited source."""
    card = SourceCard(
        id=source.id,
        url=entry_url("source", source.id),
        title=source.title,
        publisher=source.publisher,
        published=source.published,
        kind=source.kind,
        link=source.url or "",
        archive=source.archive_url or "",
        single_origin=source.single_origin,
    )
    yield card_row("source", source.id, card)
    yield from entry_rows("source", source.id, source.title, source.places[""])
    yield Contribution("record", f"source:{source.id}", (), source)
    yield from listed_rows("source", source.id, (_sort_name(source.title), source.id))


def of_event(event: Event) -> Iterator[Contribution]:
    """An event of the timeline."""
    yield card_row("event", event.id, PlaceCard(event.id, entry_url("event", event.id), event.title))
    yield from entry_rows("event", event.id, event.title, event.places[""])
    first, last = edtf_bounds(event.date)
    yield Contribution("events", "all", (first, last, event.id), event)
    for number, source in enumerate(event.sources):
        row = CitingRow("event", event.id, "", "")
        yield Contribution("citing", source, (1, "", "event", event.id, number), row)


def of_page(page: Page) -> Iterator[Contribution]:
    """A plain page."""
    yield card_row("page", page.id, PlaceCard(page.id, entry_url("page", page.id), page.title))
    yield _id("page", page.id)
    yield from _addresses("page", page, entry_url("page", page.id))
    yield Contribution("record", f"page:{page.id}", (), page)
    yield from listed_rows("page", page.id, (_sort_name(page.title), page.id))


def of_topics(site: Site, used: Iterable[str]) -> Iterator[Contribution]:
    """The topics that at least one published briefing is filed under."""
    declared = {topic.id: topic.title for topic in site.topics}
    yield from translations.of_topics(site, used := set(used))
    for id in sorted(used):
        card = PlaceCard(id, entry_url("topic", id), declared.get(id) or id.replace("-", " ").capitalize())
        yield card_row("topic", id, card)


def card_row(kind: str, id: str, card: object) -> Contribution:
    return Contribution("card", f"{kind}:{id}", (), card)


def citing_rows(kind: str, id: str, cited: Iterable[Citation], order: tuple[int, str]) -> Iterator[Contribution]:
    for number, one in enumerate(cited):
        row = CitingRow(kind, id, one.locator, one.quote)
        yield Contribution("citing", one.source, (*order, kind, id, number), row)


def _sort_name(name: str) -> str:
    """A name as it is sorted: without accents, case and quotation marks, so that readers find it where they look."""
    plain = "".join(c for c in unicodedata.normalize("NFD", name.casefold()) if not unicodedata.combining(c))
    return plain.lstrip("“”\"'‘’[( ")
