"""`fix`: for each note that drifted the smallest patch; with --write it is made, and what stands is approved."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from postil.cli import asked as understood
from postil.cli import told

if TYPE_CHECKING:
    from postil.desk.fix import Drift
    from postil.desk.opened import Opened
    from postil.desk.site import Site


def add(command: argparse.ArgumentParser) -> None:
    """The options of the command."""
    meaning = "a briefing, or one note as BRIEFING/NOTE (all of them); a note that is named is taken as it stands now"
    command.add_argument("names", metavar="NAME", nargs="*", help=meaning)
    command.add_argument("--write", action="store_true", help="make the patches, and approve what stands in the lock files")
    understood.add_now(command)
    understood.add_project(command)


@dataclass(slots=True)
class _Count:
    """What has been done, and what is left."""

    mended: int = 0
    locks: int = 0
    waiting: int = 0
    """Notes that --write would mend."""
    looks: int = 0
    """Notes that a person must decide on."""
    unread: int = 0
    """Briefings that cannot be read."""


def run(asked: argparse.Namespace, root: Path) -> int:
    """Look for notes that drifted, and mend them if asked to; returns the exit code."""
    started = time.monotonic()
    from postil.desk import store
    from postil.desk.fix import fix, locked
    from postil.desk.opened import Opened
    from postil.desk.settled import CALM, LOCKED
    from postil.desk.site import Site

    project = understood.project(asked, root)
    site = Site(project, understood.now(asked, project))
    articles, notes = _named(site, asked.names)
    wanted = LOCKED if asked.write else CALM
    count, written = _Count(), {}
    for opened in site.opened(articles or site.unsettled(wanted)):
        if not isinstance(opened, Opened):
            count.unread += 1
            continue
        fixed = fix(opened, notes, every=not asked.names or opened.article.id in asked.names)
        for drift in fixed.drifts:
            if asked.names and drift.note not in notes and opened.article.id not in asked.names:
                continue
            _show(drift, opened, with_patch=not asked.write)
            made = drift.is_taken and asked.write
            count.mended += made
            count.waiting += drift.is_taken and not made
            count.looks += drift.wants_a_look and not made
        if asked.write:
            lock = locked(opened, fixed, notes)
            count.locks += lock is not None
            files = (*fixed.files, *([(opened.lock_path, *lock)] if lock else []))
            for path, before, after in files:
                if not store.replace(project.root, path, before, after):
                    print(f"postil: {path} was changed while this ran; type it again", file=sys.stderr)
                    return told.ENVIRONMENT
                written[path] = after
        is_done = all(drift.is_taken and asked.write for drift in fixed.drifts)
        site.settle(opened.article.id, wanted if is_done else 0)
    site.remember(written)
    print(f"{_closing(asked, count)} in {time.monotonic() - started:.1f} s. {_next(count)}", file=sys.stderr)
    return told.WRONG_CONTENT if count.looks or count.unread else told.FINE


def _named(site: Site, names: Iterable[str]) -> tuple[tuple[str, ...], frozenset[str]]:
    """The briefings and the notes that are named. Raises ArgumentTypeError for names of nothing."""
    from postil.diagnose.nearest import did_you_mean

    articles: dict[str, None] = {}
    notes: set[str] = set()
    for name in names:
        article, slash, _ = name.partition("/")
        known = [f"{article}/{one}" for one in site.notes_on(article)] if slash else list(site.articles)
        if name not in known:
            hint = "".join(f"; {line}" for line in did_you_mean(name, known))
            what = "note" if slash and article in site.articles else "briefing"
            raise argparse.ArgumentTypeError(f"there is no {what} `{name}`{hint}")
        articles[article] = None
        notes.update([name] if slash else [])
    return tuple(articles), frozenset(notes)


def _show(drift: Drift, opened: Opened, *, with_patch: bool) -> None:
    """What became of a note, for a person; and the patch, for a person or a program."""
    from postil.desk.diff import unified
    from postil.diagnose import report
    from postil.read.text import decode_text

    source, _ = decode_text(drift.path, opened.files[drift.path])
    sys.stderr.write(report.terminal((drift.finding,), {drift.path: source}, color=told.colors()))
    if drift.refused:
        print(f"No patch was made: {drift.refused}. Write it by hand.\n", file=sys.stderr)
    sys.stderr.flush()
    if with_patch:
        patch = unified(drift.path, drift.before, drift.after)
        told.data(f"{patch}\n" if patch else "")


def _closing(asked: argparse.Namespace, count: _Count) -> str:
    drifted = count.waiting + count.looks
    if asked.write:
        done = f"Mended {told.counted(count.mended, 'note')}, wrote {told.counted(count.locks, 'lock file')}"
    else:
        done = f"{told.counted(drifted, 'note')} drifted" if drifted else "No note drifted"
    wants = f"; {told.counted(count.looks, 'note')} to be looked at" if count.looks else ""
    unread = f"; {told.counted(count.unread, 'briefing')} cannot be read" if count.unread else ""
    return f"{done}{wants}{unread},"


def _next(count: _Count) -> str:
    if count.waiting:
        return "Next:   python build.py fix --write"
    return "Next:   python build.py check" if count.unread or count.looks else "Next:   python build.py"
