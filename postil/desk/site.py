"""All articles of a site as somebody works on them; what was settled last time and did not change is not read again."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime

from postil.desk.opened import Files, Opened, put_together
from postil.desk.settled import Settled, certain, keep, recall, signs
from postil.diagnose.diagnostic import Diagnostic
from postil.engine.changes.library import Library, owner_of, units
from postil.engine.memory.fingerprint import fingerprint
from postil.engine.project import Project
from postil.engine.understanding import contributions, entries
from postil.engine.understanding.lookups import Names
from postil.engine.understanding.publication import is_article_published
from postil.model.written.library import Written
from postil.read.files import listing, load
from postil.read.layout import place


class Site:
    """What is written in a project: ids, names, and where each article's files are."""

    def __init__(self, project: Project, now: datetime) -> None:
        self._project, self._now, self._looked = project, now, time.time()
        found = listing(project.root)
        self._library = Library(project.root, found.media, {})
        self._units = units(found.texts)
        places = filter(None, map(place, found.texts))
        self._articles = tuple(one.name for one in places if one.kind == "article")
        self._signs = signs(project.root, found.texts)
        self._made_by = fingerprint()
        self._known = recall(project.root, now.timestamp(), self._made_by)
        self._changed = self._known.changed(self._signs) if self._known else frozenset()
        self._levels: dict[str, int] = {}
        if self._known:
            fresh = {owner_of(path) for path in self._changed}
            self._levels = {one: at for one, at in self._known.articles.items() if f"article:{one}" not in fresh}
        self._names, self._language, self._until = self._named()

    def _named(self) -> tuple[dict[str, str], str, float | None]:
        """What links read as, the site's language, and until when: as it was, unless what changed makes it another."""
        known = self._known
        if known and all(map(self._is_of_article, self._changed)):
            written = self._read(self._units.get(owner_of(path), ()) for path in self._changed)
            names = _names(written, self._now)
            is_same = all(known.names.get(target) == name for target, name in names.items())
            are_named = all(f"article:{one}" in names for one in written.articles)
            if is_same and are_named and not any(_moments(written)):
                return dict(known.names), known.language, known.until
        self._known, self._levels = None, {}
        written = self._read(self._units.values())
        later = [one for one in _moments(written) if one > self._now.timestamp()]
        return _names(written, self._now), written.site.language, min(later, default=None)

    def _is_of_article(self, path: str) -> bool:
        """Whether a file that changed belongs to an article, which is still there."""
        owner = owner_of(path)
        return owner.startswith("article:") and f"content/articles/{owner.removeprefix('article:')}.md" in self._signs

    def _read(self, files: Iterable[Iterable[str]]) -> Written:
        for path in (path for paths in files for path in paths):
            self._library.read(path)
        return self._library.written()[0]

    @property
    def articles(self) -> tuple[str, ...]:
        """The ids of all articles, also of those that cannot be read."""
        return self._articles

    def unsettled(self, level: int) -> tuple[str, ...]:
        """The articles of which it is not known that they are settled so far: CALM or LOCKED."""
        return tuple(one for one in self._articles if self._levels.get(one, 0) < level)

    def settle(self, article: str, level: int) -> None:
        """Take down how far an article is settled; 0 for not at all. What was known to be more stays."""
        self._levels[article] = max(level, self._levels.get(article, 0)) if level else 0

    def remember(self, written: Mapping[str, bytes]) -> None:
        """Keep what is settled. `written` is what was put into files meanwhile, by their paths."""
        here = certain({path: sign for path, sign in self._signs.items() if path not in written}, self._looked)
        ours, looked = signs(self._project.root, written), time.time()
        ours = {path: sign for path, sign in ours.items() if load(self._project.root, path) == written[path]}
        keep(self._project.root, Settled(
            made_by=self._made_by,
            signs={**here, **certain(ours, looked)},
            articles={one: level for one, level in self._levels.items() if level},
            names=self._names,
            language=self._language,
            since=self._now.timestamp(),
            until=self._until,
        ))  # fmt: skip

    def notes_on(self, article: str) -> tuple[str, ...]:
        """The ids of the notes on an article."""
        written = self._read([self._units.get(f"article:{article}", ())])
        return tuple(note.id for note in written.notes.get(article, ()))

    def opened(self, articles: Collection[str]) -> Iterator[Opened | tuple[Diagnostic, ...]]:
        """Each of the articles; or what is wrong with it, where it cannot be read."""
        names = Names(lambda relation, target: self._name(target))
        for article in articles:
            paths = self._units[owner_of(f"content/articles/{article}.md")]
            for path in paths:
                self._library.read(path)
            readings = [self._library.readings[path] for path in paths if path in self._library.readings]
            unread = tuple(self._library.unreadable[path] for path in paths if path in self._library.unreadable)
            files = Files(self._project.root, (one.source.path for one in readings))
            yield put_together(files, readings, names, self._language, unread)

    def _name(self, target: str) -> tuple[str, ...]:
        name = self._names.get(target)
        return () if name is None else (name,)


def _names(written: Written, now: datetime) -> dict[str, str]:
    """What links without words read as, by target."""
    found = [one for added in entries.by_owner(written, drafts=False).values() for one in added]
    for article in written.articles.values():
        published = is_article_published(article, now, drafts=False)
        found += contributions.of_front(article, (), written.site, published=published)
    return {one.key: one.value for one in found if one.relation == "name"}


def _moments(written: Written) -> Iterator[float]:
    """When something is published, or no longer."""
    for article in written.articles.values():
        for moment in (article.publish_at, article.embargo_until, article.expires_at):
            if moment:
                yield moment.timestamp()
