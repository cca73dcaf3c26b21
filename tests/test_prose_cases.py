"""The cases of tests/cases/prose-*.md: what becomes of Markdown, in text, in HTML and under marks."""

from __future__ import annotations

import pytest

from postil.model.prose import Link, Prose
from postil.prose.parse import parse
from postil.prose.weave import weave
from prose_cases import Case, cases, marks_of, short

NAMES = {"any:icbm": "intercontinental ballistic missile"}
ICBM = Link(href="/icbm/", kind="term", title="A missile.")
LINKS = {"term:icbm": ICBM, "any:icbm": ICBM, "source:kcna": Link(href="/kcna/", kind="source", title="")}


def read(markdown: str, language: str) -> Prose:
    prose, _ = parse(markdown, path="x.md", line=1, language=language, names=NAMES)
    return prose


def picture(src: str) -> tuple[str, int, int]:
    return f"/media/{src}", 640, 480


@pytest.mark.parametrize("case", cases("prose-text"))
def test_the_running_text(case: Case) -> None:
    """Markdown has the running text that the case says."""
    assert read(case.given, case.language).text.replace("\xa0", " ") == case.expected


@pytest.mark.parametrize("case", cases("prose-html"))
def test_the_html(case: Case) -> None:
    """Markdown becomes the HTML that the case says."""
    woven = weave(read(case.given, case.language), (), LINKS, picture)
    assert "\n".join(one.html for one in woven) == case.expected


@pytest.mark.parametrize("case", cases("prose-marks"))
def test_the_marks(case: Case) -> None:
    """Marks open and close where the case says."""
    markdown, _, lines = case.given.rpartition("\n---\n")
    prose = read(markdown, case.language)
    woven = weave(prose, marks_of(prose, lines), LINKS, picture)
    assert short("\n".join(one.html for one in woven)) == case.expected


@pytest.mark.parametrize("case", cases("prose-quoted"))
def test_what_is_quoted(case: Case) -> None:
    """The stretches that the case says are somebody else's words, and no others."""
    prose = read(case.given, case.language)
    assert "\n".join(prose.text[start:end] for start, end in prose.quoted) == case.expected
