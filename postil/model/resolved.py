"""What was found out: where each note stands, which words mention an entry, what links to what. Different states are different types."""

from __future__ import annotations

from postil.frozen import frozen
from postil.model.prose import Prose, Range
from postil.model.written.article import Article
from postil.model.written.note import Note


@frozen
class Whole:
    """The note has no quote: it is on the whole article."""


@frozen
class Exact:
    """The quote stands there, folded or to the letter, in the place it was approved in."""

    ranges: tuple[Range, ...]
    """One range, or every one of them where the note asks for `occurrence: all`."""


@frozen
class Moved:
    """The quote stands there once, but the text around it has changed since it was approved."""

    ranges: tuple[Range, ...]


@frozen
class Edited:
    """The quoted words were changed a little, no fact in them, and one passage is the clear winner."""

    range: Range
    score: float
    """How alike the two are, from 0 to 1."""
    was: str
    """The words that the note was approved on."""
    now: str
    """The words that stand there now."""


@frozen
class Change:
    """One fact that differs between what was quoted and what stands there now."""

    kind: str
    """`number`, `date`, `name`, `negation`; or `wording`, for any other word that may state something else."""
    was: str
    """Empty where the fact is new."""
    now: str
    """Empty where the fact is gone."""


@frozen
class Review:
    """The nearest match differs in a fact: somebody must look before it is published again."""

    range: Range
    score: float
    was: str
    now: str
    changes: tuple[Change, ...]


@frozen
class Candidate:
    """A passage that a note might stand on."""

    range: Range
    text: str
    score: float
    prefix: str
    """A `prefix:` that, added to the note, means this passage and no other; empty where none would."""
    suffix: str
    """Likewise a `suffix:`, where no prefix does it."""


@frozen
class Ambiguous:
    """Several passages match equally well."""

    places: tuple[Candidate, ...]


@frozen
class Orphan:
    """No passage matches."""

    nearest: tuple[Candidate, ...]
    """The three passages most like the quote, best first."""


Anchor = Whole | Exact | Moved | Edited | Review | Ambiguous | Orphan


@frozen
class Approved:
    """What a note was last approved against, from the article's lock file."""

    text: str
    """The passage, as it stood."""
    before: str
    """Up to 64 code points of the block before it."""
    after: str
    """Up to 64 code points of the block after it."""


@frozen
class Mention:
    """A use of an entry's name in a text."""

    kind: str
    """`term` or `profile`."""
    id: str
    start: int
    end: int
    sentence: Range
    """The sentence around it."""
    linked: bool
    """Whether this use becomes an automatic link. A link by hand is a mention too, and stays as it was written."""


@frozen
class Repeat:
    """A place where a text makes or repeats a claim that is on record."""

    claim: str
    """The claim's id."""
    note: str
    """The id of the note on the passage; empty where a phrase of the claim, or a link by hand, says so."""
    start: int
    end: int
    """As `start` where the note is on the whole article."""
    sentence: Range
    """The sentence around it."""


@frozen
class AnchoredNote:
    """A note and the place it was found in."""

    note: Note
    anchor: Anchor
    prose: Prose
    """The note's own text."""
    mentions: tuple[Mention, ...]
    """The entries that the note's own text mentions."""


@frozen
class Briefing:
    """An article with all that was found out about it alone."""

    article: Article
    prose: Prose
    notes: tuple[AnchoredNote, ...]
    """In reading order: by the place of the passage, notes on the whole article first."""
    mentions: tuple[Mention, ...]
    repeats: tuple[Repeat, ...] = ()
    """Where the text makes or repeats a claim, in the order of the text."""

    @property
    def standing(self) -> tuple[AnchoredNote, ...]:
        """The notes that were not withdrawn."""
        return tuple(one for one in self.notes if one.note.status != "retired")
