"""Every case of tests/cases/anchor-*.md: the state, the words, the named facts; and the count in docs/anchoring.md."""

from __future__ import annotations

import re

import pytest

import anchor_cases
from anchor_cases import Case
from postil.anchor import apart, context, match, resolve, spelling

ALL = [case for path in anchor_cases.files() for case in anchor_cases.cases(path)]


@pytest.mark.parametrize("case", ALL, ids=lambda case: f"{case.group}: {case.name}")
def test_a_case_ends_in_its_state_on_its_words(case: Case) -> None:
    """The state is the expected one and, where the note stands somewhere, on the marked words."""
    anchor = case.resolved()
    assert (anchor_cases.state(anchor), anchor_cases.ranges(anchor)) == (
        case.state, case.spans if case.state != "orphan" else ()
    ), anchor
    if case.facts:
        assert anchor_cases.facts(anchor) == case.facts


@pytest.mark.parametrize("case", ALL, ids=lambda case: f"{case.group}: {case.name}")
def test_nothing_is_wrong_or_lost(case: Case) -> None:
    """No note stands silently on other words or past a changed fact; none is lost whose words still stand."""
    assert case.outcome(case.resolved()) in ("right", "flagged")


def test_there_are_enough_cases() -> None:
    """At least 150 different situations, and each group has several."""
    assert len(ALL) // 2 >= 150
    assert all(len(list(anchor_cases.cases(path))) >= 8 for path in anchor_cases.files())


def test_the_page_counts_the_cases_as_they_are() -> None:
    """The table of docs/anchoring.md is today's. `python tests/anchor_cases.py --write` brings it up to
    date.
    """
    page = anchor_cases.PAGE.read_text(encoding="utf-8")
    assert anchor_cases.written(page) == page


def test_the_page_states_the_constants_as_they_are() -> None:
    """Each constant of docs/anchoring.md has the value it has in the code."""
    modules = (apart, context, match, resolve, spelling)
    rows = re.findall(r"^\| `([A-Z_]+)` \| ([\d.]+) \|", anchor_cases.PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(rows) == 16
    for name, value in rows:
        found = next(vars(module)[name] for module in modules if name in vars(module))
        assert round(found, 9) == float(value), name
