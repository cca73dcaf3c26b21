"""schema.org descriptions of pages as JSON-LD: https://schema.org/NewsArticle, DefinedTerm, ClaimReview, Person …"""

from __future__ import annotations

import json
from typing import Any

from postil.compose import dates, verdicts
from postil.compose.words import Voice
from postil.model.resolved import Briefing
from postil.model.view import View
from postil.model.written.claim import Claim
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


def claim(view: View, entry: Claim, voice: Voice) -> str:
    """A claim, and, where there is a verdict, the review of it (https://schema.org/ClaimReview)."""
    said_by = view.profile_card(entry.claimant) if entry.claimant else None
    appearances = [_appearance(view, said, voice) for said in entry.appears_in]
    claimed = {
        "@type": "Claim",
        "author": {
            # Only these two can say something; a state speaks as a government, and words mostly name several people.
            "@type": "Person" if said_by and said_by.kind == "person" else "Organization",
            "name": said_by.name if said_by else entry.claimant,
            "url": view.absolute(said_by.url) if said_by else "",
        }
        if entry.claimant
        else None,
        "datePublished": dates.edtf(entry.first_said, voice).iso if entry.first_said else "",
        "firstAppearance": appearances[0] if appearances else None,
        "appearance": appearances[1:],
    }
    verdict = verdicts.in_order(entry)[-1] if entry.verdicts else None
    if verdict is None:
        return _dump({**claimed, "name": entry.claim, "url": view.absolute(view.url)})
    site = view.site()
    publisher = site.publisher
    return _dump(
        {
            "@type": "ClaimReview",
            "url": view.absolute(view.url),
            "claimReviewed": entry.claim,
            "datePublished": verdict.date.isoformat(),
            "inLanguage": site.language,
            "author": {
                "@type": "Organization",
                "name": publisher.name if publisher else site.title,
                "url": (publisher.url if publisher else "") or view.absolute("/"),
            },
            "reviewRating": {
                "@type": "Rating",
                "ratingValue": verdict.rating,
                "worstRating": 1,
                "bestRating": 5,
                "alternateName": verdicts.label(verdict.rating, verdict.label, voice),
            },
            "itemReviewed": claimed,
        }
    )


def _appearance(view: View, said: str, voice: Voice) -> dict[str, Any]:
    card = view.source_card(said)
    if card is None:
        return {"@type": "CreativeWork", "name": said}
    return _filled(
        {
            "@type": "CreativeWork",
            "name": card.title,
            "url": card.link,
            "datePublished": dates.edtf(card.published, voice).iso if card.published else "",
            "publisher": {"@type": "Organization", "name": card.publisher} if card.publisher else None,
        }
    )


def _dump(description: dict[str, Any]) -> str:
    """JSON that can stand in a script element: no `<` that could end it; what is empty is left out."""
    full = _filled({"@context": "https://schema.org", **description})
    return json.dumps(full, ensure_ascii=False, sort_keys=True, separators=(",", ":")).replace("<", "\\u003c")


def _filled(description: dict[str, Any]) -> dict[str, Any]:
    inner = {key: _filled(value) if isinstance(value, dict) else value for key, value in description.items()}
    return {key: value for key, value in inner.items() if value not in (None, "", [], {})}
