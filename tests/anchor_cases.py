"""Reads tests/cases/anchor-*.md, resolves each case with and without its lock, and counts what came of it.

A case is a title, a dot, the article before, a dot, the article after, a dot, what is expected, a dot; as in
the other case files. ⟦ ⟧ stand around the quote in the article before, and around the words that the note must
stand on in the article after: once, or at each place of an ambiguous or repeated one, or nowhere. ⟪ ⟫ stand
around them where they differ without a lock. An empty article after is the one before. Above the article
before, lines that begin with @ give keys of the note (@prefix, @suffix, @in, @occurrence), the language
(@lang), and the quote as the writer typed it (@quote), where that is not as it stands there.

Expected is a state for both, or one a line: `lock:` with an approval of the passage in the
article before, `bare:` without. `review` may be followed by the facts that must be named: `review number 10 →
15; name → Kim`.

Run as a program it prints the table of docs/anchoring.md; with --write it puts it there.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "tests" / "cases"
PAGE = ROOT / "docs" / "anchoring.md"
sys.path.insert(0, str(ROOT))

from postil.anchor.context import approval  # noqa: E402
from postil.anchor.resolve import resolve  # noqa: E402
from postil.model.prose import Prose, Range  # noqa: E402
from postil.model.resolved import (  # noqa: E402
    Ambiguous,
    Anchor,
    Approved,
    Edited,
    Exact,
    Moved,
    Review,
)
from postil.model.written.note import Note  # noqa: E402
from postil.prose.parse import parse  # noqa: E402

OUTCOMES = ("right", "flagged", "lost", "wrong")


@dataclass(frozen=True)
class Case:
    """One case, in one of its two runs."""

    group: str
    title: str
    note: Note
    article: Prose
    approved: Approved | None
    language: str
    state: str
    facts: tuple[str, ...]
    spans: tuple[Range, ...]
    """Where the words stand that the note must be on, in the running text of `article`."""
    start: int
    """Where the quote stood in the article before."""
    is_changed: bool
    """Whether a fact in the quoted words changed, so that no silent state is right."""

    @property
    def name(self) -> str:
        return f"{self.title} ({'lock' if self.approved else 'bare'})"

    def resolved(self) -> Anchor:
        return resolve(self.note, self.article, self.approved, self.language)

    def outcome(self, anchor: Anchor) -> str:
        """right: on the right words without a question. flagged: somebody is asked. lost: the words stand,
        and were not found, nor shown among several. wrong: silently on other words, or past a changed
        fact.
        """
        stands = ranges(anchor)
        if isinstance(anchor, Exact | Moved | Edited):
            return "right" if stands == self.spans and not self.is_changed else "wrong"
        shown = any(start < last and first < end for start, end in self.spans for first, last in stands)
        return "lost" if self.spans and not self.is_changed and not shown else "flagged"


def ranges(anchor: Anchor) -> tuple[Range, ...]:
    """The places that a state names."""
    match anchor:
        case Exact() | Moved():
            return anchor.ranges
        case Edited() | Review():
            return (anchor.range,)
        case Ambiguous():
            return tuple(place.range for place in anchor.places)
    return ()


def state(anchor: Anchor) -> str:
    """The state's name, as the case files write it."""
    return type(anchor).__name__.lower()


def facts(anchor: Anchor) -> tuple[str, ...]:
    """The changed facts, as the case files write them."""
    changes = anchor.changes if isinstance(anchor, Review) else ()
    return tuple(" ".join(f"{change.kind} {change.was} → {change.now}".split()) for change in changes)


def files() -> list[Path]:
    """All files of cases, a group each."""
    return sorted(FOLDER.glob("anchor-*.md"))


def cases(path: Path) -> Iterator[Case]:
    """The cases of a file, each with its lock and without."""
    parts = re.split(r"^\.\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    group = path.stem.removeprefix("anchor-").replace("-", " ")
    for title, before, after, expected in zip(parts[0::4], parts[1::4], parts[2::4], parts[3::4], strict=False):
        yield from _runs(group, title.strip().rpartition("\n")[2], before, after, expected)


def _runs(group: str, title: str, before: str, after: str, expected: str) -> Iterator[Case]:
    keys = dict(re.findall(r"^@(\w+) (.*)\n", before, flags=re.MULTILINE))
    before = re.sub(r"^@\w+ .*\n", "", before, flags=re.MULTILINE)
    language = keys.get("lang", "en")
    old, quoted = _read(before, "⟦⟧", language)
    new, with_lock = _read(after if after.strip() else before, "⟦⟧", language)
    _, without = _read(after if after.strip() else before, "⟪⟫", language)
    assert len(quoted) == 1, f"{title}: mark one quote in the article before"
    words = old.text[slice(*quoted[0])]
    note = Note(
        quote=keys.get("quote", words), note="x", id="n", prefix=_unquoted(keys.get("prefix", "")),
        suffix=_unquoted(keys.get("suffix", "")), within=keys.get("in", ""),
        occurrence="all" if keys.get("occurrence") == "all" else "one", places={},
    )
    states = dict(line.partition(": ")[::2] for line in expected.splitlines() if re.match("lock: |bare: ", line))
    both = expected.strip()
    for kind, spans in (("lock", with_lock), ("bare", without or with_lock)):
        wanted = states.get(kind, both)
        name, _, named = wanted.partition(" ")
        yield Case(
            group, title, note, new, approval(old, quoted[0]) if kind == "lock" else None, language, name,
            tuple(fact.strip() for fact in named.split(";")) if named else (), spans, quoted[0][0],
            name == "review",
        )


def _unquoted(text: str) -> str:
    return text[1:-1] if text.startswith('"') else text


def _read(marked: str, marks: str, language: str) -> tuple[Prose, tuple[Range, ...]]:
    """An article without marks, and what stands between the marks asked for in its running text."""
    prose, _ = parse(re.sub("[⟦⟧⟪⟫]", "", marked), path="article.md", line=1, language=language)
    with_marks, _ = parse(re.sub(f"(?![{marks}])[⟦⟧⟪⟫]", "", marked), path="article.md", line=1, language=language)
    text, spans, start = "", [], 0
    for character in with_marks.text:
        if character == marks[0]:
            start = len(text)
        elif character == marks[1]:
            spans.append((start, len(text)))
        else:
            text += character
    assert text == prose.text, f"the marks change how this reads: {marked}"
    return prose, tuple(spans)


def table() -> str:
    """The count of outcomes, a line a group, each case in both runs."""
    rows = ["| group | cases | right | flagged | lost | wrong |", "|---|--:|--:|--:|--:|--:|"]
    total = dict.fromkeys(OUTCOMES, 0)
    number = 0
    for path in files():
        found = list(cases(path))
        counts = dict.fromkeys(OUTCOMES, 0)
        for case in found:
            counts[case.outcome(case.resolved())] += 1
        number += len(found) // 2
        for outcome, count in counts.items():
            total[outcome] += count
        rows.append(_row(found[0].group, len(found) // 2, counts))
    rows.append(_row("**all**", number, total))
    return "\n".join(rows)


def _row(name: str, number: int, counts: dict[str, int]) -> str:
    return f"| {name} | {number} | " + " | ".join(str(counts[outcome]) for outcome in OUTCOMES) + " |"


def written(text: str) -> str:
    """The page with today's tables in it."""
    import anchor_rival

    for name, made in (("table", table()), ("rival", anchor_rival.table())):
        place = re.compile(rf"(<!-- {name} -->\n).*?(\n<!-- /{name} -->)", re.DOTALL)
        text = place.sub(lambda found, made=made: found[1] + made + found[2], text)
    return text


if __name__ == "__main__":
    if "--write" in sys.argv:
        PAGE.write_text(written(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    else:
        print(table())
