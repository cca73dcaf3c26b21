"""What holds of anchoring for any text: a quote finds its place, a changed fact never passes, nothing raises."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import assume, example, given
from hypothesis import strategies as st

from postil.anchor.context import approval
from postil.anchor.fold import fold
from postil.anchor.resolve import resolve, resolve_all
from postil.anchor.scripts import says_something
from postil.model.prose import Block, Prose, Range
from postil.model.resolved import Ambiguous, Approved, Edited, Exact, Moved, Orphan, Review, Whole
from postil.model.written.note import Note

WORDS = tuple(
    word
    for line in (
        "the a of and treaty pact missile clause obliges nation North Korea Russia not may will assist 10 24",
        "1961 5,500 first “alliance” defense self-defense can’t Kim’s naïve coöperation état Vertrag — … é ﬁnal",
        "договор помощь معاهدة ליד 条约 核 兵器 조약을",
    )
    for word in line.split()
)

word = st.one_of(st.sampled_from(WORDS), st.text("abcdeéößя中ーก0123456789'-", min_size=1, max_size=6))
gap = st.sampled_from([" ", " ", " ", " ", "\n", ", ", ". "])
sentence = st.lists(st.tuples(word, gap), min_size=1, max_size=12).map(
    lambda parts: "".join(word + gap for word, gap in parts).strip()
)
texts = st.lists(sentence.filter(bool), min_size=1, max_size=5)
SPECIAL = " \n-—…“”'\"«».0123456789\u00ad\u0301不한กe"
wild = st.text(st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from(SPECIAL)))


def prose_of(blocks: list[str]) -> Prose:
    """A running text with these blocks, as reading Markdown lays it out."""
    found, text = [], ""
    for number, block in enumerate(blocks):
        start = len(text)
        text += block
        found.append(Block("paragraph", start, len(text), 2 * number + 1, number, ""))
        text += "\n\n"
    return Prose(text.removesuffix("\n\n"), tuple(found), (), (), (), (), (), 0, ())


def note_of(quote: str, **keys: str) -> Note:
    """A note on a quote."""
    return Note(quote=quote, note="x", id="n", places={}, **keys)  # type: ignore[arg-type]


@st.composite
def cut(draw: st.DrawFn) -> tuple[Prose, Range]:
    """A text of words between spaces, and a stretch of one of its blocks that begins and ends where words do."""
    prose = prose_of([*draw(texts), "the pact"])
    found = [
        (block.start + starts.start(), block.start + ends.end())
        for block in prose.blocks
        for words in [list(re.finditer(r"\S+", prose.text[block.start:block.end]))]
        for first, starts in enumerate(words)
        for ends in words[first:first + 9]
    ]
    return prose, draw(st.sampled_from([span for span in found if not is_grouped(prose, span)]))


def is_grouped(prose: Prose, span: Range) -> bool:
    """Whether the stretch is cut where a space may group digits (`5 500`), or a dash be a sign; or has no words."""
    text, (start, end) = prose.text, span
    around = "\0".join((text[max(0, start - 6):start], text[start:end], text[end:end + 6]))
    at_digits = re.search(r"[\d\u0660-\u0669]\s*\0|\0\s*[\d\u0660-\u0669]|-\s*\0|\0\s*-|'\s*\0|\0\s*'", around)
    return at_digits is not None or not says_something(text[start:end])


def spans_of(anchor: object) -> tuple[Range, ...]:
    """Every place that a state names."""
    match anchor:
        case Exact() | Moved():
            return anchor.ranges
        case Edited() | Review():
            return (anchor.range,)
        case Ambiguous():
            return tuple(place.range for place in anchor.places)
        case Orphan():
            return tuple(place.range for place in anchor.nearest)
    return ()


@given(cut())
def test_a_quote_finds_its_place_again(given: tuple[Prose, Range]) -> None:
    """A quote cut out at word boundaries is found where it was cut, alone or among equals."""
    prose, span = given
    quote = prose.text[slice(*span)]
    anchor = resolve(note_of(quote), prose, None, "en")
    assert isinstance(anchor, Exact | Ambiguous)
    folded = [fold(prose.text[slice(*found)]).text.strip() for found in spans_of(anchor)]
    assert set(folded) == {fold(quote).text.strip()}
    if isinstance(anchor, Exact):
        assert anchor.ranges[0][0] <= span[1] and span[0] <= anchor.ranges[0][1]
    assert any(start < span[1] and span[0] < end for start, end in spans_of(anchor))


@given(cut(), st.data())
def test_setting_a_quote_otherwise_does_not_lose_it(given: tuple[Prose, Range], data: st.DataObject) -> None:
    """Straight for curly marks, other dashes, spaces, composition and invisible characters in the quote
    change nothing.
    """
    prose, span = given
    quote = prose.text[slice(*span)]
    plain = resolve(note_of(quote), prose, None, "en")
    variants = (
        lambda text: text.replace("“", '"').replace("”", '"').replace("’", "'"),
        lambda text: text.replace("'", "’").replace('"', "”"),
        lambda text: text.replace(" — ", "—").replace("…", "..."),
        lambda text: re.sub(r"\s", " \u00a0", text),
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: "\u00ad".join(text) if "\u0301" not in text and text.isascii() else text,
        lambda text: text.replace("ﬁ", "fi").replace("-", "\u2011"),
    )
    setting = data.draw(st.sampled_from(variants))
    assert resolve(note_of(setting(quote)), prose, None, "en") == plain


@given(cut(), texts, st.integers(0, 4))
def test_text_put_in_elsewhere_does_not_move_a_quote(given: tuple[Prose, Range], more: list[str], at: int) -> None:
    """New paragraphs leave a note on its words, or show them among equals; with an approval also where the
    new text repeats them.
    """
    prose, span = given
    quote = prose.text[slice(*span)]
    before = resolve(note_of(quote), prose, approval(prose, span), "en")
    own = next(place for place in spans_of(before) if place[0] < span[1] and span[0] < place[1])
    blocks = [prose.text[block.start:block.end] for block in prose.blocks]
    at = min(at, len(blocks))
    longer = prose_of([*blocks[:at], *more, *blocks[at:]])
    is_behind = at < len(blocks) and prose.blocks[at].start <= span[0]
    shift = sum(len(block) + 2 for block in more) if is_behind else 0
    after = resolve(note_of(quote), longer, approval(prose, span), "en")
    assert isinstance(after, Exact | Moved | Ambiguous)
    assert (own[0] + shift, own[1] + shift) in spans_of(after)


@given(cut(), st.data())
def test_another_digit_in_the_quote_never_passes(given: tuple[Prose, Range], data: st.DataObject) -> None:
    """When a digit inside the passage changes, no silent state stands on it."""
    prose, span = given
    digits = [at for at in range(*span) if prose.text[at] in "0123456789"]
    if not digits:
        return
    at = data.draw(st.sampled_from(digits))
    digit = data.draw(st.sampled_from([one for one in "0123456789" if one != prose.text[at]]))
    changed = prose.text[:at] + digit + prose.text[at + 1:]
    later = Prose(changed, prose.blocks, (), (), (), (), (), 0, ())
    for approved in (None, approval(prose, span)):
        anchor = resolve(note_of(prose.text[slice(*span)]), later, approved, "en")
        if isinstance(anchor, Exact | Moved | Edited):
            assert not any(start <= at < end for start, end in spans_of(anchor))


@given(cut(), st.data())
def test_another_word_in_the_quote_is_shown(given: tuple[Prose, Range], data: st.DataObject) -> None:
    """When a word inside the passage becomes another one, no silent state stands on it."""
    prose, span = given
    inner = [match.span() for match in re.finditer(r"\b[a-z]{3,}\b", prose.text[slice(*span)])]
    if not inner:
        return
    start, end = data.draw(st.sampled_from(inner))
    start, end = start + span[0], end + span[0]
    assume(prose.text[start:end] not in ("the", "and", "that"))
    other = data.draw(st.sampled_from(["submarine", "without", "may", "Tokyo", "fewer", "before"]))
    assume(other != prose.text[start:end])
    blocks = [prose.text[block.start:block.end] for block in prose.blocks]
    number = next(number for number, block in enumerate(prose.blocks) if block.start <= start < block.end)
    offset = start - prose.blocks[number].start
    blocks[number] = blocks[number][:offset] + other + blocks[number][offset + end - start:]
    anchor = resolve(note_of(prose.text[slice(*span)]), prose_of(blocks), approval(prose, span), "en")
    if isinstance(anchor, Exact | Moved | Edited):
        assert not any(first <= start and start + len(other) <= last for first, last in spans_of(anchor))


@given(texts, st.sampled_from(WORDS), st.lists(st.integers(0, 20), min_size=2, max_size=5))
@example(["a treaty a", "treaty"], "treaty", [0, 1])
def test_the_offered_context_means_its_place(blocks: list[str], quote: str, places: list[int]) -> None:
    """A prefix or suffix of an ambiguous quote, pasted into the note, picks out that place and no other."""
    words = " ".join(blocks).split()
    for place in places:
        words.insert(min(place, len(words)), quote)
    middle = len(words) // 2
    prose = prose_of([part for part in (" ".join(words[:middle]), " ".join(words[middle:])) if part])
    anchor = resolve(note_of(quote), prose, None, "en")
    if isinstance(anchor, Ambiguous):
        for place in anchor.places:
            if place.prefix or place.suffix:
                told = resolve(note_of(quote, prefix=place.prefix, suffix=place.suffix), prose, None, "en")
                assert told == Exact((place.range,))


LANGUAGES = st.sampled_from(["en", "de", "zh", "ko", "", "xx-Latn"])


@given(st.lists(wild, max_size=4), wild, wild, wild, LANGUAGES, st.booleans())
def test_nothing_raises(blocks: list[str], quote: str, prefix: str, suffix: str, language: str, repeated: bool) -> None:
    """Any quote on any text ends in a state, and what it names lies inside the text."""
    prose = prose_of(blocks)
    note = note_of(quote, prefix=prefix, suffix=suffix, occurrence="all" if repeated else "one")
    for approved in (None, Approved(quote, prefix, suffix)):
        anchor = resolve(note, prose, approved, language)
        assert isinstance(anchor, Whole) == (quote == "")
        for start, end in spans_of(anchor):
            assert 0 <= start < end <= len(prose.text)
            assert any(block.start <= start and end <= block.end for block in prose.blocks)


@given(cut(), cut())
def test_no_note_has_a_say_in_another(one: tuple[Prose, Range], other: tuple[Prose, Range]) -> None:
    """All notes of an article together come out as each by itself, in any order."""
    prose, span = one
    notes = [note_of(prose.text[slice(*span)]), note_of(other[0].text[slice(*other[1])]), note_of("treaty")]
    alone = tuple(resolve(note, prose, None, "en") for note in notes)
    assert resolve_all(notes, prose, {}, "en") == alone
    assert resolve_all(notes[::-1], prose, {}, "en") == alone[::-1]


@given(wild)
def test_folding_leads_back_to_what_was_folded(text: str) -> None:
    """Each code point of a folded text comes from a stretch of the text, in order; and what was left as it
    was, from itself.
    """
    folded = fold(text)
    last = 0
    for at, character in enumerate(folded.text):
        start, end = folded.origin(at, at + 1)
        assert last <= end and 0 <= start < end <= len(text)
        last = start
        if character.isdigit():
            assert character in text[start:end] or unicodedata.normalize("NFC", text[start:end]).find(character) >= 0
    digits = [one for one in unicodedata.normalize("NFC", text) if one.isdigit()]
    assert [one for one in folded.text if one.isdigit()] == digits
