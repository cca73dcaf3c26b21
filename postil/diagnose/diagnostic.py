"""One finding about what people wrote: a value that says where, what, and the way out."""

from __future__ import annotations

from typing import Literal

from postil.frozen import frozen
from postil.source import Span

Severity = Literal["error", "warning", "notice"]
"""`error` fails a build, `warning` does so only with --strict, `notice` never does."""


@frozen
class Related:
    """A second place that has to do with the finding."""

    span: Span
    message: str
    """What that place is: `first defined here`."""


@frozen
class Comparison:
    """Two versions of a passage, to be shown one above the other."""

    was: str
    now: str


@frozen
class Diagnostic:
    """A finding. Its severity and explanation stand in the catalogue under `code`."""

    code: str
    """Its stable kebab-case name: `unknown-key`."""
    message: str
    """What is wrong, in one line: lower case, no full stop."""
    span: Span
    """The smallest stretch that shows it."""
    help: tuple[str, ...] = ()
    """Ways out, each a line; what is to be pasted stands in it to the letter."""
    related: tuple[Related, ...] = ()
    comparison: Comparison | None = None


Findings = tuple[Diagnostic, ...]


def order(finding: Diagnostic) -> tuple[str, int, int, str, str]:
    """The sort key of findings: by file, line, column, then name and message."""
    span = finding.span
    return span.path, span.line, span.column, finding.code, finding.message
