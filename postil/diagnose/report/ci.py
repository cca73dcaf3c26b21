"""Findings as workflow commands, which GitHub and those who follow it show beside the line: `check --ci`."""

from __future__ import annotations

from collections.abc import Iterable

from postil.diagnose.diagnostic import Diagnostic, order
from postil.diagnose.report.level import severity


def ci_annotations(findings: Iterable[Diagnostic]) -> str:
    """One line for each finding in the order of their places, as in `::error file=…,line=…::message`."""
    return "".join(_line(finding) + "\n" for finding in sorted(findings, key=order))


def _line(finding: Diagnostic) -> str:
    span = finding.span
    properties = {"file": span.path, "line": str(span.line), "endLine": str(span.end_line), "col": str(span.column)}
    # The form knows no exclusive ends, and takes an end column for findings in one line alone.
    if span.line == span.end_line:
        properties["endColumn"] = str(max(span.end_column - 1, span.column))
    properties["title"] = finding.code
    message = "\n".join((finding.message, *(f"help: {help_}" for help_ in finding.help)))
    return (
        f"::{severity(finding)} "
        + ",".join(f"{name}={_value(text)}" for name, text in properties.items())
        + f"::{_text(message)}"
    )


def _text(text: str) -> str:
    """Line ends and percent signs in the form's own escapes; other control characters are of no use to anyone."""
    plain = "".join(
        character if character == "\n" or character.isprintable() else f"<U+{ord(character):04X}>" for character in text
    )
    return plain.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _value(text: str) -> str:
    return _text(text).replace(":", "%3A").replace(",", "%2C")
