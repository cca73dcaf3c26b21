"""Words with simple mark-up inside a block, found in its source and read without the parser."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from postil.prose import addresses
from postil.prose.draft import Node
from postil.prose.inlines import Inlines
from postil.prose.quotes import Element, curled

Found = Sequence[re.Match[str]]
"""The mark-up in a block's source, in order, none inside another."""

_ODD = ("\\", "<", "![", "~~", "--", "...", " \n", "\n ", "\n\t")
"""What is left to the parser wherever it stands: escapes, HTML, pictures, struck words, hard line breaks, and
what becomes a dash or an ellipsis."""

_ENTITY = re.compile(r"&[#A-Za-z][A-Za-z0-9]{0,31};")

_TAGS = ("strong", "em", "strong", "em")
_CODE, _LINK, _HREF, _SHORT, _SHORT_WORDS = 5, 6, 7, 8, 9


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
        r"\[\[([^\[\]|\n]+)(?:\|([^*_`\[\]\n]+))?\]\]",
        r"\*", "_", "`", r"\[", r"\]",
    ))
)  # fmt: skip


def markup(source: str) -> Found | None:
    """The mark-up in a block's source, or None when there is more than this module knows."""
    for odd in _ODD:
        if odd in source:
            return None
    if "&" in source and _ENTITY.search(source):
        return None
    found = list(_MARKUP.finditer(source))
    for match in found:
        kind = match.lastindex
        if kind is None or (kind >= _SHORT and not match[_SHORT].strip()):
            return None
        if kind == _SHORT and ('"' in source or "'" in source):
            return None  # quotation marks see nothing of the name that stands there
    return found


def read(inlines: Inlines, found: Found, quotes: str) -> tuple[Node, ...]:
    """Add a block's words to the draft and return its nodes, as `Inlines.read` does with the parser's tokens."""
    draft, source = inlines.draft, inlines.content
    first, start, at = len(draft.parts), draft.position, 0
    elements: list[Element] = []
    for match in found:
        kind, begin = match.lastindex or 0, match.start()
        if begin > at:
            draft.add(source[at:begin])
        at, begin = match.end(), draft.position - start
        if kind < _CODE:
            inlines.formatted(_TAGS[kind - 1], match[kind])
        elif kind == _CODE:
            inlines.code(code_words(match[_CODE]))
        else:
            inlines.linked(*_link(match, kind))
        elements.append((begin, draft.position - start, "code" if kind == _CODE else ""))
    if at < len(source):
        draft.add(source[at:])
    if '"' in source or "'" in source:
        draft.parts[first:] = [curled("".join(draft.parts[first:]), elements, quotes)]
    inlines.flush()
    return tuple(inlines.nodes)


def _link(match: re.Match[str], kind: int) -> tuple[Token, str]:
    """The token that opens a link, as the parser would make it, and the link's words."""
    if kind == _HREF:
        href = addresses.normal(match[_HREF])
        return Token("link_open", "a", 1, attrs={"href": href}, meta={"at": match.span()}), match[_LINK]
    meta = {"target": match[_SHORT].strip(), "at": match.span(_SHORT)}
    if kind == _SHORT:
        meta["wordless"] = True
    return Token("reference_open", "", 1, meta=meta), match[_SHORT_WORDS] or ""


def code_words(inside: str) -> str:
    """What is shown of code between backticks: in one line, without the one space on each side (CommonMark 6.1)."""
    words = inside.replace("\n", " ")
    return words[1:-1] if words[0] == words[-1] == " " and words.strip(" ") else words
