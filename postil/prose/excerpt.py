"""A text reduced to the passages that carry a note: what may be shown of somebody else's article."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from postil.model.prose import Mark, NoteMark, Prose, Woven


def excerpt(prose: Prose, marks: Sequence[Mark]) -> tuple[Woven, ...]:
    """The noted passages alone, one paragraph a block of the text; passages that overlap stand once, unbroken.

    Mark-up inside a passage, other links and every word outside the passages are left out.
    """
    notes = sorted((mark for mark in marks if isinstance(mark, NoteMark)), key=lambda mark: (mark.start, -mark.end))
    found = []
    for number, block in enumerate(prose.blocks):
        inside = [mark for mark in notes if block.start <= mark.start < block.end]
        groups: list[list[NoteMark]] = []
        for mark in inside:
            if groups and mark.start < max(one.end for one in groups[-1]):
                groups[-1].append(mark)
            else:
                groups.append([mark])
        if groups:
            html = " … ".join(_passage(prose.text, group) for group in groups)
            shown = tuple(dict.fromkeys(mark.note for group in groups for mark in group))
            found.append(Woven(html=f'<blockquote class="excerpt"><p>… {html} …</p></blockquote>\n', notes=shown, top=number))
    return tuple(found)


def _passage(text: str, group: list[NoteMark]) -> str:
    """The words of passages that overlap, under the mark of the first, with the numbers of all."""
    first = group[0]
    end = max(mark.end for mark in group)
    words = escape(" ".join(text[first.start : end].split()))
    numbers = "".join(
        f'<a class="note-ref" href="#note-{mark.note}" role="doc-noteref" aria-label="{escape(mark.label)}">'
        f"<span>{mark.number}</span></a>"
        for mark in group
    )
    anchors = "".join(f'<span id="passage-{mark.note}"></span>' for mark in group[1:])
    return (
        f'{anchors}<mark class="passage passage-{first.kind}" id="passage-{first.note}" data-note="{first.note}">'
        f"{words}</mark>{numbers}"
    )
