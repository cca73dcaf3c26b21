"""Writing to site/: only what Postil owns is touched, everything else stays, and nothing is half done."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from postil.write.apply import MANIFEST, ForeignFiles, Stage, read_manifest
from postil.write.lock import Busy
from postil.write.plan import plan
from trees import fill, tree, write

OLD = {"index.html": "old home", "briefings/a/index.html": "a", "briefings/b/index.html": "b", "assets/x.css": "x"}
NEW = {"index.html": "new home", "briefings/a/index.html": "a", "glossary/t/index.html": "t", "assets/x.css": "x2"}


def as_bytes(files: dict[str, str]) -> dict[str, bytes]:
    """The files as they stand on disk."""
    return {path: text.encode() for path, text in files.items()}


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """Where the site goes; nothing is there yet."""
    return tmp_path / "site"


def test_the_first_build_makes_the_folder(output: Path) -> None:
    """What was put is what stands there."""
    done = write(output, OLD)
    assert tree(output) == as_bytes(OLD)
    assert (done.written, done.deleted, done.kept) == (4, 0, 0)


def test_a_second_build_exchanges_only_what_differs(output: Path) -> None:
    """What is new is written, what is no longer made goes with the folders it leaves empty; the rest is not touched."""
    write(output, OLD)
    same = (output / "briefings/a/index.html").stat()
    done = write(output, NEW)
    assert tree(output) == as_bytes(NEW)
    assert (done.written, done.deleted, done.kept) == (3, 1, 1)
    assert (output / "briefings/a/index.html").stat() == same


def test_a_build_of_the_same_touches_nothing(output: Path) -> None:
    """Not even the list of what is owned."""
    write(output, OLD)
    before = {path: path.stat() for path in output.rglob("*")}
    assert write(output, OLD).written == 0
    assert {path: path.stat() for path in output.rglob("*")} == before


def test_nothing_is_left_beside_the_output(output: Path) -> None:
    """The folder in which files waited is gone."""
    write(output, OLD)
    assert os.listdir(output.parent) == ["site"]


def test_a_foreign_file_is_refused_before_anything_is_touched(output: Path) -> None:
    """A file that Postil did not make, where a page must go, stops the build; all such files are named."""
    write(output, OLD)
    fill(output, {"glossary/t/index.html": "mine", "about/index.html": "mine too"})
    before = tree(output)
    with pytest.raises(ForeignFiles) as refused:
        write(output, NEW | {"about/index.html": "about"})
    assert refused.value.paths == ("about/index.html", "glossary/t/index.html")
    assert tree(output) == before


@pytest.mark.parametrize("kind", ["file", "link", "empty folder", "folder"])
def test_whatever_stands_in_the_place_of_a_page_is_foreign(output: Path, tmp_path: Path, kind: str) -> None:
    """A link, a folder, a file where a folder must be: all are refused, and stay."""
    output.mkdir()
    place = output / "glossary"
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    match kind:
        case "file":
            place.write_text("mine")
        case "link":
            place.symlink_to(elsewhere)
        case "empty folder":
            (place / "t/index.html").mkdir(parents=True)
        case "folder":
            fill(place, {"t/index.html/mine.txt": "mine"})
    before = tree(output)
    with pytest.raises(ForeignFiles) as refused:
        write(output, NEW)
    assert refused.value.paths == ("glossary" if kind in ("file", "link") else "glossary/t/index.html",)
    assert tree(output) == before
    assert not os.listdir(elsewhere)


def test_what_others_keep_there_stays(output: Path) -> None:
    """A host's and a repository's own files are no concern of a build."""
    theirs = {"CNAME": "desk.example", ".nojekyll": "", ".git/config": "[core]", "briefings/b/mine.txt": "mine"}
    write(output, OLD)
    fill(output, theirs)
    write(output, NEW)
    write(output, {"index.html": "home"})
    assert tree(output) == as_bytes({"index.html": "home"} | theirs)


def test_a_file_becomes_a_folder_and_a_folder_a_file(output: Path) -> None:
    """What Postil made makes room for what it makes now."""
    write(output, {"old": "a file", "other/x/index.html": "in a folder"})
    write(output, {"old/index.html": "in a folder", "other": "a file"})
    assert tree(output) == {"old/index.html": b"in a folder", "other": b"a file"}


def test_a_folder_of_others_does_not_make_room(output: Path) -> None:
    """A file of somebody else's in a folder of ours keeps the folder."""
    write(output, {"other/x/index.html": "ours"})
    fill(output, {"other/mine.txt": "mine"})
    with pytest.raises(ForeignFiles):
        write(output, {"other": "a file"})
    assert tree(output) == as_bytes({"other/x/index.html": "ours", "other/mine.txt": "mine"})


def test_what_was_edited_by_hand_is_made_again(output: Path) -> None:
    """The output is never edited: a build restores it, also where a file was deleted or became a link."""
    write(output, OLD)
    (output / "index.html").write_text("edited")
    (output / "assets/x.css").unlink()
    (output / "assets/x.css").symlink_to(output / "index.html")
    (output / "briefings/a/index.html").unlink()
    write(output, OLD)
    assert tree(output) == as_bytes(OLD)


def test_an_identical_file_is_taken_over(output: Path) -> None:
    """Without its list, a build finds its own files again by their bytes."""
    write(output, OLD)
    (output / MANIFEST).unlink()
    assert write(output, OLD).kept == 4
    write(output, {"index.html": "old home"})
    assert tree(output) == {"index.html": b"old home"}


@pytest.mark.parametrize(
    "path",
    ["../outside.txt", "x/../../outside.txt", "/outside.txt", "link/outside.txt", "./../outside.txt", "..\\outside.txt",
     "", ".", "..", "link", "C:outside.txt", ".git/config", "folder"],
)
def test_a_list_that_was_tampered_with_deletes_nothing_outside(output: Path, path: str) -> None:
    """Whatever a list names, nothing outside the folder, in a hidden one or behind a link is touched."""
    root = output.parent
    write(output, OLD)
    fill(root, {"outside.txt": "precious", "elsewhere/outside.txt": "precious", "site/.git/config": "[core]",
                "site/folder/mine.txt": "mine"})
    (output / "link").symlink_to(root / "elsewhere")
    if path.startswith("/"):
        path = f"{root}{path}"
    with (output / MANIFEST).open("a", encoding="utf-8") as list_:
        list_.write(f"{'0' * 64}  {path}\n")
    before = tree(root)
    write(output, OLD)
    changed = {name for name in before | tree(root) if before.get(name) != tree(root).get(name)}
    # A list may well say that the link is ours; then the link goes, and not what it leads to.
    assert changed <= {f"site/{MANIFEST}", "site/link"}


@pytest.mark.parametrize("list_", [b"\xff\xfe", b"nonsense", b"", b"\0" * 100, b"0  index.html\n"])
def test_a_list_that_cannot_be_read_owns_nothing(output: Path, list_: bytes) -> None:
    """A build then deletes nothing and refuses to write over what is there."""
    write(output, OLD)
    (output / MANIFEST).write_bytes(list_)
    assert read_manifest(output) == {}
    with pytest.raises(ForeignFiles):
        write(output, NEW)
    assert tree(output) == as_bytes(OLD)


def test_an_output_that_is_a_file_is_refused(output: Path) -> None:
    """The file stays."""
    output.write_text("mine")
    with pytest.raises(NotADirectoryError):
        write(output, OLD)
    assert output.read_text() == "mine"


def test_an_output_that_is_a_link_is_written_where_it_leads(output: Path) -> None:
    """Beside which the files wait, so that they can be renamed into place."""
    real = output.parent / "disk/real"
    real.mkdir(parents=True)
    output.symlink_to(real)
    write(output, OLD)
    assert tree(real) == as_bytes(OLD)
    assert output.is_symlink()
    assert os.listdir(real.parent) == ["real"]


def test_a_link_in_the_place_of_the_waiting_room_is_not_followed(output: Path) -> None:
    """What it leads to is not cleared away."""
    fill(output.parent, {"precious/mine.txt": "mine"})
    (output.parent / ".site.stage").symlink_to(output.parent / "precious")
    with pytest.raises(OSError):
        write(output, OLD)
    assert tree(output.parent / "precious") == {"mine.txt": b"mine"}


def test_two_builds_at_once_do_not_mix(output: Path) -> None:
    """The second is told so, and touches nothing; afterwards the way is free."""
    with Stage(output) as first:
        first.put("index.html", b"first")
        with pytest.raises(Busy), Stage(output):
            raise AssertionError("the second build was let in")
        first.commit()
    assert tree(output) == {"index.html": b"first"}
    write(output, OLD)
    assert tree(output) == as_bytes(OLD)


def test_what_a_killed_build_left_beside_is_cleared(output: Path) -> None:
    """Also when it holds folders."""
    fill(output.parent, {".site.stage/x/y.html": "half", ".site.stage/z": "half"})
    write(output, OLD)
    assert os.listdir(output.parent) == ["site"]


def test_readers_find_new_pages_before_links_to_them() -> None:
    """Assets, then pages that are not there yet, then those that are replaced, the home page and the feed last."""
    made = dict.fromkeys(
        ["feed.xml", "index.html", "briefings/old/index.html", "briefings/new/index.html", "glossary/index.html",
         "glossary/new/index.html", "assets/x.css"], "new")
    standing = {path: "old" for path in made if "new" not in path}
    assert plan(standing, made, standing).write == (
        "assets/x.css", "briefings/new/index.html", "glossary/new/index.html",
        "briefings/old/index.html", "glossary/index.html", "index.html", "feed.xml")
