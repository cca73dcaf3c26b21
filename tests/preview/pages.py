"""Pages of the preview in a browser: opened, and waited for."""

from __future__ import annotations

from typing import Any

from preview.served import Served


def visit(page: Any, served: Served, path: str) -> None:
    """Open a page of the site, and wait until the preview is there."""
    page.goto(served.url + path)
    page.wait_for_function("() => document.querySelector('postil-preview')?.shadowRoot.querySelector('.bar')")
    page.wait_for_function("() => performance.getEntriesByType('resource').some((one) => one.name.includes('preview.css'))")
    # Marks this very load: it is gone if the page was loaded again.
    page.evaluate("() => { window.sameLoad = true; }")


def says(page: Any, words: str) -> None:
    """Wait for words on the page."""
    page.wait_for_function("(words) => document.body?.innerText.includes(words)", arg=words)


def panel(page: Any, selector: str) -> Any:
    """A part of the preview's own."""
    return page.locator(f"postil-preview {selector}")
