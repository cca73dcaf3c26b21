"""What stands around the content of every page: head, menu, foot."""

from __future__ import annotations

from postil.compose.items import link
from postil.compose.words import Voice, direction, script_words
from postil.model.frame import Frame
from postil.model.parts import Link, Version
from postil.model.view import View

MENU = (
    ("glossary", "/glossary/", "term"),
    ("profiles", "/profiles/", "profile"),
    ("claims", "/claims/", "claim"),
    ("timeline", "/timeline/", "event"),
    ("sources", "/sources/", "source"),
)
"""The fixed entries of the menu: the word, the path, and what there must be some of for it to be shown."""


def frame(
    view: View,
    voice: Voice,
    *,
    title: str,
    description: str = "",
    json_ld: str = "",
    og_type: str = "website",
    versions: tuple[Version, ...] = (),
    image: str = "",
    noindex: bool = False,
) -> Frame:
    """The frame of the page that `view` reads for; an empty title is the home page's."""
    site = view.site()
    home = view.href("/")
    return Frame(
        lang=voice.lang,
        direction=direction(voice.lang),
        words=voice.words,
        words_lang=voice.words_lang,
        site_lang=voice.foreign(site.language),
        script_words_html=script_words(voice.words),
        title=f"{title} · {site.title}" if title else site.title,
        description=description or site.description,
        canonical=view.absolute(view.url),
        root=home.removesuffix("index.html"),
        site_title=site.title,
        home=home,
        menu=tuple(
            Link(label=voice.say(word), href=view.href(path), current=view.url.startswith(path))
            for word, path, needed in MENU
            if view.has(needed)
        ),
        foot=tuple(link(view, card) for card in view.pages()),
        published_by=voice.say("published_by", publisher=site.publisher.name) if site.publisher else "",
        feed=view.href("/feed.xml") if site.base_url else "",
        json_ld_html=json_ld,
        versions=versions,
        og_type=og_type,
        image=image,
        noindex=noindex,
    )
