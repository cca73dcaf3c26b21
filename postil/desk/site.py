"""All articles of a site as somebody works on them, one after the other."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime

from postil.desk.opened import Files, Opened, put_together
from postil.diagnose.diagnostic import Diagnostic
from postil.engine.changes.library import Library, owner_of, units
from postil.engine.project import Project
from postil.engine.understanding import contributions, entries
from postil.engine.understanding.lookups import Names
from postil.engine.understanding.publication import is_article_published
from postil.model.written.library import Written
from postil.read.files import listing
from postil.read.layout import place


class Site:
    """What is written in a project, read once: ids, names, and where each article's files are."""

    def __init__(self, project: Project, now: datetime) -> None:
        found = listing(project.root)
        self._project = project
        library = self._library = Library(project.root, found.media, {})
        for path in found.texts:
            library.read(path)
        self._written, _ = library.written()
        self._units = units(found.texts)
        places = filter(None, map(place, found.texts))
        self._articles = tuple(one.name for one in places if one.kind == "article")
        names = _names(self._written, now)
        self._names = Names(lambda relation, key: names.get((relation, key), ()))

    @property
    def articles(self) -> tuple[str, ...]:
        """The ids of all articles, also of those that cannot be read."""
        return self._articles

    def notes_on(self, article: str) -> tuple[str, ...]:
        """The ids of the notes on an article."""
        return tuple(note.id for note in self._written.notes.get(article, ()))

    def opened(self, articles: Collection[str]) -> Iterator[Opened | tuple[Diagnostic, ...]]:
        """Each of the articles; or what is wrong with it, where it cannot be read."""
        for article in articles:
            paths = self._units[owner_of(f"content/articles/{article}.md")]
            readings = [self._library.readings[path] for path in paths if path in self._library.readings]
            unread = tuple(self._library.unreadable[path] for path in paths if path in self._library.unreadable)
            files = Files(self._project.root, (one.source.path for one in readings))
            yield put_together(files, readings, self._names, self._written.site.language, unread)


def _names(written: Written, now: datetime) -> dict[tuple[str, str], tuple[str, ...]]:
    """What links without words read as, by relation and target."""
    found = list(entries.contributions_of(written, drafts=False))
    for article in written.articles.values():
        published = is_article_published(article, now, drafts=False)
        found += contributions.of_front(article, (), written.site, published=published)
    return {(one.relation, one.key): (one.value,) for one in found if one.relation == "name"}
