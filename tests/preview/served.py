"""A preview in a process of its own, over the small site of the incremental tests, asked over real sockets."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from incremental.site import ROOT, Roads, folder

PATIENCE = 20.0
"""Seconds that anything is waited for: far beyond what it takes, on a machine that is busy with other tests."""


def until(holds: Callable[[], object], what: Callable[[], str], within: float = PATIENCE) -> None:
    """Wait until something holds."""
    end = time.monotonic() + within
    while not holds():
        assert time.monotonic() < end, what()
        time.sleep(0.01)


class Served:
    """A running preview. `roads` writes its files."""

    def __init__(self, *options: str, roads: Roads | None = None, env: dict[str, str] | None = None) -> None:
        self.folder = folder()
        self.roads = roads or Roads(self.folder)
        self.log_file = self.folder / "log"
        self._options, self._env = options, env or {}
        self.start()

    def start(self) -> None:
        """Start it, or start it again; at the same port, unless it was taken meanwhile."""
        command = [sys.executable, str(ROOT / "build.py"), "serve", "--project", str(self.roads.root)]
        if "--now" not in self._options:
            command += ["--now", "2024-07-01T09:00+00:00"]
        with open(self.log_file, "wb") as log:
            self.process = subprocess.Popen(
                [*command, *self._options], stderr=log, cwd=ROOT, env={**os.environ, "PYTHONUNBUFFERED": "1", **self._env}
            )
        until(lambda: "Ctrl-C ends it" in self.log or self.process.poll() is not None, lambda: "it never began")
        found = re.search(r"at (http://[^/]+)(/\S*)", self.log)
        assert found, self.log
        self.host = found[1].removeprefix("http://")
        self.url = found[1] + found[2]
        self.port = int(self.host.rpartition(":")[2])

    @property
    def log(self) -> str:
        """What the terminal shows."""
        return self.log_file.read_text(encoding="utf-8")

    def write(self, path: str, text: str) -> None:
        """Save a file in place."""
        self.roads.write(path, text)

    def swap(self, path: str, old: str, new: str) -> None:
        """Edit a file."""
        text = self.roads.text(path)
        assert old in text
        self.roads.write(path, text.replace(old, new))

    def ask(
        self, path: str, *, method: str = "GET", headers: dict[str, str] | None = None, body: str | None = None
    ) -> tuple[int, dict[str, str], str]:
        """One request, with the path sent as it is: status, headers, body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, value in {"Host": self.host, **(headers or {})}.items():
                connection.putheader(name, value)
            if body is not None:
                connection.putheader("Content-Length", str(len(body.encode())))
            connection.endheaders()
            if body is not None:
                connection.send(body.encode())
            answer = connection.getresponse()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read().decode()
        finally:
            connection.close()

    def shows(self, path: str, words: str) -> None:
        """Wait until a page holds words."""
        until(lambda: words in self.ask(path)[2], lambda: f"{path} never shows {words!r}\n{self.log}")

    def stop(self, how: int = signal.SIGINT) -> float:
        """End it; returns the seconds that took."""
        begun = time.monotonic()
        if self.process.poll() is None:
            self.process.send_signal(how)
            self.process.wait(PATIENCE)
        return time.monotonic() - begun

    def close(self) -> None:
        """End it and remove its files."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


def files(folder: Path) -> set[str]:
    """The files under a folder."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
