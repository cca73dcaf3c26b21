"""The index in which readers search: what is in it and what is not, when it is made, and that it never stays behind."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from postil.compose.documents import KINDS, documents
from postil.engine.making import search_index
from postil.engine.making.search_index import FOLDER
from postil.render.search import document
from render_article import ARTICLE
from sites import Site

TEXT = """-- site.yaml --
title: The Roads
-- articles/fog.md --
---
title: The fog
date: 2024-06-10
---
In fog the pilot waits. A [[pilot]] knows the bar.
-- articles/later.md --
---
title: Later
date: 2024-06-11
status: draft
---
Nobody may know of the quay.
-- annotations/fog.yaml --
notes:
  - {id: waits, quote: the pilot waits, note: So say the rules of the harbor.}
  - {id: held, quote: the bar, note: A word held back., status: draft}
  - {id: desk, quote: In fog, note: A word for the desk., layer: internal}
-- glossary/sea.yaml --
terms:
  - {id: pilot, term: pilot, forms: [bar pilot], short: Takes ships in <and> out.}
"""


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is given to be indexed, in place of an index, which takes its time."""
    texts: list[str] = []

    def note(given: Iterable[tuple[str, str]], language: str) -> dict[str, bytes]:
        texts[:] = [f"{kind}: {html}" for kind, html in given]
        return {f"{FOLDER}one.txt": "".join(texts).encode()}

    monkeypatch.setattr(search_index, "index", note)
    return texts


def test_a_note_is_a_passage_of_its_own_and_entries_are_found_by_all_their_names(tmp_path: Path, seen: list[str]) -> None:
    """Each document says its kind, its title and its page."""
    Site(tmp_path, TEXT).build(search=True)
    briefing, notes, term = seen
    assert briefing.startswith("briefing: ") and 'href="/briefings/fog/index.html"' in briefing
    assert notes.startswith("note: ") and '<h2 id="note-waits">the pilot waits</h2>' in notes and "rules" in notes
    assert term.startswith("term: ") and "bar pilot" in term and "in &lt;and&gt; out" in term
    assert "rules" not in briefing


def test_nothing_unpublished_is_in_it(tmp_path: Path, seen: list[str]) -> None:
    """No draft, no note that is held back or of another layer."""
    Site(tmp_path, TEXT).build(search=True)
    assert not [words for words in ("Later", "quay", "held back", "for the desk") if words in "".join(seen)]


def test_every_kind_has_its_place() -> None:
    """What documents are made of is what readers can narrow to."""
    found = documents(ARTICLE)
    assert [one.kind for one in found] == ["briefing", "note"] and {one.kind for one in found} <= set(KINDS)
    assert all(one.html or one.id for each in found for one in each.passages)
    assert document(found[0], "a\"b.html").count("&quot;") >= 1


def test_it_is_made_again_when_what_is_found_changed_and_only_then(tmp_path: Path, seen: list[str]) -> None:
    """A new look or a new date changes pages, but nothing that is found."""
    site = Site(tmp_path, TEXT).build(search=True)
    seen.clear()
    site.put("site.yaml", "title: The Sound\n").build(search=True)
    assert seen == [] and f"{FOLDER}one.txt" in site.files
    site.put("glossary/sea.yaml", "terms:\n  - {id: pilot, term: pilot, short: Knows the bar.}\n").build(search=True)
    assert "Knows the bar" in seen[2]
    (site.output / FOLDER / "one.txt").write_text("damaged")
    seen.clear()
    assert site.build(search=True).file(f"{FOLDER}one.txt") == "".join(seen) != ""


def test_a_build_without_it_leaves_none_behind(tmp_path: Path, seen: list[str]) -> None:
    """What stands in the output is what was asked for, and equals a clean build of the same kind."""
    site = Site(tmp_path, TEXT).build()
    plain = site.files
    site.build(search=True)
    whole = site.files
    assert whole.keys() - plain.keys() == {f"{FOLDER}one.txt"}
    assert site.build().files == plain
    shutil.rmtree(site.output)
    shutil.rmtree(tmp_path / ".postil")
    assert site.build(search=True).files == whole


def test_pagefind_makes_the_same_bytes_of_the_same(tmp_path: Path) -> None:
    """And nothing that this site does not use; with nothing to find there is no index."""
    given = [(one.kind, document(one, "x.html")) for one in documents(ARTICLE)]
    made = search_index.index(iter(given), "en")
    assert made == search_index.index(iter(given), "en") == search_index.index(iter(given), "en")
    assert f"{FOLDER}pagefind.js" in made
    kinds = json.loads(made[search_index.KINDS])
    assert {kind: len(ids) for kind, ids in kinds.items()} == {"briefing": 1, "note": 1}
    assert not [path for path in made if "-ui" in path or "worker" in path]
    assert search_index.index(iter(()), "en") == {}


def test_without_pagefind_the_build_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And leaves the site as it was."""
    site = Site(tmp_path, TEXT)
    monkeypatch.setitem(sys.modules, "pagefind_bin", None)
    with pytest.raises(OSError, match="pip install"):
        site.build(search=True)
    assert not site.output.exists()


def test_the_policy_is_wider_only_where_texts_are_searched(tmp_path: Path, seen: list[str]) -> None:
    """WebAssembly is for the one page that needs it."""
    site = Site(tmp_path, TEXT).build(search=True)
    wide = {path for path, data in site.files.items() if b"wasm-unsafe-eval" in data}
    assert wide == {"search/index.html"}
