"""The pages that are made from the code are current, and their examples are read without a finding."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from postil.diagnose.catalogue import CATALOGUE
from postil.read.one import read_file
from postil.read.schema import shape_of

DOCS = Path(__file__).parent.parent / "docs"
sys.path.insert(0, str(DOCS))

from generate import pages  # noqa: E402 (docs/ is no package of its own)
from generating.format import FILES, HEADINGS  # noqa: E402

PLACES = {
    "article.md": "content/articles/pact.md",
    "page.md": "content/pages/about.md",
    "annotations.yaml": "content/annotations/pact.yaml",
    "site.yaml": "content/site.yaml",
    "glossary.yaml": "content/glossary/weapons.yaml",
    "profiles.yaml": "content/profiles/a.yaml",
    "sources.yaml": "content/sources/a.yaml",
    "claims.yaml": "content/claims/a.yaml",
    "events.yaml": "content/events/a.yaml",
}


@pytest.mark.parametrize("name", sorted(pages()))
def test_the_page_is_current(name: str) -> None:
    """python docs/generate.py was run after the last change."""
    assert (DOCS / name).read_text(encoding="utf-8") == pages()[name], "run   python docs/generate.py"


def test_no_page_is_left_over() -> None:
    """Findings that are no more have no page."""
    assert {path.stem for path in (DOCS / "diagnostics").glob("*.md")} == {"README", *CATALOGUE}


@pytest.mark.parametrize("example", [example for _, example, _, _ in FILES])
def test_the_example_is_right(example: str) -> None:
    """What is shown can be copied."""
    reading = read_file(PLACES[example], (DOCS / "examples" / example).read_bytes())
    assert reading.record is not None
    assert reading.findings == ()


def test_every_record_and_key_is_described() -> None:
    """No record is without a heading, and each key has a meaning."""
    text = pages()["format.md"]
    for record in [record for _, _, record, _ in FILES]:
        for key in shape_of(record).fields:
            assert f"| `{key}` |" in text
    for heading in HEADINGS.values():
        assert f"### {heading}\n" in text
    assert not [line for line in text.splitlines() if line.endswith("|  |") and line.startswith("| `")]
