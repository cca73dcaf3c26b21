"""Links by hand: what they may name, and the way out where they name nothing."""

from __future__ import annotations

from postil.diagnose.diagnostic import Diagnostic
from postil.link.references import Known, check
from postil.prose.parse import parse

KNOWN = Known(
    ids={
        "term": frozenset({"icbm", "slbm", "sanctions"}),
        "profile": frozenset({"sanctions", "vladimir-putin"}),
        "article": frozenset({"pact", "later"}),
        "note": frozenset({"pact/clause", "pact/alliance", "later/close"}),
    },
    unpublished=frozenset({"article:later"}),
)


def findings(markdown: str, known: Known = KNOWN) -> list[Diagnostic]:
    """What is wrong with the links of a text of the article `pact`, which begins on line 7 of its file."""
    prose, wrong = parse(markdown, path="content/articles/pact.md", line=7, language="en")
    assert not wrong
    return list(check(prose, "content/articles/pact.md", known, article="pact"))


def test_what_exists_may_be_linked() -> None:
    """By kind, by the short form, a note of the same article by its id alone, and what is not published."""
    assert not findings("[a](term:icbm) [[slbm]] [b](note:clause) [c](note:later/close) [d](article:later)")


def test_an_unknown_id_is_shown_where_it_stands_with_the_nearest() -> None:
    """The span is the target as it is written; the help names ids of its kind."""
    (finding,) = findings("First.\n\nAn [ICBM](term:icmb).")
    assert (finding.code, finding.span.line, finding.span.column) == ("unknown-reference", 9, 11)
    assert finding.help == ("did you mean `icbm`?",)


def test_an_id_of_another_kind_is_offered_with_its_kind() -> None:
    """Nothing is misspelled there but the kind."""
    (finding,) = findings("[Putin](term:vladimir-putin)")
    assert finding.help == ("there is a profile with that id: write `profile:vladimir-putin`",)


def test_a_note_is_looked_for_in_its_own_article_first() -> None:
    """`close` is also near a note of another briefing, which is not meant."""
    (finding,) = findings("[see](note:claus)")
    assert finding.help == ("did you mean `clause`?",)


def test_a_short_form_that_two_kinds_know_must_say_which() -> None:
    """Both ways of writing it are offered."""
    (finding,) = findings("[[sanctions]]")
    assert finding.code == "ambiguous-reference"
    assert finding.help == ("say which: `[…](term:sanctions)` or `[…](profile:sanctions)`",)


def test_a_short_form_of_nothing_offers_what_is_near_of_any_kind() -> None:
    """Ids of notes are not among it: they need their article."""
    (finding,) = findings("[[vladimir-puttin]]")
    assert finding.help == ("did you mean `vladimir-putin`?",)


def test_a_short_form_without_words_may_not_name_what_is_not_published() -> None:
    """Its name would be shown; with words of its own the link is silently dropped."""
    assert [one.code for one in findings("[[later]] [[later|soon]]")] == ["bare-unpublished-reference"]


def test_what_a_broken_file_may_hold_is_not_reported_as_missing() -> None:
    """One cause, one finding: the file is."""
    damaged = Known(ids=KNOWN.ids, damaged=frozenset({"term"}))
    assert not findings("[a](term:unheard-of) [[unheard-of]]", damaged)
