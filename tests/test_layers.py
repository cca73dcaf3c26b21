"""The laws of the house: who may import whom, one door a library, who may touch the disk; and how files look."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "postil"
MODULES = sorted(PACKAGE.rglob("*.py"))

STAGES = {"read", "prose", "anchor", "link", "compose", "render", "write"}
DATA = {"frozen", "source", "model", "diagnose"}
ABOVE = {"engine": DATA | STAGES | {"engine"}, "preview": DATA | STAGES | {"engine", "desk", "preview"}}
ALLOWED = {
    "frozen": {"frozen"},
    "source": {"frozen", "source"},
    "model": {"frozen", "source", "model"},
    "diagnose": {"frozen", "source", "diagnose"},
    **{stage: DATA | {stage} for stage in STAGES},
    **ABOVE,
    "desk": DATA | STAGES | {"engine", "desk"},
    "publish": DATA | {"write", "engine", "publish"},
    "cli": DATA | STAGES | {"engine", "preview", "desk", "publish", "cli"},
    "__init__": set(),
    "__main__": {"cli"},
}

ENGINE = {"memory": 1, "changes": 2, "understanding": 3, "making": 4, "build": 5, "refresh": 5, "session": 5, "reasons": 6}
"""The rooms of the engine in their order; what else lies there, such as project and observer, is for all of them."""

DOORS = {
    "yaml": "postil/read/nodes.py",
    "markdown_it": "postil/prose/",
    "mdit_py_plugins": "postil/prose/",
    "sentencex": "postil/prose/sentences.py",
    "rapidfuzz": "postil/anchor/match.py",
    "ahocorasick_rs": "postil/link/labels.py",
    "snowballstemmer": "postil/link/",
    "jinja2": ("postil/render/templates.py", "postil/render/lean.py"),
    "markupsafe": "postil/render/lean.py",
    "rcssmin": "postil/render/assets.py",
    "rjsmin": "postil/render/assets.py",
    "babel": "postil/compose/locales.py",
    "edtf": ("postil/compose/dates.py", "postil/read/"),
    "PIL": "postil/read/pictures.py",
    "pagefind_bin": "postil/engine/making/search_index.py",
    "distributed": "postil/engine/executors.py",
    "watchdog": "postil/preview/watch.py",
    "starlette": "postil/preview/server.py",
    "uvicorn": "postil/preview/server.py",
}

TOUCHES_THE_WORLD = ("postil/read/files.py", "postil/read/amended.py", "postil/read/pictures.py", "postil/write/apply.py", "postil/engine/",
                     "postil/preview/", "postil/publish/", "postil/desk/", "postil/cli/", "postil/render/templates.py")
WORLD = {"os", "shutil", "pathlib", "socket", "time", "tempfile", "subprocess", "urllib", "http"}


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{_name(path)}:{node.lineno} imports relatively"
            yield node.module or ""


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_room_opens_only_onto_the_rooms_it_may(path: Path) -> None:
    """Stages import the data layer and never each other; only the engine knows the order."""
    for name in _imports(path):
        parts = name.split(".")
        if parts[0] == "postil" and len(parts) > 1:
            assert parts[1] in ALLOWED[_room(path)], f"{_name(path)} imports {name}"


@pytest.mark.parametrize("path", sorted((PACKAGE / "engine").rglob("*.py")), ids=_name)
def test_a_room_of_the_engine_knows_those_before_it(path: Path) -> None:
    """Memory, changes, understanding, making, the build itself, reasons: none imports from a later one."""
    here = ENGINE.get(path.relative_to(PACKAGE / "engine").parts[0].removesuffix(".py"), 0)
    for name in _imports(path):
        if name.startswith("postil.engine."):
            assert ENGINE.get(name.split(".")[2], 0) <= here, f"{_name(path)} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_library_has_one_door(path: Path) -> None:
    """Each library is imported in the one place that the architecture names."""
    for name in _imports(path):
        door = DOORS.get(name.split(".")[0])
        if door:
            assert _name(path).startswith(door), f"{_name(path)} imports {name}, whose door is {door}"


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_the_data_layer_knows_the_standard_library_alone(path: Path) -> None:
    """model, diagnose and source import nothing from outside."""
    if _room(path) in DATA:
        import sys

        for name in _imports(path):
            first = name.split(".")[0]
            assert first == "postil" or first in sys.stdlib_module_names, f"{_name(path)} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_stages_do_not_touch_the_world(path: Path) -> None:
    """Only the doors to disk, network and clock import what opens them."""
    if _name(path).startswith(TOUCHES_THE_WORLD):
        return
    for name in _imports(path):
        assert name.split(".")[0] not in WORLD, f"{_name(path)} imports {name}"
    calls = (node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call))
    for call in calls:
        target = ast.unparse(call.func)
        assert target not in {"open", "date.today", "datetime.now", "datetime.utcnow"}, f"{_name(path)}:{call.lineno} calls {target}"


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_module_says_on_line_one_what_it_is_for(path: Path) -> None:
    """Every module begins with its charter."""
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    assert first.startswith('"""') and first.endswith('"""') and len(first) > 20, f"{_name(path)}: {first!r}"


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_no_flag_is_passed_by_position(path: Path) -> None:
    """A bare True or False at a call says nothing to its reader."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            for argument in node.args.posonlyargs + node.args.args:
                annotation = argument.annotation and ast.unparse(argument.annotation)
                assert annotation != "bool", f"{_name(path)}:{node.lineno} {node.name}({argument.arg}: bool)"


def _tracked() -> list[Path]:
    import subprocess

    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listed.stdout.split("\0") if name]


def test_no_file_is_longer_than_can_be_kept_in_mind() -> None:
    """Code, templates, styles and tests stay within 300 lines a file. What a build makes, the golden site, is none of them."""
    long = {
        _name(path): count
        for path in _tracked()
        if path.suffix in {".py", ".html", ".css", ".js"} and path.is_file() and "golden/site" not in path.as_posix()
        and (count := path.read_text(encoding="utf-8").count("\n")) > 300
    }
    assert not long
