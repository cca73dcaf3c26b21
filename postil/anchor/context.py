"""The words around a passage: whether they are those that a note asks for, and those that were approved."""

from __future__ import annotations

import re

from postil.anchor.fold import fold
from postil.anchor.scripts import MARKS, SPACELESS, weight
from postil.anchor.text import Text
from postil.frozen import frozen
from postil.model.prose import Prose, Range
from postil.model.resolved import Approved
from postil.model.written.note import Note

APPROVED = 64
"""How many code points of the block before and after a passage its approval keeps
(model.resolved.Approved).
"""

TELLING = 12
"""The least context, by weight (scripts.weight), that says on its own which passage was meant: two or three
words.
"""

_ROOM = 8
"""What is read beyond the length of a context, in code points: the space at its joint, folded or not."""

TOKEN_START = re.compile(rf"(?<!\S)\S|[{SPACELESS}]")
TOKEN_END = re.compile(rf"\S(?!\S)|[{SPACELESS}](?![{MARKS}])")
"""Where words begin and end with all that is written onto them, in a folded text."""


@frozen
class Wanted:
    """The context that a note asks for, folded; empty where it asks for none."""

    prefix: str
    suffix: str

    def __bool__(self) -> bool:
        return bool(self.prefix or self.suffix)

    def fits(self, text: Text, span: Range) -> bool:
        """Whether a passage stands between the prefix and the suffix. They may reach over the ends of its
        block.
        """
        return _before(text, span[0], len(self.prefix)).endswith(self.prefix) and _after(
            text, span[1], len(self.suffix)
        ).startswith(self.suffix)


def wanted(note: Note) -> Wanted:
    """The context that a note asks for."""
    return Wanted(fold(note.prefix).text.strip(), fold(note.suffix).text.strip())


def _before(text: Text, at: int, length: int) -> str:
    return text.unwalled[max(0, at - length - 4):at].rstrip()


def _after(text: Text, at: int, length: int) -> str:
    return text.unwalled[at:at + length + 4].lstrip()


def near(text: Text, span: Range, before: int, after: int) -> tuple[str, str]:
    """At least that much of the block before and after a passage, where it has as much, without the space between."""
    begin, end = text.block_span(span[0])
    left = text.folded[max(begin, span[0] - before - _ROOM):span[0]]
    right = text.folded[span[1]:min(end, span[1] + after + _ROOM)]
    return left.strip(), right.strip()


def beside(text: Text, span: Range, context: Wanted) -> tuple[str, str]:
    """As many words before and after a passage as the prefix and suffix have."""
    before, after = near(text, span, 2 * len(context.prefix), 2 * len(context.suffix))
    starts = [match.start() for match in TOKEN_START.finditer(before)]
    ends = [match.end() for match in TOKEN_END.finditer(after)]
    words_before = len(TOKEN_START.findall(context.prefix))
    words_after = len(TOKEN_END.findall(context.suffix))
    return (
        before[starts[max(0, len(starts) - words_before)]:] if starts and words_before else "",
        after[:ends[min(len(ends), words_after) - 1]] if ends and words_after else "",
    )


@frozen
class Home:
    """The context that a passage was approved in, folded."""

    before: str
    after: str
    is_start: bool
    """Whether nothing stood before: the passage was near enough to the start of its block for all of it to be
    kept.
    """
    is_end: bool

    def sides(self, text: Text, span: Range) -> tuple[bool, bool]:
        """Whether the words before, and those after, are those that were approved."""
        before, after = near(text, span, len(self.before), len(self.after))
        return (
            before == self.before if self.is_start else before.endswith(self.before),
            after == self.after if self.is_end else after.startswith(self.after),
        )

    def told(self, text: Text, span: Range) -> tuple[int, int]:
        """How much of the approved context stands just before a passage, and just after it: the weight of a
        side, or none of it.
        """
        before, after = near(text, span, len(self.before), len(self.after))
        return (
            weight(self.before) if before.endswith(self.before) else 0,
            weight(self.after) if after.startswith(self.after) else 0,
        )

    def chosen(self, text: Text, spans: list[Range]) -> int | None:
        """Which of several passages is the approved one: it has every approved side that any other has, and
        one that none has.
        """
        told = [self.told(text, span) for span in spans]
        best = max(range(len(spans)), key=lambda index: sum(told[index]))
        if sum(told[best]) < TELLING:
            return None
        for index, sides in enumerate(told):
            if index != best and (sides == told[best] or any(map(int.__gt__, sides, told[best]))):
                return None
        return best


def home(approved: Approved) -> Home:
    """The approved context. Where it was cut, its outermost three code points are left out: folding may see
    them otherwise.
    """
    before, after = approved.before, approved.after
    is_start, is_end = len(before) < APPROVED, len(after) < APPROVED
    folded_before, folded_after = fold(before).text.strip(), fold(after).text.strip()
    return Home(
        folded_before if is_start else folded_before[3:].lstrip(),
        folded_after if is_end else folded_after[:-3].rstrip(),
        is_start, is_end,
    )


def approval(prose: Prose, span: Range) -> Approved:
    """What a lock file keeps of a passage: the words, and those of its block before and after it."""
    block = next(block for block in prose.blocks if block.start <= span[0] and span[1] <= block.end)
    return Approved(
        text=prose.text[slice(*span)],
        before=prose.text[max(block.start, span[0] - APPROVED):span[0]],
        after=prose.text[span[1]:min(block.end, span[1] + APPROVED)],
    )


def between(text: Text, context: Home) -> list[Range]:
    """The passages that now stand between the approved words before and after, whatever they are."""
    if weight(context.before) + weight(context.after) < TELLING:
        return []
    found = []
    for begin, part in zip(text.begins, text.parts, strict=True):
        block = part.text
        for start in _ends_of(context.before, block):
            end = block.find(context.after, start) if context.after else len(block)
            inner = block[start:end] if end > start else ""
            if inner.strip():
                found.append((begin + start + len(inner) - len(inner.lstrip()), begin + start + len(inner.rstrip())))
    return found


def _ends_of(words: str, block: str) -> list[int]:
    return [match.end() for match in re.finditer(re.escape(words), block)] if words else [0]
