"""Profiles: people, organisations, places, treaties, weapons."""

from __future__ import annotations

from postil.compose import charts, claims, items, mentions, roles, schema_org
from postil.compose.frame import frame
from postil.compose.words import PROFILE_LABELS
from postil.model.page import ProfilePage, ProfilesPage
from postil.model.parts import Link, Picture, ProfileGroup
from postil.model.view import View
from postil.model.written.profile import Location, Profile

COMPANIONS = 12
"""How many profiles are named as often mentioned together: more says nothing."""

OFTEN = 2
"""In how many briefings two must meet to be named so: once is chance."""


def index(view: View) -> ProfilesPage:
    """All profiles, by kind."""
    cards = view.profiles()
    groups = []
    for kind, (_, label) in PROFILE_LABELS.items():
        found = tuple(items.profile(view, card) for card in cards if card.kind == kind)
        if found:
            groups.append(ProfileGroup(kind=kind, label=label, profiles=found))
    return ProfilesPage(
        frame=frame(view, title="Profiles", description="Who and what the briefings speak of."),
        groups=tuple(groups),
        count=len(cards),
    )


def entry(view: View, id: str) -> ProfilePage:
    """The page of one profile."""
    profile = view.profile(id)
    found = mentions.groups(view, "profile", id)
    lang = view.site().language
    companions = tuple(
        (items.link(view, card), days)
        for other, days in view.mentioned_with("profile", id)[:COMPANIONS]
        if len(days) >= OFTEN and (card := view.profile_card(other))
    )
    return ProfilePage(
        frame=frame(
            view, title=profile.name, description=profile.summary, json_ld=schema_org.profile(view, profile)
        ),
        name=profile.name,
        kind=profile.kind,
        kind_label=PROFILE_LABELS[profile.kind][0],
        summary=profile.summary,
        about_html=view.html(profile.about, own=("profile", id)) if profile.about else "",
        picture=_picture(view, profile),
        roles=roles.history(view, profile),
        location=coordinates(profile.location) if profile.location else "",
        same_as=tuple(Link(label=address.split("/")[2].removeprefix("www."), href=address) for address in profile.same_as),
        citations=items.citations(view, profile.sources),
        claims=claims.claimed(view, id),
        events=tuple(items.event(view, event, lang=lang) for event in view.events() if id in event.profiles),
        mentioned_with=tuple((link, len(days)) for link, days in companions),
        together=charts.together(profile.name, [(link.label, days) for link, days in companions], lang=lang),
        chart=charts.mentions(mentions.days(view, "profile", id), lang=lang),
        mention_count=mentions.count(found),
        mentions=found,
    )


def coordinates(location: Location) -> str:
    """A point in words: `39.02° N, 125.75° E`."""
    north = "N" if location.lat >= 0 else "S"
    east = "E" if location.lon >= 0 else "W"
    return f"{abs(location.lat):.2f}° {north}, {abs(location.lon):.2f}° {east}"


def _picture(view: View, profile: Profile) -> Picture | None:
    image = profile.image
    if image is None:
        return None
    src, width, height = view.media(image.src)
    return Picture(src=src, alt=image.alt, width=width, height=height, caption=image.caption, credit=image.credit)
