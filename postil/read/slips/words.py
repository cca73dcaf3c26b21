"""Slips inside a line: quotation marks, colons, and characters that mean something else to YAML."""

from __future__ import annotations

import re

from postil.read.slips.base import KEY, Explained, Mistake, quoted

_NO_GAP = re.compile(r"[ ]*(?:-[ ]+)*(?P<key>[A-Za-z_]+):(?P<value>[^\s/].*)")


def escape(m: Mistake) -> Explained | None:
    """A backslash between double quotation marks that begins no escape."""
    if "escape" not in m.problem and "hexdecimal" not in m.problem and "Unicode character" not in m.problem:
        return None
    column = m.here.rfind("\\", 0, m.column + 1)
    if column < 0:
        return None
    return Explained(
        "between double quotation marks a backslash begins an escape, and this is none",
        m.line,
        column,
        column + 2,
        ("use single quotation marks, or write the backslash twice",),
    )


def unclosed_quote(m: Mistake) -> Explained | None:
    """A quotation mark that is never closed, or closed by the next one that happens to come."""
    if "quoted" in m.context and ("end of stream" in m.problem or "document" in m.problem):
        line, column = m.opened_line, m.opened_column
    elif (
        m.last_style in ("'", '"')
        and m.last_start[0] != m.last_end[0]
        and (m.line, m.column) >= m.last_end
        and m.line == m.last_end[0]
    ):
        line, column = m.last_start
    else:
        return None
    rest = m.at(line)[column:]
    return Explained(
        "the quotation mark that opens here is not closed in this line",
        line,
        column,
        column + len(rest.rstrip()),
        (f"close it: {rest.rstrip()}{rest[:1]}",),
    )


def after_quote(m: Mistake) -> Explained | None:
    """Words go on after a closing quotation mark: an apostrophe, or only a part is quoted."""
    if m.last_style not in ("'", '"') or m.last_end[0] != m.line or m.here[m.last_end[1] : m.column].strip():
        return None
    value = m.here[m.last_start[1] :].rstrip()
    closing = m.last_end[1] - 1
    # `'It's so'` and `"He said "yes" to it"` were meant as one; `"Yes" and "no"` has its own quotation marks.
    meant_as_one = m.here[closing - 1 : closing] == " " or m.here[closing + 1 : closing + 2].isalnum()
    inner = value[1:-1] if meant_as_one and value.endswith(value[0]) else value
    return Explained(
        "the words go on after the closing quotation mark",
        m.line,
        m.last_end[1] - 1,
        len(m.here.rstrip()),
        (f"put all of it in quotation marks: {quoted(inner)}",),
    )


def block_header(m: Mistake) -> Explained | None:
    """Words in the same line as `|` or `>`."""
    if "block scalar" not in m.context:
        return None
    mark = m.here[m.opened_column : m.opened_column + 1]
    return Explained(
        f"no words can stand behind `{mark}` in its line",
        m.line,
        m.opened_column,
        len(m.here.rstrip()),
        (f"begin the words in the next line, indented deeper than the key; or leave the `{mark}` out",),
    )


def colon_in_value(m: Mistake) -> Explained | None:
    """A second colon with a space after it in one line."""
    found = KEY.match(m.here)
    if not m.problem.startswith("mapping values") or not found or not found["value"]:
        return None
    if m.column <= found.start("value"):
        return None
    return Explained(
        "a colon followed by a space stands inside the words",
        m.line,
        m.column,
        m.column + 1,
        (f"put the words in quotation marks: {found['key']}: {quoted(found['value'])}",),
    )


def no_gap(m: Mistake) -> Explained | None:
    """`key:value` without the space."""
    if not (m.problem.startswith("mapping values") or "':'" in m.problem):
        return None
    for number in (m.line, m.above, m.opened_line):
        found = _NO_GAP.match(m.at(number)) if number >= 0 else None
        if found:
            colon = found.end("key")
            return Explained(
                "there is no space after the colon",
                number,
                colon,
                colon + 1,
                (f"write {found['key']}: {found['value'].rstrip()}",),
            )
    return None


def open_bracket(m: Mistake) -> Explained | None:
    """A `[` or `{` that is never closed, or that was meant as words."""
    if "flow" not in m.context or m.opened_line < 0:
        return None
    bracket = m.at(m.opened_line)[m.opened_column : m.opened_column + 1]
    closing = "]" if bracket == "[" else "}"
    return Explained(
        f"the `{bracket}` that opens here is not closed by `{closing}`, or a comma is missing",
        m.opened_line,
        m.opened_column,
        m.opened_column + 1,
        (f"close it with `{closing}`; words that hold brackets or commas stand in quotation marks",),
    )


def bad_first(m: Mistake) -> Explained | None:
    """A value begins with a character that means something else to YAML."""
    starts = (
        "cannot start any token" in m.problem or "node content" in m.problem or "directive" in m.context + m.problem
    )
    line, column = (
        (m.opened_line, m.opened_column) if "alias" in m.context or "anchor" in m.context else (m.line, m.column)
    )
    if (
        not starts
        and (line, column) == (m.line, m.column)
        and m.problem.partition(" are not allowed")[0]
        not in ("block sequence entries", "sequence entries", "mapping keys")
    ):
        return None
    if "directive" in m.context:
        line, column = m.opened_line, m.opened_column
    character = m.at(line)[column : column + 1]
    if not character.strip():
        return None
    shown = "a backtick" if character == "`" else f"`{character}`"
    return Explained(
        f"words cannot begin with {shown}",
        line,
        column,
        max(len(m.at(line).rstrip()), column + 1),
        (f"put them in quotation marks: {quoted(m.at(line)[column:])}",),
    )


def bracket_first(m: Mistake) -> Explained | None:
    """Words that begin with a Markdown link: to YAML, a list with something after it."""
    found = KEY.match(m.here) or re.match(r"(?P<indent>[ ]*)(?P<key>-)[ ]+(?P<value>.*)", m.here)
    if not found or found["value"][:1] not in ("[", "{") or m.column <= found.start("value"):
        return None
    start = found.start("value")
    return Explained(
        f"words cannot begin with `{found['value'][0]}`: YAML takes them for a list",
        m.line,
        start,
        len(m.here.rstrip()),
        (f"put them in quotation marks: {quoted(found['value'])}", "or write them below `|`, indented"),
    )


def stray(m: Mistake) -> Explained | None:
    """A closing bracket or a comma that nothing opened."""
    character = m.here[m.column : m.column + 1]
    if character not in ("]", "}", ",") or not character:
        return None
    return Explained(
        f"this `{character}` belongs to no list",
        m.line,
        m.column,
        m.column + 1,
        ("delete it, or put the whole value in quotation marks",),
    )
