"""What page values are made of, by hand and in short, for the tests of the look."""

from __future__ import annotations

from interface import words
from postil.model.frame import Frame
from postil.model.parts import (
    ArticleItem,
    CitationItem,
    EntryItem,
    Link,
    NoteItem,
    Version,
    When,
)

KINDS = (
    "context",
    "term",
    "claim",
    "translation",
    "correction",
    "question",
    "disagreement",
    "update",
    "source",
)
"""All kinds of note."""


def frame(title: str, *, root: str = "", lang: str = "en", direction: str = "ltr") -> Frame:
    """A frame as compose makes it."""
    menu = ("Glossary", "Profiles", "Timeline", "Sources")
    return Frame(
        lang=lang,
        direction=direction,
        words=words(),
        words_lang="",
        site_lang="",
        script_words_html='{"close":"\\u003cb>"}',
        title=f"{title} · The Reading Desk",
        description="Notes on the news.",
        canonical="https://desk.example/x/",
        root=root,
        site_title="The Reading Desk",
        home=f"{root}index.html",
        menu=tuple(Link(name, f"{root}{name.lower()}/index.html", current=name == title) for name in menu),
        foot=(
            Link("About", f"{root}about/index.html"),
            Link("Corrections policy", f"{root}corrections/index.html"),
        ),
        published_by="Published by The Reading Desk",
        feed=f"{root}feed.xml",
        json_ld_html='{"@context":"https://schema.org","name":"\\u003cb>"}',
        versions=(
            Version(f"{root}x.html", "https://desk.example/x/", "en", "English", "Who owns the ice", True, True),
            Version(f"{root}y.html", "https://desk.example/y/", "ru", "русский", "Чей лёд", False, False),
        ),
        og_type="website",
        image="https://desk.example/media/ice.png",
        noindex=False,
    )


def cited(title: str = "The Antarctic Treaty", *, locator: str = "", quote: str = "") -> CitationItem:
    """A source where something rests on it."""
    return CitationItem(
        href="../../sources/treaty/index.html",
        title=title,
        short=title,
        publisher="Secretariat of the Antarctic Treaty",
        published="December 1, 1959",
        link="https://www.ats.aq/e/antarctictreaty.html",
        locator=locator,
        quote=quote,
    )


def item(title: str, summary: str, day: str = "December 1, 2024", notes: int = 14) -> ArticleItem:
    """A briefing in a list."""
    return ArticleItem(
        href="briefings/x/index.html",
        title=title,
        date=When("2024-12-01", day),
        summary=summary,
        topic=Link("Law of the poles", "topics/poles/index.html"),
        notes=f"{notes} notes" if notes else "",
        lang="",
    )


def entry(name: str, short: str, kind: str = "term") -> EntryItem:
    """A glossary entry or a profile in a list."""
    id = name.lower().replace(" ", "-")
    return EntryItem(id=id, href=f"../../glossary/{id}/index.html", name=name, short=short, kind=kind)


def note(number: int, kind: str, quote: str, body: str, **more: object) -> NoteItem:
    """A note with everything on it, unless said otherwise."""
    values: dict[str, object] = {
        "id": f"n{number}",
        "number": number,
        "kind": kind,
        "kind_label": kind.capitalize(),
        "label": f"note {number}, {kind.capitalize()}",
        "cite_label": f"Cite note {number}",
        "back_label": f"Back to passage {number}",
        "title": "",
        "quote": quote,
        "passage": f"#passage-n{number}" if quote else "",
        "body_html": f"<p>{body}</p>\n",
        "citations": (cited(locator=f"Article {number}"),),
        "claim": None,
        "verdict": "",
        "see": (),
        "confidence": "",
        "by": "desk",
        "checked_by": "",
        "date": When("2024-12-02", "December 2, 2024"),
        "updated": None,
        "stale": False,
        "was": "",
        "retired": False,
    }
    return NoteItem(**(values | more))  # type: ignore[arg-type]


def mark(number: int, kind: str, words: str, state: str = "") -> str:
    """A passage as weaving writes it."""
    return (
        f'<mark class="passage kind-{kind} n{number}{state}" id="passage-n{number}">{words}</mark>'
        f'<a class="note-ref kind-{kind} n{number}" id="ref-n{number}" href="#note-n{number}" '
        f'role="doc-noteref" aria-label="note {number}, {kind}">'
        f"<span>{number}</span></a>"
    )


def term(words: str) -> str:
    """A term as weaving writes it."""
    return f'<a class="term" href="../../glossary/x/index.html" title="What {words} means.">{words}</a>'
