"""Writes the pages of the documentation that are made from the code: python docs/generate.py"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

DOCS = Path(__file__).resolve().parent
sys.path[:0] = [str(DOCS), str(DOCS.parent)]

from generating.findings import finding_pages  # noqa: E402 (the path above must be set first)
from generating.format import format_page  # noqa: E402
from generating.page_values import page_values_page  # noqa: E402


def pages() -> Mapping[str, str]:
    """The text of each page, by its path from docs/."""
    findings = {f"diagnostics/{name}": text for name, text in finding_pages().items()}
    return {"format.md": format_page(), "page-values.md": page_values_page(), **findings}


def main() -> None:
    """Write the pages, and delete those of findings that are no more."""
    made = pages()
    (DOCS / "diagnostics").mkdir(exist_ok=True)
    for old in (DOCS / "diagnostics").glob("*.md"):
        if f"diagnostics/{old.name}" not in made:
            old.unlink()
    for name, text in made.items():
        (DOCS / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
