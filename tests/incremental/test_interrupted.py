"""Killed, refused, damaged, foreign or shared: the next build is right, at worst slow."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from incremental.site import ROOT, Result, Roads, folder
from postil.engine import build as engine
from postil.engine.changes.unchanged import Glance
from postil.engine.memory import ledger as ledgers
from postil.engine.memory.ledger import Ledger
from postil.engine.memory.seal import seal
from postil.engine.project import Project
from postil.write.apply import Stage
from postil.write.lock import Busy
from trees import Killed, killed_at, refused_at

TIDE = "content/articles/tide.md"


@pytest.fixture
def roads() -> Iterator[Roads]:
    """The small site, built."""
    here = folder()
    roads = Roads(here)
    edit(roads, "once")
    roads.build()
    yield roads
    shutil.rmtree(here)


def edit(roads: Roads, how_often: str) -> None:
    """Change a sentence that several pages show, and the address of the page that it stands on."""
    old = f"aliases: [/{how_often}/]"
    roads.write(TIDE, f"---\ntitle: Tides\ndate: 2024-06-12\n{old}\n---\nThe tide turns {how_often}, says Ada Lind.\n")


def ledger_of(roads: Roads) -> Path:
    """The one file in which is remembered."""
    (found,) = (roads.root / ".postil").glob("*.sqlite")
    return found


def assert_remembered(roads: Roads) -> None:
    """The ledger was not thrown away: an edit of one sentence makes a few pages."""
    edit(roads, "whenever")
    assert 0 < len(roads.outcome().composed) < 12


@pytest.mark.parametrize("interrupted", [killed_at, refused_at], ids=["killed", "disk full"])
def test_at_any_change_to_the_disk(roads: Roads, interrupted: Callable[..., object]) -> None:
    """Wherever a build ends, the next one is right, also when the last edit has been taken back."""
    clean: dict[str, Result] = {}
    for how_often in ("once", "twice"):
        edit(roads, how_often)
        clean[how_often] = roads.clean()
    roads.build()
    for number in range(0, 1000, 2):
        edit(roads, "once")
        was_interrupted = interrupted(number, roads.build)
        then = random.Random(number).choice(("once", "twice"))
        edit(roads, then)
        assert roads.build() == clean[then], f"after change {number}"
        edit(roads, "twice")
        assert roads.build() == clean["twice"]
        if not was_interrupted:
            break
    assert number > 20
    assert_remembered(roads)


def test_what_was_learned_cannot_be_kept(roads: Roads, monkeypatch: pytest.MonkeyPatch) -> None:
    """A ledger that refuses once is begun anew in the same build; one that always does is an error of the disk."""
    commit = Ledger.commit
    refusals = [sqlite3.OperationalError("disk I/O error")]

    def refuse_once(self: Ledger) -> None:
        if refusals:
            raise refusals.pop()
        commit(self)

    edit(roads, "twice")
    clean = roads.clean()
    monkeypatch.setattr(Ledger, "commit", refuse_once)
    assert roads.build() == clean
    assert_remembered(roads)

    refusals += [sqlite3.OperationalError("database or disk is full") for _ in range(2)]
    edit(roads, "thrice")
    with pytest.raises(OSError, match="is full"):
        roads.build()
    assert roads.build() == roads.clean()


def test_killed_just_before_it_remembers(roads: Roads, monkeypatch: pytest.MonkeyPatch) -> None:
    """The site is new and the ledger old: what differs from it is made again, also when the edit is taken back."""

    def kill(self: Ledger) -> None:
        raise Killed

    for then in ("twice", "once"):
        edit(roads, "twice")
        with monkeypatch.context() as patch:
            patch.setattr(Ledger, "commit", kill)
            with pytest.raises(Killed):
                roads.build()
        edit(roads, then)
        assert roads.build() == roads.clean()
    assert_remembered(roads)


DYING = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from postil.engine import build, project
from postil.engine.memory import ledger
from postil.write import apply

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

def after(real):
    return lambda *given: (real(*given), die())

root, when = Path(sys.argv[1]), sys.argv[2]
if when == "exchanging":
    replace, left = os.replace, iter(range(4))
    os.replace = lambda *given: replace(*given) if next(left, None) is not None else die()
elif when == "having remembered":
    ledger.Ledger.commit = after(ledger.Ledger.commit)
else:
    build.make = die
build.build(project.Project(root, root / "site"), project.Options(now=datetime.fromisoformat(sys.argv[3])))
"""


@pytest.mark.parametrize("when", ["making", "exchanging", "having remembered"])
def test_a_process_is_killed(roads: Roads, when: str) -> None:
    """A real kill, after which nothing is closed, put back or unlocked but by the system."""
    edit(roads, "twice")
    asked = [sys.executable, "-c", DYING, str(roads.root), when, roads.options.now.isoformat()]
    done = subprocess.run(asked, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False)
    assert done.returncode == -signal.SIGKILL
    assert roads.build() == roads.clean()
    assert_remembered(roads)


def foreign(path: Path) -> None:
    """Another program's file, with a table of the same name."""
    path.unlink()
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE fact (what TEXT)")
    seal(path)


def with_a_bad_value(path: Path) -> None:
    """A ledger in order, but for a letter in one value."""
    with sqlite3.connect(path) as file:
        (value,) = file.execute("SELECT value FROM fact WHERE relation = 'record' AND key = 'term:tide'").fetchone()
        assert b"What the water" in value
        file.execute("UPDATE fact SET value = ? WHERE value = ?", (value.replace(b"water", b"wader"), value))
    file.close()
    seal(path)


def with_lost_rows(path: Path) -> None:
    """A ledger in order, but for what the pages read."""
    with sqlite3.connect(path) as file:
        file.execute("DELETE FROM read_key")
    file.close()


def cut_and_sealed(path: Path) -> None:
    """Half of it, which nothing but its tables tells."""
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    seal(path)


def one_byte_off(path: Path) -> None:
    """A byte in the middle that is not what it was."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


SPOILED: dict[str, Callable[[Path], object]] = {
    "deleted": Path.unlink,
    "empty": lambda path: path.write_bytes(b""),
    "garbage": lambda path: path.write_bytes(random.Random(1).randbytes(20_000)),
    "one byte": one_byte_off,
    "half": cut_and_sealed,
    "foreign": foreign,
    "a bad value": with_a_bad_value,
    "lost rows": with_lost_rows,
    "no seal": lambda path: path.with_name(f"{path.name}-seal").unlink(),
    "a bad seal": lambda path: path.with_name(f"{path.name}-seal").write_bytes(b"\xff"),
    "its folder": lambda path: shutil.rmtree(path.parent),
}


@pytest.mark.parametrize("how", SPOILED)
def test_a_spoiled_ledger(roads: Roads, how: str) -> None:
    """The next build is right, and remembers again."""
    SPOILED[how](ledger_of(roads))
    edit(roads, "twice")
    assert roads.build() == roads.clean()
    assert_remembered(roads)


@pytest.mark.parametrize("what", ["FORM", "_fingerprint"])
def test_a_ledger_of_another_postil(roads: Roads, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    """Of an older form or made by other code: everything is made anew, and then remembered."""
    if what == "FORM":
        monkeypatch.setattr(ledgers, "FORM", "of old")
    else:
        monkeypatch.setattr(engine, "fingerprint", lambda: "of another")
        monkeypatch.setattr(Glance, "made_by", lambda *_: "")
    first = roads.outcome()
    beside = {"feed.xml", "assets/names.js"}
    assert set(first.composed) == beside | {path for path in roads.clean().tree if path.endswith(".html")}
    assert roads.outcome().composed == ()
    assert roads.build() == roads.clean()


def test_a_failed_build_forgets_nothing(roads: Roads) -> None:
    """Neither what was remembered before, nor that the site was not made from the text that is wrong."""
    edit(roads, "[[nothing]]")
    assert roads.build().failed
    edit(roads, "twice")
    assert 0 < len(roads.outcome().composed) < 12
    assert roads.build() == roads.clean()


def test_another_build_is_at_work(roads: Roads) -> None:
    """The second is told so and touches nothing; the next one is right."""
    edit(roads, "twice")
    before = ledger_of(roads).read_bytes()
    with Stage(roads.root / "site"), pytest.raises(Busy):
        roads.build()
    assert ledger_of(roads).read_bytes() == before
    assert roads.build() == roads.clean()


def test_builds_at_once(roads: Roads) -> None:
    """Of several at the same time each is done or told to wait; together they leave what one leaves."""
    edit(roads, "twice")
    together = threading.Barrier(4)
    told: list[str] = []

    def build() -> None:
        together.wait()
        try:
            done = engine.build(Project(roads.root, roads.root / "site"), roads.options)
            told.append("failed" if done.failed else "done")
        except Busy:
            told.append("busy")

    threads = [threading.Thread(target=build) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(told) == 4
    assert "done" in told and "failed" not in told
    assert roads.build() == roads.clean()
    assert_remembered(roads)
