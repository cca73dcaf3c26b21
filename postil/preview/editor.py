"""Editor: opens a file of the project in the writer's own editor, at a line."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path, PurePath

AT = {
    "--goto {file}:{line}:{column}": ("code", "codium", "code-insiders", "cursor", "windsurf"),
    "{file}:{line}:{column}": ("subl", "sublime_text", "zed", "hx"),
    "--line {line} --column {column} {file}": (
        "idea", "pycharm", "webstorm", "phpstorm", "goland", "rubymine", "clion", "charm",
    ),
    "--line {line} {file}": ("mate", "kate", "kwrite"),
    "+{line}:{column} {file}": ("emacs", "emacsclient", "micro", "gnome-text-editor"),
    "+{line} {file}": ("gvim", "mvim", "vim", "vi", "nvim", "nano", "gedit", "xed", "pluma", "geany", "kak"),
    "-n{line} -c{column} {file}": ("notepad++",),
}
"""How editors are told where to go, from their manuals."""

IN_A_TERMINAL = ("vim", "vi", "nvim", "nano", "micro", "hx", "kak", "emacs -nw", "emacsclient -t", "emacsclient -nw")
"""Those that need a terminal of their own, which the preview has none to give."""

EXAMPLE = "--editor 'code --goto {file}:{line}:{column}'"


class NoEditor(Exception):
    """There is no editor to open, or it cannot be opened from here; the message tells the writer what to do."""


def command(setting: str, environment: Mapping[str, str], file: Path, line: int, column: int) -> list[str]:
    """What to run. `setting` comes first, then $POSTIL_EDITOR, $VISUAL and $EDITOR. Raises NoEditor."""
    chosen = setting or next((value for name in NAMES if (value := environment.get(name, "").strip())), "")
    if not chosen:
        raise NoEditor(f"No editor is known. Set $VISUAL, or start the preview with   {EXAMPLE}")
    try:
        words = shlex.split(chosen)
    except ValueError as error:
        raise NoEditor(f"The editor `{chosen}` cannot be understood: {error}") from error
    name = PurePath(words[0]).name.lower().removesuffix(".exe").removesuffix(".cmd")
    if "{file}" not in chosen:
        if any(f"{name} {' '.join(words[1:])} ".startswith(f"{one} ") for one in IN_A_TERMINAL):
            raise NoEditor(f"{words[0]} needs a terminal of its own. Set $VISUAL to an editor with windows")
        words += shlex.split(next((form for form, names in AT.items() if name in names), "{file}"))
    place = {"{file}": str(file), "{line}": str(line), "{column}": str(column)}
    return [_filled(word, place) for word in words]


NAMES = ("POSTIL_EDITOR", "VISUAL", "EDITOR")
"""Where people say which editor they use. A file of the project may not: a project is not always one's own."""


def open_at(words: list[str]) -> None:
    """Start the editor and leave it to itself. Raises NoEditor."""
    if not shutil.which(words[0]):
        raise NoEditor(f"There is no program `{words[0]}`. Set $VISUAL, or start the preview with   {EXAMPLE}")
    quiet = subprocess.DEVNULL
    try:
        # In a session of its own: Ctrl-C for the preview is none for the editor.
        subprocess.Popen(words, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=os.name == "posix")
    except OSError as error:
        raise NoEditor(f"{words[0]} does not start: {error.strerror}") from error


def _filled(word: str, place: Mapping[str, str]) -> str:
    for name, value in place.items():
        word = word.replace(name, value)
    return word
