"""Findings shown: carets under their words in every script, nothing that moves a terminal, one value in each form."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postil.diagnose.diagnostic import Comparison, Diagnostic, Related
from postil.diagnose.report import as_html, as_json, as_sarif, ci_annotations, summary, terminal
from postil.diagnose.report.columns import shown, width
from postil.diagnose.report.terminal import ROOM
from postil.diagnose.report.versions import pieces
from postil.source import Source, Span

SOURCE = Source("content/annotations/pact.yaml", 'notes:\n  - quote: "missile technology"\n    note: Twice.\n')


def finding(text: str = "missile technology", source: Source = SOURCE, **more: object) -> Diagnostic:
    """A finding about the first place where `text` stands."""
    at = source.text.index(text)
    return Diagnostic("unknown-key", "a message", source.span(at, at + len(text)), **more)  # type: ignore[arg-type]


def caret(line: str, words: str) -> tuple[str, str]:
    """The line as shown, and what stands over the carets, by cells."""
    source = Source("content/a.md", line)
    lines = terminal([finding(words, source)], {source.path: source}).splitlines()
    text, marks = lines[3].partition("| ")[2], lines[4].partition("| ")[2]
    start, end = width(marks[: marks.index("^")]), width(marks.rstrip())
    cells = [character for character in text for _ in range(width(character))]
    return text, "".join(_once(cells[start:end]))


def _once(cells: list[str]) -> list[str]:
    """Each wide character once."""
    kept: list[str] = []
    skip = 0
    for cell in cells:
        if skip:
            skip -= 1
            continue
        kept.append(cell)
        skip = width(cell) - 1
    return kept


def test_the_form_of_the_contract() -> None:
    """As PRODUCT.md shows it: severity and code, place, gutter, line, caret, help."""
    text = terminal(
        [finding(help=('for the one in line 12 add   prefix: "submarine and ballistic "',))], {SOURCE.path: SOURCE}
    )
    assert text == (
        "error[unknown-key]: a message\n"
        " --> content/annotations/pact.yaml:2:13\n"
        "  |\n"
        '2 |   - quote: "missile technology"\n'
        "  |             ^^^^^^^^^^^^^^^^^^\n"
        '  = help: for the one in line 12 add   prefix: "submarine and ballistic "\n'
        "\n"
    )


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("plain words here", "words"),
        ("핵무기 조약 체결", "조약"),
        ("核兵器と条約 x", "条約"),
        ("ＦＵＬＬ width", "width"),
        ("x 😀 words", "words"),
    ],
)
def test_the_caret_stands_under_its_words(line: str, words: str) -> None:
    """Wide characters take two cells."""
    assert caret(line, words) == (line, words)


@pytest.mark.parametrize("line", ["\twords", "a\twords", "abc\t\twords", "é\u0301 words", "v\u0308\u0301 words"])
def test_tabs_and_combining_marks_keep_the_caret_in_place(line: str) -> None:
    """A tab goes on to the next fourth cell; a mark over a letter takes none."""
    source = Source("content/a.md", line)
    rows = terminal([finding("words", source)], {source.path: source}).splitlines()
    text, marks = rows[3].partition("| ")[2], rows[4].partition("| ")[2]
    assert "\t" not in text
    assert text == line.expandtabs(4)
    assert width(text[: text.index("words")]) == marks.index("^")
    assert marks.strip() == "^^^^^"


def test_nothing_in_a_file_moves_the_terminal() -> None:
    """Escapes, overrides, carriage returns and invisible characters are written out, in messages and paths too."""
    evil = "\x1b[2J\u202e\r\x07\u200b\x9b\u2066\U000e0041"
    source = Source(f"content/{evil}.md", f"a {evil} words")
    one = Diagnostic(
        "unknown-key",
        evil,
        source.span(0, len(source.text)),
        (evil,),
        (Related(source.span(0, 1), evil),),
        Comparison(evil, "b"),
    )
    text = terminal([one], {source.path: source}, color=False)
    assert not re.search(
        r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]", text
    )
    assert "<U+001B>[2J<U+202E>" in text


@given(st.text(max_size=300), st.data())
def test_a_line_fits_and_its_caret_too(line: str, data: st.DataObject) -> None:
    """Whatever the line, the part shown fits the room and the marks lie inside it, or one cell behind it."""
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    part = shown(line, start, end, 40)
    assert part.width >= 1
    assert width(part.text) <= 40
    assert part.before <= 40


def test_a_long_line_is_cut_around_what_is_meant() -> None:
    """The words, with as much around them as there is room for."""
    source = Source("content/a.md", "lorem ipsum " * 5_000 + "MEANT " + "dolor sit " * 5_000)
    rows = terminal([finding("MEANT", source)], {source.path: source}).splitlines()
    text, marks = rows[3].partition("| ")[2], rows[4].partition("| ")[2]
    assert len(text) <= ROOM
    assert text[marks.index("^") :].startswith("MEANT")
    assert text.startswith("…") and text.endswith("…")


def test_a_span_of_several_lines_is_shown_by_its_first() -> None:
    """Up to the end of that line."""
    source = Source("content/a.md", "one two\nthree\n")
    rows = terminal(
        [Diagnostic("unknown-key", "m", Span("content/a.md", 1, 5, 2, 3))], {source.path: source}
    ).splitlines()
    assert rows[4].endswith("    ^^^")


def test_a_finding_without_its_text_has_no_snippet() -> None:
    """A file that was never read has a path, and no line to show."""
    text = terminal([Diagnostic("special-file", "m", Span("content/pipe.md", 1, 1, 1, 1), ("move it",))], {})
    assert text == "error[special-file]: m\n --> content/pipe.md\n  = help: move it\n\n"


def test_related_places_follow() -> None:
    """With what they are, and the gutter wide enough for every number."""
    source = Source("content/a.yaml", "a: b\n" * 120)
    one = Diagnostic(
        "duplicate-key",
        "m",
        Span(source.path, 2, 1, 2, 2),
        related=(Related(Span(source.path, 101, 1, 101, 2), "first here"),),
    )
    assert terminal([one], {source.path: source}) == (
        "error[duplicate-key]: m\n"
        "   --> content/a.yaml:2:1\n"
        "    |\n"
        "  2 | a: b\n"
        "    | ^\n"
        "   ::: content/a.yaml:101:1\n"
        "    |\n"
        "101 | a: b\n"
        "    | - first here\n"
        "\n"
    )


def test_two_versions_stand_one_above_the_other() -> None:
    """What differs is marked, word by word."""
    one = finding(comparison=Comparison("will provide 12 missiles", "will not provide 21 missiles"))
    rows = terminal([one], {SOURCE.path: SOURCE}).splitlines()[5:]
    assert rows == [
        "  |",
        "  | was  will provide 12 missiles",
        "  |                   --",
        "  | now  will not provide 21 missiles",
        "  |           +++         ++",
        "",
    ]


@given(st.text(alphabet="ab cd.\n", max_size=80), st.text(alphabet="ab cd.\n", max_size=80))
def test_the_pieces_of_short_versions_make_up_the_whole(was: str, now: str) -> None:
    """Nothing is lost or marked on one side alone without need."""
    old, new = pieces(was, now)
    if "…" not in "".join(piece.text for piece in old):
        assert was.split() == "".join(piece.text for piece in old).split()
        assert now.split() == "".join(piece.text for piece in new).split()
    assert "".join(piece.text for piece in old if not piece.changed) == "".join(
        piece.text for piece in new if not piece.changed
    )


def test_color_changes_no_words() -> None:
    """With the colors taken out the text is the same."""
    one = finding(help=("do this",), related=(Related(SOURCE.span(0, 5), "here"),), comparison=Comparison("a b", "a c"))
    plain, colored = (terminal([one], {SOURCE.path: SOURCE}, color=color) for color in (False, True))
    assert "\x1b[" not in plain and "\x1b[1;31m" in colored
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == plain


def test_findings_are_counted() -> None:
    """In words, worst first."""
    other = Diagnostic("swallowed-text", "m", Span("content/b.md", 1, 1, 1, 1))
    assert summary([]) == "nothing is wrong"
    assert summary([finding()]) == "1 error in 1 file"
    assert summary([finding(), finding(), finding(), other]) == "3 errors and 1 warning in 2 files"
    notice = Diagnostic("lock-without-article", "m", Span("content/b.md", 1, 1, 1, 1))
    assert summary([finding(), other, notice]) == "1 error, 1 warning and 1 notice in 2 files"


def test_as_json_says_all_there_is() -> None:
    """Sorted by place, lossless, readable without escapes."""
    one = finding(help=("do “this”",), related=(Related(SOURCE.span(0, 5), "here"),), comparison=Comparison("a", "b"))
    text = as_json([one, finding("notes")])
    value = json.loads(text)
    assert "“this”" in text
    assert value["summary"] == {"errors": 2, "warnings": 0, "notices": 0}
    assert [entry["line"] for entry in value["findings"]] == [1, 2]
    assert value["findings"][1] == {
        "code": "unknown-key",
        "severity": "error",
        "message": "a message",
        "path": SOURCE.path,
        "line": 2,
        "column": 13,
        "end_line": 2,
        "end_column": 31,
        "help": ["do “this”"],
        "related": [{"message": "here", "path": SOURCE.path, "line": 1, "column": 1, "end_line": 1, "end_column": 6}],
        "comparison": {"was": "a", "now": "b"},
    }


def test_as_sarif_has_what_the_standard_asks_for() -> None:
    """Version, schema, one run, rules with their texts, results that point at them, paths as references."""
    one = Diagnostic("unknown-key", "m", Span("content/é x.md", 1, 2, 1, 3), ("do this",))
    value = json.loads(as_sarif([one, finding()]))
    run = value["runs"][0]
    assert value["version"] == "2.1.0" and value["$schema"].endswith("sarif-schema-2.1.0.json")
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["unknown-key"]
    assert all(
        run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"]
    )
    place = run["results"][1]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "content/%C3%A9%20x.md"
    assert place["region"] == {"startLine": 1, "startColumn": 2, "endLine": 1, "endColumn": 3}
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["results"][1]["message"]["text"] == "m\nhelp: do this"


def test_ci_annotations_are_one_line_each() -> None:
    """With the form's own escapes, so that nothing in a file can begin a command of its own."""
    one = Diagnostic("unknown-key", "50% of\n::error::x", Span("content/a,b:c.md", 1, 2, 1, 5), ("do this",))
    assert ci_annotations([one]) == (
        "::error file=content/a%2Cb%3Ac.md,line=1,endLine=1,col=2,endColumn=4,title=unknown-key"
        "::50%25 of%0A::error::x%0Ahelp: do this\n"
    )


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not any(name.startswith("on") or name == "style" for name, _ in attrs)
        assert tag not in ("script", "style", "img")
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def test_the_overlay_is_html_that_cannot_run() -> None:
    """Every tag is closed, every word escaped, the meant words marked."""
    source = Source("content/<b>.md", "a <script>alert(1)</script> & words")
    one = finding(
        "<script>",
        source,
        help=("<img src=x onerror=y>",),
        comparison=Comparison("<i>", "<b>"),
        related=(Related(source.span(0, 1), "<u>"),),
    )
    html = as_html([one], {source.path: source})
    tags = _Tags()
    tags.feed(html)
    assert tags.open == []
    assert "<img src=x onerror=y>" in tags.words and "alert(1)" in tags.words
    assert "<mark>&lt;script&gt;</mark>" in html
