"""Findings about YAML: its grammar, and the parts of it that are not read."""

from __future__ import annotations

from postil.diagnose.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = (
    Entry(
        code="yaml-syntax",
        severity="error",
        what="The YAML of a file cannot be understood.",
        why="Nothing in the file can be used. The message names the likeliest slip: a tab, a colon inside "
        "a value, a quotation mark that is not closed, a line that does not stand under its neighbors.",
        bad="title: The pact: a first reading",
        good='title: "The pact: a first reading"',
    ),
    Entry(
        code="yaml-feature",
        severity="error",
        what="A file uses a part of YAML that is not read: anchors (`&`), aliases (`*`), types (`!`), merge keys, "
        "keys that are lists, a second document.",
        why="Nearly always words were meant that begin with such a sign. Where not, a few lines could "
        "unfold into millions.",
        bad="title: *Novaya* pravda",
        good='title: "*Novaya* pravda"',
    ),
    Entry(
        code="too-deep",
        severity="error",
        what="Lists and mappings stand inside each other more than sixteen deep.",
        why="The format needs seven. More is a slip with brackets, and would hold up the build.",
        bad="quote: [[[[[[[[[[[[[[[[[[ text",
        good='quote: "[text"',
    ),
    Entry(
        code="duplicate-key",
        severity="error",
        what="A key is written twice in one record.",
        why="YAML would silently take the last one. Here none is preferred: one of the two is a mistake.",
        bad="title: A pact\ndate: 2024-06-20\ntitle: The pact",
        good="title: The pact\ndate: 2024-06-20",
    ),
    Entry(
        code="swallowed-text",
        severity="warning",
        what="A `#` straight before a word makes the rest of the line a comment.",
        why="The words are missing on the site, and nothing else says so.",
        bad="title: The vote on draft #2397",
        good='title: "The vote on draft #2397"',
    ),
    Entry(
        code="too-many-findings",
        severity="notice",
        what="A file has a hundred findings or more, and was not read to its end.",
        why="So many have one cause. Mended there, most of them are gone.",
        bad="a glossary with an unknown key in each of 2,000 entries",
        good="the key replaced in all of them",
    ),
)
