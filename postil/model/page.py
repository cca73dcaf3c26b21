"""Page values, one a kind of page; the template of ArticlePage is templates/article.html, and so on."""

from __future__ import annotations

from postil.frozen import frozen
from postil.model.charts import Chart
from postil.model.claims import ClaimItem, ClaimPage, ClaimsPage
from postil.model.parts import (
    ArticleItem,
    BodyBlock,
    ChangeItem,
    CitationItem,
    CorrectionItem,
    EntryItem,
    EventItem,
    Frame,
    GlossaryLetter,
    KindCount,
    Link,
    MentionGroup,
    NoteItem,
    OriginItem,
    Pager,
    PersonItem,
    Picture,
    ProfileGroup,
    RoleItem,
    TimelineYear,
    When,
)
from postil.model.sources import SourcePage, SourcesPage


@frozen
class HomePage:
    """`/`"""

    frame: Frame
    description: str
    lead: ArticleItem | None
    """The latest briefing."""
    articles: tuple[ArticleItem, ...]
    """The ones after it."""
    calendar: Chart | None
    """The days with briefings."""
    changes: tuple[ChangeItem, ...]
    topics: tuple[Link, ...]
    term_count: int
    profile_count: int
    source_count: int
    archive: str
    """The link to the latest year's archive; empty for none."""


@frozen
class ArticlePage:
    """`/briefings/<slug>/`"""

    frame: Frame
    title: str
    summary: str
    date: When
    updated: When | None
    dateline: str
    authors: tuple[str, ...]
    topics: tuple[Link, ...]
    minutes: int
    """How long reading takes, at 230 words a minute (Brysbaert 2019: 238 for English non-fiction)."""
    origin: OriginItem | None
    picture: Picture | None
    retired: bool
    excerpt: bool
    """Whether only the passages with notes are shown."""
    key_points_html: tuple[str, ...]
    known_html: tuple[str, ...]
    unknown_html: tuple[str, ...]
    watch_html: tuple[str, ...]
    kinds: tuple[KindCount, ...]
    whole_notes: tuple[NoteItem, ...]
    """Notes on the whole article."""
    blocks: tuple[BodyBlock, ...]
    outline: tuple[Link, ...]
    """The headings."""
    note_count: int
    terms: tuple[EntryItem, ...]
    people: tuple[PersonItem, ...]
    """People and organisations."""
    places: tuple[PersonItem, ...]
    """Places, treaties, weapons."""
    claims: tuple[ClaimItem, ...]
    """What it makes or repeats of the claims on record."""
    events: tuple[EventItem, ...]
    timeline: Chart | None
    """The events, drawn."""
    sources: tuple[CitationItem, ...]
    corrections: tuple[CorrectionItem, ...]
    series: str
    series_links: tuple[Link, ...]
    """All briefings of the series in order of date."""
    related: tuple[ArticleItem, ...]
    cite: str
    """How to cite the page, in words."""


@frozen
class GlossaryPage:
    """`/glossary/`"""

    frame: Frame
    letters: tuple[GlossaryLetter, ...]
    schemes: tuple[Link, ...]
    """Titles of the schemes; the href is empty, the label is what entries carry as kind."""
    count: int


@frozen
class SenseItem:
    """One of several contested meanings."""

    short: str
    definition_html: str
    according_to: str
    citations: tuple[CitationItem, ...]


@frozen
class LabelItem:
    """The term in another language."""

    lang: str
    language: str
    """The language's name as readers know it."""
    words: str


@frozen
class TermPage:
    """`/glossary/<id>/`"""

    frame: Frame
    name: str
    forms: tuple[str, ...]
    scheme: str
    short: str
    definition_html: str
    senses: tuple[SenseItem, ...]
    broader: tuple[EntryItem, ...]
    narrower: tuple[EntryItem, ...]
    related: tuple[EntryItem, ...]
    labels: tuple[LabelItem, ...]
    citations: tuple[CitationItem, ...]
    reviewed: When | None
    tree: Chart | None
    """The entry among its neighbors."""
    chart: Chart | None
    """Its mentions over time."""
    mention_count: int
    mentions: tuple[MentionGroup, ...]


@frozen
class ProfilesPage:
    """`/profiles/`"""

    frame: Frame
    groups: tuple[ProfileGroup, ...]
    count: int


@frozen
class ProfilePage:
    """`/profiles/<id>/`"""

    frame: Frame
    name: str
    kind: str
    kind_label: str
    summary: str
    about_html: str
    picture: Picture | None
    roles: tuple[RoleItem, ...]
    location: str
    """Coordinates in words; empty for none."""
    same_as: tuple[Link, ...]
    citations: tuple[CitationItem, ...]
    claims: tuple[ClaimItem, ...]
    """What it claimed."""
    events: tuple[EventItem, ...]
    mentioned_with: tuple[tuple[Link, int], ...]
    together: Chart | None
    """The same, drawn."""
    chart: Chart | None
    """Its mentions over time."""
    mention_count: int
    mentions: tuple[MentionGroup, ...]


@frozen
class ListPage:
    """`/topics/<id>/` and `/archive/<year>/`, and their further pages `…/page/2/`."""

    frame: Frame
    title: str
    summary: str
    articles: tuple[ArticleItem, ...]
    count: int
    pager: Pager | None
    siblings: tuple[Link, ...]
    """The other topics or years."""


@frozen
class TimelinePage:
    """`/timeline/`"""

    frame: Frame
    years: tuple[TimelineYear, ...]
    count: int
    picture: Chart | None
    """The events, drawn."""


@frozen
class PlainPage:
    """`/<slug>/`: about, a corrections policy."""

    frame: Frame
    title: str
    summary: str
    body_html: str


@frozen
class MissingPage:
    """`/404.html`"""

    frame: Frame
    suggestions: tuple[Link, ...]


@frozen
class RedirectPage:
    """An old address that leads to a new one."""

    title: str
    href: str
    canonical: str


Page = (
    HomePage | ArticlePage | GlossaryPage | TermPage | ProfilesPage | ProfilePage | SourcesPage | SourcePage
    | ClaimsPage | ClaimPage
    | ListPage | TimelinePage | PlainPage | MissingPage | RedirectPage
)
