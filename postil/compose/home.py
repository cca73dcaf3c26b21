"""The home page: the latest briefings, and what changed lately."""

from __future__ import annotations

from itertools import islice

from postil.compose import calendar, dates, items, locales
from postil.compose.frame import frame
from postil.compose.words import Voice, voice
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
    speak = voice(view)
    latest = tuple(islice(items.standing(view), LATEST))
    listed = tuple(items.article(view, card, speak) for card in latest)
    years = view.years()
    return HomePage(
        frame=frame(view, speak, title=""),
        description=view.site().description,
        lead=listed[0] if listed else None,
        articles=listed[1:],
        calendar=calendar.calendar(view, speak),
        changes=_changes(view, latest, speak),
        topics=tuple(link for topic in view.topics() if (link := items.topic_link(view, topic, speak))),
        behind=tuple(
            (locales.number(count, speak.lang), speak.count(word, count))
            for word, count in (
                ("terms_explained", len(view.terms())),
                ("profiles_counted", len(view.profiles())),
                ("sources_counted", len(view.sources())),
            )
        ),
        archive=view.href(f"/archive/{years[0]}/") if years else "",
    )


def _changes(view: View, latest: tuple[ArticleCard, ...], voice: Voice) -> tuple[ChangeItem, ...]:
    """Notes and corrections that came after their briefing was published, newest first."""
    found = []
    for card in latest:
        briefing = view.briefing(card.id)
        for anchored in briefing.notes:
            note = anchored.note
            day = note.updated or note.date
            if day is None or day <= card.date or note.status == "retired":
                continue
            kind = voice.say(f"kind_{note.kind}")
            label = voice.say("change_updated" if note.updated else "change_added", kind=kind)
            found.append((day, label, f"note-{note.id}", note.title or note.quote, card))
        for one in briefing.article.corrections:
            label = voice.say(f"correction_{one.kind}")
            found.append((one.date, label, f"correction-{one.id}", view.text(one.text), card))
    found.sort(key=lambda change: (-change[0].toordinal(), change[4].id, change[2]))
    return tuple(
        ChangeItem(
            date=dates.day(day, voice.lang),
            label=label,
            href=view.href(f"{card.url}#{anchor}"),
            title=title,
            article=card.title,
        )
        for day, label, anchor, title, card in found[:CHANGES]
    )
