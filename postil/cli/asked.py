"""What commands can be asked: the options that several of them share, and how they are understood."""

from __future__ import annotations

import argparse
import os
import re
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from postil.cli.told import shown

if TYPE_CHECKING:
    from postil.engine.project import Options, Project

FLAGS = {
    "--strict": "fail on warnings too",
    "--drafts": "take in drafts and what is not due yet; never publish such a build",
    "--keep-going": "publish notes that want review, marked as written on an earlier version",
}
MOST_JOBS = 512
"""More processes than the largest machines have cores are a slip of the finger."""

MOMENT = "2024-06-20 or 2024-06-20T12:00+02:00"
_TIME_ZONE = re.compile(r"^time_zone:[ \t]*[\"']?([\w/+-]+)", re.MULTILINE)
FIRST_YEAR, LAST_YEAR = 1, 9999
"""The ends of the calendar: in them a moment of one time zone may have no name in another."""


KIND = ("--drafts", "--keep-going")
"""Those that make another kind of site, which is remembered apart."""


def add_project(command: argparse.ArgumentParser) -> None:
    """The option that says which site is meant."""
    command.add_argument("--project", metavar="DIR", type=Path, help="the folder that holds content/ (this one)")


def add_now(command: argparse.ArgumentParser) -> None:
    """The option that says as of which moment."""
    command.add_argument("--now", metavar="T", type=moment, help=f"build for that moment: {MOMENT}")


def add_site(command: argparse.ArgumentParser) -> None:
    """The options that say which site is meant, and what it is to be like."""
    for flag, meaning in FLAGS.items():
        command.add_argument(flag, action="store_true", help=meaning)
    add_now(command)
    _add_address(command)


def add_kind(command: argparse.ArgumentParser) -> None:
    """The options that say which of the builds that are remembered is meant."""
    for flag in KIND:
        command.add_argument(flag, action="store_true", help=f"the build that was made with {flag}")
    add_search(command)
    _add_address(command)


def _add_address(command: argparse.ArgumentParser) -> None:
    address_of_site = "the address the site will stand at, in place of the one in site.yaml"
    command.add_argument("--base-url", metavar="U", type=address, help=address_of_site)
    add_project(command)


def add_search(command: argparse.ArgumentParser) -> None:
    """The option that says whether readers can search the texts."""
    meaning = "make an index of all texts, in which readers search; without it (the usual) they look up names alone"
    command.add_argument("--search", action=argparse.BooleanOptionalAction, default=False, help=meaning)


def add_output(command: argparse.ArgumentParser) -> None:
    """The option that says where the site is, or goes."""
    command.add_argument("--output", metavar="DIR", type=Path, help="where the site goes (site/)")


def add_workers(command: argparse.ArgumentParser) -> None:
    """The options that say who does the work."""
    jobs = "how many processes work at once on a first build (as many as there are cores)"
    command.add_argument("--jobs", metavar="N", type=_jobs, help=jobs)
    kinds = "who they are: processes of this machine (the usual), or the workers of a Dask cluster"
    command.add_argument("--executor", choices=("processes", "dask"), default="processes", help=kinds)
    command.add_argument("--scheduler", metavar="URL", help="the address of the cluster's scheduler: tcp://…")


def _jobs(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) <= MOST_JOBS:
        raise argparse.ArgumentTypeError(f"`{text}` is no number of processes from 1 to {MOST_JOBS}")
    return int(text)


def moment(text: str) -> datetime:
    """A day or a moment, with the offset that is written, if any. Raises ArgumentTypeError."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"`{text}` is no moment; write {MOMENT}") from error
    if not FIRST_YEAR < found.year < LAST_YEAR:
        raise argparse.ArgumentTypeError(f"`{text}` is no moment of our calendar; write {MOMENT}")
    return found


def address(text: str) -> str:
    """The address of a site. Raises ArgumentTypeError."""
    if not re.fullmatch(r"https?://[^\s/?#@]+(/[^\s?#]*)?", text):
        raise argparse.ArgumentTypeError(f"`{text}` is no web address; it begins with https:// and has no ? or #")
    return text


def now(asked: argparse.Namespace, project: Project) -> datetime:
    """The moment that was asked for, in the site's time zone where none is written: a day begins when it begins there."""
    if asked.now is None or asked.now.tzinfo:
        return asked.now or clock()
    return asked.now.replace(tzinfo=_zone(project))


def _zone(project: Project) -> tzinfo:
    """The time zone of a site, by a glance at its settings: what is wrong in them is for the build to say."""
    from zoneinfo import ZoneInfo

    try:
        found = _TIME_ZONE.search((project.content / "site.yaml").read_text(encoding="utf-8"))
        return ZoneInfo(found[1]) if found else UTC
    except (OSError, ValueError, KeyError):
        return UTC


def clock() -> datetime:
    """Now, or what SOURCE_DATE_EPOCH says: https://reproducible-builds.org/specs/source-date-epoch/"""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return datetime.now(UTC)
    try:
        return moment(datetime.fromtimestamp(int(epoch), UTC).isoformat())
    except (ValueError, OverflowError, OSError, argparse.ArgumentTypeError) as error:
        raise argparse.ArgumentTypeError(f"SOURCE_DATE_EPOCH is `{epoch}`; it must be seconds since 1970") from error


def project(asked: argparse.Namespace, root: Path) -> Project:
    """The folders of the site; the output may not mix with what people write. Raises ArgumentTypeError."""
    from postil.engine.project import Project

    folder = (root / asked.project).resolve() if asked.project else root
    output = getattr(asked, "output", None)
    found = Project(folder, (root / output).resolve() if output else folder / "site")
    for written in (found.content.resolve(), found.templates.resolve()):
        if found.output.is_relative_to(written) or written.is_relative_to(found.output):
            here = f"{shown(found.output, root)} and {shown(written, root)} lie one in the other"
            raise argparse.ArgumentTypeError(f"{here}; name another folder for the site")
    return found


def options(asked: argparse.Namespace, project: Project) -> Options:
    """What the site is to be like, and who makes it. Raises ArgumentTypeError."""
    from postil.engine.project import Options

    executor, scheduler = getattr(asked, "executor", ""), getattr(asked, "scheduler", None)
    if (executor == "dask") != bool(scheduler):
        raise argparse.ArgumentTypeError("a Dask cluster is asked for by   --executor dask --scheduler tcp://…")

    return Options(
        now=now(asked, project),
        drafts=asked.drafts,
        strict=asked.strict,
        keep_going=asked.keep_going,
        base_url=asked.base_url or "",
        search=getattr(asked, "search", False),
        jobs=getattr(asked, "jobs", None) or os.cpu_count() or 1,
        scheduler=scheduler or "",
    )


def kind(asked: argparse.Namespace) -> Options:
    """Which of the builds that are remembered is meant."""
    from postil.engine.project import Options

    address = asked.base_url or ""
    return Options(now=clock(), drafts=asked.drafts, keep_going=asked.keep_going, base_url=address, search=asked.search)
