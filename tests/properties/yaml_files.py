"""Files of notes as people write them: odd indentation, comments, every kind of quoting, any line end."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

from postil.desk.values import double, flow, inline, single

WORDS = ("the treaty", "Article 4", "it's due", 'so "called"', "aid: arms", "# no comment", "- dash", "5,500 km", "“clause”",
         "back\\slash", "ракета", "条約", "{brace}", "yes", "null", "a, b", "tab\tinside", "trailing:", "*star*", "@at", "x")

phrase = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join)
paragraph = st.lists(phrase, min_size=1, max_size=4)
markdown = st.lists(paragraph, min_size=1, max_size=3).map(lambda all_: "\n\n".join("\n".join(one) for one in all_))
source = st.one_of(
    st.sampled_from(["one", "two", "three"]),
    st.fixed_dictionaries({"source": st.sampled_from(["one", "two"]), "locator": phrase}),
)
sources = st.lists(source, min_size=1, max_size=4).map(tuple)
comment = st.sampled_from(["# check this", "#", "# quote: not this", "#\ttab", "# - id: off"])


@dataclass(frozen=True)
class File:
    """A file of notes."""

    data: bytes
    ids: tuple[str, ...]
    is_flow: bool


@st.composite
def files(draw: st.DrawFn) -> File:
    """A file with notes in it, in blocks or in brackets."""
    ids = tuple(f"n{number}" for number in range(draw(st.integers(1, 4))))
    if draw(st.integers(0, 5)) == 0:
        lines, is_flow = _brackets(draw, ids), True
    else:
        lines, is_flow = _blocks(draw, ids), False
    end = draw(st.sampled_from(["\n", "\n", "\r\n", "\r"]))
    last = draw(st.sampled_from(["", end, end, end * 3]))
    mark = draw(st.sampled_from([b"", b"", b"\xef\xbb\xbf"]))
    return File(mark + (end.join(lines) + last).encode(), ids, is_flow)


def _brackets(draw: st.DrawFn, ids: tuple[str, ...]) -> list[str]:
    notes = tuple({"id": id, "quote": draw(phrase), "note": draw(phrase)} for id in ids)
    style = draw(st.integers(0, 2))
    if style == 0:
        return [flow({"by": "desk", "notes": notes})]
    if style == 1:
        return ["notes: [ # all", *(f"  {flow(note)}," for note in notes[:-1]), f"  {flow(notes[-1])} ]", "by: desk"]
    return ["notes:", *(f"  - {flow(note)}  # one" for note in notes)]


def _blocks(draw: st.DrawFn, ids: tuple[str, ...]) -> list[str]:
    base = draw(st.sampled_from([0, 0, 0, 2]))
    pad, dash = " " * base, " " * (base + draw(st.integers(0, 4)))
    gap = " " * draw(st.sampled_from([1, 1, 1, 3]))
    head, tail = [f"{pad}by: desk"], []
    if draw(st.booleans()):
        head, tail = tail, head
    blank = draw(st.booleans())
    lines = [*draw(st.lists(comment, max_size=2)), *head, f"{pad}notes:{draw(st.sampled_from(['', '  # all of them']))}"]
    for number, id in enumerate(ids):
        lines += [""] * (blank and number > 0)
        lines += [dash + one for one in draw(st.lists(comment, max_size=1))]
        first, *rest = _note(draw, id)
        inner = dash + " " + gap
        lines += [f"{dash}-{gap}{first}", *(inner + line if line else "" for line in rest)]
    return [*lines, *tail, *draw(st.lists(st.sampled_from(["# the end", "", f"{dash}# last"]), max_size=2))]


def _note(draw: st.DrawFn, id: str) -> list[str]:
    parts = [[f"id: {id}"], _scalar(draw, "quote"), _text(draw), _sources(draw), [f"title: {inline(draw(phrase))}"]]
    parts = draw(st.permutations(parts[:3] + [part for part in parts[3:] if draw(st.booleans())]))
    lines = []
    for part in parts:
        lines += [one for one in draw(st.lists(comment, max_size=1)) if lines]
        lines += part
    return lines


def _scalar(draw: st.DrawFn, key: str) -> list[str]:
    text, style = draw(phrase), draw(st.integers(0, 5))
    words = text.split()
    half = len(words) // 2
    if style == 0:
        return [f"{key}: {double(text)}  # so"]
    if style == 1:
        return [f"{key}: {single(text)}"]
    if style == 2 and half:
        return [f"{key}: >-", "   " + " ".join(words[:half]), "   " + " ".join(words[half:])]
    if style == 3 and half:
        return [f"{key}: '" + single(" ".join(words[:half]))[1:-1], "    " + single(" ".join(words[half:]))[1:]]
    if style == 4:
        return [f"{key}:", f"  {inline(text)}"]
    return [f"{key}: {inline(text)}"]


def _text(draw: st.DrawFn) -> list[str]:
    text, style = draw(markdown), draw(st.sampled_from(["|", "|-", "|+", ">", "|2", "one line"]))
    if style == "one line":
        return [f"note: {inline(' '.join(text.split()))}"]
    indent = "  " if style == "|2" else draw(st.sampled_from(["  ", "    "]))
    return [f"note: {style}{draw(st.sampled_from(['', ' # text']))}", *(indent + line if line else "" for line in text.split("\n"))]


def _sources(draw: st.DrawFn) -> list[str]:
    value, style = draw(sources), draw(st.integers(0, 2))
    if style == 0:
        return [f"sources: {flow(value)}"]
    indent = "" if style == 1 else "  "
    return ["sources:", *(f"{indent}- {flow(one)}" for one in value)]
