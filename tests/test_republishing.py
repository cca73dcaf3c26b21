"""Somebody else's text: what is shown of it, and that nothing else of it is in any file; the page for 404."""

from __future__ import annotations

from pathlib import Path

import pytest

from sites import Site

REPORT = """
-- articles/report.md --
---
title: A report
date: 2024-02-12
source: {publisher: Example News, title: The promise, url: https://example.org/promise, republish: WAY}
---

## Hidden heading

Hidden words with a [hidden source](source:treaty).

The report calls it an armed attack on reason. It goes on with more hidden words about an armed attack.
-- annotations/report.yaml --
notes:
  - id: attack
    quote: The report calls it an armed attack on reason.
    note: A figure of speech.
-- sources/law.yaml --
sources:
  - {id: treaty, title: The treaty}
-- glossary/law.yaml --
terms:
  - {id: armed-attack, term: armed attack, short: A grave use of force.}
"""


def _site(tmp_path: Path, way: str) -> Site:
    return Site(tmp_path, REPORT.replace("WAY", way)).build()


@pytest.mark.parametrize("way", ["excerpt", "link"])
def test_what_no_note_stands_on_is_in_no_file(tmp_path: Path, way: str) -> None:
    """Neither headings nor other words, on no page, in no feed, in no list of mentions."""
    site = _site(tmp_path, way)
    for words in ("Hidden heading", "hidden-heading", "Hidden words", "hidden source", "goes on"):
        assert not site.has(words), words


@pytest.mark.parametrize("way", ["excerpt", "link"])
def test_links_in_what_is_hidden_count_for_nothing(tmp_path: Path, way: str) -> None:
    """A source that only hidden words lead to is not among the sources of the page."""
    assert "The treaty" not in _site(tmp_path, way).words("/briefings/report/")


def test_an_excerpt_shows_the_passage_and_its_note(tmp_path: Path) -> None:
    """The passage leads to its note and the note back."""
    page = _site(tmp_path, "excerpt").page("/briefings/report/")
    assert 'id="passage-attack"' in page and 'href="#passage-attack"' in page
    assert "A figure of speech." in page


def test_notes_on_a_text_that_is_only_linked_to_are_shown(tmp_path: Path) -> None:
    """Without a passage to lead back to."""
    page = _site(tmp_path, "link").page("/briefings/report/")
    assert "A figure of speech." in page and "https://example.org/promise" in page
    assert "#passage-attack" not in page


def test_the_page_for_what_is_missing_works_at_any_depth(tmp_path: Path) -> None:
    """Hosts show it under whatever address was asked for, so its links begin at the root of the host."""
    page = _site(tmp_path, "excerpt").page("/404.html")
    assert 'href="/sub/assets/postil.css"' in page and 'href="/sub/"' in page
    assert 'href="index.html"' not in page


def test_without_an_address_no_page_speaks_of_a_feed(tmp_path: Path) -> None:
    """There is no feed then, so there is no link to one."""
    site = Site(tmp_path, REPORT.replace("WAY", "full")).build(base_url="")
    assert not site.has("feed.xml")
