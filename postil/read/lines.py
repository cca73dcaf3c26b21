"""Markdown as it stands in YAML: lines stay lines, so that what is found in them can be shown where it was written."""

from __future__ import annotations

from postil.read.spots import Mark
from postil.read.tree import ScalarNode
from postil.source import Source


def written_lines(source: Source, node: ScalarNode) -> tuple[str, Mark]:
    """The Markdown that a scalar holds, and where it stands: line n of it begins in line n there, in its column.

    YAML folds the lines of plain words, of words in quotation marks and of `>` into one, and a blank line there into
    a mere line break. For Markdown the lines and blank lines are kept, whatever the style: a list stays a list and a
    paragraph a paragraph. Only words with escapes between double quotation marks are taken as YAML reads them.

    The columns are exact for blocks and for list items; the later lines of words that begin behind their key may be
    indented less than the first, and what stands in them is then found some columns too far right.
    """
    if node.style in ("|", ">"):
        return _block(source, node)
    edge = 1 if node.style else 0
    if node.line == node.end_line or (node.style == '"' and "\\" in _between(source, node)):
        lines = [node.text]
    else:
        inner = _between(source, node)[edge:]
        inner = inner[:-1] if edge else inner
        lines = [line.strip() for line in inner.split("\n")]
        if node.style == "'":
            lines = [line.replace("''", "'") for line in lines]
    text = "\n".join(lines)
    skipped = len(text) - len(text.lstrip())
    span = (
        node.line,
        node.column + edge + (skipped if "\n" not in text[:skipped] else 0),
        node.end_line,
        max(node.end_column - edge, 1),
    )
    return text.strip(), span


def _between(source: Source, node: ScalarNode) -> str:
    lines = [source.line(number) for number in range(node.line, node.end_line + 1)]
    lines[-1] = lines[-1][: node.end_column - 1]
    lines[0] = lines[0][node.column - 1 :]
    return "\n".join(lines)


def _block(source: Source, node: ScalarNode) -> tuple[str, Mark]:
    last = node.end_line if node.end_column > 1 else node.end_line - 1
    numbered = [(number, source.line(number)) for number in range(node.line + 1, last + 1)]
    blank = next((number for number, (_, line) in enumerate(numbered) if line.strip()), len(numbered))
    numbered = numbered[blank:]
    if not numbered or not node.text.strip():
        return "", (node.line, node.column, node.line, node.column + 1)
    # The block may begin with an indented line of its own: only what YAML took away is the block's indentation.
    first = numbered[0][1]
    own = next(line for line in node.text.split("\n") if line.strip())
    indent = (len(first) - len(first.lstrip(" "))) - (len(own) - len(own.lstrip(" ")))
    kept = []
    for number, line in numbered:
        if line.strip() and line[:indent].strip():
            break
        kept.append((number, line[indent:]))
    while kept and not kept[-1][1].strip():
        del kept[-1]
    end, text = kept[-1][0], "\n".join(line for _, line in kept).rstrip()
    return text, (kept[0][0], indent + 1, end, indent + 1 + len(kept[-1][1]))
