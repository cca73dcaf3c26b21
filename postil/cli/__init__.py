"""The command line: which command was asked for; each stands in a file of its own, loaded when it is asked for."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType

from postil import __version__
from postil.cli.told import ENVIRONMENT, FINE, WRONG_USAGE

COMMANDS = {
    "build": "build the site from content/",
    "check": "say what is wrong, and write nothing",
    "fix": "show how notes that drifted are brought back to their words; with --write, do it",
    "serve": "show the site in a browser while you write",
    "why": "say what a page rests on, and why it was made again",
}
"""Each command and what it does. `postil/cli/NAME.py` has its `add(parser)`, the options, and its `run(asked, root)`."""

ALL_OF_THEM = "For all of them type   python build.py --help"


def main(argv: Sequence[str] | None = None, *, root: Path | None = None) -> int:
    """Run a command and return its exit code. Human text goes to stderr, data to stdout."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if not arguments or (arguments[0].startswith("-") and arguments[0] not in ("-h", "--help", "--version")):
        arguments.insert(0, "build")
    elif arguments[0] not in (*COMMANDS, "-h", "--help", "--version"):
        from postil.diagnose.nearest import did_you_mean

        hint = "".join(f"; {line}" for line in did_you_mean(arguments[0], COMMANDS))
        print(f"postil: there is no command `{arguments[0]}`{hint}\n{ALL_OF_THEM}", file=sys.stderr)
        return WRONG_USAGE
    name = arguments[0]
    try:
        asked = parser([name]).parse_args(arguments)
    except SystemExit as stop:
        return int(stop.code or FINE)
    try:
        return _module(name).run(asked, (root or Path.cwd()).resolve())
    except argparse.ArgumentTypeError as error:
        print(f"postil: {error}", file=sys.stderr)
        return WRONG_USAGE
    except BrokenPipeError:
        # Whoever read our output has gone; without this Python complains once more while it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ENVIRONMENT
    except KeyboardInterrupt:
        print("\npostil: stopped; no file of the site is half written", file=sys.stderr)
        return ENVIRONMENT
    except OSError as error:
        print(f"postil: {_refused(error)}", file=sys.stderr)
        return ENVIRONMENT


def parser(understood: Sequence[str] = tuple(COMMANDS)) -> argparse.ArgumentParser:
    """All commands; the options of those that are to be understood, for only their files are loaded."""
    whole = argparse.ArgumentParser(
        prog="build.py",
        description="Postil builds annotated news briefings: content/ becomes the site in site/.",
        epilog="Without a command it builds. docs/guide.md tells the rest.",
    )
    whole.add_argument("--version", action="version", version=f"Postil {__version__}")
    commands = whole.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, meaning in COMMANDS.items():
        command = commands.add_parser(name, help=meaning)
        if name in understood:
            _module(name).add(command)
    return whole


def _module(command: str) -> ModuleType:
    return import_module(f"postil.cli.{command}")


def _refused(error: OSError) -> str:
    """What the system would not do, and how the site stands now."""
    from postil.write.apply import CutShort

    where = f" ({error.filename})" if error.filename else ""
    left = "the site is as it was before"
    if isinstance(error, CutShort):
        left = "no file of the site is half written; mend that and build again"
    return f"the system says: {error.strerror or error}{where}; {left}"
