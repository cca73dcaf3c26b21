"""One article with its notes: read, its notes put in their places, its terms found, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from postil.anchor.findings import findings as anchor_findings
from postil.anchor.resolve import resolve_all
from postil.compose.marks import passages
from postil.diagnose.diagnostic import Diagnostic
from postil.engine.project import Options
from postil.engine.understanding.prose_check import check_record, missing_pictures
from postil.engine.understanding.publication import is_note_published, what_is_shown, without_text
from postil.frozen import frozen
from postil.link.folding import fold
from postil.link.labels import Labels
from postil.link.mentions import mentions
from postil.link.references import Known, check
from postil.link.repeats import repeats
from postil.model.fields import markdown_of
from postil.model.prose import Prose, Range
from postil.model.resolved import AnchoredNote, Briefing, Mention, Repeat, Whole
from postil.model.written.article import Article
from postil.model.written.library import Written
from postil.model.written.note import Note
from postil.prose.parse import parse
from postil.prose.sentences import sentences
from postil.source import place_of


@frozen
class Reading:
    """What one article turned out to say."""

    briefing: Briefing
    findings: tuple[Diagnostic, ...]
    folded: str
    """All its words, folded as names are: a name that is not in there is not mentioned."""
    targets: frozenset[str]
    """What its texts name by hand, as `kind:id`, `any:id` and `media:path`."""


class Reader:
    """Turns articles into briefings; holds what is the same for all of them."""

    def __init__(
        self,
        written: Written,
        labels: Mapping[str, Labels],
        phrases: Mapping[str, Labels],
        names: Mapping[str, str],
        known: Known,
        pictures: frozenset[str],
        options: Options,
    ) -> None:
        self._written = written
        self._labels = labels
        self._phrases = phrases
        self._names = names
        self._known = known
        self._pictures = pictures
        self._options = options

    def read(self, article: Article) -> Reading:
        """Everything there is to know of a published article by itself."""
        language = article.lang or self._written.site.language
        path = article.places[""].path
        prose, wrong = parse(article.body, path=path, line=article.body_line, language=language, names=self._names)
        findings = [*wrong, *check(prose, path, self._known, article=article.id)]
        findings += missing_pictures(prose, self._pictures, path)
        findings += check_record(article, self._known, self._pictures, language)

        options = self._options
        written = self._written.notes.get(article.id, ())
        shown = tuple(note for note in written if is_note_published(note, drafts=options.drafts, layers=options.layers))
        findings += (_blocking(note) for note in written if note.blocking and note.status == "open")
        approved = self._written.approved.get(article.id, {})
        anchored = []
        for note, anchor in zip(shown, resolve_all(shown, prose, approved, language), strict=True):
            if note.status == "published":
                findings += anchor_findings(note, anchor, prose, path)
            text, wrong = self._note_text(note, language)
            findings += [*wrong, *check(text, note.places[""].path, self._known, article=article.id)]
            if note.status == "retired":
                anchor = anchor if passages(anchor) else Whole()
            anchored.append(AnchoredNote(note, anchor, text, self._mentions(text, article, language)))
        anchored.sort(key=lambda found: passages(found.anchor)[:1] or ((-1, 0),))

        texts = (prose, *(one.prose for one in anchored), *self._fields(article, language))
        if article.status == "retired":
            briefing = Briefing(without_text(article), _empty(language), (), ())
        else:
            noted = [one for note in anchored for one in passages(note.anchor)]
            shown = _shown(article, noted)
            found = self._mentions(prose, article, language)
            said = self._repeats(prose, anchored, language, has_text=shown != [])
            if shown is not None:
                found = tuple(replace(one, linked=False) for one in _cut(found, shown))
                said = tuple(_cut(said, shown))
            briefing = Briefing(article, what_is_shown(prose, article, noted), tuple(anchored), found, said)
        return Reading(
            briefing=briefing,
            findings=tuple(findings),
            folded="\n\n".join(fold(text.text).text for text in texts),
            targets=frozenset(target for text in texts for target in targets(text)),
        )

    def _fields(self, article: Article, language: str) -> Iterator[Prose]:
        for _, text in markdown_of(article):
            yield parse(text, path="", line=1, language=language, names=self._names)[0]

    def _note_text(self, note: Note, language: str) -> tuple[Prose, tuple[Diagnostic, ...]]:
        span = place_of(note.places, "note")
        return parse(
            note.note,
            path=span.path,
            line=span.line,
            column=span.column,
            language=language,
            names=self._names,
            prefix=f"note-{note.id}.",
        )

    def _mentions(self, prose: Prose, article: Article, language: str) -> tuple[Mention, ...]:
        return mentions(
            prose,
            self._labels[language],
            language=language,
            settings=self._written.site.terms,
            own=None,
            never=frozenset(article.terms.never if article.terms else ()),
            sentences=sentences,
        )

    def _repeats(
        self, prose: Prose, anchored: list[AnchoredNote], language: str, *, has_text: bool
    ) -> tuple[Repeat, ...]:
        noted = [
            (one.note.claim, one.note.id, passage)
            for one in anchored
            if one.note.claim and one.note.status != "retired"
            for passage in (passages(one.anchor) if has_text else ()) or ((0, 0),)
        ]
        return repeats(prose, self._phrases[language], noted, language=language, sentences=sentences)


def _shown(article: Article, passages: list[Range]) -> list[Range] | None:
    """Where the text is shown: None for all of it."""
    origin = article.source
    if origin is None or origin.republish == "full":
        return None
    return passages if origin.republish == "excerpt" else []


Found = TypeVar("Found", Mention, Repeat)


def _cut(found: Iterable[Found], shown: list[Range]) -> Iterator[Found]:
    """What was found in what is shown: what stands around the passages is not quoted either."""
    for one in found:
        passage = next(((start, end) for start, end in shown if start <= one.start and one.end <= end), None)
        if passage:
            sentence = (max(passage[0], one.sentence[0]), min(passage[1], one.sentence[1]))
            yield replace(one, sentence=sentence)
        elif one.start == one.end:
            yield one


def targets(prose: Prose) -> Iterator[str]:
    """What a text names by hand."""
    for reference in prose.references:
        yield reference.target
    for src in prose.media:
        yield f"media:{src}"


def _empty(language: str) -> Prose:
    prose, _ = parse("", path="", line=1, language=language)
    return prose


def _blocking(note: Note) -> Diagnostic:
    return Diagnostic(
        code="blocking-note",
        message=f"note `{note.id}` is open and blocks the article",
        span=place_of(note.places, "blocking"),
        help=("settle it and set   status: published   or retired, or make the article a draft",),
    )
