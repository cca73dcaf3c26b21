"""One line on a terminal that says how far a build is: rewritten in place, and gone when it is done."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from typing import TextIO

from postil.engine.observer import Stage

PATIENCE = 1.0
"""Seconds before anything is shown: what takes less needs no company."""

EVERY = 0.1
"""Seconds between two versions of the line: more often than that nobody reads."""

WEIGHT = {
    Stage.LOOKING: 1,
    Stage.READING: 12,
    Stage.ANCHORING: 42,
    Stage.COMPOSING: 38,
    Stage.RENDERING: 0,
    Stage.LINKS: 2,
    Stage.WRITING: 2,
    Stage.REMEMBERING: 3,
}
"""What share of a whole build each stage takes, in hundredths, rendering within composing: `--profile` at 1,000 briefings."""

WORDS = {Stage.COMPOSING: "making pages", Stage.RENDERING: "making pages"}
"""What is shown where two stages take turns too quickly to tell them apart."""

ERASE = "\r\x1b[K"
"""Back to the first column and clear to the end of the line: ECMA-48, EL."""


class Progress:
    """An observer that shows what it is told on a terminal. Use as a context manager: afterwards the line is gone."""

    def __init__(self, terminal: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._terminal, self._clock = terminal, clock
        self._started = clock()
        self._next = self._started + PATIENCE
        self._stage = Stage.LOOKING
        self._expected: dict[Stage, int] = {}
        self._done: dict[Stage, int] = {}
        self._shown = False

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        if self._shown:
            self._terminal.write(ERASE)
            self._terminal.flush()
            self._shown = False

    def at(self, stage: Stage) -> None:
        """Show the stage, when it is time to show anything."""
        self._stage = Stage.COMPOSING if stage is Stage.RENDERING else stage
        self._show()

    def expect(self, stage: Stage, count: int) -> None:
        """Remember how many there are to be."""
        self._expected[stage] = self._expected.get(stage, 0) + count

    def done(self, stage: Stage, count: int = 1) -> None:
        """Show how many have gone through, when it is time to show anything."""
        self._done[stage] = self._done.get(stage, 0) + count
        self._show()

    def _show(self) -> None:
        now = self._clock()
        if now >= self._next:
            self._next = now + EVERY
            self._shown = True
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
        order = list(Stage)
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
