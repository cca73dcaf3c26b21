"""In a real browser: words are selected, `a` is pressed, and a note stands in the file and on the page."""

from __future__ import annotations

from typing import Any

import pytest

from incremental.site import ROOT
from preview.pages import panel, says, visit
from preview.served import Served, until

PILOT, NOTES, SEA = "content/articles/pilot.md", "content/annotations/pilot.yaml", "content/glossary/sea.yaml"

AXE = ROOT / "tests/.deps/node/node_modules/axe-core/axe.min.js"

SELECT = """(words) => {
  const walker = document.createTreeWalker(document.querySelector('.body'), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, start = node.data.indexOf(words);
    if (start < 0 || node.parentElement.closest('.notes')) continue;
    const range = document.createRange();
    range.setStart(node, start);
    range.setEnd(node, start + words.length);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    return true;
  }
  return false;
}"""


def select(page: Any, words: str) -> None:
    """Select words of the text."""
    assert page.evaluate(SELECT, words)


def begin(page: Any, words: str, key: str = "a") -> Any:
    """Select words, press the key, and wait for the form."""
    select(page, words)
    panel(page, ".tip").get_by_text("Define").wait_for()
    page.keyboard.press(key)
    form = panel(page, ".form")
    form.wait_for()
    page.wait_for_function("() => document.querySelector('postil-preview').shadowRoot.activeElement")
    return form


def wait_for(served: Served, path: str, words: str) -> str:
    """Wait until a file holds words; returns all of it."""
    until(lambda: words in served.roads.text(path), lambda: served.roads.text(path))
    return served.roads.text(path)


def test_select_press_write_save(page: Any, served: Served) -> None:
    """The note appears beside its words without a reload; the file is as before, and longer."""
    visit(page, served, "briefings/pilot/")
    before = served.roads.text(NOTES)
    form = begin(page, "takes ships")
    assert form.locator(".form-quote").inner_text() == "takes ships"
    form.get_by_label("Note", exact=True).fill("Not *every* ship.")
    form.get_by_label("Kind").select_option("question")
    sources = form.get_by_role("combobox", name="Sources")
    sources.press_sequentially("tide")
    form.locator(".options li").first.wait_for()
    sources.press("Enter")
    form.get_by_label("Place in table").fill("p. 3")
    form.get_by_role("button", name="Preview").click()
    form.locator(".rendered em", has_text="every").wait_for()
    form.get_by_role("button", name="Save").click()
    says(page, "Not every ship.")
    after = wait_for(served, NOTES, "takes ships")
    assert after.startswith(before)
    assert after[len(before):] == """
  - id: takes-ships
    quote: takes ships
    kind: question
    note: |
      Not *every* ship.
    sources: [{source: table, locator: p. 3}]
    date: 2024-07-01
"""
    page.wait_for_function("() => document.activeElement.id === 'ref-takes-ships'")
    form.wait_for(state="hidden")
    assert page.evaluate("() => window.sameLoad")
    panel(page, ".said button").click()
    until(lambda: served.roads.text(NOTES) == before, lambda: served.roads.text(NOTES))


def test_a_file_changed_meanwhile_keeps_what_was_typed(page: Any, served: Served) -> None:
    """The form says so, and saves behind what came when told to."""
    visit(page, served, "briefings/pilot/")
    form = begin(page, "the pilot waits")
    form.get_by_label("Note", exact=True).fill("How long?")
    served.write(NOTES, served.roads.text(NOTES) + "  - {id: other, note: Somebody else wrote this.}\n")
    says(page, "Somebody else wrote this.")
    form.get_by_role("button", name="Save").click()
    form.get_by_text("was changed meanwhile").wait_for()
    assert form.get_by_label("Note", exact=True).input_value() == "How long?"
    assert "How long?" not in served.roads.text(NOTES)
    form.get_by_role("button", name="Save all the same").click()
    text = wait_for(served, NOTES, "How long?")
    assert text.index("Somebody else") < text.index("How long?")
    says(page, "How long?")


def test_what_was_typed_outlives_the_form_and_the_page(page: Any, served: Served) -> None:
    """Esc closes; the next form of the kind has the words again, also after a reload; discarding ends that."""
    visit(page, served, "briefings/pilot/")
    form = begin(page, "takes ships")
    page.keyboard.type("Half a thought")
    page.keyboard.press("Escape")
    form.wait_for(state="detached")
    visit(page, served, "briefings/pilot/")
    form = begin(page, "takes ships")
    note = form.get_by_label("Note", exact=True)
    until(lambda: note.input_value() == "Half a thought", note.input_value)
    form.get_by_role("button", name="Discard").click()
    form.wait_for(state="detached")
    assert begin(page, "takes ships").get_by_label("Note", exact=True).input_value() == ""


def test_a_note_is_changed_and_withdrawn_where_it_stands(page: Any, served: Served) -> None:
    """From the small bar at the note; only its lines change."""
    visit(page, served, "briefings/pilot/")
    first = page.locator("details.note").first
    id = first.locator(".note-text").get_attribute("id").removeprefix("note-")
    first.hover()
    panel(page, ".tip").get_by_role("button", name="Edit").click()
    note = panel(page, ".form").get_by_label("Note", exact=True)
    note.fill(note.input_value() + " Of late.")
    note.press("Control+Enter")
    says(page, "Of late.")
    before = served.roads.text(NOTES)
    page.locator(f"#note-{id}").hover()
    panel(page, ".tip").get_by_role("button", name="Withdraw").click()
    says(page, "This note was withdrawn.")
    assert "retired" not in before and wait_for(served, NOTES, "retired")


def test_a_drifted_note_is_put_on_its_words_with_a_click(page: Any, served: Served) -> None:
    """The bar lists it, a click says which passage is meant, and the list is empty again."""
    served.write(NOTES, "notes:\n  - id: bar\n    quote: takes the ships across the bar\n    note: Which bar?\n")
    served.swap(PILOT, "takes ships over the bar", "leads the vessels past the old bar")
    visit(page, served, "briefings/pilot/")
    panel(page, ".bar").get_by_role("button", name="to look at").click()
    panel(page, ".drifted").get_by_role("button", name="Put it elsewhere").click()
    panel(page, ".banner").get_by_text("click the passage").wait_for()
    select(page, "vessels past")
    box = page.evaluate("() => { const box = getSelection().getRangeAt(0).getBoundingClientRect(); getSelection().removeAllRanges();"
                        " return [box.x + box.width / 2, box.y + box.height / 2]; }")
    page.mouse.click(*box)
    text = wait_for(served, NOTES, "vessels past the old bar")
    assert text.startswith("notes:\n  - id: bar\n    quote: ") and text.endswith("\n    note: Which bar?\n")
    panel(page, ".bar").get_by_role("button", name="to look at").wait_for(state="hidden")


def test_a_term_is_defined_from_the_page(page: Any, served: Served) -> None:
    """Its uses are links at once."""
    visit(page, served, "briefings/pilot/")
    before = served.roads.text(SEA)
    form = begin(page, "fog", "d")
    form.get_by_label("Meaning").fill("Cloud that lies on the water.")
    form.get_by_label("Glossary").fill("sea")
    form.get_by_role("button", name="Save").click()
    page.locator(".body a.term", has_text="fog").wait_for()
    assert wait_for(served, SEA, "term: fog").startswith(before)


def test_a_note_is_written_with_the_keyboard_alone(page: Any, served: Served) -> None:
    """`a` begins to choose words, arrows choose, Enter begins the note, Ctrl+Enter saves it, the focus is on its number."""
    visit(page, served, "briefings/pilot/")
    select(page, "takes ships")
    panel(page, ".tip").get_by_text("Define").wait_for()
    page.evaluate("() => getSelection().removeAllRanges()")
    page.keyboard.press("a")
    for key in ("ArrowRight", "ArrowRight", "Shift+ArrowRight"):
        page.keyboard.press(key)
    page.wait_for_function("() => getSelection().toString().trim() === 'takes ships'")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelector('postil-preview').shadowRoot.activeElement?.matches('textarea')")
    page.keyboard.type("By hand.")
    page.keyboard.press("Control+Enter")
    says(page, "By hand.")
    page.wait_for_function("() => document.activeElement.id === 'ref-takes-ships'")
    page.keyboard.press("e")
    panel(page, ".form").get_by_text("Note takes-ships").wait_for()
    page.keyboard.press("Escape")
    panel(page, ".form").wait_for(state="detached")


def test_copy_as_yaml(page: Any, served: Served) -> None:
    """The stanza is in the clipboard, and nothing is written."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit(page, served, "briefings/pilot/")
    before = served.roads.text(NOTES)
    form = begin(page, "takes ships")
    page.keyboard.type("To be pasted.")
    form.get_by_role("button", name="Copy as YAML").click()
    form.get_by_text("Copied.").wait_for()
    assert page.evaluate("() => navigator.clipboard.readText()").startswith("  - id: takes-ships\n    quote: takes ships\n")
    assert served.roads.text(NOTES) == before


def test_a_note_on_a_passage_of_somebody_elses_text(page: Any, served: Served) -> None:
    """Where only passages are shown, their words can be selected like any others; each cell of a table as well."""
    body = "The pilot writes of fog and of the bar.\n\nAnd of much else.\n\n| Day | Tide |\n|---|---|\n| 1 | high |\n| 2 | high |\n"
    origin = "source: {publisher: The Herald, title: Fog, url: 'https://herald.example/', republish: excerpt}\n"
    served.write(PILOT, f"---\ntitle: Pilot\ndate: 2024-06-11\n{origin}---\n\n{body}")
    served.write(NOTES, "notes:\n  - {id: first, quote: writes of fog and of the bar, note: So it says.}\n")
    visit(page, served, "briefings/pilot/")
    begin(page, "and of the")
    page.keyboard.type("Which one?")
    page.keyboard.press("Control+Enter")
    says(page, "Which one?")
    assert wait_for(served, NOTES, "quote: and of the\n")
    served.swap(PILOT, origin, "")
    says(page, "And of much else.")
    select(page, "high")
    page.evaluate("() => { const cell = [...document.querySelectorAll('td')].at(-1); getSelection().selectAllChildren(cell); }")
    page.keyboard.press("a")
    quote = panel(page, ".form-quote")
    quote.wait_for()
    until(lambda: quote.inner_text() == "… 2 high", quote.inner_text)


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed: tests/run installs it with npm")
def test_the_form_keeps_nobody_out(page: Any, served: Served) -> None:
    """axe-core finds no violation in what the preview adds, light and dark."""
    visit(page, served, "briefings/pilot/")
    form = begin(page, "takes ships")
    form.get_by_role("combobox", name="Sources").fill("tide")
    form.locator(".options li").first.wait_for()
    page.evaluate(AXE.read_text(encoding="utf-8"))
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found = page.evaluate("() => axe.run({include: [['postil-preview']]}).then((result) => result.violations)")
        assert [(one["id"], node["html"]) for one in found for node in one["nodes"]] == []
    page.errors.clear()
