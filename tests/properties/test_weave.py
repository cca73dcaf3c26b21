"""What holds for any text with any marks: they come out again without a trace, and cover the words they were put on."""

from __future__ import annotations

import pickle
import re
from html import unescape
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st
from weave_texts import LINKS, Nesting, markdown, marks, passage_of, without_marks, words_of

from postil.model.prose import LinkMark, NoteMark, Prose
from postil.prose.excerpt import excerpt
from postil.prose.parse import parse
from postil.prose.sentences import sentences
from postil.prose.weave import weave


def read(text: str) -> Prose:
    prose, _ = parse(text, path="x.md", line=1, language="en", names={"any:icbm": "missile & Co"})
    return prose


def picture(src: str) -> tuple[str, int, int]:
    return f"/media/{src}", 4, 3


def covered(prose: Prose, found: list[NoteMark]) -> str:
    """The words of a text that stand under notes."""
    places = {at for mark in found for at in range(mark.start, mark.end)}
    return "".join(prose.text[at] for block in prose.blocks for at in range(block.start, block.end) if at in places)


def html_of(prose: Prose, found: list) -> str:
    return "\n".join(one.html for one in weave(prose, found, LINKS, picture))


texts = markdown.map(read)
marked_texts = texts.flatmap(lambda prose: st.tuples(st.just(prose), marks(prose)))


@given(marked_texts)
def test_taking_the_marks_out_gives_the_bare_html(both: tuple[Prose, list]) -> None:
    """Marks change not one byte of the article around them."""
    prose, found = both
    assert without_marks(html_of(prose, found)) == html_of(prose, [])


@given(marked_texts)
def test_html_with_marks_is_well_formed(both: tuple[Prose, list]) -> None:
    """Elements nest, no link stands in a link, no id comes twice."""
    prose, found = both
    Nesting().check(html_of(prose, found))


@given(marked_texts)
def test_the_words_of_the_html_are_the_running_text(both: tuple[Prose, list]) -> None:
    """Block by block, what a reader sees in the HTML is what notes and terms were looked for in."""
    prose, found = both
    for woven in weave(prose, found, LINKS, picture):
        blocks = [prose.text[block.start : block.end] for block in prose.blocks if block.top == woven.top]
        seen = words_of(woven.html)
        if len(blocks) == 1 and woven.html.startswith(("<p", "<h")):
            assert seen == blocks[0]
        assert "".join(seen.split()) == "".join("".join(blocks).split())


@given(marked_texts)
def test_a_number_stands_in_no_word(both: tuple[Prose, list]) -> None:
    """Take the mark-up away, and no number has a letter or a figure on both sides."""
    html = re.sub(r'<a class="note-ref .*?</a>', "\x01", html_of(*both))
    text = unescape(re.sub(r"<[^>]*>", "", re.sub(r"<(br|img|/?(p|t[dhr]|li))[^>]*>", " ", html)))
    assert not re.search(r"[a-zé0-9]\x01+[a-zé0-9]", text, re.IGNORECASE)


@given(marked_texts)
def test_a_passage_holds_its_words(both: tuple[Prose, list]) -> None:
    """Inside the marks of a note stand its words and no others; each passage has one number, each note one block."""
    prose, found = both
    woven = weave(prose, found, LINKS, picture)
    for note in {mark.note for mark in found if isinstance(mark, NoteMark)}:
        own = [mark for mark in found if isinstance(mark, NoteMark) and mark.note == note]
        expected = covered(prose, own)
        assert "".join(passage_of(one.html, {mark.number for mark in own}) for one in woven) == expected
        assert sum(one.notes.count(note) for one in woven) == (1 if expected else 0)
    numbers = sum(one.html.count('<a class="note-ref') for one in woven)
    assert numbers == sum(1 for mark in found if isinstance(mark, NoteMark) and covered(prose, [mark]))


@given(marked_texts)
def test_the_passages_alone_show_no_other_words(both: tuple[Prose, list]) -> None:
    """An excerpt has the words under notes, and nothing of what stands between them."""
    prose, found = both
    shown = "".join(words_of(one.html).replace("… ", "").replace(" …", "") for one in excerpt(prose, found))
    expected = covered(prose, [mark for mark in found if isinstance(mark, NoteMark)])
    assert "".join(shown.split()).replace("…", "") == "".join(expected.split()).replace("…", "")
    for one in excerpt(prose, found):
        Nesting().check(one.html)


@given(texts)
def test_what_is_noted_of_a_text_fits_together(prose: Prose) -> None:
    """Blocks are parted by an empty line and cover the text; everything noted stands in it, sorted."""
    assert prose.text == "\n\n".join(prose.text[block.start : block.end] for block in prose.blocks)
    assert all(first.end + 2 == second.start for first, second in pairwise(prose.blocks))
    for ranges in (prose.unlinkable, prose.quoted):
        assert all(0 <= start < end <= len(prose.text) for start, end in ranges)
        assert all(first[1] < second[0] for first, second in pairwise(ranges))
    assert all(0 <= one.start <= one.end <= len(prose.text) for one in prose.references)
    assert [one.id for one in prose.headings] == list(dict.fromkeys(one.id for one in prose.headings))
    assert [block.top for block in prose.blocks] == sorted(block.top for block in prose.blocks)


@given(texts)
def test_sentences_stand_in_blocks(prose: Prose) -> None:
    """Sentences follow each other, none is empty or reaches over a block, and together they have every word."""
    found = sentences(prose, "en")
    assert all(first[1] <= second[0] for first, second in pairwise(found))
    for start, end in found:
        assert any(block.start <= start < end <= block.end for block in prose.blocks)
    assert "".join("".join(prose.text[start:end].split()) for start, end in found) == "".join(prose.text.split())


@given(texts)
def test_prose_survives_the_way_to_another_process(prose: Prose) -> None:
    """Prose is plain data: pickled and read back it is equal."""
    assert pickle.loads(pickle.dumps(prose)) == prose


_SIGNS = "*_`[](){}<>!|#-+=~\"'\\&;:.,\n \t0aé世😀‘’“”«»\u202e\0\ud800\x85"
signs = st.text(alphabet=st.sampled_from(_SIGNS), max_size=60)


@given(st.one_of(signs, st.text(max_size=60), markdown))
@example("[a](http://[)")
@example("[a](http://[::1]:x)")
@example("[a](<b\nc>)")
@example("#")
@example("| |\n|-|")
@example("&#0; &#xD800; &#1114112; &#8238;")
@example("![](a.png)\n\n[](b)\n\n[[ ]]\n\n[[a|]]\n\n[a]{}")
@example("> " * 30 + "a")
@example("- " * 30 + "a")
@example("*a **b " * 40 + "** c*" * 40)
def test_reading_never_raises(text: str) -> None:
    """Whatever the characters, there is a text, and well-formed HTML that can be written as UTF-8."""
    prose, findings = parse(text, path="x.md", line=1, language="en")
    note = NoteMark(0, len(prose.text), "a", 1, "context", "note 1", stale=False)
    link = LinkMark(0, 3, "term", "/automatic/", "")
    html = "".join(one.html for one in weave(prose, [note, link], {}, {}))
    Nesting().check(html)
    html.encode("utf-8")
    assert "\0" not in html
    for finding in findings:
        assert finding.span.line >= 1 and finding.span.column >= 1 and finding.span.end_column > finding.span.column
