"""Terms found in texts, as written down in tests/cases/terms*.md, which a writer can read."""

from __future__ import annotations

import pytest

from terms_cases import Case, cases, find, shown


@pytest.mark.parametrize("case", cases("terms-words"))
def test_words_are_recognized(case: Case) -> None:
    """Capitals, plurals, possessives, punctuation: which words are a use of an entry, and which are others."""
    assert shown(*find(case)) == case.expected


@pytest.mark.parametrize("case", cases("terms-places"))
def test_links_stand_where_they_should(case: Case) -> None:
    """First uses, headings, links, quotations, code: which uses become links, and which are only listed."""
    assert shown(*find(case)) == case.expected


@pytest.mark.parametrize("case", cases("terms-scripts"))
def test_languages_and_scripts(case: Case) -> None:
    """Other languages and scripts: labels, stems, writing without spaces."""
    assert shown(*find(case)) == case.expected
