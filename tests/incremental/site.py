"""The site that the state machine edits: small, with one of everything that a page can depend on."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from postil.engine import build as engine
from postil.engine.project import Options, Project

ROOT = Path(__file__).resolve().parent.parent.parent
MORNING = datetime(2024, 7, 1, 9, tzinfo=UTC)

WORDS = {
    "beacon": "The harbor keeps a beacon on the mole. Pilots trust the beacon, and so does the harbor master.",
    "pilot": "A pilot takes ships over the bar. In fog the pilot waits, says the harbor master Ada Lind.",
    "tide": "The tide turns twice a day. At spring tides a pilot needs the beacon more than the tide table.",
    "bar": "Sand makes the bar. The ebb tide makes it worse, as [the pilots](article:pilot) know.",
}
"""A body for each briefing. They use the names of the entries below, in several sentences."""

FILES = {
    "content/site.yaml": """title: The Roads
base_url: https://roads.example/
topics:
  - {id: safety, title: Safety}
  - {id: weather, title: Weather}
""",
    "content/glossary/sea.yaml": """terms:
  - id: beacon
    term: beacon
    short: A fixed light or mark.
    definition: A light that stays where it is, unlike a [pilot](term:pilot) boat.
  - id: pilot
    term: pilot
    forms: [bar pilot]
    short: Somebody who takes ships in and out.
    broader: [seafarer]
    sources: [table]
  - id: seafarer
    term: seafarer
    match: manual
    short: Somebody who works at sea.
  - id: tide
    term: tide
    short: The rise and fall of the sea.
    senses:
      - {short: What the table says., according_to: the office, scope: {topics: [safety]}}
      - {short: What the water does., according_to: the pilots}
""",
    "content/profiles/all.yaml": """profiles:
  - id: ada-lind
    name: Ada Lind
    kind: person
    roles:
      - {title: Harbor master, organisation: harbor, from: 2020-01-01, to: 2024-07-02}
      - {title: Pilot, from: 2024-07-02}
  - id: harbor
    name: the harbor
    forms: [harbor]
    kind: place
    about: Where the [[term:beacon]] is.
""",
    "content/sources/all.yaml": """sources:
  - {id: table, title: Tide table, publisher: The office, url: 'https://roads.example/t'}
""",
    "content/events/all.yaml": """events:
  - id: fog
    date: 2024-06-30
    title: The great fog
    text: No pilot went out.
    articles: [pilot]
    profiles: [ada-lind]
  - {id: works, date: 2023-11/2024-03~, title: Works on the mole, articles: [pilot]}
""",
    "content/claims/all.yaml": """claims:
  - id: fog-is-safe
    claim: In fog the pilots are as safe as in sunshine.
    claimant: ada-lind
    first_said: 2024-06~
    appears_in: [table]
    repeats: [takes ships over the bar]
    figure: {of: ships lost in the fog, at_most: 1}
    verdicts:
      - date: 2024-06-01
        rating: 4
        why: The [pilots](article:pilot) say so.
      - date: 2024-06-30
        rating: 2
        why: Some beacon was not seen in the great fog.
        sources: [table]
  - id: many-lost
    claim: Three ships were lost in the fog.
    figure: {of: ships lost in the fog, exactly: 3}
    verdicts:
      - {date: 2024-06-30, rating: 3, why: Nobody has counted them.}
""",
    "content/pages/about.md": "---\ntitle: About\n---\nWe watch the [[term:tide]]. See [[article:pilot|the pilots]].\n",
}


def article(slug: str, *, title: str = "", body: str = "", more: str = "", day: int = 10) -> str:
    """The file of a briefing."""
    return f"---\ntitle: {title or slug.capitalize()}\ndate: 2024-06-{day:02}\n{more}---\n{body or WORDS[slug]}\n"


def notes(quote: str, text: str = "The pilot said so.", more: str = "") -> str:
    """The file of notes of a briefing, with one note."""
    return f"notes:\n  - id: first\n    quote: {quote}\n    note: {text}\n    sources: [table]\n{more}"


def folder() -> Path:
    """A new folder for a site, in memory where that is possible: a disk is slow, and none of this need last."""
    memory = "/dev/shm"
    return Path(tempfile.mkdtemp(prefix="postil-", dir=memory if os.access(memory, os.W_OK) else None))


@dataclass(frozen=True)
class Result:
    """What a build left: the output by digest, the findings, and whether it failed."""

    tree: dict[str, str]
    findings: tuple[tuple[str, str, str], ...]
    failed: bool


class Roads:
    """The site in a folder, with a remembering build and a clean one."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "roads"
        self.clean_output = folder / "clean"
        self.options = Options(now=MORNING)
        shutil.copytree(ROOT / "templates", self.root / "templates")
        for path, text in FILES.items():
            self.write(path, text)
        for number, slug in enumerate(WORDS):
            topics = "topics: [safety]\n" if number % 2 else "topics: [weather, safety]\nseries: Watch\n"
            self.write(f"content/articles/{slug}.md", article(slug, more=topics, day=10 + number))
        self.write("content/annotations/pilot.yaml", notes("In fog the pilot waits"))

    def write(self, path: str, text: str) -> None:
        """Write a file of the project."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def text(self, path: str) -> str:
        """A file of the project."""
        return (self.root / path).read_text(encoding="utf-8")

    def texts(self) -> dict[str, bytes]:
        """All that the writers wrote, by path."""
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for path in (self.root / "content").rglob("*")
            if path.is_file()
        }

    def back_to(self, texts: dict[str, bytes]) -> None:
        """Put everything back that the writers wrote."""
        now = self.texts()
        for path in now.keys() - texts.keys():
            (self.root / path).unlink()
        for path, data in texts.items():
            if now.get(path) != data:
                (self.root / path).parent.mkdir(parents=True, exist_ok=True)
                (self.root / path).write_bytes(data)

    def at(self, now: datetime) -> None:
        """Set the clock."""
        self.options = replace(self.options, now=now)

    def build(self) -> Result:
        """The remembering build."""
        return self._result(engine.build(Project(self.root, self.root / "site"), self.options), self.root / "site")

    def outcome(self) -> engine.Outcome:
        """The remembering build, as the engine tells of it."""
        return engine.build(Project(self.root, self.root / "site"), self.options)

    def clean(self) -> Result:
        """The clean build, into a folder of its own."""
        shutil.rmtree(self.clean_output, ignore_errors=True)
        done = engine.build(Project(self.root, self.clean_output), self.options, remember=False)
        return self._result(done, self.clean_output)

    @staticmethod
    def _result(done: engine.Outcome, output: Path) -> Result:
        tree = {
            path.relative_to(output).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(output.rglob("*"))
            if path.is_file()
        }
        findings = sorted((one.code, one.span.position, one.message) for one in done.findings)
        return Result({} if done.failed else tree, tuple(findings), done.failed)
