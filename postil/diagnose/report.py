"""Findings as people and programs read them: terminal, JSON, CI annotation; all from the same value."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from postil.diagnose.catalogue import CATALOGUE
from postil.diagnose.compare import marked
from postil.diagnose.diagnostic import Diagnostic, Related, Severity, order
from postil.source import Source, Span

WIDEST = 110
"""Columns of a source line that are shown; a longer one is cut around the span."""

_TAB = 4
_COLORS = {"error": "\x1b[1;31m", "warning": "\x1b[1;33m", "notice": "\x1b[1;36m", "frame": "\x1b[34m", "off": "\x1b[0m"}
_PLAIN = dict.fromkeys(_COLORS, "")


def severity(finding: Diagnostic) -> Severity:
    """How bad a finding is, by the catalogue."""
    return CATALOGUE[finding.code].severity


def terminal(findings: Iterable[Diagnostic], sources: Mapping[str, Source], *, color: bool) -> str:
    """Every finding with its line and a caret, for a terminal or a log."""
    paint = _COLORS if color else _PLAIN
    return "\n".join(_terminal(finding, sources, paint) for finding in sorted(findings, key=order))


def _terminal(finding: Diagnostic, sources: Mapping[str, Source], paint: Mapping[str, str]) -> str:
    level = severity(finding)
    gutter = " " * len(str(max([finding.span.line, *(related.span.line for related in finding.related)])))
    frame, off = paint["frame"], paint["off"]
    lines = [f"{paint[level]}{level}[{finding.code}]{off}: {printable(finding.message)}"]
    lines += _excerpt(finding.span, sources, gutter, paint, level)
    for related in finding.related:
        lines += _related(related, sources, gutter, paint)
    if finding.comparison:
        was, now = marked(finding.comparison)
        lines += [f"{gutter} {frame}={off} then: {printable(was)}", f"{gutter} {frame}={off} now:  {printable(now)}"]
    lines += [f"{gutter} {frame}={off} help: {printable(line)}" for line in finding.help]
    return "\n".join(lines) + "\n"


def _related(related: Related, sources: Mapping[str, Source], gutter: str, paint: Mapping[str, str]) -> list[str]:
    note = f"{gutter} {paint['frame']}={paint['off']} note: {printable(related.message)}"
    return [note, *_excerpt(related.span, sources, gutter, paint, "notice")]


def _excerpt(
    span: Span, sources: Mapping[str, Source], gutter: str, paint: Mapping[str, str], level: str
) -> list[str]:
    frame, off = paint["frame"], paint["off"]
    where = f"{gutter}{frame}-->{off} {printable(span.position)}"
    source = sources.get(span.path)
    line = source.line(span.line) if source else ""
    if not line.strip():
        return [where]
    end = span.end_column if span.end_line == span.line else len(line.rstrip()) + 1
    text, before, under = _window(line, span.column - 1, max(end - 1, span.column))
    number = str(span.line).rjust(len(gutter))
    return [
        where,
        f"{gutter} {frame}|{off}",
        f"{frame}{number} |{off} {text}",
        f"{gutter} {frame}|{off} {' ' * before}{paint[level]}{'^' * max(under, 1)}{off}",
    ]


def _window(line: str, start: int, end: int) -> tuple[str, int, int]:
    """A line as it is shown, how many columns stand before the span, and how many the span takes."""
    first, last = 0, len(line)
    head = tail = ""
    if width(line) > WIDEST:
        first = max(0, start - WIDEST // 3)
        last = min(len(line), first + WIDEST)
        head, tail = ("… " if first else ""), (" …" if last < len(line) else "")
    shown = printable(line[first:last])
    before = width(head) + width(printable(line[first:start]))
    return head + shown + tail, before, width(printable(line[start : min(end, last)]))


def printable(text: str) -> str:
    """A text without anything that could command a terminal or reorder what stands around it: such characters as `<U+202E>`."""
    out = []
    for char in text.replace("\t", " " * _TAB):
        category = unicodedata.category(char)
        hidden = category in ("Cc", "Cs", "Zl", "Zp") or (category == "Cf" and char not in "\u00ad\u200c\u200d")
        out.append(f"<U+{ord(char):04X}>" if hidden else char)
    return "".join(out)


def width(text: str) -> int:
    """How many columns of a terminal a text takes (Unicode Standard Annex 11)."""
    return sum(
        0 if unicodedata.combining(char) or unicodedata.category(char) == "Cf"
        else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )


def as_data(findings: Iterable[Diagnostic]) -> list[dict[str, Any]]:
    """Every finding as plain data, for programs."""
    return [
        {
            "code": finding.code,
            "severity": severity(finding),
            "message": finding.message,
            **_place(finding.span),
            "help": list(finding.help),
            "related": [{"message": related.message, **_place(related.span)} for related in finding.related],
            "comparison": {"was": finding.comparison.was, "now": finding.comparison.now} if finding.comparison else None,
        }
        for finding in sorted(findings, key=order)
    ]


def _place(span: Span) -> dict[str, Any]:
    return {
        "path": span.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }


def as_json(findings: Iterable[Diagnostic]) -> str:
    """Every finding as a JSON list."""
    return json.dumps(as_data(findings), ensure_ascii=False, indent=2) + "\n"


def ci_annotations(findings: Iterable[Diagnostic]) -> str:
    """Every finding as a workflow command, which code hosts show beside the line."""
    return "".join(_annotation(finding) for finding in sorted(findings, key=order))


def _annotation(finding: Diagnostic) -> str:
    span = finding.span
    text = "\n".join((finding.message, *finding.help))
    for char, code in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A")):
        text = text.replace(char, code)
    place = f"file={span.path},line={span.line},col={span.column},title={finding.code}"
    return f"::{severity(finding)} {place}::{text}\n"


def summary(findings: Iterable[Diagnostic]) -> str:
    """How many there are: `3 errors and 1 warning in 2 files`; empty when there are none."""
    found = list(findings)
    counts = Counter(severity(finding) for finding in found)
    words = [f"{count} {name}{'s' if count > 1 else ''}" for name in ("error", "warning", "notice") if (count := counts[name])]
    if not words:
        return ""
    files = len({finding.span.path for finding in found})
    listed = words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
    return f"{listed} in {files} file{'s' if files > 1 else ''}"
