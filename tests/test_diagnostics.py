"""Every finding, shown: each folder of tests/diagnostics/ makes the findings in its expected.txt, to the letter.

A folder is named after the code that it shows, with `--` and a word where one code has several. Its content/ is checked
as it stands; what a checkout cannot hold (pipes, links, twins, huge files) is added from make.txt, a line each:

    file PATH            an empty file; \\t stands for a tab
    link PATH TARGET     a symbolic link
    pipe PATH            a named pipe
    repeat N PATH LINE   N times that line, at the end of the file
    lines N PATH LINE    likewise, with {n} counted
    deny PATH            a file that the system refuses to open
    cut PATH KEY         without the lines of that key
    template NAME LINE   a template of that one line in place of the project's own
    built                a build; what follows is done after it, and the output is then compared with a clean build

`POSTIL_ACCEPT=1 tests/run -k diagnostics` writes expected.txt anew: look at the difference before it is committed.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from postil.diagnose.catalogue import CATALOGUE, anchoring, claims, linking, prose, reading, words, writing
from postil.diagnose.diagnostic import Diagnostic, Findings
from postil.diagnose.report import terminal
from postil.engine.build import build, check
from postil.engine.project import Options, Project
from postil.engine.reasons.verify import edited, verify
from postil.read import files
from postil.source import Source

FOLDER = Path(__file__).parent / "diagnostics"
TEMPLATES = Path(__file__).parent.parent / "templates"
CASES = sorted(path for path in FOLDER.iterdir() if path.is_dir())

NOW = datetime(2024, 6, 20, 12, tzinfo=UTC)
"""The moment all cases are checked for."""


def run_check(folder: Path) -> tuple[Findings, Mapping[str, Source]]:
    """All findings of the project in `folder`, and the texts to show them in; of a build, where there is a site/.

    Where a build is remembered, what `--verify` finds before another build, or after none.
    """
    project = Project(folder, folder / "site")
    if (folder / ".postil").exists():
        by_hand = edited(project)
        verified = verify(project, Options(now=NOW))
        return (by_hand, {}) if by_hand else (verified.findings, verified.sources)
    outcome = (build if project.output.exists() else check)(project, Options(now=NOW))
    return outcome.findings, outcome.sources


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_finding_reads_as_expected(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder makes the finding it is named after, and all of its findings read as written down."""
    code = case.name.partition("--")[0]
    project = tmp_path / "project"
    _lay_out(case, project, monkeypatch)
    findings, sources = run_check(project)
    assert code in {finding.code for finding in findings}
    _compare(case / "expected.txt", terminal(findings, sources))


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_every_finding_is_shown(code: str) -> None:
    """Each code of the catalogue has a folder that makes it."""
    assert any(case.name.partition("--")[0] == code for case in CASES)


def test_every_folder_shows_something_that_is_explained() -> None:
    """No folder is named after a finding that is not in the catalogue."""
    assert {case.name.partition("--")[0] for case in CASES} <= set(CATALOGUE)


def test_no_finding_is_explained_twice() -> None:
    """Each code stands in one module of the catalogue."""
    modules = (reading, prose, linking, claims, anchoring, words, writing)
    codes = [entry.code for module in modules for entry in module.ENTRIES]
    assert sorted(codes) == sorted(set(codes))


def _lay_out(case: Path, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project.mkdir()
    shutil.copytree(TEMPLATES, project / "templates", copy_function=shutil.copyfile)
    if (case / "content").is_dir():
        shutil.copytree(case / "content", project / "content")
    script = case / "make.txt"
    for line in script.read_text(encoding="utf-8").splitlines() if script.is_file() else []:
        verb, _, rest = line.partition(" ")
        if verb in ("repeat", "lines"):
            number, _, rest = rest.partition(" ")
        name, _, rest = rest.replace("\\t", "\t").partition(" ")
        path = project / name
        if verb not in ("template", "built"):
            path.parent.mkdir(parents=True, exist_ok=True)
        match verb:
            case "file":
                path.touch()
            case "link":
                path.symlink_to(rest)
            case "pipe":
                os.mkfifo(path)
            case "repeat":
                with path.open("a", encoding="utf-8") as file:
                    file.write(f"{rest}\n" * int(number))
            case "lines":
                path.write_text("".join(rest.format(n=n) + "\n" for n in range(1, int(number) + 1)), encoding="utf-8")
            case "template":
                replaced = project / "templates" / name
                replaced.unlink()
                replaced.write_text(f"{rest}\n", encoding="utf-8")
            case "built":
                build(Project(project, project / "site"), Options(now=NOW))
            case "cut":
                kept = (one for one in path.read_text(encoding="utf-8").splitlines() if not one.startswith(f"{rest}:"))
                path.write_text("\n".join(kept) + "\n", encoding="utf-8")
            case "deny":
                _deny(path, monkeypatch)
            case _:
                raise AssertionError(f"{script}: {line}")


def _deny(denied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the system does where a file belongs to somebody else; taking away the mode would not stop root."""
    real = os.open

    def open_(path: os.PathLike[str] | str, *arguments: int, **keywords: int) -> int:
        if os.fspath(path) == os.fspath(denied):
            raise PermissionError(13, "Permission denied", os.fspath(path))
        return real(path, *arguments, **keywords)

    monkeypatch.setattr(files.os, "open", open_)


def _compare(path: Path, actual: str) -> None:
    if os.environ.get("POSTIL_ACCEPT"):
        path.write_text(actual, encoding="utf-8")
    expected = path.read_text(encoding="utf-8") if path.is_file() else ""
    assert actual == expected


def test_the_order_of_files_on_disk_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Findings are the same however the system happens to list a folder."""
    for name in "abBc":
        path = tmp_path / "content" / "articles" / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("No front matter.\n", encoding="utf-8")
    straight = run_check(tmp_path)[0]
    real = os.scandir

    class Reversed:
        def __init__(self, path: Path) -> None:
            with real(path) as scan:
                self._entries = sorted(scan, key=lambda entry: entry.name, reverse=True)

        def __enter__(self) -> list[os.DirEntry[str]]:
            return self._entries

        def __exit__(self, *_: object) -> None:
            pass

    monkeypatch.setattr(files.os, "scandir", Reversed)
    backward: tuple[Diagnostic, ...] = run_check(tmp_path)[0]
    assert straight == backward
