"""A build with nothing to do looks at files, loads none of the libraries, and is not taken in."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from incremental.site import ROOT, Roads
from postil.engine.changes import unchanged

HEAVY = ("yaml", "jinja2", "markdown_it", "sqlite3", "babel", "edtf", "ahocorasick_rs", "pickle", "postil.read", "postil.model")
"""What a build with nothing to do must not load."""


def quiet(roads: Roads) -> None:
    """Let there be nothing to say."""
    (roads.root / "content/claims/all.yaml").unlink()


def run(roads: Roads, *options: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    """A build in a process of its own, which then tells what it has loaded."""
    code = (
        "import sys; from postil.cli import main\n"
        f"status = main(['build', '--project', {str(roads.root)!r}, *sys.argv[1:]])\n"
        "print(*sorted(sys.modules)); sys.exit(status)"
    )
    done = [sys.executable, "-c", code, *options]
    return subprocess.run(done, cwd=ROOT, capture_output=True, text=True, check=check)


def settle(roads: Roads) -> None:
    """Let every file be older than the tick within which a change might not show."""
    for path in roads.root.rglob("*"):
        if path.is_file():
            os.utime(path, (1_700_000_000, 1_700_000_000))


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Roads:
    """The site, built twice: the first build is too close to its own writing for the second to trust it."""
    roads = Roads(tmp_path)
    quiet(roads)
    settle(roads)
    # A change of status, such as that of the times just set, counts as fresh for two seconds; here nobody else writes.
    monkeypatch.setattr(unchanged, "TICK", -(10**18))
    roads.outcome()
    return roads


def kept(roads: Roads, now: float | None = None) -> dict[str, int] | None:
    """What the short way answers."""
    note = next((roads.root / ".postil").glob("*.seen"))
    glance = unchanged.Glance(str(note), str(roads.root), str(roads.root / "site"))
    return glance.nothing(now or roads.options.now.timestamp())


def test_nothing_heavy_is_loaded(tmp_path: Path) -> None:
    """The way of a build with nothing to do needs neither the libraries nor the records."""
    roads = Roads(tmp_path)
    quiet(roads)
    settle(roads)
    first = run(roads)
    assert "yaml" in first.stdout.split()
    time.sleep(unchanged.TICK / 1e9 + 0.1)
    run(roads)
    third = run(roads)
    assert "nothing changed" in third.stderr
    loaded = third.stdout.split()
    assert not [name for name in loaded if name.startswith(HEAVY)]


def test_warnings_are_said_again(tmp_path: Path) -> None:
    """By a build with nothing to do, word for word, and without loading more; with `--strict` they fail as ever."""
    roads = Roads(tmp_path)
    settle(roads)
    first = run(roads)
    warning, _, closing = first.stderr.partition("Built")
    assert warning.startswith("warning[") and ", with 1 warning" in closing
    time.sleep(unchanged.TICK / 1e9 + 0.1)
    run(roads)
    third = run(roads)
    assert third.stderr.startswith(f"{warning}Built")
    assert "(nothing changed), with 1 warning" in third.stderr
    assert not [name for name in third.stdout.split() if name.startswith(HEAVY)]
    assert run(roads, "--strict", check=False).returncode == 1


def test_it_knows_what_it_counted(built: Roads) -> None:
    """The closing line of a build with nothing to do says the same as the one before."""
    assert kept(built) == {"briefings": 4, "notes": 1, "pages": built.outcome().pages}


@pytest.mark.parametrize(
    "path", ["content/articles/pilot.md", "content/site.yaml", "templates/article.html", "site/index.html"]
)
def test_a_change_is_seen(built: Roads, path: str) -> None:
    """Text, settings, look and output: a byte more anywhere is something to do."""
    with open(built.root / path, "a", encoding="utf-8") as file:
        file.write("\n")
    assert kept(built) is None


@pytest.mark.parametrize("path", ["content/articles/new.md", "content/media/new.png"])
def test_a_new_file_is_seen(built: Roads, path: str) -> None:
    """A file that was not there before is something to do."""
    built.write(path, "new")
    assert kept(built) is None


def test_a_missing_output_is_seen(built: Roads) -> None:
    """A page that somebody deleted is something to do."""
    (built.root / "site/index.html").unlink()
    assert kept(built) is None


def test_another_day_is_seen(built: Roads) -> None:
    """At midnight the office held today may be another."""
    assert kept(built, built.options.now.timestamp() + 86_400) is None


def test_an_installed_library_is_seen(built: Roads, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where libraries stand, something came or went."""
    packages = tmp_path / "site-packages"
    packages.mkdir()
    monkeypatch.setattr(sys, "path", [*sys.path, str(packages)])
    built.outcome()
    assert kept(built)
    os.utime(packages, (1, 1))
    assert kept(built) is None
