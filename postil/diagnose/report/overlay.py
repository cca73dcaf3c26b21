"""Findings as a piece of HTML: what the preview lays over the last good page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from html import escape

from postil.diagnose.diagnostic import Comparison, Diagnostic, order
from postil.diagnose.report.columns import ELLIPSIS, excerpt, safe
from postil.diagnose.report.level import severity, summary
from postil.diagnose.report.versions import Piece, pieces
from postil.source import Source, Span

AROUND = 200
"""Code points of a line shown on either side of where the finding begins."""
_QUOTED = re.compile(r"`([^`\n]+)`")

Name = Callable[[str], str]
"""What a file is called by whoever shows the findings, by its path."""


def as_html(findings: Iterable[Diagnostic], sources: Mapping[str, Source], *, name: Name | None = None) -> str:
    """A section with a heading, and an article for each finding in the order of their places; no script, no style.

    With `name`, each place says in `data-file`, `data-line` and `data-column` where it is.
    """
    ordered = sorted(findings, key=order)
    parts = [
        '<section class="findings">',
        f"<h2>{escape(summary(ordered))}</h2>",
        *(_finding(one, sources, name) for one in ordered),
        "</section>",
    ]
    return "\n".join(parts) + "\n"


def _finding(finding: Diagnostic, sources: Mapping[str, Source], name: Name | None) -> str:
    level = severity(finding)
    parts = [
        f'<article class="finding finding-{level}">',
        f'<h3><span class="finding-level">{level}</span> <code>{finding.code}</code> {_said(finding.message)}</h3>',
        _place(finding.span, sources, "", name),
    ]
    parts += [_place(related.span, sources, related.message, name) for related in finding.related]
    if finding.comparison:
        parts.append(_comparison(finding.comparison))
    parts += [f'<p class="finding-help">{_said(help_)}</p>' for help_ in finding.help]
    return "\n".join([*parts, "</article>"])


def _place(span: Span, sources: Mapping[str, Source], label: str, name: Name | None) -> str:
    source = sources.get(span.path)
    said = f" <em>{_safe(label)}</em>" if label else ""
    if source is None:
        return f'<p class="finding-place">{_safe(span.path)}{said}</p>'
    where = f' data-file="{name(span.path)}" data-line="{span.line}" data-column="{span.column}"' if name else ""
    place = f'<p class="finding-place"{where}>{_safe(span.position)}{said}</p>'
    if not source.text:
        return place
    line = source.line(span.line)
    start = min(span.column - 1, len(line))
    end = min(span.end_column - 1, len(line)) if span.end_line == span.line else len(line)
    part = excerpt(line, start, max(start, end), around=AROUND)
    text, start, end = part.text, part.start, part.end
    left, right = ELLIPSIS if part.cut_before else "", ELLIPSIS if part.cut_after else ""
    marked = f"{left}{_safe(text[:start])}<mark>{_safe(text[start:end])}</mark>{_safe(text[end:])}{right}"
    return f'{place}\n<pre class="finding-line"><code>{marked}</code></pre>'


def _comparison(comparison: Comparison) -> str:
    old, new = pieces(comparison.was, comparison.now)
    versions = f"<dt>was</dt><dd>{_version(old, 'del')}</dd><dt>now</dt><dd>{_version(new, 'ins')}</dd>"
    return f'<dl class="finding-versions">{versions}</dl>'


def _version(version: tuple[Piece, ...], tag: str) -> str:
    return "".join(f"<{tag}>{_safe(piece.text)}</{tag}>" if piece.changed else _safe(piece.text) for piece in version)


def _said(text: str) -> str:
    """What is said; what it has between backticks is set as what stands in files is."""
    return _QUOTED.sub(r"<code>\1</code>", _safe(text))


def _safe(text: str) -> str:
    return escape("\n".join(safe(line) for line in text.split("\n")))
