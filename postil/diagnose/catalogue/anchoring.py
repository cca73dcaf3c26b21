"""Findings about notes and the words they stand on."""

from __future__ import annotations

from postil.diagnose.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = ()
