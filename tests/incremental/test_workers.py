"""Whoever does the work, one process, several or a cluster, the site is the same to the byte."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from jinja2 import Environment

from incremental.site import ROOT, Result, Roads, article, folder, notes
from postil.engine import build as engine
from postil.engine import executors
from postil.engine.making import drawing, make
from postil.engine.observer import Observer
from postil.engine.project import Options, Project
from postil.engine.understanding import bulk
from postil.engine.understanding.apart import Files, Understood, _Desk

PATIENCE = 180
"""Seconds until a cluster must have come up: a busy machine takes its time to start three programs."""

ODD = {
    "named": article("named", body="See [[article:pilot]], [[article:tide|the tide]] and [the first note](note:pilot/first)."),
    "russian": article("russian", body="Лоцман Ada Lind ждет.", more="lang: ru\n"),
    "draft": article("draft", body="Not yet.", more="status: draft\n"),
    "later": article("later", body="The beacon, later.", more="publish_at: 2024-07-02T00:00+00:00\n"),
    "gone": article("gone", body="The pilot was here.", more="status: retired\n"),
    "moved": article("moved", body="A bar pilot.", more="aliases: [/old/]\nrelated: [pilot]\n"),
}
"""Articles that depend on others, or are out of the common run."""

WRONG = article("wrong", body="See [[nobody]] and [one](note:pilot/second).")


@pytest.fixture
def roads(monkeypatch: pytest.MonkeyPatch) -> Iterator[Roads]:
    """The small site and some odd articles, few as they are taken for many."""
    here = folder()
    roads = Roads(here)
    for slug, text in ODD.items():
        roads.write(f"content/articles/{slug}.md", text)
    roads.write("content/annotations/moved.yaml", notes("A bar pilot", "So [[term:tide]] says."))
    yield roads
    shutil.rmtree(here)


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few are taken for many, in small tasks."""
    monkeypatch.setattr(bulk, "MANY", 1)
    monkeypatch.setattr(make, "MANY", 1)
    monkeypatch.setattr(bulk, "CHUNK", 3)
    monkeypatch.setattr(drawing, "CHUNK", 3)


def built(roads: Roads, options: Options, *, remember: bool = True) -> Result:
    """A first build into a folder of its own."""
    output = roads.root / f"site-{options.jobs}-{bool(options.scheduler)}-{remember}"
    return roads._result(engine.build(Project(roads.root, output), options, remember=remember), output)


@pytest.fixture
def alone(roads: Roads) -> Result:
    """What a build leaves that reads all articles together, one after the other."""
    return built(roads, roads.options, remember=False)


def test_an_edit_after_a_shared_build_compiles_nothing(roads: Roads, many: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """What workers filled was compiled where the next build finds it."""
    project, options = Project(roads.root, roads.root / "site"), replace(roads.options, jobs=2)
    assert not engine.build(project, options).failed
    monkeypatch.setattr(Environment, "compile", lambda *_, **__: pytest.fail("compiled"))
    roads.write("content/articles/moved.md", ODD["moved"].replace("A bar pilot", "One bar pilot"))
    roads.write("content/annotations/moved.yaml", notes("One bar pilot", "So [[term:tide]] says."))
    assert engine.build(project, options).composed


def test_apart_is_as_together(roads: Roads, alone: Result, many: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Articles that are read apart from each other give the same site, and most of them can be."""
    assert not alone.failed
    read: list[str] = []
    really = _Desk.read

    def noted(self: _Desk, task: list[tuple[str, Files]], watch: Observer) -> Iterator[Understood]:
        for one in really(self, task, watch):
            read.append(one.owner.removeprefix("article:"))
            yield one

    monkeypatch.setattr(_Desk, "read", noted)
    assert built(roads, replace(roads.options, jobs=1)) == alone
    assert {"pilot", "tide", "bar", "beacon", "russian", "draft", "later", "gone", "moved"} == set(read)


@pytest.mark.parametrize("jobs", [2, 3])
def test_processes(roads: Roads, alone: Result, many: None, jobs: int) -> None:
    """Several processes leave what one leaves, and after an edit as well."""
    options = replace(roads.options, jobs=jobs)
    assert built(roads, options) == alone
    roads.write("content/articles/tide.md", article("tide", body="The tide turns twice, says Ada Lind."))
    assert built(roads, options) == roads.clean()


def test_what_is_wrong_is_told_alike(roads: Roads, many: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Findings are the same, however many read; and then nothing is written."""
    roads.write("content/articles/wrong.md", WRONG)
    several = built(roads, replace(roads.options, jobs=2))
    monkeypatch.undo()
    assert several.failed and several == built(roads, roads.options, remember=False)
    assert [code for code, *_ in several.findings].count("unknown-reference") == 2


def test_killed_while_pages_are_drawn(roads: Roads, alone: Result, many: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was kept for the workers to see is no harm to the next build."""
    options = replace(roads.options, jobs=2)
    with monkeypatch.context() as patch:
        patch.setattr(make, "_made", lambda *_: sys.exit(9))
        with pytest.raises(SystemExit):
            built(roads, options)
    assert built(roads, options) == alone


def test_killed_while_pages_are_drawn_again(roads: Roads, many: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """After an edit nothing may be kept before all pages are: the next build would not know what changed."""
    options = replace(roads.options, jobs=2)
    built(roads, options)
    roads.write("content/articles/tide.md", article("tide", body="The tide turns twice, says Ada Lind."))
    with monkeypatch.context() as patch:
        patch.setattr(make, "_made", lambda *_: sys.exit(9))
        with pytest.raises(SystemExit):
            built(roads, options)
    assert built(roads, options) == roads.clean()


def test_a_worker_that_cannot_see_the_ledger(
    roads: Roads, alone: Result, many: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its pages are drawn at home."""
    monkeypatch.setattr(drawing, "_board", lambda _: None)
    assert built(roads, replace(roads.options, jobs=2)) == alone


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[str]:
    """A Dask scheduler and two workers, each a process of its own, on this machine."""
    pytest.importorskip("distributed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    scheduler = [sys.executable, "-m", "dask", "scheduler", "--host", address, "--no-dashboard", "--no-jupyter"]
    worker = [sys.executable, "-m", "dask", "worker", address, "--nthreads", "1", "--no-dashboard", "--no-nanny"]
    worker += ["--death-timeout", str(PATIENCE)]
    started = []
    with open(tmp_path / "cluster.log", "w", encoding="utf-8") as log:
        for command in (scheduler, worker, worker):
            started.append(subprocess.Popen(command, cwd=tmp_path, env=env, stdout=log, stderr=log))
        try:
            _wait_for_workers(address)
            yield address
        finally:
            for process in reversed(started):
                process.kill()
            for process in started:
                process.wait(20)


def _wait_for_workers(address: str) -> None:
    from distributed import Client

    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            with Client(address, timeout=20) as client:
                client.wait_for_workers(2, timeout=60)
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail("the cluster did not come up")


@pytest.mark.xdist_group("cluster")
def test_a_cluster(roads: Roads, alone: Result, many: None, cluster: str) -> None:
    """The workers of a Dask cluster leave what one process leaves."""
    assert built(roads, replace(roads.options, scheduler=cluster)) == alone


def test_no_cluster_there(roads: Roads, monkeypatch: pytest.MonkeyPatch) -> None:
    """A scheduler that does not answer is an error of the environment, in a sentence."""
    pytest.importorskip("distributed")
    monkeypatch.setattr(executors, "PATIENCE", 1)
    nowhere = executors.workers(replace(roads.options, scheduler="tcp://127.0.0.1:9"), 5)
    with pytest.raises(OSError, match="no Dask scheduler answers at tcp"), nowhere:
        pass
