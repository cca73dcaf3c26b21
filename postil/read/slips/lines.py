"""Slips between lines: indentation, and lines that belong to nothing."""

from __future__ import annotations

import re

from postil.read.slips.base import KEY, Explained, Mistake


def tab(m: Mistake) -> Explained | None:
    """A tab where indentation is counted."""
    for number in (m.line, m.line + 1):
        indent = re.match(r"[ \t]*", m.at(number))
        if indent and "\t" in indent[0]:
            column = indent[0].index("\t")
            return Explained(
                "a tab stands in the indentation",
                number,
                column,
                column + 1,
                ("indent with spaces; YAML does not take tabs",),
            )
    if m.here[m.column : m.column + 1] == "\t":
        return Explained(
            "a tab stands before the words", m.line, m.column, m.column + 1, ("use a space; YAML does not take tabs",)
        )
    return None


def block_outdent(m: Mistake) -> Explained | None:
    """A line of a block of words that is indented less than the block, or than a blank line of spaces above it."""
    if m.last_style not in ("|", ">") or m.last_end[0] != m.line or "expected" not in m.problem or KEY.match(m.here):
        return None
    indent = len(m.here) - len(m.here.lstrip())
    start, end = indent, max(len(m.here.rstrip()), 1)
    if m.above == m.last_start[0]:
        return Explained(
            "this line is indented less than a blank line above it",
            m.line,
            start,
            end,
            ("delete the spaces in the blank lines between the key and its words",),
        )
    above = m.at(m.above)
    return Explained(
        "this line is indented less than the words above it",
        m.line,
        start,
        end,
        (f"indent it by {len(above) - len(above.lstrip())} spaces, if it goes on with those words",),
    )


def second_document(m: Mistake) -> Explained | None:
    """`---` or `...` in the middle."""
    if "document start" not in m.problem or m.above < 0:
        return None
    return Explained(
        "the document ends above this line",
        m.line,
        0,
        max(len(m.here.rstrip()), 1),
        ("delete the line `---` or `...` above; a file is one document",),
    )


def key_misplaced(m: Mistake) -> Explained | None:
    """A key that is indented deeper than its neighbors, or stands below words that are not finished."""
    if not m.problem.startswith("mapping values"):
        return None
    indent = len(m.here) - len(m.here.lstrip())
    above = KEY.match(m.at(m.above)) if m.above >= 0 else None
    if above and above["value"]:
        column = len(above["indent"])
        return Explained(
            "this line is indented deeper than the one it belongs to",
            m.line,
            0,
            max(indent, 1),
            (
                f"indent it by {column} spaces, like `{above['key']}`"
                if column
                else f"write it without indentation, like `{above['key']}`",
            ),
        )
    if m.above >= 0 and not above:
        return Explained(
            "the line above is neither a key nor a part of one",
            m.above,
            0,
            len(m.at(m.above)),
            ("write it as `key: value`, or put `#` before it to make it a comment",),
        )
    return None


def lost_line(m: Mistake) -> Explained | None:
    """Words in a line of their own that belong to nothing."""
    if "':'" not in m.problem or m.opened_line < 0:
        return None
    line = m.at(m.opened_line)
    return Explained(
        "this line is neither a key with its value nor a part of the words above",
        m.opened_line,
        m.opened_column,
        max(len(line.rstrip()), m.opened_column + 1),
        ("indent it deeper than the key above, if it goes on with those words",),
    )


def indentation(m: Mistake) -> Explained | None:
    """A line that does not stand under its neighbors."""
    if "expected" not in m.problem:
        return None
    indent = len(m.here) - len(m.here.lstrip())
    item = m.here.lstrip().startswith("- ")
    wanted = _column_of_neighbors(m, item=item)
    if wanted is None or wanted == indent:
        advice = "let the keys of one entry, and the hyphens of one list, begin in the same column"
    else:
        advice = f"indent it by {wanted} spaces" if wanted else "write it without indentation"
    what = (
        "this list item does not stand under the others"
        if item
        else "this line does not stand under those it belongs to"
    )
    return Explained(what, m.line, min(indent, m.column), max(len(m.here.rstrip()), 1), (advice,))


def _column_of_neighbors(m: Mistake, *, item: bool) -> int | None:
    """The column in which the nearest key (or hyphen) above begins that is indented at all near the line."""
    indent = len(m.here) - len(m.here.lstrip())
    columns = []
    for number in range(m.line - 1, -1, -1):
        found = re.match(r"([ ]*)(-[ ]+)?([^\s#:]+:)?", m.at(number))
        if found and item and found[2]:
            columns.append(len(found[1]))
        elif found and not item and found[3]:
            columns.append(len(found[1] + (found[2] or "")))
        if len(columns) == 4:
            break
    # Of equally near ones the deeper: a line is far more often one space short than one too far.
    return min(columns, key=lambda column: (abs(column - indent), -column), default=None)
