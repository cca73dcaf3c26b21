"""The glossary and its entries."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from itertools import groupby

from postil.compose import charts, dates, items, locales, mentions, schema_org, search
from postil.compose.frame import frame
from postil.compose.words import Voice, voice
from postil.model.cards import TermCard
from postil.model.charts import Chart
from postil.model.parts import EntryItem, GlossaryLetter
from postil.model.terms import GlossaryPage, LabelItem, SenseItem, TermPage
from postil.model.view import View
from postil.model.written.term import Term

HIGHEST = 4
"""How many levels above an entry its diagram shows."""


def index(view: View) -> GlossaryPage:
    """All entries, A to Z."""
    cards = view.terms()
    speak = voice(view)
    schemes = locales.listing(sorted({card.scheme for card in cards}), speak.lang)
    return GlossaryPage(
        frame=frame(
            view,
            speak,
            title=speak.say("glossary"),
            description=speak.count("glossary_about", len(cards)),
            script=search.LOOKUP_WORDS,
        ),
        letters=tuple(
            GlossaryLetter(letter=letter, entries=tuple(_entry(view, card, speak) for card in group))
            for letter, group in groupby(cards, key=lambda card: _letter(card.name))
        ),
        lead=speak.count("glossary_lead", len(cards), schemes=schemes),
    )


def entry(view: View, id: str) -> TermPage:
    """The page of one entry."""
    term = view.term(id)
    card = view.term_card(id)
    scheme = card.scheme if card else term.scheme
    speak = voice(view)
    found = mentions.groups(view, "term", id, speak)
    broader, narrower, related = (
        items.terms(view, ids, speak) for ids in (term.broader, view.narrower(id), term.related)
    )
    return TermPage(
        frame=frame(view, speak, title=term.term, description=term.short, json_ld=schema_org.term(view, term, scheme)),
        name=term.term,
        forms=term.forms,
        scheme=scheme,
        short=term.short,
        definition_html=view.html(term.definition, own=("term", id)) if term.definition else "",
        senses=_senses(view, term, speak),
        broader=broader,
        narrower=narrower,
        related=related,
        labels=tuple(
            LabelItem(lang=tag, language=locales.language_name(tag, speak.lang), words=label.term, forms=label.forms)
            for tag, label in sorted(term.labels.items())
        ),
        citations=items.citations(view, term.sources, speak),
        reviewed=dates.day(term.reviewed, speak.lang) if term.reviewed else None,
        tree=_tree(view, term, narrower, related, speak),
        chart=charts.mentions(mentions.days(view, "term", id), speak),
        mention_count=speak.count("mentions", mentions.count(found)),
        mentions=found,
    )


def _tree(
    view: View, term: Term, narrower: tuple[EntryItem, ...], related: tuple[EntryItem, ...], voice: Voice
) -> Chart | None:
    chain, above = [], term.broader
    while len(above) == 1 and len(chain) < HIGHEST and (card := view.term_card(above[0])):
        chain.append(card.name)
        above = view.broader(card.id)
    wider = chain[::-1]
    is_chain = len(term.broader) == 1
    return charts.tree(
        term.term,
        voice,
        above=wider if is_chain else [item.name for item in items.terms(view, term.broader, voice)],
        narrower=[item.name for item in narrower],
        related=[item.name for item in related],
        is_chain=is_chain,
    )


def _entry(view: View, card: TermCard, voice: Voice) -> EntryItem:
    return replace(items.term(view, card, voice), kind=card.scheme)


def _letter(name: str) -> str:
    """The letter an entry stands under: without accents, `#` for what begins with no letter."""
    first = unicodedata.normalize("NFD", name)[:1].upper()
    return first if first.isalpha() else "#"


def _senses(view: View, term: Term, voice: Voice) -> tuple[SenseItem, ...]:
    return tuple(
        SenseItem(
            short=sense.short,
            definition_html=view.html(sense.definition, own=("term", term.id)) if sense.definition else "",
            according_to=sense.according_to,
            citations=items.citations(view, sense.sources, voice),
        )
        for sense in term.senses
    )
