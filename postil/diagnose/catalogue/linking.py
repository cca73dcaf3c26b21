"""Findings about links, terms and addresses."""

from __future__ import annotations

from postil.diagnose.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = (
    Entry(
        code="unknown-reference",
        severity="error",
        what="A link by hand, or a key that names an entry, names something that does not exist.",
        why="A reader who follows it would arrive nowhere; most often an id is misspelled.",
        bad="The missile is an [ICBM](term:icmb).",
        good="The missile is an [ICBM](term:icbm).",
    ),
    Entry(
        code="ambiguous-reference",
        severity="error",
        what="The short form of a link names an id that several things have.",
        why="Which of them is meant cannot be guessed, and a wrong guess would send readers to the wrong page.",
        bad="It was signed under [[sanctions]].   # a term and a profile have that id",
        good="It was signed under [sanctions](term:sanctions).",
    ),
    Entry(
        code="dead-link",
        severity="error",
        what="An address written into a text or a template leads to no file of the site, to no place on its page, or only "
        "from where the site stands now.",
        why="A reader who follows it would arrive nowhere. Links that name a thing find its address by themselves, also when "
        "it changes or when the site moves.",
        bad="As [we said](/briefings/pyongyang-pact/#clause).",
        good="As [we said](note:pyongyang-pact/clause).",
    ),
    Entry(
        code="claimed-form",
        severity="error",
        what="Two entries are known by the same words, or by the same plural or stem.",
        why="Every use of these words would be explained by one entry where the other may be meant. Words that differ in "
        "their capitals, such as US and us, are not the same unless both are found in any case.",
        bad="- {id: alliance, term: alliance, forms: [pact]}\n- {id: pact, term: pact}",
        good="- {id: alliance, term: alliance}\n- {id: pact, term: pact}",
    ),
    Entry(
        code="unfindable-form",
        severity="warning",
        what="A name, a form, a stop phrase or a phrase of a claim has no letter and no digit.",
        why="No text can be found to use it, so it does nothing.",
        bad='forms: ["–"]',
        good="forms: [ICBM]",
    ),
    Entry(
        code="idle-stop",
        severity="warning",
        what="A stop phrase does not contain any form of its entry.",
        why="It is there to keep a use from being linked, and it will not: it has to hold the word that is not meant.",
        bad="term: alliance\nstop: [red-flag]",
        good="term: alliance\nstop: [red-flag alliance]",
    ),
    Entry(
        code="no-stemmer",
        severity="warning",
        what="An entry asks for `inflect: stem`, and no Snowball stemmer knows the language of the site.",
        why="Only the forms as written are found; inflected uses stay without a link.",
        bad="# site.yaml: language: ko\nterm: 조약\ninflect: stem",
        good="# site.yaml: language: ko\nterm: 조약\nforms: [협약]",
    ),
    Entry(
        code="address-taken",
        severity="error",
        what="Two things want the same address, or two that differ only in capitals or accents' encoding, or one address "
        "is a folder in which the other's file would lie.",
        why="Only one file can stand at an address, and many disks hold `Old` and `old` to be the same: one of the two "
        "pages would be lost.",
        bad="aliases: [/briefings/pyongyang-pact/]   # which is another briefing's own address",
        good="aliases: [/2024/06/pact/]",
    ),
    Entry(
        code="reserved-address",
        severity="error",
        what="A page, a briefing or an alias wants an address that the site needs for itself.",
        why="The glossary, the feeds and the lists have fixed addresses, which readers and feed readers rely on.",
        bad="content/pages/glossary.md",
        good="content/pages/about-the-glossary.md",
    ),
)
