"""What is said of a note's anchor: each state that somebody must look at, as a finding with a way out to paste."""

from __future__ import annotations

import re

from postil.anchor.context import wanted
from postil.anchor.fold import fold
from postil.anchor.match import verbatim
from postil.anchor.resolve import SHORT
from postil.anchor.scripts import says_something, weight
from postil.anchor.text import Text, read, section_of
from postil.diagnose.diagnostic import Comparison, Diagnostic, Findings
from postil.diagnose.nearest import did_you_mean
from postil.model.prose import Block, Prose
from postil.model.resolved import Ambiguous, Anchor, Candidate, Change, Edited, Orphan, Review
from postil.model.written.note import Note
from postil.source import Span, place_of

MOST_PLACES = 12
"""How many places are shown with their prefix; of more, the lines are listed."""

EXCERPT = 90
"""How much of a passage a line of help shows, in code points."""

WORTH_SHOWING = 0.5
"""From what likeness on the nearest words are shown for a short quote: below it they have no more than a
letter in common.
"""

_MARKUP = re.compile(r"\[([^\]]*)\]\([^)]*\)|\[\[(?:[^\]|]*\|)?([^\]]*)\]\]|[*_`~]+")


def findings(note: Note, anchor: Anchor, prose: Prose, path: str) -> Findings:
    """What must be said of where a note stands: nothing where it is whole, exact or moved. `path` is the
    article's file.
    """
    article = path.rpartition("/")[2].removesuffix(".md")
    at = place_of(note.places, "quote")
    match anchor:
        case Edited():
            return (_edited(anchor, prose, article, at),)
        case Review():
            return (_changed(note, anchor, prose, article, at),)
        case Ambiguous():
            return (_ambiguous(note, anchor, prose, article, at),)
        case Orphan():
            return (_lost(note, anchor, prose, article, at),)
    return ()


def _edited(anchor: Edited, prose: Prose, article: str, at: Span) -> Diagnostic:
    return Diagnostic(
        code="edited-quote",
        message=f"the quoted words were edited in {article}, line {_line(prose, anchor.range[0])}, and state the same",
        span=at,
        help=(f"to follow the edit write   quote: {_yaml(anchor.now)}",),
        comparison=Comparison(_flat(anchor.was), _flat(anchor.now)),
    )


def _changed(note: Note, anchor: Review, prose: Prose, article: str, at: Span) -> Diagnostic:
    line = _line(prose, anchor.range[0])
    more = len(anchor.changes) - 1
    also = "" if not more else "; one more change" if more == 1 else f"; {more} more changes"
    out: tuple[str, ...] = (
        f"read the note again; if it still holds, write   quote: {_yaml(anchor.now)}",
        f"or type   python build.py fix --write {article}/{note.id}",
        "otherwise mend it, or set   status: retired",
    )
    if anchor.score == 1:
        out = (
            f"the quote itself stands in line {line}, but a word beside it turns it round, or no longer does",
            f"read the note again; if it still holds, type   python build.py fix --write {article}/{note.id}",
            "otherwise mend it, or set   status: retired",
        )
    return Diagnostic(
        code="changed-fact",
        message=f"{_said(anchor.changes[0])} ({article}, line {line}{also})",
        span=at,
        help=out,
        comparison=Comparison(_flat(anchor.was), _flat(anchor.now)),
    )


def _said(change: Change) -> str:
    what = "words" if change.kind == "wording" else f"a {change.kind}"
    if not change.was:
        return f"{what} came into the quoted passage: {_cut(change.now)}"
    if not change.now:
        return f"{what} went out of the quoted passage: {_cut(change.was)}"
    return f"{what} in the quoted passage changed: {_cut(change.was)}, now {_cut(change.now)}"


def _ambiguous(note: Note, anchor: Ambiguous, prose: Prose, article: str, at: Span) -> Diagnostic:
    places = anchor.places
    standing = sum(place.score == 1 for place in places)
    asked = " and ".join(key for key in ("prefix", "suffix") if getattr(note, key))
    if len(places) == 1:
        line = _line(prose, places[0].range[0])
        what = "quote stands once" if standing else "a passage like the quote stands"
        out = f"if the note is on that passage, leave its {asked} out"
        message = f"{what} in {article}, line {line}, but not with the note's {asked}"
        return Diagnostic("other-context", message, at, (out, *_quote_too(places[0])))
    if 0 < standing < len(places):
        message = f"quote stands in {article}, but where its context stands the words are others"
        return Diagnostic("other-context", message, at, _ways_out(places, prose, asked))
    if standing:
        none = "neither" if len(places) == 2 else "none"
        message = f"quote occurs {len(places)} times in {article}"
        message += f", {none} of them with the note's {asked}" if asked and not _fits_any(note, places, prose) else ""
        also = ("or, if the note is on all of them,   occurrence: all",)
        return Diagnostic("ambiguous-quote", message, at, (*_ways_out(places, prose, asked), *also))
    message = f"quote is not in {article}, and {len(places)} passages are about as near to it"
    return Diagnostic("ambiguous-quote", message, at, _ways_out(places, prose, asked))


def _quote_too(place: Candidate) -> tuple[str, ...]:
    return () if place.score == 1 else (f"and write   quote: {_yaml(place.text)}",)


def _ways_out(places: tuple[Candidate, ...], prose: Prose, asked: str) -> tuple[str, ...]:
    lines = [_way_out(place, places, prose, asked) for place in places[:MOST_PLACES]]
    rest = sorted({_line(prose, place.range[0]) for place in places[MOST_PLACES:]})
    if rest:
        lines.append(f"and {len(places) - MOST_PLACES} more, in {_lines(rest)}: quote more of the sentence")
    return tuple(lines)


def _fits_any(note: Note, places: tuple[Candidate, ...], prose: Prose) -> bool:
    text, asked = read(prose), wanted(note)
    return any(asked.fits(text, span) and prose.text[slice(*text.origin(*span))] in {place.text for place in places}
               for span in verbatim(text, fold(note.quote).text.strip(), (0, len(text.folded))))


def _way_out(place: Candidate, places: tuple[Candidate, ...], prose: Prose, asked: str) -> str:
    one = f"for the one in line {_line(prose, place.range[0])}"
    keys = [f"{key}: {_yaml(value)}" for key, value in (("prefix", place.prefix), ("suffix", place.suffix)) if value]
    if keys:
        verb = f", in place of its {asked}, write" if asked else " add"
        return f"{one}{verb}   {'   and   '.join(keys)}"
    if place.score < 1:
        return f"{one} write   quote: {_yaml(place.text)}"
    section = _block(prose, place.range[0]).section
    span = section_of(prose, section)
    if span is not None and sum(span[0] <= other.range[0] < span[1] for other in places) == 1:
        return f"{one} add   in: {section}"
    return f"{one} there is nothing to tell it by: quote more of the sentence"


def _lost(note: Note, anchor: Orphan, prose: Prose, article: str, at: Span) -> Diagnostic:
    if note.within and note.within not in {heading.id for heading in prose.headings}:
        near = did_you_mean(note.within, [heading.id for heading in prose.headings])
        known = ", ".join(heading.id for heading in prose.headings)
        out = f"its headings are: {known}" if known else f"{article} has no headings: leave   in:   out"
        return Diagnostic(
            code="unknown-section",
            message=f"{article} has no heading with the id `{note.within}`",
            span=place_of(note.places, "in"),
            help=near or (out,),
        )
    text = read(prose)
    quote = fold(note.quote).text.strip()
    if not says_something(quote):
        out = "quote words of the article, or leave   quote:   out"
        return Diagnostic("empty-quote", "quote has no words", at, (out,))
    shown = _elsewhere(note, text, quote, prose, article, at)
    if shown:
        return shown
    lines = [
        f"nearest, line {_line(prose, one.range[0])} ({one.score:.2f}): {_yaml(_cut(one.text))}"
        for one in anchor.nearest
    ]
    if weight(quote) < SHORT:
        lines = [line for line, one in zip(lines, anchor.nearest, strict=True) if one.score >= WORTH_SHOWING]
        return Diagnostic(
            "short-quote", f"quote is not in {article}, and too short to be looked for by likeness", at,
            (*lines, "quote the words as they stand now, or set   status: retired   if the passage is gone"),
        )
    return Diagnostic(
        "orphan-note", f"quote is not in {article}", at,
        (*lines, "mend the quote, or set   status: retired   if the passage is gone"),
    )


def _elsewhere(note: Note, text: Text, quote: str, prose: Prose, article: str, at: Span) -> Diagnostic | None:
    """The quote does stand in the article, but not where or not in the way it must."""
    whole = (0, len(text.folded))
    found = next(verbatim(text, quote, whole), None)
    if found:
        line = _line(prose, text.origin(*found)[0])
        section = _block(prose, text.origin(*found)[0]).section
        out = f"write   in: {section}" if section else "leave   in:   out"
        return Diagnostic(
            "outside-section", f"quote stands in line {line} of {article}, outside the section `{note.within}`",
            at, (out,),
        )
    if (start := text.folded.find(quote)) >= 0:
        line = _line(prose, text.origin(start, start + len(quote))[0])
        return Diagnostic(
            "cut-word", f"quote begins or ends inside a word or a number, in line {line} of {article}", at,
            (f"write   quote: {_yaml(_whole_words(text, prose, start, start + len(quote)))}",),
        )
    if (start := text.unwalled.find(quote)) >= 0:
        line = _line(prose, text.origin(start, start + 1)[0])
        return Diagnostic(
            "quote-across-blocks", f"quote reaches over the end of a paragraph, in line {line} of {article}", at,
            ("quote words of one paragraph, list item, table cell or heading",),
        )
    bare = fold(_MARKUP.sub(lambda match: match[1] or match[2] or "", note.quote)).text.strip()
    found = next(verbatim(text, bare, whole), None) if bare and bare != quote else None
    if found:
        first, last = text.origin(*found)
        return Diagnostic(
            "markup-in-quote",
            f"quote has Markdown in it; a reader sees it as in line {_line(prose, first)} of {article}", at,
            (f"write   quote: {_yaml(prose.text[first:last])}",),
        )
    return None


def _whole_words(text: Text, prose: Prose, start: int, end: int) -> str:
    starts, ends = text.units
    first = max((at for at in starts if at <= start), default=start)
    last = min((at for at in ends if at >= end), default=end)
    begin, stop = text.block_span(start)
    return prose.text[slice(*text.origin(max(first, begin), min(last, stop)))]


def _block(prose: Prose, position: int) -> Block:
    return max((block for block in prose.blocks if block.start <= position), key=lambda block: block.start)


def _line(prose: Prose, position: int) -> int:
    """The line of the article's file: where its block begins, and one more for each soft break before the
    position.
    """
    block = _block(prose, position)
    return block.line + prose.text.count("\n", block.start, position)


def _lines(numbers: list[int]) -> str:
    return ("line " if len(numbers) == 1 else "lines ") + ", ".join(map(str, numbers))


def _flat(text: str) -> str:
    return " ".join(text.split())


def _cut(text: str) -> str:
    flat = _flat(text)
    return flat if len(flat) <= EXCERPT else flat[:EXCERPT].rpartition(" ")[0] + "…"


def _yaml(text: str) -> str:
    """A double-quoted YAML scalar, the space at its end kept: it is to be pasted."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'
