"""Findings about Markdown: the text of briefings, notes, entries and pages."""

from __future__ import annotations

from postil.diagnose.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = (
    Entry(
        code="raw-html",
        severity="error",
        what="HTML stands in the text.",
        why="What is written here cannot run code, load anything from elsewhere or break the page. So HTML is "
        "not read, and nothing of it is shown. Text on the line of a comment would be left out with the comment.",
        bad="The treaty was <b>signed</b> in June.",
        good="The treaty was **signed** in June.",
    ),
    Entry(
        code="unclosed-comment",
        severity="error",
        what="A comment begins and never ends.",
        why="Everything below it would be missing from the page, and nobody would notice.",
        bad="<!-- check the date\n\nThe treaty was signed.",
        good="<!-- check the date -->\n\nThe treaty was signed.",
    ),
    Entry(
        code="refused-address",
        severity="error",
        what="A link or an address between < and > leads where a page must not lead.",
        why="Schemes such as `javascript:`, `data:` or `file:` run code, hide what they open, or open things on the "
        "reader's own machine. A name before `@` makes one host look like another.",
        bad="[The text](file:///home/desk/treaty.pdf)",
        good="[The text](https://example.org/treaty.pdf)",
    ),
    Entry(
        code="empty-link",
        severity="error",
        what="A link has no words.",
        why="Nobody can see it or follow it; a screen reader would read out its address.",
        bad="See [](article:soviet-treaty-1961).",
        good="See [[soviet-treaty-1961]], or [the treaty of 1961](article:soviet-treaty-1961).",
    ),
    Entry(
        code="unknown-attribute",
        severity="error",
        what="What stands between braces means nothing where it stands.",
        why="Words can be kept from automatic links or be given a language or a direction, and headings an id. "
        "Looks belong to the style sheets, and other attributes could do harm.",
        bad="[The pact]{.big} was signed.",
        good="[Пакт]{lang=ru} was signed by the [WHO]{.noterm}.",
    ),
    Entry(
        code="foreign-picture",
        severity="error",
        what="A picture in the text does not stand under content/media/.",
        why="A picture from another host tells that host who reads what, may be changed there at any time, and is gone "
        "one day. Pages load nothing from elsewhere.",
        bad="![The border](https://example.org/border.png)",
        good="![The border between Russia and North Korea](maps/border.png)",
    ),
    Entry(
        code="picture-without-alt",
        severity="error",
        what="A picture in the text has no words for those who do not see it.",
        why="A screen reader would read out the name of the file, and where it does not load there is nothing.",
        bad="![](maps/border.png)",
        good="![Map: the border along the Tumen river, 17 km long](maps/border.png)",
    ),
    Entry(
        code="title-in-text",
        severity="warning",
        what="A heading of the first level stands in the text. It is shown as one of the second.",
        why="The page's title is its only heading of the first level. Readers who move by headings rely on that.",
        bad="# What was signed",
        good="## What was signed",
    ),
    Entry(
        code="skipped-heading-level",
        severity="warning",
        what="A heading is two levels or more below the one above it. It is shown one level below.",
        why="Who reads by the outline of the page looks in vain for the level between.",
        bad="## What was signed\n\n#### The text",
        good="## What was signed\n\n### The text",
    ),
    Entry(
        code="empty-heading",
        severity="error",
        what="A heading has no words. It is left out.",
        why="In the outline of the page it would be an entry that says nothing.",
        bad="##",
        good="## What was signed",
    ),
    Entry(
        code="duplicate-heading-id",
        severity="error",
        what="Two headings of a text have the same id by hand, or one has an id that the page keeps for its notes.",
        why="A link to the id could lead to one place only, and `in:` in a note would not say which section is meant.",
        bad="## Signing {#june}\n\n## Ratification {#june}",
        good="## Signing {#june}\n\n## Ratification {#november}",
    ),
    Entry(
        code="nested-too-deep",
        severity="error",
        what="Lists or quotations stand more than eight deep in each other, or ten where each has a line of its own.",
        why="No reader follows that far, and time to read such a text grows without bound. What is deeper is left out.",
        bad="> > > > > > > > > > He said that she said.",
        good="> He said that she said.",
    ),
    Entry(
        code="text-too-long",
        severity="error",
        what="A text has more than 400,000 characters or 20,000 lines. Nothing of it is read.",
        why="That is a book of 60,000 words, or not a text at all. It would hold up every build.",
        bad="(400,001 characters)",
        good="(two articles, linked with each other)",
    ),
)
