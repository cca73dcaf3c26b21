"""Observer: whoever wants to know how far a build is and what takes its time; the stages themselves know of none."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from enum import Enum
from typing import Protocol


class Stage(Enum):
    """What a build is doing. The order is that of a build, but composing and rendering take turns, page by page."""

    LOOKING = "looking for changes"
    READING = "reading"
    ANCHORING = "anchoring notes, finding terms"
    COMPOSING = "composing"
    RENDERING = "rendering"
    LINKS = "checking links"
    WRITING = "writing"
    REMEMBERING = "remembering"


class Observer(Protocol):
    """What the engine tells, from one thread and in this order: `expect`, then `at` and `done` as it goes on."""

    def at(self, stage: Stage) -> None:
        """From now on this stage is at work, and the one before it is not."""

    def expect(self, stage: Stage, count: int) -> None:
        """So many things, files or briefings or pages, are to go through the stage."""

    def done(self, stage: Stage, count: int = 1) -> None:
        """So many of them have."""


class Nobody:
    """The observer of a build that nobody watches."""

    def at(self, stage: Stage) -> None:
        """Not of interest."""

    def expect(self, stage: Stage, count: int) -> None:
        """Not of interest."""

    def done(self, stage: Stage, count: int = 1) -> None:
        """Not of interest."""


class Stopwatch:
    """How long each stage of one build took, and how many things went through it."""

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        """Begin. `clock` tells seconds from any moment on."""
        self.seconds: dict[Stage, float] = dict.fromkeys(Stage, 0.0)
        self.counts: dict[Stage, int] = dict.fromkeys(Stage, 0)
        self._clock = clock
        self._stage: Stage | None = None
        self._since = clock()

    def at(self, stage: Stage) -> None:
        """Count the time from now on for this stage."""
        self._turn(stage)

    def expect(self, stage: Stage, count: int) -> None:
        """What is to come takes no time yet."""

    def done(self, stage: Stage, count: int = 1) -> None:
        """Count what has gone through."""
        self.counts[stage] += count

    def stop(self) -> None:
        """Count no more time."""
        self._turn(None)

    def _turn(self, stage: Stage | None) -> None:
        now = self._clock()
        if self._stage is not None:
            self.seconds[self._stage] += now - self._since
        self._stage, self._since = stage, now


class All:
    """Several observers of one build."""

    def __init__(self, observers: Iterable[Observer]) -> None:
        self._observers = tuple(observers)

    def at(self, stage: Stage) -> None:
        """Tell each."""
        for one in self._observers:
            one.at(stage)

    def expect(self, stage: Stage, count: int) -> None:
        """Tell each."""
        for one in self._observers:
            one.expect(stage, count)

    def done(self, stage: Stage, count: int = 1) -> None:
        """Tell each."""
        for one in self._observers:
            one.done(stage, count)
