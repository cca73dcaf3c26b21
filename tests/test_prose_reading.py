"""What is noted of a text besides its words: blocks, headings, links by hand, where no automatic link may stand."""

from __future__ import annotations

import re
from itertools import accumulate

import pytest

from postil.model.prose import Block, Prose
from postil.prose.inlines import DEEPEST
from postil.prose.parse import DEEPEST_LINE, LONGEST, MOST_LINES, parse
from postil.prose.sentences import sentences
from postil.prose.weave import weave


def read(text: str, **options: object) -> Prose:
    prose, _ = parse(text, **{"path": "x.md", "line": 1, "language": "en"} | options)
    return prose


def codes(text: str) -> list[str]:
    _, findings = parse(text, path="x.md", line=1, language="en")
    return [finding.code for finding in findings]


def written(text: str, line: int, column: int, length: int) -> str:
    """What stands in a file at a place."""
    return text.split("\n")[line - 1][column - 1 : column - 1 + length]


TEXT = """\
Begin [here](article:a).

## One {#first}

- item with [[b]]
  - deeper

  > said [x](term:c)
  > lazily [y](term:d)
and so

| cell | [x](term:e) |
|---|---|
| [x](term:f) | [x](term:f) |

```
code
```

## Two

[z][ref]

[ref]: source:g
"""


def test_blocks_know_their_kind_line_outermost_block_and_section() -> None:
    """Each stretch of text says what it is and where it stands."""
    prose = read(TEXT, line=11)
    assert [(prose.text[b.start : b.end], b.kind, b.line, b.top, b.section) for b in prose.blocks] == [
        ("Begin here.", "paragraph", 11, 0, ""),
        ("One", "heading", 13, 1, "first"),
        ("item with b", "item", 15, 2, "first"),
        ("deeper", "item", 16, 2, "first"),
        ("said x\nlazily y\nand so", "paragraph", 18, 2, "first"),
        ("cell", "cell", 22, 3, "first"),
        ("x", "cell", 22, 3, "first"),
        ("x", "cell", 24, 3, "first"),
        ("x", "cell", 24, 3, "first"),
        ("code", "code", 27, 4, "first"),
        ("Two", "heading", 30, 5, "two"),
        ("z", "paragraph", 32, 6, "two"),
    ]


def test_headings_have_ids_levels_and_ranges() -> None:
    """Headings are listed with their anchors."""
    prose = read(TEXT)
    assert [(one.id, one.level, prose.text[one.start : one.end]) for one in prose.headings] == [
        ("first", 2, "One"), ("two", 2, "Two"),
    ]  # fmt: skip


def test_a_prefix_stands_before_the_ids_of_headings() -> None:
    """Texts that share a page keep their anchors apart."""
    prose = read("## One\n\n## One\n\n## Two {#x}", prefix="note-a-")
    assert [one.id for one in prose.headings] == ["note-a-one", "note-a-one-2", "note-a-x"]


def test_links_by_hand_know_where_they_are_written() -> None:
    """Line, column and length of a link are those of its target in the file."""
    prose = read(TEXT)
    places = [(one.target, written(TEXT, one.line, one.column, one.length)) for one in prose.references]
    assert places == [
        ("article:a", "article:a"), ("any:b", "b"), ("term:c", "term:c"), ("term:d", "term:d"), ("term:e", "term:e"),
        ("term:f", "term:f"), ("term:f", "term:f"), ("source:g", "[z][ref]"),
    ]  # fmt: skip
    assert [prose.text[one.start : one.end] for one in prose.references] == ["here", "b", "x", "y", "x", "x", "x", "z"]


def test_two_equal_links_in_a_line_have_places_of_their_own() -> None:
    """The second link is not taken for the first, in running text and in a table."""
    assert [one.column for one in read("[x](term:f) [x](term:f)").references] == [5, 17]
    assert [one.column for one in read("| [x](term:f) | [x](term:f) |\n|---|---|").references] == [7, 21]


def test_in_yaml_every_line_begins_at_the_same_column() -> None:
    """A note's text is indented in its file, and places are those of the file."""
    prose = read("one\n[x](term:f)", line=7, column=5)
    assert [(one.line, one.column) for one in prose.references] == [(8, 9)]


def test_the_short_form_reads_as_the_name_of_its_entry() -> None:
    """`[[id]]` has the name's words in the running text, so that notes can quote them."""
    prose = read("An [[icbm]] flew.", names={"any:icbm": "intercontinental missile"})
    assert prose.text == "An intercontinental missile flew."
    assert [(one.kind, one.id, one.start, one.end) for one in prose.references] == [("any", "icbm", 3, 27)]


def test_schemes_are_read_in_any_case_and_in_the_short_form() -> None:
    """`Term:` is `term:`, and the short form may name a kind."""
    assert [one.target for one in read("[a](Term:b) [[Profile:c]] [d](note:e/f)").references] == [
        "term:b", "profile:c", "note:e/f",
    ]  # fmt: skip


def test_no_automatic_link_may_stand_in_links_code_headings_and_noterm() -> None:
    """These stretches are listed; emphasis, quotations and refused links are not among them."""
    prose = read("## Head\n\n[a](term:b) `c` [d]{.noterm} [e](https://x.org) [f]{lang=ru} [g](x:y)\n\n    h")
    assert [prose.text[start:end] for start, end in prose.unlinkable] == ["Head", "a", "c", "d", "e", "h"]


def test_pictures_are_listed_once_by_their_path() -> None:
    """What the text shows from content/media/, decoded, in order, each where it is first written."""
    prose = read("![a](b.png) ![a](c%20d.png)\n![a](b.png) ![a](./e.png)", line=4)
    assert prose.media == ("b.png", "c d.png", "e.png")
    assert [(one.line, one.column, one.length) for one in prose.pictures] == [(4, 6, 5), (4, 18, 9), (5, 18, 7)]


@pytest.mark.parametrize(
    ("text", "count"), [("one two  three", 3), ("", 0), ("да и нет", 3), ("防衛条約 and 条約", 7), ("a\n\n- b\n- c", 3)]
)
def test_words_are_counted(text: str, count: int) -> None:
    """Words between spaces; in Chinese and Japanese every character."""
    assert read(text).words == count


def test_line_ends_of_other_systems_are_line_ends() -> None:
    """CRLF and CR change neither the text nor the lines."""
    assert read("a\r\nb\r\rc").text == "a\nb\n\nc"


def test_characters_that_no_page_may_hold_do_no_harm() -> None:
    """NUL, controls and lone surrogates become U+FFFD, whether typed or written as entities."""
    assert read("a\0b\x07c\ud800d &#0; &#7; &#xD800;").text == "a\ufffdb\ufffdc\ufffdd \ufffd \ufffd \ufffd"


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("https://example.org/", True), ("HTTP://EXAMPLE.ORG", True), ("https://xn--e1afmkfd.xn--p1ai/", True),
        ("https://пример.рф/путь", True), ("mailto:a@b.org", True), ("tel:+1-555", True), ("#x", True),
        ("../x/", True), ("/x", True), ("?a=1", True), ("java\\script:x", True), ("javascript:x", False),
        ("JAVASCRIPT:x", False), ("vbscript:x", False), ("data:text/html,x", False), ("blob:x", False),
        ("file:///x", False), ("intent:x", False), ("view-source:x", False), ("filesystem:x", False),
        ("ms-word:x", False), ("//example.org", False), ("https:", False), ("https://", False),
        ("https:example.org", False), ("https://a@b.org/", False), ("mailto:", False),
    ],
)  # fmt: skip
def test_addresses(address: str, allowed: bool) -> None:
    """The web, mail, telephone and this site's own pages; everything else is a finding."""
    assert codes(f"[words](<{address}>)") == ([] if allowed else ["refused-address"])


def test_what_is_too_large_is_not_read() -> None:
    """Size, lines and depth have limits, and a finding says which was passed; at the limit all is well."""
    assert codes("a" * LONGEST) == []
    assert codes("a" * (LONGEST + 1)) == ["text-too-long"]
    assert codes("\n" * (MOST_LINES - 1)) == []
    assert codes("\n" * MOST_LINES) == ["text-too-long"]
    assert codes("> " * DEEPEST_LINE + "a") == []
    assert codes("> " * (DEEPEST_LINE + 1) + "a") == ["nested-too-deep"]
    assert codes("- - - - - - - - - - - -") == []


def test_what_is_nested_too_deep_over_several_lines_is_reported_where_it_begins() -> None:
    """Lists that grow inward line by line pass the parser's limit: what it leaves out is a finding."""
    deep = "\n".join("  " * level + f"- {level}" for level in range(14))
    _, findings = parse(deep, path="x.md", line=1, language="en")
    assert [(finding.code, finding.span.line) for finding in findings] == [("nested-too-deep", 10)]
    assert read(deep).text.endswith("8")


def test_of_very_many_findings_the_first_are_told() -> None:
    """A thousand have one cause, and a last finding says that there are more."""
    assert codes("<b> " * 100) == ["raw-html"] * 100
    assert codes("<b> " * 1000) == ["raw-html"] * 100 + ["too-many-findings"]


def test_emphasis_without_end_is_cut_off_in_depth() -> None:
    """Thousands of emphases in each other leave their words, and nothing breaks."""
    prose = read("*a **b " * 3000 + "** c*" * 3000)
    assert "a b a b a b" in prose.text
    html = "".join(one.html for one in weave(prose, (), {}, {}))
    depths = accumulate(-1 if slash else 1 for slash in re.findall(r"<(/?)(?:em|strong)>", html))
    assert max(depths) == DEEPEST


def test_sentences_end_where_a_reader_says() -> None:
    """Not after abbreviations, but after quotations; positions are code points, white space belongs to none."""
    prose = read("Dr. Smith met Mr. Kim in the U.S. on Jan. 5.  😀 He said\n“No.” Then he left.\n\n- one. Two?")
    assert [prose.text[start:end] for start, end in sentences(prose, "en")] == [
        "Dr. Smith met Mr. Kim in the U.S. on Jan. 5.", "😀 He said\n“No.”", "Then he left.", "one.", "Two?",
    ]  # fmt: skip
    prose = read("条約は署名された。両国は賛成した。", language="ja")
    assert sentences(prose, "ja") == ((0, 9), (9, 17))


def test_a_block_is_a_value() -> None:
    """What is noted of a text compares by what it says."""
    assert read("a").blocks == (Block("paragraph", 0, 1, 1, 0, ""),)
