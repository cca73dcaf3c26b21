"""A claim somebody made, and the history of its verdicts (schema.org Claim and ClaimReview)."""

from __future__ import annotations

from typing import Annotated

from postil.model.keys import Day, Edtf, Id, Markdown, Ref, Text, key, record
from postil.model.written.note import Citation
from postil.source import Places


@record
class Verdict:
    """What the desk found on a day."""

    date: Day = key()
    """The day of the verdict."""
    rating: int = key()
    """From 1 (false) to 5 (true)."""
    label: Text = key(default="")
    """The verdict in words."""
    why: Markdown = key()
    """The reasons."""
    by: Text = key(default="")
    """Who gave it."""
    sources: tuple[Citation, ...] = key(default=(), short_form="source")
    """What it rests on."""
    places: Places


@record
class Figure:
    """A number that a claim states. Claims that count the same thing are shown beside each other, and must not both be held
    to be true when their numbers exclude each other."""

    of: Text = key()
    """What is counted, where, and until when: `containers sent to Russia by February 2024`. The same words in every claim
    that counts it."""
    exactly: float | None = key(default=None)
    """The number, where one is stated."""
    at_least: float | None = key(default=None)
    """The least that is claimed: for *more than 10,000*, 10000."""
    at_most: float | None = key(default=None)
    """The most that is claimed."""
    places: Places


@record
class Claim:
    """An entry of content/claims/."""

    id: Id = key()
    """Its name in links and in its address."""
    claim: Text = key()
    """What is claimed, in a sentence."""
    claimant: Annotated[str, Ref("profile", or_text=True)] = key(default="")
    """Who claims it: a profile's id, or words."""
    first_said: Edtf = key(default="")
    """When it was first said."""
    appears_in: tuple[Annotated[str, Ref("source", or_text=True)], ...] = key(default=())
    """Where it was said: sources' ids, or words."""
    verdicts: tuple[Verdict, ...] = key(default=())
    """What was found, in any order; the latest counts."""
    repeats: tuple[Text, ...] = key(default=())
    """Phrases in which it is repeated: found in briefings as terms are, as whole words, in any case."""
    figure: Figure | None = key(default=None)
    """The number it states, to be held against the numbers of other claims."""
    places: Places


@record
class Claims:
    """content/claims/<any>.yaml."""

    claims: tuple[Claim, ...] = key(default=())
    """The claims, in any order; the file's name is yours to choose."""
    places: Places
