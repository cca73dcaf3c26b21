"""Folding is one code point for one, for all of Unicode, and finds the way back where it cannot be."""

from __future__ import annotations

import pytest

from postil.link.folding import alike, fold, lower, name

ALL = "".join(chr(point) for point in range(0x110000) if not 0xD800 <= point < 0xE000)


def test_every_code_point_folds_to_one() -> None:
    """Positions in a folded text are positions in the text, whatever it holds."""
    assert len(lower(alike(ALL))) == len(ALL)
    grown = [character for character in ALL if len(lower(alike(character))) != 1]
    assert not grown


def test_folding_depends_on_no_neighbor() -> None:
    """Each code point folds as it does alone, also the sigma, which `str.lower` picks by its place."""
    assert lower(alike(ALL)) == "".join(lower(alike(character)) for character in ALL)


def test_folding_twice_changes_nothing() -> None:
    """What is folded stays as it is."""
    once = lower(alike(ALL))
    assert lower(alike(once)) == once


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Putin’s", "putin's"),
        ("short‑range", "short–range"),
        ("a b", "A\nb"),
        ("ＩＣＢＭ", "icbm"),
        ("ΟΔΟΣ", "οδος"),
        ("İ", "i"),
        ("Σ", "ς"),
    ],
)
def test_what_a_reader_takes_for_the_same_folds_alike(one: str, other: str) -> None:
    """Apostrophes, dashes, spaces, full-width letters, sigmas, the dotted I."""
    assert fold(one).text == fold(other).text


def test_a_name_is_one_line_without_space_around_it() -> None:
    """Names are folded as texts are, so that one can be found in the other."""
    assert name("  mutual\u00ad \n defe\u0301nse ") == "mutual defénse"


def test_the_way_back_leads_over_what_was_left_out() -> None:
    """A range of the folded text is found again in a text with soft hyphens, double spaces and decomposed letters."""
    text = "a de\u00adfense  clause, a cafe\u0301"
    folded = fold(text)
    start = folded.text.index("defense clause")
    assert text[slice(*folded.origin(start, start + 14))] == "de\u00adfense  clause"
    assert text[slice(*folded.origin(len(folded.text) - 1, len(folded.text)))] == "e\u0301"
    start = folded.text.index("café")
    assert text[slice(*folded.origin(start, start + 4))] == "cafe\u0301"


def test_a_blank_line_stays() -> None:
    """What parts two blocks is no single space, so that no name reaches over it."""
    assert "defense clause" not in fold("defense \n\n clause").text
