"""Findings about what people wrote, before any of it is understood: files, YAML, values, and ids between records."""

from __future__ import annotations

from postil.diagnose.catalogue import reading_files, reading_library, reading_values, reading_yaml
from postil.diagnose.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = (
    *reading_files.ENTRIES,
    *reading_yaml.ENTRIES,
    *reading_values.ENTRIES,
    *reading_library.ENTRIES,
)
