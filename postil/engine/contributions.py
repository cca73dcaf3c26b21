"""What each record adds to the relations of the site: cards, records, lists, mentions, citations."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from postil.compose.dates import edtf_bounds
from postil.compose.words import folded
from postil.link.routes import Routes
from postil.model.cards import ArticleCard, CitingRow, MentionRow, PlaceCard, ProfileCard, ScopedSense, SourceCard, TermCard
from postil.model.prose import Prose
from postil.model.relations import Contribution
from postil.model.resolved import AnchoredNote, Briefing, Mention
from postil.model.written.cited import CitedSource
from postil.model.written.claim import Claim
from postil.model.written.event import Event
from postil.model.written.note import Citation
from postil.model.written.page import Page
from postil.model.written.profile import Profile
from postil.model.written.site import Site
from postil.model.written.term import Term


def of_briefing(briefing: Briefing, site: Site, routes: Routes) -> Iterator[Contribution]:
    """A published briefing."""
    article = briefing.article
    newest_first = (-article.date.toordinal(), article.id)
    card = ArticleCard(
        id=article.id,
        url=routes.url("article", article.id),
        title=article.title,
        date=article.date,
        updated=article.updated,
        summary=article.summary,
        topics=article.topics,
        authors=article.authors,
        lang=article.lang or site.language,
        series=article.series,
        note_count=len(briefing.notes),
        retired=article.status == "retired",
    )
    yield _card("article", article.id, card)
    yield Contribution("briefing", article.id, (), briefing)
    listings = ["all", f"year:{article.date.year}", *(f"topic:{topic}" for topic in article.topics)]
    if article.series:
        listings.append(f"series:{article.series}")
    for listing in listings:
        yield Contribution("articles", listing, newest_first, article.id)
    yield Contribution("years", "all", newest_first, article.date.year)
    for topic in article.topics:
        yield Contribution("topics", "all", (topic, article.id), topic)
    yield from _mentions(briefing, newest_first)
    yield from _companions(briefing)
    for found in briefing.notes:
        name = f"{article.id}/{found.note.id}"
        title = "" if found.note.status == "retired" else found.note.title
        yield _card("note", name, PlaceCard(name, f"{card.url}#note-{found.note.id}", title or card.title))
        if found.note.status != "retired":
            yield from _citing("note", name, found.note.sources, newest_first)


def _mentions(briefing: Briefing, newest_first: tuple[int, str]) -> Iterator[Contribution]:
    texts: list[tuple[AnchoredNote | None, Prose, tuple[Mention, ...]]] = [(None, briefing.prose, briefing.mentions)]
    texts += [(found, found.prose, found.mentions) for found in briefing.notes if found.note.status != "retired"]
    for number, (found, prose, mentions) in enumerate(texts):
        note = found.note.id if found else ""
        for mention in mentions:
            start, end = mention.sentence
            section = next((b.section for b in prose.blocks if b.start <= mention.start < b.end), "")
            row = MentionRow(
                article=briefing.article.id,
                note=note,
                anchor=f"note-{note}" if note else section,
                before=_fold_left(prose.text[start : mention.start]),
                words=folded(prose.text[mention.start : mention.end]),
                after=_fold_right(prose.text[mention.end : end]),
            )
            yield Contribution(
                "mentions", f"{mention.kind}:{mention.id}", (*newest_first, number, mention.start, mention.end), row
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
            "companions", f"profile:{id}", (briefing.article.id,), tuple(other for other in named if other != id)
        )


def of_term(term: Term, scheme: str, routes: Routes) -> Iterator[Contribution]:
    """A glossary entry; `scheme` is the title of its glossary."""
    short = term.short or f"Contested: {len(term.senses)} meanings stand side by side."
    yield _card(
        "term",
        term.id,
        TermCard(
            id=term.id,
            url=routes.url("term", term.id),
            name=term.term,
            short=short,
            scheme=scheme,
            senses=tuple(ScopedSense(one.short, one.according_to, one.scope) for one in term.senses if one.scope),
        ),
    )
    yield Contribution("record", f"term:{term.id}", (), term)
    yield Contribution("entries", "term", (_sort_name(term.term), term.id), term.id)
    for broader in term.broader:
        yield Contribution("narrower", broader, (_sort_name(term.term), term.id), term.id)
    cited = (*term.sources, *(one for sense in term.senses for one in sense.sources))
    yield from _citing("term", term.id, cited, (0, ""))


def of_profile(profile: Profile, routes: Routes) -> Iterator[Contribution]:
    """A profile."""
    url = routes.url("profile", profile.id)
    card = ProfileCard(profile.id, url, profile.name, profile.kind, profile.summary, profile.roles)
    yield _card("profile", profile.id, card)
    yield Contribution("record", f"profile:{profile.id}", (), profile)
    yield Contribution("entries", "profile", (_sort_name(profile.name), profile.id), profile.id)
    yield from _citing("profile", profile.id, profile.sources, (0, ""))


def of_source(source: CitedSource, routes: Routes) -> Iterator[Contribution]:
    """A cited source."""
    card = SourceCard(
        id=source.id,
        url=routes.url("source", source.id),
        title=source.title,
        publisher=source.publisher,
        published=source.published,
        kind=source.kind,
        link=source.url or "",
        archive=source.archive_url or "",
        single_origin=source.single_origin,
    )
    yield _card("source", source.id, card)
    yield Contribution("record", f"source:{source.id}", (), source)
    yield Contribution("entries", "source", (_sort_name(source.title), source.id), source.id)


def of_event(event: Event, routes: Routes) -> Iterator[Contribution]:
    """An event of the timeline."""
    yield _card("event", event.id, PlaceCard(event.id, routes.url("event", event.id), event.title))
    first, last = edtf_bounds(event.date)
    yield Contribution("events", "all", (first, last, event.id), event)
    for number, source in enumerate(event.sources):
        row = CitingRow("event", event.id, "", "")
        yield Contribution("citing", source, (1, "", "event", event.id, number), row)


def of_page(page: Page, routes: Routes) -> Iterator[Contribution]:
    """A plain page."""
    yield _card("page", page.id, PlaceCard(page.id, routes.url("page", page.id), page.title))
    yield Contribution("record", f"page:{page.id}", (), page)
    yield Contribution("entries", "page", (_sort_name(page.title), page.id), page.id)


def of_claim(claim: Claim) -> Iterator[Contribution]:
    """A claim: known, so that links to it are checked, but without a page of its own yet."""
    yield Contribution("record", f"claim:{claim.id}", (), claim)


def of_topics(site: Site, used: Iterable[str], routes: Routes) -> Iterator[Contribution]:
    """The topics that at least one published briefing is filed under."""
    declared = {topic.id: topic.title for topic in site.topics}
    for id in sorted(set(used)):
        name = declared.get(id) or id.replace("-", " ").capitalize()
        yield _card("topic", id, PlaceCard(id, routes.url("topic", id), name))


def _card(kind: str, id: str, card: object) -> Contribution:
    return Contribution("card", f"{kind}:{id}", (), card)


def _citing(kind: str, id: str, cited: Iterable[Citation], order: tuple[int, str]) -> Iterator[Contribution]:
    for number, one in enumerate(cited):
        row = CitingRow(kind, id, one.locator, one.quote)
        yield Contribution("citing", one.source, (*order, kind, id, number), row)


def _sort_name(name: str) -> str:
    """A name as it is sorted: without accents, case and quotation marks, so that readers find it where they look."""
    plain = "".join(c for c in unicodedata.normalize("NFD", name.casefold()) if not unicodedata.combining(c))
    return plain.lstrip("“”\"'‘’[( ")
