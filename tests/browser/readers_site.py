"""A small site to read in, and windows on it that write down everything that goes wrong."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sites import Site

TEXT = """
-- articles/pact.md --
---
title: A pact is signed
date: 2024-06-20
summary: Two states have signed a treaty.
authors: [the desk]
key_points: [Two states signed., Neither said what it costs.]
known: [The text.]
---

The two states promise mutual assistance in the event of armed attack, and that is all their treaty of alliance says about
the use of intercontinental ballistic missiles.

Kim Jong Un praised what he called an alliance of the highest level; his guest did not use the word.

## What it may cost

Nothing of the kind was seen in the days that followed the ceremony, not even by those who looked.

-- annotations/pact.yaml --
by: the desk
notes:
  - {id: whole, kind: update, title: Since then, note: It is in force., date: 2024-12-05}
  - {id: attack, quote: in the event of armed attack, kind: translation, note: "Or *invasion*.", date: 2024-06-20}
  - {id: help, quote: mutual assistance in the event of armed attack, kind: context, note: So it was in 1961., date: 2024-06-20}
  - {id: word, quote: did not use the word, kind: disagreement, title: One word, note: He spoke of partnership., date: 2024-06-21}
  - {id: late, quote: Nothing of the kind, kind: context, note: As of today., date: 2024-06-22}
-- glossary/law.yaml --
title: Law
terms:
  - {id: alliance, term: alliance, short: A promise of help in war.}
  - {id: icbm, term: intercontinental ballistic missile, short: It flies 5500 km or more.}
-- profiles/people.yaml --
profiles:
  - {id: kim, name: Kim Jong Un, kind: person, summary: Leader of North Korea since December 2011.}
"""
PAGE = "briefings/pact/index.html"


def build(folder: Path) -> Path:
    """The site's output."""
    return Site(folder, TEXT).build(base_url="").output


@contextmanager
def reading(browser: Any, address: str, *, before: str = "", faked: bool = True, width: int = 1440, **context: Any) -> Iterator[Any]:
    """A page in a window of its own, 900 pixels high, at which nothing may go wrong.

    `before` is a script that runs before the page's own. With `faked`, time passes only by `page.clock.run_for`.
    """
    window = browser.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce", **context)
    page = window.new_page()
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    window.add_init_script("addEventListener('securitypolicyviolation', e => console.error(e.violatedDirective));" + before)
    if faked:
        page.clock.install()
    try:
        page.goto(address)
        if faked:
            page.clock.pause_at(page.evaluate("Date.now()") + 1000)
        yield page
        assert not wrong, wrong
    finally:
        window.close()


def point(page: Any, selector: str) -> None:
    """Put the pointer into the first box of something, as a hand does: with a move inside it."""
    x, y = first_line(page, selector)
    page.mouse.move(x, y)
    page.mouse.move(x + 2, y)


def first_line(page: Any, selector: str) -> tuple[float, float]:
    """A point in the first box of something, brought into sight."""
    page.locator(selector).first.scroll_into_view_if_needed()
    box = "e => { const r = e.getClientRects()[0]; return [r.left + 4, r.top + r.height / 2]; }"
    return tuple(page.locator(selector).first.evaluate(box))


def shown(page: Any) -> bool:
    """Whether the popover is open."""
    return page.locator(".card").is_visible()
