"""One small site, kept byte for byte in tests/golden/: what a change does to pages and feeds is seen as a diff.

POSTIL_ACCEPT=1 tests/run -k golden   takes the new output over, when the diff is what was meant.
"""

from __future__ import annotations

import difflib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from sites import Site

GOLDEN = Path(__file__).resolve().parent / "golden"
EXPECTED = GOLDEN / "site"
NOW = "1968-01-01T12:00+00:00"
MOST_LINES = 80
"""Lines of a diff that are shown of one file; more would hide the others."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The output for tests/golden/content/, without the look, which is copied from templates/ and tested there."""
    folder = tmp_path_factory.mktemp("golden")
    shutil.copytree(GOLDEN / "content", folder / "content")
    files = Site(folder).build(NOW, base_url="").files
    return {path: data for path, data in files.items() if not path.startswith("assets/")}


def expected() -> dict[str, bytes]:
    """The output as it was last accepted."""
    return {path.relative_to(EXPECTED).as_posix(): path.read_bytes() for path in EXPECTED.rglob("*") if path.is_file()}


def accept(made: dict[str, bytes]) -> None:
    """Keep this output as the one that is expected from now on."""
    shutil.rmtree(EXPECTED, ignore_errors=True)
    for path, data in made.items():
        target = EXPECTED / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def differences(was: dict[str, bytes], now: dict[str, bytes]) -> Iterator[str]:
    """What differs, file by file, as a reader of patches knows it."""
    for path in sorted(was.keys() | now.keys()):
        if path not in now:
            yield f"{path} is no longer made"
        elif path not in was:
            yield f"{path} is new"
        elif was[path] != now[path]:
            old, new = (text.decode(errors="backslashreplace").splitlines() for text in (was[path], now[path]))
            lines = list(difflib.unified_diff(old, new, f"accepted: {path}", f"now: {path}", lineterm="", n=1))
            more = [f"… and {len(lines) - MOST_LINES} lines more"] if len(lines) > MOST_LINES else []
            yield "\n".join(lines[:MOST_LINES] + more)


def test_the_golden_site_is_as_it_was_accepted(made: dict[str, bytes]) -> None:
    """Every page and feed, to the byte."""
    if os.environ.get("POSTIL_ACCEPT"):
        accept(made)
    found = "\n\n".join(differences(expected(), made))
    if found:
        pytest.fail(f"{found}\n\nIf that is what you meant, type   POSTIL_ACCEPT=1 tests/run -k golden", pytrace=False)


def test_the_golden_site_has_something_of_everything(made: dict[str, bytes]) -> None:
    """So that no kind of page can change unseen."""
    kinds = {
        "index.html", "404.html", "about/index.html", "briefings/outer-space/index.html", "glossary/index.html",
        "glossary/peaceful/index.html", "profiles/index.html", "profiles/johnson/index.html", "sources/index.html",
        "sources/treaty-text/index.html", "claims/index.html", "claims/step-toward-peace/index.html",
        "timeline/index.html", "topics/space/index.html", "archive/1967/index.html",
        "space/index.html", "search/index.html", "feed.xml", "sitemap.xml", "robots.txt", "media/orbit.svg",
    }
    assert kinds <= made.keys()
    briefing = made["briefings/outer-space/index.html"].decode()
    assert briefing.count('class="note kind-') == 5 and "draft" not in briefing
