"""Findings about the forms of entries: claimed twice, never to be found, stopped in vain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from postil.diagnose.diagnostic import Diagnostic, Findings, Related, order
from postil.link import folding
from postil.link.claims import Claim, claims, is_findable
from postil.link.inflection import stemmer
from postil.link.stems import pattern_of
from postil.model.written.profile import Profile
from postil.model.written.term import Term
from postil.source import Span, place_of


def form_findings(terms: Sequence[Term], profiles: Sequence[Profile], *, site_language: str) -> Findings:
    """All that is wrong with the names of entries, in the site's language and in those that `labels:` speak."""
    found = [*_unfindable(terms, profiles), *_idle_stops(terms, site_language), *_stemless(terms, site_language)]
    languages = {site_language, *(language for term in terms for language in term.labels)}
    for language in sorted(languages):
        found += _clashes(claims(terms, profiles, language=language, site_language=site_language), language)
    return tuple(sorted(dict.fromkeys(found), key=order))


def _clashes(all_claims: Iterable[Claim], language: str) -> Iterator[Diagnostic]:
    by_words: dict[str, list[Claim]] = {}
    for claim in all_claims:
        if not claim.stop:
            by_words.setdefault(folding.lower(claim.words), []).append(claim)
    for rivals in by_words.values():
        if len(rivals) > 1:
            yield from _rivalries(rivals)
    stemming = [claim for group in by_words.values() for claim in group if claim.stems]
    stem = stemmer(language) if stemming else None
    if stem:
        by_stems: dict[tuple[str, ...], list[Claim]] = {}
        for claim in stemming:
            by_stems.setdefault(pattern_of(claim, stem).key, []).append(claim)
        for rivals in by_stems.values():
            yield from _rivalries(rivals)


def _rivalries(rivals: list[Claim]) -> Iterator[Diagnostic]:
    ordered = sorted(rivals, key=lambda claim: (claim.span.path, claim.span.line, claim.span.column, claim.derived))
    for at, claim in enumerate(ordered):
        for first in ordered[:at]:
            if claim.entry != first.entry and _same(first, claim):
                yield _clash(first, claim)
                break


def _same(one: Claim, other: Claim) -> bool:
    """Whether two claims on the same letters mean the same uses. What is written goes before a plural made by rule."""
    if one.derived != other.derived:
        return False
    loose = ("loose", "ignore")
    return one.words == other.words or (one.case in loose and other.case in loose)


def _clash(first: Claim, claim: Claim) -> Diagnostic:
    how = "have the same plural" if claim.derived else "go by the same words"
    a, b = (f"{one.entry.kind} {one.entry.id}" for one in (first, claim))
    out = "" if claim.entry.kind == "profile" else f", or let {claim.entry.id} be linked by hand alone with   match: never"
    plural = "add   inflect: false   to one of them" if claim.derived else "take the form out of one of them"
    return Diagnostic(
        code="claimed-form",
        message=f"{a} and {b} {how}: {claim.words}",
        span=claim.span,
        help=(f"{plural}{out}",),
        related=(Related(first.span, f"{a} has it from here"),),
    )


def _unfindable(terms: Iterable[Term], profiles: Iterable[Profile]) -> Iterator[Diagnostic]:
    for term in terms:
        written = [("term", term.term), *((f"forms.{at}", form) for at, form in enumerate(term.forms))]
        for tag, there in term.labels.items():
            written += [(f"labels.{tag}.term", there.term)]
            written += [(f"labels.{tag}.forms.{at}", form) for at, form in enumerate(there.forms)]
        written += [(f"stop.{at}", phrase) for at, phrase in enumerate(term.stop)]
        yield from (_nothing(place_of(term.places, place)) for place, form in written if not is_findable(form))
    for profile in profiles:
        written = [("name", profile.name), *((f"forms.{at}", form) for at, form in enumerate(profile.forms))]
        yield from (_nothing(place_of(profile.places, place)) for place, form in written if not is_findable(form))


def _nothing(span: Span) -> Diagnostic:
    return Diagnostic(
        code="unfindable-form",
        message="this form has no letter and no digit, so no text can be found to use it",
        span=span,
        help=("write the word as it stands in texts, or take the form out",),
    )


def _idle_stops(terms: Iterable[Term], site_language: str) -> Iterator[Diagnostic]:
    for term in terms:
        if not term.stop or term.match == "never":
            continue
        known = {
            folding.lower(claim.words)
            for claim in claims([term], [], language=site_language, site_language=site_language)
            if not claim.stop
        }
        for at, phrase in enumerate(term.stop):
            folded = folding.lower(folding.name(phrase))
            if is_findable(folded) and not any(form in folded for form in known):
                yield Diagnostic(
                    code="idle-stop",
                    message=f"the stop phrase does not contain {term.term}, so it stops nothing",
                    span=place_of(term.places, f"stop.{at}"),
                    help=("write the whole phrase, with the word in it that is not meant",),
                )


def _stemless(terms: Iterable[Term], site_language: str) -> Iterator[Diagnostic]:
    asking = [term for term in terms if term.inflect == "stem"]
    if asking and stemmer(site_language) is None:
        for term in asking:
            yield Diagnostic(
                code="no-stemmer",
                message=f"there is no stemmer for the language {site_language}, so only the forms as written are found",
                span=place_of(term.places, "inflect"),
                help=("list the inflected forms under `forms:` and take `inflect: stem` out",),
            )
