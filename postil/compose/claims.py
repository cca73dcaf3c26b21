"""The ledger of claims: all of them, one of them, and those on a briefing's or a profile's page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from postil.compose import dates, items, schema_org, verdicts
from postil.compose.frame import frame
from postil.compose.words import Voice, voice
from postil.model.cards import ClaimCard, MentionRow
from postil.model.claims import ClaimItem, ClaimPage, ClaimsPage, FigureItem, HistoryItem, RepeatGroup, RepeatItem
from postil.model.parts import Link
from postil.model.resolved import Briefing
from postil.model.view import View
from postil.model.written.claim import Claim, Verdict


def index(view: View) -> ClaimsPage:
    """All claims."""
    cards = view.claims()
    speak = voice(view)
    made = Counter(card.claimant for card in cards if card.claimant)
    known = sorted(made.items(), key=lambda one: (-one[1], one[0]))
    return ClaimsPage(
        frame=frame(view, speak, title=speak.say("claims"), description=speak.say("claims_about")),
        claims=tuple(_item(view, card, speak) for card in cards),
        lead=speak.count("claims_lead", len(cards)),
        claimants=tuple(
            (items.link(view, card), count) for id, count in known if (card := view.profile_card(id))
        ),
    )


def entry(view: View, id: str) -> ClaimPage:
    """The page of one claim."""
    claim = view.claim(id)
    speak = voice(view)
    found = verdicts.judgements(claim)
    groups = tuple(_repeats(view, id, found, speak))
    cited = {said: items.cited_source(view, said, speak) for said in claim.appears_in}
    now = verdicts.item(verdicts.latest(found), speak)
    return ClaimPage(
        frame=frame(
            view,
            speak,
            title=claim.claim,
            description=_description(view, claim),
            json_ld=schema_org.claim(view, claim, speak),
        ),
        claim=claim.claim,
        claimant=claimant(view, claim.claimant, speak),
        first_said=dates.edtf(claim.first_said, speak) if claim.first_said else None,
        appears_in=tuple(item for item in cited.values() if item),
        said_elsewhere=tuple(said for said, item in cited.items() if not item),
        now=now,
        history=tuple(_history(view, one, speak) for one in reversed(verdicts.in_order(claim))),
        history_label=speak.count("verdicts", len(found)),
        counted=claim.figure.of if claim.figure else "",
        figure=verdicts.figure(claim.figure, speak) if claim.figure else "",
        others=tuple(_others(view, claim, speak)),
        repeats=groups,
        repeat_count=speak.count("repeats_in", len(groups)),
    )


def on_briefing(view: View, briefing: Briefing, voice: Voice) -> tuple[ClaimItem, ...]:
    """The claims that a briefing makes or repeats, in the order of its text, with their verdicts on its day and now."""
    ids = dict.fromkeys(one.claim for one in briefing.repeats)
    return tuple(one for id in ids if (one := of_note(view, id, briefing.article.date, voice)))


def of_note(view: View, id: str, day: date, voice: Voice) -> ClaimItem | None:
    """A claim with its verdicts on a day and now; None for none."""
    card = view.claim_card(id) if id else None
    return _item(view, card, voice, day) if card else None


def claimed(view: View, profile: str, voice: Voice) -> tuple[ClaimItem, ...]:
    """What somebody claimed, the latest first."""
    return tuple(_item(view, card, voice) for id in view.claimed(profile) if (card := view.claim_card(id)))


def claimant(view: View, said_by: str, voice: Voice) -> Link:
    """Who claims something: a link where there is a profile, the words otherwise."""
    card = view.profile_card(said_by) if said_by else None
    return items.named(view, "profile", card, voice) if card else Link(said_by, "", lang=voice.foreign(view.site().language))


def _item(view: View, card: ClaimCard, voice: Voice, day: date | None = None) -> ClaimItem:
    now = verdicts.latest(card.verdicts)
    then = verdicts.as_of(card.verdicts, day) if day else now
    briefings = 0 if day else len({row.article for row in view.mentions("claim", card.id)})
    return ClaimItem(
        href=view.href(card.url),
        claim=card.name,
        lang=voice.foreign(view.site().language),
        claimant=claimant(view, card.claimant, voice),
        first_said=dates.edtf(card.first_said, voice) if card.first_said else None,
        now=verdicts.item(now, voice),
        then=verdicts.item(then, voice),
        is_changed=_is_changed(then, now),
        briefings=voice.count("briefings", briefings) if briefings else "",
    )


def _is_changed(then: verdicts.Judgement | None, now: verdicts.Judgement | None) -> bool:
    """Whether readers would see another verdict; one that only confirms the old is none."""
    return (then and (then.rating, then.label)) != (now and (now.rating, now.label))


def _history(view: View, one: Verdict, voice: Voice) -> HistoryItem:
    shown = verdicts.item(verdicts.Judgement(one.date, one.rating, one.label), voice)
    assert shown
    return HistoryItem(
        verdict=shown, why_html=view.html(one.why), by=one.by, citations=items.citations(view, one.sources, voice)
    )


def _description(view: View, claim: Claim) -> str:
    """For search engines: why the verdict is what it is."""
    found = verdicts.in_order(claim)
    return view.text(found[-1].why) if found else ""


def _others(view: View, claim: Claim, voice: Voice) -> Iterator[FigureItem]:
    if not claim.figure:
        return
    for id in view.counting(claim.figure.of):
        card = view.claim_card(id)
        if card and card.figure and id != claim.id:
            yield FigureItem(
                claim=_item(view, card, voice),
                figure=verdicts.figure(card.figure, voice),
                is_excluded=verdicts.exclude(claim.figure, card.figure),
            )


def _repeats(
    view: View, id: str, found: tuple[verdicts.Judgement, ...], voice: Voice
) -> Iterator[RepeatGroup]:
    for article, rows in groupby(view.mentions("claim", id), key=lambda row: row.article):
        card = view.article_card(article)
        if card is None:
            continue
        then = verdicts.as_of(found, card.date)
        yield RepeatGroup(
            article=items.article(view, card, voice),
            then=verdicts.item(then, voice),
            is_changed=_is_changed(then, verdicts.latest(found)),
            places=tuple(_places(view, card.url, rows)),
        )


def _places(view: View, url: str, rows: Iterable[MentionRow]) -> Iterator[RepeatItem]:
    for row in rows:
        yield RepeatItem(
            href=view.href(f"{url}#{row.anchor}" if row.anchor else url),
            before=row.before,
            words=row.words,
            after=row.after,
            is_noted=bool(row.note),
        )
