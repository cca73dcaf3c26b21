"""Findings about the forms of entries: claimed twice, never to be found, stopped in vain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from postil.diagnose.diagnostic import Diagnostic, Findings, Related, order
from postil.link import folding
from postil.link.claims import Claim, Entry, claims, is_findable
from postil.link.inflection import stemmer
from postil.link.stems import pattern_of
from postil.model.written import claim as written_claim
from postil.model.written.profile import Profile
from postil.model.written.term import Term
from postil.source import Span, place_of


def form_findings(terms: Sequence[Term], profiles: Sequence[Profile], *, site_language: str) -> Findings:
    """All that is wrong with the names of entries, in the site's language and in those that `labels:` speak."""
    found = [
        *_unfindable(terms, profiles),
        *_idle_stops(terms, site_language),
        *_stemless(terms, site_language),
    ]
    languages = {site_language, *(language for entry in (*terms, *profiles) for language in entry.labels)}
    for language in sorted(languages):
        found += _clashes(claims(terms, profiles, language=language, site_language=site_language), language)
    return tuple(sorted(dict.fromkeys(found), key=order))


def _clashes(all_claims: Iterable[Claim], language: str) -> Iterator[Diagnostic]:
    by_words: dict[str, list[Claim]] = {}
    for claim in all_claims:
        if not claim.stop:
            by_words.setdefault(folding.lower(claim.words), []).append(claim)
    pairs = [pair for rivals in by_words.values() if len(rivals) > 1 for pair in _pairs(rivals)]
    stemming = [claim for group in by_words.values() for claim in group if claim.stems]
    stem = stemmer(language) if stemming else None
    if stem:
        by_stems: dict[tuple[str, ...], list[Claim]] = {}
        for claim in stemming:
            by_stems.setdefault(pattern_of(claim, stem).key, []).append(claim)
        pairs += [pair for rivals in by_stems.values() if len(rivals) > 1 for pair in _pairs(rivals)]
    # Two entries that share a word share its plurals and stems too: one cause, one finding.
    said: set[tuple[Entry, Entry]] = set()
    for first, claim in sorted(pairs, key=lambda pair: _is_made(*pair)):
        if not (_is_made(first, claim) and (first.entry, claim.entry) in said):
            said.add((first.entry, claim.entry))
            yield _clash(first, claim)


def _pairs(rivals: list[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Each claim that means what another entry's claim, written before it, means, with that one."""
    ordered = sorted(
        rivals, key=lambda claim: (claim.span.path, claim.span.line, claim.span.column, claim.derived)
    )
    for at, claim in enumerate(ordered):
        first = next((one for one in ordered[:at] if one.entry != claim.entry and _same(one, claim)), None)
        if first:
            yield first, claim


def _is_made(first: Claim, claim: Claim) -> bool:
    """Whether the two only meet in what a rule makes of them."""
    return claim.derived or folding.lower(first.words) != folding.lower(claim.words)


def _same(one: Claim, other: Claim) -> bool:
    """Whether two claims on the same letters or stems mean the same uses; what is written comes before what is made."""
    if one.derived != other.derived:
        return False
    loose = ("loose", "ignore")
    return (
        one.words == other.words
        or (one.case in loose and other.case in loose)
        or (not other.derived and _is_made(one, other))
    )


def _clash(first: Claim, claim: Claim) -> Diagnostic:
    one, other = (f"{claimed.entry.kind} `{claimed.entry.id}`" for claimed in (first, claim))
    if not _is_made(first, claim):
        message, way = f"{one} and {other} both go by `{claim.words}`", "take the words out of one of them"
    elif claim.derived:
        message, way = (
            f"{one} and {other} have the same plural `{claim.words}`",
            'set   inflect: "false"   in one of them',
        )
    else:
        message = f"{one} and {other} have the same stem: `{first.words}`, `{claim.words}`"
        way = "take   inflect: stem   out of one of them"
    term = next((claimed.entry.id for claimed in (claim, first) if claimed.entry.kind == "term"), "")
    keeps = f", or set   match: never   in `{term}` to link it by hand alone" if term else ""
    return Diagnostic(
        code="claimed-form",
        message=message,
        span=claim.span,
        help=(way + keeps,),
        related=(Related(first.span, f"{one} has it from here"),),
    )


def _unfindable(terms: Iterable[Term], profiles: Iterable[Profile]) -> Iterator[Diagnostic]:
    for term in terms:
        written = [("term", term.term), *((f"forms.{at}", form) for at, form in enumerate(term.forms))]
        for tag, there in term.labels.items():
            written += [(f"labels.{tag}.term", there.term)]
            written += [(f"labels.{tag}.forms.{at}", form) for at, form in enumerate(there.forms)]
        written += [(f"stop.{at}", phrase) for at, phrase in enumerate(term.stop)]
        yield from (
            _nothing(place_of(term.places, place)) for place, form in written if not is_findable(form)
        )
    for profile in profiles:
        written = [("name", profile.name), *((f"forms.{at}", form) for at, form in enumerate(profile.forms))]
        yield from (
            _nothing(place_of(profile.places, place)) for place, form in written if not is_findable(form)
        )


def phrase_findings(said: Iterable[written_claim.Claim]) -> Iterator[Diagnostic]:
    """What is wrong with the phrases in which claims are repeated."""
    for claim in said:
        for at, phrase in enumerate(claim.repeats):
            if not is_findable(phrase):
                yield _nothing(place_of(claim.places, f"repeats.{at}"))


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
                    message=f"the stop phrase does not contain a form of `{term.id}`, so it stops nothing",
                    span=place_of(term.places, f"stop.{at}"),
                    help=("write the whole phrase, with the word in it that is not meant",),
                )


def _stemless(terms: Iterable[Term], site_language: str) -> Iterator[Diagnostic]:
    asking = [term for term in terms if term.inflect == "stem"]
    if asking and stemmer(site_language) is None:
        for term in asking:
            yield Diagnostic(
                code="no-stemmer",
                message=f"no stemmer knows the language `{site_language}`, so only the forms as written are found",
                span=place_of(term.places, "inflect"),
                help=("list the inflected words under   forms:   and take   inflect: stem   out",),
            )
