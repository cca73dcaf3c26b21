"""The words around a passage: whether they are those asked for or approved, and the fewest that tell it apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from postil.anchor.fold import fold
from postil.anchor.scripts import MARKS, SPACELESS, weight
from postil.anchor.text import Text
from postil.model.prose import Range
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

FARTHEST = 240
"""The longest prefix or suffix that is offered: nobody pastes more, and it bounds the time for a word that
stands everywhere.
"""

_TOKEN_START = re.compile(rf"(?<!\S)\S|[{SPACELESS}]")
_TOKEN_END = re.compile(rf"\S(?!\S)|[{SPACELESS}](?![{MARKS}])")


@dataclass(frozen=True, slots=True)
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


def beside(text: Text, span: Range, context: Wanted) -> tuple[str, str]:
    """As many words before and after a passage as the prefix and suffix have."""
    begin, end = text.block_span(span[0])
    before, after = text.folded[begin:span[0]].rstrip(), text.folded[span[1]:end].lstrip()
    starts = [match.start() for match in _TOKEN_START.finditer(before)]
    ends = [match.end() for match in _TOKEN_END.finditer(after)]
    words_before = len(_TOKEN_START.findall(context.prefix))
    words_after = len(_TOKEN_END.findall(context.suffix))
    return (
        before[starts[max(0, len(starts) - words_before)]:] if starts and words_before else "",
        after[:ends[min(len(ends), words_after) - 1]] if ends and words_after else "",
    )


@dataclass(frozen=True, slots=True)
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
        begin, end = text.block_span(span[0])
        before, after = text.folded[begin:span[0]].rstrip(), text.folded[span[1]:end].lstrip()
        return (
            before == self.before if self.is_start else before.endswith(self.before),
            after == self.after if self.is_end else after.startswith(self.after),
        )

    def told(self, text: Text, span: Range) -> tuple[int, int]:
        """How much of the approved context stands just before a passage, and just after it: the weight of a
        side, or none of it.
        """
        begin, end = text.block_span(span[0])
        before, after = text.folded[begin:span[0]].rstrip(), text.folded[span[1]:end].lstrip()
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


def distinguishing(text: Text, spans: list[Range]) -> list[tuple[str, str]]:
    """For each passage the shortest prefix of whole words of its block that none of the others stands behind;
    else such a suffix.

    Sorted by what stands before them, read backwards, passages that share the most are neighbours: so each
    need only be compared with two others. Where neither side alone tells a passage apart, both together are
    tried.
    """
    prefixes = _shortest(text, spans, backwards=True)
    suffixes = _shortest(text, spans, backwards=False)
    found = []
    for span, prefix, suffix in zip(spans, prefixes, suffixes, strict=True):
        if prefix is not None:
            found.append((prefix, ""))
        elif suffix is not None:
            found.append(("", suffix))
        else:
            found.append(_both(text, spans, span))
    return found


def _shortest(text: Text, spans: list[Range], *, backwards: bool) -> list[str | None]:
    whole = text.unwalled
    keys = [
        whole[max(0, start - FARTHEST):start].rstrip()[::-1] if backwards else whole[end:end + FARTHEST].lstrip()
        for start, end in spans
    ]
    order = sorted(range(len(spans)), key=lambda index: keys[index])
    needed = [0] * len(spans)
    for one, other in pairwise(order):
        shared = _shared(keys[one], keys[other])
        needed[one] = max(needed[one], shared + 1)
        needed[other] = max(needed[other], shared + 1)
    run = _run_before if backwards else _run_after
    return [run(text, span, length) for span, length in zip(spans, needed, strict=True)]


def _shared(one: str, other: str) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _run_before(text: Text, span: Range, length: int) -> str | None:
    """The words before a passage, at least `length` long, as they stand in the prose; None where its block
    has fewer.
    """
    begin, _ = text.block_span(span[0])
    before = text.folded[begin:span[0]]
    bare = before.rstrip()
    starts = [match.start() for match in _TOKEN_START.finditer(bare) if len(bare) - match.start() >= length]
    if not starts or len(bare) - starts[-1] > FARTHEST:
        return None
    return _as_written(text, begin + starts[-1], span[0])


def _run_after(text: Text, span: Range, length: int) -> str | None:
    _, end = text.block_span(span[0])
    after = text.folded[span[1]:end]
    skipped = len(after) - len(after.lstrip())
    ends = [match.end() for match in _TOKEN_END.finditer(after, skipped) if match.end() - skipped >= length]
    if not ends or ends[0] > FARTHEST:
        return None
    return _as_written(text, span[1], span[1] + ends[0])


def _as_written(text: Text, start: int, end: int) -> str:
    first, last = text.origin(start, end)
    return text.prose.text[first:last].replace("\n", " ")


def _both(text: Text, spans: list[Range], span: Range) -> tuple[str, str]:
    """All that the block has on both sides, within reason, if that is one passage's alone."""
    begin, end = text.block_span(span[0])
    before = [match.start() for match in _TOKEN_START.finditer(text.folded[max(begin, span[0] - FARTHEST):span[0]])]
    prefix = _as_written(text, max(begin, span[0] - FARTHEST) + before[0], span[0]) if before else ""
    after = [match.end() for match in _TOKEN_END.finditer(text.folded[span[1]:min(end, span[1] + FARTHEST)])]
    suffix = _as_written(text, span[1], span[1] + after[-1]) if after else ""
    asked = Wanted(fold(prefix).text.strip(), fold(suffix).text.strip())
    if asked and sum(asked.fits(text, other) for other in spans) == 1:
        return prefix, suffix
    return "", ""
