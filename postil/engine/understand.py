"""From what people wrote to what is known: addresses, texts, notes in their places, terms found, relations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from postil.anchor.findings import findings as anchor_findings
from postil.anchor.resolve import resolve_all
from postil.engine import contributions
from postil.engine.project import Options
from postil.engine.prose_check import check_record, missing_pictures
from postil.engine.publication import (
    is_article_published, is_note_published, is_page_published, what_is_shown, without_text,
)
from postil.engine.relations import Relations
from postil.engine.view import Stock
from postil.compose.marks import passages
from postil.diagnose.diagnostic import Diagnostic
from postil.link.clashes import form_findings
from postil.link.clashes import form_findings
from postil.link.labels import Labels, labels
from postil.link.mentions import mentions
from postil.link.references import Known, check
from postil.link.routes import Address, Routes, alias_url, article_url, assign, entry_url
from postil.model.prose import Prose
from postil.model.relations import Contribution
from postil.model.resolved import AnchoredNote, Briefing, Mention, Whole
from postil.model.written.article import Article
from postil.model.written.library import Written
from postil.model.written.note import Note
from postil.model.written.page import Page
from postil.prose.parse import parse
from postil.prose.sentences import sentences
from postil.source import place_of


@dataclass(frozen=True, slots=True)
class Understood:
    """All that the pages are made from, and all that is wrong."""

    stock: Stock
    briefings: tuple[Briefing, ...]
    """What is published, in the order of the articles' ids."""
    redirects: tuple[tuple[str, str, str], ...]
    """Old path, title, and the path it leads to."""
    findings: tuple[Diagnostic, ...]


def understand(written: Written, pictures: Mapping[str, tuple[int, int]], options: Options) -> Understood:
    """Work out everything that is to be known of a site before its pages are made."""
    site = written.site
    today = options.now.astimezone(ZoneInfo(site.time_zone)).date()
    articles = [one for one in written.articles.values() if is_article_published(one, options.now, drafts=options.drafts)]
    pages = [one for one in written.pages.values() if is_page_published(one, drafts=options.drafts)]
    findings: list[Diagnostic] = []

    routes, collisions = assign(_addresses(written, articles, pages))
    findings += collisions

    languages = {site.language, *(one.lang for one in articles if one.lang)}
    named: dict[str, Labels] = {}
    terms, profiles = tuple(written.terms.values()), tuple(written.profiles.values())
    for language in sorted(languages):
        named[language] = labels(terms, profiles, language=language, site_language=site.language)
    findings += form_findings(terms, profiles, site_language=site.language)

    known = _known(written, articles, pages)
    names = _names(written, articles)
    briefings: list[Briefing] = []
    reader = _Reader(written, named, names, known, frozenset(pictures), options)
    for article in articles:
        briefing, wrong = reader.briefing(article)
        findings += wrong
        briefings.append(briefing)
    findings += _other_prose(written, known, frozenset(pictures))
    findings += _overdue(written, today)

    relations = Relations(_contributions(written, briefings, pages, routes))
    redirects = tuple(
        (alias_url(alias), one.title, routes.url(kind, one.id))
        for kind, records in (("article", articles), ("page", pages))
        for one in records
        for alias in one.aliases
    )
    stock = Stock(
        site=site, today=today, relations=relations, labels=named, names=names, pictures=pictures
    )
    return Understood(stock, tuple(briefings), redirects, tuple(findings))


def _addresses(written: Written, articles: Iterable[Article], pages: Iterable[Page]) -> Iterator[Address]:
    for article in articles:
        yield Address("article", article.id, article_url(article, written.site), article.places[""])
    for kind, records in (
        ("page", pages),
        ("term", written.terms.values()),
        ("profile", written.profiles.values()),
        ("source", written.sources.values()),
        ("event", written.events.values()),
    ):
        for record in records:
            yield Address(kind, record.id, entry_url(kind, record.id), record.places[""])
    topics = {topic: article for article in articles for topic in article.topics}
    for topic, article in sorted(topics.items(), key=lambda one: one[0]):
        yield Address("topic", topic, entry_url("topic", topic), article.places[""])
    for record in (*articles, *pages):
        for number, alias in enumerate(record.aliases):
            yield Address("alias", alias, alias_url(alias), place_of(record.places, f"aliases.{number}"))


def _known(written: Written, articles: Iterable[Article], pages: Iterable[Page]) -> Known:
    notes = {f"{article}/{note.id}" for article, found in written.notes.items() for note in found}
    ids = {
        "term": frozenset(written.terms),
        "profile": frozenset(written.profiles),
        "article": frozenset(written.articles),
        "event": frozenset(written.events),
        "source": frozenset(written.sources),
        "claim": frozenset(written.claims),
        "page": frozenset(written.pages),
        "note": frozenset(notes),
    }
    shown = {f"article:{article.id}" for article in articles} | {f"page:{page.id}" for page in pages}
    hidden = {f"{kind}:{id}" for kind in ("article", "page") for id in ids[kind]} - shown
    return Known(ids, damaged=written.incomplete, unpublished=frozenset(hidden))


def _names(written: Written, articles: Iterable[Article]) -> dict[str, str]:
    """What `[[id]]` reads as. Of two kinds with the same id either name may stand: the link is a finding anyway."""
    named = {f"article:{article.id}": article.title for article in articles}
    named |= {f"claim:{claim.id}": claim.claim for claim in written.claims.values()}
    named |= {f"source:{source.id}": source.title for source in written.sources.values()}
    named |= {f"event:{event.id}": event.title for event in written.events.values()}
    named |= {f"profile:{profile.id}": profile.name for profile in written.profiles.values()}
    named |= {f"term:{term.id}": term.term for term in written.terms.values()}
    return named | {f"any:{target.partition(':')[2]}": name for target, name in named.items()}


class _Reader:
    """Turns articles into briefings; holds what is the same for all of them."""

    def __init__(
        self,
        written: Written,
        named: Mapping[str, Labels],
        names: Mapping[str, str],
        known: Known,
        pictures: frozenset[str],
        options: Options,
    ) -> None:
        self._written = written
        self._labels = named
        self._names = names
        self._known = known
        self._pictures = pictures
        self._options = options

    def briefing(self, article: Article) -> tuple[Briefing, list[Diagnostic]]:
        """An article with its text read, its notes in their places and its terms found; and what is wrong with it."""
        language = article.lang or self._written.site.language
        path = article.places[""].path
        prose, wrong = parse(
            article.body, path=path, line=article.body_line, language=language, names=self._names
        )
        findings = [*wrong, *check(prose, path, self._known, article=article.id)]
        findings += missing_pictures(prose, self._pictures, path)
        findings += check_record(article, self._known, self._pictures, language)

        written = self._written.notes.get(article.id, ())
        shown = tuple(note for note in written if is_note_published(note, drafts=self._options.drafts))
        findings += (_blocking(note) for note in written if note.blocking and note.status == "open")
        approved = self._written.approved.get(article.id, {})
        anchors = resolve_all(shown, prose, approved, language)
        anchored = []
        for note, anchor in zip(shown, anchors, strict=True):
            if note.status == "published":
                findings += anchor_findings(note, anchor, prose, path)
            text, wrong = self._note_text(note, language)
            findings += [*wrong, *check(text, note.places[""].path, self._known, article=article.id)]
            if note.status == "retired":
                anchor = anchor if passages(anchor) else Whole()
            anchored.append(AnchoredNote(note, anchor, text, self._mentions(text, article, language)))
        anchored.sort(key=lambda found: passages(found.anchor)[:1] or ((-1, 0),))
        if article.status == "retired":
            return Briefing(without_text(article), _empty(language), (), ()), findings
        found = self._shown_mentions(article, prose, anchored, language)
        noted = [one for note in anchored for one in passages(note.anchor)]
        return Briefing(article, what_is_shown(prose, article, noted), tuple(anchored), found), findings

    def _note_text(self, note: Note, language: str) -> tuple[Prose, tuple[Diagnostic, ...]]:
        span = place_of(note.places, "note")
        return parse(
            note.note,
            path=span.path,
            line=span.line,
            column=span.column,
            language=language,
            names=self._names,
            prefix=f"note-{note.id}.",
        )

    def _mentions(self, prose: Prose, article: Article, language: str) -> tuple[Mention, ...]:
        return mentions(
            prose,
            self._labels[language],
            language=language,
            settings=self._written.site.terms,
            own=None,
            never=frozenset(article.terms.never if article.terms else ()),
            sentences=sentences,
        )

    def _shown_mentions(
        self, article: Article, prose: Prose, anchored: list[AnchoredNote], language: str
    ) -> tuple[Mention, ...]:
        """The mentions in what is shown: where only the noted passages are, what stands around them is not quoted either."""
        found = self._mentions(prose, article, language)
        origin = article.source
        if origin is None or origin.republish == "full":
            return found
        if origin.republish == "link":
            return ()
        ranges = [one for note in anchored for one in passages(note.anchor)]
        cut = []
        for mention in found:
            for start, end in ranges:
                if start <= mention.start and mention.end <= end:
                    sentence = (max(start, mention.sentence[0]), min(end, mention.sentence[1]))
                    cut.append(Mention(mention.kind, mention.id, mention.start, mention.end, sentence, linked=False))
                    break
        return tuple(cut)


def _empty(language: str) -> Prose:
    prose, _ = parse("", path="", line=1, language=language)
    return prose


def _blocking(note: Note) -> Diagnostic:
    return Diagnostic(
        code="blocking-note",
        message=f"note `{note.id}` is open and blocks the article",
        span=place_of(note.places, "blocking"),
        help=("settle it and set   status: published   or retired, or make the article a draft",),
    )


def _other_prose(written: Written, known: Known, pictures: frozenset[str]) -> Iterator[Diagnostic]:
    kinds = (written.terms, written.profiles, written.events, written.claims)
    for record in (record for kind in kinds for record in kind.values()):
        yield from check_record(record, known, pictures, written.site.language)
    for page in written.pages.values():
        path = page.places[""].path
        prose, wrong = parse(page.body, path=path, line=page.body_line, language=page.lang or written.site.language)
        yield from wrong
        yield from check(prose, path, known)
        yield from missing_pictures(prose, pictures, path)


def _overdue(written: Written, today: date) -> Iterator[Diagnostic]:
    for term in written.terms.values():
        if term.review_by and term.review_by < today:
            yield Diagnostic(
                code="review-overdue",
                message=f"`{term.id}` was to be reviewed by {term.review_by.isoformat()}",
                span=place_of(term.places, "review_by"),
                help=("check the definition, then set   reviewed:   and a new   review_by:",),
            )


def _contributions(
    written: Written, briefings: Iterable[Briefing], pages: Iterable[Page], routes: Routes
) -> Iterator[Contribution]:
    titles = {glossary.scheme: glossary.title or glossary.scheme.capitalize() for glossary in written.glossaries.values()}
    for briefing in briefings:
        yield from contributions.of_briefing(briefing, written.site, routes)
    for term in written.terms.values():
        yield from contributions.of_term(term, titles.get(term.scheme, term.scheme), routes)
    for profile in written.profiles.values():
        yield from contributions.of_profile(profile, routes)
    for source in written.sources.values():
        yield from contributions.of_source(source, routes)
    for event in written.events.values():
        yield from contributions.of_event(event, routes)
    for claim in written.claims.values():
        yield from contributions.of_claim(claim)
    for page in pages:
        yield from contributions.of_page(page, routes)
    used = (topic for briefing in briefings for topic in briefing.article.topics)
    yield from contributions.of_topics(written.site, used, routes)
