"""Sheets and scripts: joined in order, made small without a change of meaning, self-contained, and never out of bounds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from postil.engine.making.pages import NAMES
from postil.render.assets import FOLDER, is_joined, joined
from postil.source import Source
from render_values import KINDS

ROOT = Path(__file__).resolve().parent.parent
PARTS = tuple(
    Source(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
    for path in sorted((ROOT / "templates/assets").rglob("*"))
    if is_joined(path.relative_to(ROOT).as_posix())
)
SHEETS = "\n".join(source.text for source in PARTS if source.path.endswith(".css"))
SCRIPTS = "\n".join(source.text for source in PARTS if source.path.endswith(".js"))
JOINED = joined(PARTS)


def part(path: str, text: str) -> Source:
    """A part of a joined file."""
    return Source(FOLDER + path, text)


def test_parts_are_joined_in_the_order_of_their_names() -> None:
    """The order does not hang on how a disk lists them."""
    parts = part("css/20-b.css", "b { top: 2px }\n"), part("css/10-a.css", "a { top: 1px }\n")
    assert joined(parts) == joined(parts[::-1]) == {"assets/postil.css": "a{top:1px}b{top:2px}\n"}


def test_a_folder_of_parts_is_a_file_of_its_own() -> None:
    """So that pages without need of them do not carry them."""
    parts = part("css/10-a.css", "a{}"), part("css/reference/70-b.css", "b{}"), part("js/a.js", "f();")
    assert list(joined(parts)) == ["assets/postil.css", "assets/reference.css", "assets/postil.js"]


def test_what_is_no_part_is_taken_over_as_it_is() -> None:
    """A script that must come early, an icon, a file of the same name somewhere else."""
    for path in ("templates/assets/early.js", "templates/assets/icon.svg", "templates/assets/css/a.js", "content/css/a.css"):
        assert not is_joined(path), path


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("/* why\n so */\n.a::before {\n  content: '\\b6  x';\n}\n", ".a::before{content:'\\b6  x'}\n"),
        ("a { width: calc(1px - 2 * (3px + 4px)) }", "a{width:calc(1px - 2 * (3px + 4px))}\n"),
        (":is(.a, .b) :is(ul) > li { margin: 0 }", ":is(.a,.b) :is(ul)>li{margin:0}\n"),
        ("@media (min-width: 40em) and (max-width: 50em) { a { top: 0 } }", None),
    ],
)
def test_a_sheet_means_what_it_meant(given: str, expected: str | None) -> None:
    """White space that parts words, operators and selectors stays."""
    (made,) = joined([part("css/a.css", given)]).values()
    assert made == (expected or "@media (min-width:40em) and (max-width:50em){a{top:0}}\n")


def test_a_script_means_what_it_meant() -> None:
    """Texts, patterns and templates are left alone."""
    script = "const a = `x  ${ b }  // no`; // why\nconst c = /[/]  \\/\\*/.test(a) ? 'd  /* e */' : a / b / c;\n"
    (made,) = joined([part("js/a.js", script)]).values()
    assert "`x  ${ b }  // no`" in made and "/[/]  \\/\\*/" in made and "'d  /* e */'" in made and "why" not in made


def test_the_joined_files_are_those_that_pages_link() -> None:
    """The addresses in the templates, and what scripts ask for, are the files that a build writes."""
    frame = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "templates").rglob("*.html"))
    linked = set(re.findall(r"assets/[\w-]+\.(?:css|js)", frame))
    linked |= {f"assets/{file}" for files in re.findall(r"need\(([^)]+)\)", SCRIPTS) for file in re.findall(r'"([^"]+)"', files)}
    assert linked == {*JOINED, "assets/early.js", NAMES.removeprefix("/")} and (ROOT / "templates/assets/early.js").is_file()


def test_a_sheet_loads_nothing() -> None:
    """No import, no address of another file, so that one request is all: signs stand in the sheet itself."""
    assert not re.search(r"@import|url\((?!\"data:image/svg\+xml,<svg )", SHEETS)


def test_a_script_asks_nobody_and_makes_no_html_from_text() -> None:
    """Nothing leaves the page, and nothing is there for `require-trusted-types-for 'script'` to stop."""
    early = (ROOT / "templates/assets/early.js").read_text(encoding="utf-8")
    doors = r"fetch|XMLHttp|sendBeacon|WebSocket|EventSource|import\(|innerHTML|outerHTML|insertAdjacent|eval|cookie|document\.write"
    assert re.findall(doors, SCRIPTS + early) == ["import(", "fetch"], "the page for searching alone loads its index, when it is asked"
    assert "https:" not in SCRIPTS + early and "http:" not in SCRIPTS + early


def test_layout_knows_no_left_and_right() -> None:
    """Only logical properties, so that a page from right to left is its mirror image."""
    sides = r"(?<![\w-])(?:margin|padding|border|inset)-(?:left|right)"
    values = r"(?<![\w-])(?:left|right|float|clear)\s*:\s*(?:left|right|\d)"
    assert re.findall(f"{sides}|{values}", SHEETS) == []


def test_every_kind_of_note_has_a_color_in_light_and_in_dark_and_a_sign() -> None:
    """A kind without would fall back to no color at all."""
    assert re.findall(r"--depth: (\d+)%", SHEETS) == ["46", "78"]
    for kind in KINDS:
        assert re.search(rf"\.kind-{kind} {{ --kind: oklch\(var\(--depth\) [\d. ]+\); --sign: url\(", SHEETS), kind
