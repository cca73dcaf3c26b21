"""Popovers in a real browser: when they come and go, where they stand, by pointer, keyboard and finger, and for listeners."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from readers_site import PAGE, first_line, point, reading, shown
from waiting import comes, goes, until

from sites import ROOT

pytestmark = pytest.mark.xdist_group("browser")

TERM = ".body a.term"
HERE = "document.activeElement.matches('.body a.term')"
BY_HAND = "delete HTMLElement.prototype.showPopover; delete HTMLElement.prototype.popover;"
"""A browser without popovers and anchor positioning."""
AXE = ROOT / "tests/.deps/node/node_modules/axe-core/axe.min.js"
TOUCH = {"has_touch": True, "is_mobile": True, "width": 390}


@pytest.fixture(scope="module")
def page(read_in: Path) -> str:
    return (read_in / PAGE).as_uri()


def boxes(page: Any, selector: str = TERM) -> tuple[dict[str, float], dict[str, float]]:
    """The box of the popover and that of the first line of a link."""
    comes(page)
    script = "e => { const {left, right, top, bottom} = e.getClientRects()[0]; return {left, right, top, bottom}; }"
    return page.locator(".card").evaluate(script), page.locator(selector).first.evaluate(script)


@pytest.mark.parametrize("before", ["", BY_HAND])
def test_it_comes_half_a_second_in_and_goes_three_tenths_out(browser: Any, page: str, before: str) -> None:
    """Not a moment sooner; and what it says is what the page says of the term."""
    with reading(browser, page, before=before) as window:
        point(window, TERM)
        window.clock.run_for(490)
        assert not shown(window)
        window.clock.run_for(20)
        assert comes(window) and "A promise of help in war." in window.locator(".card").inner_text()
        window.mouse.move(5, 5)
        window.clock.run_for(290)
        assert shown(window)
        window.clock.run_for(20)
        assert goes(window)


def test_the_pointer_can_move_into_it(browser: Any, page: str) -> None:
    """Slowly, by the straight way over other words; and there it stays."""
    with reading(browser, page) as window:
        point(window, TERM)
        window.clock.run_for(510)
        card, link = boxes(window)
        steps = 8
        for step in range(1, steps + 1):
            x = link["left"] + 6 + (card["right"] - 20 - link["left"]) * step / steps
            window.mouse.move(x, link["bottom"] - 10 + (card["top"] + 24 - link["bottom"] + 10) * step / steps)
            window.clock.run_for(200)
        window.clock.run_for(2000)
        assert shown(window)
        window.mouse.move(card["right"] + 80, card["bottom"] + 80)
        window.clock.run_for(310)
        assert goes(window)


def test_nothing_opens_while_the_page_scrolls_and_scrolling_closes(browser: Any, page: str) -> None:
    """A link that comes to lie under a pointer that is still does not count as pointed at."""
    with reading(browser, page) as window:
        window.evaluate("document.body.style.minHeight = '4000px'")
        point(window, TERM)
        window.clock.run_for(400)
        window.mouse.wheel(0, 2)
        until(lambda: window.evaluate("scrollY > 0"), "the page scrolls")
        window.clock.run_for(2000)
        assert not shown(window)
        point(window, TERM)
        window.clock.run_for(510)
        assert comes(window)
        window.mouse.wheel(0, 40)
        assert goes(window)


def test_hover_can_be_switched_off_and_stays_off(browser: Any, page: str) -> None:
    """In the dialog that a button at the foot of each page opens."""
    with reading(browser, page) as window:
        window.click(".foot [data-open=help]")
        window.uncheck("[data-setting=hover]")
        window.keyboard.press("Escape")
        window.reload()
        point(window, TERM)
        window.clock.run_for(2000)
        assert not shown(window)
        window.focus(TERM)
        window.keyboard.press("Enter")
        assert comes(window)


@pytest.mark.parametrize("key", ["Enter", " "])
@pytest.mark.parametrize("before", ["", BY_HAND])
def test_a_key_opens_it_and_escape_closes_it_where_the_reader_is(browser: Any, page: str, key: str, before: str) -> None:
    """Tab goes into it, its first link being the entry, and on from there; Escape leads back from within."""
    with reading(browser, page, before=before) as window:
        window.focus(TERM)
        window.keyboard.press(key)
        assert comes(window) and window.evaluate(HERE)
        assert window.locator(TERM).first.get_attribute("aria-expanded") == "true"
        window.keyboard.press("Escape")
        assert goes(window) and window.evaluate(HERE)
        assert window.locator(TERM).first.get_attribute("aria-expanded") is None
        window.keyboard.press(key)
        assert comes(window)
        window.keyboard.press("Tab")
        assert window.evaluate("document.activeElement.href").endswith("/glossary/alliance/index.html")
        window.keyboard.press("Escape")
        assert goes(window) and window.evaluate(HERE)
        window.keyboard.press(key)
        assert comes(window)
        for _ in range(3):
            window.keyboard.press("Tab")
        assert goes(window) and not window.locator(TERM).first.evaluate("e => e.contains(document.activeElement)")


def test_enter_again_goes_to_the_entry(browser: Any, page: str) -> None:
    """And a click goes there at once, as a link does; so screen readers, which click, are not held up."""
    with reading(browser, page) as window:
        window.focus(TERM)
        window.keyboard.press("Enter")
        assert comes(window)
        window.keyboard.press("Enter")
        window.wait_for_url("**/glossary/alliance/index.html")
        window.go_back()
        window.locator(TERM).first.evaluate("e => e.click()")
        window.wait_for_url("**/glossary/alliance/index.html")


def test_a_tap_opens_a_sheet_at_the_foot_whose_first_link_is_the_entry(browser: Any, page: str) -> None:
    """As wide as the screen; closed by a tap beside it, which touches nothing else."""
    with reading(browser, page, **TOUCH) as window:
        window.locator(TERM).first.tap()
        assert comes(window)
        sheet, _ = boxes(window)
        assert window.url == page and (sheet["left"], sheet["right"], sheet["bottom"]) == (0, 390, 900)
        first = window.locator(".card a").first
        assert first.evaluate("e => e.href").endswith("/glossary/alliance/index.html")
        until(lambda: first.evaluate("e => e === document.activeElement"), "the first link has the focus")
        window.touchscreen.tap(200, 100)
        assert goes(window) and window.url == page and window.evaluate(HERE)


def test_all_notes_on_a_passage_can_be_reached(browser: Any, page: str) -> None:
    """A tap on words that carry two notes shows both, the nearer first; each number shows its own."""
    with reading(browser, page, **TOUCH) as window:
        window.touchscreen.tap(*first_line(window, "#passage-attack"))
        assert comes(window)
        heads = window.locator(".card .card-head a").evaluate_all("all => all.map(e => e.getAttribute('href'))")
        assert heads == ["#note-attack", "#note-help"]
        window.locator(".card-close").tap()
        assert goes(window)
        window.locator("#ref-help").tap()
        window.locator(".card", has_text="So it was in 1961.").wait_for()
        window.locator(".card a").first.tap()
        window.locator("#note-help p:not(.note-head)").first.wait_for(state="visible")
        assert goes(window)


def test_a_note_in_sight_needs_no_popover(browser: Any, page: str) -> None:
    """It lights up instead; one that is out of sight is shown."""
    with reading(browser, page) as window:
        point(window, "#ref-word")
        window.clock.run_for(1000)
        window.locator(".note.lit #note-word").wait_for(state="attached")
        assert not shown(window)
        window.evaluate("document.getElementById('note-word').closest('.notes').style.marginTop = '900px'")
        window.mouse.move(5, 5)
        point(window, "#ref-word")
        window.clock.run_for(510)
        assert "He spoke of partnership." in window.locator(".card").inner_text()


def test_somebody_named_is_introduced(browser: Any, page: str) -> None:
    """With what the list of people under the text says."""
    with reading(browser, page) as window:
        point(window, ".body a.profile")
        window.clock.run_for(510)
        assert "Leader of North Korea since December 2011." in window.locator(".card").inner_text()


@pytest.mark.parametrize("before", ["", BY_HAND])
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_it_turns_at_the_edges(browser: Any, page: str, before: str, direction: str) -> None:
    """Under its line and level with the link's beginning; over the line at the foot of the window; never out of it."""
    with reading(browser, page, before=before) as window:
        window.evaluate("direction => { document.documentElement.dir = direction; }", direction)
        side = "left" if direction == "ltr" else "right"
        for place in ("top", "bottom"):
            window.evaluate(f"""() => {{ const link = document.querySelector('{TERM}'); link.style.position = 'fixed';
                link.style.{place} = '200px'; link.style.insetInlineStart = '300px'; }}""")
            if place == "bottom":
                window.evaluate(f"document.querySelector('{TERM}').style.top = 'auto'")
                window.evaluate(f"document.querySelector('{TERM}').style.bottom = '40px'")
            window.mouse.move(3, 3)
            point(window, TERM)
            window.clock.run_for(510)
            card, link = boxes(window)
            assert abs(card[side] - link[side]) < 2
            assert 0 < (card["top"] - link["bottom"] if place == "top" else link["top"] - card["bottom"]) < 16
            window.keyboard.press("Escape")
        window.evaluate(f"document.querySelector('{TERM}').style.insetInlineStart = '1330px'")
        window.mouse.move(3, 3)
        point(window, TERM)
        window.clock.run_for(510)
        card, _ = boxes(window)
        assert card["left"] >= 0 and card["right"] <= 1440 and card["top"] >= 0 and card["bottom"] <= 900


@pytest.mark.parametrize("before", ["", BY_HAND])
def test_it_stands_at_the_line_that_is_pointed_at(browser: Any, page: str, before: str) -> None:
    """A link that goes on in the next line has two places."""
    link = ".body a.term[href*=icbm]"
    with reading(browser, page, before=before, width=700) as window:
        window.evaluate(f"document.querySelector('{link}').closest('p').style.width = '13rem'")
        window.locator(link).evaluate("e => e.scrollIntoView({ block: 'center' })")
        lines = window.locator(link).evaluate("e => [...e.getClientRects()].map(r => [r.left, r.top, r.bottom])")
        assert len(lines) >= 2
        left, top, bottom = lines[-1]
        window.mouse.move(left + 3, (top + bottom) / 2)
        window.mouse.move(left + 5, (top + bottom) / 2)
        window.clock.run_for(510)
        card, _ = boxes(window)
        assert abs(card["left"] - left) < 2 and 0 < card["top"] - bottom < 16


def test_a_page_that_moves_while_the_first_one_comes_does_not_stop_it(browser: Any, page: str) -> None:
    """A link in focus may still be scrolling into sight when Enter is pressed."""
    with reading(browser, page) as window:
        window.focus(TERM)
        window.evaluate(f"""() => {{ document.querySelector('{TERM}').dispatchEvent(
            new KeyboardEvent('keydown', {{ key: 'Enter', bubbles: true, cancelable: true }}));
            document.dispatchEvent(new Event('scroll')); }}""")
        assert comes(window)


def test_a_link_is_a_link_where_a_popover_cannot_come(browser: Any, read_in: Path, tmp_path: Path) -> None:
    """What places it is loaded with the first one: where that file is missing, Enter goes to the entry."""
    site = shutil.copytree(read_in, tmp_path / "site")
    (site / "assets/card.js").unlink()
    window = browser.new_page()
    window.goto((site / PAGE).as_uri())
    window.focus(TERM)
    window.keyboard.press("Enter")
    window.wait_for_url("**/glossary/*/index.html")
    window.close()


def test_listeners_hear_of_a_note_once_and_of_every_word_whole(browser: Any, page: str) -> None:
    """In Chromium's accessibility tree: one name a number and no text under it; nothing of the popover until it is open;
    the words of a paragraph are not cut by passages that end inside them."""
    inside = """() => { const mark = document.createElement("mark"); mark.setAttribute("role", "presentation");
        const word = document.querySelector(".body > p").firstChild; word.splitText(6);
        const range = document.createRange(); range.setStart(word, 5); range.setEnd(word, 6); range.surroundContents(mark); }"""
    with reading(browser, page) as window:
        window.evaluate(inside)
        cdp = window.context.new_cdp_session(window)
        nodes = [node for node in cdp.send("Accessibility.getFullAXTree")["nodes"] if not node["ignored"]]
        by_id = {node["nodeId"]: node for node in nodes}
        numbers = [node for node in nodes if node["role"]["value"] == "doc-noteref"]
        assert sorted(node["name"]["value"] for node in numbers) == [
            "Note 2, Context", "Note 3, Translation", "Note 4, Disagreement", "Note 5, Context",
        ]
        assert not any(child in by_id for node in numbers for child in node.get("childIds", ()))
        assert not [node for node in nodes if node["role"]["value"] == "dialog"]
        marks = [node for node in nodes if node["role"]["value"] == "mark"]
        assert len(marks) == 4


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed: tests/run installs it with npm")
def test_nobody_is_kept_out_of_what_opens(browser: Any, page: str) -> None:
    """axe-core finds nothing with a popover, the ways to cite, the dialog or a sheet open, in the dark on a phone too."""
    violations = "axe.run({preload: false}).then(result => result.violations.map(one => [one.id, one.nodes[0].html]))"
    with reading(browser, page, bypass_csp=True, faked=False) as window:
        window.add_script_tag(path=AXE)
        window.focus(TERM)
        for key, opener, opened in (("Enter", None, ".card"), (None, "#note-word .note-link", ".card"), ("?", None, "dialog.help")):
            window.keyboard.press(key) if key else window.click(opener)
            assert comes(window, opened)
            assert window.evaluate(violations) == [], key or opener
            window.keyboard.press("Escape")
            assert goes(window, opened)
    with reading(browser, page, bypass_csp=True, faked=False, color_scheme="dark", **TOUCH) as window:
        window.add_script_tag(path=AXE)
        window.locator("#ref-word").tap()
        assert comes(window) and window.evaluate(violations) == []
