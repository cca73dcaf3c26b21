"""Words with simple mark-up inside a block, found in its source and read without the parser."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from postil.prose import addresses
from postil.prose.draft import Draft, Node
from postil.prose.inlines import referring
from postil.prose.quotes import Element, curled

Found = Sequence[re.Match[str]]
"""The mark-up in a block's source, in order, none inside another."""

_ODD = (
    r"\\", "<", "&[#A-Za-z][A-Za-z0-9]{0,31};", r"!\[", "~~", "--", r"\.\.\.", r"\n(?<= \n)",
    r"\*", "_", "`", r"\[", r"\]",
)  # fmt: skip
"""What is left to the parser: escapes, HTML, entities, pictures, struck words, hard line breaks, what becomes a dash or
an ellipsis, and mark-up that is not simple. Each begins with its own character, so that one scan finds all (an
alternative that begins with a look behind would make `re` try every place)."""

_TAGS = ("", "strong", "em", "strong", "em", "code")
_CODE, _LINK, _HREF, _ID, _LABEL = 5, 6, 7, 8, 9
"""The groups of the pattern."""


def _emphasis(mark: str) -> str:
    """Words between two marks of which the first can only open and the second only close (CommonMark 6.2), with no
    other mark between them: then they are a pair, whatever stands around."""
    opens = rf"""(?:(?<![^ \n]{mark})(?=\S)|(?<=[(\["'/“‘«„—–-]{mark})(?=[^\W_]))"""
    before, after = r"""[.,;:!?)"'%’”»…]""", r"""[\s.,;:!?)\]"'/’”»…—–-]"""
    closes = rf"(?:(?<=[^\W_]{mark})(?={after}|\Z)|(?<={before}{mark})(?=[ \n]|\Z))"
    return rf"{mark}{opens}([^*_`\[\]]*[^*_`\[\]\s]){mark}{closes}"


_MARKUP = re.compile(
    "|".join((
        *(_emphasis(mark) for mark in (r"\*\*", r"\*", "__", "_")),
        r"`([^`]+)`(?!`)",
        r"\[([^*_`\[\]]+)\]\(([^\s\x00-\x1f\x7f()<>\\&]+)\)",
        r"\[\[([^\[\]|\n]*[^\s\[\]|:])(?:\|([^*_`\[\]\n]+))?\]\]",
        *_ODD,
    ))
)  # fmt: skip
_INSIDE = re.compile("|".join(_ODD))


def markup(source: str) -> Found | None:
    """The mark-up in a block's source, or None when there is more than this module knows."""
    found = []
    for match in _MARKUP.finditer(source):
        kind = match.lastindex
        if kind is None:
            return None
        if kind == _HREF:
            if addresses.leads(addresses.normal(match[_HREF])).refused or _INSIDE.search(match[_LINK]):
                return None
        elif kind == _ID:
            if '"' in source or "'" in source:
                return None  # marks beside the name of an entry are curled as if it were not there
        elif kind != _CODE and _INSIDE.search(match[kind]):
            return None
        found.append(match)
    return found


def read(
    draft: Draft, source: str, found: Found, quotes: str, *, line: int, indent: int
) -> tuple[Node, ...]:
    """Add a block's words to the draft and return its nodes, as `Inlines.read` does with the parser's tokens.

    `line` is the first of its lines, from 0, and `indent` the number of characters before the words in each of them.
    """
    parts, first, begin, at = draft.parts, len(draft.parts), draft.position, 0
    run = position = begin
    nodes: list[Node] = []
    elements: list[Element] = []
    for match in found:
        kind, start = match.lastindex or 0, match.start()
        if start > at:
            parts.append(source[at:start])
            position += start - at
        if position > run:
            nodes.append((run, position))
        at, start = match.end(), position
        if kind < _CODE:
            tag, attributes, words = _TAGS[kind], "", match[kind]
        elif kind == _CODE:
            tag, attributes, words = "code", "", code_words(match[kind])
        else:
            tag, attributes, words = _link(match, kind, draft.names)
        parts.append(words)
        run = position = start + len(words)
        nodes.append((start, run, tag, attributes, ((start, run),)))
        elements.append((start - begin, run - begin, tag))
        if kind >= _CODE:
            draft.unlinkable.append((start, run))
        if tag == "@":
            place = match.span(_HREF if kind == _HREF else _ID)
            row, column = line + source.count("\n", 0, place[0]), place[0] - source.rfind("\n", 0, place[0]) - 1
            span = draft.origin.span(row, indent + column, indent + column + place[1] - place[0])
            draft.references.append(referring(attributes, start, run, span, is_bare=kind == _ID))
    if at < len(source):
        parts.append(source[at:])
        position += len(source) - at
        nodes.append((run, position))
    if '"' in source or "'" in source:
        parts[first:] = [curled("".join(parts[first:]), elements, quotes)]
    draft.position = position
    return tuple(nodes)


def _link(match: re.Match[str], kind: int, names: Mapping[str, str]) -> tuple[str, str, str]:
    """Tag, attributes (for an entry its name) and words of a link."""
    if kind == _HREF:
        led = addresses.leads(addresses.normal(match[_HREF]))
        return ("@", led.target, match[_LINK]) if led.target else ("a", led.attributes, match[_LINK])
    target, own = addresses.short(match[_ID].strip())
    return "@", target, match[_LABEL] or names.get(target) or own


def code_words(inside: str) -> str:
    """What is shown of code between backticks: in one line, without one space on each side (CommonMark 6.1)."""
    words = inside.replace("\n", " ")
    return words[1:-1] if words[0] == words[-1] == " " and words.strip(" ") else words
