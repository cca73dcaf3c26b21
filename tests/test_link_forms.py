"""The forms of entries: plurals, stems, and the findings about what two entries claim."""

from __future__ import annotations

import pytest

from postil.link.boundaries import is_whole
from postil.link.clashes import form_findings
from postil.link.inflection import plurals
from postil.model.written.profile import Profile
from postil.model.written.term import Label, Term
from postil.source import Span


def term(id: str, name: str, *forms: str, line: int = 1, **more: object) -> Term:
    """An entry written on a line of its own, its forms a line each below it."""
    places = {"": Span("content/glossary/a.yaml", line, 1, line, 9)}
    places |= {
        f"forms.{at}": Span("content/glossary/a.yaml", line + 1 + at, 1, line + 1 + at, 9)
        for at in range(len(forms))
    }
    return Term(id=id, term=name, forms=forms, scheme="a", places=places, **more)


def found(*terms: Term, profiles: tuple[Profile, ...] = (), language: str = "en") -> list[tuple[str, str, int]]:
    """Code, message and line of each finding."""
    findings = form_findings(terms, profiles, site_language=language)
    return [(one.code, one.message, one.span.line) for one in findings]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("missile", ("missiles",)),
        ("gas", ("gases",)),
        ("class", ("classes",)),
        ("crash", ("crashes",)),
        ("tax", ("taxes",)),
        ("embargo", ("embargos", "embargoes")),
        ("epoch", ("epochs", "epoches")),
        ("treaty", ("treaties",)),
        ("convoy", ("convoys",)),
        ("soliloquy", ("soliloquies",)),
        ("thesis", ("theses",)),
        ("sanctions", ()),
        ("ICBM", ("ICBMs",)),
        ("GPS", ("GPSs", "GPSes")),
        ("F-16", ("F-16s",)),
        ("attaché", ("attachés",)),
        ("U.S.", ()),
        ("договор", ()),
        ("weapon of mass destruction", ("weapon of mass destructions", "weapons of mass destruction")),
        ("mother-in-law", ("mother-in-laws", "mothers-in-law")),
    ],
)
def test_regular_plurals(form: str, expected: tuple[str, ...]) -> None:
    """Plurals follow the spelling of the last word, and of the head of a phrase."""
    assert plurals(form) == expected


def test_two_entries_with_the_same_form_are_an_error_that_names_both_places() -> None:
    """The later one is shown, with the first one beside it."""
    (finding,) = form_findings([term("a", "pact"), term("b", "treaty", "pact", line=5)], (), site_language="en")
    assert (finding.code, finding.span.line, finding.related[0].span.line) == ("claimed-form", 6, 1)
    assert "`a`" in finding.message and "`b`" in finding.message


def test_one_cause_is_one_finding() -> None:
    """Entries with the same word also have the same plural: that is not said again, and not for a third form."""
    assert len(found(term("a", "pact"), term("b", "pact", line=5))) == 1


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        ("US", "us", False),
        ("US", "US", True),
        ("us", "Us", True),
        ("short-range", "short–range", True),
        ("Cold War", "cold war", False),
        ("arm", "arms", False),
        ("ax", "axe", True),
    ],
)
def test_capitals_and_plurals_decide_whether_forms_are_the_same(one: str, other: str, clash: bool) -> None:
    """An acronym and a word are two things; a made plural gives way to a written form, not to another plural."""
    assert bool(found(term("a", one), term("b", other, line=5))) == clash


def test_an_entry_may_repeat_itself() -> None:
    """A form that is also the term is no clash."""
    assert not found(term("a", "pact", "pact", "Pact"))


def test_profiles_claim_names_too() -> None:
    """A profile and a term with the same name clash; a profile's capitals count, so a noun is free."""
    places = {"": Span("content/profiles/p.yaml", 1, 1, 1, 9)}
    turkey = Profile(id="turkey", name="Turkey", places=places)
    assert [code for code, _, _ in found(term("a", "Turkey"), profiles=(turkey,))] == ["claimed-form"]
    assert not found(term("a", "turkey"), profiles=(turkey,))


def test_what_is_never_looked_for_claims_nothing() -> None:
    """`match: never` frees the words for another entry."""
    assert not found(term("a", "pact", match="never"), term("b", "pact", line=5))


def test_a_stop_phrase_claims_nothing() -> None:
    """What an entry is not meant in may be another entry."""
    assert not found(term("a", "pact", stop=("warm pact",)), term("b", "warm pact", line=5))


def test_labels_clash_in_their_language() -> None:
    """Two labels of the same words in Korean are found, whether or not there is a Korean article."""
    ko = {"ko": Label(term="조약", places={"": Span("g", 1, 1, 1, 2)})}
    assert [
        code for code, _, _ in found(term("a", "pact", labels=ko), term("b", "treaty", labels=ko, line=5))
    ] == ["claimed-form"]


def test_stems_clash() -> None:
    """Entries that ask for stems clash where all their stems are the same."""
    entries = term("a", "ракета", inflect="stem"), term("b", "ракеты", inflect="stem", line=5)
    assert [code for code, _, _ in found(*entries, language="ru")] == ["claimed-form"]


def test_a_form_without_a_letter_is_never_found() -> None:
    """Dashes alone are reported, and do no harm to the search."""
    assert [code for code, _, _ in found(term("a", "pact", "–"))] == ["unfindable-form"]


def test_a_stop_phrase_must_hold_the_word() -> None:
    """A phrase without any form of the entry stops nothing; one with its plural does."""
    assert [code for code, _, _ in found(term("a", "pact", stop=("warm", "warm pacts", "Pact of Steel")))] == [
        "idle-stop"
    ]


def test_a_language_without_a_stemmer_is_reported() -> None:
    """`inflect: stem` does nothing in Korean."""
    assert [code for code, _, _ in found(term("a", "조약", inflect="stem"), language="ko")] == ["no-stemmer"]


@pytest.mark.parametrize(
    ("text", "word", "language", "expected"),
    [
        ("nato's", "nato", "en", True),
        ("nato't", "nato", "en", False),
        ("nato.int", "nato", "en", False),
        ("nato.", "nato", "en", True),
        ("1.718", "718", "en", False),
        ("1,718", "1", "en", False),
        ("l'otan", "otan", "fr", True),
        ("l'otan", "otan", "en", False),
        ("'otan'", "otan", "en", True),
        ("nato'nun", "nato", "tr", True),
        ("icbm을", "icbm", "ko", True),
        ("のicbm", "icbm", "ja", True),
        ("ab\u0301", "ab", "en", False),
        ("вракета", "ракета", "ru", False),
    ],
)
def test_where_words_end(text: str, word: str, language: str, expected: bool) -> None:
    """Apostrophes, dots, digits, scripts without spaces, combining marks."""
    start = text.index(word)
    assert is_whole(text, start, start + len(word), language) == expected
