"""Told: the lines that the preview writes to the terminal, one a rebuild."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import datetime

from postil.diagnose.diagnostic import Findings
from postil.diagnose.report import severity, terminal
from postil.diagnose.report.columns import safe
from postil.engine.refresh import Refresh
from postil.source import Source

NAMED = 3
"""How many files or pages a line names before it counts."""


def line(refresh: Refresh, pages: list[str], seconds: float, now: datetime) -> str:
    """What changed, which pages that concerns, how long it took."""
    what = _some([safe(path) for path in refresh.changed]) or "a new day"
    where = _some([safe(page) for page in pages])
    held = f"; {_some([safe(path) for path in refresh.held])} as last good" if refresh.held else ""
    arrow = f" → {where}" if where else ""
    return f"{now.astimezone():%H:%M:%S} {what}{arrow}, {seconds * 1000:.0f} ms{held}"


def say(text: str) -> None:
    """One line to the writer, at once."""
    print(text, file=sys.stderr, flush=True)


def mistake(error: Exception) -> None:
    """What nobody who writes can help, in a line: no traceback ever reaches a user."""
    say(f"postil: a mistake in Postil itself, please report it: {type(error).__name__}: {safe(str(error))}")


def findings(new: Findings, mended: Findings, sources: Mapping[str, Source], *, color: bool) -> str:
    """The findings that came, in full, and those that went, a line each."""
    parts = [terminal(new, sources, color=color)] if new else []
    parts += [f"mended: {severity(one)}[{one.code}] {safe(one.span.position)}\n" for one in mended]
    return "".join(parts)


def _some(names: list[str]) -> str:
    if len(names) <= NAMED:
        return ", ".join(names)
    return f"{', '.join(names[:NAMED])} and {len(names) - NAMED:,} more"
