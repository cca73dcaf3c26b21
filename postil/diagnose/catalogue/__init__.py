"""Every finding Postil can make, explained: what it is, why it matters, a bad example and a good one."""

from __future__ import annotations

from postil.diagnose.catalogue import anchoring, claims, linking, prose, reading, words, writing
from postil.diagnose.catalogue.entry import Entry

CATALOGUE: dict[str, Entry] = {
    entry.code: entry
    for module in (reading, prose, linking, claims, anchoring, words, writing)
    for entry in module.ENTRIES
}
