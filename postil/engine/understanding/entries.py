"""The entries of a site: terms, profiles, sources, events, claims, plain pages; few enough to be at hand in every build."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from postil.diagnose.diagnostic import Diagnostic
from postil.engine.changes.library import owner_of
from postil.engine.understanding import claims, contributions
from postil.engine.understanding.articles import targets
from postil.engine.understanding.prose_check import missing_pictures
from postil.engine.understanding.publication import is_page_published
from postil.link.references import Known, check
from postil.model.fields import markdown_of
from postil.model.relations import Contribution
from postil.model.written.cited import CitedSource
from postil.model.written.claim import Claim
from postil.model.written.event import Event
from postil.model.written.library import Written
from postil.model.written.page import Page
from postil.model.written.profile import Profile
from postil.model.written.term import Term
from postil.prose.parse import parse
from postil.read.references import circles, references
from postil.source import place_of


def present(written: Written) -> Iterator[Contribution]:
    """Which kinds of entries there are."""
    kinds = {
        "term": written.terms, "profile": written.profiles, "source": written.sources, "event": written.events,
        "claim": written.claims,
    }
    for kind, shelf in kinds.items():
        if shelf:
            yield Contribution("present", kind, (), True)


def by_owner(written: Written, *, drafts: bool) -> Mapping[str, list[Contribution]]:
    """What entries add to what the site knows, by the file that each stands in."""
    titles = {one.scheme: one.title or one.scheme.capitalize() for one in written.glossaries.values()}
    found: defaultdict[str, list[Contribution]] = defaultdict(list)
    for record in _records(written):
        found[owner_of(record.places[""].path)] += _added(record, titles, drafts=drafts)
    return found


def _added(record: Any, titles: Mapping[str, str], *, drafts: bool) -> Iterator[Contribution]:
    match record:
        case Term():
            return contributions.of_term(record, titles.get(record.scheme, record.scheme))
        case Profile():
            return contributions.of_profile(record)
        case CitedSource():
            return contributions.of_source(record)
        case Event():
            return contributions.of_event(record)
        case Claim():
            return claims.of_claim(record)
    if is_page_published(record, drafts=drafts):
        return contributions.of_page(record)
    return contributions.of_unpublished_page(record)


def prose_of(
    path: str, written: Written, known: Known, pictures: frozenset[str]
) -> tuple[tuple[Diagnostic, ...], frozenset[str]]:
    """What is wrong in the Markdown of the entries that one file holds, and what it names by hand."""
    findings: list[Diagnostic] = []
    named: set[str] = set()
    for record in _records(written):
        if record.places[""].path != path:
            continue
        for markdown, span, language in _texts(record, written.site.language):
            prose, wrong = parse(
                markdown, path=path, line=span.line, column=span.column, language=language
            )
            findings += [*wrong, *check(prose, path, known), *missing_pictures(prose, pictures, path)]
            named |= set(targets(prose))
        named |= named_by([record])
    return tuple(findings), frozenset(named)


def _records(written: Written) -> Iterator[Any]:
    for shelf in (written.terms, written.profiles, written.sources, written.events, written.claims, written.pages):
        yield from shelf.values()


def _texts(record: Any, language: str) -> Iterator[tuple[str, Any, str]]:
    if isinstance(record, Page):
        yield record.body, _Line(record.body_line), record.lang or language
    for key, text in markdown_of(record):
        yield text, place_of(record.places, key), language


class _Line:
    """Where the body of a page begins."""

    def __init__(self, line: int) -> None:
        self.line, self.column = line, 1


def named_by(records: Iterable[Any]) -> frozenset[str]:
    """What records name under their keys, as `kind:id`."""
    found = set()
    for record in records:
        image = getattr(record, "image", None)
        if image:
            found.add(f"media:{image.src}")
        for ref, value, _ in references(record):
            if ref.kind == "any" and ":" in value:
                found.add(value)
            else:
                found.add(f"{ref.kind}:{value}")
    return frozenset(found)


def wrong(written: Written, today: date) -> Iterator[Diagnostic]:
    """What is wrong between the entries themselves, and what is due."""
    yield from circles(written)
    yield from _overdue(written, today)


def _overdue(written: Written, today: date) -> Iterator[Diagnostic]:
    """A warning for each term that was to be checked again by now."""
    for term in written.terms.values():
        if term.review_by and term.review_by < today:
            yield Diagnostic(
                code="review-overdue",
                message=f"`{term.id}` was to be reviewed by {term.review_by.isoformat()}",
                span=place_of(term.places, "review_by"),
                help=("check the definition, then set   reviewed:   and a new   review_by:",),
            )
