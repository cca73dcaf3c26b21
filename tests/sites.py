"""A whole small site inside a test, as one text: `Site(folder, text).build()`, and then what came of it."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

from postil.diagnose import report
from postil.diagnose.diagnostic import Findings, order
from postil.engine import build as engine
from postil.engine.build import Outcome
from postil.engine.project import Options, Project
from postil.link.routes import file_of
from postil.write.apply import MANIFEST

ROOT = Path(__file__).resolve().parent.parent
NOON = "2024-07-01T12:00+00:00"
"""The moment for which the sites of the tests are built, unless a test says otherwise."""
BASE = "https://desk.example/sub/"
"""Where they say they stand, so that they have feeds."""

_NEXT_FILE = re.compile(r"^-- (.+) --\n", re.MULTILINE)


class Site:
    """A site in a folder of its own.

    The text holds its files, each under a line `-- path --`; the path is under content/ unless it begins with
    `templates/`. The look is the project's own.
    """

    def __init__(self, folder: Path, text: str = "") -> None:
        self.folder = folder
        self.output = folder / "site"
        self.outcome: Outcome | None = None
        (folder / "content/articles").mkdir(parents=True, exist_ok=True)
        if not (folder / "templates").exists():
            (folder / "templates").symlink_to(ROOT / "templates")
        parts = _NEXT_FILE.split(text)
        assert not parts[0].strip(), f"this stands in no file: {parts[0]}"
        for path, body in zip(parts[1::2], parts[2::2], strict=True):
            self.put(path, body)

    def put(self, path: str, body: str | bytes) -> Site:
        """Write one file, or write it anew."""
        target = self.folder / (path if path.startswith("templates/") else f"content/{path}")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(body if isinstance(body, bytes) else body.encode())
        return self

    def remove(self, path: str) -> Site:
        """Delete one file."""
        (self.folder / f"content/{path}").unlink()
        return self

    def build(self, now: str = NOON, *, base_url: str = BASE, drafts: bool = False, strict: bool = False,
              keep_going: bool = False, search: bool = False) -> Site:
        """Build it; that it cannot be built fails the test with the report."""
        self._run(engine.build, now, base_url, drafts, strict, keep_going, search)
        assert not self.failed, f"the build failed:\n{self.report}"
        return self

    def refused(self, now: str = NOON, *, drafts: bool = False, strict: bool = False) -> list[str]:
        """Try to build it, and the names of what is wrong; that it can be built fails the test."""
        self._run(engine.build, now, BASE, drafts, strict, False)
        assert self.failed, "the build should have failed"
        return self.codes

    def check(self, now: str = NOON, *, drafts: bool = False) -> list[str]:
        """Check it, and the names of what is found."""
        self._run(engine.check, now, BASE, drafts, False, False)
        return self.codes

    def _run(self, what: object, now: str, base_url: str, drafts: bool, strict: bool, keep_going: bool,
             search: bool = False) -> None:
        options = Options(now=datetime.fromisoformat(now), drafts=drafts, strict=strict, keep_going=keep_going,
                          base_url=base_url, search=search)
        self.outcome = what(Project(self.folder, self.output), options)  # type: ignore[operator]

    @property
    def failed(self) -> bool:
        """Whether the last build or check failed."""
        assert self.outcome
        return self.outcome.failed

    @property
    def findings(self) -> Findings:
        """What the last build or check found."""
        assert self.outcome
        return self.outcome.findings

    @property
    def codes(self) -> list[str]:
        """The names of the findings, in the order of the report."""
        return [finding.code for finding in sorted(self.findings, key=order)]

    @property
    def report(self) -> str:
        """The findings as a terminal shows them."""
        assert self.outcome
        return report.terminal(self.findings, self.outcome.sources, color=False)

    @property
    def files(self) -> dict[str, bytes]:
        """Every file of the output but the list of what is owned."""
        return {
            path.relative_to(self.output).as_posix(): path.read_bytes()
            for path in sorted(self.output.rglob("*"))
            if path.is_file() and path.name != MANIFEST
        }

    def file(self, path: str) -> str:
        """The text of one file of the output."""
        return (self.output / path).read_text(encoding="utf-8")

    def page(self, url: str) -> str:
        """The HTML of the page with that path."""
        return self.file(file_of(url))

    def words(self, url: str) -> str:
        """What can be read on the page with that path, without mark-up, on one line."""
        body = self.page(url).partition("<body>")[2]
        return " ".join(re.sub(r"<[^>]*>", " ", body).split())

    def where(self, words: str) -> list[str]:
        """The files of the output, their paths and the list of what is owned included, that hold these words."""
        sought = words.encode()
        found = [path for path, data in self.files.items() if sought in data or words in path]
        listed = self.output / MANIFEST
        return found + [MANIFEST] * (listed.is_file() and sought in listed.read_bytes())

    def has(self, words: str) -> bool:
        """Whether any file of the output holds these words."""
        return bool(self.where(words))
