"""Many articles at once: those that can be understood without each other are read by whoever does the work, the rest later."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from postil.engine.changes.inputs import Unit
from postil.engine.changes.library import Library
from postil.engine.executors import workers
from postil.engine.memory.ledger import Ledger
from postil.engine.observer import Observer, Step
from postil.engine.project import Options
from postil.engine.shared import spread
from postil.engine.understanding import contributions
from postil.engine.understanding.apart import Files, Shared, read_articles
from postil.engine.understanding.naming import Found
from postil.link.packed import packed
from postil.model.written.library import Written

MANY = 100
"""From so many articles on it is worth while to read them apart from each other."""

CHUNK = 40
"""How many articles a task has: about 0.2 s of work."""

_LANGUAGE = re.compile(rb"^lang:[ \t]*[\"']?([A-Za-z0-9-]+)", re.MULTILINE)
def spoken(library: Library, units: Iterable[Unit], main: str) -> list[str]:
    """The languages that articles seem to be written in, by a glance at their files; and the site's own."""
    found = {main}
    for unit in units:
        for path in unit.files:
            data = library.data(path) if path.endswith(".md") else b""
            match = _LANGUAGE.search(data) if isinstance(data, bytes) else None
            if match:
                found.add(match[1].decode())
    return sorted(found)


def understand_many(
    ledger: Ledger,
    library: Library,
    written: Written,
    units: Mapping[str, Unit],
    found: Found,
    pictures: Iterable[str],
    options: Options,
    watch: Observer,
) -> set[str]:
    """Read the articles of `units` into a ledger that holds none yet; returns those that were understood.

    `written` has the entries, which the ledger knows already, and `found` their names and the phrases of claims. What
    has findings, or depends on another article, is left to whoever has all of them at hand.
    """
    shared = Shared(
        site=written.site,
        options=options,
        labels={one: packed(names) for one, names in found.labels.items()},
        phrases={one: packed(names) for one, names in found.phrases.items()},
        ids={
            **{kind: frozenset(key.partition(":")[2] for key in ledger.keys("id", f"{kind}:")) for kind in contributions.KINDS},
            "article": frozenset(owner.removeprefix("article:") for owner in units),
        },
        names={key: name for key in ledger.keys("name", "") for name in ledger.read("name", key)},
        hidden=frozenset(ledger.keys("hidden", "")),
        damaged=written.incomplete,
        pictures=frozenset(pictures),
        media=tuple(written.media),
    )
    done: set[str] = set()
    tasks = -(-len(units) // CHUNK)
    with workers(options, tasks) as (executor, count):
        watch.expect(Step.ANCHORING, len(units))
        watch.at(Step.WAITING)
        for understood, spent in spread(executor, count, read_articles, shared, _tasks(library, units)):
            watch.worked(spent)
            watch.at(Step.REMEMBERING)
            ledger.insert(
                (row for one in understood for row in one.rows),
                ((one.owner, units[one.owner].state, one.folded, one.notes) for one in understood),
                ((target, one.owner) for one in understood for target in one.targets),
                ((path, digest, one.owner) for one in understood for path, digest in units[one.owner].files.items()),
            )
            done.update(one.owner for one in understood)
            watch.at(Step.WAITING)
    return done


def _tasks(library: Library, units: Mapping[str, Unit]) -> Iterator[list[tuple[str, Files]]]:
    owners = iter(sorted(units))
    while chunk := list(islice(owners, CHUNK)):
        task = []
        for owner in chunk:
            data = {path: library.data(path) for path in units[owner].files}
            if all(isinstance(one, bytes) for one in data.values()):
                task.append((owner, data))
        yield task
