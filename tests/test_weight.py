"""What a briefing weighs: the page, its sheet and its scripts, as a browser loads them, uncompressed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sites import Site

LIMIT = 100_000
WORDS, NOTES = 700, 14
KINDS = ("context", "term", "claim", "translation", "correction", "question", "disagreement", "update", "source")
SENTENCE = "In the spring the {0} said that the {1} would be looked at again before the {2} of that year"
NOTE = (
    "The wording is close to that of the {0}, which lapsed when the other side did not ask for another term. Whether the "
    "{1} goes further is disputed: one reading has it that help is owed at once, another that it may be weighed."
)


def heavy() -> str:
    """A briefing of 700 words with 14 notes, twelve terms, eight people and places, twelve sources, four events."""
    paragraphs, notes = [], []
    for number in range(NOTES):
        names = [f"term {number % 12}", f"Person {number % 8}", f"matter {number}"]
        sentence = SENTENCE.format(*names)
        more = " ".join(f"word{number}x{at}" for at in range(WORDS // NOTES - 5 - 2 * len(sentence.split())))
        paragraphs.append(f"{sentence}, and {more}. {SENTENCE.format(names[2], names[1], names[0])} once more.")
        notes.append(
            f"  - id: the-note-number-{number}\n    quote: would be looked at again before the {names[2]}\n"
            f"    kind: {KINDS[number % len(KINDS)]}\n    title: How it was in year {number}\n"
            f"    note: {NOTE.format(names[0], names[1])!r}\n    confidence: high\n    date: 2024-06-20\n"
            f"    sources: [{{source: source-{number % 12}, locator: Article {number}}}, source-{(number + 5) % 12}]\n"
        )
    middle = len(paragraphs) // 2
    text = "\n\n".join([*paragraphs[:middle], "## What it may cost", *paragraphs[middle:]])
    terms = "".join(
        f"  - {{id: term-{n}, term: term {n}, short: 'What parties mean by the word when they use it in a treaty, version {n}.'}}\n"
        for n in range(12)
    )
    people = "".join(
        f"  - {{id: person-{n}, name: Person {n}, kind: person, summary: 'Head of the office since 2011, number {n}.',"
        f" roles: [{{title: Head of the office, from: 2011}}]}}\n"
        for n in range(8)
    )
    sources = "".join(
        f"  - {{id: source-{n}, title: 'A headline that says rather much of what stands below it, {n}', publisher: An agency {n},"
        f" url: 'https://agency-{n}.example/world/2024/a-headline-that-says-rather-much', published: 2024-06-{n + 10}}}\n"
        for n in range(12)
    )
    events = "".join(
        f"  - {{id: event-{n}, date: 20{n + 10}-06-19, title: Something happened in the year {n}, articles: [heavy],"
        f" text: 'What happened then is still spoken of, and two states remember it in two ways.'}}\n"
        for n in range(4)
    )
    points = "".join(f"  - Something that is known to all sides by now, number {n}.\n" for n in range(3))
    head = "".join(f"{key}:\n{points}" for key in ("key_points", "known", "unknown", "watch"))
    return (
        f"-- articles/heavy.md --\n---\ntitle: Two states sign a treaty that says what they owe each other\ndate: 2024-06-20\n"
        f"authors: [the desk]\ntopics: [treaties]\nsummary: What it says, what it does not, and what others make of it today.\n"
        f"{head}---\n\n{text}\n-- annotations/heavy.yaml --\nby: the desk\nnotes:\n{''.join(notes)}"
        f"-- glossary/words.yaml --\ntitle: Words\nterms:\n{terms}-- profiles/people.yaml --\nprofiles:\n{people}"
        f"-- sources/all.yaml --\nsources:\n{sources}-- events/all.yaml --\nevents:\n{events}"
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Site(tmp_path_factory.mktemp("heavy"), heavy()).build().output


def parts(page: Path) -> dict[str, int]:
    """The bytes of a page and of every sheet and script that it loads."""
    html = page.read_text(encoding="utf-8")
    loaded = re.findall(r'<(?:script src|link rel="stylesheet" href)="([^"]+)"', html)
    return {page.name: page.stat().st_size, **{path: (page.parent / path).stat().st_size for path in loaded}}


def test_a_briefing_weighs_less_than_100_kilobytes(site: Path) -> None:
    """700 words with 14 notes and all that hangs on them, the sheet and the scripts included."""
    page = site / "briefings/heavy/index.html"
    html = page.read_text(encoding="utf-8")
    body = re.sub(r"(?s)<div class=\"notes\">.*?</details>\s*</div>|<a class=\"note-ref.*?</a>", "", html.split('class="body"')[1])
    words = len(re.sub(r"<[^>]*>", " ", body.split('class="standing"')[0]).split())
    assert WORDS <= words <= WORDS * 1.1 and html.count('role="doc-footnote"') == NOTES
    assert (html.count("<dt><a"), html.count('class="event-date"')) == (12 + 8, 4)
    found = parts(page)
    assert len(found) == 5 and sum(found.values()) < LIMIT, found


BIG = "pyongyang-pact"
"""The one sample briefing that is long on purpose: 18 notes, and a source for each sentence."""


def test_every_sample_briefing_but_the_big_one_weighs_less_than_100_kilobytes(published: Path) -> None:
    """Whatever it has: claims, tables, timelines, translations."""
    weights = {page.parent.name: sum(parts(page).values()) for page in (published / "briefings").glob("*/index.html")}
    assert weights.pop(BIG) > LIMIT and len(weights) >= 7
    assert {name: weight for name, weight in weights.items() if weight >= LIMIT} == {}


def said(page: Path) -> int:
    """The bytes of what a page says: its text, notes, definitions and sources, without a tag."""
    main = re.search(r"(?s)<main.*</main>", page.read_text(encoding="utf-8"))
    assert main
    return len(re.sub(r"(?s)<svg.*?</svg>|<summary>.*?</summary>|<[^>]*>", "", main[0]).encode())


def test_each_sample_briefing_weighs_in_proportion(site: Path, published: Path) -> None:
    """One that says more than 700 words and 14 notes may weigh more, by as much as it says more and by nothing else."""
    measure = said(site / "briefings/heavy/index.html")
    pages = sorted((published / "briefings").glob("*/index.html"))
    over = {
        page.parent.name: (weight, share)
        for page in pages
        if (weight := sum(parts(page).values())) >= LIMIT * (share := max(1, said(page) / measure))
    }
    assert len(pages) >= 8 and not over
