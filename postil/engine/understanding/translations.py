"""Translations: of briefings, which must fit each other, and of terms."""

from __future__ import annotations

from collections.abc import Iterator

from postil.diagnose.diagnostic import Diagnostic, Related
from postil.engine.memory.ledger import Ledger
from postil.frozen import frozen
from postil.model.cards import TermLabel
from postil.model.relations import Contribution
from postil.model.written.article import Article
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


def of_labels(term: Term) -> Iterator[Contribution]:
    """What a term is called in other languages."""
    for lang, label in term.labels.items():
        yield Contribution("label", f"{term.id}:{lang.lower()}", (), TermLabel(label.term, label.short))


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
