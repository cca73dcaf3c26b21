"""The edits that are measured: a word in an article, in a note, in a definition; and whether the pages then show it."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count
from typing import Any

from bench.contestants import Contestant

KINDS = ("article", "note", "definition")

_numbers = count(1)


class Edit:
    """One edit of one contestant's project, made again and again with a new word each time."""

    def __init__(self, contestant: Contestant, kind: str, expected: Mapping[str, Any]) -> None:
        self._edit = expected["edits"][kind]
        self._site = contestant.site
        self._path = contestant.file(kind, self._edit)
        self._before = self._path.read_text(encoding="utf-8")
        if self._before.count(self._edit["old"]) != 1:
            raise ValueError(f"{self._path}: the line to edit does not stand there once")
        self.page = (
            f"briefings/{self._edit['slug']}/" if "slug" in self._edit else f"glossary/{self._edit['id']}/"
        )
        """The page that shows the edit first of all."""
        others = [f"glossary/{id}/" for id in self._edit.get("terms", ())] + [
            f"briefings/{slug}/" for slug in self._edit.get("slugs", ())
        ]
        self.others = tuple(others)
        """The other pages that it concerns."""

    def save(self) -> str:
        """Writes the edit, in place as most editors do, and returns its word."""
        word = f"amended{next(_numbers)}"
        self._path.write_text(
            self._before.replace(self._edit["old"], self._edit["new"].format(word)), encoding="utf-8"
        )
        return word

    def undo(self) -> None:
        """Writes what stood there before."""
        self._path.write_text(self._before, encoding="utf-8")

    def not_shown(self, word: str) -> list[str]:
        """The pages that should show the word and do not."""
        pages = (self.page, *self.others)
        return [
            page
            for page in pages
            if word not in (self._site / page / "index.html").read_text(encoding="utf-8")
        ]
