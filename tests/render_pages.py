"""One full and one minimal value of every kind of page, for the tests of the look."""

from __future__ import annotations

from dataclasses import replace

from interface import words
from postil.model.page import (
    ChangeItem,
    HomePage,
    ListPage,
    MissingPage,
    Page,
    PlainPage,
    ProfileGroup,
    ProfilePage,
    ProfilesPage,
    RedirectPage,
    RoleItem,
)
from postil.model.parts import GlossaryLetter, Link, MentionGroup, MentionItem, Pager, When
from postil.model.sources import SourceItem, SourcePage, SourcesPage, UseItem
from postil.model.terms import GlossaryPage, LabelItem, SenseItem, TermPage
from postil.model.timeline import Choice, TimelinePage, TimelineYear
from render_article import ARTICLE, EVENTS
from render_charts import chart
from render_claims import CLAIM_PAGES, CLAIMS
from render_search import SEARCH_PAGE
from render_values import cited, entry, frame, item

DAY = When("2024-12-09", "December 9, 2024")
ITEMS = tuple(
    item(title, summary, day, notes)
    for title, summary, day, notes in (
        (
            "Who owns the ice",
            "The Antarctic Treaty settles nothing and works. What it freezes, what it forbids, and why 2048 "
            "is not the year it ends.",
            "December 1, 2024",
            14,
        ),
        (
            "Who owns the sea floor",
            "An authority in Kingston has been writing the rules since 1994.",
            "November 20, 2024",
            9,
        ),
        (
            "What a strait is, in law",
            "Ships may pass through; so may submarines, and under water.",
            "October 2, 2024",
            11,
        ),
        (
            "The rescue agreement of 1968",
            "Who must help an astronaut who lands in the wrong country.",
            "August 14, 2024",
            1,
        ),
        (
            "A depositary's drawer",
            "Where the originals of treaties lie, and who keeps the key.",
            "May 3, 2024",
            0,
        ),
    )
)
ENTRIES = (
    entry("accession", "Joining a treaty that others have signed.", "Law"),
    entry("authentic text", "A text of a treaty that is as binding as any other in another language.", "Law"),
    entry(
        "consultative party",
        "A party that has a say at the yearly meetings because it does science there.",
        "Diplomacy",
    ),
)
MENTIONS = (
    MentionGroup(
        ITEMS[0],
        (
            MentionItem(
                "x.html",
                "Article IV freezes the ",
                "claims",
                ", wherever they stood, and lets no new one be made.",
                False,
            ),
            MentionItem("x.html", "The ", "claim", " of 1908 was the first.", True),
        ),
    ),
    MentionGroup(
        ITEMS[1], (MentionItem("x.html", "No state may make a ", "claim", " to the sea floor.", False),)
    ),
)

FULL: tuple[Page, ...] = (
    ARTICLE,
    HomePage(
        frame=frame("", root=""),
        description="Treaties and borders, explained with notes in the margin.",
        lead=ITEMS[0],
        articles=ITEMS[1:],
        calendar=chart("calendar"),
        changes=tuple(
            ChangeItem(DAY, label, "x.html", title, "Who owns the ice")
            for label, title in (
                ("Update note added", "The number of parties keeps growing"),
                ("Correction", "The year of the Protocol was wrong."),
                ("Translation note updated", "exchanged and made freely available"),
            )
        ),
        topics=(
            Link("Law of the poles", "x.html"),
            Link("Law of the sea", "y.html"),
            Link("Space", "z.html"),
        ),
        behind=(("44", "terms explained"), ("1", "profile"), ("61", "sources")),
        archive="archive/2024/index.html",
    ),
    GlossaryPage(
        frame=frame("Glossary", root="../"),
        lead="3 terms, from Diplomacy and Law.",
        letters=(GlossaryLetter("A", ENTRIES[:2]), GlossaryLetter("C", ENTRIES[2:])),
    ),
    TermPage(
        frame=frame("claim", root="../../"),
        name="territorial claim",
        forms=("claim", "sovereignty claim"),
        scheme="Law",
        short="A state's statement that a territory is its own.",
        definition_html="<p>It needs no answer to be one.</p>\n",
        senses=(
            SenseItem("Valid if held openly.", "<p>Older.</p>\n", "Writers of the 19th century", (cited(),)),
            SenseItem("Valid if others accept it.", "", "Later writers", ()),
        ),
        broader=ENTRIES[:1],
        narrower=ENTRIES[1:2],
        related=ENTRIES[2:],
        labels=(
            LabelItem("ar", "Arabic", "مطالبة إقليمية", ()),
            LabelItem("fr", "French", "revendication territoriale", ()),
        ),
        citations=(cited(), cited("The Protocol")),
        reviewed=DAY,
        tree=chart("tree"),
        chart=chart("mentions"),
        mention_count="3 mentions in the briefings",
        mentions=MENTIONS,
    ),
    ProfilesPage(
        frame=frame("Profiles", root="../"),
        lead="3 profiles of those the briefings speak of.",
        groups=(
            ProfileGroup("organisation", "Organizations", ENTRIES[:2]),
            ProfileGroup("place", "Places", ENTRIES[2:]),
        ),
    ),
    ProfilePage(
        frame=frame("The Commission", root="../../"),
        name="The Commission",
        forms=("CCAMLR",),
        kind="organisation",
        kind_label="Organization",
        summary="Looks after fish and krill.",
        about_html="<p>It meets in Hobart.</p>\n",
        picture=ARTICLE.picture,
        roles=(
            RoleItem("Seat", Link("Tasmania", "x.html"), "since 1982", current=True),
            RoleItem("Planned", Link("Canberra", ""), "1980 to 1982", current=False),
        ),
        location="42.88° S, 147.33° E",
        labels=(LabelItem("ru", "Russian", "Комиссия", ("Комиссии",)),),
        same_as=(Link("ccamlr.org", "https://www.ccamlr.org/"),),
        citations=(cited(),),
        claims=CLAIMS[1:3],
        events=EVENTS[2:3],
        mentioned_with=((Link("Antarctica", "x.html"), 4), (Link("Hobart", "y.html"), 2)),
        together=chart("together"),
        chart=chart("mentions"),
        mention_count="3 mentions in the briefings",
        mentions=MENTIONS,
    ),
    SourcesPage(
        frame=frame("Sources", root="../"),
        lead="2 sources that the notes rest on.",
        sources=(
            SourceItem(
                "x.html",
                "The Antarctic Treaty",
                "Secretariat of the Antarctic Treaty",
                "December 1, 1959",
                "treaty",
                "7",
                False,
            ),
            SourceItem("y.html", "A report that nobody else confirms", "A newspaper", "", "news", "1", True),
        ),
    ),
    SourcePage(
        frame=frame("The Antarctic Treaty", root="../../"),
        title="The Antarctic Treaty",
        publisher="Secretariat",
        published="December 1, 1959",
        accessed=DAY,
        kind="treaty",
        link="https://www.ats.aq/",
        archive="https://archive.example/1",
        snapshot="../../snapshots/treaty.pdf",
        single_origin=True,
        use_count="2 things rest on it",
        uses=(
            UseItem(
                "note", Link("The twelve", "x.html"), "Who owns the ice", "Article IV", "asserting a claim"
            ),
            UseItem("term", Link("territorial claim", "y.html"), "", "", ""),
        ),
    ),
    *CLAIM_PAGES,
    SEARCH_PAGE,
    ListPage(
        frame=frame("Law of the poles", root="../../"),
        title="Law of the poles",
        summary="Ice, and what is under it.",
        articles=ITEMS,
        count="60 briefings.",
        pager=Pager("Page 2 of 3", "../../x.html", "../3/index.html"),
        siblings=(Link("Space", "z.html"),),
    ),
    TimelinePage(
        frame=frame("Timeline", root="../"),
        lead="4 events that the briefings refer to.",
        topics=(Choice("topic-law", "Law of the poles", 2),),
        people=(Choice("profile-antarctica", "Antarctica", 4),),
        years=(
            TimelineYear("1959", EVENTS[:1]),
            TimelineYear("1961", EVENTS[1:2]),
            TimelineYear("1980", EVENTS[2:]),
        ),
        picture=chart("timeline"),
    ),
    PlainPage(
        frame=frame("About", root="../"),
        title="About",
        summary="Who writes this.",
        body_html='<p>A desk.</p>\n<h2 id="why">Why</h2>\n<ul>\n<li>Notes.</li>\n</ul>\n',
    ),
    MissingPage(frame=frame("Nothing here"), suggestions=(Link("Who owns the ice", "x.html"),)),
    RedirectPage(
        title="Who owns the ice",
        href="../briefings/ice/index.html",
        canonical="https://desk.example/briefings/ice/",
        lang="en",
        direction="ltr",
        words=words(),
    ),
)
"""Every kind of page with everything on it."""

_BARE_FRAME = replace(
    frame("Bare"),
    description="",
    canonical="",
    menu=(),
    foot=(),
    published_by="",
    versions=(),
    script_words_html="",
    json_ld_html="",
    image="",
    noindex=True,
)

KEPT = frozenset({
    "frame", "title", "name", "claim", "kind_label", "href", "lang", "direction", "words", "lead", "count", "behind",
})
"""What even a bare page has."""


def bare(page: Page) -> Page:
    """The same kind of page with nothing on it that may be left out."""
    empty: dict[str, object] = {"frame": _BARE_FRAME} if hasattr(page, "frame") else {}
    for name in page.__slots__:
        value = getattr(page, name)
        if name in KEPT or (
            isinstance(value, When) and name == "date"
        ):
            continue
        if isinstance(value, bool):
            empty[name] = False
        elif isinstance(value, Link):
            empty[name] = Link("", "")
        elif isinstance(value, str | tuple | int):
            empty[name] = type(value)()
        else:
            empty[name] = None
    return replace(page, **empty)  # type: ignore[arg-type]


BARE = tuple(bare(page) for page in FULL)
"""Every kind of page with as little on it as can be."""
