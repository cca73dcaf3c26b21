"""A full briefing made by hand: every kind of note, overlapping passages, a table, a list, a quotation."""

from __future__ import annotations

from postil.model.page import ArticlePage
from postil.model.parts import (
    BodyBlock,
    CorrectionItem,
    EventItem,
    KindCount,
    Link,
    OriginItem,
    PersonItem,
    Picture,
    When,
)
from render_charts import chart
from render_claims import CLAIMS
from render_values import KINDS, cited, entry, frame, item, mark, note, term

EVENTS = tuple(
    EventItem(
        id=f"e{at}",
        href=f"../../timeline/index.html#event-e{at}",
        date=When(iso, day),
        lang="",
        title=title,
        text_html="<p>It took <em>three</em> decades.</p>\n" if at % 2 else "",
        topics=(),
        profiles=(Link("Antarctica", "x.html"),),
        articles=(Link("Who owns the ice", "y.html"),),
        sources=(cited(),),
        filed=("profile-antarctica", *(("topic-law",) if at % 2 else ())),
    )
    for at, (iso, day, title) in enumerate(
        (
            ("1959-12-01", "December 1, 1959", "Twelve states sign the Antarctic Treaty in Washington"),
            ("1961-06-23", "June 23, 1961", "The treaty enters into force"),
            ("1980-05", "May 1980", "A convention on the living resources of the sea is agreed in Canberra"),
            ("", "1990s", "The Protocol on Environmental Protection bans mining"),
        )
    )
)

PEOPLE = (
    PersonItem(
        "x.html",
        "United States",
        "organisation",
        "Keeps the treaty's original.",
        "Depositary, Antarctic Treaty",
        "",
        "",
        "",
        "",
        "",
    ),
    PersonItem(
        "x.html",
        "Secretariat of the Antarctic Treaty",
        "organisation",
        "",
        "Seat planned",
        "Seat in Buenos Aires",
        "",
        "",
        "",
        "",
    ),
    PersonItem("x.html", "The Commission in Hobart", "organisation", "Looks after fish and krill.", "", "", "", "", "", ""),
)

_SIGNED = mark(1, "context", "treaty that twelve states signed in Washington on December 1, 1959")
_CLAIMED = mark(2, "claim", "Seven of them had drawn their lines on the ice")
_FROZEN = mark(3, "term", f"freezes the {term('claims')}, {mark(4, 'question', 'wherever')} they stood")

_BLOCKS = (
    BodyBlock(
        "<p>Nobody owns Antarctica, and nobody has had to give up the idea of owning it. That is the trick "
        f"of the {_SIGNED}: "
        f"it does not settle who is right. {_CLAIMED} by then, three of the lines crossed, and two further "
        "states kept the right "
        "to draw lines of their own.</p>\n",
        (
            note(
                1,
                "context",
                "treaty that twelve states signed in Washington on December 1, 1959",
                "Argentina, Australia, Belgium, Chile, France, Japan, New Zealand, Norway, South Africa, "
                "the Soviet Union, the "
                "United Kingdom and the United States. All twelve had worked on the ice in the "
                "International Geophysical Year.",
                title="The twelve",
                confidence="High confidence",
                see=(Link("The geophysical year", "x.html"),),
            ),
            note(
                2,
                "claim",
                "Seven of them had drawn their lines on the ice",
                "Argentina, Australia, Chile, France, New Zealand, Norway, the United Kingdom.",
                claim=Link("Seven states claim the ice.", "x.html"),
                verdict="True",
                confidence="Very likely",
            ),
        ),
    ),
    BodyBlock(
        f"<p>Article IV {_FROZEN}: "
        "nothing that is done while the treaty is in force makes a claim stronger or weaker, and no new "
        "one may be made.</p>\n",
        (
            note(
                3,
                "term",
                "freezes the claims, wherever they stood",
                "The word is the lawyers', not the treaty's.",
                updated=When("2024-12-09", "December 9, 2024"),
            ),
            note(
                4,
                "question",
                "wherever",
                "What of the sea floor? The treaty does not say. " * 4,
                citations=(
                    cited(locator="Article VI", quote="including all ice shelves"),
                    cited("A second source"),
                ),
            ),
        ),
    ),
    BodyBlock('<h2 id="peace">What may be done there</h2>\n', ()),
    BodyBlock(
        "<ul>\n<li>Science, with results "
        f"{mark(5, 'translation', 'exchanged and made freely available', ' stale')}.</li>\n"
        "<li>No bases, no maneuvers, no tests of weapons.</li>\n<li>No nuclear explosion and no radioactive "
        "waste.</li>\n</ul>\n",
        (
            note(
                5,
                "translation",
                "exchanged and made freely available",
                "Four languages are equally authentic: English, French, Russian and Spanish.",
                stale=True,
                was="exchanged and made available",
            ),
        ),
    ),
    BodyBlock(
        "<blockquote>\n<p>Antarctica shall be used for "
        f"{mark(6, 'source', 'peaceful purposes only')}.</p>\n</blockquote>\n",
        (note(6, "source", "peaceful purposes only", "Article I, first sentence."),),
    ),
    BodyBlock(
        '<div class="table-wrap" role="region" aria-label="table" '
        'tabindex="0"><table>\n<thead><tr><th>Instrument</th><th>Signed</th>'
        "<th>In "
        f"force</th></tr></thead>\n<tbody><tr><td>Treaty</td>"
        f"<td>{mark(7, 'update', '1959')}</td><td>1961</td></tr>"
        f"<tr><td>Protocol</td><td>1991</td><td>"
        f"{mark(8, 'correction', '1998')}</td></tr></tbody>\n</table></div>\n",
        (
            note(7, "update", "1959", "The number of parties keeps growing."),
            note(
                8,
                "correction",
                "1998",
                "An earlier version said 1991, the year in which it was signed.",
                retired=True,
            ),
        ),
    ),
    BodyBlock('<h2 id="mining">Mining, and the year 2048</h2>\n', ()),
    BodyBlock(
        f"<p>{mark(9, 'disagreement', 'The ban on mining does not run out in 2048.')} From then on a party "
        "may "
        f'<a class="external" href="https://www.ats.aq/e/protocol.html">ask for a conference</a> on how the '
        '<a class="profile" href="../../profiles/x/index.html" title="Madrid, 1991">Protocol</a> works. '
        'Even so, the ban stays until '
        "a legal regime for mining is in force, and to change it takes three quarters of the states that "
        "decided it.</p>\n",
        (
            note(
                9,
                "disagreement",
                "The ban on mining does not run out in 2048.",
                "It is often said that it does. " * 9,
            ),
        ),
    ),
    BodyBlock("<p>And so the ice is run by people who meet once a year, and agree.</p>\n", ()),
)

ARTICLE = ArticlePage(
    frame=frame("Who owns the ice", root="../../"),
    title="Who owns the ice: how a treaty of 1959 keeps seven claims from mattering",
    summary="The Antarctic Treaty settles nothing and works. What it freezes, what it forbids, and why 2048 is not "
    "the year it ends.",
    date=When("2024-12-01", "December 1, 2024"),
    updated=When("2024-12-09", "December 9, 2024"),
    dateline="Buenos Aires",
    by="By the desk",
    topics=(Link("Law of the poles", "../../topics/poles/index.html"),),
    minutes="4 min read",
    origin=OriginItem(
        "Secretariat of the Antarctic Treaty",
        "The Antarctic Treaty",
        "https://www.ats.aq/",
        When("1959-12-01", "December 1, 1959"),
        "Public domain.",
        "excerpt",
    ),
    picture=Picture(
        "../../media/ice.png", "An ice shelf from above", 1200, 500, "The edge of an ice shelf.", "The desk"
    ),
    retired=False,
    excerpt=True,
    key_points_html=(
        "No state has <em>given up</em> a claim; none can act on one.",
        "Weapons, tests and waste are banned.",
        "The ban on mining has no last day.",
    ),
    known_html=("The text, in four languages.", "Who has signed it, and when."),
    unknown_html=("What lies under the ice.",),
    watch_html=("The yearly meetings.", "New stations."),
    kinds=tuple(KindCount(kind, kind.capitalize(), 1) for kind in KINDS),
    whole_notes=(
        note(
            10,
            "context",
            "",
            "This briefing leaves out the rules for tourism.",
            citations=(),
            by="",
            date=None,
        ),
    ),
    blocks=_BLOCKS,
    outline=(Link("What may be done there", "#peace"), Link("Mining, and the year 2048", "#mining")),
    notes="10 notes",
    terms=(
        entry("claim", "A state's statement that a territory is its own."),
        entry("regime", "A set of rules."),
    ),
    people=PEOPLE,
    places=PEOPLE[2:],
    claims=CLAIMS,
    events=EVENTS,
    timeline=chart("timeline"),
    sources=(cited(), cited("The Protocol", quote="other than research")),
    corrections=(
        CorrectionItem(
            "c1",
            When("2024-12-09", "December 9, 2024"),
            "correction",
            "Correction",
            "<p>The year was wrong.</p>\n",
            (Link("note 8", "#note-n8"),),
        ),
    ),
    series="Empty places",
    series_label="Series: Empty places",
    series_links=(Link("Who owns the sea", "x.html"), Link("Who owns the ice", "y.html", current=True)),
    related=(
        item("Who owns the sea floor", "An authority in Kingston has been writing the rules since 1994."),
    ),
    cite="The desk, “Who owns the ice”, The Reading Desk, December 9, 2024",
    cite_address="https://desk.example/x/",
)
