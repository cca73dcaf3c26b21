"""A real browser for the tests of the look, and the hand-made pages as files."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests"))

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """Debian's Chromium, driven by Playwright."""
    sync_api = pytest.importorskip("playwright.sync_api")
    path = shutil.which("chromium")
    if not path:
        pytest.skip("chromium is not installed: apt-get install chromium")
    with sync_api.sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every kind of page from a full value, and the assets where each page looks for them."""
    from postil.render.assets import joined
    from postil.render.templates import Templates, template_name
    from postil.source import Source
    from render_pages import FULL

    def sources(pattern: str) -> Iterator[Source]:
        for path in sorted((ROOT / "templates").rglob(pattern)):
            yield Source(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))

    site = tmp_path_factory.mktemp("look")
    shutil.copytree(ROOT / "templates/assets", site / "assets")
    for path, text in joined([*sources("*.css"), *sources("*.js")]).items():
        (site / path).write_text(text, encoding="utf-8")
    templates = Templates(sources("*.html"))
    for page in FULL:
        html, findings = templates.render(page)
        assert findings == ()
        root = page.frame.root if hasattr(page, "frame") else "../"
        folder = site.joinpath(*["x"] * root.count("../"))
        folder.mkdir(parents=True, exist_ok=True)
        (folder / template_name(type(page))).write_text(html, encoding="utf-8")
    return site


@pytest.fixture(scope="session")
def golden(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of the small site that is kept byte for byte."""
    from sites import Site

    folder = tmp_path_factory.mktemp("golden")
    shutil.copytree(ROOT / "tests/golden/content", folder / "content")
    return Site(folder).build("1968-01-01T12:00+00:00", base_url="").output


@pytest.fixture(scope="session")
def read_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of the site that readers read in, for the tests of popovers and of their tools."""
    from readers_site import build

    return build(tmp_path_factory.mktemp("read"))
