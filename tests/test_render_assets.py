"""The style sheets: joined in order, self-contained, and with a color of their own for every kind of note."""

from __future__ import annotations

import re
from pathlib import Path

from postil.render.assets import STYLE_SHEET, style_sheet
from postil.source import Source
from render_values import KINDS

ROOT = Path(__file__).resolve().parent.parent
SHEETS = tuple(
    Source(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
    for path in sorted((ROOT / "templates/assets/css").glob("*.css"))
)
JOINED = style_sheet(SHEETS)


def test_sheets_are_joined_in_the_order_of_their_names() -> None:
    """The order does not hang on how a disk lists them."""
    first, second = Source("css/10-a.css", "a { top: 1 }\n"), Source("css/20-b.css", "b { top: 2 }\n")
    assert (
        style_sheet((second, first))
        == style_sheet((first, second))
        == "a { top: 1 }\n\nb { top: 2 }\n".replace("\n\n", "\n")
    )


def test_joining_drops_comments_and_indentation_and_nothing_else() -> None:
    """A rule reads in the browser as it does in its file."""
    source = Source("a.css", '/* why\n   so */\n.a::before {\n  content: "\\b6  x";\n}\n')
    assert style_sheet((source,)) == '.a::before {\ncontent: "\\b6  x";\n}\n'


def test_the_joined_sheet_is_the_one_that_pages_link() -> None:
    """The address in the frame is the file that a build writes."""
    assert STYLE_SHEET in (ROOT / "templates/parts/base.html").read_text(encoding="utf-8")


def test_a_sheet_loads_nothing() -> None:
    """No import, no address of another file, so that one request is all."""
    assert not re.search(r"@import|url\(", JOINED)


def test_layout_knows_no_left_and_right() -> None:
    """Only logical properties, so that a page from right to left is its mirror image."""
    sides = r"(?<![\w-])(?:margin|padding|border|inset)-(?:left|right)"
    values = r"(?<![\w-])(?:left|right|float|clear)\s*:\s*(?:left|right|\d)"
    assert re.findall(f"{sides}|{values}", JOINED) == []


def test_every_kind_of_note_has_a_color_in_light_and_in_dark() -> None:
    """A kind without a token would fall back to no color at all."""
    for kind in KINDS:
        assert len(re.findall(rf"--{kind}: oklch", JOINED)) == 2, kind
        assert f".kind-{kind}, .passage-{kind}" in JOINED


def test_all_styles_weigh_less_than_40_kilobytes() -> None:
    """A briefing has 100 KB for everything; the sheet may take two fifths of it."""
    assert len(JOINED.encode()) < 40_000
