"""What a page may have written: notes put in, changed, withdrawn, moved; and nothing but that."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from postil.cli import main
from preview_pages import ARTICLE, FIRST, LOCK, NOTES, NOTES_FILE, NOW, SECOND, Page, chosen, form


@pytest.fixture
def page(tmp_path: Path) -> Page:
    """An article with one note."""
    return Page(tmp_path)


def test_a_note_is_begun_and_saved(page: Page) -> None:
    """The form knows what it would quote and where it goes; saving puts a stanza at the end, and nothing else changes."""
    selection = chosen(FIRST, "The pact", 1)
    status, begun = page.do("note-begin", selection=selection)
    assert status == 200
    assert (begun["quote"], begun["prefix"], begun["suffix"]) == ("The pact", "treaty. ", "")
    assert (begun["path"], begun["id"], begun["by"]) == (NOTES_FILE, "the-pact", "the desk")
    sources = [{"source": "kcna", "locator": "Article 4"}, {"source": "speech", "locator": ""}]
    status, answer = page.do("note-save", **form(selection=selection, id=begun["id"], seen=begun["seen"],
                                                 title="An end: none", sources=sources, note="One.\n\n- two"))
    assert (status, answer["path"], answer["line"]) == (200, NOTES_FILE, 10)
    assert page.text() == NOTES + """
  - id: the-pact
    quote: The pact
    prefix: "treaty. "
    kind: context
    title: "An end: none"
    note: |
      One.

      - two
    sources: [{source: kcna, locator: Article 4}, speech]
    date: 2024-06-20
"""
    note = page.session.view("/").briefing("pact").notes[-1]
    assert note.note.id == "the-pact" and type(note.anchor).__name__ == "Exact"


def test_the_first_note_begins_a_file(page: Page) -> None:
    """With `by`, which the form offers from the files that there are."""
    page.write("content/articles/other.md", ARTICLE)
    status, begun = page.do("note-begin", article="other", selection=chosen(SECOND, "ten missiles"))
    assert (status, begun["seen"], begun["by"]) == (200, "", "the desk")
    sent = form(article="other", selection=chosen(SECOND, "ten missiles"), id="ten", seen="", draft=True)
    assert page.do("note-save", **sent)[0] == 200
    assert page.text("content/annotations/other.yaml") == """by: the desk
notes:
  - id: ten
    quote: ten missiles
    kind: context
    note: |
      So it is.
    date: 2024-06-20
    status: draft
"""


def test_a_note_on_the_whole_article_quotes_nothing(page: Page) -> None:
    """Without a selection there is no quote; somebody else's name is written."""
    begun = page.do("note-begin")[1]
    assert begun["quote"] == "" and begun["id"] == "pyongyang-pact"
    assert page.do("note-save", **form(id="all", seen=begun["seen"], by="a guest"))[0] == 200
    assert page.text().endswith("      So it is.\n    date: 2024-06-20\n    by: a guest\n") and "quote" not in page.text()[len(NOTES):]


def test_a_file_that_changed_meanwhile_is_left_alone(page: Page) -> None:
    """409, with what it is now, so that the writer can decide; then it is saved behind what came."""
    selection = chosen(SECOND, "ten missiles")
    begun = page.do("note-begin", selection=selection)[1]
    page.write(NOTES_FILE, NOTES + "  - note: Somebody else.\n")
    sent = form(selection=selection, id="ten", seen=begun["seen"])
    status, answer = page.do("note-save", **sent)
    assert status == 409 and "changed meanwhile" in answer["message"]
    assert page.text() == NOTES + "  - note: Somebody else.\n"
    assert page.do("note-save", **{**sent, "seen": answer["seen"]})[0] == 200
    assert page.text().startswith(NOTES + "  - note: Somebody else.\n")


@pytest.mark.parametrize(("more", "field", "said"), [
    ({"note": "  \n"}, "note", "Write something"),
    ({"sources": [{"source": "speach", "locator": ""}]}, "sources", "There is no source `speach`. Did you mean `speech`?"),
    ({"id": "Strong one"}, "id", "is no id"),
    ({"id": "strongest"}, "id", "choose another id"),
])
def test_what_cannot_be_read_back_is_not_written(page: Page, more: dict[str, Any], field: str, said: str) -> None:
    """422, with what is wrong and in which field."""
    seen = page.do("note-begin", selection=chosen(SECOND, "ten"))[1]["seen"]
    status, answer = page.do("note-save", **form(selection=chosen(SECOND, "ten"), seen=seen, **{"id": "ten", **more}))
    assert (status, answer["field"]) == (422, field) and said in answer["message"]
    assert page.text() == NOTES


def test_a_broken_file_is_said_with_its_line(page: Page) -> None:
    """Nothing is put into a file that cannot be read."""
    page.write(NOTES_FILE, NOTES + "  - quote: so: so\n")
    begun = page.do("note-begin", selection=chosen(SECOND, "ten"))[1]
    status, answer = page.do("note-save", **form(selection=chosen(SECOND, "ten"), id="ten", seen=begun["seen"]))
    assert status == 422 and answer["findings"][0]["place"].startswith(f"{NOTES_FILE}:9:")


def test_words_that_are_gone_are_said(page: Page) -> None:
    """The page may be behind the article."""
    status, answer = page.do("note-begin", selection=chosen("Somebody else's words.", "else's"))
    assert status == 409 and "select them anew" in answer["message"]


def test_a_note_as_yaml(page: Page) -> None:
    """The stanza to paste is the one that would be written."""
    status, answer = page.do("note-yaml", **form(selection=chosen(SECOND, "ten missiles"), id="ten"))
    assert status == 200 and answer["yaml"].startswith("  - id: ten\n    quote: ten missiles\n    kind: context\n")
    assert page.text() == NOTES


def test_changing_a_note_touches_its_lines(page: Page) -> None:
    """Only the keys that say something else; citations keep what they quote."""
    found = page.do("note-open", id="strongest")[1]
    assert (found["quote"], found["line"], found["kind"]) == ("strongest ever treaty", 4, "context")
    sources = [{"source": "kcna", "locator": ""}, {"source": "speech", "locator": "p. 2"}]
    sent = form(id="strongest", seen=found["seen"], note="He said so.\n\nTwice.", sources=sources, updated=True)
    assert page.do("note-change", **sent)[0] == 200
    assert page.text() == NOTES.replace("He said so.\n", "He said so.\n\n      Twice.\n").replace(
        "[{source: speech, locator: p. 2, quote: ever}, kcna]", "[kcna, {source: speech, locator: p. 2, quote: ever}]"
    ) + "    updated: 2024-06-20\n"


def test_saving_a_form_as_it_was_changes_nothing(page: Page) -> None:
    """Not a byte, and not the time of the file."""
    found = page.do("note-open", id="strongest")[1]
    before = (page.root / NOTES_FILE).stat()
    assert page.do("note-change", **found) == (200, {"path": NOTES_FILE, "line": 4, "id": "strongest", "changed": []})
    assert page.text() == NOTES and (page.root / NOTES_FILE).stat().st_mtime_ns == before.st_mtime_ns


def test_a_note_is_withdrawn_and_comes_back(page: Page) -> None:
    """Two lines come, and one goes."""
    seen = page.do("note-open", id="strongest")[1]["seen"]
    assert page.do("note-retire", id="strongest", seen=seen)[0] == 200
    assert page.text() == NOTES + "    updated: 2024-06-20\n    status: retired\n"
    seen = page.do("note-open", id="strongest")[1]["seen"]
    assert page.do("note-retire", id="strongest", seen=seen)[0] == 200
    assert page.text() == NOTES + "    updated: 2024-06-20\n"


def test_a_note_is_put_on_other_words(page: Page) -> None:
    """Only the quote changes, and the lock file knows who approved it where."""
    main(["fix", "--write"], root=page.root)
    page.session.refresh(None, now=NOW)
    seen = page.do("note-open", id="strongest")[1]["seen"]
    assert page.do("note-move", id="strongest", seen=seen, selection=chosen(SECOND, "ten miss"))[0] == 200
    assert page.text() == NOTES.replace("strongest ever treaty ", "ten missiles ")
    assert json.loads(page.text(LOCK))["notes"]["strongest"]["text"] == "ten missiles"
    assert main(["fix"], root=page.root) == 0


def test_a_click_puts_a_drifted_note_on_what_became_of_its_words(page: Page) -> None:
    """Clicking into the passage is enough."""
    page.write("content/articles/pact.md", ARTICLE.replace("*strongest* ever treaty", "strongest pact ever signed"))
    seen = page.do("note-open", id="strongest")[1]["seen"]
    block = FIRST.replace("strongest ever treaty", "strongest pact ever signed")
    at = block.index("pact ever") + 2
    spot = {"before": block[:at], "text": "", "after": block[at:], "number": 0, "of": 1}
    assert page.do("note-move", id="strongest", seen=seen, selection=spot)[0] == 200
    assert "quote: strongest pact ever" in page.text()


def test_new_words_are_taken_with_one_click(page: Page) -> None:
    """What a build would ask about is settled: the quote says what stands there now."""
    page.write("content/articles/pact.md", ARTICLE.replace("*strongest* ever", "weakest ever"))
    seen = page.do("note-open", id="strongest")[1]["seen"]
    assert page.do("note-accept", id="strongest", seen=seen)[0] == 200
    assert page.text() == NOTES.replace("strongest ever treaty ", "weakest ever treaty ")
    status, answer = page.do("note-accept", id="strongest", seen=seen)
    assert status == 409 and "no one passage" in answer["message"]


def test_the_last_step_is_taken_back(page: Page) -> None:
    """The file is what it was, to the byte; but not once somebody else has written to it."""
    page.do("note-retire", id="strongest", seen=page.do("note-open", id="strongest")[1]["seen"])
    assert page.do("undo")[0] == 200 and page.text() == NOTES
    assert page.do("undo")[0] == 409
    page.do("note-retire", id="strongest", seen=page.do("note-open", id="strongest")[1]["seen"])
    page.write(NOTES_FILE, NOTES + "# mine\n")
    assert page.do("undo")[0] == 409 and page.text() == NOTES + "# mine\n"
