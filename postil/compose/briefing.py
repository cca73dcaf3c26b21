"""The page of a briefing."""

from __future__ import annotations

from collections.abc import Iterable

from postil.compose import claims, dates, items, locales, roles, schema_org, senses, timeline_chart
from postil.compose.frame import frame
from postil.compose.notes import kind_counts, notes
from postil.compose.words import Voice, folded, joined, minutes, voice
from postil.model.page import ArticlePage
from postil.model.parts import (
    ArticleItem,
    BodyBlock,
    CitationItem,
    CorrectionItem,
    EntryItem,
    EventItem,
    Link,
    NoteItem,
    OriginItem,
    PersonItem,
    Picture,
    Version,
)
from postil.model.resolved import Briefing
from postil.model.view import View
from postil.model.written.article import Article, Image
from postil.model.written.event import Event

PEOPLE = ("person", "organisation")
"""Kinds of profile that are listed as people and organisations; the rest are listed after them."""


def page(view: View, id: str) -> ArticlePage:
    """The page of the briefing with that id."""
    briefing = view.briefing(id)
    article = briefing.article
    speak = voice(view, article.lang or "")
    lang = speak.lang
    retired = article.status == "retired"
    found = () if retired else notes(view, briefing, speak)
    standing = tuple(note for note in found if not note.retired)
    visible = not retired
    named = _named(view, briefing, speak) if visible else ()
    picture = _picture(view, article.image) if visible else None
    return ArticlePage(
        frame=frame(
            view,
            speak,
            title=article.title,
            description=article.summary,
            json_ld=schema_org.article(view, briefing),
            og_type="article",
            versions=_versions(view, article),
            image=view.absolute(f"/media/{article.image.src}") if article.image else "",
            noindex=retired,
        ),
        title=article.title,
        summary=article.summary,
        date=dates.day(article.date, lang),
        updated=dates.day(article.updated, lang) if article.updated else None,
        dateline=article.dateline,
        by=speak.say("by", authors=joined(article.authors, speak)) if article.authors else "",
        topics=tuple(link for topic in article.topics if (link := items.topic_link(view, topic, speak))),
        minutes=speak.count("minutes", minutes(briefing.prose)),
        origin=_origin(article, lang),
        picture=picture,
        retired=retired,
        excerpt=visible and article.source is not None and article.source.republish == "excerpt",
        key_points_html=_inline(view, article.key_points if visible else (), lang),
        known_html=_inline(view, article.known if visible else (), lang),
        unknown_html=_inline(view, article.unknown if visible else (), lang),
        watch_html=_inline(view, article.watch if visible else (), lang),
        kinds=kind_counts(standing, speak),
        whole_notes=tuple(note for note in found if not note.passage),
        blocks=_blocks(view, id, found) if visible else (),
        outline=_outline(briefing) if visible else (),
        notes=speak.count("notes", len(standing)) if standing else "",
        terms=_terms(view, briefing, speak) if visible else (),
        people=tuple(person for person in named if person.kind in PEOPLE),
        places=tuple(person for person in named if person.kind not in PEOPLE),
        claims=claims.on_briefing(view, briefing, speak) if visible else (),
        events=_events(view, id, speak) if visible else (),
        timeline=timeline_chart.picture(_own_events(view, id), speak) if visible else None,
        sources=_sources(view, briefing, speak) if visible else (),
        corrections=_corrections(view, article, found, speak),
        series=article.series,
        series_label=speak.say("series", series=article.series) if article.series else "",
        series_links=_series(view, article),
        related=_related(view, article, speak),
        cite=_cite(view, article, speak),
        cite_address=view.absolute(view.url),
    )


def _versions(view: View, article: Article) -> tuple[Version, ...]:
    """The briefing in all its languages: the original, then the translations by language. None for one alone."""
    original = article.translation_of or article.id
    cards = [card for id in (original, *view.translations(original)) if (card := view.article_card(id)) and not card.retired]
    if len(cards) < 2 or article.id not in {card.id for card in cards}:
        return ()
    return tuple(
        Version(
            href=view.href(card.url),
            absolute=view.absolute(card.url),
            lang=card.lang,
            language=locales.language_name(card.lang, card.lang),
            title=card.title,
            current=card.id == article.id,
            original=card.id == original,
        )
        for card in cards
    )


def _inline(view: View, points: Iterable[str], lang: str) -> tuple[str, ...]:
    return tuple(view.inline_html(point, lang=lang) for point in points)


def _blocks(view: View, id: str, found: tuple[NoteItem, ...]) -> tuple[BodyBlock, ...]:
    by_id = {note.id: note for note in found}
    return tuple(
        BodyBlock(html=woven.html, notes=tuple(by_id[note] for note in woven.notes)) for woven in view.body(id)
    )


def _outline(briefing: Briefing) -> tuple[Link, ...]:
    text = briefing.prose.text
    return tuple(
        Link(label=folded(text[heading.start : heading.end]), href=f"#{heading.id}")
        for heading in briefing.prose.headings
        if heading.level == 2
    )


def _mentioned(briefing: Briefing, kind: str) -> tuple[str, ...]:
    """The entries of a kind that the page speaks of, each once: in its text, by hand or by name, then in its notes."""
    found: dict[str, None] = {}
    shown = (note.mentions for note in briefing.standing)
    for mentions in (briefing.mentions, *shown):
        found.update((mention.id, None) for mention in mentions if mention.kind == kind)
    return tuple(found)


def _terms(view: View, briefing: Briefing, voice: Voice) -> tuple[EntryItem, ...]:
    cards = (view.term_card(id) for id in _mentioned(briefing, "term"))
    return tuple(
        items.named_term(view, card, senses.meaning(card, briefing.article, voice), voice) for card in cards if card
    )


def _named(view: View, briefing: Briefing, voice: Voice) -> tuple[PersonItem, ...]:
    return tuple(
        roles.person(view, card, briefing.article.date, voice)
        for id in _mentioned(briefing, "profile")
        if (card := view.profile_card(id))
    )


def _events(view: View, id: str, voice: Voice) -> tuple[EventItem, ...]:
    return tuple(items.event(view, event, voice, hints=False) for event in _own_events(view, id))


def _own_events(view: View, id: str) -> tuple[Event, ...]:
    return tuple(event for event in view.events() if id in event.articles)


def _sources(view: View, briefing: Briefing, voice: Voice) -> tuple[CitationItem, ...]:
    """Every source that a note of the page rests on or that its text links to, in that order, each once."""
    ids = dict.fromkeys(cited.source for found in briefing.standing for cited in found.note.sources)
    for prose in (briefing.prose, *(found.prose for found in briefing.standing)):
        ids.update(dict.fromkeys(link.id for link in prose.references if link.kind == "source"))
    return tuple(item for id in ids if (item := items.cited_source(view, id, voice)))


def _corrections(
    view: View, article: Article, shown: tuple[NoteItem, ...], voice: Voice
) -> tuple[CorrectionItem, ...]:
    newest_first = sorted(article.corrections, key=lambda one: (one.date, one.id), reverse=True)
    return tuple(
        CorrectionItem(
            id=one.id,
            date=dates.day(one.date, voice.lang),
            kind=one.kind,
            kind_label=voice.say(f"correction_{one.kind}"),
            text_html=view.html(one.text, lang=voice.lang, hints=False),
            notes=tuple(
                Link(label=voice.say("note_short", number=str(note.number)), href=f"#note-{note.id}")
                for note in shown
                if note.id in one.notes
            ),
        )
        for one in newest_first
    )


def _series(view: View, article: Article) -> tuple[Link, ...]:
    if not article.series:
        return ()
    oldest_first = reversed(view.articles(f"series:{article.series}"))
    return tuple(
        Link(label=card.title, href=view.href(card.url), current=card.id == article.id) for card in oldest_first
    )


def _related(view: View, article: Article, voice: Voice) -> tuple[ArticleItem, ...]:
    return tuple(items.article(view, card, voice) for id in article.related if (card := view.article_card(id)))


def _origin(article: Article, lang: str) -> OriginItem | None:
    source = article.source
    if source is None:
        return None
    return OriginItem(
        publisher=source.publisher,
        title=source.title,
        link=source.url or "",
        published=dates.day(source.published, lang) if source.published else None,
        rights=source.rights,
        republish=source.republish,
    )


def _picture(view: View, image: Image | None) -> Picture | None:
    if image is None:
        return None
    src, width, height = view.media(image.src)
    return Picture(
        src=src, alt=image.alt, width=width, height=height, caption=image.caption, credit=image.credit
    )


def _cite(view: View, article: Article, voice: Voice) -> str:
    """The page in one line of a bibliography: who, title, where, when; the address follows."""
    title = voice.say("quoted", title=article.title)
    day = dates.day(article.updated or article.date, voice.lang).text
    parts = (*article.authors, title, view.site().title, day)
    return joined((part for part in parts if part), voice) + ("" if view.absolute(view.url) else ".")
