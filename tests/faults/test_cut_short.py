"""Cut short at any change to the disk: every file is wholly old or new, and the next build equals a clean one."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

import pytest

from postil.write.apply import CutShort
from trees import fill, killed_at, refused_at, tree, write

OLD = {
    "index.html": '<a href="briefings/a/index.html">', "briefings/a/index.html": '<a href="../b/index.html">',
    "briefings/b/index.html": "b", "assets/x.css": "x", "old": "a file", "other/deep/er/index.html": "o",
    "feed.xml": "1",
}
NEW = {
    "index.html": '<a href="glossary/t/index.html">',
    "briefings/a/index.html": '<a href="../../glossary/t/index.html">',
    "glossary/t/index.html": '<a href="../u/index.html">', "glossary/u/index.html": "u", "assets/x.css": "x2",
    "assets/new.css": "n", "old/index.html": "a folder", "feed.xml": "2",
}
THEIRS = {"CNAME": "desk.example", "briefings/mine.txt": "mine"}


def old_site(folder: Path) -> Path:
    """The output folder of a site as it was before, with somebody else's files in it."""
    output = folder / "site"
    write(output, OLD)
    fill(output, THEIRS)
    return output


def assert_whole(output: Path) -> None:
    """Each file is one of the old or of the new; nobody else's has gone."""
    standing = tree(output)
    for path, data in standing.items():
        allowed = [files[path].encode() for files in (OLD, NEW, THEIRS) if path in files]
        assert data is None or data in allowed, f"{path} is neither old nor new: {data!r}"
    for path, text in THEIRS.items():
        assert standing[path] == text.encode()


def assert_reachable(output: Path) -> None:
    """Whoever starts at the home page meets no link to a missing file."""
    waiting, seen = [output / "index.html"], set()
    while waiting:
        page = waiting.pop()
        if page in seen:
            continue
        seen.add(page)
        assert page.is_file(), f"{page.relative_to(output)} is linked and missing"
        waiting += [Path(os.path.normpath(page.parent / link)) for link in page.read_text().split('"')[1::2]]


@pytest.mark.parametrize("then", ["the same again", "the old again"])
def test_a_kill_at_any_change_leaves_every_file_whole(tmp_path: Path, then: str) -> None:
    """For every change k of a build: killed there, all is whole and linked, and the next build clears up."""
    files = NEW if then == "the same again" else OLD
    clean = {path: text.encode() for path, text in (files | THEIRS).items()}
    kills = 0
    while True:
        output = old_site(tmp_path / str(kills))
        if not killed_at(kills, partial(write, output, NEW)):
            break
        assert_whole(output)
        assert_reachable(output)
        write(output, files)
        assert tree(output) == clean, f"after a kill at change {kills}"
        assert os.listdir(output.parent) == ["site"]
        kills += 1
    assert kills > 40


def test_a_kill_of_the_build_that_mends_a_kill_does_no_harm_either(tmp_path: Path) -> None:
    """Two kills in a row, at every pair of places some way apart."""
    clean = {path: text.encode() for path, text in (NEW | THEIRS).items()}
    for first in range(1, 60, 9):
        second = 0
        while True:
            output = old_site(tmp_path / f"{first}-{second}")
            killed_at(first, partial(write, output, NEW))
            if not killed_at(second, partial(write, output, NEW)):
                break
            assert_whole(output)
            write(output, NEW)
            assert tree(output) == clean
            second += 7
        assert second > 0


def test_a_full_disk_leaves_every_file_whole(tmp_path: Path) -> None:
    """For every change k: on a disk that is full from there on, the error says whether the output was touched."""
    touched, refusals = False, 0
    while True:
        output = old_site(tmp_path / str(refusals))
        before = tree(output)
        error = refused_at(refusals, partial(write, output, NEW))
        if error is None:
            break
        assert error.strerror == "No space left on device"
        assert_whole(output)
        assert_reachable(output)
        touched = touched or isinstance(error, CutShort)
        assert isinstance(error, CutShort) == touched
        assert touched or tree(output) == before
        write(output, NEW)
        assert tree(output) == {path: text.encode() for path, text in (NEW | THEIRS).items()}
        refusals += 1
    assert touched and refusals > 40
