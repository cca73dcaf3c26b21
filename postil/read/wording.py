"""A file of the interface's words: each key with its text, or with a form for each plural category."""

from __future__ import annotations

import re

from postil.diagnose.diagnostic import Diagnostic, Findings
from postil.diagnose.nearest import did_you_mean
from postil.model.words import CATEGORIES, Forms, Wherein, Wording
from postil.read.scalars import CHECKS
from postil.read.spots import Mark, Spots
from postil.read.tree import MapNode, Node, ScalarNode, mark_of, span_of
from postil.read.wrong import Wrong
from postil.source import Source, Span

_NAME = re.compile(r"[a-z][a-z0-9_]*")
"""What a template can write after a dot."""


def read_wording(source: Source, language: str, node: Node | None) -> tuple[Wording | None, Findings]:
    """The words of a language; what is wrong with one of them is left out. None where the file is no mapping of words."""
    wherein: Wherein = "look" if source.path.startswith("templates/") else "site"
    findings = list(_named(source, language))
    if not isinstance(node, MapNode):
        message = "these are no keys with words: write   key: its words"
        at = span_of(node, source.path) if node else Span(source.path, 1, 1, 1, 1)
        return None, (*findings, Diagnostic("wrong-type", "the file must hold keys with their words", at, (message,)))
    words: dict[str, str | Forms] = {}
    spots = Spots(source.path, mark_of(node))
    for key, value in node.entries:
        if not _NAME.fullmatch(key.text):
            help_ = ("use small Latin letters, digits and `_`, so that templates can write it after a dot",)
            findings.append(Diagnostic("unknown-key", f"`{key.text}` cannot name a word", span_of(key, source.path), help_))
            continue
        spots.marks[key.text] = _entry(key, value)
        if isinstance(value, ScalarNode):
            if value.is_nothing:
                findings.append(_wrong(source, value, f"`{key.text}` has no words", "write some, or delete the line"))
            else:
                words[key.text] = _line(value)
        elif isinstance(value, MapNode):
            if forms := _forms(source, key, value, spots, findings):
                words[key.text] = forms
        else:
            help_ = "write words; or a form for each plural category:   {one: …, other: …}"
            findings.append(_wrong(source, value, f"`{key.text}` must be words, not a list", help_))
    return Wording(language, wherein, words, spots), tuple(findings)


def _entry(key: ScalarNode, value: Node) -> Mark:
    """From the key to the end of what it says."""
    return (*mark_of(key)[:2], *mark_of(value)[2:])


def _line(value: ScalarNode) -> str:
    """The words on one line; a separator in quotation marks keeps its spaces."""
    return value.text if "\n" not in value.text else " ".join(value.text.split())


def _forms(source: Source, key: ScalarNode, node: MapNode, spots: Spots, findings: list[Diagnostic]) -> Forms:
    """The form of each category; empty where not even that for all other numbers can be read."""
    forms = {}
    before = len(findings)
    for category, value in node.entries:
        if category.text not in CATEGORIES:
            help_ = did_you_mean(category.text, CATEGORIES) or (f"the categories are {', '.join(CATEGORIES)}",)
            message = f"`{category.text}` is no plural category"
            findings.append(Diagnostic("unknown-key", message, span_of(category, source.path), help_))
        elif not isinstance(value, ScalarNode) or value.is_nothing:
            findings.append(_wrong(source, value, f"`{key.text}.{category.text}` must be words", "write the words"))
        else:
            spots.marks[f"{key.text}.{category.text}"] = _entry(category, value)
            forms[category.text] = _line(value)
    if "other" not in forms and len(findings) == before:
        help_ = "add   other: …   ; it is used for every number that no other form is for"
        findings.append(_wrong(source, key, f"`{key.text}` lacks the form `other`", help_))
    return forms if "other" in forms else {}


def _named(source: Source, language: str) -> Findings:
    """The file is named by its language."""
    found = CHECKS["language"](language)
    if not isinstance(found, Wrong):
        return ()
    return (Diagnostic(found.code, found.message, Span(source.path, 1, 1, 1, 1), found.help),)


def _wrong(source: Source, node: Node, message: str, help_: str) -> Diagnostic:
    return Diagnostic("wrong-type", message, span_of(node, source.path), (help_,))
