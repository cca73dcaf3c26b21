"""The look in a real browser: measure, margin, disclosure, print, policy, zoom, colors, accessibility."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from waiting import until

from interface import LANGUAGES, voice
from render_values import KINDS

pytestmark = pytest.mark.xdist_group("browser")

AXE = Path(__file__).resolve().parent.parent / ".deps/node/node_modules/axe-core/axe.min.js"
WIDE, NARROW = 1440, 390

BOXES = """() => {
  const box = e => { const r = e.getBoundingClientRect(); return [r.left, r.top, r.right, r.bottom]; };
  const isNotes = e => e.classList.contains("notes");
  return [...document.querySelector(".body").children].map(e => [isNotes(e), ...box(e)]);
}"""

LINES = """() => Math.max(...[...document.querySelectorAll(".body > p")].map(p => {
  const range = document.createRange(), found = {};
  const walk = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const node = walk.currentNode;
    if (node.parentElement.closest(".note-ref")) continue;
    for (let at = 0; at < node.length; at++) {
      range.setStart(node, at); range.setEnd(node, at + 1);
      const line = Math.round(range.getBoundingClientRect().bottom / 12);
      found[line] = (found[line] || 0) + 1;
    }
  }
  return Math.max(...Object.values(found));
}))"""


@contextmanager
def opened(browser: Any, address: str, *, width: int = WIDE, **context: Any) -> Iterator[Any]:
    """A page in a window of its own, 900 pixels high."""
    window = browser.new_context(viewport={"width": width, "height": 900}, **context)
    page = window.new_page()
    page.complaints = []
    page.on("console", lambda message: page.complaints.append(message.text))
    page.goto(address)
    try:
        yield page
    finally:
        window.close()


@pytest.fixture(scope="module")
def article(pages: Path) -> str:
    """The address of the full briefing, on disk."""
    return (pages / "x/x/article.html").as_uri()


def test_style_and_script_load_from_disk_under_the_policy(browser: Any, article: str) -> None:
    """Opened as a file, nothing is blocked, and the browser has nothing to say."""
    with opened(browser, article) as page:
        assert page.evaluate("getComputedStyle(document.querySelector('.body')).display") == "flow-root"
        assert [text for text in page.complaints if "Content Security" in text or "Refused" in text] == []


@pytest.mark.parametrize("width", [1200, WIDE, 800])
def test_a_line_has_between_60_and_75_characters(browser: Any, article: str, width: int) -> None:
    """Even the longest line of running text stays within a comfortable measure, whatever typeface there is."""
    with opened(browser, article, width=width) as page:
        assert 60 <= page.evaluate(LINES) <= 75


@pytest.mark.parametrize("width", [1200, WIDE])
def test_notes_stand_in_the_margin_beside_their_block_and_cover_nothing(
    browser: Any, article: str, width: int
) -> None:
    """A group begins no higher than its block and no lower than the next one; no two boxes overlap."""
    with opened(browser, article, width=width) as page:
        boxes = page.evaluate(BOXES)
    tops = [(is_notes, top) for is_notes, _, top, _, _ in boxes]
    assert tops == sorted(tops, key=lambda one: one[1]), (
        "a block or group begins above one that comes before it"
    )
    for at, (is_notes, left, top, right, bottom) in enumerate(boxes):
        assert not is_notes or left > boxes[0][3], "notes are in the margin"
        for _, other_left, other_top, other_right, other_bottom in boxes[at + 1 :]:
            apart = (
                other_left >= right
                or left >= other_right
                or other_top >= bottom - 1
                or top >= other_bottom - 1
            )
            assert apart


def test_notes_are_open_on_wide_screens_without_a_script(browser: Any, article: str) -> None:
    """Every note's text is seen, and no summary stands in the way."""
    with opened(browser, article, java_script_enabled=False) as page:
        assert all(note.is_visible() for note in page.locator(".note-text > p").all())
        assert not any(summary.is_visible() for summary in page.locator(".note summary").all())


def test_notes_are_a_disclosure_on_narrow_screens_and_a_link_opens_one(browser: Any, article: str) -> None:
    """Closed after the paragraph; the number of a passage opens its note, without a script."""
    with opened(browser, article, width=NARROW, java_script_enabled=False) as page:
        note = page.locator("#note-n9 > p:not(.note-head)").first
        assert not note.is_visible()
        page.locator("#ref-n9").click()
        note.wait_for(state="visible", timeout=3000)


def test_a_passage_lights_up_with_its_note(browser: Any, article: str) -> None:
    """The pointer on note 1 marks passage 1, and leaves passage 2 as it was."""
    tint = "getComputedStyle(document.querySelector('#passage-n{}')).backgroundColor"
    with opened(browser, article) as page:
        before = [page.evaluate(tint.format(number)) for number in (1, 2)]
        page.hover(".note.n1")
        until(lambda: page.evaluate(tint.format(1)) != before[0], "the passage lights up")
        after = [page.evaluate(tint.format(number)) for number in (1, 2)]
    assert before[0] != after[0] and before[1] == after[1]


def test_every_kind_of_passage_has_a_line_of_its_own(browser: Any, article: str) -> None:
    """Told apart without color: with all colors taken out, the nine patterns differ."""
    pattern = """kind => { const mark = document.createElement("mark");
      mark.className = "passage kind-" + kind;
      document.querySelector(".body").append(mark); const style = getComputedStyle(mark);
      return style.backgroundImage.replace(/oklch\\([^)]*\\)/g, "ink") + style.backgroundSize; }"""
    with opened(browser, article) as page:
        assert len({page.evaluate(pattern, kind) for kind in KINDS}) == len(KINDS)


def test_a_passage_inside_another_keeps_its_own_line(browser: Any, article: str) -> None:
    """The pattern of the outer passage is not handed down."""
    image = """inner => { const outer = document.createElement("mark");
      outer.className = "passage kind-question";
      const mark = document.createElement("mark"); mark.className = "passage kind-update";
      const body = document.querySelector(".body");
      body.append(outer); (inner ? outer : body).append(mark);
      return getComputedStyle(mark).backgroundImage; }"""
    with opened(browser, article) as page:
        assert page.evaluate(image, True) == page.evaluate(image, False)


def test_a_term_is_told_from_a_link_without_color(browser: Any, article: str) -> None:
    """A dotted line in the ink of the text, where a link has a solid one."""
    look = "e => { const s = getComputedStyle(e); return [s.textDecorationStyle, s.color]; }"
    with opened(browser, article) as page:
        term, ink = page.eval_on_selector("a.term", look), page.eval_on_selector(".body > p", look)
        assert term == ["dotted", ink[1]]
        assert page.eval_on_selector(".body a.external", look)[0] == "solid"


def test_print_shows_every_note_and_address(browser: Any, article: str) -> None:
    """On paper all notes are open and sources have their address written out."""
    with opened(browser, article) as page:
        page.emulate_media(media="print")
        assert all(note.is_visible() for note in page.locator(".note-text > p").all())
        assert not page.locator(".masthead nav").is_visible()
        after = "getComputedStyle(document.querySelector('.rests-on a.external'), '::after').content"
        assert "attr(href)" in page.evaluate(after) or "https://" in page.evaluate(after)


@pytest.mark.parametrize(
    "name", ["home", "x/glossary", "x/x/article", "x/x/term", "x/x/profile", "x/sources", "x/timeline"]
)
def test_four_hundred_per_cent_zoom_needs_no_sideways_scrolling(browser: Any, pages: Path, name: str) -> None:
    """1280 pixels at 400 % are 320."""
    with opened(browser, (pages / f"{name}.html").as_uri(), width=320) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_address_loses_index_html_and_keeps_the_place(browser: Any, pages: Path) -> None:
    """Served from a host, the permanent address shows, and the note linked to is still the target."""
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(pages))
    handler.log_message = lambda *_: None  # type: ignore[attr-defined]
    (pages / "x/x/index.html").write_bytes((pages / "x/x/article.html").read_bytes())
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with opened(browser, f"http://127.0.0.1:{server.server_port}/x/x/index.html#note-n3") as page:
            assert page.evaluate("location.pathname + location.hash") == "/x/x/#note-n3"
            assert page.evaluate("document.querySelector(':target').id") == "note-n3"
        server.shutdown()


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed: tests/run installs it")
def test_axe_finds_nothing(browser: Any, pages: Path) -> None:
    """No violation of its rules, contrast included; in the dark, the shorter pages on a phone, contrast and the size of targets."""
    run = "rules => axe.run(rules).then(result => result.violations.map(one => [one.id, one.nodes[0].html]))"
    with opened(browser, "about:blank", reduced_motion="reduce", bypass_csp=True) as page:
        page.add_init_script(path=AXE)
        for path in sorted(pages.rglob("*.html")):
            if path.name == "redirect.html":
                continue
            page.emulate_media(color_scheme="light")
            page.set_viewport_size({"width": WIDE, "height": 900})
            page.goto(path.as_uri())
            assert page.evaluate(run, {"preload": False}) == [], path.name
            page.emulate_media(color_scheme="dark")
            page.set_viewport_size({"width": NARROW if path.name[0] in "ht" else WIDE, "height": 900})
            assert page.evaluate(run, {"preload": False, "runOnly": ["color-contrast", "target-size"]}) == [], path.name


MENU = ("glossary", "profiles", "claims", "timeline", "sources", "search")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_the_menu_stands_alone(browser: Any, pages: Path, language: str) -> None:
    """On phones of every width, in every language, the lines of the menu are alike, and nothing sticks out."""
    fill = """(words) => { const list = document.querySelector(".masthead nav ul"), item = list.firstElementChild;
        list.replaceChildren(...words.flatMap(word => { const one = item.cloneNode(true);
            one.firstElementChild.textContent = word; return [one, "\\n"]; })); }"""
    lines = """() => [...document.querySelectorAll(".masthead nav li")].reduce((found, one) => {
        const { top } = one.getBoundingClientRect(); found[top] = (found[top] || 0) + 1; return found; }, {})"""
    with opened(browser, next(pages.rglob("article.html")).as_uri()) as page:
        page.evaluate(fill, [voice(language).say(key) for key in MENU])
        page.evaluate("rtl => document.documentElement.dir = rtl ? 'rtl' : 'ltr'", language == "ar")
        for width in (320, 360, 375, 390, 414):
            page.set_viewport_size({"width": width, "height": 700})
            found = page.evaluate(lines)
            assert sum(found.values()) == len(MENU) and min(found.values()) > 1 and len(found) <= 2, (width, found)
            assert page.evaluate("document.documentElement.scrollWidth") <= width
