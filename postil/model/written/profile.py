"""A profile: a person, an organisation, a place, a treaty, a weapon or an event that briefings speak of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from postil.model.keys import Edtf, Id, Language, Markdown, Ref, Text, Url, key, record
from postil.model.written.article import Image
from postil.model.written.note import Citation
from postil.source import Places

ProfileKind = Literal["person", "organisation", "place", "treaty", "weapon", "event"]
"""What is profiled; the schema.org type of the page follows from it."""


@record
class RoleLabel:
    """An office in another language."""

    title: Text = key()
    """The whole of it, as that language says it: `президент России`. Where it is held is not added."""
    places: Places


@record
class Role:
    """An office held for a time (schema.org Role)."""

    title: Text = key()
    """The office: `Secretary General`."""
    organisation: Annotated[str, Ref("profile", or_text=True)] = key(default="")
    """Where: a profile's id, or words."""
    since: Edtf = key(default="", name="from")
    """From when; empty where it is not known."""
    until: Edtf = key(default="", name="to")
    """Until when; empty while it lasts."""
    labels: Mapping[Language, RoleLabel] = key(factory=dict)
    """What it is called in other languages: shown on pages in those."""
    places: Places


@record
class Location:
    """A point on the earth (schema.org GeoCoordinates)."""

    lat: float = key()
    """Latitude in degrees, north positive (WGS 84)."""
    lon: float = key()
    """Longitude in degrees, east positive (WGS 84)."""
    places: Places


@record
class ProfileLabel:
    """A profile in another language."""

    name: Text = key()
    """The usual name there."""
    forms: tuple[Text, ...] = key(default=())
    """Other names, and inflected forms that occur."""
    summary: Text = key(default="")
    """Who or what it is, in a sentence in that language: shown on pages in it."""
    places: Places


@record
class Profile:
    """An entry of content/profiles/."""

    id: Id = key()
    """Its name in links and in its address."""
    name: Text = key()
    """As readers see it."""
    forms: tuple[Text, ...] = key(default=())
    """Other names by which a text calls it: `Putin`, `the Russian president` is not one."""
    kind: ProfileKind = key(default="person")
    """What is profiled."""
    summary: Text = key(default="")
    """Who or what it is, in a sentence."""
    about: Markdown = key(default="")
    """The profile in full."""
    roles: tuple[Role, ...] = key(default=())
    """Offices held, so that a page of June 2024 shows the one held then."""
    location: Location | None = key(default=None)
    """Where it is."""
    same_as: tuple[Url, ...] = key(default=())
    """The same thing elsewhere (schema.org sameAs): Wikidata, an official page."""
    image: Image | None = key(default=None)
    """A picture."""
    labels: Mapping[Language, ProfileLabel] = key(factory=dict)
    """The names in other languages: briefings in those are searched for them, and show them."""
    sources: tuple[Citation, ...] = key(default=(), short_form="source")
    """What the profile rests on."""
    places: Places


@record
class Profiles:
    """content/profiles/<any>.yaml."""

    profiles: tuple[Profile, ...] = key(default=())
    """The profiles, in any order; the file's name is yours to choose."""
    places: Places
