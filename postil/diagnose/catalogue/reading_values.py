"""Findings about keys and values: what is no key, what is missing, what is not of the kind that is wanted."""

from __future__ import annotations

from postil.diagnose.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = (
    Entry(
        code="unknown-key",
        severity="error",
        what="A key is none of those that the record has.",
        why="A mistyped key is a lost value: `qoute` would leave a note without its quote, `staus: "
        "draft` would publish a draft.",
        bad="- qoute: mutual defense clause\n  note: The wording is close to Article 1.",
        good="- quote: mutual defense clause\n  note: The wording is close to Article 1.",
    ),
    Entry(
        code="missing-key",
        severity="error",
        what="A key that the record needs is missing, or empty.",
        why="Without it the record cannot be shown, or not found.",
        bad="- id: icbm\n  short: A missile with a range of at least 5,500 km.",
        good="- id: icbm\n  term: intercontinental ballistic missile\n"
        "  short: A missile with a range of at least 5,500 km.",
    ),
    Entry(
        code="wrong-type",
        severity="error",
        what="A list stands where words are wanted, words where keys are wanted, or the like.",
        why="To guess what was meant could put words in the wrong place.",
        bad="topics: alliances, missiles",
        good="topics: [alliances, missiles]",
    ),
    Entry(
        code="unknown-choice",
        severity="error",
        what="A value is none of the few that the key takes.",
        why="What the value was to do would not be done.",
        bad="kind: contxt",
        good="kind: context",
    ),
    Entry(
        code="invalid-id",
        severity="error",
        what="An id holds something else than lower-case letters from a to z, digits and single hyphens.",
        why="An id becomes an address. A letter of another alphabet that looks the same makes a link "
        "that leads nowhere.",
        bad="id: Mutual_Defense Clause",
        good="id: mutual-defense-clause",
    ),
    Entry(
        code="invalid-date",
        severity="error",
        what="A date is not written as year, month and day, or is no day of the calendar.",
        why="`06/07/2024` is June to some and July to others. A day that does not exist is a wrong fact.",
        bad="date: 2024-02-30",
        good="date: 2024-02-29",
    ),
    Entry(
        code="invalid-moment",
        severity="error",
        what="A moment is not written with day, time and offset from UTC.",
        why="An embargo until 18:00 means nothing without the zone; the page could appear hours too early.",
        bad="embargo_until: 2024-06-19 18:00",
        good="embargo_until: 2024-06-19T18:00+09:00",
    ),
    Entry(
        code="invalid-number",
        severity="error",
        what="A number is none, or lies outside of what the key takes.",
        why="A rating of 7, or a latitude of 127, is another value in the wrong place.",
        bad="location: {lat: 125.75, lon: 39.02}",
        good="location: {lat: 39.02, lon: 125.75}",
    ),
    Entry(
        code="invalid-language",
        severity="error",
        what="A language is not given by its tag (BCP 47).",
        why="Screen readers choose a voice by it, and the tag decides which words are looked for.",
        bad="lang: jp",
        good="lang: ja",
    ),
    Entry(
        code="invalid-time-zone",
        severity="error",
        what="A time zone is not one of the IANA database.",
        why="Abbreviations such as `CST` mean several zones; the day of a page depends on the right one.",
        bad="time_zone: Europe/Berlín",
        good="time_zone: Europe/Berlin",
    ),
    Entry(
        code="invalid-url",
        severity="error",
        what="An address on the web does not begin with `https://` or `http://`, or holds what an address cannot hold.",
        why="A reader who wants to check a source must get there; an address that hides where it leads is a trap.",
        bad="url: www.un.org/en/about-us/un-charter",
        good="url: https://www.un.org/en/about-us/un-charter",
    ),
    Entry(
        code="invalid-path",
        severity="error",
        what="A path leads out of where it belongs, or holds what a path cannot hold.",
        why="Nothing that people write may reach files or pages outside of the site.",
        bad="aliases: [https://example.org/old/pact.html]",
        good="aliases: [/old/pact.html]",
    ),
    Entry(
        code="invalid-checksum",
        severity="error",
        what="A checksum has not 64 hexadecimal digits.",
        why="A checksum that cannot be compared proves nothing.",
        bad="sha256: e3b0c442",
        good="sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    ),
    Entry(
        code="too-long",
        severity="error",
        what="A short definition has more than 280 characters.",
        why="It is shown beside the text while somebody reads. What is longer belongs on the entry's own page.",
        bad="short: A ballistic missile with a range of at least 5,500 km, first … (400 characters)",
        good="short: A ballistic missile with a range of at least 5,500 km.\ndefinition: First …",
    ),
)
