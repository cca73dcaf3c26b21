"""From a browser's selection to the running text: through mark-up, typography and twins, or not at all."""

from __future__ import annotations

import pytest

from postil.desk.selection import Selection, located, passage_at
from postil.prose.parse import parse

ARTICLE = """Kim called it the *strongest* [ever treaty](term:treaty) in a speech.

| Day | Count |
|-----|-------|
| June 19 | 12 |
| June 20 | 12 |

- The pact obliges both.
  It has no end.
- “So help me” --- he said.

He will go. At least ten missiles were counted in the depot. The depot is old.
"""
PROSE, _ = parse(ARTICLE, path="a.md", line=1, language="en")


def words(place: tuple[int, int] | None) -> str | None:
    """What stands at a place."""
    return None if place is None else PROSE.text[slice(*place)]


@pytest.mark.parametrize(("before", "text", "after", "found"), [
    ("Kim called it the ", "strongest ever", " treaty in a speech.", "strongest ever"),
    ("Kim\n  called it the stro", "ngest ev", "er treaty in a speech.", "ngest ev"),
    ("Kim called it the", "  strongest ", "ever treaty in a speech.", "strongest"),
    ("Kim called it the strong\u00adest ", "ever", " treaty in a speech.", "ever"),
    ("The pact obliges both. ", "It has", " no end.", "It has"),
    ("", "\"So help me\"", " — he said.", "“So help me”"),
    ("called it the ", "strongest", " ever", "strongest"),
    ("Kim called it the ", "weakest", " ever treaty in a speech.", None),
    ("Kim called it the ", "   ", "strongest ever treaty in a speech.", None),
    ("", "", "", None),
])
def test_the_selected_words_are_found(before: str, text: str, after: str, found: str | None) -> None:
    """Whatever the browser's spaces, quotation marks and hyphens; what is not in the article is nowhere."""
    assert words(located(PROSE, Selection(before, text, after))) == found


def test_twins_are_told_apart_by_their_order() -> None:
    """Two cells say the same: the page counts them, and the count must be the article's."""
    first, second = (located(PROSE, Selection("", "12", "", number, 2)) for number in (0, 1))
    assert first is not None and second is not None and first < second
    assert words(first) == words(second) == "12"
    assert located(PROSE, Selection("", "12", "", 0, 1)) is None
    assert located(PROSE, Selection("", "12", "", 2, 2)) is None


@pytest.mark.parametrize(("before", "after", "quote", "found"), [
    ("He will go. At least ten mis", "siles were counted in the depot. The depot is old.", "at least 10 missiles",
     "At least ten missiles"),
    ("He will go. At least ten missiles were counted in the de", "pot. The depot is old.", "at least 10 missiles",
     "At least ten missiles were counted in the depot."),
    ("He wi", "ll go. At least ten missiles were counted in the depot. The depot is old.", "at least 10 missiles",
     "He will go."),
    ("He will go. At least ten missiles were counted in the depot. The depot is old.", "", "", "The depot is old."),
    ("Somebody el", "se.", "at least 10 missiles", None),
])
def test_a_click_means_what_became_of_the_quote(before: str, after: str, quote: str, found: str | None) -> None:
    """The passage most like the quote, if it was clicked; else the sentence."""
    assert words(passage_at(PROSE, Selection(before, "", after), quote, "en")) == found
