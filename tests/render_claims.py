"""Claims with everything on them, by hand, for the tests of the look."""

from __future__ import annotations

from dataclasses import replace

from postil.model.claims import (
    ClaimItem,
    ClaimPage,
    ClaimsPage,
    FigureItem,
    HistoryItem,
    RepeatGroup,
    RepeatItem,
    VerdictItem,
)
from postil.model.parts import Link, When
from render_values import cited, frame, item

DAY = When("2024-12-09", "December 9, 2024")
FALSE = VerdictItem(1, "False", "1 of 5", DAY)
LIKELY = VerdictItem(4, "Likely", "4 of 5", DAY)

CLAIM = ClaimItem(
    href="x.html",
    claim="The ban on mining in Antarctica runs out in 2048.",
    lang="",
    claimant=Link("A ministry", "y.html"),
    first_said=When("", "about 2023"),
    now=FALSE,
    then=None,
    is_changed=True,
    briefings="",
)
CLAIMS = (
    CLAIM,
    replace(CLAIM, claimant=Link("A newspaper", ""), first_said=None, then=LIKELY),
    replace(CLAIM, claimant=Link("", ""), now=LIKELY, then=LIKELY, is_changed=False, briefings="3 briefings"),
    replace(CLAIM, now=None, then=None, is_changed=False),
)
"""On a briefing: with two verdicts, a changed one, the same one, none."""

CLAIM_PAGES = (
    ClaimsPage(
        frame=frame("Claims", root="../"), claims=CLAIMS, lead="4 claims on record.", claimants=((Link("A ministry", "y.html"), 2),)
    ),
    ClaimPage(
        frame=frame("The ban on mining", root="../../"),
        claim=CLAIM.claim,
        claimant=CLAIM.claimant,
        first_said=CLAIM.first_said,
        appears_in=(cited(),),
        said_elsewhere=("In a speech in Parliament",),
        now=FALSE,
        history_label="Verdicts, the latest first",
        repeat_count="In 1 briefing",
        history=(
            HistoryItem(FALSE, "<p>It has no last day.</p>\n", "the desk", (cited(locator="Article 25"),)),
            HistoryItem(LIKELY, "<p>So the newspapers say.</p>\n", "", ()),
        ),
        counted="years until the ban ends",
        figure="at most 24",
        others=(FigureItem(CLAIMS[1], "at least 50", is_excluded=True), FigureItem(CLAIMS[3], "20", is_excluded=False)),
        repeats=(
            RepeatGroup(
                item("Who owns the ice", ""),
                LIKELY,
                is_changed=True,
                places=(
                    RepeatItem("x.html", "It is said that ", "the ban runs out in 2048", ".", is_noted=True),
                    RepeatItem("x.html", "", "", "", is_noted=True),
                ),
            ),
            RepeatGroup(
                item("Who owns the sea floor", ""), None, is_changed=False,
                places=(RepeatItem("x.html", "", "The ban ends", " soon.", is_noted=False),),
            ),
        ),
    ),
)
"""The ledger, and one of its entries."""
