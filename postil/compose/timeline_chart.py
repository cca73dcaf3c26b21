"""The picture of a timeline: a strip for each year with events, and on it each date as exactly as it is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from postil.compose import dates, locales
from postil.compose.charts import chart
from postil.compose.words import Voice
from postil.model.charts import Chart, LegendItem, Shape
from postil.model.written.event import Event

AXIS = 12.0
"""Where the strips begin, in hundredths of the width: before them stands the year."""

LANE = 14
"""Height of a lane, in pixels: a dot of 9, and air. Dates that would lie on each other stand in lanes of one strip."""

DOT = 3.4
"""The least width of anything, in hundredths: a dot on a phone, where the chart is 340 pixels wide, with air."""

STRIPS = 40
"""From more strips on, a strip holds ten years, or a hundred: 40 of them are as high as a screen."""

HEAD = 18
"""Height of the line with the months, in pixels."""

LEGEND = ("day", "within", "lasting", "about")
"""The shapes whose meaning the legend tells, in its order."""


class _Span(NamedTuple):
    """An event, as far as it can be drawn."""

    first: date
    last: date
    style: str
    text: str


class _Piece(NamedTuple):
    """What of an event lies in one strip, in hundredths of the strip."""

    start: float
    end: float
    span: _Span
    comes_from: bool
    """Whether it began before all that is drawn, at no day that is known."""
    goes_on: bool
    """Whether it has no end: the last strip of the chart is only the last that is drawn."""


def picture(events: Sequence[Event], voice: Voice) -> Chart | None:
    """The events of a timeline; None for fewer than two. A list of them has to stand beside it."""
    if len(events) < 2:
        return None
    spans = [_span(event, voice) for event in events]
    years = sorted({year for span in spans for year in _ends(span)})
    size = next((one for one in (1, 10) if len({year // one for year in years}) <= STRIPS), 100)
    strips = sorted({year // size for year in years})
    if not strips:
        return None
    shapes = list(_head(size, voice.lang))
    top = HEAD
    for number, strip in enumerate(strips):
        if number and strip != strips[number - 1] + 1:
            shapes.append(Shape("line", "gap", AXIS, top + 3, width=100 - AXIS))
            top += 6
        lanes = _lanes(_pieces(spans, strip, size, is_first=number == 0, is_last=number == len(strips) - 1))
        high = LANE * max(1, len(lanes)) + 6
        shapes.append(Shape("bar", "strip", AXIS, top, 100 - AXIS, high - 2))
        label = str(strip) if size == 1 else f"{strip * size}–{strip * size + size - 1}"
        shapes.append(Shape("words", "year", 0, top + 14, text=label))
        for lane, pieces in enumerate(lanes):
            shapes += (shape for piece in pieces for shape in _drawn(piece, top + 2 + LANE * lane))
        top += high
    styles = {shape.style for shape in shapes}
    return chart(
        "timeline",
        lang=voice.lang,
        title=voice.say("timeline_chart"),
        description=voice.count(
            "timeline_chart_says",
            len(events),
            first=dates.edtf(events[0].date, voice).text,
            start=str(strips[0] * size),
            end=str(strips[-1] * size + size - 1),
        ),
        height=top,
        shapes=shapes,
        legend=(
            LegendItem("dot" if style == "day" else "bar", style, voice.say(f"drawn_{style}"))
            for style in LEGEND
            if style in styles
        ),
    )


def _span(event: Event, voice: Voice) -> _Span:
    first, last = dates.edtf_bounds(event.date)
    if dates.is_about(event.date):
        style = "about"
    elif "/" in event.date:
        style = "lasting"
    else:
        style = "day" if first == last else "within"
    return _Span(first, last, style, f"{dates.edtf(event.date, voice).text}: {event.title}")


def _ends(span: _Span) -> Iterator[int]:
    """The years in which it begins and ends, as far as it does."""
    if span.first > date.min:
        yield span.first.year
    if span.last < date.max:
        yield span.last.year


def _head(size: int, lang: str) -> Iterator[Shape]:
    """The months of a year, or the years of ten, over the strips."""
    letters = locales.month_letters(lang) if size == 1 else tuple(str(number) for number in range(10))
    for number, letter in enumerate(letters):
        middle = AXIS + (number + 0.5) * (100 - AXIS) / len(letters)
        yield Shape("words", "month", middle, HEAD - 6, text=letter, anchor="middle")


def _pieces(spans: Iterable[_Span], strip: int, size: int, *, is_first: bool, is_last: bool) -> Iterator[_Piece]:
    begins = date(max(strip * size, 1), 1, 1).toordinal()
    ends = date(min(strip * size + size - 1, 9999), 12, 31).toordinal() + 1
    for span in spans:
        first, last = span.first.toordinal(), span.last.toordinal() + 1
        if first < ends and last > begins:
            start, end = (100 * (max(begins, min(one, ends)) - begins) / (ends - begins) for one in (first, last))
            yield _Piece(
                start,
                end,
                span,
                comes_from=is_first and span.first == date.min,
                goes_on=is_last and span.last == date.max,
            )


def _lanes(pieces: Iterable[_Piece]) -> list[list[_Piece]]:
    """The pieces in as few lanes as they need, each in the first that is free; the ones that begin first come first."""
    lanes: list[list[_Piece]] = []
    for piece in sorted(pieces, key=lambda one: (one.start, -one.end, one.span.text)):
        free = next((lane for lane in lanes if _reach(lane[-1]) <= piece.start), None)
        if free is None:
            lanes.append([piece])
        else:
            free.append(piece)
    return lanes


def _reach(piece: _Piece) -> float:
    return max(piece.end, piece.start + DOT)


def _drawn(piece: _Piece, top: float) -> Iterator[Shape]:
    scale = (100 - AXIS) / 100
    if piece.span.first == piece.span.last:
        # A day about which there is doubt is a dot too: what is drawn wider would say that it lasted.
        middle = AXIS + min(max((piece.start + piece.end) / 2, DOT / 2), 100 - DOT / 2) * scale
        style = "day" if piece.span.style == "day" else "about"
        yield Shape("dot", style, middle, top + LANE / 2, text=piece.span.text)
        return
    # Where it goes on beyond the picture the bar makes room for a sign, which bidirectional text turns by itself.
    begins = piece.start + (DOT if piece.comes_from else 0)
    ends = piece.end - (DOT if piece.goes_on else 0)
    width = max(ends - begins, DOT / 2)
    start = min(begins, 100 - width)
    yield Shape("bar", piece.span.style, AXIS + start * scale, top + 3, width * scale, LANE - 6, text=piece.span.text)
    if piece.comes_from:
        yield Shape("words", "goes-on", AXIS, top + LANE - 3, text="‹")
    if piece.goes_on:
        yield Shape("words", "goes-on", 100, top + LANE - 3, text="›", anchor="end")
