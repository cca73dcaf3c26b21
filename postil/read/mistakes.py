"""YAML's complaints in a writer's words: which slip is behind a syntax error, where it was made, and the usual way out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mistake:
    """What the parser says. Lines and columns count from 0 here, within the text that was parsed."""

    lines: list[str]
    problem: str
    context: str
    line: int
    column: int
    opened_line: int
    """Where what the parser was in the middle of began; -1 where it does not say."""
    opened_column: int
    last_style: str
    """The quotation mark, `|` or `>` of the last words that were read whole; empty for plain words."""
    last_start: tuple[int, int]
    last_end: tuple[int, int]

    @property
    def here(self) -> str:
        """The line of the complaint."""
        return self.at(self.line)

    def at(self, line: int) -> str:
        """A line by its number; empty outside of the text."""
        return self.lines[line] if 0 <= line < len(self.lines) else ""

    @property
    def above(self) -> int:
        """The number of the nearest line above the complaint with something written in it; -1 for none."""
        return next((n for n in range(self.line - 1, -1, -1) if self.at(n).strip()), -1)


@dataclass(frozen=True, slots=True)
class Explained:
    """The slip behind it."""

    message: str
    line: int
    column: int
    end: int
    help: tuple[str, ...]


_KEY = re.compile(r"""(?P<indent>[ ]*(?:-[ ]+)*)(?P<key>"[^"]*"|'[^']*'|[^\s:#'"\[{,][^:#]*?):(?P<gap>[ \t]+|$)(?P<value>.*)""")
_NO_GAP = re.compile(r"[ ]*(?:-[ ]+)*(?P<key>[A-Za-z_]+):(?P<value>[^\s/].*)")


def explain(mistake: Mistake) -> Explained:
    """The likeliest slip behind a syntax error."""
    for rule in RULES:
        found = rule(mistake)
        if found:
            return found
    line = min(mistake.line, max(len(mistake.lines) - 1, 0))
    return Explained("YAML cannot make sense of this line", line, mistake.column, mistake.column + 1,
                     ("check its indentation, the space after each colon, and that every quotation mark is closed",
                      'put words with punctuation in quotation marks: "…"'))


def _tab(m: Mistake) -> Explained | None:
    """A tab where indentation is counted."""
    for number in (m.line, m.line + 1):
        indent = re.match(r"[ \t]*", m.at(number))
        if indent and "\t" in indent[0]:
            column = indent[0].index("\t")
            return Explained("a tab stands in the indentation", number, column, column + 1, ("indent with spaces; YAML does not take tabs",))
    if m.here[m.column:m.column + 1] == "\t":
        return Explained("a tab stands before the words", m.line, m.column, m.column + 1, ("use a space; YAML does not take tabs",))
    return None


def _escape(m: Mistake) -> Explained | None:
    """A backslash between double quotation marks that begins no escape."""
    if "escape" not in m.problem and "hexdecimal" not in m.problem and "Unicode character" not in m.problem:
        return None
    column = m.here.rfind("\\", 0, m.column + 1)
    if column < 0:
        return None
    return Explained("between double quotation marks a backslash begins an escape, and this is none", m.line, column, column + 2,
                     ("use single quotation marks, or write the backslash twice",))


def _unclosed_quote(m: Mistake) -> Explained | None:
    """A quotation mark that is never closed, or closed by the next one that happens to come."""
    if "quoted" in m.context and ("end of stream" in m.problem or "document" in m.problem):
        line, column = m.opened_line, m.opened_column
    elif m.last_style in ("'", '"') and m.last_start[0] != m.last_end[0] and (m.line, m.column) >= m.last_end and m.line == m.last_end[0]:
        line, column = m.last_start
    else:
        return None
    rest = m.at(line)[column:]
    return Explained("the quotation mark that opens here is not closed in this line", line, column, column + len(rest.rstrip()),
                     (f"close it: {rest.rstrip()}{rest[:1]}",))


def _after_quote(m: Mistake) -> Explained | None:
    """Words go on after a closing quotation mark: an apostrophe, or only a part is quoted."""
    if m.last_style not in ("'", '"') or m.last_end[0] != m.line or m.here[m.last_end[1]:m.column].strip():
        return None
    value = m.here[m.last_start[1]:].rstrip()
    closing = m.last_end[1] - 1
    # `'It's so'` and `"He said "yes" to it"` were meant as one; `"Yes" and "no"` has its own quotation marks.
    meant_as_one = m.here[closing - 1:closing] == " " or m.here[closing + 1:closing + 2].isalnum()
    inner = value[1:-1] if meant_as_one and value.endswith(value[0]) else value
    return Explained("the words go on after the closing quotation mark", m.line, m.last_end[1] - 1, len(m.here.rstrip()),
                     (f"put all of it in quotation marks: {quoted(inner)}",))


def _bad_first(m: Mistake) -> Explained | None:
    """A value begins with a character that means something else to YAML."""
    starts = "cannot start any token" in m.problem or "node content" in m.problem or "directive" in m.context + m.problem
    line, column = (m.opened_line, m.opened_column) if "alias" in m.context or "anchor" in m.context else (m.line, m.column)
    if not starts and (line, column) == (m.line, m.column) and m.problem.partition(" are not allowed")[0] not in (
            "block sequence entries", "sequence entries", "mapping keys"):
        return None
    if "directive" in m.context:
        line, column = m.opened_line, m.opened_column
    character = m.at(line)[column:column + 1]
    if not character.strip():
        return None
    shown = "a backtick" if character == "`" else f"`{character}`"
    return Explained(f"words cannot begin with {shown}", line, column, max(len(m.at(line).rstrip()), column + 1),
                     (f"put them in quotation marks: {quoted(m.at(line)[column:])}",))


def _colon_in_value(m: Mistake) -> Explained | None:
    """A second colon with a space after it in one line."""
    found = _KEY.match(m.here)
    if not m.problem.startswith("mapping values") or not found or not found["value"]:
        return None
    if m.column <= found.start("value"):
        return None
    return Explained("a colon followed by a space stands inside the words", m.line, m.column, m.column + 1,
                     (f"put the words in quotation marks: {found['key']}: {quoted(found['value'])}",))


def _no_gap(m: Mistake) -> Explained | None:
    """`key:value` without the space."""
    if not (m.problem.startswith("mapping values") or "':'" in m.problem):
        return None
    for number in (m.line, m.above, m.opened_line):
        found = _NO_GAP.match(m.at(number)) if number >= 0 else None
        if found:
            colon = found.end("key")
            return Explained("there is no space after the colon", number, colon, colon + 1,
                             (f"write {found['key']}: {found['value'].rstrip()}",))
    return None


def _key_misplaced(m: Mistake) -> Explained | None:
    """A key that is indented deeper than its neighbors, or stands below words that are not finished."""
    if not m.problem.startswith("mapping values"):
        return None
    indent = len(m.here) - len(m.here.lstrip())
    above = _KEY.match(m.at(m.above)) if m.above >= 0 else None
    if above and above["value"]:
        column = len(above["indent"])
        return Explained("this line is indented deeper than the one it belongs to", m.line, 0, max(indent, 1),
                         (f"indent it by {column} spaces, like `{above['key']}`" if column else f"write it without indentation, like `{above['key']}`",))
    if m.above >= 0 and not above:
        return Explained("the line above is neither a key nor a part of one", m.above, 0, len(m.at(m.above)),
                         ("write it as `key: value`, or put `#` before it to make it a comment",))
    return None


def _lost_line(m: Mistake) -> Explained | None:
    """Words in a line of their own that belong to nothing."""
    if "':'" not in m.problem or m.opened_line < 0:
        return None
    line = m.at(m.opened_line)
    return Explained("this line is neither a key with its value nor a part of the words above", m.opened_line, m.opened_column,
                     max(len(line.rstrip()), m.opened_column + 1),
                     ("indent it deeper than the key above, if it goes on with those words",))


def _open_bracket(m: Mistake) -> Explained | None:
    """A `[` or `{` that is never closed, or that was meant as words."""
    if "flow" not in m.context or m.opened_line < 0:
        return None
    bracket = m.at(m.opened_line)[m.opened_column:m.opened_column + 1]
    closing = "]" if bracket == "[" else "}"
    return Explained(f"the `{bracket}` that opens here is not closed by `{closing}`, or a comma is missing", m.opened_line, m.opened_column,
                     m.opened_column + 1,
                     (f"close it with `{closing}`; words that hold brackets or commas stand in quotation marks",))


def _bracket_first(m: Mistake) -> Explained | None:
    """Words that begin with a Markdown link: to YAML, a list with something after it."""
    found = _KEY.match(m.here) or re.match(r"(?P<indent>[ ]*)(?P<key>-)[ ]+(?P<value>.*)", m.here)
    if not found or found["value"][:1] not in ("[", "{") or m.column <= found.start("value"):
        return None
    start = found.start("value")
    return Explained(f"words cannot begin with `{found['value'][0]}`: YAML takes them for a list", m.line, start, len(m.here.rstrip()),
                     (f"put them in quotation marks: {quoted(found['value'])}", "or write them below `|`, indented"))


def _block_header(m: Mistake) -> Explained | None:
    """Words in the same line as `|` or `>`."""
    if "block scalar" not in m.context:
        return None
    mark = m.here[m.opened_column:m.opened_column + 1]
    return Explained(f"no words can stand behind `{mark}` in its line", m.line, m.opened_column, len(m.here.rstrip()),
                     (f"begin the words in the next line, indented deeper than the key; or leave the `{mark}` out",))


def _block_outdent(m: Mistake) -> Explained | None:
    """A line of a block of words that is indented less than the block, or a block that begins with blank lines that are not blank."""
    if m.last_style not in ("|", ">") or m.last_end[0] != m.line or "expected" not in m.problem or _KEY.match(m.here):
        return None
    indent = len(m.here) - len(m.here.lstrip())
    start, end = indent, max(len(m.here.rstrip()), 1)
    if m.above == m.last_start[0]:
        return Explained("this line is indented less than a blank line above it", m.line, start, end,
                         ("delete the spaces in the blank lines between the key and its words",))
    above = m.at(m.above)
    return Explained("this line is indented less than the words above it", m.line, start, end,
                     (f"indent it by {len(above) - len(above.lstrip())} spaces, if it goes on with those words",))


def _second_document(m: Mistake) -> Explained | None:
    """`---` or `...` in the middle."""
    if "document start" not in m.problem or m.above < 0:
        return None
    return Explained("the document ends above this line", m.line, 0, max(len(m.here.rstrip()), 1),
                     ("delete the line `---` or `...` above; a file is one document",))


def _stray(m: Mistake) -> Explained | None:
    """A closing bracket or a comma that nothing opened."""
    character = m.here[m.column:m.column + 1]
    if character not in ("]", "}", ",") or not character:
        return None
    return Explained(f"this `{character}` belongs to no list", m.line, m.column, m.column + 1,
                     ("delete it, or put the whole value in quotation marks",))


def _indentation(m: Mistake) -> Explained | None:
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
    what = "this list item does not stand under the others" if item else "this line does not stand under those it belongs to"
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


def quoted(words: str) -> str:
    """The words as one YAML scalar in quotation marks, ready to paste."""
    words = words.strip()
    return f"'{words}'" if '"' in words and "'" not in words else '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


RULES: tuple[Callable[[Mistake], Explained | None], ...] = (
    _tab, _escape, _unclosed_quote, _after_quote, _block_header, _block_outdent, _second_document, _open_bracket,
    _colon_in_value, _no_gap, _key_misplaced, _lost_line, _bad_first, _bracket_first, _stray, _indentation,
)
