"""Reads tests/cases/prose-*.md: a title, a line with a dot, what goes in, a dot, what comes out, a dot."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from postil.model.prose import LinkMark, Mark, NoteMark, Prose

FOLDER = Path(__file__).resolve().parent / "cases"


@dataclass(frozen=True)
class Case:
    """One case of a file."""

    title: str
    language: str
    """From a title that ends in `[de]`; otherwise English."""
    given: str
    expected: str


def cases(name: str) -> list[object]:
    """The cases of tests/cases/<name>.md as parameters of a test."""
    text = (FOLDER / f"{name}.md").read_text(encoding="utf-8")
    parts = re.split(r"^\.\n", text, flags=re.MULTILINE)
    found = []
    for title, given, expected in zip(parts[0::3], parts[1::3], parts[2::3], strict=False):
        title = title.strip().rpartition("\n")[2]
        language = re.search(r"\[([\w-]+)\]$", title)
        case = Case(title, language[1] if language else "en", given.removesuffix("\n"), expected.removesuffix("\n"))
        found.append(pytest.param(case, id=title))
    return found


def marks_of(prose: Prose, lines: str) -> list[Mark]:
    """Marks as a case writes them: `note a: words`, `stale note a: words`, `term: words`; or `first … last`."""
    marks: list[Mark] = []
    for line in lines.splitlines():
        what, words = line.split(": ", 1)
        for start, end in _places(prose.text, words):
            if what == "term":
                marks.append(LinkMark(start, end, "term", "/glossary/x/", ""))
            else:
                note = what.split()[-1]
                number = 1 + sorted({mark.note for mark in marks if isinstance(mark, NoteMark)} | {note}).index(note)
                marks.append(NoteMark(start, end, note, number, "context", f"note {number}, context", "stale" in what))
    return marks


def _places(text: str, words: str) -> list[tuple[int, int]]:
    """Where the words stand: once, or everywhere where `(all)` stands behind them."""
    words, everywhere = words.removesuffix(" (all)"), words.endswith(" (all)")
    first, _, last = words.partition(" … ")
    pattern = r"\s+".join(map(re.escape, first.split())) + (rf"[\s\S]*?{re.escape(last)}" if last else "")
    found = [match.span() for match in re.finditer(pattern, text)]
    assert found, f"{words!r} does not stand in {text!r}"
    return found if everywhere else found[:1]


def short(html: str) -> str:
    """HTML with the attributes of marks shortened, so that a case shows where they open and close."""
    opening = r'<mark class="passage kind-context (n\d+)( stale)?"'
    names = {found[1]: found[3] for found in re.finditer(opening + r' id="passage-(\w+)"', html)}
    html = re.sub(opening + r' id="passage-(\w+)"( role="presentation")?>', r"<mark \3\2\4 first>", html)
    html = re.sub(opening + r'( role="presentation")?>', lambda found: f"<mark {names[found[1]]}{found[2] or ''}{found[3] or ''}>", html)
    html = html.replace(' role="presentation"', " silent")
    html = re.sub(r'<a class="note-ref[^>]*><span aria-hidden="true">(\d+)</span></a>', r"[\1]", html)
    html = re.sub(r'<a class="term" href="/glossary/x/">', "<a term>", html)
    return re.sub(r'<a class="term" href="/glossary/x/" tabindex="-1">', "<a term again>", html)
