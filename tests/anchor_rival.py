"""A resolver after the Hypothesis client's match-quote.ts, run on the cases: what silent matching comes to.

Rebuilt from its description, not copied: exact matches first, else those with the fewest edits (up to half of the
quote); each scored by quote (50), 32 code points of prefix and of suffix (20 each) and position (2); the best wins.
`python tests/anchor_rival.py` prints the table for docs/anchoring.md, of the groups in which something is to be seen.
"""

from __future__ import annotations

from anchor_cases import Case, cases, files

CONTEXT = 32
WEIGHTS = {"quote": 50, "prefix": 20, "suffix": 20, "position": 2}


def best_match(text: str, quote: str, prefix: str, suffix: str, hint: int) -> tuple[int, int] | None:
    """The stretch of the text that scores best, or None where nothing is within half of the quote's length."""
    matches = _search(text, quote, min(256, len(quote) // 2))
    return max(
        ((start, end) for start, end, _ in matches),
        key=lambda span: _score(text, quote, prefix, suffix, hint, next(m for m in matches if m[:2] == span)),
        default=None,
    )


def _score(text: str, quote: str, prefix: str, suffix: str, hint: int, match: tuple[int, int, int]) -> float:
    start, end, edits = match
    scores = {
        "quote": 1 - edits / len(quote),
        "prefix": _likeness(text[max(0, start - len(prefix)):start], prefix),
        "suffix": _likeness(text[end:end + len(suffix)], suffix),
        "position": 1 - abs(start - hint) / max(1, len(text)),
    }
    return sum(WEIGHTS[name] * score for name, score in scores.items()) / sum(WEIGHTS.values())


def _likeness(text: str, wanted: str) -> float:
    if not wanted:
        return 1
    matches = _search(text, wanted, len(wanted)) if text else []
    return 1 - min((edits for _, _, edits in matches), default=len(wanted)) / len(wanted)


def _search(text: str, wanted: str, most: int) -> list[tuple[int, int, int]]:
    """All stretches of the text with the fewest edits from what is wanted, within `most` (Sellers 1980)."""
    exact = [at for at in range(len(text) - len(wanted) + 1) if text.startswith(wanted, at)]
    if exact:
        return [(at, at + len(wanted), 0) for at in exact]
    column = [(row, 0) for row in range(len(wanted) + 1)]
    found: list[tuple[int, int, int]] = []
    for at, character in enumerate(text):
        above, column = column, [(0, at + 1)]
        for row, one in enumerate(wanted):
            column.append(min(
                (above[row][0] + (one != character), above[row][1]),
                (above[row + 1][0] + 1, above[row + 1][1]),
                (column[row][0] + 1, column[row][1]),
            ))
        edits, start = column[-1]
        if edits <= most:
            found = [*(found if edits == most else []), (start, at + 1, edits)]
            most = edits
    return found


def outcome(case: Case) -> str:
    """What the case comes to: it never asks, so nothing is ever flagged."""
    assert case.approved is not None
    approved = case.approved
    prefix, suffix = approved.before[-CONTEXT:], approved.after[:CONTEXT]
    found = best_match(case.article.text, case.note.quote, prefix, suffix, case.start)
    if found is None:
        return "lost" if case.spans and not case.is_changed else "right"
    on_them = any(start < found[1] and found[0] < end for start, end in case.spans)
    return "right" if on_them and not case.is_changed else "wrong"


GROUPS = ("numbers", "dates", "names", "negations", "twins", "deleted")


def table() -> str:
    """How many cases of each group are silently wrong there, and in Postil with the same approval."""
    rows = ["| group | cases | wrong as the Hypothesis client matches | wrong in Postil |", "|---|--:|--:|--:|"]
    for path in files():
        found = [case for case in cases(path) if case.approved and case.note.occurrence == "one"]
        if found[0].group in GROUPS:
            theirs = sum(outcome(case) == "wrong" for case in found)
            ours = sum(case.outcome(case.resolved()) == "wrong" for case in found)
            rows.append(f"| {found[0].group} | {len(found)} | {theirs} | {ours} |")
    return "\n".join(rows)


if __name__ == "__main__":
    print(table())
