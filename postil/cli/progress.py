"""One line on a terminal that says how far a build is: rewritten in place, and gone when it is done."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import TextIO

from postil.engine.observer import NOBODY, Observer, Spent, Step

PATIENCE = 1.0
"""Seconds before anything is shown: what takes less needs no company."""

EVERY = 0.1
"""Seconds between two versions of the line: more often than that nobody reads."""

WEIGHT = {
    Step.LOOKING: 1,
    Step.WAITING: 0,
    Step.READING: 4,
    Step.ANCHORING: 40,
    Step.COMPOSING: 45,
    Step.RENDERING: 0,
    Step.LINKS: 3,
    Step.WRITING: 4,
    Step.REMEMBERING: 3,
}
"""What share of a first build each stage takes, in hundredths: `--profile` at 1,000 briefings, with what takes turns
with it. Articles are mostly read while others are anchored, and pages rendered, and remembered, while others are composed."""

WORDS = {Step.COMPOSING: "making pages"}
"""What is shown where several stages take turns too quickly to tell them apart."""

ERASE = "\r\x1b[K"
"""Back to the first column and clear to the end of the line: ECMA-48, EL."""


def shown(terminal: TextIO, *, when: bool) -> AbstractContextManager[Observer]:
    """The progress of a build, on a terminal that can show it; elsewhere nobody's."""
    return Progress(terminal) if when else nullcontext(NOBODY)


class Progress:
    """An observer that shows what it is told on a terminal. Use as a context manager: afterwards the line is gone."""

    def __init__(self, terminal: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._terminal, self._clock = terminal, clock
        self._started = clock()
        self._next = self._started + PATIENCE
        self._stage = Step.LOOKING
        self._expected: dict[Step, int] = {}
        self._done: dict[Step, int] = {}
        self._is_shown = False

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        if self._is_shown:
            self._terminal.write(ERASE)
            self._terminal.flush()
            self._is_shown = False

    def at(self, stage: Step) -> None:
        """Show the stage, when it is time to show anything. One that counts is shown until all has gone through it."""
        if self._done.get(self._stage, 0) >= self._expected.get(self._stage, 0):
            self._stage = stage
        self._show()

    def expect(self, stage: Step, count: int) -> None:
        """Remember how many there are to be."""
        self._expected[stage] = self._expected.get(stage, 0) + count
        if count:
            self._stage = stage

    def done(self, stage: Step, count: int = 1) -> None:
        """Show how many have gone through, when it is time to show anything."""
        self._done[stage] = self._done.get(stage, 0) + count
        self._show()

    def worked(self, spent: Spent) -> None:
        """Show how many have gone through elsewhere."""
        for stage, count in spent.counts.items():
            self.done(stage, count)

    def _show(self) -> None:
        now = self._clock()
        if now >= self._next:
            self._next = now + EVERY
            self._is_shown = True
            width = _width(self._terminal)
            self._terminal.write(ERASE + self.line(now)[: width - 1])
            self._terminal.flush()

    def line(self, now: float) -> str:
        """What is shown at that moment of the clock."""
        stage = self._stage
        words = WORDS.get(stage, stage.value)
        total, done = self._expected.get(stage, 0), self._done.get(stage, 0)
        if total:
            words += f"  {min(done, total):,} of {total:,}"
        part = self._part()
        left = (now - self._started) * (1 - part) / part if part > 0 else 0.0
        return words + (f"  about {_duration(left)} left" if total and left >= 1 else "")

    def _part(self) -> float:
        """The part of the whole that is behind us."""
        order = list(Step)
        before = sum(WEIGHT[one] for one in order[: order.index(self._stage)])
        total = self._expected.get(self._stage, 0)
        within = min(self._done.get(self._stage, 0) / total, 1.0) if total else 0.0
        return (before + WEIGHT[self._stage] * within) / sum(WEIGHT.values())


def _duration(seconds: float) -> str:
    """Seconds as somebody who waits counts them."""
    if seconds < 60:
        return f"{seconds:.0f} s"
    return f"{seconds // 60:.0f} min {seconds % 60:.0f} s"


def _width(terminal: TextIO) -> int:
    try:
        return os.get_terminal_size(terminal.fileno()).columns or 80
    except (OSError, ValueError):
        return 80
