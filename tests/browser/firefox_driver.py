"""As much of Firefox's own remote control as the tests need: https://firefox-source-docs.mozilla.org/testing/marionette/.

Playwright drives a Firefox of its own making only. What Debian ships listens to Marionette: JSON over a socket, each message
behind its length, the commands those of WebDriver.
"""

from __future__ import annotations

import base64
import json
import socket
import subprocess
import time
from pathlib import Path
from typing import Any

PREFERENCES = {
    "marionette.port": 0,
    "remote.prefs.recommended": True,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    # A pointer rests and hovers, as at a desk; without a screen Firefox thinks that there is none.
    "ui.primaryPointerCapabilities": 6,
    "ui.allPointerCapabilities": 6,
}
START = 30
"""Seconds that it may take to start."""
ERRORS = """return Services.console.getMessageArray()
  .filter(one => one instanceof Ci.nsIScriptError && !(one.flags & Ci.nsIScriptError.warningFlag) && one.sourceName.includes(arguments[0]))
  .map(one => one.errorMessage)"""


class Firefox:
    """A Firefox without a window, and one page in it."""

    def __init__(self, program: str, profile: Path) -> None:
        profile.mkdir()
        lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in PREFERENCES.items())
        (profile / "user.js").write_text("".join(lines), encoding="utf-8")
        command = [program, "--headless", "--marionette", "--remote-allow-system-access", "--no-remote", "--profile", str(profile)]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self._number = 0
        try:
            self._socket = socket.create_connection(("127.0.0.1", self._port(profile / "MarionetteActivePort")), timeout=START)
            self._answers = self._socket.makefile("rb")
            self._read()
            self.send("WebDriver:NewSession")
        except BaseException:
            self._process.kill()
            self._process.wait()
            raise

    def _port(self, file: Path) -> int:
        for _ in range(START * 10):
            if file.is_file() and (text := file.read_text(encoding="ascii")):
                return int(text)
            if self._process.poll() is not None:
                break
            time.sleep(0.1)
        raise OSError("Firefox did not begin to listen")

    def _read(self) -> Any:
        size = b""
        while not size.endswith(b":"):
            size += self._answers.read(1)
        return json.loads(self._answers.read(int(size[:-1])))

    def send(self, command: str, **values: Any) -> Any:
        """Say a command, and what comes of it. Raises AssertionError when Firefox refuses."""
        self._number += 1
        message = json.dumps([0, self._number, command, values]).encode()
        self._socket.sendall(b"%d:%s" % (len(message), message))
        _, _, refused, found = self._read()
        assert not refused, f"{command}: {refused['message']}"
        return found

    def open(self, address: str, *, width: int) -> None:
        """Go to a page, in a window that wide."""
        self.send("WebDriver:SetWindowRect", width=width, height=1000)
        self.send("WebDriver:Navigate", url=address)

    def evaluate(self, script: str, *values: Any) -> Any:
        """What a script in the page returns."""
        return self.send("WebDriver:ExecuteScript", script=script, args=list(values), sandbox=None)["value"]

    def wait(self, script: str) -> bool:
        """Whether it comes to be true within three seconds."""
        end = time.monotonic() + 3
        while not (found := self.evaluate(script)) and time.monotonic() < end:
            time.sleep(0.05)
        return bool(found)

    def press(self, key: str) -> None:
        """A key; WebDriver has a private character for each that writes none."""
        actions = [{"type": "keyDown", "value": key}, {"type": "keyUp", "value": key}]
        self.send("WebDriver:PerformActions", actions=[{"type": "key", "id": "keys", "actions": actions}])

    def point(self, x: float, y: float) -> None:
        """Move the pointer there, in pixels of the window."""
        move = {"type": "pointerMove", "x": round(x), "y": round(y), "duration": 50}
        pointer = {"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": [move]}
        self.send("WebDriver:PerformActions", actions=[pointer])

    def picture(self) -> bytes:
        """What the window shows, as PNG."""
        return base64.b64decode(self.send("WebDriver:TakeScreenshot", full=False)["value"])

    def errors(self, path: str) -> list[str]:
        """What was said on the console of files whose address has that in it."""
        self.send("Marionette:SetContext", value="chrome")
        found: list[str] = self.evaluate(ERRORS, path)
        self.send("Marionette:SetContext", value="content")
        return found

    def close(self) -> None:
        """End it, and wait for that."""
        self._socket.close()
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
