"""`build`: the site from content/, or the one look that finds nothing to do."""

from __future__ import annotations

import argparse
import gc
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from postil.cli import asked as understood
from postil.cli import told

if TYPE_CHECKING:
    from postil.engine.build import Outcome
    from postil.engine.changes.unchanged import Glance
    from postil.engine.observer import Stopwatch
    from postil.engine.project import Options, Project

RARELY = 1_000_000
"""After how many new objects Python looks for cycles among them. A build makes hardly any, and its values are let go as
soon as nobody counts on them: at Python's own 700 the looking took a twentieth of a build, at 100,000 it fell into the
loading of Postil, for 15 ms."""


def add(command: argparse.ArgumentParser) -> None:
    """The options of the command."""
    understood.add_site(command)
    understood.add_output(command)
    understood.add_workers(command)
    understood.add_search(command)
    command.add_argument("--clean", action="store_true", help="forget what is remembered of earlier builds")
    command.add_argument("--verify", action="store_true", help="then build anew, aside, and compare every file")
    command.add_argument("--profile", action="store_true", help="say how long each stage of the build took")


def run(asked: argparse.Namespace, root: Path) -> int:
    """Build; returns the exit code."""
    started = time.monotonic()
    gc.set_threshold(RARELY)
    project = understood.project(asked, root)
    options = understood.options(asked, project)
    if asked.clean:
        from postil.engine.build import forget

        forget(project, options)
    edited = _show_edited(project) if asked.verify else False
    watch = _stopwatch() if asked.profile else None
    glance = _glance(project, options)
    counts = glance.nothing(options.now.timestamp())
    if watch:
        watch.stop()
    # What was a warning without `--strict` is not remembered as anything else.
    if counts and not (options.strict and any(glance.said)):
        code = told.FINE
        _show_profile(watch)
        plain, colored, found = glance.said
        sys.stderr.write(colored if told.colors() else plain)
        index = told.shown(project.output / "index.html", root)
        print(told.built(counts, 0, _also(found), index, time.monotonic() - started), file=sys.stderr)
    else:
        code = _build(project, options, glance, watch, root, started)
    if asked.verify and code == told.FINE:
        code = _verify(project, options, root)
    return told.WRONG_CONTENT if edited and options.strict else code


def _build(
    project: Project, options: Options, glance: Glance, watch: Stopwatch | None, root: Path, started: float
) -> int:
    from postil.cli.findings import content_of, show, summary
    from postil.cli.progress import shown
    from postil.engine.build import build
    from postil.engine.observer import All
    from postil.write.lock import Busy

    where = told.shown(project.output, root)
    try:
        with shown(sys.stderr, when=told.colors()) as progress:
            outcome = build(project, options, glance=glance, watch=All((watch, progress)) if watch else progress)
    except Busy:
        print(f"postil: another build is writing to {where}; when it is done, type   python build.py", file=sys.stderr)
        return told.ENVIRONMENT
    _show_profile(watch)
    show(outcome)
    found, seconds = summary(outcome), time.monotonic() - started
    if outcome.failed:
        stays = f"{where}/ is as it was. Mend them, then type   python build.py"
        print(f"{found}; checked {content_of(outcome)} in {seconds:.1f} s. {stays}", file=sys.stderr)
        return told.WRONG_CONTENT
    index = told.shown(project.output / "index.html", root)
    print(told.built(_counts(outcome), _changes(outcome), _also(found), index, seconds), file=sys.stderr)
    return told.FINE


def _also(found: str) -> str:
    return f", with {found}" if found else ""


def _stopwatch() -> Stopwatch:
    from postil.engine.observer import Step, Stopwatch

    watch = Stopwatch()
    watch.at(Step.LOOKING)
    return watch


def _show_profile(watch: Stopwatch | None) -> None:
    if watch:
        from postil.cli.profile import table

        watch.stop()
        sys.stderr.write(table(watch))


def _show_edited(project: Project) -> bool:
    """Name what somebody else did to the output, before this build mends it; whether there is anything."""
    from postil.cli.verifying import show_edited

    return show_edited(project)


def _verify(project: Project, options: Options, root: Path) -> int:
    from postil.cli.verifying import verified

    return verified(project, options, root)


def _counts(outcome: Outcome) -> dict[str, int]:
    return {"briefings": outcome.briefings, "notes": outcome.notes, "pages": outcome.pages}


def _changes(outcome: Outcome) -> int:
    return outcome.written.written + outcome.written.deleted if outcome.written else 0


def _glance(project: Project, options: Options) -> Glance:
    """What changed since the last build. Loads none of the libraries that a build needs."""
    from postil.engine.changes.unchanged import Glance
    from postil.engine.project import memory

    return Glance(f"{memory(project, options)}.seen", str(project.root), str(project.output))
