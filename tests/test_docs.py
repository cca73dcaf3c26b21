"""The documentation keeps its word: examples build, messages are real, links lead somewhere, all is told."""

from __future__ import annotations

import argparse
import ast
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from docs_steps import MOMENT, PAGES, ROOT, Project, Step, steps, timeless
from postil import cli
from test_layers import DOORS

LINKED = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "bench").glob("*.md"))
    if path.is_file()
)

ACCEPT = "if the new words are right, run   python tests/docs_steps.py"

MODULES = {"markdown-it-py": "markdown_it", "pyyaml": "yaml", "pillow": "PIL", "tzdata": "", "wsproto": ""}
"""What a package is imported as, where that is not its name; nothing for data alone."""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project without content, at the moment that the pages were written for."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", MOMENT)
    return Project(tmp_path)


@pytest.mark.parametrize("page", PAGES)
def test_examples_are_what_they_say(page: str, project: Project) -> None:
    """Whoever follows a page sees the very messages that it shows, and ends with content without an error."""
    for step in steps(page):
        project.do(step)
        if step.order == "output":
            _, printed = project.run(step.argument)
            assert timeless(step.text) == printed, f"{step.place}: {ACCEPT}"
    code, printed = project.run("check --strict")
    assert code == 0, printed


def test_the_links_of_the_guide_lead_somewhere(project: Project) -> None:
    """Each way to write a link in the guide's table is understood in the site that the guide builds."""
    for step in steps("docs/guide.md"):
        project.do(step)
    guide = (ROOT / "docs/guide.md").read_text(encoding="utf-8")
    table = guide.partition("\n## Links\n")[2].partition("\n## ")[0]
    links = [link.replace("\\|", "|") for link in re.findall(r"^\| `(.+?)` \|", table, flags=re.MULTILINE)]
    assert len(links) >= 9
    page = project.folder / "content/pages/links.md"
    page.write_text("---\ntitle: Links\n---\n\n" + ",\n".join(links) + "\n", encoding="utf-8")
    code, printed = project.run("build --strict")
    assert code == 0, printed
    html = (project.folder / "site/links/index.html").read_text(encoding="utf-8").partition("<main")[2]
    assert html.partition("</main>")[0].count("<a ") == len(links)


@pytest.mark.parametrize("page", PAGES)
def test_no_example_goes_unchecked(page: str) -> None:
    """Every block of YAML, Markdown or changes says what it is, so that it is tried."""
    for step in steps(page):
        if step.language in ("yaml", "markdown", "diff"):
            assert step.order, f"{step.place}: no comment above it says what to do with it"


def _commands() -> dict[str, argparse.ArgumentParser]:
    parser = cli.parser()
    (commands,) = (action for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    return {"": parser, **commands.choices}


def _options(parser: argparse.ArgumentParser) -> set[str]:
    return {option for action in parser._actions for option in action.option_strings if option[:2] == "--"}


def test_every_command_and_option_is_in_the_guide() -> None:
    """The guide leaves nothing out that the command line knows, with the name of the value it takes."""
    guide = (ROOT / "docs/guide.md").read_text(encoding="utf-8")
    for command, parser in _commands().items():
        assert f"`python build.py {command}`" in guide or not command
        for action in parser._actions:
            for option in (one for one in action.option_strings if one.startswith("--")):
                shown = f"{option} {action.metavar}" if action.metavar else option
                assert re.search(rf"`(python build\.py )?{re.escape(shown)}`", guide), f"{command} {shown}"


@pytest.mark.parametrize("page", LINKED)
def test_no_page_speaks_of_commands_that_are_not_there(page: str) -> None:
    """What a page tells its reader to type is understood."""
    commands = _commands()
    for line in re.findall(r"python build\.py([^`|\n>&]*)", (ROOT / page).read_text(encoding="utf-8")):
        words = line.split()
        command = words[0] if words and words[0].isalpha() else "build"
        assert command in commands, f"{page}: {line}"
        known = _options(commands[command]) | _options(commands[""])
        for word in words:
            assert not word.startswith("--") or word in known, f"{page}: {line}"


def _without_code(text: str) -> str:
    text = re.sub(r"^( *)(```+).*?^\1\2$", "", text, flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"(`+)(?!`).+?(?<!`)\1(?!`)", "", text)


def _anchors(page: Path) -> set[str]:
    """The ids that code hosts give to headings."""
    found: set[str] = set()
    for heading in re.findall(r"^#+ +(.+?) *$", page.read_text(encoding="utf-8"), flags=re.MULTILINE):
        words = unicodedata.normalize("NFC", heading).lower().replace("`", "")
        found.add(re.sub(r"[^\w\- ]", "", words).replace(" ", "-"))
    return found


@pytest.mark.parametrize("page", LINKED)
def test_every_link_leads_somewhere(page: str) -> None:
    """Relative links lead to a file that is there, and to a heading in it."""
    text = _without_code((ROOT / page).read_text(encoding="utf-8"))
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        file = (ROOT / page).parent / path if path else ROOT / page
        assert file.exists(), f"{page} links to {target}"
        if anchor:
            assert anchor in _anchors(file), f"{page} links to {target}"


def _requirements() -> dict[str, str]:
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split(">=") for line in lines if line and not line.startswith("#"))


def _rows() -> dict[str, list[str]]:
    text = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8")
    tables = [part.partition("\n\n")[0] for part in text.split("| Package |")[1:]]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for table in tables for line in table.splitlines()[2:]]
    return {row[0].strip("`"): row[1:] for row in rows}


def test_dependencies_are_those_of_requirements_txt() -> None:
    """Each has its line, with the same lower bound; none is listed that is not needed."""
    assert {name: row[0] for name, row in _rows().items()} == _requirements()


@pytest.mark.parametrize("package", _requirements())
def test_a_dependency_is_imported_at_its_door(package: str) -> None:
    """The door that is named opens onto the library, and is the one that the laws of the house guard."""
    module = MODULES.get(package, package)
    if not module:
        return
    doors = tuple(re.findall(r"`(postil/[^`]+)`", _rows()[package][1]))
    assert doors, package
    for door in doors:
        files = [ROOT / door] if door.endswith(".py") else sorted((ROOT / door).glob("*.py"))
        assert any(module in _imported(file) for file in files), f"{door} does not import {module}"
        assert door.startswith(DOORS[module]), f"{door} is not the door of {module} in test_layers.py"


def test_nothing_is_imported_that_is_not_listed() -> None:
    """What the code imports stands in requirements.txt, or comes with something that does."""
    used = set().union(*(_imported(file) for file in (ROOT / "postil").rglob("*.py")))
    listed = {MODULES.get(package, package) for package in _requirements()} | {"mdurl", "markupsafe", "postil", "distributed"}
    assert used - set(sys.stdlib_module_names) <= listed


def _imported(file: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").partition(".")[0])
    return found


def _named(page: str, pattern: str) -> Iterator[str]:
    yield from re.findall(pattern, (ROOT / page).read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", [page for page in LINKED if page.startswith("docs/")])
def test_paths_of_the_house_are_right(page: str) -> None:
    """Files and folders of the project that a page names are there, but for what a command makes: tests/.deps, bench/.peers."""
    for path in _named(page, r"`((?:postil|templates|tests|bench)/[\w./-]*)`"):
        assert (ROOT / path).exists() or "/." in path, f"{page} names {path}"


def test_laws_name_the_tests_that_hold_them() -> None:
    """Every test that the architecture names is there; every room of the house is on the map."""
    defined = {
        node.name
        for file in (ROOT / "tests").rglob("test_*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    }
    named = set(_named("docs/architecture.md", r"`(test_\w+)`"))
    assert named and named <= defined, named - defined
    rooms = {path.name for path in (ROOT / "postil").iterdir() if (path / "__init__.py").is_file()}
    assert rooms <= set(_named("docs/architecture.md", r"\n      (\w+)/ "))


def test_every_decision_has_its_three_parts() -> None:
    """A decision says why it was needed, what it is, and what came of it; numbers go on without a gap."""
    files = sorted((ROOT / "docs/decisions").glob("*.md"))
    assert [file.name[:3] for file in files] == [f"{number:03}" for number in range(1, len(files) + 1)]
    for file in files:
        text = file.read_text(encoding="utf-8")
        assert text.startswith(f"# {file.name[:3]}. "), file.name
        parts = re.findall(r"^\*\*(\w+)\.\*\*", text, flags=re.MULTILINE)
        assert parts == ["Context", "Decision", "Consequences"], file.name


def test_steps_are_understood() -> None:
    """The pages use every kind of step that changes files, so that none of them rots."""
    used = {step.order for page in PAGES for step in steps(page)}
    assert used >= {"file", "add to", "front matter of", "change", "output", "undo"}


def test_a_wrong_change_is_noticed(project: Project) -> None:
    """An example that changes lines which are not there does not pass."""
    project.do(Step("page", 1, "file", "content/a.md", "", "one\n"))
    with pytest.raises(AssertionError, match="0 times"):
        project.do(Step("page", 2, "change", "content/a.md", "", "-two\n+three\n"))
