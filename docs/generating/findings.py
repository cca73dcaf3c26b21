"""docs/diagnostics/: a page for each finding, and the list of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from postil.diagnose.catalogue import (
    CATALOGUE,
    anchoring,
    linking,
    prose,
    reading_files,
    reading_library,
    reading_values,
    reading_yaml,
    words,
)
from postil.diagnose.catalogue.entry import Entry

CASES = Path(__file__).parent.parent.parent / "tests" / "diagnostics"

GROUPS: tuple[tuple[str, tuple[Entry, ...]], ...] = (
    ("Files", reading_files.ENTRIES),
    ("YAML", reading_yaml.ENTRIES),
    ("Keys and values", reading_values.ENTRIES),
    ("Ids and what belongs to them", reading_library.ENTRIES),
    ("Text in Markdown", prose.ENTRIES),
    ("Links, terms and addresses", linking.ENTRIES),
    ("Notes and the words they stand on", anchoring.ENTRIES),
    ("The words of the interface", words.ENTRIES),
)

LEVELS = {
    "error": "An error: the build fails, and `site/` stays as it was.",
    "warning": "A warning: with `--strict` the build fails.",
    "notice": "A notice: the build goes on.",
}


def finding_pages() -> Mapping[str, str]:
    """The text of each page, by its name."""
    return {"README.md": _list(), **{f"{entry.code}.md": _page(entry) for entry in CATALOGUE.values()}}


def _list() -> str:
    grouped = {entry.code for _, entries in GROUPS for entry in entries}
    groups = (
        *GROUPS,
        ("What is published, and when", tuple(entry for code, entry in CATALOGUE.items() if code not in grouped)),
    )
    lines = [
        "# The findings",
        "",
        "Every message of a build has a name, in brackets behind its severity: `error[unknown-key]`.",
        "Here is what each of them means.",
        "The pages are made from the code by `python docs/generate.py`.",
    ]
    for heading, entries in groups:
        lines += ["", f"## {heading}", "", "| finding | severity | what it says |", "|---|---|---|"]
        lines += [f"| [{entry.code}]({entry.code}.md) | {entry.severity} | {_cell(entry.what)} |" for entry in entries]
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _page(entry: Entry) -> str:
    parts = [
        f"# {entry.code}",
        entry.what,
        entry.why,
        f"*{LEVELS[entry.severity]}*",
        "Bad:",
        _code(entry.bad),
        "Good:",
        _code(entry.good),
    ]
    shown = _shown(entry.code)
    if shown:
        parts += ["The message:", _code(shown)]
    return "\n\n".join(part for part in parts if part) + "\n\n[All findings](README.md)\n"


def _code(text: str) -> str:
    fence = "````" if "```" in text else "```"
    return f"{fence}text\n{text or '(nothing)'}\n{fence}"


def _shown(code: str) -> str:
    """The message as its first case in tests/diagnostics/ makes it; empty where there is none yet."""
    for case in sorted(CASES.glob(f"{code}/expected.txt")) + sorted(CASES.glob(f"{code}--*/expected.txt")):
        for message in case.read_text(encoding="utf-8").strip("\n").split("\n\n"):
            if f"[{code}]" in message.partition("\n")[0]:
                return message
    return ""
