"""How what a build or a check has found is shown."""

from __future__ import annotations

import sys

from postil.cli import told
from postil.diagnose import report
from postil.engine.build import Outcome


def show(outcome: Outcome) -> None:
    """Print the findings for a person."""
    if outcome.findings:
        sys.stderr.write(report.terminal(outcome.findings, outcome.sources, color=told.colors()))


def summary(outcome: Outcome) -> str:
    """How many findings of which kind; empty for none."""
    return report.summary(outcome.findings) if outcome.findings else ""


def content_of(outcome: Outcome) -> str:
    """How much was looked at."""
    return f"{told.counted(outcome.briefings, 'briefing')} with {told.counted(outcome.notes, 'note')}"
