"""Refresh: what a look at the files found, and whether what is wrong in them is worse than before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from postil.diagnose.diagnostic import Diagnostic, Findings
from postil.engine.build import fails
from postil.engine.changes.gather import Gathered
from postil.engine.project import Options
from postil.frozen import frozen
from postil.model.relations import Key


@frozen
class Refresh:
    """What a look at the files found."""

    changed: tuple[str, ...]
    """The files of the project whose bytes are others than at the last look."""
    held: tuple[str, ...]
    """The files that are shown as they last were good, since the site cannot be made of what stands in them now."""
    stale: frozenset[str]
    """The pages at hand, by their files, that will be made again when somebody asks for them."""
    assets: frozenset[str]
    """What else of the site came, went or changed: style sheet, scripts, pictures, by path in the output."""
    keys: frozenset[Key]
    """The keys of relations whose values changed."""


def worse(findings: Findings, accepted: Counter[tuple[str, str, str]], options: Options) -> list[Diagnostic]:
    """The findings that would fail a build and are not among those accepted."""
    room = accepted.copy()
    found = []
    for finding in findings:
        if fails([finding], options):
            kind = _kind(finding)
            room[kind] -= 1
            if room[kind] < 0:
                found.append(finding)
    return found


def _kind(finding: Diagnostic) -> tuple[str, str, str]:
    """A finding without its place in the file, which moves when a line is put in above it."""
    return finding.code, finding.span.path, finding.message


def kinds(findings: Findings, options: Options) -> Counter[tuple[str, str, str]]:
    """The findings that would fail a build, without their places."""
    return Counter(_kind(finding) for finding in findings if fails([finding], options))


def written_files(before: Gathered, now: Gathered, assets: Iterable[str]) -> Iterator[str]:
    """The files of the project, texts aside, that are not what they were."""
    templates = {one.path: one.text for one in before.templates}
    for one in now.templates:
        if templates.pop(one.path, None) != one.text:
            yield one.path
    yield from templates
    for path in assets:
        if path.startswith("media/"):
            yield f"content/{path}"
        elif path in {**before.look, **now.look}:
            yield f"templates/{path}"
