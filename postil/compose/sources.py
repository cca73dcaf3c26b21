"""Sources, and what rests on each."""

from __future__ import annotations

from postil.compose import dates, items
from postil.compose.frame import frame
from postil.model.cards import CitingRow
from postil.model.parts import Link
from postil.model.sources import SourceItem, SourcePage, SourcesPage, UseItem
from postil.model.view import View


def index(view: View) -> SourcesPage:
    """All sources, by title."""
    lang = view.site().language
    return SourcesPage(
        frame=frame(view, title="Sources", description="Everything the notes, definitions and profiles rest on."),
        sources=tuple(
            SourceItem(
                href=view.href(card.url),
                title=card.title,
                publisher=card.publisher,
                published=dates.edtf(card.published, lang).text if card.published else "",
                kind=card.kind,
                uses=len(view.citing(card.id)),
                single_origin=card.single_origin,
            )
            for card in view.sources()
        ),
        count=len(view.sources()),
    )


def entry(view: View, id: str) -> SourcePage:
    """The page of one source."""
    source = view.source(id)
    lang = view.site().language
    return SourcePage(
        frame=frame(view, title=source.title, description=f"What rests on “{source.title}”."),
        title=source.title,
        publisher=source.publisher,
        published=dates.edtf(source.published, lang).text if source.published else "",
        accessed=dates.day(source.accessed, lang) if source.accessed else None,
        kind=source.kind,
        link=source.url or "",
        archive=source.archive_url or "",
        snapshot=view.href(f"/snapshots/{source.snapshot}") if source.snapshot else "",
        single_origin=source.single_origin,
        uses=tuple(use for row in view.citing(id) if (use := _use(view, row))),
    )


def _use(view: View, row: CitingRow) -> UseItem | None:
    if row.kind == "note":
        article, _, note = row.id.partition("/")
        card = view.article_card(article)
        if card is None:
            return None
        found = next((one for one in view.briefing(article).notes if one.note.id == note), None)
        if found is None or card.retired or found.note.status == "retired":
            return None
        label = found.note.title or found.note.quote or "on the whole briefing"
        link, where = Link(label=label, href=view.href(f"{card.url}#note-{note}")), card.title
    else:
        other = view.card(f"{row.kind}:{row.id}")
        if other is None:
            return None
        link, where = items.link(view, other), ""
    return UseItem(kind=row.kind, link=link, where=where, locator=row.locator, quote=row.quote)
