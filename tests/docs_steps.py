"""Does what a page tells its reader to write, change and run; as a program, writes the real outputs into it."""

from __future__ import annotations

import io
import os
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from postil.cli import main  # noqa: E402 (the path above must be set first)

PAGES = ("README.md", "docs/guide.md", "docs/hosting.md", "docs/incremental.md")
"""The pages whose examples are tried."""

MOMENT = "1795478400"
"""When they are tried, in seconds since 1970: November 24, 2026."""

# Before a block of code stands, as a comment that readers do not see, what it is:
#   <!-- file: PATH -->             the whole file
#   <!-- add to: PATH -->           lines at its end
#   <!-- front matter of: PATH -->  lines at the end of its front matter
#   <!-- change: PATH -->           a diff: the lines with `-` become the lines with `+`
#   <!-- output: ARGUMENTS -->      what `python build.py ARGUMENTS` prints at this point
#   <!-- undo -->                   stands alone: takes the last change back
#   <!-- no example: REASON -->     none of these
_ORDER = re.compile(r"<!-- (file|add to|front matter of|change|output|undo|no example)(?:: (.*))? -->")
_FENCE = re.compile(r"(```+)(.*)")
_TIME = re.compile(r"\bin \d+\.\d s\b")
_GAP = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class Step:
    """An order of a page, with the block of code it stands before."""

    page: str
    line: int
    """Of the block, from 1."""
    order: str
    """Empty for a block without one."""
    argument: str
    language: str
    text: str

    @property
    def place(self) -> str:
        return f"{self.page}:{self.line}"


def steps(page: str) -> Iterator[Step]:
    """The blocks of code of a page, with their orders, as they follow each other."""
    lines = (ROOT / page).read_text(encoding="utf-8").split("\n")
    order = argument = ""
    number = 0
    while number < len(lines):
        line = lines[number]
        number += 1
        if found := _ORDER.fullmatch(line.strip()):
            order, argument = found[1], (found[2] or "").strip()
            if order == "undo":
                yield Step(page, number, order, "", "", "")
                order = ""
        elif fence := _FENCE.fullmatch(line.strip()):
            indent = len(line) - len(line.lstrip())
            end = next(at for at in range(number, len(lines)) if lines[at].strip() == fence[1])
            text = "".join(f"{inner[indent:]}\n" for inner in lines[number:end])
            yield Step(page, number, order, argument, fence[2].strip(), text)
            number, order, argument = end + 1, "", ""
        elif line.strip():
            order = argument = ""


class Project:
    """A folder with the project's templates in which the steps of a page are done."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._before: tuple[Path, str] | None = None
        (folder / "content" / "articles").mkdir(parents=True, exist_ok=True)
        if not (folder / "templates").exists():
            shutil.copytree(ROOT / "templates", folder / "templates")

    def do(self, step: Step) -> None:
        """Write what the step says. Raises AssertionError where it does not fit what is there."""
        path = self.folder / step.argument
        match step.order:
            case "file":
                self._write(path, step.text)
            case "add to":
                self._write(path, path.read_text(encoding="utf-8").rstrip("\n") + "\n" + step.text)
            case "front matter of":
                head, fence, body = path.read_text(encoding="utf-8").partition("\n---\n")
                assert fence, f"{step.place}: {step.argument} has no front matter"
                self._write(path, f"{head}\n{step.text.rstrip()}{fence}{body}")
            case "change":
                self._change(step, path)
            case "undo":
                assert self._before, f"{step.place}: there is nothing to take back"
                self._before[0].write_text(self._before[1], encoding="utf-8")
                self._before = None

    def run(self, arguments: str) -> tuple[int, str]:
        """Exit code and output of a command, both streams together, with every duration as `0.1 s`."""
        out = io.StringIO()
        with redirect_stdout(out), redirect_stderr(out):
            code = main(arguments.split(), root=self.folder)
        return code, timeless(out.getvalue())

    def _change(self, step: Step, path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        lines = step.text.splitlines()
        was = "".join(f"{line[1:]}\n" for line in lines if line.startswith("-"))
        now = "".join(f"{line[1:]}\n" for line in lines if line.startswith("+"))
        assert text.count(was) == 1, f"{step.place}: {step.argument} has these lines {text.count(was)} times"
        self._write(path, text.replace(was, now))
        self._before = path, text

    def _write(self, path: Path, text: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def timeless(text: str) -> str:
    """A text in which every duration is the same, and no more than one line is empty in a row."""
    return _GAP.sub("\n\n", _TIME.sub("in 0.1 s", text))


def accept(page: str) -> None:
    """Write into a page what the commands really print."""
    printed: dict[int, str] = {}
    with TemporaryDirectory() as folder:
        project = Project(Path(folder))
        for step in steps(page):
            project.do(step)
            if step.order == "output":
                printed[step.line] = project.run(step.argument)[1]
    lines = (ROOT / page).read_text(encoding="utf-8").split("\n")
    for start, text in sorted(printed.items(), reverse=True):
        end = lines.index("```", start)
        lines[start:end] = text.rstrip("\n").split("\n")
    (ROOT / page).write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    os.environ["SOURCE_DATE_EPOCH"] = MOMENT
    for one in PAGES:
        accept(one)
