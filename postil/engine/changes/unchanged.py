"""What changed since the last build: the files as they stand against the files as that build left them."""

from __future__ import annotations

import marshal
import os
import sys

import postil

FORM = 3
"""The version of what is kept below."""

TICK = 2_000_000_000
"""Nanoseconds: a file changed so shortly before it was looked at may change again without a trace (git's rule; two
seconds is the tick of the coarsest file system, FAT). It counts as changed the next time."""

WATCHED = ("content", "templates")

Stat = tuple[int, int, int, int]
"""Size, change times in nanoseconds, and inode of a file; a folder has zeros, what cannot be looked at a size of -1."""

Seen = dict[str, Stat]

Said = tuple[str, str, str]
"""What a build had to say, as it was shown: without colors, with colors, and how many findings of which kind."""

_FOLDER: Stat = (0, 0, 0, 0)
_UNSEEN: Stat = (-1, 0, 0, 0)
_FRESH: Stat = (-2, 0, 0, 0)
"""What is kept of a file that changed within the tick: like nothing that can be seen later."""


class Glance:
    """The state of things before a build, against what the last one left. It loads nothing that reads."""

    __slots__ = ("_kept", "_output", "inputs", "outputs")

    def __init__(self, note: str, root: str, output: str) -> None:
        self._kept = _load(note)
        self._output = output
        self.inputs: Seen = inputs(root)
        self.outputs: Seen = stats(output, self._kept["outputs"]) if self._kept else {}

    @property
    def token(self) -> str:
        """What the build that left the note is known by; empty when there is none."""
        return self._kept["token"] if self._kept else ""

    def made_by(self, root: str) -> str:
        """The code that made the site, as build names it, when neither that nor a library can be another now."""
        if not self._kept:
            return ""
        own = tuple(os.path.join(root, name) + os.sep for name in WATCHED)
        is_same = all(path.startswith(own) for path in self.changed())
        return self._kept["made by"] if is_same else ""

    def nothing(self, now: float) -> dict[str, int] | None:
        """What the last build counted, when it would be the same again at `now` (seconds since 1970), else None."""
        kept = self._kept
        if not kept or not kept["from"] <= now < kept["until"]:
            return None
        return kept["counts"] if kept["inputs"] == self.inputs and kept["outputs"] == self.outputs else None

    @property
    def said(self) -> Said:
        """What the last build had to say, and the same build would say again; three times nothing for nothing."""
        return self._kept["said"]

    def changed(self) -> set[str]:
        """The inputs that came, went, or are not as they were, by their whole paths."""
        before, now = self._kept["inputs"], self.inputs
        return {path for path, stat in now.items() if before.get(path) != stat} | (before.keys() - now.keys())

    def arrived(self) -> bool:
        """Whether a file or folder came or went, or became another kind of thing."""
        before, now = self._kept["inputs"], self.inputs
        if before.keys() != now.keys():
            return True
        special = (_FOLDER, _UNSEEN)
        return any(before[path] != stat and (before[path] in special or stat in special) for path, stat in now.items())

    def spoiled(self) -> set[str]:
        """The files of the output that are not as they were left, by their paths in it."""
        before, now = self._kept["outputs"], self.outputs
        return {path for path, stat in before.items() if now.get(path) != stat}


def remember(
    note: str, glance: Glance, made: tuple[str, ...], fresh: set[str], output: str, moment: tuple[float, float],
    counts: dict[str, int], said: Said, token: str, made_by: str,
) -> None:  # fmt: skip
    """Keep the state of things after a build.

    `glance` is from before the build began to read. `made` is everything in the output, `fresh` what of it was
    written now. `moment` is the time in which the same build would make the same site; `counts` what it counted, and `said` what
    it had to say.
    """
    start, end = moment
    before = start * 1e9 - TICK
    outputs = {path: glance.outputs[path] for path in made if path in glance.outputs and path not in fresh}
    outputs.update(stats(output, tuple(path for path in made if path not in outputs)))
    kept = {
        "form": (FORM, sys.version),
        "from": start,
        "until": end,
        "inputs": {
            path: stat if stat[1] <= before and stat[2] <= before else _FRESH for path, stat in glance.inputs.items()
        },
        "outputs": outputs,
        "counts": counts,
        "said": said,
        "token": token,
        "made by": made_by,
    }
    with open(note + ".new", "wb") as file:
        file.write(marshal.dumps(kept))
    os.replace(note + ".new", note)


def inputs(root: str) -> Seen:
    """Everything that a build may read: content, templates, Postil itself, and which libraries there are."""
    found: Seen = {}
    for name in WATCHED:
        _walk(os.path.join(root, name), found)
    _walk(os.path.dirname(os.path.abspath(postil.__file__)), found)
    # Installing or upgrading a library makes and removes folders here, so that the folder's own times change.
    for folder in sys.path:
        if folder.endswith("-packages"):
            for sign in stats(folder, ("",)).values():
                found[folder] = sign
    return found


def stats(folder: str, paths: object) -> Seen:
    """The files of a folder as they stand; those that are missing are missing here too."""
    found: Seen = {}
    prefix = folder + os.sep
    for path in paths:
        try:
            found[path] = _sign(os.lstat(prefix + path))
        except OSError:
            continue
    return found


def _load(note: str) -> dict | None:
    try:
        with open(note, "rb") as file:
            # At once: marshal.load asks a file for each of its parts, which takes seven times as long.
            kept = marshal.loads(file.read())
        whole = kept["form"] == (FORM, sys.version) and kept.keys() >= {"inputs", "outputs", "counts", "said", "token", "made by"}
        return kept if whole else None
    except (OSError, EOFError, ValueError, TypeError, KeyError):
        return None


def _walk(folder: str, found: Seen) -> None:
    """Links are followed, as reading follows them; what cannot be looked at is no input that could be read."""
    waiting, entered = [folder], set()
    while waiting:
        here = waiting.pop()
        try:
            real = os.path.realpath(here)
            entries = list(os.scandir(here)) if real not in entered else []
        except OSError:
            continue
        entered.add(real)
        for entry in entries:
            if entry.name == "__pycache__":
                continue
            try:
                if entry.is_dir():
                    waiting.append(entry.path)
                    found[entry.path] = _FOLDER
                else:
                    found[entry.path] = _sign(entry.stat())
            except OSError:
                found[entry.path] = _UNSEEN


def _sign(stat: os.stat_result) -> Stat:
    return stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino
