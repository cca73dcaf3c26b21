"""Between the records: every id names something that is there, and no wider term leads in a circle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from postil.diagnose.diagnostic import Diagnostic, Findings, Related
from postil.diagnose.nearest import did_you_mean
from postil.model.keys import Ref
from postil.model.written.article import Article
from postil.model.written.library import Written
from postil.read.scalars import ID
from postil.read.schema import FieldShape, Keyed, Many, Nested, Reference, Shape, shape_of
from postil.source import Span, place_of

WRITTEN_IN = {"term": "glossary", "profile": "profiles", "source": "sources", "claim": "claims", "event": "events", "article": "articles"}
SHORT_FORM_ORDER = ("term", "profile", "article", "event", "source", "claim")
"""The kinds among which a bare id is looked for."""


def check_references(written: Written) -> Findings:
    """Every reference to nothing, every bare id that could mean two things, and every circle of wider terms."""
    findings: list[Diagnostic] = []
    notes = {slug: frozenset(note.id for note in found) for slug, found in written.notes.items()}
    topics = frozenset(topic.id for topic in written.site.topics)
    for record in _records(written):
        for ref, value, span in references(record):
            if not value:
                continue
            match ref.kind:
                case "topic":
                    found = _topic(written, topics, value, span)
                case "note":
                    found = _note(written, notes, f"{record.id}/{value}", span) if isinstance(record, Article) else None
                case "any":
                    found = _any(written, notes, topics, value, span)
                case kind:
                    found = _id(written, kind, value, span, or_text=ref.or_text)
            if found:
                findings.append(found)
    findings.extend(_circles(written))
    return tuple(findings)


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


def _id(written: Written, kind: str, value: str, span: Span, *, or_text: bool = False) -> Diagnostic | None:
    shelf = written.of_kind(kind)
    if value in shelf or written.may_exist(kind, value):
        return None
    near = did_you_mean(value, shelf)
    # Where words may stand, only what looks like a mistyped id is taken for one.
    if or_text and not (near and ID.fullmatch(value)):
        return None
    an = "an" if kind in ("article", "event") else "a"
    help_ = near or (f"write {an} {kind} with this id in content/{WRITTEN_IN[kind]}/, or delete the reference",)
    if or_text:
        help_ = (*help_, "where words are meant, write them with a capital letter or a space")
    return Diagnostic("unknown-reference", f"there is no {kind} `{value}`", span, help_)


def _topic(written: Written, topics: frozenset[str], value: str, span: Span) -> Diagnostic | None:
    if not topics or value in topics or written.may_exist("topic", value):
        return None
    help_ = did_you_mean(value, sorted(topics)) or (f"declare it in content/site.yaml: topics: [{{id: {value}, title: …}}]",)
    return Diagnostic("unknown-reference", f"site.yaml declares no topic `{value}`", span, help_)


def _note(written: Written, notes: Mapping[str, frozenset[str]], target: str, span: Span) -> Diagnostic | None:
    slug, slash, id_ = target.partition("/")
    if not slash:
        return Diagnostic("unknown-reference", f"`note:{target}` names no article", span, ("write note:article/id",))
    if slug not in written.articles:
        return _id(written, "article", slug, span)
    if id_ in notes.get(slug, ()) or written.may_exist("note", target):
        return None
    help_ = did_you_mean(id_, sorted(notes.get(slug, ()))) or (f"the notes on {slug} stand in content/annotations/{slug}.yaml",)
    return Diagnostic("unknown-reference", f"there is no note `{id_}` on {slug}", span, help_)


def _any(
    written: Written, notes: Mapping[str, frozenset[str]], topics: frozenset[str], value: str, span: Span
) -> Diagnostic | None:
    kind, colon, id_ = value.partition(":")
    if colon:
        if kind == "note":
            return _note(written, notes, id_, span)
        return _topic(written, topics, id_, span) if kind == "topic" else _id(written, kind, id_, span)
    kinds = [kind for kind in SHORT_FORM_ORDER if value in written.of_kind(kind)]
    if len(kinds) == 1 or (not kinds and any(written.may_exist(kind, value) for kind in SHORT_FORM_ORDER)):
        return None
    if kinds:
        return Diagnostic("ambiguous-reference", f"`{value}` is the id of {_all_of(kinds)}", span,
                          tuple(f"write {kind}:{value}" for kind in kinds))
    return Diagnostic("unknown-reference", f"nothing has the id `{value}`", span,
                      did_you_mean(value, [id_ for kind in SHORT_FORM_ORDER for id_ in written.of_kind(kind)]))


def _all_of(kinds: list[str]) -> str:
    named = [("an " if kind in ("article", "event") else "a ") + kind for kind in kinds]
    return ", ".join(named[:-1]) + " and of " + named[-1] if len(named) > 2 else " and of ".join(named)


def _circles(written: Written) -> Iterator[Diagnostic]:
    """Each circle of `broader` once, at the entry of it that comes first in the library."""
    done: set[str] = set()
    for start in written.terms:
        path: list[str] = []
        waiting: list[tuple[str, Iterator[str]]] = [] if start in done else [(start, iter(written.terms[start].broader))]
        path.extend(id_ for id_, _ in waiting)
        while waiting:
            wider = next(waiting[-1][1], None)
            if wider is None:
                done.add(path.pop())
                waiting.pop()
            elif wider in path:
                yield _circle(written, path[path.index(wider):])
            elif wider not in done and wider in written.terms:
                path.append(wider)
                waiting.append((wider, iter(written.terms[wider].broader)))


def _circle(written: Written, circle: list[str]) -> Diagnostic:
    spans = [place_of(written.terms[id_].places, "broader") for id_ in circle]
    names = " → ".join([*circle, circle[0]])
    message = f"the term `{circle[0]}` is broader than itself" if len(circle) == 1 else f"these terms are broader than each other: {names}"
    related = tuple(Related(span, f"`{circle[(n + 2) % len(circle)]}` is broader than `{id_}`")
                    for n, (id_, span) in enumerate(zip(circle[1:], spans[1:], strict=True)))
    return Diagnostic("broader-circle", message, spans[0], ("delete one of them from `broader`",), related)
