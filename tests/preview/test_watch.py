"""However a file is saved, the watch tells of it, once a burst; what the system does not tell it finds by itself."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from incremental.site import folder
from postil.preview import watch as watching
from postil.preview.scan import is_ours, scan
from postil.preview.watch import Watch
from preview.served import until


class Told:
    """A small project, and what a watch tells of it."""

    def __init__(self) -> None:
        self.folder = folder()
        self.root = self.folder / "project"
        self.article = self.root / "content/articles/pact.md"
        for name in ("content/articles", "content/annotations/.lock", "templates", "site"):
            (self.root / name).mkdir(parents=True)
        self.article.write_text("old", encoding="utf-8")
        self.calls: list[frozenset[str]] = []
        self.said: list[str] = []
        self.watch = Watch(self.root, self.calls.append, self.said.append)

    @property
    def paths(self) -> set[str]:
        """Everything that was told."""
        return set().union(*self.calls)


@pytest.fixture
def told() -> Iterator[Told]:
    """A watch at work."""
    told = Told()
    told.watch.start()
    yield told
    told.watch.stop()
    shutil.rmtree(told.folder)


def in_place(path: Path) -> None:
    """As VS Code, nano, and most others."""
    path.write_text("new", encoding="utf-8")


def by_renaming(path: Path) -> None:
    """As GNOME's editor: a new file takes the place of the old."""
    aside = path.with_name(".goutputstream-X1")
    aside.write_text("new", encoding="utf-8")
    os.replace(aside, path)


def as_vim(path: Path) -> None:
    """A probe, a backup, a new file, the backup gone."""
    (path.parent / "4913").write_text("", encoding="utf-8")
    (path.parent / "4913").unlink()
    os.rename(path, path.with_name(path.name + "~"))
    path.write_text("new", encoding="utf-8")
    path.with_name(path.name + "~").unlink()


def as_emacs(path: Path) -> None:
    """A lock that is a link to nowhere, a backup copy, the file in place."""
    os.symlink("somebody@somewhere", path.with_name(f".#{path.name}"))
    shutil.copy2(path, path.with_name(path.name + "~"))
    path.write_text("new", encoding="utf-8")
    path.with_name(f".#{path.name}").unlink()


def as_jetbrains(path: Path) -> None:
    """A new file, the old one aside, the new one in its place."""
    new, old = path.with_name(path.name + "___jb_tmp___"), path.with_name(path.name + "___jb_old___")
    new.write_text("new", encoding="utf-8")
    os.rename(path, old)
    os.rename(new, path)
    old.unlink()


def by_sed(path: Path) -> None:
    """`sed -i`: a temporary file whose name tells nothing."""
    subprocess.run(["sed", "-i", "s/old/new/", str(path)], check=True)


def deleted_and_made_anew(path: Path) -> None:
    """With a pause between the two, as over a slow connection."""
    path.unlink()
    time.sleep(0.02)
    path.write_text("new", encoding="utf-8")


def emptied_and_filled(path: Path) -> None:
    """In two steps."""
    with open(path, "w", encoding="utf-8") as file:
        file.flush()
        time.sleep(0.02)
        file.write("new")


SAVES = (in_place, by_renaming, as_vim, as_emacs, as_jetbrains, by_sed, deleted_and_made_anew, emptied_and_filled)


@pytest.mark.parametrize("save", SAVES, ids=lambda save: save.__name__)
def test_every_save_is_told_once(told: Told, save: Callable[[Path], None]) -> None:
    """The file and nothing else, when it holds what it is to hold. Only a pause between two steps, as of a busy machine, tells two."""
    states: list[str] = []

    def tell(paths: frozenset[str]) -> None:
        told.calls.append(paths)
        states.append(told.article.read_text(encoding="utf-8") if told.article.exists() else "")

    told.watch._tell = tell
    begun = time.monotonic()
    save(told.article)
    steps = int((time.monotonic() - begun) / watching.QUIET)
    until(lambda: states and states[-1] == "new", lambda: f"told {told.calls}, with {states}")
    time.sleep(0.2)
    assert told.paths == {"content/articles/pact.md"}
    assert len(states) <= max(2, 1 + steps)


# A folder that was moved away and back is the same to the system, and watchdog wonders at that. It is watched once, before and after.
@pytest.mark.filterwarnings("ignore:Callback with id:RuntimeWarning")
def test_folders_come_and_go(told: Told) -> None:
    """With everything in them."""
    inside = "content/annotations/pact/desk.yaml"
    (told.root / inside).parent.mkdir()
    (told.root / inside).write_text("a: b", encoding="utf-8")
    until(lambda: inside in told.paths, lambda: "the new folder is not told")
    told.calls.clear()
    shutil.rmtree((told.root / inside).parent)
    until(lambda: inside in told.paths, lambda: "the removed folder is not told")
    told.calls.clear()
    os.rename(told.root / "content/articles", told.folder / "away")
    until(lambda: "content/articles/pact.md" in told.paths, lambda: "what was moved away is not told")
    told.calls.clear()
    os.rename(told.folder / "away", told.root / "content/articles")
    until(lambda: "content/articles/pact.md" in told.paths, lambda: "what was moved back is not told")


def test_a_thousand_files_are_a_few_calls(told: Told) -> None:
    """As when git changes branches: one or two for each second that it takes."""
    begun = time.monotonic()
    for number in range(1000):
        (told.root / f"content/articles/a{number}.md").write_text("text", encoding="utf-8")
    until(lambda: len(told.paths) >= 1000, lambda: f"{len(told.paths)} are told")
    assert len(told.calls) <= 4 + 2 * int((time.monotonic() - begun) / watching.LONGEST)


def test_litter_and_the_output_are_left_alone(told: Told) -> None:
    """No build is prompted by what is no part of the site, such as the output of a build."""
    for path in ("site/index.html", ".postil/x", "content/articles/.pact.md.swp", "content/articles/#pact.md#", "README.md"):
        (told.root / path).parent.mkdir(exist_ok=True)
        (told.root / path).write_text("x", encoding="utf-8")
    told.article.read_text(encoding="utf-8")
    time.sleep(2)
    assert told.calls == []


def test_what_counts() -> None:
    """Locks of notes do, though their folder is hidden; nothing else that is hidden does."""
    assert is_ours("content/annotations/.lock/pact.json")
    assert not is_ours("content/articles/.hidden/pact.md")
    assert not is_ours("site/index.html")
    assert not is_ours("../content/pact.md")


def test_folders_behind_links_are_looked_at(told: Told) -> None:
    """The system gives no notice of them: a line says that the files are looked at instead."""
    outside = told.root / "shared"
    outside.mkdir()
    (outside / "b.md").write_text("1", encoding="utf-8")
    os.symlink(outside, told.root / "content/pages")
    until(lambda: "content/pages/b.md" in told.paths, lambda: "the link is not told")
    for text in ("22", "333"):
        told.calls.clear()
        (outside / "b.md").write_text(text, encoding="utf-8")
        until(lambda: "content/pages/b.md" in told.paths, lambda: "what is behind the link is not told")
    until(lambda: told.said, lambda: "nothing is said")
    assert "content/pages/b.md changed without notice" in told.said[0]


def test_without_events_the_files_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system has no more watches to give, scans do, and a line says so."""

    def exhausted(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "inotify watch limit reached")

    monkeypatch.setattr(watching.Observer, "start", exhausted)
    told = Told()
    told.watch.start()
    assert "inotify watch limit reached" in told.said[0]
    told.article.write_text("new text", encoding="utf-8")
    until(lambda: "content/articles/pact.md" in told.paths, lambda: "nothing is told")
    told.watch.stop()
    shutil.rmtree(told.folder)


def test_lost_events_are_made_up_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """As when the queue of events overflows: the next scan finds what they would have told."""
    monkeypatch.setattr(Watch, "hint", lambda *_: None)
    told = Told()
    told.watch.start()
    told.article.write_text("new text", encoding="utf-8")
    until(lambda: "content/articles/pact.md" in told.paths, lambda: "nothing is told")
    told.watch.stop()
    shutil.rmtree(told.folder)


def test_content_may_go_and_come_back(told: Told) -> None:
    """The folder that is watched is another one then."""
    shutil.rmtree(told.root / "content")
    until(lambda: "content/articles/pact.md" in told.paths, lambda: "it is not told that all is gone")
    time.sleep(2)
    told.calls.clear()
    (told.root / "content/articles").mkdir(parents=True)
    told.article.write_text("back", encoding="utf-8")
    until(lambda: "content/articles/pact.md" in told.paths, lambda: "it is not told that it is back")


def test_circles_end(told: Told) -> None:
    """A link to a folder above it is entered once."""
    os.symlink(told.root / "content", told.root / "content/round")
    assert sum(path.endswith("pact.md") for path in scan(told.root)) == 1
