"""Looking up by name, and searching, in a real browser: by keyboard, from disk, without JavaScript, under a strict policy."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from browser.test_site import opened
from sites import ROOT, Site

pytestmark = pytest.mark.xdist_group("browser on whole sites")

NOW = "1968-01-01T12:00+00:00"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of the small site."""
    folder = tmp_path_factory.mktemp("small")
    shutil.copytree(ROOT / "tests/golden/content", folder / "content")
    return Site(folder).build(NOW, base_url="").output


def options(page: Any) -> list[str]:
    """What the list under the box offers."""
    return page.locator("#lookup-list [role=option]").all_inner_texts()


@pytest.mark.parametrize("name", ["search", "glossary"])
def test_a_term_is_looked_up_by_keyboard_alone(browser: Any, small: Path, name: str) -> None:
    """From disk: typing offers entries by any name, arrows choose, what reads aloud is told, Enter goes there."""
    with opened(browser, (small / name / "index.html").as_uri()) as page:
        page.focus("#lookup")
        page.keyboard.type("karman")
        assert options(page) == ["Kármán line Term"]
        page.fill("#lookup", "")
        page.keyboard.type("Edge of")
        assert options(page) == ["Kármán line (edge of space) Term"]
        box = page.locator("#lookup")
        assert box.get_attribute("aria-expanded") == "true" and box.get_attribute("aria-activedescendant") is None
        page.keyboard.press("ArrowDown")
        chosen = box.get_attribute("aria-activedescendant")
        assert page.locator(f"#{chosen}").get_attribute("aria-selected") == "true"
        page.keyboard.press("Escape")
        assert options(page) == [] and box.get_attribute("aria-expanded") == "false"
        page.keyboard.press("ArrowUp")
        page.keyboard.press("Enter")
        page.wait_for_url("**/glossary/karman-line/index.html")
        assert page.wrong == []


def test_a_name_is_found_by_pointer_and_a_wrong_one_is_said_to_be_none(browser: Any, small: Path) -> None:
    """The beginning of a name comes before the beginning of one of its words."""
    with opened(browser, (small / "search/index.html").as_uri()) as page:
        page.fill("#lookup", "zzz")
        assert options(page) == [] and page.locator("output.unseen").inner_text() == "No term and no name like that."
        page.fill("#lookup", "p")
        assert options(page)[0].startswith("peaceful purposes")
        page.fill("#lookup", "johns")
        page.locator("#lookup-list li").click()
        page.wait_for_url("**/profiles/johnson/index.html")
        assert page.wrong == []


def test_without_javascript_there_are_lists(browser: Any, small: Path) -> None:
    """No box that does nothing: a sentence that says why, and links to everything."""
    with opened(browser, (small / "search/index.html").as_uri(), java_script_enabled=False) as page:
        assert not page.locator("#lookup").is_visible()
        assert "needs JavaScript" in page.locator("main").inner_text()
        links = page.locator("main a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
        assert {"../glossary/index.html", "../profiles/index.html", "../archive/1967/index.html"} <= set(links)
