"""What templates get of claims: verdicts, a claim in a list, the pages of the ledger of claims."""

from __future__ import annotations

from postil.frozen import frozen
from postil.model.frame import Frame
from postil.model.parts import ArticleItem, CitationItem, Link, When


@frozen
class VerdictItem:
    """What was found on a day."""

    rating: int
    """From 1 (false) to 5 (true)."""
    label: str
    """The verdict in words."""
    scale: str
    """Where it stands: `2 of 5`."""
    date: When


@frozen
class ClaimItem:
    """A claim in a list."""

    href: str
    claim: str
    lang: str
    """The language of the claim, where it is not the page's."""
    claimant: Link
    """The href is empty where the claimant has no profile, the label too where nobody is named."""
    first_said: When | None
    now: VerdictItem | None
    """The verdict as it stands; None while there is none."""
    then: VerdictItem | None
    """The verdict as it stood on the page's date; None where there was none yet."""
    is_changed: bool
    """Whether `now` is another verdict than `then`; False where the page has no date of its own."""
    briefings: str
    """How many briefings make or repeat it, in words; empty for none."""


@frozen
class ClaimsPage:
    """`/claims/`"""

    frame: Frame
    claims: tuple[ClaimItem, ...]
    """The one that was judged, or else said, last first."""
    lead: str
    """How many there are, in a sentence."""
    claimants: tuple[tuple[Link, int], ...]
    """Those with a profile who made any, with how many; the one with the most first."""


@frozen
class HistoryItem:
    """A verdict with its reasons."""

    verdict: VerdictItem
    why_html: str
    by: str
    citations: tuple[CitationItem, ...]


@frozen
class FigureItem:
    """What another claim gives for the same thing."""

    claim: ClaimItem
    figure: str
    """In words: `at least 10,000`."""
    is_excluded: bool
    """Whether the two cannot both hold."""


@frozen
class RepeatItem:
    """A place where a briefing makes or repeats the claim, in its sentence."""

    href: str
    before: str
    words: str
    """Empty for a note on the whole briefing."""
    after: str
    is_noted: bool
    """Whether a note on the place says that it is about the claim."""


@frozen
class RepeatGroup:
    """The places in one briefing."""

    article: ArticleItem
    then: VerdictItem | None
    """The verdict on the day of the briefing."""
    is_changed: bool
    """Whether it is another one now."""
    places: tuple[RepeatItem, ...]


@frozen
class ClaimPage:
    """`/claims/<id>/`"""

    frame: Frame
    claim: str
    claimant: Link
    first_said: When | None
    appears_in: tuple[CitationItem, ...]
    """The sources in which it was said."""
    said_elsewhere: tuple[str, ...]
    """Where else it was said, in words."""
    now: VerdictItem | None
    history: tuple[HistoryItem, ...]
    """All verdicts, the latest first."""
    history_label: str
    counted: str
    """What its figure counts; empty for none."""
    figure: str
    others: tuple[FigureItem, ...]
    """What others give for the same thing."""
    repeats: tuple[RepeatGroup, ...]
    """The briefings that make or repeat it, newest first."""
    repeat_count: str
    """How many they are, in words."""
