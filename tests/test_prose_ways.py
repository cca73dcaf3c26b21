"""The short way of reading Markdown gives what the parser's own way gives: the same Prose, the same findings."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path
from random import Random

import pytest

from bench.generate import Site
from postil.prose.cut import cut
from postil.prose.parse import parse
from prose_cases import cases
from prose_texts import edited, markdown

ROOT = Path(__file__).resolve().parent.parent
SPEC = ROOT / "tests/.deps/node/node_modules/commonmark-spec/spec.txt"
LONG = bool(os.environ.get("POSTIL_LONG"))
BATCHES, EACH = (100, 5000) if LONG else (4, 1500)
NAMES = {"any:icbm": "intercontinental missile", "term:icbm": "a “missile”"}


def both(text: str, language: str = "en") -> None:
    """Fails where the two ways differ."""
    where = {"path": "x.md", "line": 3, "column": 5, "language": language, "names": NAMES, "prefix": "note-a."}
    assert parse(text, **where) == parse(text, **where, way="stock"), text


def bodies(folder: Path) -> Iterable[str]:
    """The Markdown files under a folder, as they are and without their YAML."""
    for path in sorted(folder.rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        yield text
        yield text.split("\n---\n", 1)[-1]


TRAPS = (
    "a--&amp;b", "R&D; AT&T", '*"a* and *b"*', "*'a* and *b'*", "the [[icbm]]'s range", '"[[icbm]]"', "`'90s`'s", "*'90*s",
    "`` ` `` `", "***a***", "*a **b***", "**a*b**", "a*b*c", "_a_b_", "*a*—*b*", "*a.*b", "[a](b)(c)", "[a]( b )", "![a](b)",
    "[a](b--c...d)", "[a](java\\script:x)", "[a](https://a.b@c.d)", "[[a:]]", "[[ ]]", "[[a| ]]", "[[term:icbm|x *y*]]",
    "# a {#b}\n\n{#c}\n\n# d", "{#c}\n\ntext\n\n# d", "- a\n\n- b", "- a\n\n  b\n\nc", "- a\n---", "> a\n\n> b", "1986. A year",
    "a\n1. b", "a\n2. b", "a\n***", "a\n===", "a | b\n--|--", "```\na\n\nb", "<!--\n\na\n\n-->", "<div>\n\na", "a\n\n    b\n\nc",
    "[a]\n\n[a]: b", "a \nb", "a  \nb", "a\n b", "# a #", "#a", "a\xa0", "\ufeffa",
)  # fmt: skip


@pytest.mark.parametrize("text", TRAPS)
def test_known_traps(text: str) -> None:
    """Where the ways differed once, or would if a condition of the short one were left out."""
    both(text)
    both(f"Words before.\n\n{text}\n\nWords behind.")


@pytest.mark.parametrize("batch", range(BATCHES))
def test_random_texts(batch: int) -> None:
    """Texts of words, signs, mark-up and blocks in every mixture, in languages with different quotation marks."""
    random = Random(batch)
    for _ in range(EACH):
        both(markdown(random), random.choice(("en", "de", "fr", "sv")))


@pytest.mark.parametrize("batch", range(BATCHES))
def test_edited_texts(batch: int) -> None:
    """Stretches of our own briefings after a few slips of the hand: nearly plain, and so near the border of the ways."""
    random = Random(batch)
    texts = [text for text in bodies(ROOT / "content/articles") if not text.startswith("---")]
    for _ in range(EACH // 3):
        blocks = random.choice(texts).split("\n\n")
        at = random.randrange(len(blocks))
        both(edited(random, "\n\n".join(blocks[at : at + 3])))


@pytest.mark.skipif(not SPEC.is_file(), reason="the package commonmark-spec is not installed: tests/run does it")
def test_the_examples_of_commonmark() -> None:
    """Every example of CommonMark's specification, alone and between plain paragraphs."""
    spec = SPEC.read_text(encoding="utf-8").replace("→", "\t")
    examples = re.findall(r"^`{32} example.*\n([\s\S]*?)^\.\n[\s\S]*?^`{32}$", spec, re.MULTILINE)
    assert len(examples) > 600
    for example in examples:
        both(example)
        both(f"Words *before*.\n\n{example}\n\nWords [behind](term:icbm).\n\n{example}")


def test_our_own_texts() -> None:
    """The texts of content/ and docs/, and every case of tests/cases."""
    texts = [*bodies(ROOT / "content"), *bodies(ROOT / "docs"), *bodies(ROOT / "tests/cases")]
    texts += [case.values[0].given for name in ("text", "html", "marks", "quoted") for case in cases(f"prose-{name}")]
    assert len(texts) > 100
    for text in texts:
        both(text)
        both(text.replace("\n", "\r\n"), "de")


def test_generated_articles() -> None:
    """Bodies and notes of the benchmark's site; nearly all of their blocks are plain, so that it measures this way."""
    site = Site(40)
    articles = [site.article(number) for number in range(40)]
    kinds = []
    for article in articles:
        kinds += [piece.kind for piece in cut(article.body)]
        for text in (article.body, *(note.text for note in article.notes)):
            both(text)
    assert kinds.count("other") < len(kinds) / 50


def test_random_texts_take_both_ways() -> None:
    """Of the pieces of random texts many are plain and many are not: otherwise the comparison would show nothing."""
    random = Random(0)
    kinds = [piece.kind for _ in range(500) for piece in cut(markdown(random))]
    for kind in ("paragraph", "heading", "list", "quotation", "other"):
        assert kinds.count(kind) > 15, kind
