"""`build --verify`: an output that a clean build does not make is found, and the dependency that was missed is named."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest

from incremental.site import Roads, folder
from incremental.test_sabotage import OTHERS, READS, SEA, no_reads, swap
from postil.diagnose import report
from postil.engine.project import Project
from postil.engine.reasons.verify import edited, verify
from trees import tree

CARD = swap(SEA, "A fixed light or mark", "A light")
"""An edit that shows on many pages."""


@pytest.fixture
def roads() -> Iterator[Roads]:
    """The small site."""
    here = folder()
    yield Roads(here)
    shutil.rmtree(here)


def project(roads: Roads) -> Project:
    """Its folders."""
    return Project(roads.root, roads.root / "site")


def found(roads: Roads) -> dict[str, tuple[str, ...]]:
    """The lines of help of each file that differs."""
    return {one.span.path: one.help for one in verify(project(roads), roads.options).findings}


def test_a_site_that_is_right(roads: Roads) -> None:
    """Every file is counted, nothing is found, and nothing changes or stays behind."""
    roads.build()
    CARD(roads)
    roads.build()
    before = tree(roads.root)
    done = verify(project(roads), roads.options)
    assert not done.findings and not done.clean.failed
    assert done.files == len([path for path in before if path.startswith("site/")]) - 1  # the list of what is owned
    assert tree(roads.root) == before


# A picture that no page is known to show is not copied, and the build itself fails for a link to it.
@pytest.mark.parametrize("relation", sorted(READS.keys() - {"picture"}))
def test_a_reading_that_is_not_recorded_is_named(roads: Roads, monkeypatch: pytest.MonkeyPatch, relation: str) -> None:
    """The same sabotage as in test_sabotage, now seen and named: by the words for that reading."""
    before, edit = READS[relation]
    for step in before:
        step(roads)
    no_reads(relation)(monkeypatch)
    roads.build()
    edit(roads)
    roads.build()
    helps = [line for lines in found(roads).values() for line in lines]
    assert any("but that is not recorded" in line for line in helps), helps
    words = {"card": "the card of the term beacon", "today": "the day of the build", "labels": "the names of all terms"}
    assert any(words.get(relation, "the page reads ") in line for line in helps), helps


def test_what_differs_is_shown_side_by_side(roads: Roads, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first line that differs, here and in a clean build, and the dependency with the place where it is written."""
    no_reads("card")(monkeypatch)
    roads.build()
    CARD(roads)
    roads.build()
    done = verify(project(roads), roads.options)
    shown = report.terminal([one for one in done.findings if "briefings/tide" in one.span.path], done.sources)
    assert shown.startswith("error[output-differs]: site/briefings/tide/index.html is not what a clean build makes\n")
    assert "A fixed light or mark" in shown and "::: clean build/briefings/tide/index.html:" in shown
    assert "help: the page reads the card of the term beacon, but that is not recorded (content/glossary/sea.yaml:2)" in shown


@pytest.mark.parametrize("name", sorted(OTHERS.keys() - {"what the output was"}))
def test_whatever_else_was_missed_is_found(roads: Roads, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """With the sabotage of what else is recorded: never a silent difference."""
    broken, before, edit = OTHERS[name]
    templates = {path: path.read_bytes() for path in (roads.root / "templates").rglob("*") if path.is_file()}
    with monkeypatch.context() as patch:
        for step in before:
            step(roads)
        broken(patch)
        roads.build()
        edit(roads)
        roads.build()
    assert found(roads)
    for path, data in templates.items():
        path.write_bytes(data)


def test_a_file_that_somebody_changed_is_told_from_one_that_was_made_wrong(roads: Roads) -> None:
    """Changed, deleted: named before a build mends them, and after it when it did not."""
    roads.build()
    assert edited(project(roads)) == ()
    page = roads.root / "site/about/index.html"
    page.write_text(page.read_text().replace("We watch", "We sleep"))
    (roads.root / "site/404.html").unlink()
    messages = [one.message for one in edited(project(roads))]
    assert messages == ["site/404.html was deleted after the last build",
                        "site/about/index.html was changed by somebody else after the last build"]
    helps = found(roads)
    assert helps["site/about/index.html"][0].startswith("somebody else wrote to it since it was built; make it right with ")
    roads.build()
    assert not found(roads) and not edited(project(roads))


def test_files_that_should_not_be_there(roads: Roads) -> None:
    """A page of an article that is gone; a file of another owner is none of our business."""
    roads.build()
    (roads.root / "site/CNAME").write_text("roads.example")
    (roads.root / "content/articles/bar.md").unlink()
    done = verify(project(roads), roads.options)
    messages = {one.message for one in done.findings}
    assert "site/briefings/bar/index.html stands there, and a clean build does not make it" in messages
    assert not any("CNAME" in one for one in messages)


def test_a_clean_build_that_fails_is_no_verification(roads: Roads) -> None:
    """Its findings are told instead."""
    roads.build()
    swap("content/articles/bar.md", "date: ", "dote: ")(roads)
    done = verify(project(roads), roads.options)
    assert done.clean.failed and done.clean.findings
