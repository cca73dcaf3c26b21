"""A whole build that ends in the middle: no half page, no dead link, and the next build puts it right."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from pages import is_internal, pages, target
from sites import Site
from status_sites import ARTICLE, PUBLIC
from trees import Tree, killed_at, tree

BEFORE = PUBLIC.replace("related: [two]", "related: []")
AFTER = PUBLIC + ARTICLE.replace("STATUS", "status: published").replace("date: 2019-05-01", "date: 2024-06-25")
STEP = 1 if os.environ.get("POSTIL_LONG") else 6
"""Every change to the disk is where a long run ends a build; a short one ends it at each sixth."""


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of the site as it was."""
    return Site(tmp_path_factory.mktemp("before"), BEFORE).build().output


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """The output of the site with a new briefing, a new topic, a new page of a new address, built where nothing was."""
    return tree(Site(tmp_path_factory.mktemp("after"), AFTER).build().output)


def dead_links(files: Tree) -> list[str]:
    """Links to missing pages that a reader can come upon, starting at the home page."""
    whole = {path: data for path, data in files.items() if data is not None}
    links = {page.path: [one for one in page.links if is_internal(one)] for page in pages(whole)}
    dead, seen, waiting = [], set(), ["index.html"]
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        for address in links.get(path, ()):
            file, _ = target(path, address)
            if file in files:
                waiting.append(file)
            else:
                dead.append(f"{path}: {address}")
    return dead


def test_a_build_that_is_killed_leaves_a_site_that_works(tmp_path: Path, before: Path, clean: Tree) -> None:
    """Each file is old or new, every link a reader meets leads somewhere, and the next build equals a clean one."""
    old, kills, site = tree(before), 0, Site(tmp_path, AFTER)
    while True:
        shutil.rmtree(site.output, ignore_errors=True)
        shutil.copytree(before, site.output)
        if not killed_at(kills, site.build):
            break
        standing = tree(site.output)
        assert [path for path, data in standing.items() if data not in (None, old.get(path), clean.get(path))] == []
        assert dead_links(standing) == [], f"after a kill at change {kills}"
        if kills % 5 == 0:
            assert tree(site.build().output) == clean
        kills += STEP
    assert kills > 60
    assert tree(site.output) == clean and dead_links(clean) == []
