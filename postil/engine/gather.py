"""From disk: content/ as a library, templates and pictures; nothing is understood yet."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from postil.diagnose.diagnostic import Diagnostic, Findings
from postil.engine.project import Project
from postil.model.written.library import Written
from postil.read.content import read_content
from postil.read.files import load
from postil.read.layout import MEDIA, SNAPSHOTS
from postil.read.pictures import fitted
from postil.read.text import decode_text
from postil.source import Source

COPIED = (".css", ".js", ".svg", ".png", ".ico", ".woff2", ".webp", ".jpg", ".txt", ".webmanifest")
"""Files under templates/assets/ that belong to the look; anything else there is nobody's business but the writer's."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """Everything a build starts from."""

    written: Written
    templates: tuple[Source, ...]
    """All HTML templates and style sheets."""
    pictures: Mapping[str, tuple[int, int]]
    """Width and height, in pixels, of what stands under content/media/; 0 by 0 where there is no telling."""
    copies: Mapping[str, bytes]
    """What is taken over into the output, by path there."""
    sources: Mapping[str, Source]
    findings: Findings


def gather(project: Project) -> Gathered:
    """Read everything a site is made from."""
    content = read_content(project.root)
    templates, findings = _templates(project)
    copies = dict(_look(project))
    pictures = {}
    for src in sorted(content.written.media):
        data, pictures[src] = fitted(src, (project.root / MEDIA / src).read_bytes())
        copies[f"media/{src}"] = data
    for source in content.written.sources.values():
        file = project.root / SNAPSHOTS / source.snapshot
        if source.snapshot and file.is_file():
            copies[f"snapshots/{source.snapshot}"] = file.read_bytes()
    return Gathered(
        written=content.written,
        templates=templates,
        pictures=pictures,
        copies=copies,
        sources=content.sources | {template.path: template for template in templates},
        findings=(*content.findings, *findings),
    )


def _templates(project: Project) -> tuple[tuple[Source, ...], Findings]:
    found, findings = [], []
    for path in _files(project, (".html", ".css")):
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
        if path.startswith("templates/assets/") and not path.endswith(".css"):
            yield path.removeprefix("templates/"), (project.root / path).read_bytes()


def _files(project: Project, endings: tuple[str, ...]) -> Iterator[str]:
    """The files under templates/ that end so, in order; hidden ones are an editor's."""
    for folder, folders, names in os.walk(project.templates):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.endswith(endings) and not name.startswith("."):
                yield os.path.relpath(os.path.join(folder, name), project.root).replace(os.sep, "/")
