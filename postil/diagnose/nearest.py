"""The names most like a mistyped one, for `did you mean`."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, names: Iterable[str], *, most: int = 1) -> tuple[str, ...]:
    """Up to `most` of the names that `word` may have been meant as, the likeliest first; empty where none is like it.

    Alike are names within an edit distance of a third of the longer one, at least 1; a name that begins with the
    word, or the word with it, at four letters or more; and names that differ only in letter case or in `_` for `-`.
    """
    plain = _plain(word)
    ranked = []
    for name in dict.fromkeys(names):
        other = _plain(name)
        most_edits = max(1, max(len(plain), len(other)) // 3)
        edits = distance(plain, other, most_edits)
        if edits is not None:
            ranked.append((edits, name))
        elif min(len(plain), len(other)) >= 4 and (other.startswith(plain) or plain.startswith(other)):
            ranked.append((most_edits + 1, name))
    return tuple(name for _, name in sorted(ranked)[:most])


def did_you_mean(word: str, names: Iterable[str]) -> tuple[str, ...]:
    """The line of help that names the nearest; empty where none is near."""
    found = nearest(word, names)
    return (f"did you mean `{found[0]}`?",) if found else ()


def _plain(word: str) -> str:
    return word.casefold().replace("_", "-").replace(" ", "-")


def distance(left: str, right: str, limit: int) -> int | None:
    """How many letters to insert, delete, replace or swap with their neighbour; None where that is more than `limit`.

    Optimal string alignment (Damerau-Levenshtein without edits inside a swap), row by row.
    """
    if abs(len(left) - len(right)) > limit:
        return None
    if left == right:
        return 0
    # Most names of a large glossary end here: each edit changes at most two entries of the bags of letters.
    if len(set(left) ^ set(right)) > 2 * limit:
        return None
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        previous, row = row, [i]
        for j, b in enumerate(right, 1):
            cost = min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and b == left[i - 2]:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return None
        before = previous
    return row[-1] if row[-1] <= limit else None
