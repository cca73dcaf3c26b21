"""`why`: what a page rests on and why it was made again, or which pages rest on a file."""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from postil.cli import asked as understood
from postil.cli import told
from postil.diagnose.report.columns import safe

if TYPE_CHECKING:
    from postil.engine.reasons.telling import Told, Where
    from postil.engine.reasons.why import PageWhy, Reason, SourceWhy

MOST_PLACES = 3
"""So many places are shown for one reading; `--json` has all."""

MOST_LINES = 12
"""So many readings are shown of one group, and so many pages of one file; `--all` and `--json` have all."""

CAUSES = {
    "first": "nothing was remembered, so every page was made",
    "new": "it is a new page",
    "look": "a file in templates/ changed, and with it every page is made again",
    "output": "its file was gone, or was changed by somebody else",
    "plan": "what stands at this address is another thing than before",
}
"""Why a page was made, where it is not for something that it reads."""


_BOLD, _DIM, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"
_STYLE = re.compile("\x1b\\[[012]m")


def add(command: argparse.ArgumentParser) -> None:
    """The options of the command."""
    command.add_argument("path", metavar="PATH", help="a page's path, address or file, or a file that you wrote")
    command.add_argument("--all", action="store_true", help="leave nothing out")
    command.add_argument("--json", action="store_true", help="print all of it to stdout as JSON")
    understood.add_kind(command)
    understood.add_output(command)


def run(asked: argparse.Namespace, root: Path) -> int:
    """Tell; returns the exit code."""
    project, options = understood.project(asked, root), understood.kind(asked)

    from postil.engine.reasons.why import PageWhy, Unknown, why

    found = why(project, options, asked.path, Path.cwd())
    if found is None:
        print("postil: no build is remembered that could tell; type   python build.py   and ask again", file=sys.stderr)
        return told.WRONG_USAGE
    if isinstance(found, Unknown):
        near = f"; did you mean {' or '.join(f'`{one}`' for one in found.near)}?" if found.near else ""
        print(f"postil: {safe(found.why)}{near}", file=sys.stderr)
        return told.WRONG_USAGE
    output = told.shown(project.output, root)
    if asked.json:
        data = _page_data(found, output) if isinstance(found, PageWhy) else _source_data(found)
        told.data(json.dumps(data, ensure_ascii=False, indent=2) + "\n")
        return told.FINE
    most = sys.maxsize if asked.all else MOST_LINES
    text = _page(found, output, most) if isinstance(found, PageWhy) else _source(found, most)
    told.data(text if told.colors(sys.stdout) else _STYLE.sub("", text))
    return told.FINE


def _page(found: PageWhy, output: str, most: int) -> str:
    lines = [f"{_bold(found.url)}   in {output}/{found.file}", "", *_reason(found.reason), ""]
    groups: dict[str, list[Told]] = {}
    for one in found.reads:
        groups.setdefault(one.group, []).append(one)
    lines.append(_bold("It is made from"))
    for group, reads in groups.items():
        lines.append(f"  {group}")
        lines += [f"    {_told(one)}" for one in reads[:most]]
        lines += _more(len(reads) - most, "    ")
    lines.append("  the look\n    the templates (templates/)")
    if found.newer:
        lines += ["", f"Since then {_and(found.newer)} changed: the next build may make it again.   python build.py"]
    return "\n".join(lines) + "\n"


def _reason(reason: Reason) -> list[str]:
    making = reason.making
    when = f" on {reason.moment:%Y-%m-%d at %H:%M}" if reason.moment else ""
    if making.build == reason.last:
        head = f"It was made in the last build,{when}, because" if when else "It was made in the last build, because"
    else:
        since = reason.last - making.build
        builds = "build" if since == 1 else f"{since:,} builds"
        head = f"It stood as it was in the last {builds}. It was made{when}, because"
    if making.cause.value in CAUSES:
        return [_bold(head), f"  {CAUSES[making.cause.value]}"]
    lines = [f"  {_told(one)}" for one in reason.because]
    return [_bold(head), *lines, *_more(making.total - len(making.keys), "  ")]


def _source(found: SourceWhy, most: int) -> str:
    if found.everywhere and not found.pages:
        return f"{_bold(found.path)}\n\nA change in it makes every page again.\n"
    lines = [_bold(found.path), ""]
    if not found.pages:
        return "\n".join([*lines, "No page rests on it."]) + "\n"
    lines.append(f"{told.counted(len(found.pages), 'page')} {'rests' if len(found.pages) == 1 else 'rest'} on it")
    wide = max(len(url) for url, _ in found.pages[:most])
    for url, reads in found.pages[:most]:
        words = "; ".join(safe(one.words) for one in reads[:2]) + (f"; and {len(reads) - 2:,} more" if len(reads) > 2 else "")
        lines.append(f"  {url:<{wide}}   {words}")
    lines += _more(len(found.pages) - most, "  ")
    if found.names:
        lines += ["", "A name that comes, goes or changes in it also concerns every page in whose text it stands."]
    return "\n".join(lines) + "\n"


def _more(number: int, indent: str) -> list[str]:
    return [f"{indent}and {number:,} more; --all shows them"] if number > 0 else []


def _told(one: Told) -> str:
    return safe(one.words) + _places(one.places)


def _places(places: tuple[Where, ...]) -> str:
    unique = list(dict.fromkeys(map(str, places)))
    if not unique:
        return ""
    more = f", and {len(unique) - MOST_PLACES:,} more" if len(unique) > MOST_PLACES else ""
    return f" {_DIM}({', '.join(unique[:MOST_PLACES])}{more}){_PLAIN}"


def _bold(text: str) -> str:
    return f"{_BOLD}{text}{_PLAIN}"


def _and(names: tuple[str, ...]) -> str:
    few = list(names[:MOST_PLACES]) + ([f"{len(names) - MOST_PLACES:,} more"] if len(names) > MOST_PLACES else [])
    return few[0] if len(few) == 1 else f"{', '.join(few[:-1])} and {few[-1]}"


def _page_data(found: PageWhy, output: str) -> dict[str, object]:
    reason, making = found.reason, found.reason.making
    moment = reason.moment.isoformat(timespec="seconds") if reason.moment else None
    return {
        "page": found.url,
        "file": f"{output}/{found.file}",
        "made": {
            "build": making.build,
            "moment": moment,
            "cause": making.cause.value,
            "because": [_told_data(one) for one in reason.because],
            "changed_readings": making.total,
        },
        "last_build": reason.last,
        "reads": [_told_data(one) for one in found.reads],
        "changed_since": list(found.newer),
    }


def _source_data(found: SourceWhy) -> dict[str, object]:
    pages = [{"page": url, "reads": [_told_data(one) for one in reads]} for url, reads in found.pages]
    return {"source": found.path, "every_page": found.everywhere, "pages": pages}


def _told_data(one: Told) -> dict[str, object]:
    places = [{"path": where.path, "line": where.line or None} for where in dict.fromkeys(one.places)]
    return {"relation": one.key[0], "key": one.key[1], "group": one.group, "words": one.words, "written": places}
