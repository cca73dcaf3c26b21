"""The listing after a few files came or went is what a look through everything finds."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from random import Random

from postil.read import amended as module
from postil.read.amended import amended
from postil.read.files import listing

NAMES = (
    "content/site.yaml", "content/articles/a.md", "content/articles/b.md", "content/articles/B.md", "content/articles/.b.md",
    "content/articles/caf\u00e9.md", "content/articles/cafe\u0301.md", "content/articles/b.txt", "content/annotations/a.yaml",
    "content/annotations/b/desk.yaml", "content/annotations/.lock/a.json", "content/media/one.png", "content/media/more/two.png",
    "content/sources/snapshots/x.html", "content/sources/all.yaml", "content/x\u200e.md", "templates/words/de.yaml", "templates/page.html",
)  # fmt: skip


def _edit(root: Path, path: str, random: Random) -> None:
    here = root / path
    if os.path.lexists(here):
        here.unlink()
    if random.random() < 0.5:
        here.parent.mkdir(parents=True, exist_ok=True)
        if random.random() < 0.15:
            here.symlink_to(random.choice(("a.md", "nowhere", "/etc/hostname")))
        else:
            here.write_text("text", encoding="utf-8")
    elif here.parent.is_dir() and not any(here.parent.iterdir()) and random.random() < 0.5:
        here.parent.rmdir()


def test_it_is_what_a_whole_look_finds(tmp_path: Path) -> None:
    """Files, links, twins, litter, folders that come and go: a few at a time, in any order."""
    random = Random(3)
    short_ways = 0
    for number in range(30):
        root = tmp_path / str(number)
        (root / "content/articles").mkdir(parents=True)
        known = listing(root)
        for _ in range(40):
            changed = random.sample(NAMES, random.randint(1, 3))
            for path in changed:
                _edit(root, path, random)
            known, short_ways = amended(root, known, changed), short_ways + (not known.findings)
            assert known == listing(root)
        shutil.rmtree(root)
    assert short_ways > 100


def test_one_file_more_looks_through_no_folder(tmp_path: Path, monkeypatch: object) -> None:
    """That is what it is for: a site may have ten thousand files."""
    (tmp_path / "content/articles").mkdir(parents=True)
    (tmp_path / "content/articles/a.md").write_text("a", encoding="utf-8")
    known = listing(tmp_path)
    monkeypatch.setattr(module, "listing", None)
    (tmp_path / "content/articles/b.md").write_text("b", encoding="utf-8")
    now = amended(tmp_path, known, ["content/articles/b.md"])
    assert now.texts == ("content/articles/a.md", "content/articles/b.md")
    (tmp_path / "content/articles/a.md").unlink()
    assert amended(tmp_path, now, ["content/articles/a.md"]).texts == ("content/articles/b.md",)
