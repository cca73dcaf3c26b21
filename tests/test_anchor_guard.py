"""The fact guard by itself: wordings that state the same, wordings that do not, and what the difference is called."""

from __future__ import annotations

import pytest

from postil.anchor.fold import fold
from postil.anchor.guard import changes
from postil.anchor.lookalikes import _PAIRS
from postil.anchor.spelling import is_misspelling, is_same_word

SAME = [
    ("en", "a range of 5,500 km", "a range of 5500 km"),
    ("en", "2.5 million barrels", "2,500,000 barrels"),
    ("en", "one hundred and five", "105"),
    ("en", "twenty-one days", "21 days"),
    ("en", "his 1st visit", "his first visit"),
    ("en", "on 19 June 2024", "on June 19, 2024"),
    ("en", "on 19th of June", "on June 19"),
    ("en", "on 2024-06-19", "on 2024-06-19,"),
    ("en", "34% of it", "34 per cent of it"),
    ("en", "it didn't sign", "it did not sign"),
    ("en", "it cannot sign", "it can not sign"),
    ("en", "it won't sign", "it will not sign"),
    ("en", "the UK's offer", "the U.K.'s offer"),
    ("en", "to honour its defence programme", "to honor its defense program"),
    ("en", "to organise and analyse", "to organize and analyze"),
    ("en", "an immediate cease-fire", "an immediate ceasefire"),
    ("en", "he said that it was", "he said it was"),
    ("en", "at a meeting", "at the meeting"),
    ("en", "Nato allies", "NATO allies"),
    ("en", "The text. It is new", "the text. it is new"),
    ("en", "the leaders' summit", "the leaders summit"),
    ("en", "Smith & Sons", "Smith and Sons"),
    ("de", "5.500 Kilometer", "5500 Kilometer"),
    ("fr", "5 500 kilomètres, dit-il", "5500 kilomètres dit-il"),
    ("ru", "не менее 5 500 километров", "не менее 5500 километров"),
    ("zh", "加强合作,扩大贸易", "加强合作扩大贸易"),
]

OTHER = [
    ("en", "5,500 km", "5.500 km", "number"),
    ("en", "5.5 km", "5.50 km", "number"),
    ("en", "from 5 to 10", "from 10 to 5", "number"),
    ("en", "10–15 men", "10, 15 men", "wording"),
    ("en", "-5 degrees", "5 degrees", "number"),
    ("en", "5th of them", "5 of them", "number"),
    ("en", "Article IV", "Article VI", "number"),
    ("en", "$5 of it", "€5 of it", "wording"),
    ("en", "5% of it", "5 of it", "wording"),
    ("en", "in 1961", "in 1962", "date"),
    ("en", "at 12:30", "at 12:45", "date"),
    ("en", "on Monday", "on Friday", "date"),
    ("en", "he may sign", "he will sign", "wording"),
    ("en", "in May", "in June", "date"),
    ("en", "it is legal", "it is illegal", "negation"),
    ("en", "a careful act", "a careless act", "negation"),
    ("en", "a few allies", "few allies", "wording"),
    ("en", "a new treaty", "new treaty a", "wording"),
    ("en", "Kim met Putin", "Putin met Kim", "name"),
    ("en", "to Polish jobs", "to polish jobs", "name"),
    ("en", "they told us", "they told US", "name"),
    ("en", "the soldier left", "the solider left", "wording"),
    ("en", "they contacted him", "they contracted him", "wording"),
    ("en", "a trial of it", "a trail of it", "wording"),
    ("en", "the council met", "the counsel met", "wording"),
    ("en", "to adopt it", "to adapt it", "wording"),
    ("en", "it was signed", "it was singed", "wording"),
    ("en", "resign from it", "re-sign from it", "wording"),
    ("en", "a “new” world", "a new world", "wording"),
    ("en", "it is so.", "it is so?", "wording"),
    ("en", "the war", "war", "wording"),
    ("fr", "1,5 million", "1.5 million", "number"),
    ("de", "in Moskau", "in Berlin", "name"),
    ("ru", "он подписал", "он не подписал", "negation"),
    ("zh", "同意援助", "不同意援助", "negation"),
    ("ja", "支援する", "支援しない", "negation"),
    ("ko", "공개했다", "공개 안 했다", "negation"),
    ("th", "ลงนาม", "ไม่ลงนาม", "negation"),
    ("xx", "abc def", "abc deg", "wording"),
]


@pytest.mark.parametrize(("language", "was", "now"), SAME)
def test_what_states_the_same_is_no_change(language: str, was: str, now: str) -> None:
    """Spelling, style and other ways to write one value."""
    assert changes(fold(was).text, fold(now).text, language) == ()
    assert changes(fold(now).text, fold(was).text, language) == ()


@pytest.mark.parametrize(("language", "was", "now", "kind"), OTHER)
def test_what_states_something_else_is_named(language: str, was: str, now: str, kind: str) -> None:
    """In both directions, with the kind of the first change."""
    found = changes(fold(was).text, fold(now).text, language)
    assert found
    assert found[0].kind == kind
    assert changes(fold(now).text, fold(was).text, language)


@pytest.mark.parametrize("language", ["de", "fr", "ru", "ar", "xx"])
def test_english_liberties_are_for_english(language: str) -> None:
    """An article, a slip or a spelling may be a fact in another language."""
    for was, now in (("at a meeting", "at the meeting"), ("misiles flew", "missiles flew"), ("honour", "honor")):
        assert changes(was, now, language)


@pytest.mark.parametrize(
    ("one", "other"),
    [("missle", "missile"), ("goverment", "government"), ("agressive", "aggressive"), ("beleive", "believe"),
     ("mispelled", "misspelled"), ("seperate", "separate"), ("occured", "occurred"), ("agreemnt", "agreement")],
)
def test_a_slip_is_the_word_it_was_meant_as(one: str, other: str) -> None:
    """A letter missing, doubled or swapped inside a long word, and the common misspellings."""
    assert is_misspelling(one, other)
    assert is_misspelling(other, one)


def test_no_two_words_are_taken_for_a_slip() -> None:
    """The pairs of the word list, with what endings make of them."""
    assert len(_PAIRS) > 1500
    assert not any(is_misspelling(one, other) for one, other in _PAIRS)
    for one, other in (("complaints", "compliants"), ("contracting", "contacting"), ("unity", "untiy"), ("war", "was")):
        assert not is_same_word(one, other)
