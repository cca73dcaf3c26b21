"""`build --verify`: what a clean build makes beside what stands there, told."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from postil.cli import told
from postil.cli.findings import show, summary
from postil.cli.progress import shown
from postil.diagnose import report
from postil.engine.project import Options, Project
from postil.engine.reasons.verify import edited, verify


def show_edited(project: Project) -> bool:
    """Name what somebody else did to the output since the last build; whether there is anything."""
    found = edited(project)
    sys.stderr.write(report.terminal(found, {}, color=told.colors()))
    return bool(found)


def verified(project: Project, options: Options, root: Path) -> int:
    """Compare, and say what came of it; returns the exit code."""
    started = time.monotonic()
    with shown(sys.stderr, when=told.colors()) as progress:
        done = verify(project, options, watch=progress)
    where = told.shown(project.output, root)
    if done.clean.failed:
        show(done.clean)
        print(f"A clean build has {summary(done.clean)}. Report it: that is a mistake in Postil", file=sys.stderr)
        return told.WRONG_CONTENT
    took = f"{time.monotonic() - started:.1f} s"
    if not done.findings:
        print(f"Verified: {told.counted(done.files, 'file')} equal a clean build, in {took}", file=sys.stderr)
        return told.FINE
    sys.stderr.write(report.terminal(done.findings, done.sources, color=told.colors()))
    differ = f"{told.counted(len(done.findings), 'file')} of {where}/ {'differs' if len(done.findings) == 1 else 'differ'}"
    after = "Make it right with   python build.py --clean   and report it: that is a mistake in Postil"
    print(f"{differ} from a clean build of {told.counted(done.files, 'file')}, in {took}. {after}", file=sys.stderr)
    return told.WRONG_CONTENT
