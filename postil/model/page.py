"""Page values, one a kind of page; the template of ArticlePage is templates/article.html, and so on."""

from __future__ import annotations

from postil.frozen import frozen
from postil.model.charts import Chart
from postil.model.claims import ClaimItem, ClaimPage, ClaimsPage
from postil.model.frame import Frame
from postil.model.parts import (
    ArticleItem,
    BodyBlock,
    ChangeItem,
    CitationItem,
    CorrectionItem,
    EntryItem,
    EventItem,
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
    When,
)
from postil.model.search import SearchPage
from postil.model.sources import SourcePage, SourcesPage
from postil.model.terms import GlossaryPage, LabelItem, TermPage
from postil.model.timeline import TimelinePage
from postil.model.words import Words


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
    behind: tuple[tuple[str, str], ...]
    """How many terms, profiles and sources there are: the number, and what it counts."""
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
    by: str
    """`By` with the authors; empty for none."""
    topics: tuple[Link, ...]
    minutes: str
    """How long reading takes, in words: at 230 words a minute (Brysbaert 2019: 238 for English non-fiction)."""
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
    notes: str
    """How many notes there are, in words; empty for none."""
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
    series_label: str
    """`Series:` with its name, for those who hear it."""
    series_links: tuple[Link, ...]
    """All briefings of the series in order of date."""
    related: tuple[ArticleItem, ...]
    cite: str
    """How to cite the page, in words."""
    cite_address: str
    """Its whole address, where the site has one: it is read from left to right in every language."""


@frozen
class ProfilesPage:
    """`/profiles/`"""

    frame: Frame
    groups: tuple[ProfileGroup, ...]
    lead: str
    """How many there are, in a sentence."""


@frozen
class ProfilePage:
    """`/profiles/<id>/`"""

    frame: Frame
    name: str
    forms: tuple[str, ...]
    """Other names, by which searches find it."""
    kind: str
    kind_label: str
    summary: str
    about_html: str
    picture: Picture | None
    roles: tuple[RoleItem, ...]
    location: str
    """Coordinates in words; empty for none."""
    labels: tuple[LabelItem, ...]
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
    mention_count: str
    mentions: tuple[MentionGroup, ...]


@frozen
class ListPage:
    """`/topics/<id>/` and `/archive/<year>/`, and their further pages `…/page/2/`."""

    frame: Frame
    title: str
    summary: str
    articles: tuple[ArticleItem, ...]
    count: str
    """How many briefings the whole list has, in words."""
    pager: Pager | None
    siblings: tuple[Link, ...]
    """The other topics or years."""


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
    lang: str
    direction: str
    words: Words


Page = (
    HomePage | ArticlePage | GlossaryPage | TermPage | ProfilesPage | ProfilePage | SourcesPage | SourcePage
    | ClaimsPage | ClaimPage
    | ListPage | SearchPage | TimelinePage | PlainPage | MissingPage | RedirectPage
)
