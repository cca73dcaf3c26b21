"""`serve`: the site in a browser while it is written."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from postil.cli import asked as understood
from postil.cli import told

HOST = "127.0.0.1"
LAYERS = frozenset({"public", "classroom", "internal"})
"""Whoever writes sees all notes; with `--as public` only those that readers get."""


def add(command: argparse.ArgumentParser) -> None:
    """The options of the command."""
    command.add_argument("--port", metavar="N", type=_port, help="listen at that port (the one of the last time)")
    command.add_argument("--host", metavar="H", default=HOST, help=f"listen at that address ({HOST}: this machine alone)")
    command.add_argument(
        "--as", dest="whose", choices=["public"], help="show what readers will get: no drafts, no internal notes"
    )
    command.add_argument("--now", metavar="T", type=understood.moment, help=f"show the site on that day: {understood.MOMENT}")
    command.add_argument(
        "--open", action=argparse.BooleanOptionalAction, default=False, help="open the site in a browser"
    )
    command.add_argument("--editor", metavar="COMMAND", default="", help="what opens a file ($VISUAL or $EDITOR)")
    understood.add_project(command)


def run(asked: argparse.Namespace, root: Path) -> int:
    """Serve until Ctrl-C; returns the exit code."""
    from postil.engine.project import Options
    from postil.preview.run import Asked
    from postil.preview.serve import serve
    from postil.preview.writeback import Writeback

    is_public = asked.whose == "public"
    project = understood.project(asked, root)
    moment = understood.now(asked, project)
    options = Options(
        now=moment,
        drafts=not is_public,
        keep_going=True,
        layers=frozenset({"public"}) if is_public else LAYERS,
    )
    serve(
        Asked(
            project=project,
            options=options,
            clock=(lambda: moment) if asked.now else understood.clock,
            editor=asked.editor,
            environment=os.environ,
            color=told.colors(),
        ),
        host=asked.host,
        port=asked.port,
        actions=Writeback().actions(),
        is_opened=asked.open,
        follows_clock=asked.now is None,
    )
    return told.FINE


def _port(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"`{text}` is no port; it is a number up to 65535")
    return int(text)
