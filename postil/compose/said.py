"""What the pages say themselves: which words compose/ needs, and what it fills into them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import get_args

from postil.compose.documents import KINDS as KINDS_FOUND
from postil.model.written.article import CorrectionKind
from postil.model.written.cited import SourceKind
from postil.model.written.note import Confidence, NoteKind
from postil.model.written.profile import ProfileKind

FILLED: Mapping[str, tuple[str, ...]] = {
    "published_by": ("publisher",),
    "by": ("authors",),
    "minutes": ("count",),
    "notes": ("count",),
    "series": ("series",),
    "quoted": ("title",),
    "note_label": ("number", "kind"),
    "note_short": ("number",),
    "note_cite_label": ("number",),
    "note_back_label": ("number",),
    "checked_by": ("name",),
    "change_added": ("kind",),
    "change_updated": ("kind",),
    "terms_explained": ("count",),
    "profiles_counted": ("count",),
    "sources_counted": ("count",),
    "briefings": ("count",),
    "list_lead": ("count",),
    "claims_lead": ("count",),
    "lookup_found": ("count",),
    "search_found": ("count",),
    "search_none": ("query",),
    "search_found_notes": ("count",),
    "search_and": ("count",),
    "verdicts": ("count",),
    "rating": ("rating",),
    "repeats_in": ("count",),
    "figure_between": ("least", "most"),
    "figure_least": ("number",),
    "figure_most": ("number",),
    "briefings_of": ("year",),
    "list_page": ("title", "number"),
    "page_of": ("number", "total"),
    "glossary_lead": ("count", "schemes"),
    "glossary_about": ("count",),
    "contested_short": ("count",),
    "mentions": ("count",),
    "profiles_lead": ("count",),
    "north": ("degrees",),
    "south": ("degrees",),
    "east": ("degrees",),
    "west": ("degrees",),
    "sources_lead": ("count",),
    "source_about": ("title",),
    "rests_on_it": ("count",),
    "timeline_lead": ("count",),
    "events_shown": ("shown", "all"),
    "calendar_says": ("count", "days", "start", "end"),
    "mentions_chart_says": ("count", "start", "end", "busiest", "most"),
    "together": ("name",),
    "together_says": ("names",),
    "tree_title": ("name",),
    "tree_above": ("names",),
    "tree_below": ("names",),
    "tree_beside": ("names",),
    "timeline_chart_says": ("count", "first", "start", "end"),
    "date_about": ("date",),
    "date_perhaps": ("date",),
    "date_perhaps_about": ("date",),
    "date_range": ("start", "end"),
    "date_since": ("date",),
    "date_until": ("date",),
    "date_decade": ("year",),
    "date_century": ("year", "century", "roman"),
    "date_spring": ("year",),
    "date_summer": ("year",),
    "date_autumn": ("year",),
    "date_winter": ("year",),
    "date_quarter_1": ("year",),
    "date_quarter_2": ("year",),
    "date_quarter_3": ("year",),
    "date_quarter_4": ("year",),
}
"""The words into which something is filled, and under what names."""

PLAIN = (
    "calendar",
    "mentions_chart",
    "timeline_chart",
    "tree_kind",
    "tree_related",
    "claims",
    "claims_about",
    "comma",
    "glossary",
    "missing",
    "no_longer",
    "profiles",
    "profiles_about",
    "lookup_none",
    "search",
    "search_about",
    "search_failed",
    "search_on_disk",
    "sources",
    "sources_about",
    "timeline",
    "timeline_about",
    "whole_briefing",
)
"""The words that are said as they stand."""

DRAWN = ("day", "within", "lasting", "about")
"""How exactly a date on a picture is known."""

USES = ("note", "term", "profile", "event", "article", "claim")
"""What can rest on a source."""

KINDS: tuple[str, ...] = get_args(NoteKind)
"""The kinds of notes, in the order in which readers see them."""

PROFILE_KINDS: tuple[str, ...] = get_args(ProfileKind)
"""The kinds of profiles, likewise."""


def confidence_key(level: str) -> str:
    """The name of the word for a level of confidence or likelihood."""
    return f"confidence_{level.replace(' ', '_')}"


def _of_kinds() -> Iterator[str]:
    """The words for the kinds of things, of which there is one for each."""
    for prefix, kinds in (
        ("kind", KINDS),
        ("correction", get_args(CorrectionKind)),
        ("profile", PROFILE_KINDS),
        ("profiles", PROFILE_KINDS),
        ("source", get_args(SourceKind)),
        ("use", USES),
        ("drawn", DRAWN),
        ("search", KINDS_FOUND),
        ("rating", ("1", "2", "3", "4", "5")),
    ):
        yield from (f"{prefix}_{kind}" for kind in kinds)
    yield from (confidence_key(level) for level in get_args(Confidence))


NEEDED = frozenset({*FILLED, *PLAIN, *_of_kinds()})
"""Every word without which no page can be made."""
