"""Findings about links, terms and addresses."""

from __future__ import annotations

from postil.diagnose.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = ()
