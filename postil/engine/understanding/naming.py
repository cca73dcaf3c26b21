"""The names of entries: found anew when an entry changed, remembered otherwise; and whom a changed name concerns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from postil.diagnose.diagnostic import Findings
from postil.engine.memory.ledger import Ledger
from postil.frozen import frozen
from postil.link.claims import Claim as Form
from postil.link.claims import claims
from postil.link.clashes import form_findings, phrase_findings
from postil.link.folding import lower
from postil.link.labels import Labels, labels
from postil.link.packed import packed, unpacked
from postil.link.repeats import phrase_labels, phrases
from postil.model.relations import Contribution
from postil.model.written.library import Written
from postil.model.written.site import Site

MANY_FORMS = 200
"""From so many changed forms on, all articles are read again: each form costs a look through all their words."""


_PHRASES = ""
"""In place of a language: the phrases of claims are sought in texts of every one."""


@frozen
class Found:
    """What there is to find in texts, by language."""

    labels: Mapping[str, Labels]
    phrases: Mapping[str, Labels]


@frozen
class Naming:
    """What there is to find in texts, and how that differs from the last build."""

    labels: Mapping[str, Labels]
    """By language; every language of an article has its own."""
    phrases: Mapping[str, Labels]
    """The phrases of claims, by language."""
    changed: frozenset[str] | None
    """The forms, folded, that came or went; None when they are too many, or stems that words alone do not tell."""
    is_rearranged: bool = False
    """Whether there is a language more or less, so that a text may be looked through for other names than before."""
    contributions: tuple[Contribution, ...] = ()
    findings: Findings = ()


class _Remembered(Mapping[str, Labels]):
    """The labels of each language, kept as `kind` and unpacked when they are asked for."""

    def __init__(self, ledger: Ledger, kind: str) -> None:
        self._ledger = ledger
        self._kind = kind

    def __getitem__(self, language: str) -> Labels:
        found = self._ledger.recall_as(f"{self._kind} {language}", unpacked)
        if found is None:
            raise KeyError(language)
        return found

    def __iter__(self):  # type: ignore[no-untyped-def]
        return iter(self._ledger.recall("languages") or ())

    def __len__(self) -> int:
        return len(self._ledger.recall("languages"))


def remembered(ledger: Ledger) -> Naming:
    """The names as they were: no entry changed."""
    return Naming(_Remembered(ledger, "labels"), _Remembered(ledger, "phrases"), frozenset())


def languages(ledger: Ledger, site: Site) -> list[str]:
    """Those in which names are looked for: the site's, and every one that an article is written in."""
    return sorted({site.language, *ledger.keys("language", "")})


def find(written: Written, languages: Iterable[str]) -> Found:
    """The names of all entries, and the phrases of all claims, in the languages."""
    terms, profiles = tuple(written.terms.values()), tuple(written.profiles.values())
    main = written.site.language
    return Found(
        labels={one: labels(terms, profiles, language=one, site_language=main) for one in languages},
        phrases={one: phrase_labels(written.claims.values(), language=one) for one in languages},
    )


def renew(ledger: Ledger, written: Written, languages: list[str], found: Found) -> Naming:
    """The names that were found in the languages, and how they differ from before; the ledger remembers them."""
    terms, profiles = tuple(written.terms.values()), tuple(written.profiles.values())
    main = written.site.language
    said = tuple(phrases(written.claims.values()))
    now: dict[str, frozenset[Form]] = {_PHRASES: frozenset(replace(form, span=None) for form in said)}
    before = ledger.recall("claims") or {}
    for one in languages:
        named = claims(terms, profiles, language=one, site_language=main)
        now[one] = frozenset(replace(claim, span=None) for claim in named)
        if now[one] != before.get(one):
            ledger.keep(f"labels {one}", packed(found.labels[one]))
        if now[_PHRASES] != before.get(_PHRASES) or one not in before:
            ledger.keep(f"phrases {one}", packed(found.phrases[one]))
    changed = {claim for language in {*now, *before} for claim in now.get(language, set()) ^ before.get(language, set())}
    if changed or now.keys() != before.keys():
        ledger.keep("claims", now)
        ledger.keep("languages", languages)
    too_many = len(changed) > MANY_FORMS or any(claim.stems for claim in changed)
    return Naming(
        labels=found.labels,
        phrases=found.phrases,
        changed=None if too_many else frozenset(lower(claim.words) for claim in changed),
        is_rearranged=now.keys() != before.keys(),
        contributions=tuple(Contribution("labels", one, (), forms) for one, forms in now.items() if one != _PHRASES),
        findings=(
            *form_findings(terms, profiles, site_language=main),
            *phrase_findings(written.claims.values()),
        ),
    )


def articles_concerned(ledger: Ledger, names: Naming) -> set[str]:
    """The articles that a changed name may concern: those in which its letters stand."""
    if names.changed is None:
        return set(ledger.owners("article:"))
    return {owner for form in names.changed for owner in ledger.saying(form)}
