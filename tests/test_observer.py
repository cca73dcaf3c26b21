"""Who watches a build: the stopwatch of --profile, and the line on a terminal."""

from __future__ import annotations

from io import StringIO

import pytest

from postil.cli.profile import table
from postil.cli.progress import ERASE, WEIGHT, Progress
from postil.engine.observer import All, Stage, Stopwatch


class Clock:
    """A clock that stands until it is set."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_stopwatch_gives_each_stage_its_time() -> None:
    """Also where two take turns; what comes before the first and after the last belongs to none."""
    clock = Clock()
    watch = Stopwatch(clock)
    for now, stage in ((103, Stage.READING), (104, Stage.COMPOSING), (106, Stage.RENDERING), (107, Stage.COMPOSING)):
        clock.now = now
        watch.at(stage)
    watch.done(Stage.COMPOSING, 3)
    watch.done(Stage.COMPOSING)
    clock.now = 109
    watch.stop()
    clock.now = 200
    watch.stop()
    spent = {stage: seconds for stage, seconds in watch.seconds.items() if seconds}
    assert spent == {Stage.READING: 1.0, Stage.COMPOSING: 4.0, Stage.RENDERING: 1.0}
    assert watch.counts[Stage.COMPOSING] == 4


def test_a_profile_is_a_table() -> None:
    """Seconds stand below seconds, and what no stage accounts for is told."""
    watch = Stopwatch(Clock())
    watch.seconds[Stage.READING], watch.seconds[Stage.COMPOSING] = 0.5, 12.25
    watch.counts[Stage.READING], watch.counts[Stage.COMPOSING] = 1, 2044
    lines = table(watch, 14.0).splitlines()
    assert lines[1] == "reading                            0.500 s    4%  1 file"
    assert lines[3] == "composing                         12.250 s   88%  2,044 pages"
    assert lines[-2:] == ["starting, and the rest             1.250 s    9%", "all                               14.000 s  100%"]


def test_several_can_watch() -> None:
    """Each is told the same."""
    one, other = Stopwatch(Clock()), Stopwatch(Clock())
    both = All((one, other))
    both.expect(Stage.READING, 2)
    both.at(Stage.READING)
    both.done(Stage.READING)
    assert one.counts == other.counts and one.counts[Stage.READING] == 1


@pytest.fixture
def clock() -> Clock:
    """A clock that stands."""
    return Clock()


def test_a_quick_build_shows_nothing(clock: Clock) -> None:
    """Not a byte, before and after."""
    terminal = StringIO()
    with Progress(terminal, clock) as progress:
        progress.expect(Stage.COMPOSING, 5)
        clock.now += 0.9
        progress.at(Stage.COMPOSING)
        progress.done(Stage.COMPOSING, 5)
    assert terminal.getvalue() == ""


def test_a_long_build_shows_one_line_and_takes_it_away(clock: Clock) -> None:
    """What it is at, how many of how many, how long it will take; not more often than can be read."""
    terminal = StringIO()
    with Progress(terminal, clock) as progress:
        progress.expect(Stage.COMPOSING, 4000)
        clock.now += 30
        progress.at(Stage.COMPOSING)
        for _ in range(2000):
            progress.done(Stage.COMPOSING)
            progress.at(Stage.RENDERING)
        clock.now += 0.2
        progress.done(Stage.COMPOSING)
        shown = terminal.getvalue().split(ERASE)
        assert len(shown) == 3 and "\n" not in terminal.getvalue()
        assert shown[1].startswith("making pages  0 of 4,000")
        assert shown[2].startswith("making pages  2,001 of 4,000  about ") and shown[2].endswith(" s left")
    assert terminal.getvalue().endswith(ERASE)


def test_the_time_left_is_that_of_the_whole_build(clock: Clock) -> None:
    """Half of the work in 90 seconds leaves another 90."""
    progress = Progress(StringIO(), clock)
    before = WEIGHT[Stage.LOOKING] + WEIGHT[Stage.READING]
    progress.expect(Stage.ANCHORING, WEIGHT[Stage.ANCHORING])
    progress.at(Stage.ANCHORING)
    progress.done(Stage.ANCHORING, sum(WEIGHT.values()) // 2 - before)
    assert progress.line(clock.now + 90).endswith("  about 1 min 30 s left")
    assert sum(WEIGHT.values()) == 100


def test_a_line_never_wraps(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a narrow terminal it is cut off, for a line that wraps cannot be taken away."""
    monkeypatch.setattr("postil.cli.progress._width", lambda _: 20)
    terminal = StringIO()
    progress = Progress(terminal, clock)
    progress.expect(Stage.ANCHORING, 10_000)
    clock.now += 2
    progress.at(Stage.ANCHORING)
    assert terminal.getvalue() == ERASE + "anchoring notes, fi"
