"""What records name beside texts: pictures and local copies of sources, checked, and where those come from."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from postil.diagnose.diagnostic import Findings
from postil.engine.changes.gather import Gathered
from postil.engine.memory.ledger import Ledger
from postil.engine.project import Project
from postil.engine.understanding.understand import Understood
from postil.frozen import frozen
from postil.read.attached import check_files
from postil.read.layout import SNAPSHOTS

NOTHING: Mapping[str, bytes] = MappingProxyType({})


@frozen
class Attached:
    """The local copies of sources that are published, and what is wrong with them or with pictures."""

    snapshots: Mapping[str, bytes]
    """By path in the output."""
    findings: Findings


def attachments(
    project: Project, ledger: Ledger, gathered: Gathered, site: Understood, known: Mapping[str, bytes] = NOTHING
) -> Attached:
    """Look at what the records at hand name; where not all entries are at hand, what they name is as it was.

    `known` are copies that were read before and cannot be others now.
    """
    wrong = tuple(check_files(project.root, site.written, gathered.listing))
    if site.is_whole:
        named = sorted({source.snapshot for source in site.written.sources.values() if source.snapshot})
        ledger.keep("snapshots", named)
    found = {}
    for name in ledger.recall("snapshots"):
        path, file = f"snapshots/{name}", project.root / SNAPSHOTS / name
        if path in known:
            found[path] = known[path]
        elif file.is_file():
            found[path] = file.read_bytes()
    return Attached(found, wrong)
