"""YAML's complaints in a writer's words: the slip that is likeliest behind a syntax error, and the usual way out."""

from __future__ import annotations

from collections.abc import Callable

from postil.read.slips import lines, words
from postil.read.slips.base import Explained, Mistake

RULES: tuple[Callable[[Mistake], Explained | None], ...] = (
    lines.tab,
    words.escape,
    words.unclosed_quote,
    words.after_quote,
    words.block_header,
    lines.block_outdent,
    lines.second_document,
    words.open_bracket,
    words.colon_in_value,
    words.no_gap,
    lines.key_misplaced,
    lines.lost_line,
    words.bad_first,
    words.bracket_first,
    words.stray,
    lines.indentation,
)
"""In this order: the first that fits is taken, so the ones that are surest come first."""


def explain(mistake: Mistake) -> Explained:
    """The likeliest slip behind a syntax error."""
    for rule in RULES:
        found = rule(mistake)
        if found:
            return found
    line = min(mistake.line, max(len(mistake.lines) - 1, 0))
    return Explained(
        "YAML cannot make sense of this line",
        line,
        mistake.column,
        mistake.column + 1,
        (
            "check its indentation, the space after each colon, and that every quotation mark is closed",
            'put words with punctuation in quotation marks: "…"',
        ),
    )
