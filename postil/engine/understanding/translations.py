"""Translations: of briefings, which must fit each other, and of the names of terms, profiles and topics."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from postil.diagnose.diagnostic import Diagnostic, Related
from postil.engine.memory.ledger import Ledger
from postil.frozen import frozen
from postil.model.cards import EntryLabel
from postil.model.relations import ByLanguage, Contribution
from postil.model.written.article import Article
from postil.model.written.profile import Profile
from postil.model.written.site import Site
from postil.model.written.term import Term
from postil.source import Span, place_of


@frozen
class Translating:
    """A published briefing that says it is a translation."""

    id: str
    original: str
    lang: str
    span: Span


def of_front(article: Article, site: Site) -> Iterator[Contribution]:
    """What is looked at here of an article."""
    if article.translation_of:
        span = place_of(article.places, "translation_of")
        row = Translating(article.id, article.translation_of, article.lang or site.language, span)
        yield Contribution("translating", "all", (article.id,), row)


def of_term(term: Term, url: str, order: tuple[str, str]) -> Iterator[Contribution]:
    """What a term is called in other languages, and all the names under which it is looked up, in that order of entries."""
    elsewhere = _elsewhere({lang: (one.term, *one.forms) for lang, one in term.labels.items()})
    yield Contribution("lookup", "term", order, (term.term, url, "term", term.forms, elsewhere))
    for lang, label in term.labels.items():
        yield _label("term", term.id, lang, label.term, label.short)


def of_profile(profile: Profile, url: str, order: tuple[str, str]) -> Iterator[Contribution]:
    """The same of somebody or something with a profile."""
    elsewhere = _elsewhere({lang: (one.name, *one.forms) for lang, one in profile.labels.items()})
    yield Contribution("lookup", "profile", order, (profile.name, url, profile.kind, profile.forms, elsewhere))
    for lang, label in profile.labels.items():
        yield _label("profile", profile.id, lang, label.name, label.summary)


def of_topics(site: Site, used: Collection[str]) -> Iterator[Contribution]:
    """What the topics that there are briefings on are called in other languages."""
    for topic in site.topics:
        if topic.id in used:
            for lang, label in topic.labels.items():
                yield _label("topic", topic.id, lang, label.title, "")


def _elsewhere(labels: Mapping[str, tuple[str, ...]]) -> ByLanguage:
    """What an entry is called in other languages, each name once in each."""
    return tuple((lang, tuple(dict.fromkeys(names))) for lang, names in labels.items())


def _label(kind: str, id: str, lang: str, name: str, short: str) -> Contribution:
    return Contribution("label", f"{kind}:{id}:{lang.lower()}", (), EntryLabel(name, short))


def findings(ledger: Ledger) -> Iterator[Diagnostic]:
    """An error for each translation of itself, of a translation, or into a language that the briefing is in already."""
    known: dict[str, Translating] = {row.id: row for row in ledger.read("translating", "all")}
    taken: dict[tuple[str, str], Translating] = {}
    for row in known.values():
        other = known.get(row.original)
        if row.original == row.id:
            yield _unfit(row, "a briefing cannot be a translation of itself", "name the briefing it was translated from")
        elif other:
            message = f"`{row.original}` is a translation itself"
            yield _unfit(row, message, f"name the original:   translation_of: {other.original}")
        elif (first := taken.setdefault((row.original, row.lang.lower()), row)) is not row:
            message = f"there is a translation of `{row.original}` into `{row.lang}` already"
            related = (Related(first.span, "the first one"),)
            yield _unfit(row, message, "give one of the two another   lang:   , or delete this line", related)
        else:
            for card in ledger.read("card", f"article:{row.original}"):
                if card.lang.lower() == row.lang.lower():
                    message = f"`{row.original}` is in `{row.lang}`, too"
                    yield _unfit(row, message, "say which language this briefing is in:   lang: ru")


def _unfit(row: Translating, message: str, help_: str, related: tuple[Related, ...] = ()) -> Diagnostic:
    return Diagnostic("unfit-translation", message, row.span, (help_,), related)
