"""Worker: the one thread in which the site is at hand, so that nobody sees it half changed."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any


class Worker:
    """Runs one thing after the other. Ends with the process: a build that takes long never holds it up."""

    def __init__(self) -> None:
        self._tasks: SimpleQueue[tuple[Callable[[], Any], asyncio.AbstractEventLoop, asyncio.Future[Any]]] = SimpleQueue()
        threading.Thread(target=self._run, name="site", daemon=True).start()

    async def do(self, task: Callable[..., Any], *arguments: Any) -> Any:
        """What the task returns, or raises, when its turn has come."""
        loop = asyncio.get_running_loop()
        done = loop.create_future()
        self._tasks.put((lambda: task(*arguments), loop, done))
        return await done

    def _run(self) -> None:
        while True:
            task, loop, done = self._tasks.get()
            result, wrong = None, None
            try:
                result = task()
            except BaseException as error:
                wrong = error
            if not loop.is_closed():
                loop.call_soon_threadsafe(_settle, done, result, wrong)


def _settle(done: asyncio.Future[Any], result: Any, wrong: BaseException | None) -> None:
    if done.cancelled():
        return
    if wrong is None:
        done.set_result(result)
    else:
        done.set_exception(wrong)
