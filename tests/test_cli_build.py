"""`build` for those who ask what it does: --clean, --verify, --profile, and the line of progress on a terminal."""

from __future__ import annotations

import os
import re
from io import StringIO
from pathlib import Path

import pytest

from postil.cli.progress import ERASE, Progress
from postil.engine.observer import Step
from sites import Site
from test_cli import BAD, GOOD, run
from test_cli_process import started

BUILD = ("--now", "2024-07-01T12:00Z")


@pytest.fixture
def site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Site:
    """A small site, built."""
    site = Site(tmp_path, GOOD)
    assert run(tmp_path, *BUILD) == 0
    capsys.readouterr()
    return site


def test_clean_forgets(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """Everything is made anew, and comes out the same."""
    first = "nothing was remembered, so every page was made"
    for arguments, forgotten in (([], False), (["--clean"], True)):
        site.put("articles/one.md", f"---\ntitle: One\ndate: 2024-06-20\n---\nWords of one. {forgotten}\n")
        assert run(site.folder, "build", *arguments, *BUILD) == 0
        assert "(1 file changed)" in capsys.readouterr().err
        run(site.folder, "why", "/briefings/one/")
        assert (first in capsys.readouterr().out) is forgotten


def test_clean_needs_nothing_to_forget(tmp_path: Path) -> None:
    """The first build may be a clean one."""
    Site(tmp_path, GOOD)
    assert run(tmp_path, "--clean", *BUILD) == 0


def test_verify_says_how_much_is_right(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 0, after a build as usual, whether or not there was anything to do."""
    site.put("articles/one.md", GOOD.partition("--\n")[2].partition("-- ann")[0] + "More words.\n")
    for done in (r"\(1 file changed\)", r"\(nothing changed\)"):
        assert run(site.folder, "--verify", *BUILD) == 0
        out, err = capsys.readouterr()
        built, verified = err.splitlines()
        assert out == "" and re.search(done, built)
        files = len(site.files)
        assert re.fullmatch(rf"Verified: {files} files equal a clean build, in \d+\.\d s", verified)
    assert not list((site.folder / ".postil").glob("clean-*"))


def test_verify_fails_for_a_site_that_is_not_right(
    site: Site, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit 1, the findings, and a last line that says what to do."""
    path = site.output / "index.html"
    kept = os.stat(path)
    path.write_text(path.read_text().replace("One", "Two"))
    os.utime(path, ns=(kept.st_atime_ns, kept.st_mtime_ns))
    # As a disk would be that tells nothing of changes.
    monkeypatch.setattr("postil.engine.changes.unchanged.Glance.spoiled", lambda _: set())
    monkeypatch.setattr("postil.engine.changes.unchanged.Glance.nothing", lambda *_: None)
    assert run(site.folder, "--verify", *BUILD) == 1
    out, err = capsys.readouterr()
    assert out == "" and err.startswith("warning[output-edited]: site/index.html was changed by somebody else")
    assert "error[output-differs]: site/index.html is not what a clean build makes\n" in err
    assert err.splitlines()[-1].startswith("1 file of site/ differs from a clean build of ")


def test_verify_names_what_somebody_changed_and_mends_it(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """A warning, which fails a strict build alone."""
    for strict, code in (((), 0), (("--strict",), 1)):
        (site.output / "index.html").write_text("mine")
        assert run(site.folder, "--verify", *BUILD, *strict) == code
        err = capsys.readouterr().err
        assert "warning[output-edited]: site/index.html was changed by somebody else" in err
        assert err.splitlines()[-1].startswith("Verified: ")


def test_verify_of_content_with_errors_stops_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing was built that could be compared."""
    Site(tmp_path, BAD)
    assert run(tmp_path, "--verify", *BUILD) == 1
    assert "Verified" not in capsys.readouterr().err


def test_a_profile_names_every_stage(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """On stderr, before the last line; with the counts of what this build did."""
    for arguments, pages in ((["--clean"], len(list(site.output.rglob("*.html")))), ([], 0)):
        assert run(site.folder, "build", "--profile", *arguments, *BUILD) == 0
        out, err = capsys.readouterr()
        head, *table, last = err.splitlines()
        assert out == "" and head.split() == ["seconds", "share"] and last.startswith("Built ")
        names = [re.split(r"  +", line)[0] for line in table]
        assert names == [*(one.value for one in Step), "loading, and the rest", "all"]
        assert any(re.match(rf"rendering  .*  {pages} pages?$", line) for line in table)


SLOW = "import postil.cli.progress as progress; progress.PATIENCE = progress.EVERY = 0\n"


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="a terminal can be played only where there is openpty")
@pytest.mark.parametrize(
    ("environment", "shown"), [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": "", "TERM": "dumb"}, False)]
)
def test_progress_is_for_terminals(tmp_path: Path, environment: dict[str, str], shown: bool) -> None:
    """One line, rewritten in place and gone when the last line comes."""
    Site(tmp_path, GOOD)
    ours, theirs = os.openpty()
    with started(tmp_path, "--verify", before=SLOW, env={"TERM": "xterm", **environment}, stderr=theirs) as process:
        os.close(theirs)
        data = b""
        try:
            while part := os.read(ours, 65536):
                data += part
        except OSError:
            # What a terminal answers on Linux when nobody is left at its other end.
            pass
    os.close(ours)
    assert process.returncode == 0
    text = data.decode()
    assert ("making pages  1 of " in text) is shown and (ERASE in text) is shown
    built, verified = text.rstrip().split("\n")
    assert built.rpartition(ERASE)[2].startswith("Built 1 briefing")
    assert verified.rpartition(ERASE)[2].startswith("Verified: ")


def test_a_pipe_hears_of_no_progress(tmp_path: Path) -> None:
    """Nothing but the last line."""
    Site(tmp_path, GOOD)
    with started(tmp_path, before=SLOW, env={"TERM": "xterm"}) as process:
        assert re.fullmatch("Built [^\n]*\n", process.stderr.read())


def test_progress_is_gone_when_something_goes_wrong(tmp_path: Path) -> None:
    """A finding, an interruption and a full disk are told on a line of their own."""
    terminal = StringIO()
    with pytest.raises(KeyboardInterrupt), Progress(terminal, iter((0.0, 5.0)).__next__) as progress:
        progress.at(Step.READING)
        raise KeyboardInterrupt
    assert terminal.getvalue() == f"{ERASE}reading{ERASE}"
