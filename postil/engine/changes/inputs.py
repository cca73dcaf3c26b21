"""Which files of content/ are not what the last build saw: settled by their bytes, unit by unit."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Mapping
from pathlib import Path

from postil.engine.changes.library import units
from postil.engine.memory.ledger import Ledger
from postil.engine.project import Options
from postil.frozen import frozen


@frozen
class Unit:
    """One article with its notes, or one file of entries, as it stands."""

    owner: str
    files: Mapping[str, str]
    """The digest of each of its files, by path relative to the project; empty for what cannot be read."""
    state: str
    """What it is made of, as one digest."""


@frozen
class Inputs:
    """The units that have to be worked out again, and those that are gone."""

    fresh: Mapping[str, Unit]
    gone: frozenset[str]


def look(
    texts: Collection[str],
    changed: Collection[str] | None,
    digest_of: Callable[[str], str],
    ledger: Ledger,
    settings: str,
) -> Inputs:
    """Compare the files with what the ledger knows of them, and keep there the settings every unit depends on.

    `texts` are all files there are; `changed` those that may be others than before, gone ones too, or None when
    nothing is known of that.
    """
    if ledger.recall("settings") != settings:
        changed = None
        ledger.keep("settings", settings)
    owners = units(sorted(texts if changed is None else changed))
    fresh: dict[str, Unit] = {}
    gone = set(ledger.owners()) - owners.keys() if changed is None else set()
    for owner, paths in owners.items():
        files = {} if changed is None else {path: one for path, one in ledger.files(owner).items() if path in texts}
        files.update((path, digest_of(path)) for path in paths if path in texts)
        unit = Unit(owner, files, state(files, settings))
        if not files:
            gone.add(owner)
        elif ledger.state_of(owner) != unit.state:
            fresh[owner] = unit
    return Inputs(fresh, frozenset(gone))


def settings_of(site: str, options: Options) -> str:
    """What every unit depends on besides its files: the digest of site.yaml, and what was asked for."""
    return f"{site} {options.drafts} {options.base_url} {sorted(options.layers)}"


def state(files: Mapping[str, str], settings: str) -> str:
    """What a unit is made of, as one digest."""
    parts = "\n".join(f"{path} {files[path]}" for path in sorted(files))
    return hashlib.sha256(f"{settings}\n{parts}".encode()).hexdigest()


def digest(path: Path) -> str:
    """The SHA-256 of a file in hexadecimal; empty for what cannot be read."""
    try:
        with open(path, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
