"""Articles read apart from each other, by a worker that has only what was known before the first of them."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

from postil.engine.changes.library import Library
from postil.engine.memory.ledger import Row, row_of
from postil.engine.observer import Observer, Step, Stopwatch
from postil.engine.project import Options
from postil.engine.shared import LACKING, with_shared
from postil.engine.understanding import claims as claims_known
from postil.engine.understanding import contributions, entries
from postil.engine.understanding.articles import Reader
from postil.engine.understanding.lookups import KINDS
from postil.engine.understanding.publication import is_article_published
from postil.frozen import frozen
from postil.link.packed import Packed, unpacked
from postil.link.references import Known
from postil.model.written.article import Article
from postil.model.written.library import Written
from postil.model.written.site import Site
from postil.read.one import read_file
from postil.read.references import check_references


@frozen
class Shared:
    """What every article is read with: all that is known before the first of them."""

    site: Site
    options: Options
    labels: Mapping[str, Packed]
    phrases: Mapping[str, Packed]
    ids: Mapping[str, frozenset[str]]
    """The ids of entries and of articles, by kind."""
    names: Mapping[str, str]
    """What entries are called, by `kind:id`."""
    hidden: frozenset[str]
    """The plain pages that are not published, as `page:id`."""
    damaged: frozenset[str]
    pictures: frozenset[str]
    media: tuple[str, ...]


Files = dict[str, bytes]


@frozen
class Understood:
    """An article that was understood by itself: what is kept of it."""

    owner: str
    rows: tuple[Row, ...]
    folded: str
    targets: frozenset[str]
    notes: int | None


class Elsewhere(Exception):
    """What an article says depends on another one, which is not at hand: it is read later."""


def read_articles(asked: bytes) -> bytes:
    """Read a few articles: pickled list of (owner, files by path) in; out a list of Understood, and Spent."""
    found = with_shared("reading", _Desk, asked)
    if found is None:
        return LACKING
    desk, task = found
    watch = Stopwatch()
    understood = list(desk.read(task, watch))
    return pickle.dumps((understood, watch.spent()), pickle.HIGHEST_PROTOCOL)


class _Desk:
    """Where articles are read with what is shared."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self._labels = {one: unpacked(found) for one, found in shared.labels.items()}
        self._phrases = {one: unpacked(found) for one, found in shared.phrases.items()}
        self._names = _Names(shared)

    def read(self, task: list[tuple[str, Files]], watch: Observer) -> Iterator[Understood]:
        """Those of the articles of which nothing is to be said, and which depend on no other."""
        shared = self._shared
        watch.at(Step.READING)
        library = Library(Path(), shared.media, {})
        for _, files in task:
            for path, data in files.items():
                library.take(path, read_file(path, data))
                watch.done(Step.READING)
        watch.at(Step.ANCHORING)
        watch.done(Step.ANCHORING, len(task))
        written, clashes = library.written()
        written = replace(written, site=shared.site, incomplete=written.incomplete | shared.damaged)
        notes = _Notes(written, shared.ids["article"])
        kinds = {kind: _Shelf(ids, getattr(written, f"{kind}s", {})) for kind, ids in shared.ids.items() if kind != "note"}
        known = Known(
            ids={kind: notes if kind == "note" else kinds[kind] for kind in shared.ids},
            damaged=written.incomplete,
            unpublished=_Hidden(shared.hidden),
        )
        reader = Reader(written, self._labels, self._phrases, self._names, known, shared.pictures, shared.options)
        troubled = {finding.span.path for finding in clashes}
        for owner, files in task:
            article = written.articles.get(owner.removeprefix("article:"))
            if article is None or not troubled.isdisjoint(files) or any(library.findings_of(files)):
                continue
            alone = replace(
                written,
                articles=_Shelf(shared.ids["article"], {article.id: article}),
                notes=notes.of(article.id),
                terms=kinds["term"], profiles=kinds["profile"], sources=kinds["source"], claims=kinds["claim"],
                events=kinds["event"],
            )  # fmt: skip
            try:
                if not any(finding.span.path in files for finding in check_references(alone)):
                    yield from self._understood(owner, article, written, reader)
            except Elsewhere:
                continue

    def _understood(self, owner: str, article: Article, written: Written, reader: Reader) -> Iterator[Understood]:
        options, site = self._shared.options, written.site
        if (article.lang or site.language) not in self._labels:
            return
        published = is_article_published(article, options.now, drafts=options.drafts)
        notes = written.notes.get(article.id, ())
        front = contributions.of_front(article, notes, site, published=published)
        rows = [row_of(one, f"{owner}/front") for one in front]
        folded, named, count = "", entries.named_by((article, *notes)), None
        if published:
            reading = reader.read(article)
            if reading.findings:
                return
            briefing = reading.briefing
            found = chain(contributions.of_briefing(briefing, site), claims_known.of_repeats(briefing))
            rows += (row_of(one, owner) for one in found)
            folded, named, count = reading.folded, named | reading.targets, len(briefing.standing)
        yield Understood(owner, tuple(rows), folded, named, count)


class _Shelf(Mapping[str, Any]):
    """Records of which only some are at hand: every id is known."""

    def __init__(self, ids: frozenset[str], loaded: Mapping[str, Any]) -> None:
        self._ids = ids
        self._loaded = loaded

    def __contains__(self, id: object) -> bool:
        return id in self._ids

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)

    def __getitem__(self, id: str) -> Any:
        return self._loaded[id]

    def values(self):  # type: ignore[override]
        """The records at hand."""
        return self._loaded.values()


class _Notes(_Shelf):
    """The notes on the articles at hand, as `article/id`; those on others are elsewhere."""

    def __init__(self, written: Written, articles: frozenset[str]) -> None:
        super().__init__(articles, written.notes)
        self._own = {slug: frozenset(f"{slug}/{note.id}" for note in notes) for slug, notes in written.notes.items()}
        self._at_hand = written.articles.keys()

    def __contains__(self, id: object) -> bool:
        slug, slash, _ = str(id).partition("/")
        if not slash or slug not in self._ids:
            return False
        if slug not in self._at_hand:
            raise Elsewhere
        return id in self._own.get(slug, ())

    def of(self, article: str) -> Mapping[str, Any]:
        """The notes as references see them: those on one article are at hand."""
        return _NotesOf({article: self._loaded.get(article, ())}, self._loaded, self._at_hand)


class _NotesOf(dict[str, Any]):
    """The notes on one article; asked for those on another, it knows only whether they are at hand."""

    def __init__(self, own: Mapping[str, Any], loaded: Mapping[str, Any], at_hand: Iterable[str]) -> None:
        super().__init__(own)
        self._all, self._at_hand = loaded, at_hand

    def get(self, id: str, default: Any = None) -> Any:
        """The notes on an article."""
        if id not in self._at_hand:
            raise Elsewhere
        return self._all.get(id, default)


class _Hidden(frozenset[str]):
    """What exists and is not published; of articles that is not known yet."""

    def __contains__(self, thing: object) -> bool:
        if str(thing).startswith("article:"):
            raise Elsewhere
        return super().__contains__(thing)


class _Names(Mapping[str, str]):
    """What `[[id]]` reads as; the titles of articles are elsewhere."""

    def __init__(self, shared: Shared) -> None:
        self._names, self._articles = shared.names, shared.ids["article"]

    def __getitem__(self, target: str) -> str:
        kind, _, id = target.partition(":")
        for one in KINDS if kind == "any" else (kind,):
            if one == "article" and id in self._articles:
                raise Elsewhere
            if f"{one}:{id}" in self._names:
                return self._names[f"{one}:{id}"]
        raise KeyError(target)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0
