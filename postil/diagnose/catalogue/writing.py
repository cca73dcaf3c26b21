"""Findings about what is written to site/, and status and time."""

from __future__ import annotations

from postil.diagnose.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = (
    Entry(
        code="template-error",
        severity="error",
        what="A template is missing, cannot be read, or uses something that its page does not have.",
        why="A page half filled in would be published with holes that nobody chose.",
        bad="<h1>{{ page.headline }}</h1>",
        good="<h1>{{ page.title }}</h1>",
    ),
)
