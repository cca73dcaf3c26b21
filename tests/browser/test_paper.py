"""On paper, in a feed and without scripts: as many notes, terms and sources as on the screen, whatever was chosen there."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

pytestmark = pytest.mark.xdist_group("browser on whole sites")

needs_pdftotext = pytest.mark.skipif(not shutil.which("pdftotext"), reason="reading a PDF needs pdftotext, from poppler-utils")
BRIEFING = "briefings/pyongyang-pact/index.html"
COUNTED = """() => {
  const texts = (selector, within = "") => [...document.querySelectorAll(selector)].map(e => (within ? e.querySelector(within) : e).textContent);
  return {
    heads: [...document.querySelectorAll(".note-head")].map(e => e.innerText.replace(/\\s+/g, " ")),
    notes: [...document.querySelectorAll(".note-text")].map(e =>
      [...e.querySelectorAll(":scope > p:not(.note-head, .note-status), :scope > ul")].map(p => p.textContent)),
    terms: texts(".terms dt"), meanings: texts(".terms dd"),
    addresses: [...document.querySelectorAll(".rests-on a.external")].map(e => e.getAttribute("href")),
  };
}"""
DEAD = "button:not(.kinds button), summary, input, select, dialog, nav:not(.filed), [popover], .levels, .walk, .note-link, .note-back, .skip"


def letters(text: str) -> str:
    """What is left of a text when lines and hyphens no longer matter."""
    return re.sub(r"[\W_]", "", text)


def paper(page: Any, folder: Path) -> str:
    """The text of the PDF that Chromium prints, in the order in which it is laid out."""
    page.pdf(path=folder / "page.pdf", format="A4")
    subprocess.run(["pdftotext", "-raw", folder / "page.pdf", folder / "page.txt"], check=True)
    return (folder / "page.txt").read_text(encoding="utf-8")


@needs_pdftotext
@pytest.mark.parametrize("chosen", ["", "text", "brief", "filtered"])
def test_paper_carries_every_note_term_and_source(browser: Any, published: Path, tmp_path: Path, chosen: str) -> None:
    """In order, in full; in a dark window, at any reading level, with kinds of notes filtered away."""
    page = browser.new_page(viewport={"width": 1440, "height": 900}, color_scheme="dark" if chosen else "light")
    page.goto((published / BRIEFING).as_uri())
    html = page.evaluate(COUNTED)
    if chosen == "filtered":
        page.locator(".kinds button").first.click()
        assert page.locator(".note:visible").count() < len(html["notes"])
    elif chosen:
        page.locator(f".levels [data-read={chosen}]").click()
        assert page.locator(".note:visible").count() == 0
    text = paper(page, tmp_path)
    page.close()
    flat = letters(text)
    assert len(html["notes"]) == len(html["heads"]) >= 14
    assert len(html["terms"]) == len(html["meanings"]) >= 10 and len(html["addresses"]) >= 10
    at = 0
    for head, paragraphs in zip(html["heads"], html["notes"], strict=True):
        found = flat.find(letters(head), at)
        assert found >= 0, f"{head}: not on paper, or not in its place"
        at = found
        for words in map(letters, paragraphs):
            # A note may run over the end of a page, where the page's number comes between: two halves will do.
            assert words[: len(words) // 3] in flat and words[-len(words) // 3 :] in flat, head
    heads = "|".join(re.escape(letters(head)) for head in html["heads"])
    assert len(re.findall(heads, flat)) == len(html["heads"]), "a note stands twice"
    for term, meaning in zip(html["terms"], html["meanings"], strict=True):
        assert letters(term + meaning) in flat, term
    assert [address for address in html["addresses"] if letters(address) not in flat] == []


def test_nothing_on_paper_waits_to_be_pressed(browser: Any, published: Path) -> None:
    """No button, menu, switch or popover, though one was open; no dot between things that are not there."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto((published / BRIEFING).as_uri())
    page.locator("a.term").first.focus()
    page.keyboard.press("Enter")
    page.locator(".card").wait_for(state="visible")
    page.emulate_media(media="print")
    shown = page.locator(DEAD).evaluate_all("all => all.filter(e => e.checkVisibility() && e.innerText).map(e => e.outerHTML)")
    left = page.locator(".note-foot").first.evaluate("""e => [...e.children].filter(e => e.checkVisibility()).map(e =>
        ["::before", "::after"].map(side => getComputedStyle(e, side).content))""")
    page.close()
    assert shown == []
    assert len(left) > 2 and left[0][0] == "none" and {after for _, after in left} == {"none"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_is_white(browser: Any, published: Path, scheme: str) -> None:
    """And every kind of note has the ink that it has on a light screen."""
    page = browser.new_page(viewport={"width": 1440, "height": 900}, color_scheme="light")
    page.goto((published / BRIEFING).as_uri())
    inks = "() => [...document.querySelectorAll('.note-kind')].map(e => getComputedStyle(e).color)"
    light = page.evaluate(inks)
    page.emulate_media(media="print", color_scheme=scheme)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert page.evaluate(inks) == light
    page.close()


def test_a_feed_and_a_browser_without_scripts_have_as_many_notes(browser: Any, published: Path) -> None:
    """Briefing by briefing the same notes in the feed and without scripts; with scripts, on the three fullest, the same of all."""
    atom = "{http://www.w3.org/2005/Atom}"
    root = ElementTree.parse(published / "feed.xml").getroot()
    fed = {}
    for entry in root.iter(f"{atom}entry"):
        slug = entry.findtext(f"{atom}id", "").rstrip("/").rsplit("/", 1)[1]
        fed[slug] = re.findall(r"<aside>\s*<p><b>(\d+) ", entry.findtext(f"{atom}content", ""))
    folders = sorted((published / "briefings").iterdir(), key=lambda folder: -(folder / "index.html").stat().st_size)
    counted: list[dict[str, Any]] = []
    for scripts, some in ((False, folders), (True, folders[:3])):
        page = browser.new_page(java_script_enabled=scripts)
        counted.append({})
        for folder in some:
            page.goto((folder / "index.html").as_uri())
            numbers = page.locator(".note-head > .note-kind > b").all_text_contents()
            counted[-1][folder.name] = (numbers, page.locator(".terms dt").count(), page.locator(".rests-on li").count())
        page.close()
    without, with_scripts = counted
    assert with_scripts == {slug: without[slug] for slug in with_scripts}
    assert fed == {slug: numbers for slug, (numbers, *_) in without.items()} and sum(map(len, fed.values())) > 50
