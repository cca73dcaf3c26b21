"""The benchmark's generated site, and the counting by which no tool's time is believed unseen."""

from __future__ import annotations

import re
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from bench.article import NOTES, Article
from bench.count import Tally, parsed_tally, tally, words
from bench.edits import Edit
from bench.generate import Site, write
from bench.table import Cost, markdown

ARTICLES, TERMS = 12, 200


@pytest.fixture(scope="module")
def site() -> Site:
    """A small generated site."""
    return Site(ARTICLES, terms=TERMS)


@pytest.fixture(scope="module")
def articles(site: Site) -> list[Article]:
    """Its articles."""
    return [site.article(number) for number in range(ARTICLES)]


def _tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _as_read(markdown_text: str) -> str:
    """The running text of generated Markdown: it has emphasis, links, headings, one list and one quotation."""
    without_links = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", markdown_text)
    return " ".join(re.sub(r"\*+|^(?:#+|-|>) ", "", without_links, flags=re.MULTILINE).split())


def test_the_same_seed_writes_the_same_bytes(tmp_path: Path) -> None:
    """Two runs write the same files, and another seed writes others."""
    for name, seed in (("one", 1), ("again", 1), ("other", 2)):
        write(Site(ARTICLES, terms=TERMS, seed=seed), tmp_path / name)
    assert _tree(tmp_path / "one") == _tree(tmp_path / "again")
    assert _tree(tmp_path / "one") != _tree(tmp_path / "other")


def test_a_quote_stands_exactly_once(articles: list[Article]) -> None:
    """Every note's quote is found in its article once, and each article has its eight notes."""
    for article in articles:
        text = _as_read(article.body)
        assert len(article.notes) == NOTES
        assert [text.count(note.quote) for note in article.notes] == [1] * NOTES


def test_about_two_quotes_in_five_cross_markup_or_a_line_break(articles: list[Article]) -> None:
    """A quote crosses exactly when it does not stand in the Markdown as it is."""
    notes = [(article.body, note) for article in articles for note in article.notes]
    assert all((note.quote in body) is not note.crossing for body, note in notes)
    assert 0.25 < sum(note.crossing for _, note in notes) / len(notes) < 0.55


def test_an_article_is_as_long_and_as_rich_as_it_should_be(articles: list[Article]) -> None:
    """About 700 words, about 20 different terms, eight links."""
    for article in articles:
        assert 600 < len(_as_read(article.body).split()) < 850
        assert 14 <= len(set(article.mentioned)) <= 26
        assert 5 <= article.body.count("](") <= 8


def test_no_two_entries_share_a_name(site: Site) -> None:
    """Neither as it is nor in the plural, or a build would stop at the clash."""
    names = [name.lower() for entry in site.terms.entries for name in entry.names]
    assert len(names) == len(set(names))
    assert not {name + "s" for name in names} & set(names)
    assert all(2 <= len(entry.names) <= 3 for entry in site.terms.entries)


def test_every_edit_finds_its_line_once(tmp_path: Path, site: Site) -> None:
    """The article, the note and the definition that are edited, and every page that the edit concerns, exist."""
    from bench.contestants import postil

    expected = write(site, tmp_path)
    contestant = replace(postil(tmp_path), project=tmp_path)
    for kind in ("article", "note", "definition"):
        edit = Edit(contestant, kind, expected)
        path = contestant.file(kind, expected["edits"][kind])
        before = path.read_bytes()
        word = edit.save()
        assert path.read_text(encoding="utf-8").count(word) == 1
        edit.undo()
        assert path.read_bytes() == before


PAGE = b"""<div class="body"><p>A <a class="term" href="/glossary/pact/" title="A &gt; B">pact</a> of
<mark class="passage" id="passage-n1">two <em>states</em></mark><a class="note-ref" href="#note-n1"><span>1</span></a>,
and <a class="term" tabindex="-1" href="/glossary/pact/">more</a>.</p>
<details class="note"><div id="note-n1"><p>Not <a class="term" href="/glossary/x/">the text</a>.</p></div></details>
</div><section class="part terms"></section>
<section class="mentions"><ul><li>one</li><li class="x">two</li></ul></section><ul><li>no mention</li></ul>"""


def test_counting_quickly_counts_as_a_parser_does() -> None:
    """Term links once however often they are cut, notes, passages, and items of mentions alone."""
    assert tally(PAGE) == parsed_tally(PAGE) == Tally(term_links=2, notes=1, passages=1, backlinks=2)


def test_the_words_of_a_page_are_those_of_its_text_alone() -> None:
    """Without notes, and without their numbers."""
    assert words(PAGE) == ["A", "pact", "of", "two", "states", "and", "more"]


def test_the_table_compares_with_the_faster_peer() -> None:
    """Medians, and a ratio to whichever peer is faster at that step."""
    costs = {
        ("Postil", "cold"): [Cost(9.0), Cost(2.0), Cost(1.0)],
        ("Hugo", "cold"): [Cost(8.0)],
        ("Eleventy", "cold"): [Cost(4.0)],
    }
    row = markdown(["Postil", "Hugo", "Eleventy"], costs).splitlines()[2]
    assert row == "| cold build | **2.00 s** | **8.00 s** | **4.00 s** | 0.50 | 0.50 |"
