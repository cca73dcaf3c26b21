"""The messages of decoding: what was expected, what was found, and how to write it."""

from __future__ import annotations

from postil.diagnose.diagnostic import Diagnostic
from postil.diagnose.nearest import did_you_mean
from postil.read.schema import (
    Choice,
    FieldShape,
    Flag,
    Keyed,
    Many,
    Nested,
    Number,
    RecordShape,
    Reference,
    Shape,
    Words,
    shape_of,
)
from postil.read.slips.base import quoted
from postil.read.tree import ListNode, MapNode, Node, ScalarNode
from postil.read.wrong import Wrong
from postil.source import Span

ELSEWHERE = {
    "tags": "topics",
    "categories": "topics",
    "category": "topics",
    "author": "authors",
    "by": "authors",
    "description": "summary",
    "excerpt": "summary",
    "lead": "summary",
    "lastmod": "updated",
    "modified": "updated",
    "expires": "expires_at",
    "embargo": "embargo_until",
    "exact": "quote",
    "text": "note",
    "comment": "note",
    "body": "note",
    "content": "note",
    "type": "kind",
    "headline": "title",
    "heading": "title",
    "name": "title",
    "label": "term",
    "aliases": "forms",
    "synonyms": "forms",
    "definition": "short",
    "link": "url",
    "href": "url",
    "language": "lang",
    "start": "from",
    "end": "to",
    "since": "from",
    "until": "to",
    "within": "in",
    "section": "in",
    "author_name": "by",
    "org": "organisation",
}
"""Names that other programs, or other records, have for a key."""

MEANT_OTHERWISE = {
    "draft": "write `status: draft`",
    "published": "write `status: published`",
    "slug": "the file's name is the address",
    "permalink": "the file's name is the address; the form of all addresses stands in site.yaml",
    "layout": "delete it",
}
"""Keys of other programs that are said in another way here."""

EXAMPLES = {
    "id": "mutual-defense-clause",
    "url": "https://example.org/page",
    "url-path": "/old/address/",
    "language": "en",
    "time-zone": "Europe/Berlin",
    "edtf": "2024-06-19",
    "media": "maps/korea.png",
    "snapshot": "veto.pdf",
    "day": "2024-06-19",
    "moment": "2024-06-19T18:00+09:00",
    "sha256": "e3b0c442…",
}


def unknown_key(shape: RecordShape, key: str, value: Node) -> Wrong:
    """A key that no such record has."""
    help_ = did_you_mean(key, shape.fields)
    other = ELSEWHERE.get(key.lower(), "")
    if key.lower() in MEANT_OTHERWISE and "status" in shape.fields:
        help_ = (MEANT_OTHERWISE[key.lower()],)
    elif not help_ and other in shape.fields:
        help_ = (f"the key for that is `{other}`",)
    elif " " in key and shape.label in ("an article", "a page"):
        help_ = ("if the text begins here, a line `---` is missing above it",)
    elif not help_:
        help_ = (f"{shape.label} has the keys " + ", ".join(shape.fields),)
    return Wrong("unknown-key", f"`{key}` is no key of {shape.label}", help_)


def missing(shape: RecordShape, field: FieldShape, span: Span) -> Diagnostic:
    """A required key that is not there."""
    return Diagnostic(
        "missing-key", f"{shape.label} needs the key `{field.key}`", span, (f"add {example(field.key, field.shape)}",)
    )


def empty(field: FieldShape, span: Span, *, comment: str) -> Diagnostic:
    """A required key with nothing behind it."""
    help_ = f"write {example(field.key, field.shape)}"
    if comment:
        help_ = f"YAML takes {comment.strip()} for a comment; put it in quotation marks: {quoted(comment)}"
    return Diagnostic("missing-key", f"`{field.key}` is empty, and is needed", span, (help_,))


def no_choice(at: str, text: str, shape: Choice) -> Wrong:
    """Words that are none of those allowed."""
    key = _key(at)
    help_ = (*did_you_mean(text, shape.words), "one of " + ", ".join(shape.words))
    if key == "status":
        return Wrong("unknown-status", f"`{text}` is no status", help_)
    return Wrong("unknown-choice", f"`{text}` is not among the values of `{key}`", help_)


def not_words(at: str, shape: Shape, node: Node) -> Wrong:
    """A list or keys where words are wanted."""
    key = _key(at)
    if isinstance(node, ListNode):
        inner = node.items[0] if len(node.items) == 1 else None
        if isinstance(inner, ScalarNode) and at != key:
            return Wrong(
                "wrong-type", f"`{key}` wants {kind(shape)}, not a list in a list", (f"write {key}: [{inner.text}]",)
            )
        return Wrong("wrong-type", f"`{key}` wants {kind(shape)}, not a list", (f"write {example(key, shape)}",))
    words = (
        " ".join(f"{name.text}: {value.text}" for name, value in node.entries[:1] if isinstance(value, ScalarNode))
        if isinstance(node, MapNode)
        else ""
    )
    help_ = (
        f"a colon followed by a space makes a key; put the words in quotation marks: {quoted(words)}"
        if words
        else f"write {example(key, shape)}"
    )
    return Wrong("wrong-type", f"`{key}` wants {kind(shape)}, not keys with values", (help_,))


def not_list(at: str, shape: Many, node: Node) -> Wrong:
    """Something else where a list is wanted."""
    key = _key(at)
    if isinstance(node, MapNode):
        return Wrong(
            "wrong-type",
            f"`{key}` wants a list",
            (f"put a hyphen before the first key of each item: {example(key, shape)}",),
        )
    text = node.text if isinstance(node, ScalarNode) else ""
    parts = [part.strip() for part in text.replace(";", ",").split(",") if part.strip()]
    written = ", ".join(parts) if parts and not isinstance(shape.item, Nested) else ""
    return Wrong(
        "wrong-type",
        f"`{key}` wants a list",
        (f"write {key}: [{written}]" if written else f"write {example(key, shape)}",),
    )


def not_keys(shape: RecordShape, node: Node) -> Wrong:
    """Something else where a record's keys are wanted."""
    needed = [field.key for field in shape.required] or list(shape.fields)[:2]
    if isinstance(node, ListNode):
        lists = [key for key, field in shape.fields.items() if isinstance(field.shape, Many)]
        only = len(lists) == 1 or shape.label.startswith("a file of")
        help_ = f"put the list under the key `{lists[-1]}:`" if lists and only else f"write keys such as {needed[0]}: …"
        return Wrong("wrong-type", f"{shape.label} is written as keys with values, not as a list", (help_,))
    return Wrong(
        "wrong-type", f"{shape.label} is written as keys with values", ("it has the keys " + ", ".join(shape.fields),)
    )


def not_keyed(at: str, shape: Keyed) -> Wrong:
    """Something else where a mapping is wanted."""
    key = _key(at)
    return Wrong("wrong-type", f"`{key}` wants keys with values", (f"write {example(key, shape)}",))


def stands_for_one(shape: Many, node: ScalarNode) -> bool:
    """Whether a scalar where a list is wanted can only be a list of one: `authors: the desk`, not `forms: A, B`."""
    match shape.item:
        case Words(name="markdown"):
            return True
        case Nested():
            return bool(shape.short_form) and "," not in node.text
        case _:
            return not any(mark in node.text for mark in ",;\n")


def kind(shape: Shape) -> str:
    """What a shape is called in a message."""
    match shape:
        case Words(name="text"):
            return "words"
        case Words(name="markdown"):
            return "Markdown"
        case Words():
            return shape.meaning.partition(":")[0].partition(" as `")[0]
        case Choice():
            return "one of " + ", ".join(shape.words)
        case Reference():
            noun = "entry" if shape.ref.kind == "any" else shape.ref.kind
            return f"the id of {'an' if noun[0] in 'ae' else 'a'} {noun}"
        case Flag():
            return "true or false"
        case Number():
            return "a whole number" if shape.whole else "a number"
        case Many():
            return f"a list of {kind(shape.item)}"
        case _:
            return "keys with values"


def example(key: str, shape: Shape) -> str:
    """How a key could be written."""
    match shape:
        case Words(name="text" | "markdown"):
            return f"{key}: …"
        case Words():
            return f"{key}: {EXAMPLES.get(shape.name, '…')}"
        case Choice():
            return f"{key}: {shape.words[0]}"
        case Reference():
            return f"{key}: {EXAMPLES['id']}"
        case Flag():
            return f"{key}: true"
        case Number():
            return f"{key}: {5 if shape.whole else 39.02}"
        case Nested():
            first = (shape_of(shape.record).required or tuple(shape_of(shape.record).fields.values()))[0]
            return f"{key}: {{{example(first.key, first.shape)}}}"
        case Many():
            return f"{key}: [{example('', shape.item).removeprefix(': ')}]"
        case Keyed():
            return f"{key}: {{ru: {{term: …}}}}"


def _key(at: str) -> str:
    """The key that a path inside a record ends in: `sources` for `sources.0`."""
    parts = [part for part in at.split(".") if not part.isdigit()]
    return parts[-1] if parts else at
