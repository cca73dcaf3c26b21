"""Why: what a page rests on and why it was made again; which pages rest on a file. Told from the last build's ledger."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

from postil.diagnose.nearest import nearest
from postil.engine.changes.inputs import digest
from postil.engine.changes.library import owner_of
from postil.engine.making.make import PLAN
from postil.engine.memory.fingerprint import fingerprint
from postil.engine.memory.makings import Making
from postil.engine.memory.remembered import Remembered
from postil.engine.project import Options, Project, memory
from postil.engine.reasons.telling import GROUPS, NAMES, Telling, Told
from postil.link.routes import file_of
from postil.model.relations import Key
from postil.model.words import LAST, lookup
from postil.read.layout import MEDIA, SNAPSHOTS, WORDS, place

SUGGESTED = 3
"""So many addresses are suggested for one that is not known."""


@dataclass(frozen=True, slots=True)
class Reason:
    """When a page was made as it stands, and why."""

    making: Making
    moment: datetime | None
    """For which moment, in the site's own time zone; None where that is no longer known."""
    last: int
    """The number of the last build that had anything to do."""
    because: tuple[Told, ...]
    """What it reads that changed: in place of what was read, the words say what changed."""


@dataclass(frozen=True, slots=True)
class PageWhy:
    """What is known of a page."""

    url: str
    file: str
    """Where it stands, relative to the output."""
    reason: Reason
    reads: tuple[Told, ...]
    """By group, and in the order in which the page read."""
    newer: tuple[str, ...]
    """Files it comes from that have changed since it was looked at: the next build may make it again."""


@dataclass(frozen=True, slots=True)
class SourceWhy:
    """What is known of a file that somebody wrote."""

    path: str
    pages: tuple[tuple[str, tuple[Told, ...]], ...]
    """The pages that read something of it, by their paths, and what."""
    everywhere: bool
    """Whether a change in it makes every page again."""
    names: bool
    """Whether it gives names that are looked for in texts."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """There is no such page and no such file."""

    why: str
    """What is wrong with it."""
    near: tuple[str, ...]
    """What may have been meant."""


def why(project: Project, options: Options, asked: str, here: Path) -> PageWhy | SourceWhy | Unknown | None:
    """What is known of a page, by its path, address or file, or of a source file; None when no build is remembered.

    `here` is the folder from which paths are meant, if not from the project's own.
    """
    path = memory(project, options).with_suffix(".sqlite")
    try:
        ledger = Remembered.look(path, fingerprint())
        if ledger is None:
            return None
        with closing(ledger):
            return _why(ledger, project, options, asked, here)
    except sqlite3.Error:
        return None


def _why(ledger: Remembered, project: Project, options: Options, asked: str, here: Path) -> PageWhy | SourceWhy | Unknown:
    if "://" in asked:
        base = options.base_url or ledger.read("site", "")[0].base_url or ""
        path = _below(asked, base)
        if path is None:
            stands = f"the site stands at {base}" if base else "site.yaml names no base_url"
            return Unknown(f"{asked} is no address of this site: {stands}", ())
        return _page_or_nearest(ledger, project, path)
    # Above all for Windows, where a shell completes paths with its own separator.
    plain = asked.replace("\\", "/")
    for whole in (Path(here, plain), Path(project.root, plain)):
        if whole.is_relative_to(project.content) or whole.is_relative_to(project.templates):
            return _source(ledger, project, whole.relative_to(project.root).as_posix())
        if whole.is_relative_to(project.output):
            return _output(ledger, project, whole.relative_to(project.output).as_posix())
    return _page_or_nearest(ledger, project, "/" + unquote(plain.partition("#")[0].partition("?")[0]).lstrip("/"))


def _below(address: str, base: str) -> str | None:
    """The path of an address from the top of the site; None where it is not of this site."""
    one, top = urlsplit(address), urlsplit(base)
    root = top.path.rstrip("/") + "/"
    path = unquote(one.path) or "/"
    if not base or one.netloc.casefold() != top.netloc.casefold() or not f"{path}/".startswith(root):
        return None
    return "/" + path.removeprefix(root).lstrip("/") if path.startswith(root) else "/"


def _output(ledger: Remembered, project: Project, path: str) -> PageWhy | SourceWhy | Unknown:
    """A file of the output: a page, or something that was taken over."""
    if path.startswith("media/"):
        return _source(ledger, project, MEDIA + path.removeprefix("media/"))
    if path.startswith("snapshots/"):
        return _source(ledger, project, SNAPSHOTS + path.removeprefix("snapshots/"))
    if path.startswith("assets/"):
        return _source(ledger, project, f"templates/{path}")
    return _page_or_nearest(ledger, project, f"/{path}")


def _page_or_nearest(ledger: Remembered, project: Project, path: str) -> PageWhy | Unknown:
    trunk = path.removesuffix("index.html")
    for url in dict.fromkeys((path, trunk, f"{trunk.rstrip('/')}/")):
        row = ledger.pages.row(url) if url != PLAN else None
        if row:
            return _page(ledger, project, url)
    return Unknown(f"no page stands at {path}", _nearest(trunk, (url for url in ledger.pages.rows() if url != PLAN)))


def _nearest(asked: str, known: Iterable[str]) -> tuple[str, ...]:
    """The known paths most like the one asked for: by their last parts, or else as a whole."""
    by_last: dict[str, list[str]] = {}
    for one in known:
        if one != "/":
            by_last.setdefault(_last(one), []).append(one)
    last = _last(asked)
    names = (last,) if last in by_last else nearest(last, by_last, most=SUGGESTED)
    whole = {one.strip("/"): one for paths in by_last.values() for one in paths}
    found = [one for name in names for one in sorted(by_last[name])]
    return tuple(found or (whole[one] for one in nearest(asked.strip("/"), whole, most=SUGGESTED)))[:SUGGESTED]


def _last(path: str) -> str:
    return path.strip("/").rpartition("/")[2]


def _page(ledger: Remembered, project: Project, url: str) -> PageWhy:
    telling = Telling(ledger)
    told = [telling.of(key) for key in ledger.pages.reads(url)]
    reads = tuple(sorted(told, key=lambda one: GROUPS.index(one.group)))
    files = sorted({where.path for one in reads for where in one.places})
    seen = ledger.digests()
    newer = tuple(path for path in files if path in seen and digest(project.root / path) != seen[path])
    return PageWhy(url, file_of(url), _reason(ledger, telling, url), reads, newer)


def _reason(ledger: Remembered, telling: Telling, url: str) -> Reason:
    making = ledger.makings.of(url)
    because: dict[str, Told] = {}
    weight: dict[str, int] = {}
    for key in making.keys:
        _, what = ledger.makings.change(key)
        one = telling.of(key)
        words = telling.change(key, what)
        because.setdefault(words, Told(key, one.group, words, one.places))
        # A name is looked for wherever it might stand.
        weight[words] = 1 if one.group == NAMES else 2
    told = tuple(one for words, one in because.items() if weight[words] == max(weight.values()))
    seconds = ledger.makings.moment(making.build)
    zone = ZoneInfo(ledger.read("site", "")[0].time_zone)
    moment = None if seconds is None else datetime.fromtimestamp(seconds, zone)
    return Reason(making, moment, ledger.makings.last, told)


def _source(ledger: Remembered, project: Project, path: str) -> SourceWhy | Unknown:
    if path.startswith("templates/") and not path.startswith(WORDS):
        if not (project.root / path).is_file():
            files = (one.relative_to(project.root).as_posix() for one in project.templates.rglob("*") if one.is_file())
            return Unknown(f"there is no file {path}", _nearest(path, files))
        return SourceWhy(path, (), everywhere=True, names=False)
    known = {*ledger.digests(), *(MEDIA + src for src in ledger.recall("media") or ())}
    known |= {SNAPSHOTS + one.snapshot for one in _snapshots(ledger)}
    if path not in known:
        reading = "the last build did not read it" if (project.root / path).is_file() else "there is no such file"
        return Unknown(f"{path}: {reading}", _nearest(path, known))
    where = place(path)
    return SourceWhy(
        path,
        tuple(_dependents(ledger, path)),
        everywhere=path == "content/site.yaml",
        names=where is not None and where.kind in ("glossary", "profiles"),
    )


def _dependents(ledger: Remembered, path: str) -> Iterator[tuple[str, tuple[Told, ...]]]:
    telling = Telling(ledger)
    pages: dict[str, list[Told]] = {}
    keys = tuple(dict.fromkeys(_keys(ledger, path)))
    for key in keys:
        readers = ledger.pages.readers([key])
        if readers:
            told = telling.of(key)
            for url in readers - {PLAN}:
                pages.setdefault(url, []).append(told)
    cards = [key for key in keys if key[0] == "card"]
    own = {card.url for key in cards for card in ledger.read(*key)}
    for url in sorted(pages, key=lambda one: (one not in own, one)):
        yield url, tuple(sorted(pages[url], key=lambda one: GROUPS.index(one.group)))


def _keys(ledger: Remembered, path: str) -> Iterator[Key]:
    """What pages can read of a file."""
    where = place(path)
    if where and where.kind == "site":
        yield from (("site", ""), ("topics", "all"))
    elif where and where.kind == "words":
        tags = {where.name.lower(), *(tag for tag in ledger.keys("words", "") if where.name.lower() in _wider(ledger, tag))}
        yield from (("words", tag) for tag in sorted(tags))
    elif where and where.kind == "media":
        yield "picture", where.name
    elif where and where.kind == "snapshot":
        yield from (("record", f"source:{one.id}") for one in _snapshots(ledger) if one.snapshot == where.name)
    else:
        for owner in (f"{owner_of(path)}/front", owner_of(path)):
            yield from (key for key, _ in ledger.facts(owner))


def _wider(ledger: Remembered, tag: str) -> set[str]:
    """The languages whose words stand in for those that a language lacks."""
    site = ledger.read("site", "")[0].language
    return {LAST, *(one.lower() for language in (tag, site) for one in lookup(language))}


def _snapshots(ledger: Remembered) -> Iterator[object]:
    for key in ledger.keys("record", "source:"):
        yield from (one for one in ledger.read("record", key) if one.snapshot)
