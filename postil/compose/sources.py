"""Sources, and what rests on each."""

from __future__ import annotations

from postil.compose import dates, items, locales
from postil.compose.frame import frame
from postil.compose.words import Voice, voice
from postil.model.cards import CitingRow
from postil.model.parts import Link
from postil.model.sources import SourceItem, SourcePage, SourcesPage, UseItem
from postil.model.view import View


def index(view: View) -> SourcesPage:
    """All sources, by title."""
    speak = voice(view)
    return SourcesPage(
        frame=frame(view, speak, title=speak.say("sources"), description=speak.say("sources_about")),
        sources=tuple(
            SourceItem(
                href=view.href(card.url),
                title=card.title,
                publisher=card.publisher,
                published=dates.edtf(card.published, speak).text if card.published else "",
                kind=_kind(card.kind, speak),
                uses=locales.number(len(view.citing(card.id)), speak.lang),
                single_origin=card.single_origin,
            )
            for card in view.sources()
        ),
        lead=speak.count("sources_lead", len(view.sources())),
    )


def entry(view: View, id: str) -> SourcePage:
    """The page of one source."""
    source = view.source(id)
    speak = voice(view)
    uses = tuple(use for row in view.citing(id) if (use := _use(view, row, speak)))
    return SourcePage(
        frame=frame(
            view, speak, title=source.title, description=speak.say("source_about", title=source.title)
        ),
        title=source.title,
        publisher=source.publisher,
        published=dates.edtf(source.published, speak).text if source.published else "",
        accessed=dates.day(source.accessed, speak.lang) if source.accessed else None,
        kind=_kind(source.kind, speak),
        link=source.url or "",
        archive=source.archive_url or "",
        snapshot=view.href(f"/snapshots/{source.snapshot}") if source.snapshot else "",
        single_origin=source.single_origin,
        uses=uses,
        use_count=speak.count("rests_on_it", len(uses)),
    )


def _kind(kind: str, voice: Voice) -> str:
    return voice.say(f"source_{kind}") if kind else ""


def _use(view: View, row: CitingRow, voice: Voice) -> UseItem | None:
    if row.kind == "note":
        article, _, note = row.id.partition("/")
        card = view.article_card(article)
        if card is None:
            return None
        found = next((one for one in view.briefing(article).notes if one.note.id == note), None)
        if found is None or card.retired or found.note.status == "retired":
            return None
        label = found.note.title or found.note.quote or voice.say("whole_briefing")
        link, where = Link(label=label, href=view.href(f"{card.url}#note-{note}")), card.title
    else:
        other = view.card(f"{row.kind}:{row.id}")
        if other is None:
            return None
        link, where = items.link(view, other), ""
    return UseItem(kind=voice.say(f"use_{row.kind}"), link=link, where=where, locator=row.locator, quote=row.quote)
