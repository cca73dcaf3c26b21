"""What is made again grows with the change, and not with the site."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest

from incremental.site import Roads, article, folder
from postil.engine.build import Outcome
from postil.engine.understanding.articles import Reader
from postil.engine.understanding.update import Update

NEWER = 30
"""More than the home page and the feed show: the article edited below is older than these."""

LOOKED_UP = ("assets/names.js",)
"""Where every name of an entry can be looked up."""

TERMS = """terms:
  - {id: light, term: light, short: Something to steer by., definition: It shines.}
  - {id: fog, term: fog, short: A cloud on the water., broader: [light]}
"""


SIZES = [0, 120, 1_000, 10_000] if os.environ.get("POSTIL_LONG") else [0, 120]


@pytest.fixture(params=SIZES)
def roads(request: pytest.FixtureRequest) -> Iterator[Roads]:
    """The small site with newer articles that the reader sees first, and with as many older ones as are asked for."""
    here = folder()
    roads = Roads(here)
    roads.write("content/glossary/more.yaml", TERMS)
    roads.write("content/articles/lamp.md", article("lamp", body="The light is lit. Nothing else is known.", day=1))
    for number in range(NEWER):
        roads.write(f"content/articles/new-{number}.md", article(f"new-{number}", body=f"Number {number}.", day=20))
    for number in range(request.param):
        text = article(f"old-{number}", body=f"An old text, the {number}th.", day=1).replace("2024-", "2023-")
        roads.write(f"content/articles/old-{number}.md", text)
    roads.build()
    yield roads
    shutil.rmtree(here)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The articles that are read, from now on."""
    found: list[str] = []
    really = Reader.read

    def noted(self: Reader, article: object) -> object:
        found.append(article.id)
        return really(self, article)

    monkeypatch.setattr(Reader, "read", noted)
    return found


def edited(roads: Roads, path: str, old: str, new: str) -> Outcome:
    """The outcome of a build after one edit."""
    text = roads.text(path)
    assert old in text
    roads.write(path, text.replace(old, new))
    return roads.outcome()


def test_nothing_changed(roads: Roads, read: list[str]) -> None:
    """Without a change nothing is read or composed."""
    assert roads.outcome().composed == ()
    assert read == []


def test_one_body(roads: Roads, read: list[str]) -> None:
    """A sentence that names nobody concerns its own page, a sentence with a term also the entry that shows it."""
    path = "content/articles/lamp.md"
    assert edited(roads, path, "Nothing else", "Not much else").composed == ("briefings/lamp/index.html",)
    assert set(edited(roads, path, "is lit", "was lit").composed) == {
        "briefings/lamp/index.html", "glossary/light/index.html",
    }
    assert read == ["lamp", "lamp"]


def test_one_definition(roads: Roads, read: list[str]) -> None:
    """The long definition stands on the entry's page; the short one wherever the term is linked or listed."""
    path = "content/glossary/more.yaml"
    assert edited(roads, path, "It shines", "It blinks").composed == ("glossary/light/index.html",)
    shown = edited(roads, path, "Something to steer by", "Something to see").composed
    assert set(shown) == {
        "briefings/lamp/index.html", "glossary/index.html", "glossary/light/index.html", "glossary/fog/index.html",
        "glossary/beacon/index.html",
    }
    assert read == []


def test_a_text_is_its_own_files_affair(roads: Roads, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where only a definition changed, no other entry is brought to hand; where a name changed, or something is wrong, all are."""
    brought: list[Update] = []
    really = Update.take_entries
    monkeypatch.setattr(Update, "take_entries", lambda self: (brought.append(self), really(self)))
    path = "content/glossary/more.yaml"
    edited(roads, path, "It shines", "It blinks")
    assert not brought
    edited(roads, path, "term: light,", "term: light, forms: [lantern],")
    assert len(brought) == 1
    edited(roads, path, "term: fog,", "term: fog, review_by: 2024-01-01,")
    assert "review-overdue" in {one.code for one in edited(roads, path, "It blinks", "It shines").findings}
    assert len(brought) == 3


def test_a_line_above_others(roads: Roads, read: list[str]) -> None:
    """A line put in above other entries of a file moves them, and no page shows in which line an entry stands."""
    path = "content/glossary/sea.yaml"
    made = edited(roads, path, "terms:\n", "# These are known everywhere.\n\nterms:\n").composed
    assert made == ()
    assert read == []


def test_what_moved_is_told_of_where_it_stands(roads: Roads) -> None:
    """Also in later builds, which know of an entry only what is remembered."""
    path = "content/claims/all.yaml"
    claim = "  - {{id: {0}, claim: Claim {0}., repeats: [the light is {0}], figure: {{of: ships, exactly: {0}}}}}\n"
    roads.write(path, f"claims:\n{claim.format(1)}{claim.format(2)}")
    assert [one.span.line for one in roads.outcome().findings] == [3]
    outcome = edited(roads, path, "claims:\n", "# Counted by hand.\nclaims:\n")
    assert outcome.composed == ()
    assert [one.span.line for one in outcome.findings] == [4]
    (told,) = edited(roads, "content/articles/lamp.md", "is lit", "is 1").findings
    assert [told.span.line, *(one.span.line for one in told.related)] == [4, 3]


def test_one_form(roads: Roads, read: list[str]) -> None:
    """A new form is looked for in the articles that have its words, and shown on the page of its entry."""
    made = edited(roads, "content/glossary/more.yaml", "term: light,", "term: light, forms: [else],").composed
    assert read == ["lamp"]
    assert set(made) == {"briefings/lamp/index.html", "glossary/light/index.html", *LOOKED_UP}


def test_a_form_that_nobody_uses(roads: Roads, read: list[str]) -> None:
    """A form that stands in no text concerns its entry's page alone."""
    made = edited(roads, "content/glossary/more.yaml", "term: light,", "term: light, forms: [seamark],").composed
    assert set(made) == {"glossary/light/index.html", *LOOKED_UP}
    assert read == []


def test_one_title(roads: Roads, read: list[str]) -> None:
    """A title stands on the article's page, on its page of the archive, and where an entry shows the article."""
    made = edited(roads, "content/articles/lamp.md", "title: Lamp", "title: The lamp").composed
    assert set(made) == {
        "briefings/lamp/index.html", "glossary/light/index.html", "archive/2024/page/2/index.html",
    }
    assert read == ["lamp"]
