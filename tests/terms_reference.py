"""A second way to find terms, written to be read and not to be fast: every form tried at every place of the text.

It shares with postil.link what the forms are (claims), what counts as alike (folding) and where a word ends
(boundaries): those have tests of their own. What it checks is the search: that nothing is missed, and that the
right one is picked.
"""

from __future__ import annotations

from collections.abc import Collection

from postil.link.boundaries import is_whole
from postil.link.claims import Claim, claims
from postil.link.folding import alike, lower
from postil.model.prose import Prose
from postil.model.written.profile import Profile
from postil.model.written.site import TermSettings
from postil.model.written.term import Term

Use = tuple[str, str, int, int, bool]
"""Kind, id, start, end, and whether it is linked."""


def reference(
    prose: Prose,
    terms: Collection[Term],
    profiles: Collection[Profile],
    settings: TermSettings,
    language: str = "en",
    own: tuple[str, str] | None = None,
    never: Collection[str] = (),
) -> list[Use]:
    """What `mentions` should find in a text that needs no folding but one to one, with terms that do not stem."""
    found = list(claims(terms, profiles, language=language, site_language=language))
    chosen: list[tuple[int, int, str, Claim]] = []
    for block in prose.blocks:
        if block.kind == "code":
            continue
        cased = alike(prose.text[block.start : block.end])
        at = 0
        while at < len(cased):
            here = [
                (len(claim.words), _likeness(claim), claim)
                for claim in found
                if not claim.stop
                and _stands(claim, cased, at, language)
                and not _stopped(claim, found, cased, at, language)
            ]
            if not here:
                at += 1
                continue
            length, _, claim = min(here, key=lambda one: (-one[0], one[1], one[2].entry.kind, one[2].entry.id))
            chosen.append((block.start + at, block.start + at + length, block.section, claim))
            at += length
    return _linked(prose, chosen, settings, own, never)


def _linked(prose, chosen, settings, own, never) -> list[Use]:
    closed = list(prose.unlinkable) + ([] if settings.in_quotes == "always" else list(prose.quoted))
    seen: set[tuple[str, ...]] = set()
    uses: list[Use] = []
    for start, end, section, claim in chosen:
        entry = claim.entry
        if (entry.kind, entry.id) == own:
            continue
        every = entry.every or settings.every
        key = {"section": (entry.kind, entry.id, section), "article": (entry.kind, entry.id), "all": None}[
            every
        ]
        free = not any(start < b and a < end for a, b in closed)
        linked = entry.auto and free and key not in seen and not (entry.kind == "term" and entry.id in never)
        if linked and key:
            seen.add(key)
        uses.append((entry.kind, entry.id, start, end, linked))
    return uses


def _likeness(claim: Claim) -> tuple[bool, int]:
    """The better claim is the smaller: what is written before what is made, and the closer the case the better."""
    return claim.derived, {"exact": 0, "proper": 0, "loose": 1, "ignore": 2}[claim.case]


def _stands(claim: Claim, cased: str, at: int, language: str) -> bool:
    words = cased[at : at + len(claim.words)]
    if lower(words) != lower(claim.words) or not is_whole(lower(cased), at, at + len(words), language):
        return False
    if claim.case == "ignore":
        return True
    if claim.case == "exact":
        return words == claim.words
    headline = cased.isupper() and (
        (at > 1 and cased[at - 1] == " " and cased[at - 2].isalpha())
        or (cased[at + len(words) :][:1] == " " and cased[at + len(words) :][1:2].isalpha())
    )
    if claim.case == "loose":
        return not (len(words) > 1 and words.isupper() and words.isalnum()) or headline
    if words == claim.words:
        return not (len(words) <= 3 and words.isalpha() and words.isupper() and headline)
    capital = claim.words[0].upper() + claim.words[1:]
    return words == capital or (words == claim.words.upper() and (" " in words or headline))


def _stopped(claim: Claim, found: list[Claim], cased: str, at: int, language: str) -> bool:
    """Whether one of the entry's stop phrases lies over the use."""
    for stop in found:
        if stop.stop and stop.entry == claim.entry:
            for begin in range(max(0, at + len(claim.words) - len(stop.words)), at + 1):
                if begin + len(stop.words) >= at + len(claim.words) and _stands(stop, cased, begin, language):
                    return True
    return False
