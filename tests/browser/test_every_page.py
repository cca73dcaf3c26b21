"""Every kind of page for everyone: axe-core, zoom, a reader's own colors, the keyboard, and a strict host."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from every_page import BRIEFING, build, hosted, kinds
from waiting import comes, goes, until

from sites import ROOT

pytestmark = pytest.mark.xdist_group("browser on every page")

AXE = ROOT / "tests/.deps/node/node_modules/axe-core/axe.min.js"
RULES = """{preload: false, resultTypes: ['violations'], rules: Object.fromEntries(
    ['target-size', 'label-content-name-mismatch', 'css-orientation-lock', 'td-has-header', 'table-fake-caption']
        .map(name => [name, {enabled: true}]))}"""
"""All rules that are on by themselves, and of the others those that WCAG 2.2 AA asks for."""
CONTRAST = "{preload: false, resultTypes: ['violations'], runOnly: ['color-contrast']}"
TRIGGER = "main :is(a.term, a.profile)"
"""What opens a popover anywhere: the number of a note does so only where that is out of sight."""
WATCHED = """addEventListener('securitypolicyviolation', e => console.error(`blocked: ${e.violatedDirective} ${e.blockedURI} ${e.sample}`));
window.shifted = 0;
new PerformanceObserver(list => { for (const one of list.getEntries()) if (!one.hadRecentInput) window.shifted += one.value; })
    .observe({type: 'layout-shift', buffered: true});"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("every"))


@pytest.fixture(scope="module")
def host(site: Path) -> Iterator[str]:
    with hosted(site) as address:
        yield address


@contextmanager
def reading(browser: Any, *, width: int = 1440, script: str = "", **context: Any) -> Iterator[Any]:
    """A page in a window of its own, with all that it asked for and all that went wrong."""
    window = browser.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce", **context)
    window.add_init_script(script)
    page = window.new_page()
    page.asked, page.wrong = [], []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("console", lambda message: page.wrong.append(message.text))
    page.on("pageerror", lambda error: page.wrong.append(str(error)))
    try:
        yield page
    finally:
        window.close()


def opened_popover(page: Any) -> bool:
    """Open the first popover of the page, if it has one, with the keyboard."""
    link = page.locator(f"{TRIGGER}:visible").first
    if not link.count():
        return False
    link.focus()
    page.keyboard.press("Enter")
    return comes(page)


def test_all_kinds_of_pages_are_there(site: Path) -> None:
    """Among them an excerpt and a page that is read from right to left."""
    found = kinds(site)
    folders = {path.partition("/")[0] for path in found}
    assert {"briefings", "glossary", "profiles", "claims", "sources", "timeline", "topics", "archive", "about"} <= folders
    assert {"index.html", "404.html", BRIEFING, "briefings/excerpt/index.html", "briefings/pact-ar/index.html"} <= set(found)
    assert 'dir="rtl"' in (site / "briefings/pact-ar/index.html").read_text(encoding="utf-8")


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed: tests/run installs it with npm")
@pytest.mark.parametrize("width", [1440, 390])
def test_nobody_is_kept_out(browser: Any, site: Path, host: str, width: int) -> None:
    """axe-core finds no violation, target sizes and contrast among them: notes and sections open, a popover closed and open.
    In the dark, where nothing but colors is different, contrast is looked at again."""
    found, popovers = [], 0
    script = AXE.read_text(encoding="utf-8")
    with reading(browser, width=width, script=script, bypass_csp=True) as page:
        for path in kinds(site):
            page.emulate_media(color_scheme="light")
            page.goto(host + path)
            page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
            for state, within in (("closed", "document"), ("open", "'.card'")):
                if state == "open" and not opened_popover(page):
                    continue
                popovers += state == "open"
                for scheme, rules in (("light", RULES), ("dark", CONTRAST)):
                    page.emulate_media(color_scheme=scheme)
                    violations = page.evaluate(f"axe.run({within}, {rules}).then(result => result.violations)")
                    found += [f"{path}: {state}: {scheme}: {one['id']}: {node['html'][:200]}: {node['failureSummary'][:300]}"
                              for one in violations for node in one["nodes"]]
    assert not found, "\n".join(found[:20])
    assert popovers


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed: tests/run installs it with npm")
def test_axe_does_find_what_keeps_people_out(browser: Any) -> None:
    """Gray on white, a picture without words, buttons too small and too close."""
    wrong = ("<html><p style='color:%23bbb'>Gray<img src='data:,'><button style='all:unset;width:9px;height:9px;display:block'>a"
             "</button><button style='all:unset;width:9px;height:9px;display:block'>b</button>")
    with reading(browser, script=AXE.read_text(encoding="utf-8")) as page:
        page.goto(f"data:text/html,{wrong}")
        found = {one["id"] for one in page.evaluate(f"axe.run(document, {RULES}).then(result => result.violations)")}
    assert {"color-contrast", "image-alt", "html-has-lang", "document-title", "target-size"} <= found


CUT = """() => {
  const wide = document.documentElement.scrollWidth, found = wide > innerWidth ? [`the page is ${wide} wide`] : [];
  const scrolls = e => e && (["auto", "scroll"].includes(getComputedStyle(e).overflowX) || scrolls(e.parentElement));
  for (const e of document.querySelectorAll("body *")) {
    if (!e.checkVisibility() || e.closest(".unseen, .skip, .symbols, caption, svg, template") || scrolls(e)) continue;
    const style = getComputedStyle(e), box = e.getBoundingClientRect();
    if (box.width && (box.right > innerWidth + 1 || box.left < -1)) found.push(`sticks out: ${e.outerHTML.slice(0, 90)}`);
    if (["hidden", "clip"].includes(style.overflowY) && style.webkitLineClamp === "none" && style.textOverflow !== "ellipsis"
        && e.scrollHeight > e.clientHeight + 1) found.push(`cut: ${e.outerHTML.slice(0, 90)}`);
  }
  return found;
}"""
SPACED = """() => { const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-block-end: 2em !important; }`);
  document.adoptedStyleSheets.push(sheet); }"""


def test_four_hundred_per_cent_zoom_cuts_nothing(browser: Any, site: Path, host: str) -> None:
    """1280 pixels at 400 % are 320: no page scrolls sideways, nothing sticks out or is cut off, an open popover included; nor
    with the wider spacing of WCAG 1.4.12."""
    found = []
    with reading(browser, width=320) as page:
        page.set_viewport_size({"width": 320, "height": 256})
        for path in kinds(site):
            page.goto(host + path)
            page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
            found += [f"{path}: {one}" for one in page.evaluate(CUT)]
            if opened_popover(page):
                found += [f"{path}, with a popover: {one}" for one in page.evaluate(CUT)]
                page.keyboard.press("Escape")
                goes(page)
            page.evaluate(SPACED)
            found += [f"{path}, spaced: {one}" for one in page.evaluate(CUT)]
    assert not found, "\n".join(found[:20])


STOPS = """() => { window.stops = [...document.querySelectorAll("a[href], button, summary, input, select, [tabindex='0']")]
    .filter(e => e.checkVisibility({visibilityProperty: true}) && !e.disabled); return stops.length; }"""
STOP = """() => { const e = document.activeElement, style = getComputedStyle(e), box = e.getBoundingClientRect();
  const seen = ["solid", "auto", "dashed", "dotted", "double"].includes(style.outlineStyle) && parseFloat(style.outlineWidth) >= 2
    && !/, 0\\)$|transparent/.test(style.outlineColor) && box.bottom > 0 && box.top < innerHeight;
  return [stops.indexOf(e), seen, e.outerHTML.slice(0, 90)]; }"""


@pytest.mark.parametrize(("path", "width"), [
    (BRIEFING, 1440), (BRIEFING, 390), ("briefings/pact-ar/index.html", 1440), ("index.html", 1440), ("glossary/index.html", 390),
    ("sources/index.html", 1440), ("timeline/index.html", 1440), ("claims/boundary-known/index.html", 1440),
])
def test_tab_reaches_and_leaves_everything(browser: Any, host: str, path: str, width: int) -> None:
    """There and back, in the order of the page, without a trap, in sight, each with an outline of two pixels or more."""
    with reading(browser, width=width) as page:
        page.goto(host + path)
        count = page.evaluate(STOPS)
        ways = []
        for key in ("Tab", "Shift+Tab"):
            way = []
            for _ in range(count):
                page.keyboard.press(key)
                at, seen, html = page.evaluate(STOP)
                way.append(at)
                assert seen, f"{key} {len(way)}: no focus to be seen on {html}"
            ways.append(way)
            page.keyboard.press(key)
            assert page.evaluate(STOP)[0] in (-1, way[0]), f"{key} does not leave the page"
    assert count > 10 and ways[0] == list(range(count)) and ways[1] == ways[0][::-1]


def test_forced_colors_leave_every_state_told(browser: Any, host: str) -> None:
    """A passage has a line, the reading level and the kinds that were chosen differ from the others, the focus has an outline."""
    look = """e => { const s = getComputedStyle(e);
        return [s.color, s.backgroundColor, s.borderColor, s.fontWeight, s.textDecorationLine, s.outlineStyle]; }"""
    with reading(browser, forced_colors="active") as page:
        page.goto(host + BRIEFING)
        lines = page.locator("mark.passage").evaluate_all("all => all.map(e => getComputedStyle(e).textDecorationLine)")
        assert lines and set(lines) == {"underline"}
        page.locator(".kinds button").first.click()
        for group in (".levels", ".kinds"):
            pressed = page.locator(f"{group} [aria-pressed=true]").first.evaluate(look)
            assert pressed != page.locator(f"{group} [aria-pressed=false]").first.evaluate(look), group
        page.keyboard.press("Tab")
        assert page.evaluate(f"({look})(document.activeElement)")[-1] == "solid"


def test_a_strict_host_blocks_nothing(browser: Any, site: Path, host: str) -> None:
    """Under `default-src 'none'` and Trusted Types sent as a header, no page breaks the policy, asks another host for anything,
    or moves while it comes; nor do popovers, levels, filter, walk, copying and settings."""
    with reading(browser, script=WATCHED) as page:
        for path in kinds(site):
            page.goto(host + path, wait_until="load")
            assert [one for one in page.wrong if "404" not in one] == [], path
            assert page.evaluate("shifted") == 0, f"{path} moves"
            if opened_popover(page):
                page.keyboard.press("Escape")
                goes(page)
            page.locator("[data-open=help]:visible").first.click()
            comes(page, "dialog.help")
            page.keyboard.press("Escape")
            goes(page, "dialog.help")
        page.goto(host + BRIEFING)
        page.locator("main a.term").first.scroll_into_view_if_needed()
        x, y = page.locator("main a.term").first.evaluate("e => { const r = e.getClientRects()[0]; return [r.x + 4, r.y + 4]; }")
        page.mouse.move(x, y)
        page.mouse.move(x + 2, y)
        comes(page)
        page.mouse.move(0, 0)
        goes(page)
        page.locator(".kinds button").first.click()
        page.locator(".kinds button").first.click()
        for key in ("n", "n", "p"):
            page.keyboard.press(key)
        page.locator(".note-link").first.click()
        page.locator(".card [data-copy]").first.click()
        page.keyboard.press("Escape")
        for level in ("brief", "text", "annotated"):
            page.locator(f".levels [data-read={level}]").click()
        assert page.locator(".note:visible").count() > 3
        assert [one for one in page.wrong if "404" not in one] == []
        assert [address for address in page.asked if not address.startswith(host)] == []


def test_the_strict_host_is_strict(browser: Any, host: str) -> None:
    """A style in the page, a picture from elsewhere and text that becomes HTML are blocked, and these tests would hear of it."""
    with reading(browser, script=WATCHED) as page:
        page.goto(host + "404.html")
        for offense in ("document.body.setAttribute('style', 'color: red')", "new Image().src = 'https://other.example/a.png'",
                        "document.body.innerHTML = '<p>'"):
            page.evaluate(f"try {{ {offense} }} catch {{}}")
        for directive in ("style-src-attr", "img-src", "require-trusted-types-for"):
            # Asking the page lets its messages come in.
            wanted = f"blocked: {directive}"
            until(lambda wanted=wanted: page.evaluate("1") and any(wanted in one for one in page.wrong), f"{directive} is told")
