"""Whole sites in a real browser: from disk and a sub-path, without JavaScript, by keyboard, on paper, for everyone."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from waiting import comes

pytestmark = pytest.mark.xdist_group("browser on whole sites")

BRIEFING = "briefings/pyongyang-pact/index.html"
KINDS = (
    "index.html", BRIEFING, "glossary/index.html", "glossary/icbm/index.html", "profiles/index.html",
    "profiles/vladimir-putin/index.html", "sources/index.html", "sources/kcna-text/index.html", "timeline/index.html",
    "claims/index.html", "claims/ten-thousand-containers/index.html", "topics/missiles/index.html",
    "archive/2024/index.html", "about/index.html", "search/index.html",
)
"""One page of each kind of the project's own site."""
GOLDEN = (
    "index.html", "404.html", "search/index.html", "glossary/index.html", "glossary/karman-line/index.html",
    "briefings/outer-space/index.html", "timeline/index.html",
)
"""Pages of the small site at each depth, and those with a script or an index of their own. (All kinds: test_every_page.)"""
WIDTHS = (320, 768, 1199, 1200, 1440)
"""The narrowest, one between, and both sides of the line from which on notes stand in the margin."""


@contextmanager
def opened(browser: Any, address: str, *, width: int = 1440, **context: Any) -> Iterator[Any]:
    """A page in a window of its own, with all that it asked for and all that went wrong."""
    window = browser.new_context(viewport={"width": width, "height": 900}, **context)
    page = window.new_page()
    page.asked, page.wrong = [], []
    page.on("request", lambda request: page.asked.append(request.url))
    # What a reader who goes on breaks off has not gone wrong.
    page.on("requestfailed", lambda request: request.failure == "net::ERR_ABORTED" or page.wrong.append(f"failed: {request.url}"))
    page.on("response", lambda answer: answer.status < 400 or page.wrong.append(f"{answer.status}: {answer.url}"))
    page.on("console", lambda message: page.wrong.append(message.text))
    page.on("pageerror", lambda error: page.wrong.append(str(error)))
    try:
        page.goto(address)
        yield page
    finally:
        window.close()


@pytest.fixture
def host(request: pytest.FixtureRequest, golden: Path, published: Path) -> Iterator[str]:
    """A web host that has both sites, under /golden/ and under /deep/er/."""

    class Host(http.server.SimpleHTTPRequestHandler):
        def translate_path(self, path: str) -> str:
            for prefix, folder in (("/golden", golden), ("/deep/er", published)):
                if path.startswith(f"{prefix}/"):
                    self.directory = str(folder)
                    return super().translate_path(path.removeprefix(prefix))
            return str(golden / "nothing")

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Host) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def assert_at_home(page: Any, root: str) -> None:
    """It is styled, nothing went wrong, and everything it asked for is of its own site."""
    assert page.wrong == []
    assert [address for address in page.asked if not address.startswith(root)] == []
    assert any(address.endswith("assets/postil.css") for address in page.asked)
    assert page.evaluate("getComputedStyle(document.body).marginTop") == "0px"


@pytest.mark.parametrize("path", KINDS)
def test_a_page_opens_from_disk_at_any_width(browser: Any, published: Path, path: str) -> None:
    """With its style sheet, without a word on the console, without a request to anywhere else; nor does it scroll sideways."""
    with opened(browser, (published / path).as_uri()) as page:
        assert_at_home(page, published.as_uri())
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{path} is {wide} pixels wide in a window of {width}"


@pytest.mark.parametrize(
    "path", ["/deep/er/index.html", f"/deep/er/{BRIEFING}", *(f"/golden/{path}" for path in GOLDEN)]
)
def test_a_page_opens_under_any_path_of_a_host(browser: Any, host: str, path: str) -> None:
    """Likewise."""
    with opened(browser, host + path) as page:
        assert_at_home(page, host + path[: path.index("/", 6) + 1])


def test_a_reader_can_walk_from_page_to_page(browser: Any, published: Path) -> None:
    """From disk: home, a briefing, the number of a note, an entry, back home."""
    with opened(browser, (published / "index.html").as_uri()) as page:
        page.click(".lead .item-title a")
        comes(page, "main.briefing h1")
        page.locator(".note-ref").first.click()
        comes(page, ".note-text:target")
        page.locator("a.term").first.click()
        page.wait_for_url("**/glossary/**")
        page.click(".nameplate a")
        page.wait_for_url((published / "index.html").as_uri())
        assert page.wrong == []


@pytest.mark.parametrize("width", [1440, 390])
def test_everything_is_there_without_javascript(browser: Any, published: Path, width: int) -> None:
    """As many notes and terms as with it, and notes can be read: at once where there is room, else when opened."""
    counts = []
    for scripts in (True, False):
        with opened(browser, (published / BRIEFING).as_uri(), width=width, java_script_enabled=scripts) as page:
            notes = page.locator(".note-text")
            seen = notes.all()
            if width < 1200:
                page.locator("details.note summary").nth(5).click()
                seen = [notes.nth(5)]
                notes.nth(5).wait_for(state="visible")
            assert all(one.is_visible() for one in seen)
            counts.append((notes.count(), page.locator("a.term").count(), page.locator(".terms dt").count()))
    assert counts[0] == counts[1] and min(counts[0]) >= 10


def test_notes_stand_in_the_margin_beside_their_paragraph(browser: Any, published: Path) -> None:
    """Right of the text, none over another, the first of a group at the height of its paragraph or after the last."""
    with opened(browser, (published / BRIEFING).as_uri()) as page:
        boxes = page.evaluate("""() => [...document.querySelectorAll(".body > .notes")].map(group => {
            const box = e => { const r = e.getBoundingClientRect(); return [r.left, r.top, r.right, r.bottom]; };
            return [box(group.previousElementSibling), ...[...group.querySelectorAll(".note-text")].map(box)]; })""")
    assert sum(len(group) - 1 for group in boxes) >= 14
    last = 0.0
    for paragraph, *notes in boxes:
        for number, (left, top, _, bottom) in enumerate(notes):
            assert left >= paragraph[2], "a note stands in the text"
            assert top >= last - 1, "a note stands on another"
            if number == 0:
                assert paragraph[1] - 12 <= top <= max(paragraph[3], last + 80), "a note stands beside other words"
            last = bottom


def test_notes_open_with_the_keyboard_on_a_narrow_screen(browser: Any, published: Path) -> None:
    """They follow their paragraph, closed; Tab reaches them, Enter opens and closes."""
    with opened(browser, (published / BRIEFING).as_uri(), width=390) as page:
        first = page.locator("details.note").first
        text = first.locator(".note-text")
        assert not text.is_visible()
        for _ in range(200):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.tagName") == "SUMMARY":
                break
        page.keyboard.press("Enter")
        text.wait_for(state="visible")
        assert first.evaluate("e => e.contains(document.activeElement)")
        assert first.evaluate("""e => e.querySelector(".note-text").getBoundingClientRect().top
            >= e.parentElement.previousElementSibling.getBoundingClientRect().bottom""")
        page.keyboard.press("Enter")
        text.wait_for(state="hidden")
