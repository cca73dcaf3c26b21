"""What holds for all terms and texts: mentions lie apart, in blocks; the fast search finds what the slow one does."""

from __future__ import annotations

import string

from hypothesis import given
from hypothesis import strategies as st

from postil.link.folding import Folded, fold
from postil.link.labels import labels
from postil.link.mentions import mentions
from postil.model.prose import Block, Prose, Reference
from postil.model.written.profile import Profile
from postil.model.written.site import TermSettings
from postil.model.written.term import Term
from postil.source import Span
from terms_reference import reference

PLACES = {"": Span("content/glossary/made.yaml", 1, 1, 1, 2)}

# Few letters, so that forms meet, overlap, and stand inside each other; with what texts have between words.
WORD = st.text("abAB", min_size=1, max_size=3) | st.sampled_from(
    ["US", "us", "IN", "é", "Ab", "導", "弾導", "ق", "2", "x.y"]
)
GAP = st.sampled_from([" ", " ", " ", "-", "’s ", "s ", ", ", ". ", "\n", "’", ".", "", "–", "¹ ", "_"])
FORM = st.lists(st.tuples(WORD, st.sampled_from([" ", "-", ".", "'"])), min_size=1, max_size=3).map(
    lambda parts: "".join(word + gap for word, gap in parts).rstrip(" -.'") or "a"
)


@st.composite
def term(draw: st.DrawFn, id: str) -> Term:
    """An entry with a few forms and any of the settings that change what is found."""
    name, *forms = draw(st.lists(FORM, min_size=1, max_size=3, unique=True))
    return Term(
        id=id,
        term=name,
        forms=tuple(forms),
        match=draw(st.sampled_from(["auto", "auto", "manual", "never"])),
        case=draw(st.sampled_from(["smart", "smart", "exact", "ignore"])),
        inflect=draw(st.sampled_from(["true", "false"])),
        every=draw(st.sampled_from([None, None, "section", "article", "all"])),
        stop=tuple(draw(st.lists(st.sampled_from([f"a {name}", f"{name} b", f"b-{name}"]), max_size=1))),
        scheme="made",
        places=PLACES,
    )


TERMS = st.integers(1, 5).flatmap(lambda count: st.tuples(*(term(f"t{number}") for number in range(count))))
PROFILES = st.lists(FORM, max_size=2).map(
    lambda names: tuple(Profile(id=f"p{at}", name=name, places=PLACES) for at, name in enumerate(names))
)


@st.composite
def prose(draw: st.DrawFn, terms: tuple[Term, ...] = ()) -> Prose:
    """A text of a few blocks, with forms of the terms in it, in sections, with stretches that are closed to links."""
    known = [form for one in terms for form in (one.term, *one.forms, *one.stop)] or ["a"]
    piece = WORD | st.sampled_from(known) | st.sampled_from(known).map(str.upper)
    texts = draw(st.lists(st.lists(st.tuples(piece, GAP), min_size=1, max_size=8), min_size=1, max_size=4))
    blocks, text = [], ""
    for number, pieces in enumerate(texts):
        block = fold_apart("".join(word + gap for word, gap in pieces))
        if not block:
            continue
        start = len(text) + 2 if text else 0
        text = f"{text}\n\n{block}" if text else block
        kind = draw(st.sampled_from(["paragraph", "paragraph", "heading", "code"]))
        blocks.append(Block(kind, start, len(text), number + 1, number, draw(st.sampled_from(["", "one"]))))
    ranges = st.lists(st.tuples(st.integers(0, len(text)), st.integers(1, 5)), max_size=2).map(
        lambda found: tuple(apart(sorted((start, start + length) for start, length in found)))
    )
    return Prose(text, tuple(blocks), (), (), draw(ranges), draw(ranges), (), 0, ())


def fold_apart(text: str) -> str:
    """The text as a block holds it: single spaces, none at its ends, so that folding is one to one."""
    return " ".join(text.split(" ")).replace("\n ", "\n").replace(" \n", "\n").strip()


def apart(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The ranges that touch none before them."""
    kept: list[tuple[int, int]] = []
    for one in ranges:
        if not kept or one[0] >= kept[-1][1]:
            kept.append(one)
    return kept


SETTINGS = st.builds(
    TermSettings,
    every=st.sampled_from(["section", "article", "all"]),
    in_quotes=st.sampled_from(["never", "always"]),
    places=st.just({}),
)
GIVEN = TERMS.flatmap(lambda terms: st.tuples(st.just(terms), prose(terms)))


def whole_blocks(text: Prose, language: str) -> tuple[tuple[int, int], ...]:
    """Each block is a sentence."""
    return tuple((block.start, block.end) for block in text.blocks)


def find(
    text: Prose, terms: tuple[Term, ...], settings: TermSettings, profiles: tuple[Profile, ...] = (), **choices
):
    known = labels(terms, profiles, language="en", site_language="en")
    asked = {"own": None, "never": (), **choices}
    return mentions(text, known, language="en", settings=settings, sentences=whole_blocks, **asked)


@given(GIVEN, PROFILES, SETTINGS, st.sampled_from([None, ("term", "t0"), ("profile", "p0")]))
def test_the_fast_search_finds_what_the_slow_one_finds(given, profiles, settings, own) -> None:
    """The automaton with its filters equals trying every form at every place."""
    terms, text = given
    found = find(text, terms, settings, profiles, own=own, never=("t1",))
    fast = [(one.kind, one.id, one.start, one.end, one.linked) for one in found]
    assert fast == reference(text, terms, profiles, settings, own=own, never=("t1",))


@given(GIVEN, SETTINGS)
def test_mentions_are_sorted_apart_and_inside_blocks(given, settings) -> None:
    """No mention overlaps another, or the end of a block; its sentence holds it and stays in the block."""
    terms, text = given
    reached = 0
    for one in find(text, terms, settings):
        assert reached <= one.start < one.end
        assert any(
            block.start <= one.sentence[0] <= one.start and one.end <= one.sentence[1] <= block.end
            for block in text.blocks
        )
        reached = one.end


@given(GIVEN, SETTINGS)
def test_links_keep_to_where_they_may_stand(given, settings) -> None:
    """No link touches a closed stretch, and with `section` no entry is linked twice in one."""
    terms, text = given
    every = {one.id: one.every or settings.every for one in terms}
    linked = [one for one in find(text, terms, settings) if one.linked]
    closed = text.unlinkable + (() if settings.in_quotes == "always" else text.quoted)
    assert not any(one.start < end and start < one.end for one in linked for start, end in closed)
    section = {
        one.start: next(b.section for b in text.blocks if b.start <= one.start < b.end) for one in linked
    }
    by_section = [(one.id, section[one.start]) for one in linked if every[one.id] == "section"]
    by_article = [one.id for one in linked if every[one.id] == "article"]
    assert len(set(by_section)) == len(by_section) and len(set(by_article)) == len(by_article)


@given(GIVEN, SETTINGS)
def test_a_term_that_is_not_met_changes_nothing(given, settings) -> None:
    """Entries whose words are not in the text leave everything as it is."""
    terms, text = given
    other = Term(id="other", term="zz top", forms=("ZQ", "zz a", "a zz"), scheme="made", places=PLACES)
    assert find(text, (*terms, other), settings) == find(text, terms, settings)


@given(GIVEN, SETTINGS, st.integers(0, 40), st.integers(1, 6))
def test_a_link_by_hand_takes_the_first_use(given, settings, start, length) -> None:
    """Where a section has a link by hand to an entry, no other use in it is linked, unless every use is."""
    terms, text = given
    block = next((one for one in text.blocks if one.start <= start and start + length <= one.end), None)
    if block is None:
        return
    by_hand = Reference("term", "t0", start, start + length, 1, 1, length)
    text = Prose(text.text, text.blocks, (), (by_hand,), text.unlinkable, text.quoted, (), 0, ())
    found = find(text, terms, settings)
    assert ("t0", start, start + length, False) in [(one.id, one.start, one.end, one.linked) for one in found]
    if (terms[0].every or settings.every) != "all":
        sections = {one.start: one.section for one in text.blocks}
        here = [
            one
            for one in found
            if one.linked
            and one.id == "t0"
            and sections[max(at for at in sections if at <= one.start)] == block.section
        ]
        assert not here


@given(
    st.text(st.sampled_from(string.ascii_letters + " \n\t\u00a0\u00ad\u200b\u0301éàＩ’–導\u1112\u1161\u11ab"))
)
def test_folding_knows_the_way_back(text: str) -> None:
    """Each code point of a folded text comes from a stretch of the text, in order, that folds to it."""
    folded: Folded = fold(text)
    assert len(folded.text) == len(folded.cased)
    reached = 0
    for at in range(len(folded.text)):
        start, end = folded.origin(at, at + 1)
        assert 0 <= start < end <= len(text)
        assert start >= reached or (start, end) == folded.origin(at - 1, at)
        reached = end
