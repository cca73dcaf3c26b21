"""YAML as nodes: words stay as written, every node knows its place, and only plain data comes through the gate."""

from __future__ import annotations

import pytest

from postil.diagnose.report import terminal
from postil.read.nodes import MOST_LEVELS, PARSERS, compose
from postil.read.tree import ListNode, MapNode, Node, ScalarNode
from postil.source import Source


def plain(node: Node | None) -> object:
    """A node as Python's own dictionaries, lists and strings."""
    match node:
        case MapNode():
            return {key.text: plain(value) for key, value in node.entries}
        case ListNode():
            return [plain(item) for item in node.items]
        case ScalarNode():
            return node.text
        case None:
            return None


def words_of(node: Node | None) -> list[ScalarNode]:
    """All scalars of a node, keys too, in the order they are written."""
    match node:
        case MapNode():
            return [word for key, value in node.entries for word in (key, *words_of(value))]
        case ListNode():
            return [word for item in node.items for word in words_of(item)]
        case ScalarNode():
            return [node]
        case None:
            return []


def read(text: str, parser: type = PARSERS[0]) -> tuple[Node | None, list[str]]:
    """The node, and the findings as `code line:column`."""
    node, findings = compose(Source("content/a.yaml", text), parser=parser)
    return node, [f"{one.code} {one.span.line}:{one.span.column}" for one in findings]


TRAPS = [
    "NO",
    "off",
    "12:30",
    "22:22",
    "1.10",
    "010",
    "0x1F",
    "1_000",
    "1e3",
    "0b101",
    "2024-06-19",
    "true",
    "=",
    ".inf",
    "null",
    "~",
    "Null",
    "-0",
    "+1",
    "0o17",
    "1:2:3.4",
    "2024-06-19T18:00:00Z",
    "y",
    "n",
]


@pytest.mark.parametrize("parser", PARSERS, ids=lambda parser: parser.__name__)
@pytest.mark.parametrize("word", TRAPS)
def test_words_stay_as_they_are_written(word: str, parser: type) -> None:
    """What YAML 1.1 makes booleans, minutes, octals and dates of is text here."""
    node, findings = read(f"a: {word}\nb: [{word}]\n", parser)
    assert (plain(node), findings) == ({"a": word, "b": [word]}, [])


def test_nothing_is_told_from_words_that_look_like_it() -> None:
    """`~`, `null` and nothing at all are no value; in quotation marks they are words."""
    node, _ = read("a:\nb: ~\nc: null\nd: '~'\ne: \"\"\nf: 'null'\n")
    assert isinstance(node, MapNode)
    assert [value.is_nothing for _, value in node.entries if isinstance(value, ScalarNode)] == [
        True,
        True,
        True,
        False,
        False,
        False,
    ]


@pytest.mark.parametrize("parser", PARSERS, ids=lambda parser: parser.__name__)
def test_every_word_stands_where_the_node_says(parser: type) -> None:
    """Keys and values are found again in the text by their lines and columns, in Korean and with emoji too."""
    source = Source("content/a.yaml", "제목: 조약 😀 x\nlist:\n  - 'quoted: yes'\n  - {é: \"ü\"}\n")
    node, _ = compose(source, parser=parser)
    found = [source.line(word.line)[word.column - 1 : word.end_column - 1] for word in words_of(node)]
    assert found == ["제목", "조약 😀 x", "list", "'quoted: yes'", "é", '"ü"']


def test_lines_count_from_the_top_of_the_file() -> None:
    """The YAML of front matter begins below the line `---`."""
    source = Source("content/articles/a.md", "---\ntitle: A\n---\n")
    node, _ = compose(source, "title: A\n", lines_above=1)
    assert isinstance(node, MapNode)
    assert node.entries[0][0].line == 2


def test_a_block_ends_where_its_last_words_end() -> None:
    """A record's place does not reach into the blank lines and comments below it."""
    node, _ = read("notes:\n  - quote: a\n    note: b\n\n# the end\n")
    item = node.entries[0][1].items[0]  # type: ignore[union-attr]
    assert (item.line, item.column, item.end_line, item.end_column) == (2, 5, 3, 12)


REFUSED = {
    "a: &x b\n": ["yaml-feature 1:4"],
    "a: *x\n": ["yaml-feature 1:4"],
    "a: !!python/object/apply:os.system [ls]\n": ["yaml-feature 1:4"],
    "a: !x b\n": ["yaml-feature 1:4"],
    "<<: {a: b}\n": ["yaml-feature 1:1"],
    "? [a, b]\n: c\n": ["yaml-feature 1:3"],
    '"": c\n': ["yaml-feature 1:1"],
    "a: b\n---\nc: d\n": ["yaml-feature 2:1"],
    "a: b\na: c\n": ["duplicate-key 2:1"],
    "x: {a: b, a: c}\n": ["duplicate-key 1:11"],
    'a: "\\0"\n': ["control-character 1:4"],
    'a: "\\e[31m"\n': ["control-character 1:4"],
    'a: "\\u2028"\n': ["control-character 1:4"],
    'a: "\\uFFFF"\n': ["control-character 1:4"],
}


@pytest.mark.parametrize("parser", PARSERS, ids=lambda parser: parser.__name__)
@pytest.mark.parametrize("text", REFUSED)
def test_the_gate_refuses(text: str, parser: type) -> None:
    """Anchors, aliases, types, merge keys, keys that are no words, second documents, twins, escapes for controls."""
    assert read(text, parser)[1] == REFUSED[text]


@pytest.mark.parametrize(
    "text", ['a: "\\ud800"\n', 'a: "\\UFFFFFFFF"\n', 'a: "\\x"\n', "a: \x85b\n", "\ufeffa: b\n", "%TAG ! x\n"]
)
@pytest.mark.parametrize("parser", PARSERS, ids=lambda parser: parser.__name__)
def test_escapes_that_mean_nothing_are_no_crash(text: str, parser: type) -> None:
    """Half a surrogate pair and code points beyond Unicode end in a finding, or harmlessly."""
    node, findings = compose(Source("content/a.yaml", text), parser=parser)
    for word in words_of(node):
        word.text.encode("utf-8")
    terminal(findings, {})


def test_of_two_equal_keys_the_first_is_kept() -> None:
    """Reading goes on with what was written first."""
    assert plain(read("a: b\na: c\nd: e\n")[0]) == {"a": "b", "d": "e"}


def test_a_bomb_of_aliases_does_not_go_off() -> None:
    """A billion laughs are nine refused aliases a line, and no more memory than the text."""
    lines = ["a0: &a0 [x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    node, findings = read("\n".join(lines) + "\n")
    assert len(words_of(node)) < 150
    assert {finding.partition(" ")[0] for finding in findings} == {"yaml-feature"}


@pytest.mark.parametrize("unit", ["[", "{", "- ", "? ", "{a: ", "[{a: ", "{a, ? [", "!x [", "&a ["])
def test_deep_nesting_ends_early(unit: str) -> None:
    """A megabyte of opening brackets costs as little as the first few."""
    node, findings = read(unit * (1_000_000 // len(unit)))
    assert node is None
    assert findings and len(findings) <= 2 * MOST_LEVELS


def test_as_deep_as_the_format_goes_is_allowed() -> None:
    """Sixteen levels pass, seventeen do not."""
    assert read("[" * MOST_LEVELS + "]" * MOST_LEVELS)[1] == []
    assert read("[" * (MOST_LEVELS + 1) + "]" * (MOST_LEVELS + 1))[1] == ["too-deep 1:17"]


@pytest.mark.parametrize("line", ["a: !x b", "a: b"])
def test_a_file_of_nothing_but_mistakes_is_left_early(line: str) -> None:
    """After a hundred findings nobody reads on."""
    assert len(read(f"{line}\n" * 20_000)[1]) <= 101


def test_both_parsers_read_the_same() -> None:
    """Where libyaml is missing nothing reads differently."""
    text = (
        "by: desk\nnotes:\n  - quote: 'a'\n    note: |\n      b\n\n       c\n    see: [x, \"y\"]\n"
        "  - note: >-\n      d\n      e\n\n# end\n"
    )
    fast, *others = (compose(Source("content/a.yaml", text), parser=parser) for parser in PARSERS)
    assert all(fast == other for other in others)


@pytest.mark.parametrize(
    ("line", "cut"),
    [
        ("a: vote #2397", True),
        ("a: [b, c #d", False),
        ("a: vote # of the council", False),
        ('a: "vote" #2397', False),
        ("a: vote#2397", False),
        ('a: "vote #2397"', False),
        ("a: b\n#c", False),
    ],
)
def test_words_cut_short_by_a_number_sign_are_told_from_remarks(line: str, cut: bool) -> None:
    """A sign straight before a word, behind plain words: hardly a remark."""
    assert ("swallowed-text 1:9" in read(f"{line}\n")[1]) is cut
