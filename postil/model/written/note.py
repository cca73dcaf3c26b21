"""A note: a remark on the words of an article, after the W3C Web Annotation model."""

from __future__ import annotations

from typing import Annotated, Literal

from postil.model.keys import Day, HeadingId, Id, Markdown, Ref, Text, key, record
from postil.source import Places

NoteKind = Literal["context", "term", "claim", "translation", "correction", "question", "disagreement", "update", "source"]
"""What a note does for the reader."""

NoteStatus = Literal["draft", "open", "published", "retired"]
"""`draft` and `open` are never published; `retired` keeps its address and says so."""

Layer = Literal["public", "classroom", "internal"]
"""Which edition a note belongs to."""

Confidence = Literal[
    "high", "moderate", "low",
    "almost no chance", "very unlikely", "unlikely", "roughly even chance", "likely", "very likely", "almost certain",
]
"""How sure the desk is: a level of confidence, or a word of likelihood of ICD 203 (US Intelligence Community Directive 203, 2015)."""


@record
class Citation:
    """Where something rests: a source, and the place in it."""

    source: Annotated[str, Ref("source")] = key()
    """The source's id."""
    locator: Text = key(default="")
    """The place in it: `Article 4`, `p. 12`, `00:14:30`."""
    quote: Text = key(default="")
    """Its own words, short."""
    places: Places


@record
class Note:
    """One note. `quote` says which words it stands on, as a W3C TextQuoteSelector; without a quote it is on the whole article."""

    quote: Text = key(default="")
    """The words of the article that the note is on, as a reader sees them (the selector's `exact`)."""
    note: Markdown = key()
    """The note itself."""
    id: Id = key(default="")
    """Its name in the address `#note-<id>`, unique in the article. Without one it is made from the quote, and changes with it."""
    kind: NoteKind = key(default="context")
    """What the note does: it is shown with this label and can be filtered by it."""
    title: Text = key(default="")
    """A headline of a few words."""
    prefix: Text = key(default="")
    """Words just before the quote, where the quote occurs more than once (W3C `prefix`)."""
    suffix: Text = key(default="")
    """Words just after the quote, where the quote occurs more than once (W3C `suffix`)."""
    within: HeadingId = key(default="", name="in")
    """The id of a heading: the quote is looked for only in that section. A scope, never a tie-break."""
    occurrence: Literal["one", "all"] = key(default="one")
    """`all`: the note is on every place where the quote stands."""
    sources: tuple[Citation, ...] = key(default=(), short_form="source")
    """What the note rests on: ids, or records with a locator."""
    confidence: Confidence | None = key(default=None)
    """How sure the desk is: high, moderate, low, or a word of likelihood of ICD 203."""
    date: Day | None = key(default=None)
    """The day the note was written."""
    updated: Day | None = key(default=None)
    """The day of its last change that readers should know of."""
    by: Text = key(default="")
    """Who wrote it; otherwise the file's `by`."""
    claim: Annotated[str, Ref("claim")] = key(default="")
    """The claim that the passage makes or repeats."""
    see: tuple[Annotated[str, Ref("any")], ...] = key(default=())
    """What to read next: `term:icbm`, `article:…`, `note:article/id`, or a bare id."""
    layer: Layer = key(default="public")
    """Which edition it belongs to."""
    status: NoteStatus = key(default="published")
    """`draft` and `open` are never published; `retired` keeps its address and says so."""
    blocking: bool = key(default=False)
    """An open note that must be settled before the article may be published."""
    reviewed_by: Text = key(default="")
    """Who checked it."""
    places: Places


@record
class Annotations:
    """content/annotations/<slug>.yaml, or <slug>/<annotator>.yaml: the notes on the article with that slug."""

    by: Text = key(default="")
    """Who wrote the notes, where a note says nothing else."""
    notes: tuple[Note, ...] = key(default=())
    """The notes, in any order."""
    article: str
    """The id of the article, from the file's name."""
    places: Places
