"""Findings as JSON, for editors and scripts: `check --json`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from postil.diagnose.diagnostic import Diagnostic, order
from postil.diagnose.report.level import SEVERITIES, severity
from postil.source import Span

VERSION = 1
"""Of the form; it changes when a name below is taken away or changes its meaning."""


def as_json(findings: Iterable[Diagnostic]) -> str:
    """All findings in the order of their places, as one JSON object, with a line end after it.

    Lines and columns count from 1, in code points; ends are exclusive.
    """
    ordered = sorted(findings, key=order)
    levels = [severity(finding) for finding in ordered]
    value = {
        "version": VERSION,
        "summary": {f"{level}s": levels.count(level) for level in SEVERITIES},
        "findings": [plain(finding) for finding in ordered],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def plain(finding: Diagnostic) -> dict[str, Any]:
    """One finding, of lists, strings and numbers."""
    return {
        "code": finding.code,
        "severity": severity(finding),
        "message": finding.message,
        **_place(finding.span),
        "help": list(finding.help),
        "related": [{"message": related.message, **_place(related.span)} for related in finding.related],
        "comparison": {"was": finding.comparison.was, "now": finding.comparison.now} if finding.comparison else None,
    }


def _place(span: Span) -> dict[str, Any]:
    return {
        "path": span.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }
