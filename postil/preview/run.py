"""Run: the preview from its start to Ctrl-C: files that change, the site at hand, and the pages that are open."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, Mapping
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any
from urllib.parse import quote, unquote

from postil.engine.project import Options, Project
from postil.engine.session import Session
from postil.frozen import frozen
from postil.preview import told
from postil.preview.editor import NoEditor, command, open_at
from postil.preview.files import FileIds
from postil.preview.guard import Guard
from postil.preview.loops import Loops
from postil.preview.showing import MISSING, Showing, Step
from postil.preview.tabs import Tab, Tabs
from postil.preview.worker import Worker

Action = Callable[[Session, Mapping[str, Any]], tuple[int, dict[str, Any]]]
"""Something that a page can ask for: gets the site and what the page sent, returns an HTTP status and the answer."""

FARTHEST = 10_000_000
"""Lines and columns from there on are in no file."""

SLICE = 0.008
"""Seconds of looking further at a time: so long may an edit that comes meanwhile have to wait."""

CANNOT = (
    b'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Not yet</title></head><body>'
    b"<main><h1>This page cannot be shown yet</h1><p>Something that it rests on is broken. Mend what the preview "
    b"says, and it comes by itself.</p></main></body></html>"
)


@frozen
class Asked:
    """What the writer asked for."""

    project: Project
    options: Options
    clock: Callable[[], datetime]
    editor: str
    """The command for it, which comes before those of the environment; empty for none."""
    environment: Mapping[str, str]
    color: bool
    """Whether the terminal shows colors."""


class Preview:
    """The site in a browser. Everything that touches the site happens in one worker, one thing after the other."""

    def __init__(self, asked: Asked, guard: Guard, actions: Mapping[str, Action]) -> None:
        self._asked = asked
        self._guard = guard
        self._actions = {"open": self._open_editor, **actions}
        self._files = FileIds(guard.token)
        self._worker = Worker()
        self._tabs = Tabs()
        self._loops = Loops()
        self._turn = asyncio.Lock()
        self._unsure = asyncio.Event()
        """Set while there may be pages that nobody has open and that an edit has broken links of."""
        self._showing: Showing | None = None
        self._trouble: dict[str, Any] = {}
        self._held: tuple[str, ...] = ()

    async def begin(self) -> None:
        """Read the site for the first time."""

        def read() -> None:
            session = Session(self._asked.project, self._asked.options, remember=True)
            self._showing = Showing(session, self._files, self._asked.clock)
            step = self._showing.update(None, ())
            self._held = step.refresh.held
            said = self._take_findings()
            session.save()
            if said:
                told.say(said.rstrip("\n"))

        await self._worker.do(read)
        self._unsure.set()

    async def look_further(self) -> None:
        """After each edit, once the open pages show it, see what it broke on others; for as long as this is not cancelled."""
        while await self._unsure.wait():
            self._unsure.clear()
            try:
                while await self._worker.do(self._showing.session.look_further, SLICE):
                    # Between two slices whatever was asked for meanwhile has its turn.
                    pass
                async with self._turn:
                    await self._tell_trouble(await self._ask(self._take_findings))
            except Exception as error:
                told.mistake(error)

    async def end(self) -> None:
        """Keep what was learned for the next time."""
        if self._showing is not None:
            await self._worker.do(self._showing.session.close)

    @property
    def prefix(self) -> str:
        """The path at which the site stands, without a slash at its end."""
        return self._showing.prefix

    def greeting(self, address: str) -> str:
        """What the writer reads when all is ready."""
        whose = "" if self._asked.options.drafts else ", as readers get it"
        wrong = self._trouble["errors"]
        errors = f" {wrong} error{'s' if wrong != 1 else ''} to mend." if wrong else ""
        return f"Preview{whose} at {address}   (Ctrl-C ends it).{errors}"

    async def is_due(self) -> bool:
        """Whether the site is another one by now without an edit: an article is due, a new day has begun."""
        return await self._ask(self._showing.is_due)

    # What the server asks
    async def get(self, address: str) -> tuple[int, bytes, str, str]:
        """Status, bytes, version and, for a redirect, the address."""
        return await self._ask(self._get, address)

    async def do(self, name: str, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        """Something that a page asks for. A file is named by its id; the action gets its path."""
        action = self._actions.get(name)
        if action is None:
            return 404, {"message": f"The preview does not know how to {name}."}
        # A path comes from an id that this run has given out, and from nowhere else.
        body.pop("path", None)
        if "file" in body:
            path = self._files.path(body["file"])
            if path is None:
                return 404, {"message": "That file is not known: reload the page."}
            body["path"] = path
        status, answer = await self._ask(lambda: action(self._showing.session, body))
        if answer.get("changed"):
            await self.changed(frozenset(answer["changed"]))
        return status, answer

    def joined(self, send: Callable[[dict[str, Any]], Awaitable[None]], *, is_near: bool) -> Tab:
        """A page connects, from this machine or another one."""
        tab = Tab(send, self._opened, is_near=is_near)
        self._tabs.add(tab)
        return tab

    def left(self, tab: Tab) -> None:
        """A page is gone."""
        self._tabs.remove(tab)

    # What the watch tells
    async def changed(self, paths: Collection[str]) -> frozenset[str]:
        """Bring the site up to date with files that changed, none of them for a new moment, and tell the pages.

        Returns those that were left alone for now, because a program writes them again and again.
        """
        async with self._turn:
            root = self._asked.project.root
            kept = await self._worker.do(self._loops.without, root, paths, told.say) if paths else frozenset()
            left = frozenset(paths) - kept
            if left and not kept:
                return left
            try:
                step = await self._ask(self._showing.update, kept, self._tabs.files)
            except Exception as error:
                told.mistake(error)
                # The site may be halfway between two states: it is read anew.
                step = await self._worker.do(self._begin_anew)
            try:
                await self._tell_pages(step)
                await self._tell_rest(step)
            except Exception as error:
                # Whatever it is, the next edit must be followed.
                told.mistake(error)
            return left

    async def _tell_pages(self, step: Step) -> None:
        for file, shown in step.pages.items():
            behind = [tab for tab in self._tabs.showing(file) if tab.version != shown.version]
            await asyncio.gather(*(tab.show(shown.data, shown.version) for tab in behind))
        for file in step.gone:
            for tab in self._tabs.showing(file):
                if tab.version:
                    tab.version = ""
                    await tab.tell({"type": "gone"})

    async def _tell_rest(self, step: Step) -> None:
        """What can wait until the open pages show what they should."""
        said, pages, elsewhere = await self._ask(self._rest, step)
        prefix = self._showing.prefix
        if step.refresh.assets:
            await self._tabs.tell_all({"type": "assets", "paths": [f"{prefix}/{one}" for one in sorted(step.refresh.assets)]})
        for tab in self._tabs.all:
            facts = pages.get(tab.file)
            if facts is not None and facts != tab.told:
                tab.told = facts
                await tab.tell({"type": "facts", **facts})
            others = [one for one in elsewhere if one["path"] != tab.file]
            if others and tab.file not in step.pages:
                await tab.tell({"type": "elsewhere", "pages": others[:5], "more": max(len(others) - 5, 0)})
        refresh = step.refresh
        if refresh.changed or step.pages:
            shown = [self._showing.address("/" + file.removesuffix("index.html")) for file in sorted(step.pages)]
            shown += [one["href"] for one in elsewhere if one["href"] not in shown]
            told.say(told.line(refresh, shown, step.seconds, datetime.now(UTC)))
        await self._tell_trouble(said)
        self._unsure.set()

    async def _tell_trouble(self, said: str) -> None:
        """What is wrong now to the pages, what came and went to the terminal."""
        await self._tabs.tell_trouble(self._trouble)
        if said:
            told.say(said.rstrip("\n"))

    async def _ask(self, task: Callable[..., Any], *arguments: Any) -> Any:
        """What a task in the worker returns, though the session's ledger be damaged."""
        return await self._worker.do(lambda: self._showing.session.steady(task, *arguments))

    # In the worker
    def _begin_anew(self) -> Step:
        self._showing.session.close()
        self._showing.session = Session(self._asked.project, self._asked.options)
        return self._showing.update(None, self._tabs.files)

    def _get(self, address: str) -> tuple[int, bytes, str, str]:
        showing = self._showing
        path, prefix = f"/{address}", showing.prefix
        if prefix and not path.startswith(f"{prefix}/"):
            return (307, b"", "", f"{prefix}/") if path in ("/", prefix) else (404, b"The site is not here.", "", "")
        file, wants_slash = showing.file_at(path[len(prefix) + 1 :])
        if wants_slash:
            return 307, b"", "", f"{prefix}/{quote(file.removesuffix('index.html'))}"
        shown = showing.shown(file)
        if shown is not None:
            return 200, shown.data, shown.version, ""
        if showing.session.about(file):
            return 503, CANNOT, "none", ""
        missing = showing.shown(MISSING)
        return (404, missing.data, missing.version, "") if missing else (404, CANNOT, "none", "")

    async def _opened(self, tab: Tab, path: str, version: str) -> None:
        def look() -> tuple[str, bool, bytes, str, dict[str, Any], list[str]]:
            showing = self._showing
            status, data, now, _ = self._get(unquote(path).removeprefix("/"))
            file, _ = showing.file_at(unquote(path)[len(showing.prefix) + 1 :])
            return file, status == HTTPStatus.OK, data, now, showing.page(file), showing.unready()

        async with self._turn:
            file, is_there, data, now, facts, unready = await self._ask(look)
            if now != version and not (is_there and now):
                await tab.tell({"type": "reload"})
                return
            tab.file, tab.version, tab.told = file, version, facts
            await tab.tell(
                {
                    "type": "hello",
                    "token": self._guard.token if tab.is_near else "",
                    "unready": unready,
                    "public": not self._asked.options.drafts,
                }
            )
            if now != version:
                # It was edited while the browser opened it, or while the preview was away.
                await tab.show(data, now)
            await tab.tell({"type": "facts", **facts})
            tab.trouble = self._trouble
            await tab.tell(self._trouble)

    def _take_findings(self) -> str:
        """See what is wrong now; returns what the terminal is told of what came and went."""
        showing = self._showing
        found = showing.findings()
        self._trouble = showing.trouble(self._held)
        return told.findings(found.new, found.mended, showing.session.sources, color=self._asked.color)

    def _rest(self, step: Step) -> tuple[str, dict[str, dict[str, Any]], list[dict[str, str]]]:
        showing, self._held = self._showing, step.refresh.held
        said = self._take_findings()
        pages = {file: showing.page(file) for file in self._tabs.files}
        return said, pages, showing.elsewhere(step.refresh)

    def _open_editor(self, session: Session, body: Mapping[str, Any]) -> tuple[int, dict[str, Any]]:
        path, line, column = body.get("path"), body.get("line", 1), body.get("column", 1)
        if path is None or not all(type(one) is int and 0 < one < FARTHEST for one in (line, column)):
            return 400, {"message": "That is no place in a file."}
        try:
            file = session.project.root / path
            open_at(command(self._asked.editor, self._asked.environment, file, line, column))
        except NoEditor as error:
            return 400, {"message": f"{error}."}
        return 200, {"message": f"{path}:{line} opens in your editor."}

