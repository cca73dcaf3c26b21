"""Whatever stands in a file: reading ends, raises nothing, and what it says can be shown."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from postil.diagnose.report import as_html, as_json, as_sarif, ci_annotations, terminal
from postil.read.assemble import assemble
from postil.read.nodes import PARSERS, compose
from postil.read.one import read_file
from postil.read.references import check_references
from postil.read.text import decode_text
from postil.source import Source

PATHS = [
    "content/site.yaml",
    "content/articles/a.md",
    "content/pages/a.md",
    "content/annotations/a.yaml",
    "content/annotations/a/b.yaml",
    "content/annotations/.lock/a.json",
    "content/glossary/a.yaml",
    "content/profiles/a.yaml",
    "content/sources/a.yaml",
    "content/claims/a.yaml",
    "content/events/a.yaml",
]

KEYS = [
    "notes",
    "quote",
    "note",
    "id",
    "status",
    "sources",
    "source",
    "terms",
    "term",
    "short",
    "senses",
    "labels",
    "scope",
    "from",
    "title",
    "date",
    "profiles",
    "roles",
    "location",
    "lat",
    "lon",
    "claims",
    "verdicts",
    "rating",
    "events",
    "topics",
    "see",
    "image",
    "src",
    "alt",
    "corrections",
    "publish_at",
    "feed",
    "items",
    "permalink",
    "time_zone",
    "language",
    "broader",
]
WORDS = [
    "",
    "~",
    "a",
    "icbm",
    "NO",
    "2024-06-19",
    "2024-02-30",
    "1994/1996",
    "-1",
    "1e400",
    "true",
    "draft",
    "../x",
    "/a/{slug}/",
    "Europe/Berlin",
    "javascript:x",
    "https://a.example",
    "'",
    '"',
    '"\\ud800"',
    "|\n   x\n\n  y",
    ">-\n x",
    "&a",
    "*a",
    "!t",
    "[",
    "]",
    "{",
    "}",
    "- ",
    "#x",
    "@",
    "%",
    "`",
    "\t",
    "\u202e",
    "\u2028",
    "\x85",
    "🙂",
    "한국",
    "١٢",
    "0" * 50,
    "9" * 400,
]

yaml_like = st.recursive(
    st.sampled_from(WORDS) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4).map(lambda items: "[" + ", ".join(items) + "]")
        | st.lists(st.tuples(st.sampled_from(KEYS), inner), max_size=5).map(
            lambda pairs: "{" + ", ".join(f"{k}: {v}" for k, v in pairs) + "}"
        )
    ),
    max_leaves=12,
)
lines = st.lists(
    st.tuples(
        st.sampled_from(["", "  ", "  - ", "    ", "- ", "\t"]),
        st.sampled_from(KEYS),
        st.sampled_from([": ", ":", " : ", ""]),
        yaml_like,
    ),
    max_size=8,
).map(lambda rows: "\n".join("".join(row) for row in rows))
texts = (
    st.text()
    | yaml_like
    | lines
    | st.builds("---\ntitle: A\ndate: 2024-06-20\n{}\n---\n{}".format, lines, st.text(max_size=20))
)


@given(st.sampled_from(PATHS), texts.map(lambda text: text.encode("utf-8", "replace")) | st.binary(max_size=200))
@example("content/articles/a.md", b"---\n---\n")
@example("content/articles/a.md", b"---\n- a\n---\n")
@example(
    "content/glossary/a.yaml",
    b"terms: [{id: a, term: a, senses: [{short: b, scope: {from: 2024-02-30}}], broader: [a]}]",
)
@example("content/site.yaml", b"feed: {items: 99999999999999999999}")
@example("content/profiles/a.yaml", b"profiles: [{id: a, name: a, location: {lat: 1e400, lon: nan}}]")
@example("content/annotations/.lock/a.json", b'{"notes": {"a": {"text": "\\ud800", "before": "", "after": ""}}}')
def test_reading_never_raises(path: str, data: bytes) -> None:
    """Any bytes in any place: a record or not, findings or not, and all of it can be shown in each form."""
    reading = read_file(path, data)
    written, clashes = assemble([reading], ())
    findings = (*reading.findings, *clashes, *check_references(written))
    sources = {path: reading.source}
    shown = terminal(findings, sources) + as_json(findings) + as_sarif(findings) + ci_annotations(findings)
    shown += as_html(findings, sources)
    assert shown.encode("utf-8")
    assert not any(
        0x202A <= ord(character) <= 0x202E or ord(character) == 0x1B for character in terminal(findings, sources)
    )
    for finding in findings:
        assert finding.span.line >= 1 and finding.span.column >= 1
        assert (finding.span.line, finding.span.column) <= (finding.span.end_line, finding.span.end_column)


@given(texts)
def test_a_node_stands_where_it_says(text: str) -> None:
    """Plain words of one line are found again, to the letter, at their place."""
    source, unfit = decode_text("content/a.yaml", text.encode("utf-8", "replace"))
    node, findings = compose(source) if not unfit else (None, ())
    waiting = [node] if node and not findings else []
    while waiting:
        one = waiting.pop()
        match one:
            case (entries, *_) if (
                isinstance(entries, tuple) and entries and isinstance(entries[0], tuple) and len(entries[0]) == 2
            ):
                waiting += [part for entry in entries for part in entry]
            case (tuple() as items, *_):
                waiting += items
            case (str() as words, "", line, column, end_line, end_column) if line == end_line:
                assert source.line(line)[column - 1 : end_column - 1].rstrip() == words


@given(st.text(alphabet="ab:-[]{}#|>'\"&*!%@`, \n\t", max_size=40))
def test_both_parsers_agree(text: str) -> None:
    """Where both read a text without a finding they read the same (but for `?`, which is no part of the format)."""
    results = [compose(Source("content/a.yaml", text), parser=parser) for parser in PARSERS]
    if all(not findings for _, findings in results):
        assert all(node == results[0][0] for node, _ in results)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 1_000_000,
        "a:\n" * 300_000,
        "- " * 500_000,
        "a: b\n" * 300_000,
        "- a\n" * 400_000,
        "'" * 1_000_000,
        "a: |\n" + " \n" * 900_000,
        "[" + "a," * 500_000 + "]",
        "\u202e" * 300_000,
        "\x00" * 1_000_000,
        "# x\n" * 400_000,
        "a: " + "b #c" * 300_000,
        "---\n" * 400_000,
        "notes:\n" + "  - note: x\n    see: [y]\n" * 20_000,
        "%a\n" * 500_000,
        "&a " * 500_000,
        "a: &a [*a, *a]\n" * 90_000,
    ],
    ids=lambda text: text[:8],
)
def test_a_hostile_megabyte_is_read(text: str) -> None:
    """No form of it takes the square of its length, nor more than a hundred findings."""
    reading = read_file("content/annotations/a.yaml", text.encode())
    assert len(reading.findings) <= 101
    assert len(terminal(reading.findings, {reading.source.path: reading.source})) < 200_000
