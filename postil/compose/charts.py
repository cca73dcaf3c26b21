"""Charts in general, and the small ones: mentions over time, a term among its neighbours, who is mentioned with whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from postil.compose import dates
from postil.compose.words import Voice, direction, joined
from postil.model.charts import Chart, LegendItem, Shape

MONTHS = 36
"""Up to so many months each has a column of its own; a longer time is told in years."""

COLUMN = 32
"""Height of the highest column of mentions, in pixels."""

WIDEST = 3.0
"""The widest a column may be, in hundredths of the width: with few periods wider ones would shout."""

STRIP = 36
"""Height of a row with a strip, in pixels: a line of words, the strip of 8, and air."""

ROW = 22
"""Height of a row of words, in pixels: 14 for the letters, and air."""

LONGEST_NAME = 40
"""Characters of a name in a diagram: what fits the margin at the size of small print."""

INDENT = 5.0
"""How far a level of the tree stands in, in hundredths of the width."""


def chart(
    kind: str, *, lang: str, title: str, description: str, height: int, shapes: Iterable[Shape],
    legend: Iterable[LegendItem] = (),
) -> Chart:
    """A chart, mirrored where its language is read from right to left."""
    placed = tuple(_mirrored(one) for one in shapes) if direction(lang) == "rtl" else tuple(shapes)
    rounded = tuple(
        replace(one, x=_short(one.x), y=_short(one.y), width=_short(one.width), height=_short(one.height))
        for one in placed
    )
    return Chart(kind=kind, title=title, description=description, height=height, shapes=rounded, legend=tuple(legend))


def _mirrored(one: Shape) -> Shape:
    return replace(one, x=100 - one.x - (one.width if one.kind in ("bar", "line") else 0))


def _short(number: float) -> float:
    """Two decimals are a tenth of a pixel, and no machine's sums differ there; whole numbers are written as such."""
    short = round(number, 2)
    return int(short) if short == int(short) else short


class _Periods(NamedTuple):
    """The months, or the years, from a first day to a last."""

    first: date
    steps: int
    is_monthly: bool
    voice: Voice

    def step(self, day: date) -> int:
        """In which period a day lies, from 0."""
        years = day.year - self.first.year
        return 12 * years + day.month - self.first.month if self.is_monthly else years

    def name(self, step: int) -> str:
        """A period in words."""
        month = self.first.month - 1 + step
        value = f"{self.first.year + month // 12}-{month % 12 + 1:02}" if self.is_monthly else str(self.first.year + step)
        return dates.edtf(value, self.voice).text

    def bar(self, step: int, top: float, height: float, text: str) -> Shape:
        """A column, as wide as its period, or as `WIDEST`."""
        wide = 100 / self.steps
        width = min(wide * 0.8, WIDEST)
        return Shape("bar", "count", (step + 0.5) * wide - width / 2, top, width, height, text=text)

    def edges(self, y: float) -> Iterator[Shape]:
        """The names of the first and the last period."""
        yield Shape("words", "edge", 0, y, text=self.name(0))
        yield Shape("words", "edge", 100, y, text=self.name(self.steps - 1), anchor="end")


def _periods(days: Collection[date], voice: Voice) -> _Periods | None:
    """The periods that some days lie in; None for one alone."""
    if not days:
        return None
    first, last = min(days), max(days)
    months = 12 * (last.year - first.year) + last.month - first.month + 1
    is_monthly = months <= MONTHS
    found = _Periods(first, months if is_monthly else last.year - first.year + 1, is_monthly, voice)
    return found if found.steps > 1 else None


def mentions(days: Collection[date], voice: Voice) -> Chart | None:
    """How often something was mentioned in each month, or year; None where all were in one. One day a mention."""
    periods = _periods(days, voice)
    if periods is None:
        return None
    counts = Counter(periods.step(day) for day in days)
    most = max(counts.values())
    busiest = min(step for step, count in counts.items() if count == most)
    shapes = [Shape("line", "base", 0, COLUMN + 0.5, width=100)]
    for step, count in sorted(counts.items()):
        high = round(COLUMN * count / most, 1)
        shapes.append(periods.bar(step, round(COLUMN - high, 1), high, f"{periods.name(step)}: {count}"))
    return chart(
        "mentions",
        lang=voice.lang,
        title=voice.say("mentions_chart"),
        description=voice.count(
            "mentions_chart_says",
            len(days),
            start=periods.name(0),
            end=periods.name(periods.steps - 1),
            busiest=periods.name(busiest),
            most=str(most),
        ),
        height=COLUMN + 20,
        shapes=[*shapes, *periods.edges(COLUMN + 15)],
    )


def together(name: str, others: Sequence[tuple[str, Collection[date]]], voice: Voice) -> Chart | None:
    """With whom somebody is mentioned, and when: a strip for each of them, one time below the other.

    None for fewer than two, or where all was in one month.
    """
    periods = _periods([day for _, days in others for day in days], voice)
    if len(others) < 2 or periods is None:
        return None
    shapes = []
    for row, (other, days) in enumerate(others):
        top = STRIP * row
        shapes.append(Shape("words", "name", 0, top + 14, text=other))
        shapes.append(Shape("words", "number", 100, top + 14, text=str(len(days)), anchor="end"))
        shapes.append(Shape("bar", "strip", 0, top + 19, 100, 8))
        for step, count in sorted(Counter(periods.step(day) for day in days).items()):
            shapes.append(periods.bar(step, top + 19, 8, f"{other}, {periods.name(step)}: {count}"))
    return chart(
        "together",
        lang=voice.lang,
        title=voice.say("together", name=name),
        description=voice.say(
            "together_says", names=joined((f"{other} {len(days)}" for other, days in others), voice)
        ),
        height=STRIP * len(others) + 18,
        shapes=[*shapes, *periods.edges(STRIP * len(others) + 12)],
    )


def tree(
    name: str, voice: Voice, *, above: Sequence[str], narrower: Sequence[str], related: Sequence[str], is_chain: bool
) -> Chart | None:
    """A term among its neighbors: what it is a kind of above it, its kinds below it, and what is related.

    `above` is a chain from the widest term down, or, where the term is a kind of several, all of them. None where there
    are fewer than two neighbors: a list says as much.
    """
    if len(above) + len(narrower) + len(related) < 2:
        return None
    shapes: list[Shape] = []
    level = 0
    for row, wider in enumerate(above):
        level = row if is_chain else 0
        shapes.append(_word("above", level, row, wider))
        if is_chain and row:
            shapes += _elbow(level - 1, row - 1, row, "kind")
    own = len(above)
    if above:
        shapes += _elbow(level, own - 1 if is_chain else 0, own, "kind")
        level += 1
    shapes.append(_word("own", level, own, name))
    below = [*(("kind", other) for other in narrower), *(("beside", other) for other in related)]
    for row, (link, other) in enumerate(below, start=own + 1):
        shapes.append(_word("below" if link == "kind" else "akin", level + 1, row, other))
        shapes += _elbow(level, own, row, link)
    told = (
        voice.say(word, names=joined(items, voice))
        for word, items in (("tree_above", above), ("tree_below", narrower), ("tree_beside", related))
        if items
    )
    keys = (LegendItem("line", "kind", voice.say("tree_kind")), LegendItem("line", "beside", voice.say("tree_related")))
    return chart(
        "tree",
        lang=voice.lang,
        title=voice.say("tree_title", name=name),
        description=" ".join(told),
        height=ROW * (own + 1 + len(below)) + 4,
        shapes=shapes,
        legend=keys if related and (above or narrower) else (),
    )


def _word(style: str, level: int, row: int, words: str) -> Shape:
    shown = words if len(words) <= LONGEST_NAME else f"{words[: LONGEST_NAME - 1].rstrip()}…"
    return Shape("words", style, level * INDENT, ROW * row + 16, text=shown)


def _elbow(level: int, top: int, row: int, style: str) -> Iterator[Shape]:
    """A line down from the words of one row, and across to those of another."""
    middle = ROW * row + 11
    x = (level + 0.3) * INDENT
    yield Shape("line", style, x, ROW * top + 21, height=middle - ROW * top - 21)
    yield Shape("line", style, x, middle, width=INDENT * 0.5)
