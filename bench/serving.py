"""From save to served: how long a running server takes until the page of an edited article shows the edit."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from bench.contestants import Contestant
from bench.edits import Edit

_POLL = 0.002
"""Seconds between two requests: well below what is measured, and no load for any of the servers."""

_PATIENCE = 5.0
"""Seconds that a second page is waited for, beyond twice the time of the first."""


@dataclass(frozen=True, slots=True)
class Served:
    """What was seen of one server."""

    seconds: tuple[float, ...]
    """From the save until the article's page showed it, for each edit."""
    start: float
    """From the start of the server until it served the page."""
    memory: float
    """The server's peak memory in MiB."""
    everywhere: tuple[float, ...] | None
    """From the save until the page of an entry that the edited sentence mentions showed it too; None when one edit
    did not get there in the time allowed."""


def serve(contestant: Contestant, command: tuple[str, ...], edit: Edit, *, times: int, limit: float) -> Served:
    """Starts the server, makes the edit that many times, and watches its page and the first other it concerns.

    Raises TimeoutError when a page does not come within `limit` seconds.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with running(contestant, command, port) as process:
        begun = time.perf_counter()
        wait(port, edit.page, "", limit)
        start = time.perf_counter() - begun
        seconds: list[float] = []
        everywhere: list[float] | None = []
        for _ in range(times):
            time.sleep(0.5)  # so that no edit falls into the time in which a tool gathers further ones
            word = edit.save()
            saved = time.perf_counter()
            wait(port, edit.page, word, limit)
            seconds.append(time.perf_counter() - saved)
            try:
                wait(port, edit.others[0], word, _PATIENCE + 2 * seconds[-1])
                if everywhere is not None:
                    everywhere.append(time.perf_counter() - saved)
            except TimeoutError:
                everywhere = None
        return Served(tuple(seconds), start, _peak(process.pid), tuple(everywhere) if everywhere else None)


@contextmanager
def running(contestant: Contestant, command: tuple[str, ...], port: int) -> Iterator[subprocess.Popen[bytes]]:
    """The server, until the end of the block; what it says is in serve.log of its project."""
    command = tuple(part.replace("{port}", str(port)) for part in command)
    with open(contestant.project / "serve.log", "wb") as log:
        process = subprocess.Popen(
            command, cwd=contestant.project, stdout=log, stderr=log, start_new_session=True
        )
    try:
        yield process
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def wait(port: int, path: str, word: str, limit: float) -> None:
    """Asks for a page until it is there and holds the word."""
    end = time.perf_counter() + limit
    wanted = word.encode()
    while time.perf_counter() < end:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=limit)
        try:
            connection.request("GET", f"/{path}")
            answer = connection.getresponse()
            if answer.status == 200 and wanted in answer.read():
                return
        except (OSError, http.client.HTTPException):
            time.sleep(0.05)  # not up yet, or busy with something else
        finally:
            connection.close()
        time.sleep(_POLL)
    raise TimeoutError(path)


def _peak(pid: int) -> float:
    with open(f"/proc/{pid}/status", encoding="ascii") as file:
        return next(int(line.split()[1]) / 1024 for line in file if line.startswith("VmHWM"))
