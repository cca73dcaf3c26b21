"""What stands around the content of every page: head, menu, foot."""

from __future__ import annotations

from postil.compose.items import link
from postil.compose.words import direction
from postil.model.parts import Frame, Link
from postil.model.view import View

MENU = (
    ("Glossary", "/glossary/", "term"),
    ("Profiles", "/profiles/", "profile"),
    ("Claims", "/claims/", "claim"),
    ("Timeline", "/timeline/", "event"),
    ("Sources", "/sources/", "source"),
)
"""The fixed entries of the menu: label, path, and what there must be some of for it to be shown."""


def frame(
    view: View,
    *,
    title: str,
    description: str = "",
    lang: str = "",
    json_ld: str = "",
    og_type: str = "website",
    image: str = "",
    noindex: bool = False,
) -> Frame:
    """The frame of the page that `view` reads for; an empty title is the home page's."""
    site = view.site()
    lang = lang or site.language
    home = view.href("/")
    return Frame(
        lang=lang,
        direction=direction(lang),
        title=f"{title} · {site.title}" if title else site.title,
        description=description or site.description,
        canonical=view.absolute(view.url),
        root=home.removesuffix("index.html"),
        site_title=site.title,
        home=home,
        menu=tuple(
            Link(label=label, href=view.href(path), current=view.url.startswith(path))
            for label, path, needed in MENU
            if view.has(needed)
        ),
        foot=tuple(link(view, card) for card in view.pages()),
        publisher=site.publisher.name if site.publisher else "",
        feed=view.href("/feed.xml") if site.base_url else "",
        json_ld_html=json_ld,
        og_type=og_type,
        image=image,
        noindex=noindex,
    )
