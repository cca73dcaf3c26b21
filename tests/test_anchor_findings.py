"""What is said of a note's anchor: the message, the span, and ways out that work when they are pasted."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
import yaml

from postil.anchor.findings import findings
from postil.anchor.resolve import resolve
from postil.diagnose.catalogue.anchoring import ENTRIES
from postil.diagnose.diagnostic import Diagnostic
from postil.model.prose import Prose
from postil.model.resolved import Approved, Edited, Exact, Moved
from postil.model.written.note import Note
from postil.prose.parse import parse
from postil.source import Span

QUOTE = Span("content/annotations/pact.yaml", 14, 12, 14, 32)
SECTION = Span("content/annotations/pact.yaml", 15, 9, 15, 17)

ARTICLE = """\
The aid covers submarine and ballistic
missile technology. Others want cruise missile technology.

At least 10 missiles were fired. It is unlikely that more follow.

## Reaction {#reaction}

The clause is a *mutual defense* clause, said the ministry of missile technology.
"""


def prose(text: str = ARTICLE) -> Prose:
    """The article as it is read from line 8 of its file on."""
    return parse(text, path="content/articles/pact.md", line=8, language="en")[0]


def note(quote: str, **keys: str) -> Note:
    """A note on a quote, written at QUOTE."""
    places = {"": QUOTE, "quote": QUOTE, "in": SECTION}
    return Note(quote=quote, note="x", id="n", places=places, **keys)  # type: ignore[arg-type]


def said(one: Note, text: str = ARTICLE, approved: Approved | None = None) -> Diagnostic:
    """The one finding on a note."""
    (finding,) = findings(one, resolve(one, prose(text), approved, "en"), prose(text), "content/articles/pact.md")
    return finding


def test_nothing_is_said_of_a_note_in_its_place() -> None:
    """Whole, exact and moved notes are as they should be."""
    for one in (note(""), note("At least 10 missiles"), note("missile technology", prefix="cruise ")):
        assert findings(one, resolve(one, prose(), None, "en"), prose(), "pact.md") == ()


def test_every_place_of_an_ambiguous_quote_has_its_line_and_its_prefix() -> None:
    """The finding is on the quote in the YAML; its help counts lines as the article's file does."""
    finding = said(note("missile technology"))
    assert (finding.code, finding.message, finding.span) == ("ambiguous-quote", "quote occurs 3 times in pact", QUOTE)
    assert finding.help == (
        'for the one in line 9 add   prefix: "ballistic "',
        'for the one in line 9 add   prefix: "cruise "',
        'for the one in line 15 add   prefix: "of "',
        "or, if the note is on all of them,   occurrence: all",
    )


def test_a_prefix_that_fits_nowhere_is_to_be_replaced() -> None:
    """A second prefix beside the old one would be a duplicate key."""
    finding = said(note("missile technology", prefix="naval "))
    assert finding.message == "quote occurs 3 times in pact, none of them with the note's prefix"
    assert finding.help[1] == 'for the one in line 9, in place of its prefix, write   prefix: "cruise "'


def test_a_quote_that_lost_its_prefix_is_not_taken_for_another() -> None:
    """It stands once, but may be the twin."""
    finding = said(note("At least 10 missiles", prefix="On Friday "))
    assert (finding.code, finding.message) == (
        "other-context", "quote stands once in pact, line 11, but not with the note's prefix"
    )
    assert finding.help == ("if the note is on that passage, leave its prefix out",)


def test_a_changed_fact_shows_both_versions() -> None:
    """Then and now, the fact in the message, and the quote to paste."""
    finding = said(note("At least 15 missiles were fired"))
    assert (finding.code, finding.message) == (
        "changed-fact", "a number in the quoted passage changed: 15, now 10 (pact, line 11)"
    )
    assert finding.comparison is not None
    assert (finding.comparison.was, finding.comparison.now) == (
        "At least 15 missiles were fired", "At least 10 missiles were fired"
    )
    assert finding.help[0] == 'read the note again; if it still holds, write   quote: "At least 10 missiles were fired"'


def test_a_word_that_denies_the_quote_from_outside_is_named() -> None:
    """The quote stands to the letter; what changed is beside it."""
    before = ARTICLE.replace("unlikely that more", "certain that more")
    approved = Approved("more follow", "At least 10 missiles were fired. It is certain that ", ".")
    finding = said(note("more follow"), before.replace("certain that", "not certain that"), approved)
    assert finding.message == "a negation came into the quoted passage: not (pact, line 11)"
    assert finding.help[0] == (
        "the quote itself stands in line 11, but a word beside it turns it round, or no longer does"
    )


def test_an_edited_quote_is_a_notice_with_the_new_words() -> None:
    """Spelling only."""
    finding = said(note("a mutual defence clause, said the ministry"))
    assert (finding.code, finding.message) == (
        "edited-quote", "the quoted words were edited in pact, line 15, and state the same"
    )
    assert finding.help == ('to follow the edit write   quote: "a mutual defense clause, said the ministry"',)


def test_an_orphan_shows_the_three_nearest_passages() -> None:
    """Best first, with line and score."""
    finding = said(note("the clause means war"))
    assert (finding.code, finding.message) == ("orphan-note", "quote is not in pact")
    assert [line.startswith("nearest, line ") for line in finding.help] == [True, True, True, False]
    assert finding.help[0] == 'nearest, line 15 (0.65): "The clause is a"'


def test_an_unknown_section_is_said_of_the_key_and_names_the_nearest() -> None:
    """Nothing is said of the quote, which could not be found."""
    finding = said(note("missile technology", within="raection"))
    assert (finding.code, finding.span, finding.help) == ("unknown-section", SECTION, ("did you mean `reaction`?",))
    assert said(note("x", within="a"), "No heading.").help == ("pact has no headings: leave   in:   out",)


@pytest.mark.parametrize(
    ("one", "code", "out"),
    [
        (note("At least 10 missiles", within="reaction"), "outside-section", "leave   in:   out"),
        (note("likely"), "cut-word", 'write   quote: "unlikely"'),
        (note("more follow. Reaction"), "quote-across-blocks",
         "quote words of one paragraph, list item, table cell or heading"),
        (note("[defense](term:defense)"), "markup-in-quote", 'write   quote: "defense"'),
        (note("\u00ad \u200b"), "empty-quote", "quote words of the article, or leave   quote:   out"),
        (note("…”"), "empty-quote", "quote words of the article, or leave   quote:   out"),
        (note("missle"), "short-quote", 'nearest, line 9 (0.83): "missile"'),
    ],
)
def test_a_quote_that_stands_in_another_way_says_which(one: Note, code: str, out: str) -> None:
    """Each reason has its own finding with its own way out."""
    finding = said(one)
    assert (finding.code, finding.help[0]) == (code, out)


@pytest.mark.parametrize(
    "quote", ["missile technology", "At least 15 missiles were fired", "a mutual defence clause, said"]
)
def test_what_is_pasted_settles_the_finding(quote: str) -> None:
    """Each prefix, and each quote, that a line of help offers, ends in a note in its place."""
    one = note(quote)
    for key, value in re.findall(r'\b(prefix|quote): "(.*?)"', "\n".join(said(one).help)):
        anchor = resolve(replace(one, **{key: value}), prose(), None, "en")
        assert isinstance(anchor, Exact | Moved), (key, value, anchor)


def test_many_places_are_listed_by_their_lines() -> None:
    """A quote that stands everywhere does not fill the screen."""
    finding = said(note("pact"), "\n\n".join(f"Number {number}: the pact {number}." for number in range(20)))
    assert finding.message == "quote occurs 20 times in pact"
    assert finding.help[12] == "and 8 more, in lines 32, 34, 36, 38, 40, 42, 44, 46: quote more of the sentence"


def test_blocks_that_are_alike_are_told_apart_by_their_section() -> None:
    """Where no context helps, a section does, if the place is alone in it."""
    words = "To be decided"
    finding = said(note(words), f"{words}\n\n## A\n\n{words}\n\n## B\n\n{words}\n\n{words}")
    assert finding.help[:4] == (
        "for the one in line 8 there is nothing to tell it by: quote more of the sentence",
        "for the one in line 12 add   in: a",
        "for the one in line 16 there is nothing to tell it by: quote more of the sentence",
        "for the one in line 18 there is nothing to tell it by: quote more of the sentence",
    )


def test_what_is_pasted_is_sound_yaml() -> None:
    """Quotation marks and backslashes are escaped."""
    finding = said(note('the key `say "yes" \\ no` in the file'), 'In it the key `say "yes" \\ now` in the file.')
    pasted = yaml.safe_load(finding.help[0].partition("write   ")[2])
    assert pasted == {"quote": 'the key say "yes" \\ now in the file'}


def test_every_state_that_needs_somebody_has_an_entry() -> None:
    """A mended quote is a notice; all else are errors, so that nothing unseen is published."""
    severities = {entry.code: entry.severity for entry in ENTRIES}
    assert severities.pop("edited-quote") == "notice"
    assert set(severities.values()) == {"error"}
    assert isinstance(resolve(note("a mutual defence clause, said"), prose(), None, "en"), Edited)
