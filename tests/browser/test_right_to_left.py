"""An Arabic site in a real browser: a mirror image, at every width, with nothing that sticks out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sites import Site

pytestmark = pytest.mark.xdist_group("browser")

ARABIC = """\
-- site.yaml --
title: مكتب القراءة
language: ar
-- articles/pact.md --
---
title: وعد انقضى أجله
date: 2024-06-21
key_points: [وُقعت المعاهدة في 6 يوليو 1961.]
---

نصت المعاهدة على أن كل طرف يقدم المساعدة العسكرية فورًا إذا تعرض الآخر لهجوم مسلح.
-- annotations/pact.yaml --
notes:
  - {id: a, quote: المساعدة العسكرية فورًا, kind: translation, note: هذا شرح لا اقتباس., confidence: high}
"""

SIDES = """() => Object.fromEntries(["h1", ".body > p", ".body > .notes", ".nameplate", ".masthead nav"].map(one => {
  const box = document.querySelector(one)?.getBoundingClientRect();
  return [one, box ? [box.left, box.right] : null];
}))"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The briefing, as a file."""
    site = Site(tmp_path_factory.mktemp("rtl"), ARABIC).build(base_url="")
    return (site.output / "briefings/pact/index.html").as_uri()


@pytest.mark.parametrize("width", [1440, 390])
def test_nothing_sticks_out(browser: Any, address: str, width: int) -> None:
    """No page is wider than its window, and text begins at the right."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("getComputedStyle(document.querySelector('.body > p')).direction") == "rtl"
    page.close()


def test_the_margin_is_on_the_left(browser: Any, address: str) -> None:
    """Notes stand to the left of the text, and the name of the site at the right."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(address)
    sides = page.evaluate(SIDES)
    page.close()
    assert sides[".body > .notes"][1] <= sides[".body > p"][0]
    assert sides["h1"][1] == pytest.approx(sides[".body > p"][1], abs=2)
    assert sides[".nameplate"][1] > 1000


def test_a_german_page_has_no_english_around_its_text(browser: Any, tmp_path: Path) -> None:
    """Whatever a reader can see or hear once the scripts have run, outside what people wrote."""
    from interface import voice, words
    from postil.model.words import phrase

    text = ARABIC.replace("language: ar", "language: de")
    site = Site(tmp_path, text).build(base_url="")
    page = browser.new_page()
    page.goto((site.output / "briefings/pact/index.html").as_uri())
    seen = page.evaluate("""() => {
      const found = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walk.nextNode()) if (!walk.currentNode.parentElement.closest("script, .body > p, .note-text > p + p"))
        found.push(walk.currentNode.data.trim());
      for (const one of document.querySelectorAll("[aria-label]")) found.push(one.getAttribute("aria-label"));
      return found;
    }""")
    page.close()
    german = {phrase(words("de"), key).text for key in words("de")._phrases}
    english = {phrase(words(), key).text for key in words()._phrases} - german
    assert voice("de").say("key_points") in seen
    assert {one for one in seen if len(one) > 2} & english == set()
