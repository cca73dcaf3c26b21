"""Cards: the little that one page shows of another. A page depends on its neighbours' cards, never on the neighbours."""

from __future__ import annotations

from datetime import date

from postil.frozen import frozen
from postil.model.written.claim import Figure
from postil.model.written.profile import Role
from postil.model.written.term import Scope
from postil.source import Span


@frozen
class ArticleCard:
    """What lists and links show of a briefing."""

    id: str
    url: str
    """Its path on the site, from `/`."""
    title: str
    date: date
    updated: date | None
    summary: str
    topics: tuple[str, ...]
    """Topic ids, the main one first."""
    authors: tuple[str, ...]
    lang: str
    series: str
    translation_of: str
    """The id of the briefing it is a translation of; empty for an original."""
    note_count: int
    """How many published notes it carries."""
    retired: bool


@frozen
class ScopedSense:
    """A contested meaning that is the one meant in some briefings."""

    short: str
    according_to: str
    scope: Scope


@frozen
class TermCard:
    """What other pages show of a glossary entry."""

    id: str
    url: str
    name: str
    short: str
    """The meaning in a sentence; may be empty where it is contested."""
    scheme: str
    """The title of its glossary."""
    meanings: int = 0
    """How many contested meanings stand side by side."""
    senses: tuple[ScopedSense, ...] = ()
    """The senses that are meant in some briefings only."""


@frozen
class EntryLabel:
    """What pages in another language show of a glossary entry, a profile or a topic."""

    name: str
    short: str
    """The meaning in that language; empty where nobody has written it."""


@frozen
class ProfileCard:
    """What other pages show of a profile."""

    id: str
    url: str
    name: str
    kind: str
    summary: str
    roles: tuple[Role, ...]


@frozen
class SourceCard:
    """What other pages show of a source."""

    id: str
    url: str
    """Its path on this site."""
    title: str
    publisher: str
    published: str
    """EDTF."""
    kind: str
    link: str
    """Its own address; empty where there is none."""
    archive: str
    """A copy in a web archive; empty where there is none."""
    single_origin: bool


@frozen
class Judgement:
    """The little of a verdict that other pages show."""

    date: date
    rating: int
    """From 1 (false) to 5 (true)."""
    label: str
    """The verdict in words; empty where its rating says enough."""


@frozen
class ClaimCard:
    """What other pages show of a claim."""

    id: str
    url: str
    name: str
    """What is claimed, in a sentence."""
    claimant: str
    """Who claims it: a profile's id, or words."""
    first_said: str
    """EDTF; empty where unknown."""
    verdicts: tuple[Judgement, ...]
    """Earliest first."""
    figure: Figure | None


@frozen
class PlaceCard:
    """What a link shows of anything else that has an address: an event, a plain page, a topic."""

    id: str
    url: str
    name: str


Card = ArticleCard | TermCard | ProfileCard | SourceCard | ClaimCard | PlaceCard


@frozen
class MentionRow:
    """One mention of an entry, in its sentence."""

    article: str
    """The briefing's id."""
    note: str
    """The id of the note whose text mentions it, or for a claim that of the note on the passage; empty for the briefing's
    own text."""
    anchor: str
    """Where to jump on the page: a heading's or a note's anchor, or empty for its top."""
    before: str
    """The sentence up to the mention."""
    words: str
    """The mention itself; empty where a note on a whole briefing is about a claim."""
    after: str
    """The rest of the sentence."""


@frozen
class CitingRow:
    """One thing that rests on a source."""

    kind: str
    """`note`, `term`, `profile`, `event`, `claim`."""
    id: str
    """Its id; `article/note` for a note."""
    locator: str
    quote: str


@frozen
class RestingRow:
    """A briefing that makes or repeats a claim, for the question whether it knows of the latest verdict."""

    article: str
    date: date
    """The day of the briefing."""
    seen: date
    """The last day on which it told its readers of the claim: by an update, a correction that names it, or a note on it."""
    span: Span
    """Where the briefing, or the note, does so first."""
