"""Findings about the words of the interface and the translations of briefings."""

from __future__ import annotations

from postil.diagnose.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = (
    Entry(
        code="missing-word",
        severity="warning",
        what="A language has no translation of some words of the interface, or lacks a plural form.",
        why="Its pages show them in the site's language, or in English: a reader meets a button in a language that is not theirs.",
        bad="# templates/words/de.yaml, without a line\nkey_points: Das Wichtigste",
        good="key_points: Das Wichtigste\nread_next: Zum Weiterlesen",
    ),
    Entry(
        code="unfit-translation",
        severity="error",
        what="A briefing is said to be a translation of itself, of another translation, or into a language that there is already.",
        why="Readers and search engines are led from one language to the other; each must have one version.",
        bad="# articles/pact-ru.md, without a language\ntranslation_of: pact",
        good="lang: ru\ntranslation_of: pact",
    ),
    Entry(
        code="wrong-placeholder",
        severity="error",
        what="A translation of the interface fills in something that pages do not, or leaves out what they do.",
        why="Readers would see braces, or a sentence that has lost its number or its name.",
        bad='by: "Von {autoren}"',
        good='by: "Von {authors}"',
    ),
)
