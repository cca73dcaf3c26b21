"""Plain pages, the page for what is missing, and redirects."""

from __future__ import annotations

from itertools import islice

from postil.compose import items
from postil.compose.frame import frame
from postil.compose.words import direction, voice
from postil.model.page import MissingPage, PlainPage, RedirectPage
from postil.model.view import View

SUGGESTIONS = 5
"""How many of the latest briefings the page for what is missing offers."""


def page(view: View, id: str) -> PlainPage:
    """A page of content/pages/."""
    written = view.page(id)
    speak = voice(view, written.lang or "")
    return PlainPage(
        frame=frame(view, speak, title=written.title, description=written.summary),
        title=written.title,
        summary=written.summary,
        body_html=view.html(written.body, lang=speak.lang),
    )


def missing(view: View) -> MissingPage:
    """The page a host shows for an address where nothing is."""
    speak = voice(view)
    return MissingPage(
        frame=frame(view, speak, title=speak.say("missing"), noindex=True),
        suggestions=tuple(items.link(view, card) for card in islice(items.standing(view), SUGGESTIONS)),
    )


def redirect(view: View, *, title: str, to: str) -> RedirectPage:
    """An old address that leads to the path `to`."""
    speak = voice(view)
    return RedirectPage(
        title=title,
        href=view.href(to),
        canonical=view.absolute(to),
        lang=speak.lang,
        direction=direction(speak.lang),
        words=speak.words,
    )
