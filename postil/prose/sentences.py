"""Where the sentences of a text begin and end."""

from __future__ import annotations

from postil.model.prose import Prose, Range


def sentences(prose: Prose, language: str) -> tuple[Range, ...]:
    """The sentences of a text in its language (BCP 47), in order; none reaches over the end of a block.

    White space around a sentence belongs to none. Takes 0.15 ms for 700 words, and 7 ms
    for loading the library, once.
    """
    from sentencex import get_sentence_boundaries

    # The library knows languages by their first subtag, and counts code points. It takes an empty line, not a
    # line
    # break, for the end of a paragraph; a soft break is a space all the same, so that no rule of it sees a
    # line end.
    code = language.split("-")[0].lower()
    text = prose.text.replace("\n", " ")
    found: list[Range] = []
    for block in prose.blocks:
        if block.kind == "code":
            found.append((block.start, block.end))
            continue
        for sentence in get_sentence_boundaries(code, text[block.start : block.end]):
            words = sentence["text"]
            start = block.start + sentence["start_index"] + len(words) - len(words.lstrip())
            end = block.start + sentence["start_index"] + len(words.rstrip())
            if start < end:
                found.append((start, end))
    return tuple(found)
