"""The ids and levels of a text's headings: ids that can be linked to, levels without a gap."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from postil.prose import findings
from postil.prose.draft import Draft
from postil.source import Span

if TYPE_CHECKING:
    from markdown_it.token import Token

_RESERVED = re.compile(r"(?:note|passage|ref|correction)-|(?:content|key-points|senses|mentions)$")
"""Ids that pages and their notes need for themselves."""

_WORD = re.compile(r"\w+")


class Headings:
    """The headings of one text, as they come."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.ids: dict[str, Span] = {}
        """Where each id was first used."""
        self.numbered: dict[str, int] = {}
        """The last number given to headings of the same words."""
        self.above: list[tuple[int, int]] = [(1, 1)]
        """The headings around, outermost first: each with its level as written and as shown. The first is the title."""

    def level(self, written: int, span: Span) -> int:
        """The level a heading is shown at: below the title's, and at most one below that of the heading above it."""
        if written == 1:
            self.draft.findings.append(findings.title_in_text(span))
            written = 2
        again = any(one == written for one, _ in self.above)
        while self.above[-1][0] >= written:
            self.above.pop()
        shown = self.above[-1][1] + 1
        if shown < written and not again:
            self.draft.findings.append(findings.skipped_level(written, shown, span))
        self.above.append((written, shown))
        return shown

    def id(self, token: Token, inline: Token, span: Span) -> str:
        """The heading's own id, or one made from its words, as no other heading of the text has it."""
        report, given = self.draft.findings.append, ""
        for name, value in token.meta.get("attributes", {}).items():
            if name == "id":
                given = unicodedata.normalize("NFC", value)
            else:
                written = f".{value}" if name == "class" else f"{name}={value}"
                report(findings.unknown_attribute(written, span, on_heading=True))
        if given and _RESERVED.match(given):
            report(findings.reserved_heading_id(given, span))
            given = ""
        if given in self.ids:
            report(findings.duplicate_heading_id(given, span, self.ids[given]))
            given = ""
        return self.kept(given, span) if given else self.made("".join(_words(inline)), span)

    def made(self, words: str, span: Span) -> str:
        """An id for a heading of these words."""
        return self.kept(self.unused(slug(words)), span)

    def kept(self, id: str, span: Span) -> str:
        """The id, from now on this heading's, as it stands on the page."""
        self.ids[id] = span
        return self.draft.prefix + id

    def unused(self, slug: str) -> str:
        """The slug, with a number where another heading has it. The count goes on, so that many like ones
        take no longer."""
        if slug not in self.ids:
            return slug
        number = self.numbered.get(slug, 1) + 1
        while f"{slug}-{number}" in self.ids:
            number += 1
        self.numbered[slug] = number
        return f"{slug}-{number}"


def slug(words: str) -> str:
    """Words as an id: letters and digits of any script in lower case, hyphens between; never like an id that
    pages need for themselves."""
    if not words.isascii():
        words = unicodedata.normalize("NFC", words)
    found = "-".join(_WORD.findall(words.lower().replace("’", "").replace("_", " ")))
    return f"section-{found}".rstrip("-") if not found or _RESERVED.match(found) else found


def _words(inline: Token) -> list[str]:
    words = []
    for child in inline.children or []:
        if child.type in ("text", "code_inline"):
            words.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            words.append(" ")
        elif child.type == "reference_open" and "wordless" in child.meta:
            words.append(child.meta["target"].rpartition(":")[2])
    return words
