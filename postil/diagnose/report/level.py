"""How grave findings are, and how many there are of each kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from postil.diagnose.catalogue import CATALOGUE
from postil.diagnose.diagnostic import Diagnostic, Severity

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "notice")


def severity(finding: Diagnostic) -> Severity:
    """How grave a finding is, from its entry in the catalogue.

    Raises KeyError for a code that the catalogue does not explain: a mistake in Postil.
    """
    return CATALOGUE[finding.code].severity


def summary(findings: Iterable[Diagnostic]) -> str:
    """How many there are, in how many files: `3 errors and 1 warning in 2 files`; `nothing is wrong` for none."""
    findings = tuple(findings)
    counts = Counter(severity(finding) for finding in findings)
    if not counts:
        return "nothing is wrong"
    parts = [_counted(counts[level], level) for level in SEVERITIES if counts[level]]
    words = parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]
    return f"{words} in {_counted(len({finding.span.path for finding in findings}), 'file')}"


def _counted(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"
