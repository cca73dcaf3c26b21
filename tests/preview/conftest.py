"""One preview for the tests that do not need their own, and a real browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from preview.served import Served

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(scope="package")
def running() -> Iterator[Served]:
    """A preview that runs during all tests of a process."""
    served = Served("--port", "0")
    yield served
    served.close()


@pytest.fixture
def served(running: Served) -> Iterator[Served]:
    """That preview, with its files as they were at first once the test is over."""
    good = running.roads.texts()
    templates = {path: path.read_bytes() for path in (running.roads.root / "templates").rglob("*") if path.is_file()}
    yield running
    running.roads.back_to(good)
    for path, data in templates.items():
        if not path.exists() or path.read_bytes() != data:
            path.write_bytes(data)


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """Debian's Chromium, driven by Playwright."""
    sync_api = pytest.importorskip("playwright.sync_api")
    path = shutil.which("chromium")
    if not path:
        pytest.skip("chromium is not installed: apt-get install chromium")
    with sync_api.sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture
def page(browser: Any, served: Served) -> Iterator[Any]:
    """A page that complains of every error in its console."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.errors = []
    page.on("pageerror", lambda error: page.errors.append(str(error)))
    page.on("console", lambda message: message.type == "error" and page.errors.append(message.text))
    yield page
    context.close()
    assert [error for error in page.errors if "Failed to load" not in error and "WebSocket" not in error] == []
