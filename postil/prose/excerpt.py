"""Only the passages that carry a note, for texts that may not be shown whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from postil.model.prose import Mark, NoteMark, Prose, Woven
from postil.prose.draft import Top, joined
from postil.prose.weave import weave

_OPEN, _BETWEEN, _CLOSE = '<blockquote class="excerpt"><p>… ', " … ", " …</p></blockquote>"


def excerpt(prose: Prose, marks: Sequence[Mark]) -> tuple[Woven, ...]:
    """A quotation for every outermost block with a passage in it: the passages, as plain words with their marks.

    Words that no note stands on are not in the result, nor is it told how many there are.
    """
    shown = joined([(mark.start, mark.end) for mark in marks if isinstance(mark, NoteMark)])
    tops: list[Top] = [() for _ in prose.pieces]
    blocks = []
    for block in prose.blocks:
        for start, end in shown:
            start, end = max(start, block.start), min(end, block.end)
            if start < end:
                blocks.append(replace(block, start=start, end=end))
                before = (*tops[block.top], _BETWEEN) if tops[block.top] else (_OPEN,)
                tops[block.top] = (*before, (start, end, ((start, end),)))
    pieces = tuple((*top, _CLOSE) if top else () for top in tops)
    reduced = replace(prose, blocks=tuple(blocks), pieces=pieces)
    return tuple(woven for woven in weave(reduced, marks, {}, {}) if woven.html)
