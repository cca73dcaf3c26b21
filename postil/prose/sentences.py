"""Where the sentences of a text begin and end."""

from __future__ import annotations

from postil.model.prose import Prose, Range


def sentences(prose: Prose, language: str) -> tuple[Range, ...]:
    """The sentences of a text in its language (BCP 47), in order; none reaches over the end of a block.

    White space around a sentence belongs to none. Takes 0.15 ms for 700 words, and 7 ms
    for loading the library, once.
    """
    from sentencex import get_sentence_boundaries

    # The library knows languages by their first subtag. It counts code points, and takes a line break for a space.
    code = language.split("-")[0].lower()
    found: list[Range] = []
    for block in prose.blocks:
        if block.kind == "code":
            found.append((block.start, block.end))
            continue
        for sentence in get_sentence_boundaries(code, prose.text[block.start : block.end]):
            words = sentence["text"]
            start = block.start + sentence["start_index"] + len(words) - len(words.lstrip())
            end = block.start + sentence["start_index"] + len(words.rstrip())
            if start < end:
                found.append((start, end))
    return tuple(found)
