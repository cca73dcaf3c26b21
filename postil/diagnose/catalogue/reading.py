"""Findings about the files themselves: encodings, YAML, keys, values."""

from __future__ import annotations

from postil.diagnose.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = ()
