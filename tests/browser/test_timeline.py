"""The page of all events: sifted by topic and by who took part, whole without scripts and on paper."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.xdist_group("browser on whole sites")

SHOWN = "() => [...document.querySelectorAll('.events > li')].filter(e => e.checkVisibility()).map(e => e.dataset.filed.split(' '))"


@pytest.fixture
def address(published: Path) -> str:
    """The timeline of the sample site, on a disk."""
    return (published / "timeline/index.html").as_uri()


def test_events_are_sifted_by_keyboard(browser: Any, address: str) -> None:
    """Topics add up, a person narrows them down; years without an event go, and how many are left is said."""
    page = browser.new_page()
    page.goto(address)
    every = page.evaluate(SHOWN)
    missiles, other = (page.locator(f'[data-sift="topic-{name}"]') for name in ("missiles", "sanctions"))
    missiles.focus()
    page.keyboard.press("Enter")
    other.focus()
    page.keyboard.press("Space")
    found = page.evaluate(SHOWN)
    assert found == [one for one in every if {"topic-missiles", "topic-sanctions"} & set(one)] != every
    page.select_option(".sift select", "profile-kcna")
    both = page.evaluate(SHOWN)
    assert both == [one for one in found if "profile-kcna" in one] and len(both) < len(found)
    years = page.locator(".year:visible h2").all_inner_texts()
    assert years == page.locator(".letters li:visible").all_inner_texts()
    said = f"{len(both)} of {len(every)} events shown"
    assert page.locator(".sift-count").inner_text() == said
    page.locator("[data-kit=status]", has_text=said).wait_for(state="attached")
    assert not page.locator("#picture").is_visible()
    page.emulate_media(media="print")
    assert page.evaluate(SHOWN) == every and not page.locator(".sift").is_visible()
    page.close()


def test_a_link_to_an_event_that_is_sifted_out_shows_it(browser: Any, address: str) -> None:
    """Nothing that somebody goes to may stay hidden."""
    page = browser.new_page()
    page.goto(address)
    page.locator('[data-sift="topic-missiles"]').click()
    hidden = page.evaluate("document.querySelector('.events > li.off').id")
    page.evaluate("id => { location.hash = id }", hidden)
    page.locator(f"#{hidden}").wait_for(state="visible")
    assert page.locator('.sift [aria-pressed="true"]').count() == 0
    page.close()


def test_without_scripts_all_events_stand_there(browser: Any, address: str) -> None:
    """And nothing to press that would do nothing."""
    page = browser.new_page(java_script_enabled=False)
    page.goto(address)
    assert page.locator(".events > li:visible").count() == page.locator(".events > li").count() > 20
    assert not page.locator(".sift").is_visible()
    page.close()
