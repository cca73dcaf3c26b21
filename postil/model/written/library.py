"""The library: everything that people wrote, by kind and id."""

from __future__ import annotations

from collections.abc import Mapping

from postil.frozen import frozen
from postil.model.resolved import Approved
from postil.model.words import Wording
from postil.model.written.article import Article
from postil.model.written.cited import CitedSource
from postil.model.written.claim import Claim
from postil.model.written.event import Event
from postil.model.written.note import Note
from postil.model.written.page import Page
from postil.model.written.profile import Profile
from postil.model.written.site import Site
from postil.model.written.term import Glossary, Term


@frozen
class Written:
    """All records of content/. Mappings are in the order of their files' paths, and inside a file as written."""

    site: Site
    articles: Mapping[str, Article]
    notes: Mapping[str, tuple[Note, ...]]
    """The notes on each article, by the article's id. Every note has its id, unique in the article, and its `by`."""
    approved: Mapping[str, Mapping[str, Approved]]
    """What notes were last approved against, by article and note."""
    glossaries: Mapping[str, Glossary]
    """By scheme."""
    terms: Mapping[str, Term]
    profiles: Mapping[str, Profile]
    sources: Mapping[str, CitedSource]
    claims: Mapping[str, Claim]
    events: Mapping[str, Event]
    pages: Mapping[str, Page]
    media: frozenset[str]
    """The files under content/media/, named from there."""
    words: tuple[Wording, ...]
    """The interface's words, file by file."""
    incomplete: frozenset[str]
    """What could not be read: a kind (`term`) where a file of entries is damaged, or one thing (`article:pact`)."""

    def may_exist(self, kind: str, id_: str) -> bool:
        """Whether an id that no record has may stand in what could not be read: then it is no finding of its own."""
        return kind in self.incomplete or f"{kind}:{id_}" in self.incomplete

    def of_kind(self, kind: str) -> Mapping[str, object]:
        """The records of a kind that links know, by id: `term`, `profile`, `article`, `event`, `source`, `claim`.

        Raises KeyError for any other kind.
        """
        return {
            "term": self.terms,
            "profile": self.profiles,
            "article": self.articles,
            "event": self.events,
            "source": self.sources,
            "claim": self.claims,
        }[kind]
