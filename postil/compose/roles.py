"""Offices held over time: the one held on a day, and the one held today."""

from __future__ import annotations

from datetime import date

from postil.compose import dates
from postil.compose.words import Voice
from postil.model.cards import ProfileCard
from postil.model.parts import Link, PersonItem, RoleItem
from postil.model.view import View
from postil.model.words import lookup
from postil.model.written.profile import Profile, Role


def held(roles: tuple[Role, ...], day: date) -> tuple[Role, ...]:
    """The offices that were held on a day; those with unknown bounds count where the bounds allow it.

    On the day of a handover the office that begins counts, not the one that ends.
    """
    return tuple(role for role in roles if _holds(role, day))


def _holds(role: Role, day: date) -> bool:
    if day < dates.edtf_bounds(role.since)[0]:
        return False
    first, last = dates.edtf_bounds(role.until)
    return day < last if first == last else day <= last


def organisation(view: View, role: Role) -> Link:
    """Where an office is held: a link where the organisation has a profile, its words otherwise."""
    card = view.profile_card(role.organisation) if role.organisation else None
    if card:
        return Link(label=card.name, href=view.href(card.url))
    return Link(label=role.organisation, href="")


def title(view: View, role: Role) -> str:
    """An office in words: `Secretary General, NATO`."""
    where = organisation(view, role).label
    return f"{role.title}, {where}" if where else role.title


def _named(view: View, roles: tuple[Role, ...], voice: Voice) -> tuple[str, str]:
    """Offices in words, and the language of these words where it is not the page's: they are in the page's where all of them
    have a name in it, and in the site's otherwise, for a reader cannot be told in the middle of a line.
    """
    foreign = voice.foreign(view.site().language)
    if foreign and roles:
        labels = [_label(role, voice.lang) for role in roles]
        if all(labels):
            return "; ".join(labels), ""
    return "; ".join(title(view, role) for role in roles), foreign if roles else ""


def _label(role: Role, lang: str) -> str:
    """What an office is called in a language; empty where nobody has written it."""
    labels = {tag.lower(): label for tag, label in role.labels.items()}
    return next((labels[tag.lower()].title for tag in lookup(lang) if tag.lower() in labels), "")


def person(view: View, card: ProfileCard, day: date, voice: Voice) -> PersonItem:
    """Somebody as of a day, with the office held today beside it where it differs."""
    offices, current = held(card.roles, day), held(card.roles, view.today())
    then, then_lang = _named(view, offices, voice)
    today, now_lang = _named(view, current, voice)
    now = "" if today == then else today or voice.say("no_longer")
    foreign = voice.foreign(view.site().language)
    label = view.label("profile", card.id, voice.lang) if foreign else None
    return PersonItem(
        href=view.href(card.url),
        name=label.name if label else card.name,
        kind=card.kind,
        summary=(label and label.short) or card.summary,
        then=then,
        now=now,
        name_lang="" if label else foreign,
        summary_lang="" if label and label.short else foreign,
        then_lang=then_lang,
        now_lang=now_lang,
    )


def history(view: View, profile: Profile, voice: Voice) -> tuple[RoleItem, ...]:
    """All offices, the latest first."""
    current = held(profile.roles, view.today())
    ordered = sorted(profile.roles, key=lambda role: (role.since, role.until or "9999"), reverse=True)
    return tuple(
        RoleItem(
            title=role.title,
            organisation=organisation(view, role),
            span=dates.span(role.since, role.until, voice),
            current=role in current,
        )
        for role in ordered
    )
