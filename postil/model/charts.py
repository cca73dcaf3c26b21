"""Charts: what a small picture consists of, measured and placed, so that a template has only to draw it."""

from __future__ import annotations

from typing import Literal

from postil.frozen import frozen


@frozen
class Shape:
    """One thing in a chart. Across, it is measured in hundredths of the chart's width; down, in pixels."""

    kind: Literal["bar", "dot", "line", "words"]
    style: str
    """Its class, which says what it means."""
    x: float
    """The start of a bar, a line or words; the middle of a dot. In pages from right to left already mirrored."""
    y: float
    """The top of a bar or a line; the middle of a dot; the line that words stand on."""
    width: float = 0
    height: float = 0
    text: str = ""
    """The words, or what a pointer is told that rests on the shape."""
    anchor: Literal["start", "middle", "end"] = "start"
    """Which point of the words stands at `x`."""


@frozen
class LegendItem:
    """What a kind of shape means."""

    kind: Literal["bar", "dot", "line"]
    style: str
    label: str


@frozen
class Chart:
    """A picture that stands beside a list of the same, which has to be there for those who do not see it."""

    kind: str
    """`timeline`, `mentions`, `tree`, `together`, `calendar`; stands once on a page."""
    title: str
    description: str
    """What there is to see, in a sentence or two."""
    height: int
    """In pixels; it is as wide as its place."""
    shapes: tuple[Shape, ...]
    legend: tuple[LegendItem, ...] = ()
