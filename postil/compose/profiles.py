"""Profiles: people, organisations, places, treaties, weapons."""

from __future__ import annotations

from postil.compose import charts, claims, items, locales, mentions, roles, schema_org
from postil.compose.frame import frame
from postil.compose.said import PROFILE_KINDS
from postil.compose.words import Voice, joined, voice
from postil.model.page import ProfilePage, ProfilesPage
from postil.model.parts import Link, Picture, ProfileGroup
from postil.model.terms import LabelItem
from postil.model.view import View
from postil.model.written.profile import Location, Profile

COMPANIONS = 12
"""How many profiles are named as often mentioned together: more says nothing."""

OFTEN = 2
"""In how many briefings two must meet to be named so: once is chance."""


def index(view: View) -> ProfilesPage:
    """All profiles, by kind."""
    cards = view.profiles()
    speak = voice(view)
    groups = []
    for kind in PROFILE_KINDS:
        found = tuple(items.profile(view, card) for card in cards if card.kind == kind)
        if found:
            groups.append(ProfileGroup(kind=kind, label=speak.say(f"profiles_{kind}"), profiles=found))
    return ProfilesPage(
        frame=frame(view, speak, title=speak.say("profiles"), description=speak.say("profiles_about")),
        groups=tuple(groups),
        lead=speak.count("profiles_lead", len(cards)),
    )


def entry(view: View, id: str) -> ProfilePage:
    """The page of one profile."""
    profile = view.profile(id)
    speak = voice(view)
    found = mentions.groups(view, "profile", id, speak)
    companions = tuple(
        (items.link(view, card), days)
        for other, days in view.mentioned_with("profile", id)[:COMPANIONS]
        if len(days) >= OFTEN and (card := view.profile_card(other))
    )
    return ProfilePage(
        frame=frame(
            view,
            speak,
            title=profile.name,
            description=profile.summary,
            json_ld=schema_org.profile(view, profile),
        ),
        name=profile.name,
        forms=profile.forms,
        kind=profile.kind,
        kind_label=speak.say(f"profile_{profile.kind}"),
        summary=profile.summary,
        about_html=view.html(profile.about, own=("profile", id)) if profile.about else "",
        picture=_picture(view, profile),
        roles=roles.history(view, profile, speak),
        location=coordinates(profile.location, speak) if profile.location else "",
        labels=tuple(
            LabelItem(lang=tag, language=locales.language_name(tag, speak.lang), words=label.name, forms=label.forms)
            for tag, label in sorted(profile.labels.items())
        ),
        same_as=tuple(Link(label=address.split("/")[2].removeprefix("www."), href=address) for address in profile.same_as),
        citations=items.citations(view, profile.sources, speak),
        claims=claims.claimed(view, id, speak),
        events=tuple(items.event(view, event, speak) for event in view.events() if id in event.profiles),
        mentioned_with=tuple((link, len(days)) for link, days in companions),
        together=charts.together(profile.name, [(link.label, days) for link, days in companions], speak),
        chart=charts.mentions(mentions.days(view, "profile", id), speak),
        mention_count=speak.count("mentions", mentions.count(found)),
        mentions=found,
    )


def coordinates(location: Location, voice: Voice) -> str:
    """A point in words: `39.02° N, 125.75° E`."""
    north = "north" if location.lat >= 0 else "south"
    east = "east" if location.lon >= 0 else "west"
    halves = ((north, location.lat), (east, location.lon))
    return joined((voice.say(word, degrees=locales.degrees(abs(angle), voice.lang)) for word, angle in halves), voice)


def _picture(view: View, profile: Profile) -> Picture | None:
    image = profile.image
    if image is None:
        return None
    src, width, height = view.media(image.src)
    return Picture(src=src, alt=image.alt, width=width, height=height, caption=image.caption, credit=image.credit)
