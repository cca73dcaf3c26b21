"""Serve: puts watch, preview and server together, and ends them when the writer does."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import webbrowser
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace

from postil.engine.session import Session
from postil.preview import told
from postil.preview.guard import Guard
from postil.preview.loops import SECONDS
from postil.preview.port import bound
from postil.preview.run import Action, Asked, Preview
from postil.preview.server import Server, app
from postil.preview.watch import Watch

TICK = 30.0
"""Seconds between two looks at the clock: an embargo that ends, or a new day, shows that late at most."""

SAVING = 1.0
"""Seconds that what was learned may take to be kept. If it takes longer, the next preview only begins more slowly."""

PAUSE = SECONDS + 0.2
"""Seconds until a file that was written again and again is looked at once more."""

NOT_LOCAL = (
    "warning: everyone who reaches this machine at {host} can read the site with its drafts. "
    "Writing and opening files work from this machine alone."
)


def serve(
    asked: Asked, *, host: str, port: int | None, actions: Mapping[str, Action], is_opened: bool, follows_clock: bool
) -> None:
    """Show the site until it is told to stop. Raises OSError when it cannot listen."""
    listening, busy = bound(asked.project.root, host, port)
    if busy:
        told.say(f"{busy}; this one is {listening.getsockname()[1]}")
    _read_large(asked)
    with listening:
        asyncio.run(_serve(asked, host, listening, actions, is_opened=is_opened, follows_clock=follows_clock))


def _read_large(asked: Asked) -> None:
    """Read a site of which nothing is known yet, by as many processes as it is worth, and keep what was learned.

    It happens here since a process with threads, which this one is about to be, had better not fork.
    """
    session = Session(asked.project, replace(asked.options, jobs=os.cpu_count() or 1), remember=True)
    if session.begins_anew:
        told.say("Reading the site …")
        session.refresh(None, now=asked.clock())
    session.close()


async def _serve(
    asked: Asked,
    host: str,
    listening: socket.socket,
    actions: Mapping[str, Action],
    *,
    is_opened: bool,
    follows_clock: bool,
) -> None:
    guard = Guard(host, listening.getsockname()[1])
    preview = Preview(asked, guard, actions)
    loop = asyncio.get_running_loop()
    changes: asyncio.Queue[frozenset[str]] = asyncio.Queue()
    watch = Watch(asked.project.root, lambda paths: loop.call_soon_threadsafe(changes.put_nowait, paths), told.say)
    server = Server(app(preview, guard), listening)
    over = asyncio.Event()
    _on_stop(loop, over)
    # Before anything is read: what is saved meanwhile is seen as a change.
    await asyncio.to_thread(watch.start)
    beginning = asyncio.create_task(preview.begin())
    stopping = asyncio.create_task(over.wait())
    await asyncio.wait((beginning, stopping), return_when=asyncio.FIRST_COMPLETED)
    if not over.is_set():
        await beginning
        address = _address(guard, preview.prefix)
        told.say(preview.greeting(address))
        if not guard.is_local:
            told.say(NOT_LOCAL.format(host=host))
        if is_opened:
            await asyncio.to_thread(webbrowser.open, address)
        tasks = [
            asyncio.create_task(task)
            for task in (server.run_until_told(), _follow(preview, changes), preview.look_further())
        ]
        if follows_clock:
            tasks.append(asyncio.create_task(_tick(preview)))
        await asyncio.wait((stopping, tasks[0]), return_when=asyncio.FIRST_COMPLETED)
        server.should_exit = True
        for task in tasks[1:]:
            task.cancel()
        with suppress(TimeoutError, asyncio.CancelledError):
            await asyncio.wait_for(tasks[0], 1.5)
        with suppress(TimeoutError):
            await asyncio.wait_for(preview.end(), SAVING)
    watch.stop()
    told.say("Preview ended. Next:   python build.py")


async def _follow(preview: Preview, changes: asyncio.Queue[frozenset[str]]) -> None:
    """Pass changes on, those that came meanwhile together; what has to wait for a pause comes back."""
    loop = asyncio.get_running_loop()
    while True:
        paths = set(await changes.get())
        while not changes.empty():
            paths |= changes.get_nowait()
        for path in await preview.changed(frozenset(paths)):
            loop.call_later(PAUSE, changes.put_nowait, frozenset({path}))


async def _tick(preview: Preview) -> None:
    while True:
        await asyncio.sleep(TICK)
        if await preview.is_due():
            await preview.changed(())


def _on_stop(loop: asyncio.AbstractEventLoop, over: asyncio.Event) -> None:
    """Let Ctrl-C and a polite request to end do so in good order; a second one ends at once."""

    def stop(number: int, _: object) -> None:
        signal.signal(number, signal.SIG_DFL)
        loop.call_soon_threadsafe(over.set)

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)


def _address(guard: Guard, prefix: str) -> str:
    host = guard.host if guard.host not in ("0.0.0.0", "::") else "127.0.0.1"
    return f"http://{f'[{host}]' if ':' in host else host}:{guard.port}{prefix}/"
