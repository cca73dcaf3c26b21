"""Which file under content/ is read as what, and where a file that nothing reads would have to go."""

from __future__ import annotations

import re
from typing import Literal

from postil.frozen import frozen

Kind = Literal[
    "site",
    "article",
    "page",
    "annotations",
    "lock",
    "glossary",
    "profiles",
    "sources",
    "claims",
    "events",
    "media",
    "snapshot",
    "words",
]

FOLDERS: dict[str, tuple[Kind, str]] = {
    "articles": ("article", ".md"),
    "annotations": ("annotations", ".yaml"),
    "glossary": ("glossary", ".yaml"),
    "profiles": ("profiles", ".yaml"),
    "sources": ("sources", ".yaml"),
    "claims": ("claims", ".yaml"),
    "events": ("events", ".yaml"),
    "pages": ("page", ".md"),
    "words": ("words", ".yaml"),
}
"""The folders whose files are read, what each file is, and how its name ends."""

LOCKS = "content/annotations/.lock/"
MEDIA = "content/media/"
SNAPSHOTS = "content/sources/snapshots/"
WORDS = "templates/words/"
"""The words of the interface, one file a language; content/words/ replaces single ones."""

OTHER_ENDINGS = {".md": (".markdown", ".mdown", ".txt", ".MD"), ".yaml": (".yml", ".YAML", ".YML", ".json")}
"""Endings that people give to such files elsewhere."""


@frozen
class Place:
    """What a file is, by its path alone."""

    kind: Kind
    name: str
    """The article's id for annotations and locks; the path in their folder for media and snapshots; else the stem."""
    annotator: str = ""
    """For `annotations/<slug>/<annotator>.yaml`: the annotator."""


def place(path: str) -> Place | None:
    """What the file at `path` (relative to the project) is; None where nothing reads it."""
    if path == "content/site.yaml":
        return Place("site", "site")
    if path.startswith(MEDIA):
        return Place("media", path.removeprefix(MEDIA))
    if path.startswith(SNAPSHOTS):
        return Place("snapshot", path.removeprefix(SNAPSHOTS))
    if path.startswith(LOCKS):
        name = path.removeprefix(LOCKS)
        return Place("lock", name.removesuffix(".json")) if "/" not in name and name.endswith(".json") else None
    if path.startswith(WORDS):
        name = path.removeprefix(WORDS)
        return Place("words", name.removesuffix(".yaml")) if "/" not in name and name.endswith(".yaml") else None
    parts = path.split("/")
    kind, ending = FOLDERS.get(parts[1] if len(parts) > 2 else "", (None, ""))
    if kind is None or not parts[-1].endswith(ending) or parts[-1] == ending:
        return None
    stem = parts[-1].removesuffix(ending)
    if len(parts) == 3:
        return Place(kind, stem)
    if kind == "annotations" and len(parts) == 4:
        return Place(kind, parts[2], annotator=stem)
    return None


def right_place(path: str, nearest_folder: str) -> str:
    """Where the file at `path` would be read, or the folder it might belong in; empty where there is no telling.

    `nearest_folder` is the name among FOLDERS that is most like the one it stands in; empty for none.
    """
    parts = path.split("/")
    stem, dot, ending = parts[-1].rpartition(".")
    ending = dot + ending
    if len(parts) == 2:
        if stem in ("site", "config", "_config") and ending in (".yml", ".yaml"):
            return "content/site.yaml"
        return "content/articles/" + parts[-1] if ending == ".md" else ""
    if not nearest_folder:
        return ""
    wanted = FOLDERS[nearest_folder][1]
    if ending != wanted and ending not in OTHER_ENDINGS[wanted]:
        return MEDIA + parts[-1] if re.fullmatch(r"\.(png|jpe?g|gif|webp|avif|svg)", ending) else ""
    if nearest_folder == "annotations" and len(parts) > 3:
        return f"content/annotations/{parts[2]}/{stem}{wanted}"
    return f"content/{nearest_folder}/{stem}{wanted}"
