"""Verdicts on claims: as one stood on a day, what overturned it, and which figures exclude each other."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from postil.compose import dates, locales
from postil.compose.words import Voice
from postil.model.cards import ClaimCard, Judgement
from postil.model.claims import VerdictItem
from postil.model.written.claim import Claim, Figure, Verdict

MIDDLE = 3
"""The middle of the ratings: below it a claim is held to be more false than true, above it more true than false."""


def in_order(claim: Claim) -> tuple[Verdict, ...]:
    """The verdicts on a claim, earliest first; of one day, as they are written."""
    return tuple(sorted(claim.verdicts, key=lambda one: one.date))


def judgements(claim: Claim) -> tuple[Judgement, ...]:
    """The verdicts on a claim as other pages show them, earliest first."""
    return tuple(Judgement(one.date, one.rating, one.label) for one in in_order(claim))


def as_of(found: tuple[Judgement, ...], day: date) -> Judgement | None:
    """The verdict as it stood at the end of a day; None where there was none yet. `found` is in order of date."""
    return next((one for one in reversed(found) if one.date <= day), None)


def latest(found: tuple[Judgement, ...]) -> Judgement | None:
    """The verdict as it stands."""
    return found[-1] if found else None


def overturning(found: tuple[Judgement, ...], day: date) -> Judgement | None:
    """The verdict that overturned the one of a day, if the latest stands on the other side of the middle.

    A verdict that moves to the middle leaves a claim open and overturns nothing. Of several on the other side the one
    counts that came first after the last on the old side: who has seen it knows.
    """
    then, now = as_of(found, day), latest(found)
    if then is None or now is None or _side(then) * _side(now) >= 0:
        return None
    last_on_old_side = max(at for at, one in enumerate(found) if _side(one) == _side(then))
    return next(one for one in found[last_on_old_side:] if _side(one) == _side(now))


def _side(one: Judgement) -> int:
    return (one.rating > MIDDLE) - (one.rating < MIDDLE)


def counted(what: str) -> str:
    """What a figure counts, so that the same words are the same thing: in one case, with single spaces."""
    return " ".join(what.casefold().split())


def exclude(one: Figure, other: Figure) -> bool:
    """Whether two figures for the same thing cannot both hold."""
    (least, most), (other_least, other_most) = _bounds(one), _bounds(other)
    return most < other_least or other_most < least


def _bounds(figure: Figure) -> tuple[float, float]:
    if figure.exactly is not None:
        return figure.exactly, figure.exactly
    least, most = figure.at_least, figure.at_most
    return float("-inf") if least is None else least, float("inf") if most is None else most


def contradictions(cards: Iterable[ClaimCard]) -> Iterable[tuple[ClaimCard, ClaimCard]]:
    """The pairs of claims whose figures for one thing exclude each other while no verdict says which of them holds.

    Claims that contradict each other are what news is made of. A site contradicts itself only when it holds both to be
    true, or has not judged them: as soon as one of the two has a verdict at the middle or below, readers know.
    """
    by_thing: dict[str, list[ClaimCard]] = {}
    for card in cards:
        if card.figure and _may_hold(card):
            by_thing.setdefault(counted(card.figure.of), []).append(card)
    for group in by_thing.values():
        for at, card in enumerate(group):
            for other in group[:at]:
                if card.figure and other.figure and exclude(card.figure, other.figure):
                    yield other, card


def _may_hold(card: ClaimCard) -> bool:
    now = latest(card.verdicts)
    return now is None or now.rating > MIDDLE


def label(rating: int, own: str, voice: Voice) -> str:
    """A verdict in words: its own, or what its rating is called."""
    return own or voice.say(f"rating_{rating}")


def item(one: Judgement | None, voice: Voice) -> VerdictItem | None:
    """A verdict as readers see it."""
    if one is None:
        return None
    return VerdictItem(
        rating=one.rating,
        label=label(one.rating, one.label, voice),
        scale=voice.say("rating", rating=str(one.rating)),
        date=dates.day(one.date, voice.lang),
    )


def figure(found: Figure, voice: Voice) -> str:
    """A figure in words: `at least 10,000`."""
    if found.exactly is not None:
        return locales.number(found.exactly, voice.lang)
    if found.at_least is not None and found.at_most is not None:
        least, most = (locales.number(one, voice.lang) for one in (found.at_least, found.at_most))
        return voice.say("figure_between", least=least, most=most)
    if found.at_least is not None:
        return voice.say("figure_least", number=locales.number(found.at_least, voice.lang))
    return voice.say("figure_most", number=locales.number(found.at_most or 0, voice.lang))
