"""Charts with every kind of shape, by hand, for the tests of the look."""

from __future__ import annotations

from postil.model.charts import Chart, LegendItem, Shape

_KEYS = (
    LegendItem("dot", "day", "on that day"),
    LegendItem("bar", "within", "some time in it"),
    LegendItem("bar", "lasting", "all that time"),
    LegendItem("bar", "about", "around then"),
)


def chart(kind: str) -> Chart:
    """A chart of that kind, with all there can be on one."""
    shapes = (
        Shape("words", "month", 30, 12, text="J", anchor="middle"),
        Shape("bar", "strip", 12, 18, 88, 40),
        Shape("words", "year", 0, 32, text="1959"),
        Shape("dot", "day", 95, 27, text="December 1, 1959: The treaty is signed"),
        Shape("bar", "within", 20, 40, 30, 8, text="A season"),
        Shape("bar", "lasting", 55, 40, 10, 8, text="A conference"),
        Shape("bar", "about", 70, 40, 10, 8, text="About then"),
        Shape("line", "gap", 12, 62, width=88),
        Shape("words", "goes-on", 100, 56, text="›", anchor="end"),
        Shape("line", "kind", 3, 62, height=10),
        Shape("bar", "field", 0, 64, 100, 20),
        *(Shape("bar", f"cell is-{level}", 10 * level, 66, 2, 8, text="A day") for level in (1, 2, 3)),
    )
    return Chart(kind, f"The {kind}, drawn", "Twelve states sign; one strip.", 90, shapes, legend=_KEYS)
