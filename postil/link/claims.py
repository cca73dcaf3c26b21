"""Claims: which words each entry asks to be known by in a language, and where two of them ask for the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, TypeVar

from postil.frozen import frozen
from postil.link import folding
from postil.link.boundaries import is_word
from postil.link.inflection import plurals
from postil.model.written.profile import Profile, ProfileLabel
from postil.model.written.site import Every
from postil.model.written.term import Label, Term
from postil.source import Span, place_of

_Label = TypeVar("_Label", Label, ProfileLabel)

Case = Literal["exact", "proper", "loose", "ignore"]
"""`exact`: as written. `proper`: as written, or with a capital in front, or in a line of capitals: names and acronyms.
`loose`: in any case, but one word all in capitals is an acronym and another word. `ignore`: in any case whatever."""


@frozen
class Entry:
    """What linking needs to know of a term or a profile."""

    kind: str
    """`term` or `profile`."""
    id: str
    auto: bool
    """Whether its uses become links; otherwise they are only listed."""
    every: Every | None
    """How often it is linked, where that differs from the site's setting."""


@frozen
class Claim:
    """One form by which an entry is known."""

    entry: Entry
    words: str
    """The form, folded, in the case it is written in."""
    case: Case
    derived: bool
    """Whether it is a plural made by rule: what somebody wrote goes before it."""
    stop: bool
    """Whether it is a phrase in which the entry is not meant."""
    stems: bool
    """Whether words with the same stems are meant too."""
    span: Span | None
    """Where it is written; None where that no longer matters."""


def claims(
    terms: Iterable[Term], profiles: Iterable[Profile], *, language: str, site_language: str
) -> Iterator[Claim]:
    """Every form that entries are known by in articles of a language.

    In the language of the site these are the names and forms of all entries. In another language a term is known by its
    label there and by its acronyms, which travel; a profile by all its names, which are proper names, and by those there.
    """
    home = _primary(language) == _primary(site_language)
    english = _primary(language) == "en"
    for term in terms:
        if term.match != "never":
            yield from _term(term, language, home=home, english=english)
    for profile in profiles:
        entry = Entry("profile", profile.id, auto=True, every=None)
        written = [("name", profile.name), *((f"forms.{at}", form) for at, form in enumerate(profile.forms))]
        if there := label(profile.labels, language):
            tag, named = there
            written.append((f"labels.{tag}.name", named.name))
            written += ((f"labels.{tag}.forms.{at}", form) for at, form in enumerate(named.forms))
        for place, form in written:
            yield from _claim(entry, form, place_of(profile.places, place), case="proper")


def label(labels: Mapping[str, _Label], language: str) -> tuple[str, _Label] | None:
    """An entry's label for articles in a language, and the tag it is written under: `zh-Hant` before `zh`."""
    tags = {tag.lower(): tag for tag in labels}
    asked = language.lower()
    while asked:
        if asked in tags:
            return tags[asked], labels[tags[asked]]
        asked = asked.rpartition("-")[0]
    return None


def is_findable(form: str) -> bool:
    """Whether a form has anything in it that could stand in a text as a word."""
    return any(is_word(character) for character in form)


def _term(term: Term, language: str, *, home: bool, english: bool) -> Iterator[Claim]:
    entry = Entry("term", term.id, auto=term.match == "auto", every=term.every)
    inflects = english and term.inflect != "false"
    for place, form in _forms(term, language, home=home):
        span = place_of(term.places, place)
        case = _case(term, form)
        yield from _claim(entry, form, span, case=case, inflects=inflects, stems=term.inflect == "stem")
    for at, phrase in enumerate(term.stop):
        yield from _claim(
            entry, phrase, place_of(term.places, f"stop.{at}"), case="ignore", inflects=inflects, stop=True
        )


def _forms(term: Term, language: str, *, home: bool) -> Iterator[tuple[str, str]]:
    own = [("term", term.term), *((f"forms.{at}", form) for at, form in enumerate(term.forms))]
    yield from (
        own if home else ((place, form) for place, form in own if form.isupper() and term.case != "ignore")
    )
    found = label(term.labels, language)
    if found:
        tag, there = found
        yield f"labels.{tag}.term", there.term
        yield from ((f"labels.{tag}.forms.{at}", form) for at, form in enumerate(there.forms))


def _case(term: Term, form: str) -> Case:
    if term.case != "smart":
        return term.case
    return "loose" if form[1:] == form[1:].lower() else "proper"


def _claim(
    entry: Entry,
    form: str,
    span: Span,
    *,
    case: Case,
    inflects: bool = False,
    stems: bool = False,
    stop: bool = False,
) -> Iterator[Claim]:
    words = folding.name(form)
    if not is_findable(words):
        return
    yield Claim(entry, words, case, derived=False, stop=stop, stems=stems, span=span)
    if inflects:
        for plural in plurals(words):
            yield Claim(entry, plural, case, derived=True, stop=stop, stems=False, span=span)


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()
