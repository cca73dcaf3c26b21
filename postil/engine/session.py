"""Session: a site held at hand in one process and brought up to date edit by edit; it never refuses to show something."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from postil.diagnose.diagnostic import Diagnostic, Findings
from postil.engine.at_hand import INDEXES, AtHand
from postil.engine.attached import Attached, attachments
from postil.engine.build import fails, good_until
from postil.engine.gather import Gathered, gather
from postil.engine.inputs import look, settings_of
from postil.engine.ledger import Ledger
from postil.engine.lookups import Names
from postil.engine.outputs import taken_over
from postil.engine.project import Options, Project
from postil.engine.publication import is_article_published
from postil.engine.texts import Sources, Texts, Version, VersionLibrary
from postil.engine.understand import Understood, understand
from postil.engine.view import SiteView
from postil.frozen import frozen
from postil.model.relations import Key
from postil.model.written.library import Written
from postil.render.templates import Templates
from postil.source import Source

SETTLING = 20
"""How often at most files are held back before all that changed is: each time one more file was found to be broken."""


@frozen
class Refresh:
    """What a look at the files found."""

    changed: tuple[str, ...]
    """The files of the project whose bytes are others than at the last look."""
    held: tuple[str, ...]
    """The files that are shown as they last were good, since the site cannot be made of what stands in them now."""
    stale: frozenset[str]
    """The pages at hand, by their files, that will be made again when somebody asks for them."""
    assets: frozenset[str]
    """What else of the site came, went or changed: style sheet, scripts, pictures, by path in the output."""
    keys: frozenset[Key]
    """The keys of relations whose values changed."""


@frozen
class _Reading:
    """One version of the texts, understood."""

    site: Understood
    attached: Attached
    findings: Findings


class Session:
    """A site in memory. Not to be used from two threads at once."""

    def __init__(self, project: Project, options: Options) -> None:
        """Take up a site; `refresh` has to be called before anything else."""
        self.project = project
        self.options = options
        self.findings: Findings = ()
        """What is wrong with the files as they stand on disk now, pages aside."""
        self._ledger = Ledger.none()
        self._texts = Texts(project.root)
        self._understood: Version = {}
        """The version of the texts that the ledger is at."""
        self._accepted: Counter[tuple[str, str, str]] = Counter()
        self._gathered: Gathered | None = None
        self._templates: Templates | None = None
        self._others: dict[str, bytes] = {}
        self._pages = AtHand()
        self._reading: _Reading | None = None
        self._held: frozenset[str] = frozenset()

    def refresh(self, changed: Collection[str] | None, *, now: datetime) -> Refresh:
        """Bring the site up to date. `changed` are the paths at which something may be different, None for anywhere.

        Where the files as they stand would make the site worse, those that do are held as they last were good.
        """
        self.options = replace(self.options, now=now)
        before = self._gathered
        if before is None or changed is None or not self._only_texts(changed):
            self._gathered = gather(self.project, before=None, known={}, changed=set())
        gathered = self._gathered
        new = self._texts.look(gathered.listing.texts, changed if before else None)
        keys: set[Key] = set()
        forms: list[frozenset[str] | None] = []
        self._settle(keys, forms)
        if before is None or before.templates != gathered.templates:
            self._templates = Templates(gathered.templates)
        assets = self._take_others(gathered)
        forms = None if None in forms else frozenset().union(*forms)
        site = replace(self._reading.site, changed=frozenset(keys), forms=forms)
        stale = self._pages.renew(site, self._templates)
        written = () if before is None else _written(before, gathered, assets)
        return Refresh(tuple(sorted({*new, *written})), tuple(sorted(self._held)), stale, assets, frozenset(keys))

    def file(self, path: str) -> bytes | None:
        """The bytes of a file of the site, by its path in the output; None when there is no such file."""
        if path in self._pages.planned:
            try:
                return self._pages.page(path)
            except Exception:
                # Where errors stand, what a page rests on may be missing; without any it is a mistake in Postil.
                if not fails(self.findings, self.options):
                    raise
                return self._pages.last(path)
        if path in INDEXES:
            return self._pages.index(path)
        if path.startswith("media/") and not self._pages.shows(path.removeprefix("media/")):
            return None
        return self._others.get(path)

    def files(self) -> tuple[str, ...]:
        """The files that the site has, sorted; of pictures those that the pages at hand show."""
        pictures = (path for path in self._others if self.file(path) is not None)
        indexes = (path for path in INDEXES if path != "sitemap.xml" or self.view("/").site().base_url)
        return tuple(sorted({*self._pages.planned, *pictures, *indexes}))

    def about(self, path: str) -> str:
        """What a page is about, as `article:pact`; empty for lists, and where there is no page."""
        return self._pages.about(path)

    def digest(self, path: str) -> str:
        """The SHA-256, in hexadecimal, of a page as it was last made; empty when it never was."""
        return self._pages.digest(path)

    def page_findings(self) -> Findings:
        """What is wrong with the pages at hand: their templates, links that lead nowhere.

        Where the texts have errors nothing is said of pages, as in a build: a link may lead nowhere on their account.
        """
        if fails(self.findings, self.options):
            return ()
        found = self._pages.findings((*self._others, *INDEXES), self.sources)
        return tuple(dict.fromkeys(found))

    @property
    def names(self) -> Mapping[str, str]:
        """What links without words of their own read as, by target."""
        return Names(self._reading.site.stock.relations.read)

    def view(self, url: str) -> SiteView:
        """The site as shown, as the page at `url` sees it."""
        return SiteView(self._reading.site.stock, url)

    @property
    def written(self) -> Written:
        """The records that the last refresh had at hand: every entry, and the articles that were read again."""
        return self._reading.site.written

    @property
    def sources(self) -> Mapping[str, Source]:
        """The texts that findings point into, as they stood at the last look."""
        return Sources(self._texts.disk, self._gathered.templates)

    def texts(self, prefix: str) -> tuple[str, ...]:
        """The files of content/, pictures aside, whose paths begin so, sorted."""
        listed = self._gathered.listing.texts
        return listed[bisect_left(listed, prefix) : bisect_left(listed, prefix + "\U0010ffff")]

    def text_digest(self, path: str) -> str:
        """The SHA-256 of a file of content/ as it stood at the last look; empty for what is not there or cannot be read."""
        text = self._texts.disk.get(path)
        return text.digest if text else ""

    def unready(self) -> tuple[str, ...]:
        """The articles that readers do not get at this moment, by their ids."""
        read, now = self._ledger.read, self.options.now
        closed = (one for one, _ in read("window", "all") if not is_article_published(one, now, drafts=False))
        return tuple(sorted({*read("drafts", "all"), *(article.id for article in closed)}))

    def good_until(self) -> datetime:
        """The moment at which the same files make another site: an article is due, or a new day begins."""
        return datetime.fromtimestamp(good_until(self._ledger, self.options), UTC)

    # How it is done
    def _only_texts(self, changed: Iterable[str]) -> bool:
        """Whether nothing but texts that were there before and are still there can have changed."""
        root, known = self.project.root, self._texts.disk
        return all(path in known and (root / path).is_file() and not (root / path).is_symlink() for path in changed)

    def _settle(self, keys: set[Key], forms: list[frozenset[str] | None]) -> None:
        """Understand what stands on disk; as long as that is worse than what was shown before, less and less of it."""
        texts = self._texts
        reading = self._read(texts.disk, keys, forms)
        self.findings = reading.findings
        held: frozenset[str] = frozenset()
        if self._reading is not None:
            differing, tries = texts.differing, 0
            while (worse := self._worse(reading.findings)) and held != differing:
                tries += 1
                more = {finding.span.path for finding in worse} & differing - held
                # What is broken may be another file than the one the finding is in: most likely that of the last time.
                more = more or self._held & differing - held
                held = held | more if more and tries < SETTLING else differing
                reading = self._read(texts.version(held), keys, forms)
        self._reading, self._held = reading, held
        self._accepted = _kinds(reading.findings, self.options)
        texts.good = texts.version(held)

    def _worse(self, findings: Findings) -> list[Diagnostic]:
        """The findings that would fail a build and that the site as last shown had not."""
        room = self._accepted.copy()
        worse = []
        for finding in findings:
            if fails([finding], self.options):
                kind = _kind(finding)
                room[kind] -= 1
                if room[kind] < 0:
                    worse.append(finding)
        return worse

    def _read(self, version: Version, keys: set[Key], forms: list[frozenset[str] | None]) -> _Reading:
        """Bring the ledger to one version of the texts; what changes on the way is added to `keys` and `forms`."""
        gathered, options = self._gathered, self.options
        before, self._understood = self._understood, dict(version)
        changed = {path for path in version.keys() | before.keys() if version.get(path) is not before.get(path)}
        change = {"base_url": options.base_url} if options.base_url else {}
        library = VersionLibrary(self.project.root, gathered.listing.media, change, version)
        site_file = version.get("content/site.yaml")
        settings = settings_of(site_file.digest if site_file else "", options)
        inputs = look(version, changed if before else None, lambda path: version[path].digest, self._ledger, settings)
        sizes = {src: size for src, (size, _) in gathered.pictures.items()}
        site = understand(self._ledger, library, inputs, sizes, options)
        keys |= site.changed
        forms.append(site.forms)
        attached = attachments(self.project, self._ledger, gathered, site)
        findings = (*gathered.findings, *gathered.listing.findings, *site.findings, *attached.findings)
        return _Reading(site, attached, findings)

    def _take_others(self, gathered: Gathered) -> frozenset[str]:
        """Everything but pages; returns the paths at which something is different now."""
        before = self._others
        pictures = gathered.pictures.keys()
        self._others = dict(taken_over(gathered, self._reading.attached))
        self._others |= {f"media/{src}": gathered.data[src] for src in pictures}
        paths = before.keys() | self._others.keys()
        return frozenset(path for path in paths if before.get(path) != self._others.get(path))


def _kind(finding: Diagnostic) -> tuple[str, str, str]:
    """A finding without its place in the file, which moves when a line is put in above it."""
    return finding.code, finding.span.path, finding.message


def _kinds(findings: Findings, options: Options) -> Counter[tuple[str, str, str]]:
    return Counter(_kind(finding) for finding in findings if fails([finding], options))


def _written(before: Gathered, now: Gathered, assets: Iterable[str]) -> Iterator[str]:
    """The files of the project, texts aside, that are not what they were."""
    templates = {one.path: one.text for one in before.templates}
    for one in now.templates:
        if templates.pop(one.path, None) != one.text:
            yield one.path
    yield from templates
    for path in assets:
        if path.startswith("media/"):
            yield f"content/{path}"
        elif path in {**before.look, **now.look}:
            yield f"templates/{path}"
