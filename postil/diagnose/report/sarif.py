"""Findings as SARIF 2.1.0, the OASIS standard that code hosts and editors read: `check --sarif`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from postil import __version__
from postil.diagnose.catalogue import CATALOGUE
from postil.diagnose.diagnostic import Diagnostic, order
from postil.diagnose.report.level import severity
from postil.source import Span

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "notice": "note"}

_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/")


def as_sarif(findings: Iterable[Diagnostic]) -> str:
    """One run with all findings in the order of their places, and the rules they break; with a line end after it."""
    ordered = sorted(findings, key=order)
    codes = sorted({finding.code for finding in ordered})
    driver = {"name": "Postil", "version": __version__, "rules": [_rule(code) for code in codes]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, codes.index(finding.code)) for finding in ordered],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str) -> dict[str, Any]:
    entry = CATALOGUE[code]
    return {
        "id": code,
        "shortDescription": {"text": entry.what},
        "fullDescription": {"text": f"{entry.what} {entry.why}"},
        "defaultConfiguration": {"level": LEVELS[entry.severity]},
    }


def _result(finding: Diagnostic, rule: int) -> dict[str, Any]:
    text = [finding.message]
    if finding.comparison:
        text += [f"was: {finding.comparison.was}", f"now: {finding.comparison.now}"]
    text += [f"help: {help_}" for help_ in finding.help]
    result = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": LEVELS[severity(finding)],
        "message": {"text": "\n".join(text)},
        "locations": [_location(finding.span)],
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, "message": {"text": related.message}, **_location(related.span)}
            for number, related in enumerate(finding.related, 1)
        ]
    return result


def _location(span: Span) -> dict[str, Any]:
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    return {
        "physicalLocation": {"artifactLocation": {"uri": _uri(span.path), "uriBaseId": "%SRCROOT%"}, "region": region}
    }


def _uri(path: str) -> str:
    """The path as a relative reference (RFC 3986)."""
    return "".join(
        chr(byte) if chr(byte) in _UNRESERVED else f"%{byte:02X}" for byte in path.encode("utf-8", "replace")
    )
