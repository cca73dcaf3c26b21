"""From disk: templates, pictures, and what else is taken over; which files there are at all."""

from __future__ import annotations

import hashlib
import os
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping

from postil.diagnose.diagnostic import Diagnostic, Findings
from postil.engine.project import Project
from postil.frozen import frozen
from postil.read.amended import amended
from postil.read.files import Listing, listing, load
from postil.read.layout import MEDIA
from postil.read.pictures import fitted
from postil.read.text import decode_text
from postil.render.assets import is_joined
from postil.source import Source

COPIED = (".css", ".js", ".svg", ".png", ".ico", ".woff2", ".webp", ".jpg", ".txt", ".webmanifest")
"""Files under templates/assets/ that belong to the look; anything else there is nobody's business but the writer's."""


Picture = tuple[tuple[int, int], str]
"""Width and height in pixels, 0 by 0 where there is no telling, and the SHA-256 of the file to be published."""


@frozen
class Gathered:
    """Everything a build starts from, but for the texts."""

    listing: Listing
    templates: tuple[Source, ...]
    """All HTML templates, and the style sheets and scripts that are joined."""
    pictures: Mapping[str, Picture]
    """What stands under content/media/."""
    data: Mapping[str, bytes]
    """The pictures that were looked at in this build, as they are to be published."""
    look: Mapping[str, bytes]
    """The look's own files, by path in the output."""
    findings: Findings


def gather(project: Project, before: Listing | None, known: Mapping[str, Picture], changed: set[str]) -> Gathered:
    """See what there is, and read what is no text of the site.

    `before` is what stood under content/ when nothing came or went there since; `known` are pictures seen before, and
    `changed` the paths of those that may be others now.
    """
    found = before or listing(project.root)
    templates, findings = _templates(project)
    pictures, read = {}, {}
    for path in found.media:
        src = path.removeprefix(MEDIA)
        if src in known and path not in changed:
            pictures[src] = known[src]
        else:
            read[src], size = picture(project, src)
            pictures[src] = (size, hashlib.sha256(read[src]).hexdigest())
    return Gathered(found, templates, pictures, read, dict(_look(project)), findings)


def regathered(project: Project, before: Gathered | None, changed: Collection[str] | None) -> Gathered:
    """The same after some files changed, came or went, and nothing else did; `before` itself when none but texts changed.

    Everything is looked at where one of the two is None.
    """
    if before is None or changed is None:
        return gather(project, before=None, known={}, changed=set())
    if all(_is_still_text(project, before.listing, path) for path in changed):
        return before
    found = amended(project.root, before.listing, changed)
    templates, look, findings = before.templates, before.look, before.findings
    if any(path.startswith("templates/") for path in changed):
        (templates, findings), look = _templates(project), dict(_look(project))
    pictures, data = {}, {}
    for path in found.media:
        src = path.removeprefix(MEDIA)
        if src in before.data and path not in changed:
            pictures[src], data[src] = before.pictures[src], before.data[src]
        else:
            data[src], size = picture(project, src)
            pictures[src] = (size, hashlib.sha256(data[src]).hexdigest())
    return Gathered(found, templates, pictures, data, look, findings)


def _is_still_text(project: Project, listing: Listing, path: str) -> bool:
    at = bisect_left(listing.texts, path)
    there = project.root / path
    return listing.texts[at : at + 1] == (path,) and there.is_file() and not there.is_symlink()


def picture(project: Project, src: str) -> tuple[bytes, tuple[int, int]]:
    """A file under content/media/ as it is published, and its size in pixels."""
    return fitted(src, (project.root / MEDIA / src).read_bytes())


def _templates(project: Project) -> tuple[tuple[Source, ...], Findings]:
    found, findings = [], []
    for path in _files(project, (".html", ".css", ".js")):
        if not path.endswith(".html") and not is_joined(path):
            continue
        data = load(project.root, path)
        if isinstance(data, Diagnostic):
            findings.append(data)
            continue
        source, wrong = decode_text(path, data)
        found.append(source)
        findings += wrong
    return tuple(found), tuple(findings)


def _look(project: Project) -> Iterator[tuple[str, bytes]]:
    for path in _files(project, COPIED):
        if path.startswith("templates/assets/") and not is_joined(path):
            yield path.removeprefix("templates/"), (project.root / path).read_bytes()


def _files(project: Project, endings: tuple[str, ...]) -> Iterator[str]:
    """The files under templates/ that end so, in order; hidden ones are an editor's."""
    for folder, folders, names in os.walk(project.templates):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.endswith(endings) and not name.startswith("."):
                yield os.path.relpath(os.path.join(folder, name), project.root).replace(os.sep, "/")
