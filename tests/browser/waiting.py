"""Waiting for what a browser does in its own time: far longer than it takes, so that a busy machine changes nothing."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

PATIENCE = 30.0
"""Seconds."""


def until(holds: Callable[[], object], what: str) -> None:
    """Wait until something holds. The policy of a page forbids Playwright to ask it by itself again and again."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, f"it never came true that {what}"
        time.sleep(0.02)


def comes(page: Any, selector: str = ".card") -> bool:
    """Wait until the first of something, the popover unless another is named, can be seen."""
    page.locator(selector).first.wait_for(state="visible", timeout=PATIENCE * 1000)
    return True


def goes(page: Any, selector: str = ".card") -> bool:
    """Wait until it can be seen no more."""
    page.locator(selector).first.wait_for(state="hidden", timeout=PATIENCE * 1000)
    return True
