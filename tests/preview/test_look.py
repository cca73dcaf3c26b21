"""What the preview shows of its own: within what is seen, on any screen, and readable."""

from __future__ import annotations

from typing import Any

import pytest

from incremental.site import notes
from preview.pages import panel, visit
from preview.served import Served, until

NOTES = "content/annotations/pilot.yaml"


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)])
def test_nothing_of_it_is_cut_off(page: Any, served: Served, width: int, height: int) -> None:
    """The form and what lies over a broken page stand within the window, with all of their buttons."""
    page.set_viewport_size({"width": width, "height": height})
    visit(page, served, "briefings/pilot/")
    page.wait_for_function("() => import('/_postil/client/main.js').then((main) => main.preview.page !== null)")
    page.keyboard.press("a")
    panel(page, ".banner:visible").wait_for()
    page.keyboard.press("Enter")
    panel(page, ".form").wait_for()
    served.swap(NOTES, "quote:", "qoute:")
    panel(page, ".overlay .finding").wait_for()
    for part in (".form", ".form-close", ".form-quiet", ".overlay", ".overlay .close", ".bar"):
        box = panel(page, part).bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= width, part
        assert box["y"] >= 0 and box["y"] + box["height"] <= height, part


def test_a_note_that_readers_do_not_get_says_so(page: Any, served: Served) -> None:
    """In the margin, where it is read, beside its kind."""
    inner = "  - {id: inner, quote: takes ships over, note: Ask Ada., layer: internal}\n"
    served.write(NOTES, notes("In fog the pilot waits", more=inner))
    visit(page, served, "briefings/pilot/")
    badge = page.locator("details.note:has(#note-inner) .note-head [data-postil-badge]")
    badge.wait_for()
    shown = "(one) => { const style = getComputedStyle(one, '::after'); return [style.content, parseFloat(style.width)]; }"
    # The style sheet of the preview may come a moment later.
    until(lambda: badge.evaluate(shown)[0] == '"internal note"', lambda: str(badge.evaluate(shown)))
    assert badge.evaluate(shown)[1] > 50


def test_a_note_that_drifted_is_listed_with_its_sentences(page: Any, served: Served) -> None:
    """The old sentence and the new one, whole; what can be done stands under each."""
    served.write(NOTES, notes("takes ships over the bar"))
    visit(page, served, "briefings/pilot/")
    served.swap("content/articles/pilot.md", "takes ships over the bar", "takes most ships over the bar")
    panel(page, ".bar button").filter(has_text="to look at").click()
    panel(page, ".strip .drifted").wait_for()
    until(lambda: panel(page, ".strip .finding .drifted button").count() == 4, lambda: "other buttons")
    versions = panel(page, ".strip .finding dl").inner_text().split("\n")
    assert versions == ["was", "A pilot takes ships over the bar.", "now", "A pilot takes most ships over the bar."]
    assert panel(page, ".strip h2").inner_text() == "1 note to look at"


def test_it_is_english_from_left_to_right_on_any_page(page: Any, served: Served) -> None:
    """Also over a page that runs the other way."""
    served.swap("content/site.yaml", "title: The", "language: ar\ntitle: The")
    served.shows("/briefings/pilot/", 'dir="rtl"')
    visit(page, served, "briefings/pilot/")
    bar = panel(page, ".bar")
    assert bar.evaluate("(one) => getComputedStyle(one).direction") == "ltr"
    assert page.locator("postil-preview").get_attribute("lang") == "en"
