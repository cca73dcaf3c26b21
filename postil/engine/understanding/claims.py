"""Claims in the engine: what they and their repeats add to what is known, and what is wrong between them and briefings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postil.compose import verdicts
from postil.compose.dates import edtf_bounds
from postil.diagnose.diagnostic import Diagnostic, Related
from postil.engine.memory.ledger import Ledger
from postil.engine.understanding.contributions import card_row, citing_rows, entry_rows, listed_rows, mention_row
from postil.link.routes import entry_url
from postil.model.cards import ClaimCard, RestingRow
from postil.model.relations import Contribution
from postil.model.resolved import Briefing
from postil.model.written.claim import Claim, Figure
from postil.model.written.note import Citation
from postil.source import Span, place_of


def of_claim(claim: Claim) -> Iterator[Contribution]:
    """A claim."""
    own = _card(claim)
    yield card_row("claim", claim.id, own)
    yield from entry_rows("claim", claim.id, claim.claim, claim.places[""])
    yield Contribution("record", f"claim:{claim.id}", (), claim)
    newest_first = (-_day(own), claim.id)
    yield from listed_rows("claim", claim.id, newest_first)
    if claim.claimant:
        yield Contribution("claimed", claim.claimant, newest_first, claim.id)
    if claim.figure:
        yield Contribution("counting", verdicts.counted(claim.figure.of), (claim.id,), claim.id)
    said = (Citation(source=source, places={}) for source in claim.appears_in)
    cited = {(one.source, one.locator, one.quote): one for verdict in claim.verdicts for one in verdict.sources}
    yield from citing_rows("claim", claim.id, (*said, *cited.values()), (0, ""))


def _card(claim: Claim) -> ClaimCard:
    return ClaimCard(
        id=claim.id,
        url=entry_url("claim", claim.id),
        name=claim.claim,
        claimant=claim.claimant,
        first_said=claim.first_said,
        verdicts=verdicts.judgements(claim),
        figure=claim.figure,
    )


def _day(own: ClaimCard) -> int:
    """The day by which a claim stands in the list: that of its latest verdict, or else the one it was first said."""
    now = verdicts.latest(own.verdicts)
    if now:
        return now.date.toordinal()
    return edtf_bounds(own.first_said)[0].toordinal() if own.first_said else 0


def of_repeats(briefing: Briefing) -> Iterator[Contribution]:
    """Where a published briefing makes or repeats claims."""
    article = briefing.article
    for number, one in enumerate(briefing.repeats):
        order = (-article.date.toordinal(), article.id, number)
        row = mention_row(article.id, one.note, briefing.prose, one)
        yield Contribution("mentions", f"claim:{one.claim}", order, row)
    for claim in dict.fromkeys(one.claim for one in briefing.repeats):
        yield Contribution("resting", claim, (article.id,), _resting(briefing, claim))


def _resting(briefing: Briefing, claim: str) -> RestingRow:
    article = briefing.article
    about = [one.note for one in briefing.standing if one.note.claim == claim]
    named = re.compile(rf"(?:claim:|\[\[){re.escape(claim)}(?![\w-])")
    seen = [article.date, *(day for note in about for day in (note.date, note.updated) if day)]
    if article.updated:
        seen.append(article.updated)
    seen += [
        one.date
        for one in article.corrections
        if named.search(one.text) or {note.id for note in about} & set(one.notes)
    ]
    place = place_of(about[0].places, "claim") if about else _place(briefing, claim)
    return RestingRow(article.id, article.date, max(seen), place)


def _place(briefing: Briefing, claim: str) -> Span:
    """The line of the article on which it makes or repeats the claim first."""
    prose, path = briefing.prose, briefing.article.places[""].path
    first = next(one for one in briefing.repeats if one.claim == claim)
    block = next(block for block in prose.blocks if block.start <= first.start < block.end)
    line = block.line + prose.text.count("\n", block.start, first.start)
    return Span(path, line, 1, line, 1)


def findings(ledger: Ledger) -> Iterator[Diagnostic]:
    """A warning for each briefing that rests on an overturned verdict, and each pair of claims that exclude each other."""
    known = {claim.id: claim for key in ledger.keys("record", "claim:") for claim in ledger.read("record", key)}
    cards = {id: _card(claim) for id, claim in known.items()}
    for id, own in cards.items():
        if len(own.verdicts) > 1:
            for row in ledger.read("resting", id):
                overturned = verdicts.overturning(own.verdicts, row.date)
                if overturned and row.seen < overturned.date:
                    yield _overturned(known[id], row, own, overturned)
    for one, other in verdicts.contradictions(cards.values()):
        yield _contradicting(known[one.id], known[other.id])


def _overturned(claim: Claim, row: RestingRow, own: ClaimCard, by: verdicts.Judgement) -> Diagnostic:
    then = verdicts.as_of(own.verdicts, row.date)
    assert then
    number = next(at for at, one in enumerate(claim.verdicts) if (one.date, one.rating) == (by.date, by.rating))
    return Diagnostic(
        code="overturned-verdict",
        message=f"{row.article} repeats the claim `{claim.id}`, which was rated {then.rating} of 5 then and has been "
        f"{by.rating} since {by.date.isoformat()}",
        span=row.span,
        help=(
            "read the briefing again, and set   updated:   to the day on which you did",
            "or tell readers: by a correction that links the claim, or a note with   claim:   and   date:",
        ),
        related=(Related(place_of(claim.places, f"verdicts.{number}"), "the verdict that overturned it"),),
    )


def _contradicting(one: Claim, other: Claim) -> Diagnostic:
    assert one.figure and other.figure
    return Diagnostic(
        code="contradicting-figures",
        message=f"`{other.id}` says {_figure(other.figure)} where `{one.id}` says {_figure(one.figure)}, "
        "and no verdict tells which of them holds",
        span=place_of(other.places, "figure"),
        help=(
            "rate at least one of them 3 (open) or lower",
            "if they do not count the same thing, say so in   of:",
        ),
        related=(Related(place_of(one.places, "figure"), f"the figure of `{one.id}`"),),
    )


def _figure(found: Figure) -> str:
    """A figure in a message: `at least 10,000`."""
    least, most = (None if one is None else f"{one:,.10g}" for one in (found.at_least, found.at_most))
    if found.exactly is not None:
        return f"{found.exactly:,.10g}"
    if least and most:
        return f"{least} to {most}"
    return f"at least {least}" if least else f"at most {most}"
