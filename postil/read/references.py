"""Between the records: every id names something that is there, and no wider term leads in a circle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from postil.diagnose.diagnostic import Diagnostic, Findings, Related
from postil.diagnose.nearest import did_you_mean
from postil.model.keys import Ref
from postil.model.written.library import Written
from postil.read.scalars import ID
from postil.read.schema import FieldShape, Keyed, Many, Nested, Reference, Shape, shape_of
from postil.source import Span, place_of

WRITTEN_IN = {
    "term": "glossary",
    "profile": "profiles",
    "source": "sources",
    "claim": "claims",
    "event": "events",
    "article": "articles",
}
SHORT_FORM_ORDER = ("term", "profile", "article", "event", "source", "claim")
"""The kinds among which a bare id is looked for."""


MOST_GUESSES = 100
"""Unknown ids for which the nearest is looked up: with twenty thousand ids each takes some ten milliseconds."""


def check_references(written: Written) -> Findings:
    """Every reference to nothing, and every bare id that could mean two things, in the records at hand."""
    check = _Check(written)
    found = (
        check.reference(record, ref, value, span)
        for record in _records(written)
        for ref, value, span in references(record)
        if value
    )
    return tuple(finding for finding in found if finding)


def _records(written: Written) -> Iterator[Any]:
    yield written.site
    yield from written.articles.values()
    for notes in written.notes.values():
        yield from notes
    for shelf in (written.terms, written.profiles, written.sources, written.claims, written.events):
        yield from shelf.values()


def references(record: Any) -> Iterator[tuple[Ref, str, Span]]:
    """Every id in a record, or in a record inside it, that names something written elsewhere; and where it stands."""
    for field in _bearing(type(record)):
        value = getattr(record, field.name)
        if value is None or value == "":
            continue
        match field.shape:
            case Reference(ref=ref):
                yield ref, value, place_of(record.places, field.key)
            case Many(item=Reference(ref=ref)):
                for number, item in enumerate(value):
                    yield ref, item, place_of(record.places, f"{field.key}.{number}")
            case Many():
                for inner in value:
                    yield from references(inner)
            case Keyed():
                for inner in value.values():
                    yield from references(inner)
            case Nested():
                yield from references(value)


@cache
def _bearing(record: type[Any]) -> tuple[FieldShape, ...]:
    """The keys of a record class under which references can stand."""
    return tuple(field for field in shape_of(record).fields.values() if _bears(field.shape))


def _bears(shape: Shape) -> bool:
    match shape:
        case Reference():
            return True
        case Nested(record=record):
            return bool(_bearing(record))
        case Many(item=item) | Keyed(item=item):
            return _bears(item)
        case _:
            return False


class _Check:
    """What there is to refer to; lives as long as one call of `check_references`."""

    def __init__(self, written: Written) -> None:
        self._written = written
        self._topics = frozenset(topic.id for topic in written.site.topics)
        self._guesses: dict[tuple[str, str], tuple[str, ...]] = {}

    def reference(self, record: Any, ref: Ref, value: str, span: Span) -> Diagnostic | None:
        match ref.kind:
            case "topic":
                return self._topic(value, span)
            case "note":
                return self._note(f"{record.id}/{value}", span)
            case "any":
                return self._any(value, span)
            case kind:
                return self._id(kind, value, span, or_text=ref.or_text)

    def _guess(self, kind: str, value: str, names: Iterable[str]) -> tuple[str, ...]:
        known = self._guesses.get((kind, value))
        if known is None:
            known = did_you_mean(value, names) if len(self._guesses) < MOST_GUESSES else ()
            self._guesses[kind, value] = known
        return known

    def _id(self, kind: str, value: str, span: Span, *, or_text: bool = False) -> Diagnostic | None:
        shelf = self._written.of_kind(kind)
        if value in shelf or self._written.may_exist(kind, value) or (or_text and not ID.fullmatch(value)):
            return None
        near = self._guess(kind, value, shelf)
        # Where words may stand, only what looks like a mistyped id is taken for one.
        if or_text and not near:
            return None
        an = "an" if kind in ("article", "event") else "a"
        help_ = near or (f"write {an} {kind} with this id in content/{WRITTEN_IN[kind]}/, or delete the reference",)
        if or_text:
            help_ = (*help_, "where words are meant, write them with a capital letter or a space")
        return Diagnostic("unknown-reference", f"there is no {kind} `{value}`", span, help_)

    def _topic(self, value: str, span: Span) -> Diagnostic | None:
        if not self._topics or value in self._topics or self._written.may_exist("topic", value):
            return None
        help_ = self._guess("topic", value, sorted(self._topics)) or (
            f"declare it in content/site.yaml under `topics`: {{id: {value}, title: …}}",
        )
        return Diagnostic("unknown-reference", f"site.yaml declares no topic `{value}`", span, help_)

    def _note(self, target: str, span: Span) -> Diagnostic | None:
        slug, slash, id_ = target.partition("/")
        if not slash:
            return Diagnostic(
                "unknown-reference", f"`note:{target}` names no article", span, ("write note:article/id",)
            )
        if slug not in self._written.articles:
            return self._id("article", slug, span)
        there = frozenset(note.id for note in self._written.notes.get(slug, ()))
        if id_ in there or self._written.may_exist("note", target):
            return None
        help_ = self._guess(f"note:{slug}", id_, sorted(there)) or (
            f"the notes on {slug} stand in content/annotations/{slug}.yaml",
        )
        return Diagnostic("unknown-reference", f"there is no note `{id_}` on {slug}", span, help_)

    def _any(self, value: str, span: Span) -> Diagnostic | None:
        kind, colon, id_ = value.partition(":")
        if colon:
            if kind == "note":
                return self._note(id_, span)
            return self._topic(id_, span) if kind == "topic" else self._id(kind, id_, span)
        kinds = [kind for kind in SHORT_FORM_ORDER if value in self._written.of_kind(kind)]
        if len(kinds) == 1 or (not kinds and any(self._written.may_exist(kind, value) for kind in SHORT_FORM_ORDER)):
            return None
        if kinds:
            return Diagnostic(
                "ambiguous-reference",
                f"`{value}` is the id of {_all_of(kinds)}",
                span,
                tuple(f"write {kind}:{value}" for kind in kinds),
            )
        names = (id_ for kind in SHORT_FORM_ORDER for id_ in self._written.of_kind(kind))
        return Diagnostic("unknown-reference", f"nothing has the id `{value}`", span, self._guess("", value, names))


def _all_of(kinds: list[str]) -> str:
    named = [("an " if kind in ("article", "event") else "a ") + kind for kind in kinds]
    return ", ".join(named[:-1]) + " and of " + named[-1] if len(named) > 2 else " and of ".join(named)


def circles(written: Written) -> Iterator[Diagnostic]:
    """Each circle of `broader` once, at the entry of it that comes first in the library."""
    done: set[str] = set()
    for start in written.terms:
        path: list[str] = []
        waiting: list[tuple[str, Iterator[str]]] = (
            [] if start in done else [(start, iter(written.terms[start].broader))]
        )
        path.extend(id_ for id_, _ in waiting)
        while waiting:
            wider = next(waiting[-1][1], None)
            if wider is None:
                done.add(path.pop())
                waiting.pop()
            elif wider in path:
                yield _circle(written, path[path.index(wider) :])
            elif wider not in done and wider in written.terms:
                path.append(wider)
                waiting.append((wider, iter(written.terms[wider].broader)))


def _circle(written: Written, circle: list[str]) -> Diagnostic:
    spans = [place_of(written.terms[id_].places, "broader") for id_ in circle]
    names = " → ".join([*circle, circle[0]])
    message = (
        f"the term `{circle[0]}` is broader than itself"
        if len(circle) == 1
        else f"these terms are broader than each other: {names}"
    )
    related = tuple(
        Related(span, f"`{circle[(n + 2) % len(circle)]}` is broader than `{id_}`")
        for n, (id_, span) in enumerate(zip(circle[1:], spans[1:], strict=True))
    )
    return Diagnostic("broader-circle", message, spans[0], ("delete one of them from `broader`",), related)
