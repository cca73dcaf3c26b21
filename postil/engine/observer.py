"""Observer: whoever wants to know how far a build is and what takes its time; the stages themselves know of none."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Protocol, TypeVar

T = TypeVar("T", int, float)


class Step(Enum):
    """What a build is doing. The order is that of a build, but composing and rendering take turns, page by page."""

    LOOKING = "looking for changes"
    WAITING = "waiting for workers"
    READING = "reading"
    ANCHORING = "anchoring notes, finding terms"
    COMPOSING = "composing"
    RENDERING = "rendering"
    LINKS = "checking links"
    WRITING = "writing"
    REMEMBERING = "remembering"


@dataclass(frozen=True, slots=True)
class Spent:
    """What a worker did in one task."""

    seconds: Mapping[Step, float]
    counts: Mapping[Step, int]


class Observer(Protocol):
    """What the engine tells, from one thread and in this order: `expect`, then `at` and `done` as it goes on."""

    def at(self, stage: Step) -> None:
        """From now on this stage is at work, and the one before it is not."""

    def expect(self, stage: Step, count: int) -> None:
        """So many things, files or briefings or pages, are to go through the stage."""

    def done(self, stage: Step, count: int = 1) -> None:
        """So many of them have."""

    def worked(self, spent: Spent) -> None:
        """Somebody else did that meanwhile."""


class Nobody:
    """The observer of a build that nobody watches."""

    def at(self, stage: Step) -> None:
        """Not of interest."""

    def expect(self, stage: Step, count: int) -> None:
        """Not of interest."""

    def done(self, stage: Step, count: int = 1) -> None:
        """Not of interest."""

    def worked(self, spent: Spent) -> None:
        """Not of interest."""


NOBODY: Observer = Nobody()


class Stopwatch:
    """How long each stage of one build took, and how many things went through it."""

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        """Begin. `clock` tells seconds from any moment on."""
        self.seconds: dict[Step, float] = dict.fromkeys(Step, 0.0)
        self.workers: dict[Step, float] = dict.fromkeys(Step, 0.0)
        """The seconds of all workers together."""
        self.counts: dict[Step, int] = dict.fromkeys(Step, 0)
        self._clock = clock
        self._stage: Step | None = None
        self._began = self._since = clock()

    def at(self, stage: Step) -> None:
        """Count the time from now on for this stage."""
        self._turn(stage)

    def expect(self, stage: Step, count: int) -> None:
        """What is to come takes no time yet."""

    def done(self, stage: Step, count: int = 1) -> None:
        """Count what has gone through."""
        self.counts[stage] += count

    def worked(self, spent: Spent) -> None:
        """Count what workers did apart from the time that passes here."""
        for stage, seconds in spent.seconds.items():
            self.workers[stage] += seconds
        for stage, count in spent.counts.items():
            self.counts[stage] += count

    def spent(self) -> Spent:
        """All of it, for whoever waits for it."""
        self.stop()
        return Spent(_some(self.seconds), _some(self.counts))

    def stop(self) -> None:
        """Count no more time."""
        self._turn(None)

    @property
    def whole(self) -> float:
        """Seconds from the beginning to the last time that it was told anything."""
        return self._since - self._began

    def _turn(self, stage: Step | None) -> None:
        now = self._clock()
        if self._stage is not None:
            self.seconds[self._stage] += now - self._since
        self._stage, self._since = stage, now


class All:
    """Several observers of one build."""

    def __init__(self, observers: Iterable[Observer]) -> None:
        self._observers = tuple(observers)

    def at(self, stage: Step) -> None:
        """Tell each."""
        for one in self._observers:
            one.at(stage)

    def expect(self, stage: Step, count: int) -> None:
        """Tell each."""
        for one in self._observers:
            one.expect(stage, count)

    def done(self, stage: Step, count: int = 1) -> None:
        """Tell each."""
        for one in self._observers:
            one.done(stage, count)

    def worked(self, spent: Spent) -> None:
        """Tell each."""
        for one in self._observers:
            one.worked(spent)


def _some(amounts: Mapping[Step, T]) -> dict[Step, T]:
    """Those that are not nothing."""
    return {stage: amount for stage, amount in amounts.items() if amount}
