"""Many random saves in a row, as fast as they come: in the end the preview shows what a clean build makes."""

from __future__ import annotations

import hashlib
import os
import time
from pathlib import Path
from random import Random

from incremental.site import MORNING, WORDS, article, notes
from postil.engine.build import build
from postil.engine.project import Options, Project
from postil.preview.inject import served as injected
from preview.served import Served, until

SAVES = 2000 if os.environ.get("POSTIL_LONG") else 100
SLUGS = (*WORDS, "fog", "light", "mole")
LAYERS = frozenset({"public", "classroom", "internal"})


def test_the_last_state_is_shown() -> None:
    """Articles, notes and terms are written, broken, mended, renamed and removed, at random."""
    served = Served("--port", "0")
    try:
        _save(served, Random(5))
        served.write("content/pages/about.md", "---\ntitle: About\n---\nAfter all saves.\n")
        served.shows("/about/", "After all saves.")
        now = Options(now=MORNING, drafts=True, keep_going=True, layers=LAYERS)
        clean = served.folder / "clean"
        done = build(Project(served.roads.root, clean), now, remember=False)
        assert not done.failed, [(one.code, one.span.position) for one in done.findings]
        # What the last saves touched may still be on its way.
        until(lambda: not _wrong(served, clean), lambda: f"{_wrong(served, clean)}\n{served.log[-2000:]}")
        assert "mistake in Postil" not in served.log and "Traceback" not in served.log
    finally:
        served.close()


def _save(served: Served, random: Random) -> None:
    for number in range(SAVES):
        slug = random.choice(SLUGS)
        path = f"content/articles/{slug}.md"
        notes_path = f"content/annotations/{slug}.yaml"
        here = served.roads.root / path
        body = " ".join(random.sample(" ".join(WORDS.values()).replace("[the pilots](article:pilot)", "pilots").split(), 30))
        match random.randrange(8):
            case 0 | 1 | 2:
                served.write(path, article(slug, body=body, title=f"Title {number % 7}"))
            case 3 if here.exists():
                served.write(notes_path, notes(" ".join(body.split()[:4]).strip(".,:'"), text=f"Note {number}."))
            case 4:
                served.write(notes_path, "notes: [")
            case 5 if slug not in WORDS:
                here.unlink(missing_ok=True)
                (served.roads.root / notes_path).unlink(missing_ok=True)
            case 6:
                aside = served.roads.root / "content/articles/.aside.tmp"
                aside.write_text(article(slug, body=body), encoding="utf-8")
                os.replace(aside, here)
            case _:
                served.write("content/glossary/more.yaml", f"terms:\n  - {{id: mole, term: mole{number % 5}, short: A wall.}}\n")
        time.sleep(random.choice((0, 0, 0.005, 0.03)))
    for slug in SLUGS:
        notes_path = served.roads.root / f"content/annotations/{slug}.yaml"
        if not (served.roads.root / f"content/articles/{slug}.md").exists() or notes_path.exists():
            notes_path.unlink(missing_ok=True)


def _wrong(served: Served, clean: Path) -> list[str]:
    pages = sorted(path.relative_to(clean).as_posix() for path in clean.rglob("index.html"))
    return [path for path in pages if not _is_same(served, clean, path)]


def _is_same(served: Served, clean: Path, path: str) -> bool:
    data = (clean / path).read_bytes()
    wanted = injected(data, version=hashlib.sha256(data).hexdigest(), host=served.host).html
    return served.ask(f"/{path.removesuffix('index.html')}")[2].encode() == wanted

