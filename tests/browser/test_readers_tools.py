"""What readers can do with notes: filter, walk, cite, read less, see what is new; with storage refused, without scripts, on paper."""

from __future__ import annotations

import functools
import http.server
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from readers_site import PAGE, reading
from waiting import comes, until

from sites import ROOT

pytestmark = pytest.mark.xdist_group("browser")

REFUSED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"
SHIFT = """() => new Promise(done => { let sum = 0;
  new PerformanceObserver(list => { for (const one of list.getEntries()) sum += one.value; })
    .observe({type: 'layout-shift', buffered: true});
  setTimeout(() => done(sum), 250); })"""
FOCUS = "document.activeElement.id"


@pytest.fixture(scope="module")
def page(read_in: Path) -> str:
    return (read_in / PAGE).as_uri()


@pytest.fixture(scope="module")
def host(read_in: Path) -> Iterator[str]:
    """The briefing on a web host, under a path."""
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(read_in.parent))
    handler.log_message = lambda *_: None  # type: ignore[attr-defined]
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/{read_in.name}/{PAGE}"
        server.shutdown()


def seen(window: Any, selector: str) -> int:
    """How many of these can be seen."""
    return window.locator(f"{selector}:visible").count()


def remember(window: Any, change: str) -> None:
    """Change what the browser has kept of the notes it saw."""
    window.evaluate("""() => { const key = Object.keys(localStorage).find(key => key.startsWith("postil.seen:"));
        const kept = JSON.parse(localStorage[key]); CHANGE; localStorage[key] = JSON.stringify(kept); }""".replace("CHANGE", change))


def test_notes_are_filtered_by_kind(browser: Any, page: str) -> None:
    """With their numbers and passages; the result is said once; a second press brings all back."""
    with reading(browser, page) as window:
        button = window.locator(".kinds .kind-context button")
        assert button.inner_text().split() == ["Context", "2"] and button.get_attribute("aria-pressed") == "false"
        button.click()
        window.locator("[data-kit=status]", has_text="2 of 5 notes shown").wait_for(state="attached")
        assert button.get_attribute("aria-pressed") == "true"
        assert (seen(window, ".note-text"), seen(window, ".note-ref")) == (2, 2)
        tint = "e => getComputedStyle(e).backgroundColor"
        assert window.locator("#passage-word").evaluate(tint) == "rgba(0, 0, 0, 0)"
        window.locator(".kinds .kind-update button").click()
        assert seen(window, ".note-text") == 3
        window.evaluate("location.hash = '#note-word'")
        window.locator("#note-word").wait_for(state="visible")
        assert seen(window, ".note-text") == 5 and button.get_attribute("aria-pressed") == "false"


def test_n_and_p_go_from_note_to_note(browser: Any, page: str) -> None:
    """Round and round, past what is filtered away; not while the reader types, nor when single keys are switched off."""
    with reading(browser, page) as window:
        places = ("note-whole", "ref-help", "ref-attack", "ref-word", "ref-late", "note-whole", "ref-late", "ref-word")
        for key, place in zip("nnnnnnpp", places, strict=True):
            window.keyboard.press(key)
            until(lambda place=place: window.evaluate(FOCUS) == place, f"{key} leads to {place}")
        window.locator(".kinds .kind-context button").click()
        window.keyboard.press("n")
        assert window.evaluate(FOCUS) == "ref-help"
        window.click("[data-walk='1']")
        window.evaluate("document.body.append(Object.assign(document.createElement('input'), { id: 'typing' }))")
        window.locator("#typing").press("n")
        assert window.evaluate("document.getElementById('typing').value") == "n"
        window.keyboard.press("Tab")
        window.keyboard.press("?")
        comes(window, "dialog.help")
        window.uncheck("[data-setting=keys]")
        window.keyboard.press("Escape")
        before = window.evaluate(FOCUS)
        window.keyboard.press("n")
        assert window.evaluate(FOCUS) == before


def test_reading_levels_leave_out_and_are_remembered(browser: Any, page: str) -> None:
    """Brief: summary and key points; text: no notes; annotated: all. On paper, all in any case."""
    with reading(browser, page) as window:
        parts = (".standfirst", ".key-points li", ".body > p", ".note-text", ".note-ref")
        whole = [seen(window, part) for part in parts]
        assert whole == [1, 2, 3, 5, 4]
        window.click(".levels [data-read=brief]")
        window.reload()
        assert [seen(window, part) for part in parts] == [1, 2, 0, 0, 0]
        assert window.locator("[aria-pressed=true]").inner_text() == "Brief"
        window.emulate_media(media="print")
        assert [seen(window, part) for part in parts] == whole
        window.emulate_media(media="screen")
        window.click(".read-on button")
        assert [seen(window, part) for part in parts] == [1, 2, 3, 0, 0] and window.evaluate("document.activeElement.dataset.read")
        window.goto(page + "#note-word")
        assert [seen(window, part) for part in parts] == whole, "a link to a note shows it"
        window.goto("about:blank")
        window.goto(page + "#what-it-may-cost")
        assert [seen(window, part) for part in parts] == [1, 2, 3, 0, 0]


def test_what_is_new_since_the_last_visit_is_counted(browser: Any, page: str) -> None:
    """Notes that were not there, or had another date; not on a first visit, and still on a second look within the hour."""
    with reading(browser, page) as window:
        assert window.locator(".since").count() == 0
        remember(window, "kept.at -= 864e5; delete kept.now['note-word']; delete kept.now['note-late'];"
                         "kept.now['note-whole'] = '2024-06-20'")
        for _ in range(2):
            window.reload()
            assert window.locator(".since").inner_text() == "3 new since your last visit"
            assert window.locator(".note.new").count() == 3
            assert window.locator(".since").get_attribute("href") == "#note-whole"
        remember(window, "kept.at -= 864e5")
        window.reload()
        assert window.locator(".since").count() == 0


@pytest.mark.parametrize("before", ["", "Object.defineProperty(navigator, 'clipboard', { value: undefined });"])
def test_a_note_and_its_passage_can_be_cited(browser: Any, host: str, before: str) -> None:
    """Address and line of each, by the clipboard's way or the old one; that it is done is said."""
    with reading(browser, host, before=before, permissions=["clipboard-read", "clipboard-write"], faked=False) as window:
        address = host.removesuffix("index.html")
        window.locator("#note-word .note-link").click()
        copied = {}
        for name in ("noteLink", "noteCite", "placeLink", "placeCite"):
            window.click(f".card [data-copy={name}]")
            window.locator(f".card [data-copy={name}].copied").wait_for()
            window.locator("[data-kit=status]", has_text="Copied").wait_for(state="attached")
            window.evaluate("document.body.prepend(Object.assign(document.createElement('textarea'), { id: 'paste' }))")
            window.focus("#paste")
            window.keyboard.press("Control+v")
            until(lambda: window.evaluate("document.getElementById('paste').value"), "something is pasted")
            copied[name] = window.evaluate("() => { const at = document.getElementById('paste'); at.remove(); return at.value; }")
            if not window.locator(".card").is_visible():
                window.locator("#note-word .note-link").click()
        line = "the desk, “A pact is signed”, Briefings, June 20, 2024"
        assert copied["noteLink"] == f"{address}#note-word" and copied["placeLink"] == f"{address}#passage-word"
        assert copied["noteCite"] == f"Note 4, Disagreement, on: {line}, {address}#note-word"
        assert copied["placeCite"] == f"“did not use the word”: {line}, {address}#passage-word"


def test_a_browser_that_refuses_to_copy_shows_what_to_copy(browser: Any, host: str) -> None:
    """Selected, so that one key does it."""
    before = "Object.defineProperty(navigator, 'clipboard', {value: undefined}); document.execCommand = () => false;"
    with reading(browser, host, before=before, faked=False) as window:
        window.locator("#note-word .note-link").click()
        window.click(".card [data-copy=noteLink]")
        until(lambda: window.evaluate("getSelection().toString()").endswith("#note-word"), "the address is selected")


def test_all_works_where_storage_is_refused(browser: Any, page: str) -> None:
    """Choices hold for the page; nothing is said on the console."""
    with reading(browser, page, before=REFUSED) as window:
        window.click(".levels [data-read=text]")
        assert seen(window, ".note-text") == 0 and seen(window, ".body > p") == 3
        window.click(".foot [data-open=help]")
        window.uncheck("[data-setting=hover]")
        window.keyboard.press("Escape")


def test_without_scripts_all_is_there_and_no_dead_button(browser: Any, page: str) -> None:
    """Whatever was chosen before."""
    with reading(browser, page, java_script_enabled=False, faked=False) as window:
        assert (seen(window, ".note-text"), seen(window, ".body > p"), seen(window, ".terms dt")) == (5, 3, 2)
        assert seen(window, "button") == 0 and seen(window, ".kinds li") == 4


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("level", ["annotated", "brief"])
def test_nothing_moves_while_a_page_comes(browser: Any, host: str, width: int, level: str) -> None:
    """Cumulative layout shift is nought: on a first visit and on one that finds new notes, at any reading level,
    though the script comes after the first paint."""
    with reading(browser, host, width=width, faked=False) as window:
        window.evaluate("level => localStorage.setItem('postil.level', level)", level)
        remember(window, "kept.at = 1; kept.now = {}")
        window.route("**/postil.js", lambda route: (time.sleep(0.2), route.continue_()))
        window.reload()
        assert window.locator(".since").count() == 1 and window.evaluate(SHIFT) == 0


@pytest.mark.parametrize("offense", ["document.body.innerHTML = '<i>'", "document.body.append(Object.assign(new Image(), {src: 'https://elsewhere.example/x.png'}))"])
def test_the_policy_is_in_force(browser: Any, page: str, offense: str) -> None:
    """Text cannot become HTML and nothing comes from elsewhere, and these tests would hear of it."""
    with (pytest.raises(AssertionError, match=r"require-trusted-types-for|TrustedHTML|img-src"), reading(browser, page) as window,
          window.expect_console_message()):
        window.evaluate(f"() => {{ try {{ {offense} }} catch {{}} }}")


def test_a_minified_sheet_has_the_rules_of_its_parts(browser: Any, read_in: Path) -> None:
    """Chromium reads the same rules from the joined file as from the files it is joined of."""
    rules = """text => { const sheet = new CSSStyleSheet(); sheet.replaceSync(text);
        return [...sheet.cssRules].map(rule => rule.cssText.replace(/\\s*([\\s,(){}:;+>*\\/])\\s*/g, '$1')); }"""
    window = browser.new_page()
    for name, folder in (("postil", "css"), ("reference", "css/reference")):
        parts = sorted((ROOT / "templates/assets" / folder).glob("*.css"))
        text = "\n".join(path.read_text(encoding="utf-8") for path in parts)
        small = (read_in / f"assets/{name}.css").read_text(encoding="utf-8")
        assert window.evaluate(rules, small) == window.evaluate(rules, text)
    window.close()
