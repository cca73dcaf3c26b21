"""A value of the page for searching, for the tests of the look."""

from __future__ import annotations

from postil.model.parts import Link
from postil.model.search import SearchPage
from render_values import frame

SEARCH_PAGE = SearchPage(
    frame=frame("Search", root="../"),
    is_indexed=True,
    kinds=(("briefing", "Briefings"), ("note", "Notes")),
    has_names=True,
    shelves=(Link("Glossary", "../glossary/index.html"), Link("Profiles", "../profiles/index.html")),
    topics=(Link("Law of the poles", "../topics/poles/index.html"),),
    years=(Link("2024", "../archive/2024/index.html"),),
)
