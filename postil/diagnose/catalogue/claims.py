"""Findings about claims: briefings and verdicts that no longer agree, figures that exclude each other."""

from __future__ import annotations

from postil.diagnose.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = (
    Entry(
        code="overturned-verdict",
        severity="warning",
        what="A briefing makes or repeats a claim whose verdict has since moved to the other side of the middle: from 4 or 5 "
        "to 1 or 2, or back. Since then the briefing has neither been updated nor corrected with a link to the claim, and "
        "has no newer note on it.",
        why="Its readers are told what the desk no longer believes. The page shows the new verdict among its claims; its "
        "text was written on the old one.",
        bad="# the briefing, of June 20, which says that 10,000 containers arrived\ndate: 2024-06-20\n"
        "# the claim\nverdicts:\n  - {date: 2024-06-01, rating: 4, why: Two ports confirm it.}\n"
        "  - {date: 2024-09-01, rating: 2, why: Most of them held something else.}",
        good="date: 2024-06-20\nupdated: 2024-09-02   # after somebody read it again",
    ),
    Entry(
        code="contradicting-figures",
        severity="warning",
        what="Two claims give figures for the same thing that cannot both hold, and both are rated 4 or 5, or have no verdict "
        "yet. The same thing is what they count under `of`, in the same words.",
        why="The site holds two things to be true that exclude each other, or leaves readers alone with them. That others "
        "contradict each other is no finding: a verdict of 3 or lower on one of the two is enough.",
        bad="- id: ten-thousand\n  figure: {of: containers sent by February 2024, at_most: 10000}\n"
        "- id: more-than-that\n  figure: {of: containers sent by February 2024, at_least: 20000}",
        good="- id: ten-thousand\n  figure: {of: containers sent by February 2024, at_most: 10000}\n"
        "  verdicts: [{date: 2024-06-20, rating: 2, why: Satellites saw more.}]\n"
        "- id: more-than-that\n  figure: {of: containers sent by February 2024, at_least: 20000}",
    ),
)
