"""`check`: everything a build would find, and nothing written."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from postil.cli import asked as understood
from postil.cli import told

FORMS = {
    "--json": ("as_json", "JSON"),
    "--sarif": ("as_sarif", "SARIF 2.1.0"),
    "--ci": ("ci_annotations", "workflow commands, which code hosts show beside the line"),
}


def add(command: argparse.ArgumentParser) -> None:
    """The options of the command."""
    understood.add_site(command)
    forms = command.add_mutually_exclusive_group()
    for option, (form, name) in FORMS.items():
        meaning = f"print the findings to stdout as {name}"
        forms.add_argument(option, dest="form", action="store_const", const=form, help=meaning)


def run(asked: argparse.Namespace, root: Path) -> int:
    """Check; returns the exit code."""
    started = time.monotonic()
    project = understood.project(asked, root)
    options = understood.options(asked, project)

    from postil.cli.findings import content_of, show, summary
    from postil.diagnose import report
    from postil.engine.build import check

    outcome = check(project, options)
    if asked.form:
        told.data(getattr(report, asked.form)(outcome.findings))
    else:
        show(outcome)
    found, content, took = summary(outcome), content_of(outcome), f"{time.monotonic() - started:.1f} s"
    if outcome.failed:
        print(f"{found}; checked {content} in {took}. Mend them, then type   python build.py", file=sys.stderr)
        return told.WRONG_CONTENT
    also = f", with {found}" if found else ": nothing is wrong"
    print(f"Checked {content} in {took}{also}. Next:   python build.py", file=sys.stderr)
    return told.FINE
