"""What stands around the content of every page: head, menu, foot."""

from __future__ import annotations

from collections.abc import Iterable

from postil.compose.items import link
from postil.compose.words import Voice, direction, script_words
from postil.model.frame import Frame
from postil.model.parts import Link, Version
from postil.model.view import View

SEARCHED = ("term", "profile", "search")
"""What makes a page for searching: names that can be looked up, or an index of the texts."""

MENU = (
    ("glossary", "/glossary/", ("term",)),
    ("profiles", "/profiles/", ("profile",)),
    ("claims", "/claims/", ("claim",)),
    ("timeline", "/timeline/", ("event",)),
    ("sources", "/sources/", ("source",)),
    ("search", "/search/", SEARCHED),
)
"""The fixed entries of the menu: the word, the path, and the kinds of which there must be some for it to be shown."""


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
    script: Iterable[str] = (),
) -> Frame:
    """The frame of the page that `view` reads for; an empty title is the home page's.

    `script` are the words that scripts say on this page, besides those that they say on every one.
    """
    site = view.site()
    home = view.href("/")
    return Frame(
        lang=voice.lang,
        direction=direction(voice.lang),
        words=voice.words,
        words_lang=voice.words_lang,
        site_lang=voice.foreign(site.language),
        script_words_html=script_words(voice.words, script),
        title=f"{title} · {site.title}" if title else site.title,
        description=description or site.description,
        canonical=view.absolute(view.url),
        root=home.removesuffix("index.html"),
        site_title=site.title,
        home=home,
        menu=tuple(
            Link(label=voice.say(word), href=view.href(path), current=view.url.startswith(path))
            for word, path, needed in MENU
            if any(view.has(kind) for kind in needed)
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
