"""Our own rules of the Markdown parser: `[[id]]`, `[words]{.noterm}`, `{#id}` on headings, typography."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from postil.prose.quotes import curl

Silent = bool
"""Whether a rule only looks ahead and adds no tokens. Its place, the second, is markdown-it's to choose."""

InlineRule = Callable[[StateInline, Silent], bool]

Attributes = dict[str, str]
"""`id`, and what was written as `key=value`; classes in one string, parted by spaces, under `class`."""

_SHORT = re.compile(r"\[\[([^\[\]|\n]+)(?:\|([^\[\]\n]+))?\]\]")
_BRACES = re.compile(r"\{([^{}\n]+)\}")
_ATTRIBUTE = re.compile(r"""\s*(?:([#.])([^\s#.{}="]+)|([\w:-]+)=(?:"([^"]*)"|([^\s"=]+)))(?=\s|$)""")
_EM_DASH = re.compile(r"(?<![-\0])---(?![-\0])")
_EN_DASH = re.compile(r"(?<![-\s\0])--(?![-\s\0])|(?<=\s)--(?=\s|\Z)|\A--(?=\s)")
_ELLIPSIS = re.compile(r"(?<!\.)\.\.\.(?!\.)")


def placed(rule: InlineRule, first: str) -> InlineRule:
    """A rule that begins with the character `first` and notes on its token, under `at`, where in the block it
    stood."""

    def run(state: StateInline, silent: Silent) -> bool:
        start = state.pos
        if state.src[start] != first:
            return False
        before = len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent:
            # Text that was pending is pushed first, so the token is the next but one at the latest.
            token = state.tokens[before]
            if token.type == "text":
                token = state.tokens[before + 1]
            token.meta["at"] = (start, state.pos)
        return True

    return run


def short_reference(state: StateInline, silent: Silent) -> bool:
    """`[[id]]` and `[[id|words]]`."""
    if not state.src.startswith("[[", state.pos):
        return False
    match = _SHORT.match(state.src, state.pos, state.posMax)
    if match is None or not match[1].strip():
        return False
    if not silent:
        start, end = state.pos, state.posMax
        token = state.push("reference_open", "", 1)
        token.meta["target"] = match[1].strip()
        token.meta["at"] = match.span(1)
        if match[2]:
            state.pos, state.posMax = match.span(2)
            state.linkLevel += 1
            state.md.inline.tokenize(state)
            state.linkLevel -= 1
        else:
            token.meta["wordless"] = True
        state.push("reference_close", "", -1)
        state.pos, state.posMax = start, end
    state.pos = match.end()
    return True


def parse_attributes(inside: str) -> Attributes | None:
    """What stands between the braces of `{#id .class key=value}`, or None when it is no attributes at all."""
    found: Attributes = {}
    position, end = 0, len(inside.rstrip())
    while position < end:
        match = _ATTRIBUTE.match(inside, position, end)
        if match is None:
            return None
        if match[1] == "#":
            found["id"] = match[2]
        elif match[1] == ".":
            found["class"] = f"{found['class']} {match[2]}" if "class" in found else match[2]
        else:
            found[match[3].lower()] = match[4] if match[4] is not None else match[5]
        position = match.end()
    return found or None


@lru_cache(maxsize=4)
def _last_braces(src: str) -> int:
    """Where the last attributes of a block may begin. Asked at every bracket, so the answer is kept: looking for it
    each time takes a minute for 400 KB of brackets."""
    return src.rfind("]{")


def span(state: StateInline, silent: Silent) -> bool:
    """`[words]{.noterm}` and `[слова]{lang=ru}`."""
    src, start, end = state.src, state.pos, state.posMax
    if src[start] != "[" or _last_braces(src) < start:
        return False
    label_end = state.md.helpers.parseLinkLabel(state, start, False)
    if label_end < 0:
        return False
    braces = _BRACES.match(src, label_end + 1, end)
    attributes = parse_attributes(braces[1]) if braces else None
    if braces is None or attributes is None:
        return False
    if not silent:
        state.pos, state.posMax = start + 1, label_end
        token = state.push("span_open", "span", 1)
        token.meta["attributes"] = attributes
        token.meta["at"] = braces.span()
        state.md.inline.tokenize(state)
        state.push("span_close", "span", -1)
        state.posMax = end
    state.pos = braces.end()
    return True


def attributes(state: StateCore) -> None:
    """`## Words {#id}`, and a line `{#id}` above a heading: both are noted on the heading's token."""
    if "}" not in state.src:
        return
    tokens: list[Token] = []
    above: Token | None = None
    for token in state.tokens:
        tokens.append(token)
        if token.type == "paragraph_close" and len(tokens) > 2:
            braces = _BRACES.fullmatch(tokens[-2].content)
            found = parse_attributes(braces[1]) if braces else None
            if found is not None:
                above = Token("attributes", "", 0, map=tokens[-3].map, meta={"attributes": found}, block=True)
                tokens[-3:] = [above]
        elif token.type == "heading_open":
            if above is not None and tokens[-2] is above:
                token.meta["attributes"] = above.meta["attributes"]
                token.meta["above"] = above.map
                del tokens[-2]
        elif token.type == "inline" and tokens[-2].type == "heading_open":
            _at_the_end_of(tokens[-2], token)
    state.tokens = tokens


def _at_the_end_of(heading: Token, inline: Token) -> None:
    content = inline.content
    start = content.rfind("{") if content.endswith("}") else -1
    if start < 0 or (start and content[start - 1] in "]\\"):
        return
    found = parse_attributes(content[start + 1 : -1])
    if found is not None:
        heading.meta["attributes"] = heading.meta.get("attributes", {}) | found
        heading.meta["at"] = (start, len(content))
        inline.content = content[:start].rstrip()


def typography(state: StateCore) -> None:
    """Dashes, ellipses and quotation marks. Not markdown-it's `replacements`: `Article 5(c)` is no copyright
    sign."""
    for token in state.tokens:
        if token.type != "inline" or not token.children:
            continue
        content = token.content
        if "--" in content or "..." in content:
            _dashes(token.children)
        if '"' in content or "'" in content:
            curl(token.children, state.md.options.quotes)


def _dashes(children: list[Token]) -> None:
    """A dash stands between words; at the edge of a block two hyphens are something else, an option such as
    --drafts."""
    last = len(children) - 1
    for index, child in enumerate(children):
        if child.type != "text" or (index and children[index - 1].info == "auto"):
            continue
        # NUL, which no text has, stands for the edge of the block.
        content = ("" if index else "\0") + child.content + ("" if index < last else "\0")
        content = _EN_DASH.sub("–", _EM_DASH.sub("—", content))
        child.content = _ELLIPSIS.sub("…", content).strip("\0")
