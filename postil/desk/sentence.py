"""The sentence that a note stands in, as it was approved and as it is now."""

from __future__ import annotations

from postil.anchor.context import APPROVED
from postil.anchor.fold import fold
from postil.model.prose import Block, Prose, Range
from postil.model.resolved import Approved
from postil.prose.sentences import sentences


def sentences_of(prose: Prose, place: Range, quote: str, approved: Approved | None, language: str) -> tuple[str, str]:
    """The old sentence and the new one, around what became of the quote at `place`.

    Without an approval nobody knows the old sentence: it is the new one with the quoted words in it.
    """
    start, end = _around(prose, place, language)
    text = prose.text
    now = _flat(text[start:end])
    if approved and fold(approved.text).text.strip() == fold(quote).text.strip():
        return _approved(approved, language), now
    return _flat(f"{text[start:place[0]]}{quote}{text[place[1]:end]}"), now


def _approved(approved: Approved, language: str) -> str:
    """The sentence out of what was kept of its block; an ellipsis where a word of it may be cut."""
    before, after = approved.before, approved.after
    if len(before) >= APPROVED:
        before = "… " + before.partition(" ")[2]
    if len(after) >= APPROVED:
        after = after.rpartition(" ")[0] + " …"
    text = before + approved.text + after
    block = Block("paragraph", 0, len(text), 1, 0, "")
    prose = Prose(text, (block,), (), (), (), (), (), 0, ())
    start, end = _around(prose, (len(before), len(before) + len(approved.text)), language)
    return _flat(text[start:end])


def _around(prose: Prose, place: Range, language: str) -> Range:
    """From the beginning of the first sentence that the place touches to the end of the last."""
    found = [one for one in sentences(prose, language) if one[0] < place[1] and place[0] < one[1]]
    return min([place[0], *(start for start, _ in found)]), max([place[1], *(end for _, end in found)])


def _flat(text: str) -> str:
    return " ".join(text.split())
