"""The command line: what was asked for, done, and said in one closing line."""

from __future__ import annotations

import argparse
import os
import re
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from postil import __version__

if TYPE_CHECKING:
    from postil.engine.build import Outcome
    from postil.engine.project import Options, Project

FINE, WRONG_CONTENT, WRONG_USAGE, ENVIRONMENT = 0, 1, 2, 3
"""Exit codes."""

ALL_OF_THEM = "For all of them type   python build.py --help"


def main(argv: Sequence[str] | None = None, *, root: Path | None = None) -> int:
    """Run a command and return its exit code. Human text goes to stderr, data to stdout."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    commands = ("build", "check")
    if not arguments or (arguments[0].startswith("-") and arguments[0] not in ("-h", "--help", "--version")):
        arguments.insert(0, "build")
    elif arguments[0] not in (*commands, "-h", "--help", "--version"):
        from postil.diagnose.nearest import did_you_mean

        hint = "".join(f"; {line}" for line in did_you_mean(arguments[0], commands))
        print(f"postil: there is no command `{arguments[0]}`{hint}\n{ALL_OF_THEM}", file=sys.stderr)
        return WRONG_USAGE
    try:
        asked = _parser().parse_args(arguments)
    except SystemExit as stop:
        return int(stop.code or FINE)
    try:
        return _run(asked, (root or Path.cwd()).resolve())
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


def _refused(error: OSError) -> str:
    """What the system would not do, and how the site stands now."""
    from postil.write.apply import CutShort

    where = f" ({error.filename})" if error.filename else ""
    left = "the site is as it was before"
    if isinstance(error, CutShort):
        left = "no file of the site is half written; mend that and build again"
    return f"the system says: {error.strerror or error}{where}; {left}"


FLAGS = {
    "--strict": "fail on warnings too",
    "--drafts": "take in drafts and what is not due yet; never publish such a build",
    "--keep-going": "publish notes that want review, marked as written on an earlier version",
}
FORMS = {
    "--json": ("as_json", "JSON"),
    "--sarif": ("as_sarif", "SARIF 2.1.0"),
    "--ci": ("ci_annotations", "workflow commands, which code hosts show beside the line"),
}
MOMENT = "2024-06-20 or 2024-06-20T12:00+02:00"
FIRST_YEAR, LAST_YEAR = 1, 9999
"""The ends of the calendar: in them a moment of one time zone may have no name in another."""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="build.py",
        description="Postil builds annotated news briefings: content/ becomes the site in site/.",
        epilog="Without a command it builds. docs/guide.md tells the rest.",
    )
    parser.add_argument("--version", action="version", version=f"Postil {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    build = commands.add_parser("build", help="build the site from content/")
    check = commands.add_parser("check", help="say what is wrong, and write nothing")
    for command in (build, check):
        for flag, meaning in FLAGS.items():
            command.add_argument(flag, action="store_true", help=meaning)
        moment = f"build for that moment: {MOMENT}"
        address = "the address the site will stand at, in place of the one in site.yaml"
        command.add_argument("--now", metavar="T", type=_moment, help=moment)
        command.add_argument("--base-url", metavar="U", type=_address, help=address)
        command.add_argument("--project", metavar="DIR", type=Path, help="the folder that holds content/ (this one)")
    build.add_argument("--output", metavar="DIR", type=Path, help="where the site goes (site/)")
    forms = check.add_mutually_exclusive_group()
    for option, (form, name) in FORMS.items():
        meaning = f"print the findings to stdout as {name}"
        forms.add_argument(option, dest="form", action="store_const", const=form, help=meaning)
    return parser


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"`{text}` is no moment; write {MOMENT}") from error
    if not FIRST_YEAR < moment.year < LAST_YEAR:
        raise argparse.ArgumentTypeError(f"`{text}` is no moment of our calendar; write {MOMENT}")
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _address(text: str) -> str:
    if not re.fullmatch(r"https?://[^\s/?#@]+(/[^\s?#]*)?", text):
        raise argparse.ArgumentTypeError(f"`{text}` is no web address; it begins with https:// and has no ? or #")
    return text


def _clock() -> datetime:
    """Now, or what SOURCE_DATE_EPOCH says: https://reproducible-builds.org/specs/source-date-epoch/"""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return datetime.now(UTC)
    try:
        return _moment(datetime.fromtimestamp(int(epoch), UTC).isoformat())
    except (ValueError, OverflowError, OSError, argparse.ArgumentTypeError) as error:
        raise argparse.ArgumentTypeError(f"SOURCE_DATE_EPOCH is `{epoch}`; it must be seconds since 1970") from error


def _folders(asked: argparse.Namespace, root: Path) -> Project:
    """The folders of the site; the output may not mix with what people write."""
    from postil.engine.project import Project

    folder = (root / asked.project).resolve() if asked.project else root
    output = getattr(asked, "output", None)
    project = Project(folder, (root / output).resolve() if output else folder / "site")
    for written in (project.content.resolve(), project.templates.resolve()):
        if project.output.is_relative_to(written) or written.is_relative_to(project.output):
            here = f"{_shown(project.output, root)} and {_shown(written, root)} lie one in the other"
            raise argparse.ArgumentTypeError(f"{here}; name another folder for the site")
    return project


def _run(asked: argparse.Namespace, root: Path) -> int:
    started = time.monotonic()
    from postil.engine.project import Options

    project = _folders(asked, root)
    options = Options(
        now=asked.now or _clock(),
        drafts=asked.drafts,
        strict=asked.strict,
        keep_going=asked.keep_going,
        base_url=asked.base_url or "",
    )
    if asked.command == "build" and not asked.now:
        counts = _unchanged(project, options)
        if counts:
            print(_built(counts, 0, "", project, root, time.monotonic() - started), file=sys.stderr)
            return FINE

    from postil.diagnose import report
    from postil.engine import build as engine
    from postil.write.apply import Busy

    try:
        outcome = (engine.check if asked.command == "check" else engine.build)(project, options)
    except Busy:
        where = _shown(project.output, root)
        print(f"postil: another build is writing to {where}; when it is done, type   python build.py", file=sys.stderr)
        return ENVIRONMENT
    form = getattr(asked, "form", None)
    if form:
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8")
        sys.stdout.write(getattr(report, form)(outcome.findings))
    elif outcome.findings:
        sys.stderr.write(report.terminal(outcome.findings, outcome.sources, color=_colors()))
    sys.stdout.flush()
    print(_closing(asked, outcome, project, root, time.monotonic() - started), file=sys.stderr)
    return WRONG_CONTENT if outcome.failed else FINE


def _unchanged(project: Project, options: Options) -> dict[str, int] | None:
    """What the last build counted, when there is nothing to do. Loads none of the libraries that a build needs."""
    from postil.engine import unchanged
    from postil.engine.project import memory

    seen = f"{memory(project, options)}.seen"
    return unchanged.recall(seen, str(project.root), str(project.output), options.now.timestamp())


def _colors() -> bool:
    return sys.stderr.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _closing(asked: argparse.Namespace, outcome: Outcome, project: Project, root: Path, seconds: float) -> str:
    """What was done, how long it took, what to type next."""
    from postil.diagnose.report import summary

    found = summary(outcome.findings) if outcome.findings else ""
    took = f"{seconds:.1f} s"
    content = _count(outcome.briefings, "briefing") + " with " + _count(outcome.notes, "note")
    if outcome.failed:
        stays = "" if asked.command == "check" else f" {_shown(project.output, root)}/ is as it was."
        return f"{found}; checked {content} in {took}.{stays} Mend them, then type   python build.py"
    also = f", with {found}" if found else ""
    if asked.command == "check":
        return f"Checked {content} in {took}{also or ': nothing is wrong'}. Next:   python build.py"
    counts = {"briefings": outcome.briefings, "notes": outcome.notes, "pages": outcome.pages}
    return _built(counts, outcome.written.written + outcome.written.deleted, also, project, root, seconds)


def _built(counts: dict[str, int], changed: int, also: str, project: Project, root: Path, seconds: float) -> str:
    content = f"{_count(counts['briefings'], 'briefing')} with {_count(counts['notes'], 'note')}"
    index = _shown(project.output / "index.html", root)
    files = "nothing changed" if not changed else f"{_count(changed, 'file')} changed"
    return f"Built {content}, {_count(counts['pages'], 'page')}, in {seconds:.1f} s ({files}){also}. Next: open {index}"


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def _shown(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
