"""The command line: what it answers, where it says so, and that it never answers with a traceback."""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
from pathlib import Path

import pytest

from postil.cli import main
from postil.write.apply import Stage
from sites import Site
from trees import tree

GOOD = "-- articles/one.md --\n---\ntitle: One\ndate: 2024-06-20\n---\nWords of one.\n-- annotations/one.yaml --\n" \
       "notes:\n  - {quote: Words, note: A note.}\n"
BAD = GOOD.replace("date: 2024-06-20", "date: tomorrow")
WARNED = GOOD + "-- glossary/a.yaml --\nterms:\n  - {id: t, term: tee, short: A thing., review_by: 2020-01-01}\n"


def run(folder: Path, *arguments: str) -> int:
    """The exit code of a command in that project."""
    return main(arguments, root=folder)


def test_a_build_that_is_fine(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 0, nothing on stdout, one line: what was built, how long it took, what to open."""
    Site(tmp_path, GOOD)
    assert run(tmp_path) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert re.fullmatch(
        r"Built 1 briefing with 1 note, \d+ pages, in \d+\.\d s \(\d+ files changed\)\. Next: open site/index\.html\n",
        err,
    )
    assert (tmp_path / "site/index.html").is_file()


def test_a_second_build_says_that_nothing_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And changes nothing."""
    Site(tmp_path, GOOD)
    run(tmp_path, "--now", "2024-07-01")
    before = {path: data for path, data in tree(tmp_path).items() if not path.startswith(".postil/")}
    capsys.readouterr()
    assert run(tmp_path, "build", "--now", "2024-07-01") == 0
    assert "(nothing changed)" in capsys.readouterr().err
    # What is remembered may say when it was.
    assert {path: data for path, data in tree(tmp_path).items() if not path.startswith(".postil/")} == before


@pytest.mark.parametrize("spoil", ["delete", "edit", "replace", "empty the folder"])
def test_an_output_that_was_spoiled_is_mended(tmp_path: Path, spoil: str) -> None:
    """Although nothing was written in between: deleted, edited in place to the same size and time, replaced."""
    Site(tmp_path, GOOD)
    assert run(tmp_path) == 0
    good, page = tree(tmp_path / "site"), tmp_path / "site/briefings/one/index.html"
    match spoil:
        case "delete":
            page.unlink()
        case "edit":
            times, text = page.stat(), page.read_bytes()
            page.write_bytes(text.replace(b"Words", b"Wards"))
            os.utime(page, ns=(times.st_atime_ns, times.st_mtime_ns))
        case "replace":
            (page.parent / "new").write_text("new")
            os.replace(page.parent / "new", page)
        case _:
            shutil.rmtree(tmp_path / "site")
    assert run(tmp_path) == 0
    assert tree(tmp_path / "site") == good


def test_content_with_errors(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 1, the findings and a last line on stderr, and the output as it was, byte for byte."""
    site = Site(tmp_path, GOOD)
    run(tmp_path)
    before = tree(tmp_path / "site")
    site.put("articles/one.md", BAD.partition("--\n")[2].partition("-- ann")[0])
    capsys.readouterr()
    assert run(tmp_path) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "error[invalid-date]" in err and "--> content/articles/one.md:3:7" in err
    assert re.search(r"\n1 error in 1 file; .*site/ is as it was\. .*type   python build\.py\n\Z", err)
    assert tree(tmp_path / "site") == before


def test_a_failed_first_build_makes_no_folder(tmp_path: Path) -> None:
    """Not even an empty one."""
    Site(tmp_path, BAD)
    assert run(tmp_path) == 1
    assert not (tmp_path / "site").exists()


def test_check_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whether it finds anything or not."""
    site = Site(tmp_path, GOOD)
    before = tree(tmp_path)
    assert run(tmp_path, "check") == 0
    said = capsys.readouterr().err
    assert re.fullmatch(r"Checked 1 briefing with 1 note in .* s: nothing is wrong\. Next:   python build\.py\n", said)
    assert tree(tmp_path) == before
    site.put("articles/one.md", "words")
    before = tree(tmp_path)
    assert run(tmp_path, "check") == 1
    assert tree(tmp_path) == before


@pytest.mark.parametrize("form", ["--json", "--sarif", "--ci"])
def test_data_goes_to_stdout_and_words_to_stderr(tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str) -> None:
    """So that a program can read the one and a person the other."""
    Site(tmp_path, BAD)
    assert run(tmp_path, "check", form) == 1
    out, err = capsys.readouterr()
    assert "invalid-date" in out and "invalid-date" not in err
    assert err.startswith("1 error in 1 file") and err.count("\n") == 1
    if form != "--ci":
        json.loads(out)


def test_data_of_nothing_is_valid_data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An empty list of findings."""
    Site(tmp_path, GOOD)
    assert run(tmp_path, "check", "--json") == 0
    assert json.loads(capsys.readouterr().out)["findings"] == []


def test_warnings_fail_a_strict_build_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """They are shown in any case."""
    Site(tmp_path, WARNED)
    assert run(tmp_path, "check", "--now", "2024-07-01") == 0
    assert "warning[review-overdue]" in capsys.readouterr().err
    assert run(tmp_path, "check", "--strict", "--now", "2024-07-01") == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["biuld"], "did you mean `build`?"), (["chekc"], "did you mean `check`?"),
        (["frobnicate"], "no command `frobnicate`"), (["--draft-mode"], "unrecognized arguments: --draft-mode"),
        (["build", "extra"], "unrecognized arguments: extra"),
        (["--now"], "expected one argument"), (["--now", "yesterday"], "`yesterday` is no moment; write 2024-06-20"),
        (["--now", "2024-06-31"], "is no moment"), (["--now", "0001-01-01"], "is no moment"),
        (["--now", "9999-12-31T23:59-12:00"], "is no moment"), (["--base-url", "desk.example"], "begins with https://"),
        (["--base-url", "ftp://desk.example/"], "is no web address"), (["--base-url", "https://"], "is no web address"),
        (["--base-url", "https://desk.example/?a=b"], "is no web address"), (["--base-url", ""], "is no web address"),
        (["--output", "content"], "lie one in the other"), (["--output", "."], "lie one in the other"),
        (["--output", "templates/x"], "lie one in the other"), (["check", "--json", "--ci"], "not allowed with"),
        (["check", "--output", "x"], "unrecognized arguments"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str) -> None:
    """Exit 2, a plain sentence, the nearest name, and nothing done."""
    Site(tmp_path, GOOD)
    before = tree(tmp_path)
    assert run(tmp_path, *arguments) == 2
    out, err = capsys.readouterr()
    assert out == "" and said in err
    assert tree(tmp_path) == before


@pytest.mark.parametrize("epoch", ["soon", "1.5", "99999999999999999999", "-99999999999", "-62135596800"])
def test_a_clock_that_cannot_be_read_is_wrong_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    """Not a guess at the time."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    Site(tmp_path, GOOD)
    assert run(tmp_path) == 2
    assert f"SOURCE_DATE_EPOCH is `{epoch}`" in capsys.readouterr().err


def test_a_day_begins_where_the_site_is(tmp_path: Path) -> None:
    """A day, or a time without an offset, is meant in the time zone of the site; one with an offset as it is written."""
    text = GOOD.replace("date: 2024-06-20", "date: 2024-06-20\npublish_at: 2024-07-01T00:00-04:00")
    Site(tmp_path, text + "-- site.yaml --\ntitle: The desk\ntime_zone: America/New_York\n")
    page = tmp_path / "site/briefings/one/index.html"
    for moment, is_out in {"2024-07-01": True, "2024-06-30T23:59": False, "2024-07-01T00:00Z": False}.items():
        assert run(tmp_path, "--now", moment) == 0 and page.exists() is is_out, moment


def test_the_clock_can_be_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By SOURCE_DATE_EPOCH; --now outdoes it."""
    Site(tmp_path, GOOD.replace("date: 2024-06-20", "date: 2024-06-20\npublish_at: 2024-07-01T00:00+00:00"))
    page = tmp_path / "site/briefings/one/index.html"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1719791999")
    assert run(tmp_path) == 0 and not page.exists()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1719792000")
    assert run(tmp_path) == 0 and page.exists()
    assert run(tmp_path, "--now", "2024-06-30T23:59:59Z") == 0 and not page.exists()
    assert run(tmp_path, "--now", "2024-07-01") == 0 and page.exists()
    assert run(tmp_path, "--now", "2024-06-30", "--drafts") == 0 and page.exists()


def test_the_address_can_be_set(tmp_path: Path) -> None:
    """In place of the one in site.yaml."""
    Site(tmp_path, GOOD + "-- site.yaml --\nbase_url: https://one.example/\n")
    assert run(tmp_path, "--base-url", "https://two.example/sub") == 0
    assert "https://two.example/sub/briefings/one/" in (tmp_path / "site/feed.xml").read_text()


def test_project_and_output_can_stand_elsewhere(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Both are named from where one stands."""
    Site(tmp_path / "my project", GOOD)
    assert run(tmp_path, "--project", "my project", "--output", "out/deep") == 0
    assert "Next: open out/deep/index.html" in capsys.readouterr().err
    assert (tmp_path / "out/deep/index.html").is_file()


def test_a_foreign_file_is_an_error_of_content(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is named, and stays."""
    Site(tmp_path, GOOD)
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("mine")
    assert run(tmp_path) == 1
    assert "error[foreign-file]: site/index.html" in capsys.readouterr().err
    assert tree(tmp_path / "site") == {"index.html": b"mine"}


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EMFILE, errno.EIO])
def test_a_disk_that_refuses(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """Exit 3 and one plain line with what the system says."""
    Site(tmp_path, GOOD)

    def refuse(self: Stage, path: str, data: bytes) -> None:
        raise OSError(number, os.strerror(number), path)

    monkeypatch.setattr(Stage, "_write", refuse)
    assert run(tmp_path) == 3
    out, err = capsys.readouterr()
    assert out == "" and err.count("\n") == 1
    assert err.startswith(f"postil: the system says: {os.strerror(number)} (") and "as it was before" in err
    assert sorted(set(os.listdir(tmp_path)) - {".postil"}) == ["content", "templates"]


def test_a_disk_that_refuses_in_the_middle(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit 3; it does not claim that the site is as it was."""
    site = Site(tmp_path, GOOD)
    assert run(tmp_path) == 0
    site.put("site.yaml", "title: Another\n")

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "replace", refuse)
    assert run(tmp_path) == 3
    assert "no file of the site is half written; mend that and build again" in capsys.readouterr().err


def test_an_output_that_is_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 3, in plain words."""
    Site(tmp_path, GOOD)
    (tmp_path / "site").write_text("mine")
    assert run(tmp_path) == 3
    assert "a file stands where the output folder must go" in capsys.readouterr().err


def test_two_builds_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 3 for the second, which says to wait; a check goes on."""
    Site(tmp_path, GOOD)
    with Stage(tmp_path / "site"):
        assert run(tmp_path) == 3
        assert "another build is writing to site" in capsys.readouterr().err
        assert run(tmp_path, "check") == 0
    assert run(tmp_path) == 0


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"], ["check", "--help"], ["--version"]])
def test_help_is_data(capsys: pytest.CaptureFixture[str], tmp_path: Path, arguments: list[str]) -> None:
    """Exit 0, on stdout, and it names the commands."""
    assert run(tmp_path, *arguments) == 0
    out, err = capsys.readouterr()
    assert out and err == ""


@pytest.mark.parametrize("missing", ["content", "content/articles", "templates"])
def test_a_project_without_its_folders(tmp_path: Path, capsys: pytest.CaptureFixture[str], missing: str) -> None:
    """Exit 1 and what to do, not a traceback."""
    Site(tmp_path, GOOD)
    (tmp_path / missing).rename(tmp_path / "away")
    assert run(tmp_path) == 1
    assert "error[" in capsys.readouterr().err
