"""The parts of page values: what the templates get. Closed: strings, numbers and tuples of such, no way back to the site."""

from __future__ import annotations

from postil.frozen import frozen


@frozen
class Link:
    """A word that leads somewhere."""

    label: str
    href: str
    current: bool = False
    """Whether it leads to this very page."""
    lang: str = ""
    """The language of the label, where it is not the page's."""


@frozen
class When:
    """A date, for machines and for readers."""

    iso: str
    """As in `<time datetime>`; empty where the date is not exact."""
    text: str
    """As the page's language writes it."""


@frozen
class Version:
    """The same briefing in another language."""

    href: str
    absolute: str
    """Its whole address; empty when the site has no base_url."""
    lang: str
    language: str
    """The language's own name: `русский`."""
    title: str
    current: bool
    """Whether it is this very page."""
    original: bool


@frozen
class ArticleItem:
    """A briefing in a list."""

    href: str
    title: str
    date: When
    summary: str
    topic: Link | None
    notes: str
    """How many notes it carries, in words; empty for none."""
    lang: str
    """Empty when it is the page's own."""


@frozen
class EntryItem:
    """A glossary entry or a profile in a list."""

    id: str
    href: str
    name: str
    short: str
    kind: str
    """`term`, or the profile's kind."""
    name_lang: str = ""
    """The language of the name, where it is not the page's; likewise of the rest."""
    short_lang: str = ""


@frozen
class CitationItem:
    """A source where something rests on it."""

    href: str
    """Its page on this site."""
    title: str
    short: str
    """What it is called where there is little room: a short title, or else its publisher."""
    publisher: str
    published: str
    """The date as readers see it; empty where unknown."""
    link: str
    """Its own address; empty for none."""
    locator: str
    quote: str


@frozen
class NoteItem:
    """A note in the margin."""

    id: str
    number: int
    kind: str
    kind_label: str
    label: str
    """What it is called to those who hear it: `note 3, Context`."""
    cite_label: str
    back_label: str
    title: str
    quote: str
    """The words it is on, white space folded; empty for a note on the whole article."""
    passage: str
    """The link to the passage, `#passage-<id>`; empty for a note on the whole article."""
    body_html: str
    citations: tuple[CitationItem, ...]
    claim: Link | None
    """The claim on record that the passage makes."""
    verdict: str
    """What is held of that claim now, in words; empty where nothing is yet."""
    see: tuple[Link, ...]
    confidence: str
    by: str
    checked_by: str
    """`checked by` with the name; empty for nobody."""
    date: When | None
    updated: When | None
    stale: bool
    """Whether it was written on an earlier version of the passage."""
    was: str
    """The earlier version, where it is stale."""
    retired: bool


@frozen
class BodyBlock:
    """One outermost block of a text, and the notes whose passages end in it."""

    html: str
    notes: tuple[NoteItem, ...]


@frozen
class PersonItem:
    """Somebody or something that a briefing speaks of."""

    href: str
    name: str
    kind: str
    summary: str
    then: str
    """The office held on the day of the briefing: `Secretary General, NATO`; empty for none."""
    now: str
    """The office held today, where it differs; `no longer in office` where there is none; empty where nothing changed."""
    name_lang: str
    """The language of the name, where it is not the page's; likewise of the rest."""
    summary_lang: str
    then_lang: str
    now_lang: str


@frozen
class EventItem:
    """A dated event."""

    id: str
    href: str
    """Its place on the timeline page."""
    date: When
    lang: str
    """The language of title and text, where it is not the page's."""
    title: str
    text_html: str
    profiles: tuple[Link, ...]
    articles: tuple[Link, ...]
    sources: tuple[CitationItem, ...]
    topics: tuple[Link, ...]
    filed: tuple[str, ...]
    """The keys of its topics (its own, else those of its briefings) and of who and what took part, as in `Choice`."""


@frozen
class CorrectionItem:
    """Something that was corrected."""

    id: str
    date: When
    kind: str
    kind_label: str
    text_html: str
    notes: tuple[Link, ...]


@frozen
class Picture:
    """A picture with its line."""

    src: str
    alt: str
    width: int
    height: int
    caption: str
    credit: str


@frozen
class OriginItem:
    """The text elsewhere that a briefing annotates."""

    publisher: str
    title: str
    link: str
    published: When | None
    rights: str
    republish: str


@frozen
class MentionItem:
    """A mention in its sentence."""

    href: str
    before: str
    words: str
    after: str
    in_note: bool


@frozen
class MentionGroup:
    """The mentions in one briefing."""

    article: ArticleItem
    mentions: tuple[MentionItem, ...]


@frozen
class KindCount:
    """How many notes of a kind a page has."""

    kind: str
    label: str
    count: int


@frozen
class Pager:
    """Where a list goes on."""

    place: str
    """`Page 2 of 5`."""
    newer: str
    older: str


@frozen
class ChangeItem:
    """Something that changed lately: a note or a correction."""

    date: When
    label: str
    """`new note`, `note updated`, `correction` …"""
    href: str
    title: str
    article: str
    """The briefing's title."""


@frozen
class GlossaryLetter:
    """The entries under one letter."""

    letter: str
    entries: tuple[EntryItem, ...]


@frozen
class ProfileGroup:
    """Profiles of one kind."""

    kind: str
    label: str
    profiles: tuple[EntryItem, ...]


@frozen
class RoleItem:
    """An office held for a time."""

    title: str
    organisation: Link
    """The href is empty where the organisation has no profile."""
    span: str
    """From when until when, in words."""
    current: bool
