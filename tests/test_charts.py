"""Charts: that dates are drawn as exactly as they are known, that counts add up, and that nothing is drawn of nothing."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from interface import voice
from postil.compose import charts, timeline_chart
from postil.model.charts import Chart, Shape
from postil.model.written.event import Event
from sites import Site

AXIS = timeline_chart.AXIS


def event(when: str, title: str = "It happened") -> Event:
    """An event."""
    return Event(id=title.lower().replace(" ", "-"), date=when, title=title, places={})


def drawn(*dates: str, lang: str = "en") -> Chart:
    """The picture of events on these dates, beside one that makes it a timeline."""
    found = timeline_chart.picture([event(when, f"Event {at}") for at, when in enumerate(dates)], voice(lang))
    assert found
    return found


def shapes(chart: Chart, *styles: str) -> list[Shape]:
    """The shapes of some styles."""
    return [shape for shape in chart.shapes if shape.style in styles]


def part(shape: Shape) -> tuple[float, float]:
    """Which part of its strip a bar covers, in twelfths of a year, rounded."""
    start, width = (shape.x - AXIS) / (100 - AXIS), shape.width / (100 - AXIS)
    return round(12 * start, 1), round(12 * (start + width), 1)


def test_a_day_is_a_dot_in_its_place() -> None:
    """In the strip of its year, at its day."""
    (dot,) = [shape for shape in shapes(drawn("2024-07-02", "2023"), "day")]
    assert dot.kind == "dot" and abs(dot.x - (AXIS + (100 - AXIS) / 2)) < 0.2
    assert dot.text == "July 2, 2024: Event 0"


@pytest.mark.parametrize(
    ("when", "style", "covers"),
    [
        ("2024-06", "within", (5.0, 6.0)),
        ("2024", "within", (0.0, 12.0)),
        ("2024-22", "within", (5.0, 8.0)),
        ("2023~", "about", (0.0, 12.0)),
        ("2024-06?", "about", (5.0, 6.0)),
        ("2024-03/2024-08", "lasting", (2.0, 8.0)),
        ("2024-06~/2024-07", "about", (5.0, 7.0)),
    ],
)
def test_what_is_less_exact_is_drawn_less_exactly(when: str, style: str, covers: tuple[float, float]) -> None:
    """A month is an outline of its length, an interval is filled, what is approximate has a broken outline."""
    (bar,) = shapes(drawn(when, "2020-01-01"), style)
    assert bar.kind == "bar" and part(bar) == pytest.approx(covers, abs=0.1)


def test_a_doubtful_day_is_a_dot_that_says_so() -> None:
    """What were drawn wider would say that it lasted."""
    (dot,) = shapes(drawn("2024-06-19~", "2020-01-01"), "about")
    assert dot.kind == "dot"


def test_an_interval_goes_through_every_strip_there_is() -> None:
    """From its beginning to its end, and through the years between that have a strip."""
    chart = drawn("1994-07/1996-06", "1995-03-01", "1999-01-01")
    assert [shape.text for shape in shapes(chart, "year")] == ["1994", "1995", "1996", "1999"]
    assert [part(bar) for bar in shapes(chart, "lasting")] == [(6.0, 12.0), (0.0, 12.0), (0.0, 6.0)]
    assert len(shapes(chart, "gap")) == 1


def test_what_has_not_ended_goes_on() -> None:
    """To the end of the last strip, with an arrow there."""
    chart = drawn("2023-07/..", "2024-02-01")
    assert [part(bar) for bar in shapes(chart, "lasting")] == [(6.0, 12.0), (0.0, 11.6)]
    (arrow,) = shapes(chart, "goes-on")
    assert arrow.text == "›" and arrow.y > shapes(chart, "strip")[1].y
    bar = shapes(chart, "lasting")[1]
    assert bar.x + bar.width < 98 and arrow.x == 100


def test_what_has_no_known_beginning_comes_from_before() -> None:
    """To its end, and with a sign where the first strip begins."""
    chart = drawn("../2023-06", "2024-02-01", "2022-02-01")
    (sign,) = shapes(chart, "goes-on")
    assert sign.text == "‹" and sign.x == AXIS and sign.y < shapes(chart, "strip")[1].y
    assert [part(bar)[1] for bar in shapes(chart, "lasting")] == [12.0, 6.0]


def test_dates_that_would_lie_on_each_other_stand_in_lanes() -> None:
    """No two shapes of a strip overlap, however near their days are."""
    chart = drawn(*(f"2024-06-{day:02}" for day in range(1, 21)), "2024-06", "2024")
    found = [shape for shape in chart.shapes if shape.style in ("day", "within")]
    boxes = [
        (shape.x - 1, shape.x + 1, shape.y) if shape.kind == "dot"
        else (shape.x, shape.x + shape.width, shape.y + shape.height / 2)
        for shape in found
    ]
    for at, (start, end, lane) in enumerate(boxes):
        assert not any(s < end and start < e and line == lane for s, e, line in boxes[:at])
    (strip,) = shapes(chart, "strip")
    assert all(strip.y < line < strip.y + strip.height for _, _, line in boxes)


def test_a_long_history_is_drawn_in_decades_or_centuries() -> None:
    """A strip for each year would be longer than anybody looks."""
    assert [shape.text for shape in shapes(drawn(*(f"{year}" for year in range(1900, 1990))), "year")] == [
        f"{year}–{year + 9}" for year in range(1900, 1990, 10)
    ]
    years = [shape.text for shape in shapes(drawn(*(f"{year:04}" for year in range(1000, 2000, 7))), "year")]
    assert years[0] == "1000–1099" and len(years) == 10


def test_what_is_read_from_right_to_left_is_drawn_so() -> None:
    """January stands at the right, where readers begin."""
    left, right = drawn("2024-01-10", "2024-12-01"), drawn("2024-01-10", "2024-12-01", lang="ar")
    (first, last), (mirrored, _) = shapes(left, "day"), shapes(right, "day")
    assert first.x < last.x and mirrored.x == round(100 - first.x, 2)
    bar, mirrored_bar = shapes(left, "strip")[0], shapes(right, "strip")[0]
    assert (bar.x, mirrored_bar.x) == (AXIS, 0)


def test_a_legend_names_what_is_there_and_nothing_else() -> None:
    """A reader need not learn what does not occur."""
    assert [item.style for item in drawn("2024-06", "2024-06-01").legend] == ["day", "within"]
    assert [item.style for item in drawn("2024-06-01", "2024-06-02").legend] == ["day"]


def test_one_event_is_no_timeline() -> None:
    """Nor is none."""
    assert timeline_chart.picture([event("2024")], voice()) is None
    assert timeline_chart.picture([], voice()) is None


def columns(chart: Chart | None) -> list[str]:
    """What the columns say."""
    assert chart
    return [shape.text for shape in chart.shapes if shape.style == "count"]


def test_mentions_are_counted_by_month_and_over_years_by_year() -> None:
    """The highest column is the busiest month; the description has the sums."""
    chart = charts.mentions([date(2024, 6, 1), date(2024, 6, 30), date(2024, 8, 1)], voice())
    assert chart and columns(chart) == ["June 2024: 2", "August 2024: 1"]
    assert chart.description == "3 mentions from June 2024 to August 2024; most in June 2024, 2."
    high, low = shapes(chart, "count")
    assert (high.height, low.height) == (charts.COLUMN, charts.COLUMN / 2) and high.x < low.x
    assert columns(charts.mentions([date(2012, 1, 1), date(2024, 12, 31)], voice())) == ["2012: 1", "2024: 1"]


def test_one_month_is_no_course_of_time() -> None:
    """Nothing is drawn of what a number says."""
    assert charts.mentions([date(2024, 6, 1), date(2024, 6, 30)], voice()) is None
    assert charts.mentions([], voice()) is None


def test_who_is_mentioned_with_somebody_has_a_strip_on_one_axis() -> None:
    """The same month stands in the same place for each of them."""
    june, july = date(2024, 6, 3), date(2024, 7, 5)
    chart = charts.together("Ada", [("Bo", (june, june, july)), ("Cy", (july,))], voice())
    assert columns(chart) == ["Bo, June 2024: 2", "Bo, July 2024: 1", "Cy, July 2024: 1"]
    assert chart and chart.description == "In how many briefings: Bo 3, Cy 1."
    _, bo, cy = shapes(chart, "count")
    assert bo.x == cy.x and bo.y < cy.y
    assert charts.together("Ada", [("Bo", (june, july))], voice()) is None


def test_a_term_stands_under_what_it_is_a_kind_of() -> None:
    """A chain goes down step by step; of several wider terms none is over the other."""
    chart = charts.tree("C", voice(), above=["A", "B"], narrower=["D"], related=["E"], is_chain=True)
    assert chart and [(shape.text, shape.x / charts.INDENT) for shape in chart.shapes if shape.kind == "words"] == [
        ("A", 0), ("B", 1), ("C", 2), ("D", 3), ("E", 3),
    ]
    assert chart.description == "It is a kind of: A, B. Kinds of it: D. Related: E."
    flat = charts.tree("C", voice(), above=["A", "B"], narrower=[], related=[], is_chain=False)
    assert flat and [shape.x / charts.INDENT for shape in flat.shapes if shape.kind == "words"] == [0, 0, 1]
    assert charts.tree("C", voice(), above=["A"], narrower=[], related=[], is_chain=True) is None


def test_a_long_name_is_cut_in_the_picture_alone() -> None:
    """Its description has all of it."""
    long = "multiple independently targetable re-entry vehicle"
    chart = charts.tree("C", voice(), above=[long], narrower=["D"], related=[], is_chain=True)
    assert chart and long in chart.description
    assert chart.shapes[0].text == "multiple independently targetable re-en…"


BRIEFINGS = {
    "a": "2023-06-21", "b": "2023-06-30", "c": "2024-06-19", "d": "2024-06-19",
}


def briefings(folder: Path, days: dict[str, str], site: str = "title: The Desk\n") -> Site:
    """A site of briefings on days."""
    return Site(
        folder,
        f"-- site.yaml --\n{site}"
        + "".join(
            f"-- articles/{name}.md --\n---\ntitle: Briefing {name}\ndate: {day}\n---\n\nText.\n"
            for name, day in days.items()
        ),
    ).build()


def cells(site: Site) -> list[tuple[str, str]]:
    """The cells of the home page's calendar, and what they say."""
    return re.findall(r'<rect class="cell (is-\d)"[^>]*><title>([^<]*)</title>', site.page("/"))


def test_the_calendar_has_a_cell_for_each_day_of_the_last_year(tmp_path: Path) -> None:
    """Up to the latest briefing; what is a year and a week older is not in it."""
    site = briefings(tmp_path, BRIEFINGS | {"old": "2023-06-01"})
    assert cells(site) == [
        ("is-1", "June 21, 2023: 1 briefing"), ("is-1", "June 30, 2023: 1 briefing"), ("is-2", "June 19, 2024: 2 briefings"),
    ]
    assert "4 briefings on 3 days, from June 21, 2023 to June 19, 2024." in site.page("/")


def test_a_week_begins_where_readers_think_it_does(tmp_path: Path) -> None:
    """With Sunday in the United States, with Monday in Germany."""
    rows = {}
    for lang in ("en", "de"):
        site = briefings(tmp_path / lang, {"a": "2024-06-16", "b": "2024-06-17"}, f"language: {lang}\n")
        rows[lang] = re.findall(r'<rect class="cell is-1"[^>]* y="(\d+)"', site.page("/"))
    assert rows == {"en": ["1", "11"], "de": ["61", "1"]}


def test_one_briefing_is_no_year(tmp_path: Path) -> None:
    """A new site has no empty calendar, nor one without any."""
    assert "chart" not in briefings(tmp_path / "one", {"a": "2024-06-19"}).page("/")
    assert "chart" not in briefings(tmp_path / "none", {}).page("/")


def test_a_picture_is_an_image_with_a_name_and_a_description(tmp_path: Path) -> None:
    """After the list that says the same; no style but by classes."""
    site = briefings(tmp_path, BRIEFINGS)
    site.put("events/all.yaml", "events:\n  - {id: e, date: 2024-06, title: One}\n  - {id: f, date: 2024, title: Two}\n").build()
    page = site.page("/timeline/")
    assert page.index('id="event-f"') < page.index("<svg")
    assert '<svg role="img" aria-labelledby="timeline-title" aria-describedby="timeline-desc"' in page
    assert re.search(r'<title id="timeline-title">[^<]+</title>\s*<desc id="timeline-desc">2 events', page)
    assert "style=" not in page
