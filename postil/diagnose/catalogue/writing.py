"""Findings about what is written to site/, and status and time."""

from __future__ import annotations

from postil.diagnose.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = ()
