"""Lists of briefings: by topic, by year, in pages."""

from __future__ import annotations

from collections.abc import Iterator

from postil.compose import items
from postil.compose.frame import frame
from postil.compose.words import Voice, voice
from postil.model.page import ListPage
from postil.model.parts import Link, Pager
from postil.model.view import View

PAGE_SIZE = 25
"""How many briefings stand on a page of a list: about three screens, so that finding by eye still works."""


def page_urls(first: str, count: int) -> Iterator[str]:
    """The paths of a list's pages for that many briefings: `first`, then `first` + `page/2/` and so on."""
    for number in range(1, max(1, -(-count // PAGE_SIZE)) + 1):
        yield page_url(first, number)


def page_url(first: str, number: int) -> str:
    """The path of a list's page, from 1."""
    return first if number == 1 else f"{first}page/{number}/"


def topic(view: View, id: str, number: int) -> ListPage:
    """A page of a topic's briefings."""
    speak = voice(view)
    declared = {topic.id: topic for topic in view.site().topics}
    siblings = tuple(link for other in view.topics() if other != id and (link := items.topic_link(view, other, speak)))
    card = view.place_card("topic", id)
    return _page(
        view,
        speak,
        title=card.name if card else id,
        summary=declared[id].summary if id in declared else "",
        listing=f"topic:{id}",
        first=f"/topics/{id}/",
        number=number,
        siblings=siblings,
    )


def archive(view: View, year: int, number: int) -> ListPage:
    """A page of a year's briefings."""
    speak = voice(view)
    siblings = tuple(
        Link(label=str(other), href=view.href(f"/archive/{other}/")) for other in view.years() if other != year
    )
    return _page(
        view,
        speak,
        title=speak.say("briefings_of", year=str(year)),
        summary="",
        listing=f"year:{year}",
        first=f"/archive/{year}/",
        number=number,
        siblings=siblings,
    )


def _page(
    view: View,
    voice: Voice,
    *,
    title: str,
    summary: str,
    listing: str,
    first: str,
    number: int,
    siblings: tuple[Link, ...],
) -> ListPage:
    cards = view.articles(listing)
    total = len(tuple(page_urls(first, len(cards))))
    start = (number - 1) * PAGE_SIZE
    return ListPage(
        frame=frame(
            view,
            voice,
            title=title if number == 1 else voice.say("list_page", title=title, number=str(number)),
            description=summary,
            noindex=number > 1,
        ),
        title=title,
        summary=summary,
        articles=tuple(items.article(view, card, voice) for card in cards[start : start + PAGE_SIZE]),
        count=voice.count("list_lead", len(cards)),
        pager=Pager(
            place=voice.say("page_of", number=str(number), total=str(total)),
            newer=view.href(page_url(first, number - 1)) if number > 1 else "",
            older=view.href(page_url(first, number + 1)) if number < total else "",
        )
        if total > 1
        else None,
        siblings=siblings,
    )
