"""What a term means in one briefing: the sense that is scoped to it, or the entry's own short meaning."""

from __future__ import annotations

from postil.compose.words import Voice
from postil.model.cards import TermCard
from postil.model.written.article import Article
from postil.model.written.term import Scope


def short(card: TermCard, voice: Voice) -> str:
    """The entry's own short meaning; for a contested one a line that says so."""
    return card.short or voice.count("contested_short", card.meanings)


def meaning(card: TermCard, article: Article, voice: Voice) -> str:
    """The short meaning to show in a briefing. Of scoped senses every one that fits is given, each attributed."""
    fitting = [sense for sense in card.senses if applies(sense.scope, article)]
    if not fitting:
        return short(card, voice)
    return " ".join(f"{sense.short} ({sense.according_to})" if sense.according_to else sense.short for sense in fitting)


def applies(scope: Scope, article: Article) -> bool:
    """Whether a briefing lies within a scope: what the scope names must fit, what it leaves open fits always."""
    if scope.articles and article.id not in scope.articles:
        return False
    if scope.topics and not set(scope.topics) & set(article.topics):
        return False
    if scope.since and article.date < scope.since:
        return False
    return not (scope.until and article.date > scope.until)
