"""The command line in a process of its own: terminals, encodings, pipes, interruptions."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

from sites import ROOT, Site
from test_cli import BAD, GOOD

RUN = "import sys; from pathlib import Path; from postil.cli import main; sys.exit(main(root=Path.cwd()))"


def started(
    folder: Path,
    *arguments: str,
    before: str = "",
    env: Mapping[str, str] = MappingProxyType({}),
    stderr: int = subprocess.PIPE,
) -> subprocess.Popen[str]:
    """A process that runs a command in that project, after doing what stands in `before`."""
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "SOURCE_DATE_EPOCH")}
    return subprocess.Popen(
        [sys.executable, "-c", before + RUN, *arguments], cwd=folder, env={**kept, "PYTHONPATH": str(ROOT), **env},
        text=True, stdout=subprocess.PIPE, stderr=stderr, encoding="utf-8",
    )


def test_a_log_has_no_colors(tmp_path: Path) -> None:
    """Nor any other command to a terminal."""
    Site(tmp_path, BAD)
    with started(tmp_path, env={"TERM": "xterm-256color"}) as process:
        assert "\x1b" not in process.stderr.read()


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="a terminal can be played only where there is openpty")
@pytest.mark.parametrize(
    ("environment", "colored"), [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": "", "TERM": "dumb"}, False)]
)
def test_a_terminal_has_colors_unless_told_otherwise(
    tmp_path: Path, environment: dict[str, str], colored: bool
) -> None:
    """NO_COLOR and a dumb terminal are honored."""
    Site(tmp_path, BAD)
    ours, theirs = os.openpty()
    with started(tmp_path, env={"TERM": "xterm", **environment}, stderr=theirs) as process:
        os.close(theirs)
    assert process.returncode == 1
    assert (b"\x1b[1;31merror" in os.read(ours, 65536)) is colored
    os.close(ours)


@pytest.mark.parametrize("command", [["check", "--json"], ["check", "--ci"], ["build"]])
def test_any_encoding_will_do(tmp_path: Path, command: list[str]) -> None:
    """Of the terminal or the log: data is UTF-8, words fall back to what can be shown."""
    Site(tmp_path, BAD.replace("tomorrow", "завтра"))
    with started(tmp_path, *command, env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0"}) as process:
        out, err = process.communicate()
    assert process.returncode == 1 and "Traceback" not in err
    assert command == ["build"] or "завтра" in out


def test_a_reader_that_goes_away_is_no_trouble(tmp_path: Path) -> None:
    """As with `check --json | head -0`."""
    Site(tmp_path, BAD)
    with started(tmp_path, "check", "--json") as process:
        process.stdout.close()
        assert process.stderr.read().count("Traceback") == 0
    assert process.returncode in (1, 3)


def test_ctrl_c_stops_without_a_traceback(tmp_path: Path) -> None:
    """Exit 3 and one line; nothing is left beside the site."""
    Site(tmp_path, GOOD)
    # A shell that runs the tests in the background has them ignore Ctrl-C, and what they start as well.
    held = "import signal, sys, time; from postil.engine import build\n" \
           "signal.signal(signal.SIGINT, signal.default_int_handler)\n" \
           "def hold(*_):\n    print('reading', file=sys.stderr, flush=True); time.sleep(60)\n" \
           "build.gather = hold\n"
    with started(tmp_path, before=held) as process:
        assert process.stderr.readline() == "reading\n"
        process.send_signal(signal.SIGINT)
        assert process.stderr.read() == "\npostil: stopped; no file of the site is half written\n"
    assert process.returncode == 3
    assert not (tmp_path / ".site.stage").exists()
