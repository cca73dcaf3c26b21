"""Cards to the items that lists show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from postil.compose import dates, senses
from postil.compose.words import Voice
from postil.model.cards import ArticleCard, Card, ProfileCard, SourceCard, TermCard
from postil.model.parts import ArticleItem, CitationItem, EntryItem, EventItem, Link
from postil.model.view import View
from postil.model.written.event import Event
from postil.model.written.note import Citation


def name(card: Card) -> str:
    """What a link to the thing is called when it has no words of its own."""
    return card.title if isinstance(card, ArticleCard | SourceCard) else card.name


def link(view: View, card: Card) -> Link:
    """A link to the thing, under its own name."""
    return Link(label=name(card), href=view.href(card.url))


def named(view: View, kind: str, card: Card, voice: Voice) -> Link:
    """A link to a profile or a topic under the name that it has in the page's language, or else in the site's."""
    foreign = voice.foreign(view.site().language)
    if foreign and (label := view.label(kind, card.id, voice.lang)):
        return Link(label=label.name, href=view.href(card.url))
    return Link(label=name(card), href=view.href(card.url), lang=foreign)


def topic_link(view: View, topic: str, voice: Voice) -> Link | None:
    """A link to a topic's list; None when nothing published stands there."""
    card = view.place_card("topic", topic)
    return named(view, "topic", card, voice) if card else None


def article(view: View, card: ArticleCard, voice: Voice) -> ArticleItem:
    """A briefing in a list."""
    return ArticleItem(
        href=view.href(card.url),
        title=card.title,
        date=dates.day(card.date, voice.lang),
        summary=card.summary,
        topic=topic_link(view, card.topics[0], voice) if card.topics else None,
        notes=voice.count("notes", card.note_count) if card.note_count else "",
        lang=voice.foreign(card.lang),
    )


def term(view: View, card: TermCard, voice: Voice) -> EntryItem:
    """A glossary entry in a list."""
    return named_term(view, card, senses.short(card, voice), voice)


def named_term(view: View, card: TermCard, meaning: str, voice: Voice) -> EntryItem:
    """A glossary entry with a meaning, under the name and with the meaning that it has in the page's language, if any."""
    own = view.site().language
    foreign = voice.foreign(own)
    label = view.label("term", card.id, voice.lang) if foreign else None
    return EntryItem(
        id=card.id,
        href=view.href(card.url),
        name=label.name if label else card.name,
        short=(label and label.short) or meaning,
        kind="term",
        name_lang="" if label else foreign,
        short_lang="" if label and label.short else foreign,
    )


def terms(view: View, ids: Iterable[str], voice: Voice) -> tuple[EntryItem, ...]:
    """Glossary entries in a list; what is not published is left out."""
    return tuple(term(view, card, voice) for id in ids if (card := view.term_card(id)))


def profile(view: View, card: ProfileCard) -> EntryItem:
    """A profile in a list."""
    return EntryItem(id=card.id, href=view.href(card.url), name=card.name, short=card.summary, kind=card.kind)


def citation(view: View, cited: Citation, voice: Voice) -> CitationItem | None:
    """A source where something rests on it; None when it is not there (the reader has said so)."""
    card = view.source_card(cited.source)
    return _citation(view, card, cited.locator, cited.quote, voice) if card else None


def citations(view: View, cited: Iterable[Citation], voice: Voice) -> tuple[CitationItem, ...]:
    """Sources in the order they are named."""
    return tuple(item for one in cited if (item := citation(view, one, voice)))


def cited_source(view: View, id: str, voice: Voice) -> CitationItem | None:
    """A source that is named by its id alone."""
    card = view.source_card(id)
    return _citation(view, card, "", "", voice) if card else None


SHORT_TITLE = 48
"""Up to how many characters a source's title may stand in a note, where a line has about 70. A headline never does: news is
known by who publishes it, `Security Council resolution 1718 (2006)` by its name."""


def _citation(view: View, card: SourceCard, locator: str, quote: str, voice: Voice) -> CitationItem:
    return CitationItem(
        href=view.href(card.url),
        title=card.title,
        short=_short(card),
        publisher=card.publisher,
        published=dates.edtf(card.published, voice).text if card.published else "",
        link=card.link,
        locator=locator,
        quote=quote,
    )


def _short(card: SourceCard) -> str:
    by_name = card.kind not in ("news", "analysis") and len(card.title) <= SHORT_TITLE
    return card.title if by_name or not card.publisher else card.publisher


def _filed(view: View, event: Event) -> tuple[str, ...]:
    cards = (view.article_card(id) for id in event.articles)
    topics = event.topics or sorted({topic for card in cards if card for topic in card.topics})
    return (
        *(f"topic-{topic}" for topic in topics if view.place_card("topic", topic)),
        *(f"profile-{id}" for id in event.profiles if view.profile_card(id)),
    )


def event(view: View, event: Event, voice: Voice, *, hints: bool = True) -> EventItem:
    """An event in a timeline; without `hints` where the page says elsewhere what the terms in it mean."""
    return EventItem(
        id=event.id,
        href=view.href(f"/timeline/#event-{event.id}"),
        date=dates.edtf(event.date, voice),
        lang=voice.foreign(view.site().language),
        title=event.title,
        text_html=view.html(event.text, hints=hints) if event.text else "",
        profiles=tuple(named(view, "profile", card, voice) for id in event.profiles if (card := view.profile_card(id))),
        articles=tuple(link(view, card) for id in event.articles if (card := view.article_card(id))),
        sources=tuple(item for id in event.sources if (item := cited_source(view, id, voice))),
        topics=tuple(found for topic in event.topics if (found := topic_link(view, topic, voice))),
        filed=_filed(view, event),
    )


def standing(view: View) -> Iterator[ArticleCard]:
    """The briefings that are offered to whoever comes, newest first: none that was withdrawn, nor a translation of one that is
    offered itself and leads to it.
    """
    for card in view.articles():
        original = view.article_card(card.translation_of) if card.translation_of else None
        if not card.retired and (original is None or original.retired):
            yield card
