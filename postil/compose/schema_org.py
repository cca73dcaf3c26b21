"""schema.org descriptions of pages as JSON-LD: https://schema.org/NewsArticle, DefinedTerm, Person, Organization, Place."""

from __future__ import annotations

import json
from typing import Any

from postil.model.resolved import Briefing
from postil.model.view import View
from postil.model.written.profile import Profile
from postil.model.written.term import Term

PROFILE_TYPES = {
    "person": "Person",
    "organisation": "Organization",
    "place": "Place",
    "treaty": "Legislation",
    "weapon": "Thing",
    "event": "Event",
}
"""The schema.org type of each kind of profile."""


def article(view: View, briefing: Briefing) -> str:
    """A briefing as a NewsArticle."""
    written = briefing.article
    publisher = view.site().publisher
    return _dump(
        {
            "@type": "NewsArticle",
            "headline": written.title,
            "description": written.summary,
            "datePublished": written.date.isoformat(),
            "dateModified": (written.updated or written.date).isoformat(),
            "inLanguage": written.lang or view.site().language,
            "url": view.absolute(view.url),
            "author": [{"@type": "Organization", "name": name} for name in written.authors],
            "publisher": {"@type": "Organization", "name": publisher.name, "url": publisher.url} if publisher else None,
            "isBasedOn": written.source.url if written.source else None,
        }
    )


def term(view: View, entry: Term, scheme: str) -> str:
    """A glossary entry as a DefinedTerm."""
    return _dump(
        {
            "@type": "DefinedTerm",
            "name": entry.term,
            "alternateName": list(entry.forms),
            "description": entry.short,
            "url": view.absolute(view.url),
            "inDefinedTermSet": {"@type": "DefinedTermSet", "name": scheme, "url": view.absolute("/glossary/")},
        }
    )


def profile(view: View, entry: Profile) -> str:
    """A profile as what it is."""
    location = entry.location
    return _dump(
        {
            "@type": PROFILE_TYPES[entry.kind],
            "name": entry.name,
            "description": entry.summary,
            "url": view.absolute(view.url),
            "sameAs": list(entry.same_as),
            "geo": {"@type": "GeoCoordinates", "latitude": location.lat, "longitude": location.lon} if location else None,
        }
    )


def _dump(description: dict[str, Any]) -> str:
    """JSON that can stand in a script element: no `<` that could end it; what is empty is left out."""
    full = _filled({"@context": "https://schema.org", **description})
    return json.dumps(full, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c")


def _filled(description: dict[str, Any]) -> dict[str, Any]:
    inner = {key: _filled(value) if isinstance(value, dict) else value for key, value in description.items()}
    return {key: value for key, value in inner.items() if value not in (None, "", [], {})}
