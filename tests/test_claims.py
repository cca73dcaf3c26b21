"""Claims: where texts repeat them, what was held of them then and now, and when the desk is told that it no longer agrees."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from postil.compose import verdicts
from postil.model.cards import Judgement
from postil.model.written.claim import Figure
from sites import Site

ARTICLES = """
-- site.yaml --
title: The Desk
publisher: {name: The Desk, url: 'https://desk.example/'}
-- articles/early.md --
---
title: Early
date: 2024-06-10
---

The ministry says that **ten thousand
containers** arrived. Ten thousand containership lines did not.

## Doubts

> TEN THOUSAND CONTAINERS, said the minister.
-- articles/late.md --
---
title: Late
date: 2024-06-25
---

Some cargo came, it is said, by [train](claim:trains). Nobody counted.
-- annotations/late.yaml --
notes:
  - {id: cargo, quote: Some cargo came, note: Who knows?, claim: containers}
-- profiles/all.yaml --
profiles:
  - {id: ministry, name: Ministry of Trains, kind: organisation}
-- sources/all.yaml --
sources:
  - {id: paper, title: The morning paper, url: 'https://paper.example/', published: 2024-06-01}
"""
CLAIMS = """
-- claims/all.yaml --
claims:
  - id: containers
    claim: Ten thousand containers arrived.
    claimant: ministry
    first_said: 2024-06-01
    appears_in: [paper, A speech]
    repeats: [ten thousand containers]
    verdicts:
      - {date: 2024-06-20, rating: 2, why: Few came.}
      - {date: 2024-06-05, rating: 4, label: Likely, why: The *paper* has it., sources: [{source: paper, locator: p. 1}]}
  - id: trains
    claim: They came by train.
"""


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Two briefings that repeat a claim, one before and one after its verdict was overturned."""
    return Site(tmp_path, ARTICLES + CLAIMS).build()


def test_a_claims_page_has_every_place_that_repeats_it(site: Site) -> None:
    """By a note, and by a phrase: as whole words, in any case, across emphasis and lines, in quotations too."""
    words = site.words("/claims/containers/")
    assert "The ministry says that ten thousand containers arrived." in words
    assert "TEN THOUSAND CONTAINERS , said the minister." in words
    assert "Some cargo came , it is said, by train. with a note" in words
    assert "containership" not in words
    page = site.page("/claims/containers/").partition('id="repeats"')[2].partition("column-margin")[0]
    assert re.findall(r'<li>[^<]*<a href="([^"]*)"', page) == [
        "../../briefings/late/index.html#note-cargo",
        "../../briefings/early/index.html",
        "../../briefings/early/index.html#doubts",
    ]


def test_a_place_is_listed_once_for_each_claim(tmp_path: Path) -> None:
    """A note, a longer and a shorter phrase on the same words are one repeat; another claim may have these words too."""
    site = Site(tmp_path, ARTICLES + CLAIMS.replace("[ten thousand containers]", "[ten thousand, ten thousand containers]"))
    site.put("claims/more.yaml", "claims:\n  - {id: many, claim: Many came., repeats: [thousand containers]}\n").build()
    assert site.words("/claims/containers/").count("ten thousand containers arrived.") == 1
    assert site.words("/claims/many/").count("thousand containers arrived.") == 1
    note = "notes:\n  - {id: n, quote: says that ten thousand, note: It says so., claim: containers}\n"
    site.put("annotations/early.yaml", note).build()
    assert "The ministry says that ten thousand containers arrived. with a note" in site.words("/claims/containers/")
    assert site.words("/claims/containers/").count("containers arrived.") == 2  # once as the claim itself


def test_a_link_by_hand_is_a_place_too_and_leads_to_the_page(site: Site) -> None:
    """The text links the claim; its page quotes the sentence."""
    assert 'href="../../claims/trains/index.html"' in site.page("/briefings/late/")
    assert "Some cargo came, it is said, by train ." in site.words("/claims/trains/")


def test_a_briefing_shows_the_verdict_of_its_day_and_that_of_today(site: Site) -> None:
    """Beside each other where they differ, once where they do not."""
    early, late = site.words("/briefings/early/"), site.words("/briefings/late/")
    assert "Then Likely 4 of 5 Now Mostly false 2 of 5" in early
    assert "Mostly false 2 of 5" in late and "Then" not in late
    assert "They came by train. No verdict yet" in late


def test_what_is_said_of_a_claim_elsewhere(site: Site) -> None:
    """In the menu, in the list, on its claimant's page, on those of its sources, in a note."""
    assert ">Claims</a>" in site.page("/")
    listed = site.words("/claims/")
    assert "Ten thousand containers arrived. Ministry of Trains , June 1, 2024 Mostly false 2 of 5 2 briefings" in listed
    assert "Claimed Ten thousand containers arrived." in site.words("/profiles/ministry/")
    assert site.words("/sources/paper/").count("claim Ten thousand containers arrived.") == 2
    assert "Claim on record: Mostly false" in site.words("/briefings/late/")


def test_the_history_of_verdicts_is_told_latest_first(site: Site) -> None:
    """With reasons, sources and dates, whatever the order they are written in."""
    words = site.words("/claims/containers/")
    latest, first = words.index("Few came."), words.index("The paper has it.")
    assert latest < first and "June 20, 2024 Mostly false" in words and "p. 1" in words[first:]
    assert "Where it was said 1. " in words or "The morning paper" in words
    assert "A speech" in words


def described(site: Site, url: str) -> dict:
    """The page's JSON-LD."""
    return json.loads(re.findall(r'ld\+json">(.*?)</script>', site.page(url))[0])


def test_a_claims_page_alone_is_a_claim_review(site: Site) -> None:
    """With what schema.org and search engines ask for; without a verdict it reviews nothing."""
    assert described(site, "/claims/containers/") == {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "author": {"@type": "Organization", "name": "The Desk", "url": "https://desk.example/"},
        "claimReviewed": "Ten thousand containers arrived.",
        "datePublished": "2024-06-20",
        "inLanguage": "en",
        "itemReviewed": {
            "@type": "Claim",
            "appearance": [{"@type": "CreativeWork", "name": "A speech"}],
            "author": {
                "@type": "Organization",
                "name": "Ministry of Trains",
                "url": "https://desk.example/sub/profiles/ministry/",
            },
            "datePublished": "2024-06-01",
            "firstAppearance": {
                "@type": "CreativeWork",
                "datePublished": "2024-06-01",
                "name": "The morning paper",
                "url": "https://paper.example/",
            },
        },
        "reviewRating": {
            "@type": "Rating", "alternateName": "Mostly false", "bestRating": 5, "ratingValue": 2, "worstRating": 1,
        },
        "url": "https://desk.example/sub/claims/containers/",
    }
    assert described(site, "/claims/trains/")["@type"] == "Claim"
    for kind, said_by in (("person", "Person"), ("place", "Organization")):
        site.put("profiles/all.yaml", f"profiles:\n  - {{id: ministry, name: Ministry of Trains, kind: {kind}}}\n").build()
        assert described(site, "/claims/containers/")["itemReviewed"]["author"]["@type"] == said_by
    assert site.where("ClaimReview") == ["claims/containers/index.html"]


def test_a_site_without_claims_says_nothing_of_them(tmp_path: Path) -> None:
    """No page, no menu, no empty section."""
    articles = ARTICLES.replace("[train](claim:trains)", "train").replace(", claim: containers", "")
    site = Site(tmp_path, articles).build()
    assert not site.has("Claim") and not site.has("claims/")


def test_what_an_excerpt_leaves_out_is_not_quoted(tmp_path: Path) -> None:
    """Of a text shown in passages the claim's page quotes the passage, of one that is only linked not even that."""
    noted = "-- annotations/early.yaml --\nnotes:\n  - {id: n, quote: ministry says, note: So it says., claim: containers}\n"
    site = Site(tmp_path, ARTICLES + CLAIMS + noted)
    for republish, shown in (("excerpt", "Early June 10, 2024 Then Likely 4 of 5 ministry says with a note"),
                             ("link", "Early June 10, 2024 Then Likely 4 of 5 the whole briefing with a note")):
        origin = f"source: {{publisher: P, url: 'https://p.example/', republish: {republish}}}"
        site.put("articles/early.md", f"---\ntitle: Early\ndate: 2024-06-10\n{origin}\n---\n\n"
                 "The ministry says that ten thousand containers arrived.\n")
        site.build()
        assert shown in site.words("/claims/containers/")
        assert not site.has("that ten thousand")


SETTLED = {
    "updated": ("date: 2024-06-10", "date: 2024-06-10\nupdated: 2024-06-20"),
    "a correction that links it": (
        "date: 2024-06-10",
        "date: 2024-06-10\ncorrections: [{id: c, date: 2024-06-21, text: 'Not [so](claim:containers).'}]",
    ),
}
UNSETTLED = {
    "nothing": ("date: 2024-06-10", "date: 2024-06-10"),
    "updated too early": ("date: 2024-06-10", "date: 2024-06-10\nupdated: 2024-06-19"),
    "a correction of something else": (
        "date: 2024-06-10",
        "date: 2024-06-10\ncorrections: [{id: c, date: 2024-06-21, text: 'Not [so](claim:trains).'}]",
    ),
}


@pytest.mark.parametrize("change", [*SETTLED, *UNSETTLED])
def test_a_briefing_on_an_overturned_verdict_is_named(tmp_path: Path, change: str) -> None:
    """Unless it was updated since, or has a correction that names the claim; the later briefing never is."""
    site = Site(tmp_path, (ARTICLES + CLAIMS).replace(*{**SETTLED, **UNSETTLED}[change], 1))
    found = [finding for finding in (site.check(), site.findings)[1] if finding.code == "overturned-verdict"]
    assert [finding.span.path for finding in found] == ["content/articles/early.md"] * (change in UNSETTLED)
    assert all(finding.message.startswith("early repeats the claim `containers`") for finding in found)


def test_a_note_on_the_claim_since_then_is_enough(tmp_path: Path) -> None:
    """Readers are told, in the margin."""
    note = "notes:\n  - {id: n, quote: The ministry, note: It is not so., claim: containers, date: 2024-06-20}\n"
    site = Site(tmp_path, ARTICLES + CLAIMS).put("annotations/early.yaml", note)
    assert site.check() == []
    assert site.put("annotations/early.yaml", note.replace("06-20", "06-12")).check() == ["overturned-verdict"]


def judged(*found: tuple[int, int]) -> tuple[Judgement, ...]:
    """Verdicts of days in June."""
    return tuple(Judgement(date(2024, 6, day), rating, "") for day, rating in found)


@pytest.mark.parametrize(
    ("found", "by"),
    [
        (judged(), None),
        (judged((20, 1)), None),
        (judged((5, 4), (20, 5)), None),
        (judged((5, 4), (20, 3)), None),
        (judged((5, 3), (20, 1)), None),
        (judged((5, 4), (20, 2)), 20),
        (judged((5, 1), (20, 5)), 20),
        (judged((5, 4), (20, 2), (25, 1)), 20),
        (judged((5, 4), (18, 3), (20, 2), (25, 3), (28, 1)), 20),
        (judged((5, 4), (18, 2), (20, 4), (25, 1)), 25),
        (judged((5, 4), (18, 2), (20, 4)), None),
        (judged((5, 1), (10, 4), (20, 1)), 20),
    ],
)
def test_what_overturns_a_verdict(found: tuple[Judgement, ...], by: int | None) -> None:
    """For a briefing of June 10: a latest verdict on the other side of the middle, since the last change of sides."""
    overturning = verdicts.overturning(found, date(2024, 6, 10))
    assert (overturning.date.day if overturning else None) == by


def figure(exactly: float | None = None, least: float | None = None, most: float | None = None) -> Figure:
    """A figure."""
    return Figure(of="ships", exactly=exactly, at_least=least, at_most=most, places={})


@pytest.mark.parametrize(
    ("one", "other", "excluded"),
    [
        (figure(5), figure(5), False),
        (figure(5), figure(6), True),
        (figure(5), figure(least=5), False),
        (figure(5), figure(least=5.5), True),
        (figure(most=4), figure(least=5), True),
        (figure(most=5), figure(least=5), False),
        (figure(most=5), figure(most=9), False),
        (figure(least=1, most=3), figure(least=3, most=9), False),
        (figure(least=1, most=3), figure(4), True),
    ],
)
def test_when_figures_exclude_each_other(one: Figure, other: Figure, excluded: bool) -> None:
    """When no number is within both; whichever comes first."""
    assert verdicts.exclude(one, other) is verdicts.exclude(other, one) is excluded


@pytest.mark.parametrize(("ratings", "is_told"), [
    ((None, None), True), ((4, None), True), ((4, 5), True), ((3, 5), False), ((None, 2), False), ((1, 1), False),
])
def test_claims_that_exclude_each_other_are_named_until_a_verdict_tells(
    tmp_path: Path, ratings: tuple[int | None, int | None], is_told: bool
) -> None:
    """One of the two at the middle or below is enough; words in another case count the same thing."""
    text = "-- articles/a.md --\n---\ntitle: A\ndate: 2024-06-10\n---\nText.\n-- claims/all.yaml --\nclaims:\n"
    for number, rating in enumerate(ratings):
        text += f"  - id: claim-{number}\n    claim: Claim {number}.\n"
        text += f"    figure: {{of: {'Ships' if number else 'ships'} lost, exactly: {number}}}\n"
        text += f"    verdicts: [{{date: 2024-06-01, rating: {rating}, why: So it is.}}]\n" if rating else ""
    site = Site(tmp_path, text)
    assert site.check() == ["contradicting-figures"] * is_told
    site.build()
    assert "Others say 0 not both Claim 0." in site.words("/claims/claim-1/")
