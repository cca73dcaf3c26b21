"""What else a page may ask for: sources, terms, a look at how a note will read; and what it may not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from preview_pages import NOW, Page


@pytest.fixture
def page(tmp_path: Path) -> Page:
    """An article with one note."""
    return Page(tmp_path)


def test_sources_are_found_by_what_one_remembers(page: Page) -> None:
    """By id, title or publisher; an id that begins so comes first."""
    assert [one["id"] for one in page.do("sources", words="kcna")[1]["sources"]] == ["kcna", "speech"]
    assert [one["id"] for one in page.do("sources", words="the spee")[1]["sources"]] == ["speech"]


def test_a_term_is_defined(page: Page) -> None:
    """At the end of a glossary that there is, or in a new one; words that are defined lead to their entry."""
    status, begun = page.do("term-begin", words="Missiles")
    assert (status, begun["there"], begun["id"]) == (200, None, "missiles")
    assert page.do("term-begin", words="Treaty")[1]["there"]["id"] == "pact"
    sent = {"term": "missile", "id": "missile", "short": "A weapon: it flies.", "forms": ["rocket", ""], "sources": [],
            "definition": "", "scheme": "law", "seen": begun["schemes"][0]["seen"]}
    before = page.text("content/glossary/law.yaml")
    assert page.do("term-save", **sent)[0] == 200
    assert page.text("content/glossary/law.yaml") == before + """
  - id: missile
    term: missile
    forms: [rocket]
    short: "A weapon: it flies."
    reviewed: 2024-06-20
"""
    status, _ = page.do("term-save", **{**sent, "id": "depot", "term": "depot", "scheme": "new-words", "seen": ""})
    assert status == 200 and page.text("content/glossary/new-words.yaml").startswith("title: New words\nterms:\n  - id: depot\n")
    assert page.do("term-save", **{**sent, "scheme": "../law"})[0] == 422
    assert page.do("term-save", **sent)[1]["field"] == "id"


def test_a_note_reads_as_it_will(page: Page) -> None:
    """Markdown becomes the site's HTML; raw HTML does not."""
    status, answer = page.do("note-preview", note="*So* <script>x</script> [it](term:pact)")
    assert status == 200 and "<em>So</em>" in answer["html"] and "<script>" not in answer["html"]
    assert answer["wrong"][0].startswith("Line 1: ")
    assert page.do("note-preview", note="Fine.\n\nBut [[nothing]] and [it](term:pacts)")[1]["wrong"] == [
        "Line 3: there is no nothing.", "Line 3: there is no term:pacts.",
    ]


def test_a_link_out_of_the_project_is_no_file_of_notes(page: Page, tmp_path_factory: pytest.TempPathFactory) -> None:
    """What the site does not read is neither shown nor written."""
    outside = tmp_path_factory.mktemp("outside") / "notes.yaml"
    outside.write_text("by: a stranger\n", encoding="utf-8")
    page.write("content/articles/other.md", page.text("content/articles/pact.md"))
    (page.root / "content/annotations/other.yaml").symlink_to(outside)
    page.session.refresh(None, now=NOW)
    begun = page.do("note-begin", article="other")[1]
    assert (begun["by"], begun["seen"]) == ("the desk", "")
    sent = {"kind": "context", "note": "So.", "by": "the desk", "id": "so", "seen": ""}
    assert page.do("note-save", article="other", **sent)[0] == 500
    assert outside.read_text(encoding="utf-8") == "by: a stranger\n"


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=6) | st.sampled_from(["pact", "strongest", "../pact", "\ud800"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["before", "text", "after", "source"]), inner),
    max_leaves=6,
)


@settings(max_examples=40)
@given(sent=st.dictionaries(st.sampled_from(["article", "id", "note", "selection", "seen", "sources", "kind", "words", "scheme"]), anything))
def test_whatever_is_sent_nothing_breaks(made: Page, sent: dict[str, Any]) -> None:
    """Every action answers, and writes nothing but what it says that it wrote."""
    for name, action in made.actions.items():
        before = made.text()
        status, answer = action(made.session, sent)
        assert status in (200, 400, 404, 409, 422) and (status == 200 or answer["message"])
        assert answer.get("changed") or made.text() == before, name


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Page:
    """One page for all examples."""
    return Page(tmp_path_factory.mktemp("sent"))
