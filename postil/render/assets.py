"""Join sheets and scripts into the few files that pages link, and make them small; only here are rcssmin and rjsmin known."""

from __future__ import annotations

from collections.abc import Iterable

from rcssmin import cssmin
from rjsmin import jsmin

from postil.source import Source

FOLDER = "templates/assets/"
"""Where the look's own files stand in the project."""

MAIN = "postil"
"""What the sheets of `css/` and the scripts of `js/` become: assets/postil.css and assets/postil.js."""

SHRINK = {"css": cssmin, "js": jsmin}


def is_joined(path: str) -> bool:
    """Whether a file of the project is a part of a joined one, by its path: a sheet under `css/`, a script under `js/`.

    Everything else under templates/assets/ is taken over as it is.
    """
    kind, slash, _ = path.removeprefix(FOLDER).partition("/")
    return path.startswith(FOLDER) and bool(slash) and kind in SHRINK and path.endswith(f".{kind}")


def joined(sources: Iterable[Source]) -> dict[str, str]:
    """The joined files, by path in the output, of all sources that are parts of one.

    `css/10-tokens.css` comes before `css/20-type.css`: numbers order parts, later rules win over earlier ones, and
    `js/00-kit.js` is there when the others begin. The parts of a folder below, `css/reference/`, become a file with
    its name, assets/reference.css, so that pages without need of them do not carry them. Only comments and white
    space that means nothing go, so that a rule does in the browser what it says in its file.
    """
    parts: dict[str, list[str]] = {}
    for source in sorted(sources, key=lambda source: source.path):
        if is_joined(source.path):
            kind, *folders, _ = source.path.removeprefix(FOLDER).split("/")
            name = "-".join(folders) or MAIN
            parts.setdefault(f"assets/{name}.{kind}", []).append(source.text)
    return {path: SHRINK[path.rpartition(".")[2]]("\n".join(texts)) + "\n" for path, texts in parts.items()}
