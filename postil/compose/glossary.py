"""The glossary and its entries."""

from __future__ import annotations

import unicodedata
from itertools import groupby

from postil.compose import charts, dates, items, mentions, schema_org
from postil.compose.frame import frame
from postil.model.cards import TermCard
from postil.model.charts import Chart
from postil.model.page import GlossaryPage, LabelItem, SenseItem, TermPage
from postil.model.parts import EntryItem, GlossaryLetter, Link
from postil.model.view import View
from postil.model.written.term import Term

HIGHEST = 4
"""How many levels above an entry its diagram shows."""


def index(view: View) -> GlossaryPage:
    """All entries, A to Z."""
    cards = view.terms()
    schemes = dict.fromkeys(card.scheme for card in cards)
    return GlossaryPage(
        frame=frame(view, title="Glossary", description=f"{len(cards)} terms, explained and sourced."),
        letters=tuple(
            GlossaryLetter(letter=letter, entries=tuple(_entry(view, card) for card in group))
            for letter, group in groupby(cards, key=lambda card: _letter(card.name))
        ),
        schemes=tuple(Link(label=scheme, href="") for scheme in sorted(schemes)),
        count=len(cards),
    )


def entry(view: View, id: str) -> TermPage:
    """The page of one entry."""
    term = view.term(id)
    card = view.term_card(id)
    scheme = card.scheme if card else term.scheme
    found = mentions.groups(view, "term", id)
    lang = view.site().language
    broader, narrower, related = (
        items.terms(view, ids) for ids in (term.broader, view.narrower(id), term.related)
    )
    return TermPage(
        frame=frame(view, title=term.term, description=term.short, json_ld=schema_org.term(view, term, scheme)),
        name=term.term,
        forms=term.forms,
        scheme=scheme,
        short=term.short,
        definition_html=view.html(term.definition, own=("term", id)) if term.definition else "",
        senses=_senses(view, term),
        broader=broader,
        narrower=narrower,
        related=related,
        labels=tuple(
            LabelItem(lang=tag, language=dates.language_name(tag, lang), words=label.term)
            for tag, label in sorted(term.labels.items())
        ),
        citations=items.citations(view, term.sources),
        reviewed=dates.day(term.reviewed, lang) if term.reviewed else None,
        tree=_tree(view, term, narrower, related),
        chart=charts.mentions(mentions.days(view, "term", id), lang=lang),
        mention_count=mentions.count(found),
        mentions=found,
    )


def _tree(view: View, term: Term, narrower: tuple[EntryItem, ...], related: tuple[EntryItem, ...]) -> Chart | None:
    chain, above = [], term.broader
    while len(above) == 1 and len(chain) < HIGHEST and (card := view.term_card(above[0])):
        chain.append(card.name)
        above = view.broader(card.id)
    wider = chain[::-1]
    is_chain = len(term.broader) == 1
    return charts.tree(
        term.term,
        above=wider if is_chain else [item.name for item in items.terms(view, term.broader)],
        narrower=[item.name for item in narrower],
        related=[item.name for item in related],
        lang=view.site().language,
        is_chain=is_chain,
    )


def _entry(view: View, card: TermCard) -> EntryItem:
    return EntryItem(id=card.id, href=view.href(card.url), name=card.name, short=card.short, kind=card.scheme)


def _letter(name: str) -> str:
    """The letter an entry stands under: without accents, `#` for what begins with no letter."""
    first = unicodedata.normalize("NFD", name)[:1].upper()
    return first if first.isalpha() else "#"


def _senses(view: View, term: Term) -> tuple[SenseItem, ...]:
    return tuple(
        SenseItem(
            short=sense.short,
            definition_html=view.html(sense.definition, own=("term", term.id)) if sense.definition else "",
            according_to=sense.according_to,
            citations=items.citations(view, sense.sources),
        )
        for sense in term.senses
    )
