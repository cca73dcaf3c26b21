"""`build`: the site from content/, or the one look that finds nothing to do."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from postil.cli import asked as understood
from postil.cli import told

if TYPE_CHECKING:
    from postil.engine.build import Outcome
    from postil.engine.project import Options, Project
    from postil.engine.unchanged import Glance


def add(command: argparse.ArgumentParser) -> None:
    """The options of the command."""
    understood.add_site(command)
    understood.add_output(command)
    understood.add_workers(command)


def run(asked: argparse.Namespace, root: Path) -> int:
    """Build; returns the exit code."""
    started = time.monotonic()
    project, options = understood.project(asked, root), understood.options(asked)
    index = told.shown(project.output / "index.html", root)
    glance = _glance(project, options)
    counts = glance.nothing(options.now.timestamp())
    if counts:
        print(told.built(counts, 0, "", index, time.monotonic() - started), file=sys.stderr)
        return told.FINE

    from postil.cli.findings import content_of, show, summary
    from postil.engine.build import build
    from postil.write.apply import Busy

    where = told.shown(project.output, root)
    try:
        outcome = build(project, options, glance=glance)
    except Busy:
        print(f"postil: another build is writing to {where}; when it is done, type   python build.py", file=sys.stderr)
        return told.ENVIRONMENT
    show(outcome)
    found, seconds = summary(outcome), time.monotonic() - started
    if outcome.failed:
        stays = f"{where}/ is as it was. Mend them, then type   python build.py"
        print(f"{found}; checked {content_of(outcome)} in {seconds:.1f} s. {stays}", file=sys.stderr)
        return told.WRONG_CONTENT
    also = f", with {found}" if found else ""
    print(told.built(_counts(outcome), _changes(outcome), also, index, seconds), file=sys.stderr)
    return told.FINE


def _counts(outcome: Outcome) -> dict[str, int]:
    return {"briefings": outcome.briefings, "notes": outcome.notes, "pages": outcome.pages}


def _changes(outcome: Outcome) -> int:
    return outcome.written.written + outcome.written.deleted if outcome.written else 0


def _glance(project: Project, options: Options) -> Glance:
    """What changed since the last build. Loads none of the libraries that a build needs."""
    from postil.engine.project import memory
    from postil.engine.unchanged import Glance

    return Glance(f"{memory(project, options)}.seen", str(project.root), str(project.output))
