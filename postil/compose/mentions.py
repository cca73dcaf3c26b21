"""Mentions of an entry in their sentences, grouped by briefing."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from postil.compose import items
from postil.compose.words import Voice
from postil.model.parts import MentionGroup, MentionItem
from postil.model.view import View


def groups(view: View, kind: str, id: str, voice: Voice) -> tuple[MentionGroup, ...]:
    """Every mention of an entry, newest briefing first."""
    found = []
    for article, rows in groupby(view.mentions(kind, id), key=lambda row: row.article):
        card = view.article_card(article)
        if card is None:
            continue
        found.append(
            MentionGroup(
                article=items.article(view, card, voice),
                mentions=tuple(
                    MentionItem(
                        href=view.href(f"{card.url}#{row.anchor}" if row.anchor else card.url),
                        before=row.before,
                        words=row.words,
                        after=row.after,
                        in_note=bool(row.note),
                    )
                    for row in rows
                ),
            )
        )
    return tuple(found)


def days(view: View, kind: str, id: str) -> tuple[date, ...]:
    """The days of the briefings that mention an entry, one for each mention."""
    cards = {row.article: view.article_card(row.article) for row in view.mentions(kind, id)}
    return tuple(card.date for row in view.mentions(kind, id) if (card := cards[row.article]))


def count(found: tuple[MentionGroup, ...]) -> int:
    """How many mentions there are."""
    return sum(len(group.mentions) for group in found)
