"""The page on which readers search, and what can be looked up by name."""

from __future__ import annotations

from postil.compose import items
from postil.compose.documents import KINDS
from postil.compose.frame import frame
from postil.compose.words import script_data, voice
from postil.model.parts import Link
from postil.model.search import SearchPage
from postil.model.view import View

LOOKUP_WORDS = ("lookup_found", "lookup_none")
"""What the script says that looks names up."""


SEARCH_WORDS = (*LOOKUP_WORDS, "search_found", "search_found_notes", "search_and", "search_none", "search_failed", "search_on_disk")
"""What it says that searches the texts."""


def page(view: View) -> SearchPage:
    """Where texts are searched and names looked up, and what there is to look through."""
    speak = voice(view)
    is_indexed = view.has("search")
    words = SEARCH_WORDS if is_indexed else LOOKUP_WORDS
    around = frame(view, speak, title=speak.say("search"), description=speak.say("search_about"), script=words)
    return SearchPage(
        frame=around,
        is_indexed=is_indexed,
        kinds=tuple((kind, speak.say(f"search_{kind}")) for kind in KINDS) if is_indexed else (),
        has_names=view.has("term") or view.has("profile"),
        shelves=tuple(link for link in around.menu if not link.current),
        topics=tuple(link for topic in view.topics() if (link := items.topic_link(view, topic, speak))),
        years=tuple(Link(str(year), view.href(f"/archive/{year}/")) for year in view.years()),
    )


def names(view: View) -> str:
    """Terms and profiles with all their names, as a script that hands them to `postil`: the words for their kinds, then for
    each its name, its address from the script's own, which of these kinds it is of, and what else it is called; last, where
    there are any, its names in other languages by language.
    """
    speak = voice(view)
    kinds: dict[str, int] = {}
    entries = [
        [name, view.href(url), kinds.setdefault(speak.say(f"{prefix}{kind}"), len(kinds)), *forms, *([dict(elsewhere)] if elsewhere else [])]
        for shelf, prefix in (("term", "kind_"), ("profile", "profile_"))
        for name, url, kind, forms, elsewhere in view.lookup(shelf)
    ]
    return f"postil.names={script_data({'kinds': list(kinds), 'entries': entries})};\n"
