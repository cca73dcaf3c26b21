"""Who watches a build: the stopwatch of --profile, and the line on a terminal."""

from __future__ import annotations

from io import StringIO

import pytest

from postil.cli.profile import table
from postil.cli.progress import ERASE, WEIGHT, Progress
from postil.engine.observer import All, Step, Stopwatch


class Clock:
    """A clock that stands until it is set."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    """A clock that stands."""
    return Clock()


def test_a_stopwatch_gives_each_stage_its_time() -> None:
    """Also where two take turns; what comes before the first and after the last belongs to none."""
    clock = Clock()
    watch = Stopwatch(clock)
    for now, stage in ((103, Step.READING), (104, Step.COMPOSING), (106, Step.RENDERING), (107, Step.COMPOSING)):
        clock.now = now
        watch.at(stage)
    watch.done(Step.COMPOSING, 3)
    watch.done(Step.COMPOSING)
    clock.now = 109
    watch.stop()
    clock.now = 200
    watch.stop()
    spent = {stage: seconds for stage, seconds in watch.seconds.items() if seconds}
    assert spent == {Step.READING: 1.0, Step.COMPOSING: 4.0, Step.RENDERING: 1.0}
    assert watch.counts[Step.COMPOSING] == 4


def test_a_profile_is_a_table() -> None:
    """Seconds stand below seconds, and what no stage accounts for is told."""
    clock = Clock()
    watch = Stopwatch(clock)
    watch.seconds[Step.READING], watch.seconds[Step.COMPOSING] = 0.5, 12.25
    watch.counts[Step.READING], watch.counts[Step.COMPOSING] = 1, 2044
    clock.now += 14
    watch.stop()
    lines = table(watch).splitlines()
    assert lines[0] == "                                 seconds  share"
    assert "reading                            0.500     4%  1 file" in lines
    assert "composing                         12.250    88%  2,044 pages" in lines
    assert lines[-2:] == ["loading, and the rest              1.250     9%", "all                               14.000   100%"]


def test_workers_have_a_column(clock: Clock) -> None:
    """What they did took no time of this process but that of waiting; what went through them counts as done."""
    theirs = Stopwatch(clock)
    theirs.at(Step.COMPOSING)
    clock.now += 3
    theirs.done(Step.COMPOSING, 40)
    spent = theirs.spent()
    watch = Stopwatch(clock)
    watch.at(Step.WAITING)
    clock.now += 2
    watch.worked(spent)
    watch.stop()
    lines = table(watch).splitlines()
    assert lines[0] == "                                 seconds  share  by workers"
    assert "waiting for workers                2.000   100%" in lines
    assert "composing                          0.000     0%       3.000  40 pages" in lines
    assert lines[-1] == "all                                2.000   100%       3.000"


def test_several_can_watch() -> None:
    """Each is told the same."""
    one, other = Stopwatch(Clock()), Stopwatch(Clock())
    both = All((one, other))
    both.expect(Step.READING, 2)
    both.at(Step.READING)
    both.done(Step.READING)
    assert one.counts == other.counts and one.counts[Step.READING] == 1


def test_a_quick_build_shows_nothing(clock: Clock) -> None:
    """Not a byte, before and after."""
    terminal = StringIO()
    with Progress(terminal, clock) as progress:
        progress.expect(Step.COMPOSING, 5)
        clock.now += 0.9
        progress.at(Step.COMPOSING)
        progress.done(Step.COMPOSING, 5)
    assert terminal.getvalue() == ""


def test_a_long_build_shows_one_line_and_takes_it_away(clock: Clock) -> None:
    """What it is at, how many of how many, how long it will take; not more often than can be read."""
    terminal = StringIO()
    with Progress(terminal, clock) as progress:
        progress.expect(Step.COMPOSING, 4000)
        clock.now += 30
        progress.at(Step.COMPOSING)
        for _ in range(2000):
            progress.done(Step.COMPOSING)
            progress.at(Step.RENDERING)
            progress.at(Step.REMEMBERING)
        clock.now += 0.2
        progress.done(Step.COMPOSING)
        shown = terminal.getvalue().split(ERASE)
        assert len(shown) == 3 and "\n" not in terminal.getvalue()
        assert shown[1].startswith("making pages  0 of 4,000")
        assert shown[2].startswith("making pages  2,001 of 4,000  about ") and shown[2].endswith(" s left")
    assert terminal.getvalue().endswith(ERASE)


def test_the_time_left_is_that_of_the_whole_build(clock: Clock) -> None:
    """Half of the work in 90 seconds leaves another 90."""
    progress = Progress(StringIO(), clock)
    before = sum(weight for step, weight in WEIGHT.items() if list(Step).index(step) < list(Step).index(Step.COMPOSING))
    progress.expect(Step.COMPOSING, WEIGHT[Step.COMPOSING])
    progress.at(Step.COMPOSING)
    progress.done(Step.COMPOSING, sum(WEIGHT.values()) // 2 - before)
    assert progress.line(clock.now + 90).endswith("  about 1 min 30 s left")
    assert sum(WEIGHT.values()) == 100


def test_a_line_never_wraps(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a narrow terminal it is cut off, for a line that wraps cannot be taken away."""
    monkeypatch.setattr("postil.cli.progress._width", lambda _: 20)
    terminal = StringIO()
    progress = Progress(terminal, clock)
    progress.expect(Step.ANCHORING, 10_000)
    clock.now += 2
    progress.at(Step.ANCHORING)
    assert terminal.getvalue() == ERASE + "anchoring notes, fi"
