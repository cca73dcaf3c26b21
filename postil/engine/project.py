"""Where a project's folders are, and what a build was asked to do."""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import Path

from postil.frozen import frozen


@frozen
class Project:
    """The folders of one site."""

    root: Path
    output: Path

    @property
    def content(self) -> Path:
        return self.root / "content"

    @property
    def templates(self) -> Path:
        return self.root / "templates"


@frozen
class Options:
    """What a build was asked to do."""

    now: datetime
    """The moment the site is built for, with its offset."""
    drafts: bool = False
    """Whether drafts, embargoed and expired things are built too."""
    strict: bool = False
    """Whether warnings fail the build as errors do."""
    keep_going: bool = False
    """Whether notes that want review are published, marked, instead of failing the build."""
    base_url: str = ""
    """Replaces the site's own base_url."""
    jobs: int = 1
    """How many processes may work at the same time."""
    scheduler: str = ""
    """The address of a Dask scheduler whose workers do the work instead."""
    search: bool = False
    """Whether an index of all texts is made, in which readers search."""
    layers: frozenset[str] = frozenset({"public"})
    """The layers whose notes are shown."""


def memory(project: Project, options: Options) -> Path:
    """Where a build of that kind is remembered, without the ending.

    One for each output and kind of build, so that a look at the drafts does not undo what is remembered.
    """
    kind = f"{project.output} {options.drafts} {options.keep_going} {options.base_url} {options.search} {sorted(options.layers)}"
    return project.root / ".postil" / hashlib.sha256(kind.encode()).hexdigest()[:12]
