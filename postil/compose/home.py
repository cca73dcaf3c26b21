"""The home page: the latest briefings, and what changed lately."""

from __future__ import annotations

from itertools import islice

from postil.compose import calendar, dates, items
from postil.compose.frame import frame
from postil.compose.words import KIND_LABELS
from postil.model.cards import ArticleCard
from postil.model.page import HomePage
from postil.model.parts import ChangeItem
from postil.model.view import View

LATEST = 12
"""How many briefings stand on the home page: a screenful of titles on a desktop, the archive has the rest."""

CHANGES = 8
"""How many changes are shown; they are gathered from the briefings on the page."""


def page(view: View) -> HomePage:
    """The home page."""
    latest = tuple(islice((card for card in view.articles() if not card.retired), LATEST))
    listed = tuple(items.article(view, card) for card in latest)
    years = view.years()
    return HomePage(
        frame=frame(view, title=""),
        description=view.site().description,
        lead=listed[0] if listed else None,
        articles=listed[1:],
        calendar=calendar.calendar(view),
        changes=_changes(view, latest),
        topics=tuple(link for topic in view.topics() if (link := items.topic_link(view, topic))),
        term_count=len(view.terms()),
        profile_count=len(view.profiles()),
        source_count=len(view.sources()),
        archive=view.href(f"/archive/{years[0]}/") if years else "",
    )


def _changes(view: View, latest: tuple[ArticleCard, ...]) -> tuple[ChangeItem, ...]:
    """Notes and corrections that came after their briefing was published, newest first."""
    lang = view.site().language
    found = []
    for card in latest:
        briefing = view.briefing(card.id)
        for anchored in briefing.notes:
            note = anchored.note
            day = note.updated or note.date
            if day is None or day <= card.date or note.status == "retired":
                continue
            label = f"{KIND_LABELS[note.kind]} note {'updated' if note.updated else 'added'}"
            found.append((day, label, f"note-{note.id}", note.title or note.quote, card))
        for one in briefing.article.corrections:
            found.append((one.date, one.kind.capitalize(), f"correction-{one.id}", view.text(one.text), card))
    found.sort(key=lambda change: (-change[0].toordinal(), change[4].id, change[2]))
    return tuple(
        ChangeItem(
            date=dates.day(day, lang),
            label=label,
            href=view.href(f"{card.url}#{anchor}"),
            title=title,
            article=card.title,
        )
        for day, label, anchor, title, card in found[:CHANGES]
    )
