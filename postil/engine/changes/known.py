"""What need not be looked at again: what the last build saw, as far as nothing came or went since."""

from __future__ import annotations

import os
from collections.abc import Mapping

from postil.engine.changes.gather import Picture
from postil.engine.changes.unchanged import Glance
from postil.engine.memory.ledger import Ledger
from postil.engine.project import Project
from postil.frozen import frozen
from postil.read.files import Listing
from postil.read.layout import place


@frozen
class Known:
    """What is known before a build looks; nothing at all without a last build that left the ledger as it is."""

    changed: set[str] | None
    """The files of the project that may be others now, by path relative to it; None when it may be any."""
    spoiled: set[str] | None
    """The files of the output that are not as they were left; None when it may be any."""
    listing: Listing | None
    """What stands under content/; None when something came or went there."""
    pictures: Mapping[str, Picture]


def known_of(project: Project, ledger: Ledger, glance: Glance | None) -> Known:
    """What is known, if what was seen and what is remembered are of the same build."""
    if glance is None or not glance.token or glance.token != ledger.recall("token"):
        return Known(None, None, None, {})
    root = str(project.root) + os.sep
    changed = {
        path.removeprefix(root).replace(os.sep, "/") for path in glance.changed() if path.startswith(root)
    }
    return Known(
        changed=changed,
        spoiled=glance.spoiled(),
        listing=None if glance.arrived() else ledger.recall("listing"),
        pictures=ledger.recall("media") or {},
    )


def is_text(path: str) -> bool:
    """Whether a file belongs to what is read as text."""
    where = place(path)
    return where is not None and where.kind not in ("media", "snapshot")
