"""Tabs: the pages that are open in browsers, what each shows, and how they are told of changes."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from typing import Any

from postil.preview.inject import served

Send = Callable[[dict[str, Any]], Awaitable[None]]


class Tab:
    """One open page."""

    def __init__(self, send: Send, opened: Callable[[Tab, str, str], Awaitable[None]], *, is_near: bool) -> None:
        self.is_near = is_near
        """Whether its browser runs on this machine."""
        self.file = ""
        """The file of the page it shows; empty until it has said so."""
        self.version = ""
        """Of the page, as the tab shows it."""
        self.told: Any = None
        """What it was last told of the page besides its HTML."""
        self.trouble: Any = None
        """What it was last told of what is wrong in the site."""
        self._send = send
        self._opened = opened

    async def hear(self, message: Mapping[str, Any]) -> None:
        """The page says where it is, and which version it shows."""
        path, version = message.get("path"), message.get("version")
        if message.get("type") == "open" and isinstance(path, str) and isinstance(version, str):
            await self._opened(self, path, version)

    async def tell(self, message: dict[str, Any]) -> None:
        """Send a message; a tab that is gone is noticed by who listens to it."""
        with suppress(Exception):
            await self._send(message)


    async def show(self, data: bytes, version: str) -> None:
        """Let the page become another version of itself."""
        self.version = version
        html = served(data, version=version, host="").html.decode()
        await self.tell({"type": "page", "html": html, "version": version})


class Tabs:
    """All of them."""

    def __init__(self) -> None:
        self._tabs: dict[Tab, None] = {}

    def add(self, tab: Tab) -> None:
        """A page was opened."""
        self._tabs[tab] = None

    def remove(self, tab: Tab) -> None:
        """A page was closed."""
        self._tabs.pop(tab, None)

    @property
    def files(self) -> set[str]:
        """The files of the pages that are open."""
        return {tab.file for tab in self._tabs if tab.file}

    def showing(self, file: str) -> list[Tab]:
        """The tabs that show a file."""
        return [tab for tab in self._tabs if tab.file == file]

    @property
    def all(self) -> list[Tab]:
        """Every tab that has said what it shows."""
        return [tab for tab in self._tabs if tab.file]

    async def tell_all(self, message: dict[str, Any]) -> None:
        """Every tab at once: a slow one does not keep the others waiting."""
        await asyncio.gather(*(tab.tell(message) for tab in self.all))

    async def tell_trouble(self, message: dict[str, Any]) -> None:
        """What is wrong in the site, to those that do not know it yet."""
        unaware = [tab for tab in self.all if tab.trouble != message]
        for tab in unaware:
            tab.trouble = message
        await asyncio.gather(*(tab.tell(message) for tab in unaware))
