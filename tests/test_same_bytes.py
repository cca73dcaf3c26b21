"""Same input, same bytes: whatever the hash seed, the zone, the language, the umask, the folder, the order of files."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

from hostile_site import HOSTILE
from sites import ROOT, Site
from trees import Tree, tree

ANNOTATORS = "".join(
    f"-- annotations/odd/{name}.yaml --\nnotes:\n"
    f"  - {{id: {name}, quote: the treaty, note: On the same words.}}\n  - {{id: {name}-too, note: On the whole.}}\n"
    f"-- glossary/{name}.yaml --\nterms: [{{id: word-{name}, term: word, match: never, short: Of one name.}}]\n"
    for name in ("ann", "bob", "cid", "dan", "eve")
)
"""What only the order of its files puts in order."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a site that has something of everything."""
    folder = tmp_path_factory.mktemp("project")
    Site(folder, HOSTILE + ANNOTATORS)
    return folder


@pytest.fixture(scope="module")
def clean(project: Path) -> Tree:
    """Its output, built in the plainest of surroundings."""
    return built(project, project / "clean")


def built(
    project: Path,
    output: Path,
    *,
    environment: Mapping[str, str] = MappingProxyType({}),
    cwd: Path = ROOT,
    before: str = "",
) -> Tree:
    """The output of a build in a process of its own, which does `before` first."""
    code = (
        f"{before}\nimport sys\nfrom pathlib import Path\nfrom postil.cli import main\n"
        "sys.exit(main(root=Path(sys.argv.pop(1))))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(project), "build", "--now", "2024-07-01", "--output", str(output),
         "--base-url", "https://desk.example/sub/"],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}", **environment},
        cwd=cwd, capture_output=True, text=True,
    )
    assert done.returncode == 0, done.stderr
    return tree(output)


SURROUNDINGS = {
    "far east": ({"PYTHONHASHSEED": "0", "TZ": "Pacific/Kiritimati", "LANG": "de_DE.UTF-8"}, "import os; os.umask(0)"),
    "far west": ({"PYTHONHASHSEED": "1", "TZ": "America/Adak", "LC_ALL": "tr_TR.UTF-8"}, "import os; os.umask(0o077)"),
    "bare": ({"PYTHONHASHSEED": "random", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}, ""),
    "optimized": ({"PYTHONHASHSEED": "4294967295", "PYTHONOPTIMIZE": "2", "HOME": "/", "NO_COLOR": "1"}, ""),
}
"""Environment variables and what a process does first; each differs from the others in as much as it can."""


@pytest.mark.parametrize("name", SURROUNDINGS)
def test_the_surroundings_do_not_matter(project: Path, clean: Tree, tmp_path: Path, name: str) -> None:
    """Not the seed of hashes, the zone, the language, the encoding, the umask, the optimization."""
    environment, before = SURROUNDINGS[name]
    assert built(project, tmp_path / "site", environment=environment, before=before) == clean


def test_the_folder_does_not_matter(project: Path, clean: Tree, tmp_path: Path) -> None:
    """Neither that of the project, nor that one stands in, nor the times of the files."""
    moved = tmp_path / "a folder with spaces and ü"
    shutil.copytree(project / "content", moved / "content", copy_function=shutil.copyfile)
    shutil.copytree(ROOT / "templates", moved / "templates", copy_function=shutil.copyfile)
    assert built(moved, moved / "site", cwd=tmp_path) == clean


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_files_does_not_matter(project: Path, clean: Tree, tmp_path: Path, seed: int) -> None:
    """A folder may be listed in any order."""
    assert built(project, tmp_path / "site", before=f"import shuffled; shuffled.shuffle_folders({seed})") == clean


def test_a_second_build_changes_nothing(project: Path, clean: Tree, tmp_path: Path) -> None:
    """Not a byte, not a time."""
    output = tmp_path / "site"
    built(project, output)
    before = {path: path.stat() for path in (output, *output.rglob("*"))}
    assert built(project, output) == clean
    assert {path: path.stat() for path in (output, *output.rglob("*"))} == before


def test_a_build_over_another_site_equals_a_clean_one(project: Path, clean: Tree, tmp_path: Path) -> None:
    """What stood there before leaves nothing behind."""
    other = Site(tmp_path, "-- articles/another.md --\n---\ntitle: Another\ndate: 2020-01-01\n---\nWords.\n").build()
    assert built(project, other.output) == clean
