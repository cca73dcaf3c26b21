"""A session and the file of its own ledger."""

from __future__ import annotations

import shutil

import pytest

from incremental.site import Roads, folder
from incremental.test_session import SERVED, Held
from postil.engine.memory import ledger_file


def test_what_a_session_writes_itself_is_no_damage(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where more is learned at first than is kept at hand, as of a large site, some of it goes to the disk at once."""
    monkeypatch.setattr(ledger_file, "AT_HAND", 16)
    here = folder()
    roads = Roads(here)
    roads.options = SERVED
    held = Held(roads)
    try:
        assert not held.session._kept.is_touched
        held.session.save()
        assert not held.session._kept.is_touched
    finally:
        held.session.close()
        shutil.rmtree(here)
