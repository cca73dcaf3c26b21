"""Plain pages, the page for what is missing, and redirects."""

from __future__ import annotations

from itertools import islice

from postil.compose import items
from postil.compose.frame import frame
from postil.model.page import MissingPage, PlainPage, RedirectPage
from postil.model.view import View

SUGGESTIONS = 5
"""How many of the latest briefings the page for what is missing offers."""


def page(view: View, id: str) -> PlainPage:
    """A page of content/pages/."""
    written = view.page(id)
    lang = written.lang or view.site().language
    return PlainPage(
        frame=frame(view, title=written.title, description=written.summary, lang=lang),
        title=written.title,
        summary=written.summary,
        body_html=view.html(written.body, lang=lang),
    )


def missing(view: View) -> MissingPage:
    """The page a host shows for an address where nothing is."""
    standing = islice((card for card in view.articles() if not card.retired), SUGGESTIONS)
    return MissingPage(
        frame=frame(view, title="Nothing here", noindex=True),
        suggestions=tuple(items.link(view, card) for card in standing),
    )


def redirect(view: View, *, title: str, to: str) -> RedirectPage:
    """An old address that leads to the path `to`."""
    return RedirectPage(title=title, href=view.href(to), canonical=view.absolute(to))
