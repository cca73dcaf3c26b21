"""What all tasks of one kind share: sent once to each worker, and known by its digest from then on."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from typing import Any, TypeVar

from postil.engine.executors import Work, in_order

T = TypeVar("T")

LACKING = b""
"""The answer of a worker that does not have what the tasks share."""

_made: dict[str, tuple[str, Any]] = {}
"""What this worker made of what it was last sent, by kind: one thing a kind, whose digest says whether it is the one."""


def spread(executor: Executor, count: int, work: Work, shared: object, tasks: Iterable[object]) -> Iterator[Any]:
    """The answers to tasks, in their order; each worker is sent what they share when it turns out to lack it."""
    whole = pickle.dumps(shared, pickle.HIGHEST_PROTOCOL)
    digest = hashlib.sha256(whole).hexdigest()
    # A worker's answer tells whether it lacks something only after others were sent on: so each task is kept until then.
    sent: list[bytes] = []

    def alone() -> Iterator[bytes]:
        for task in tasks:
            sent.append(pickle.dumps(task, pickle.HIGHEST_PROTOCOL))
            yield pickle.dumps((digest, None, sent[-1]), pickle.HIGHEST_PROTOCOL)

    for answer in in_order(executor, count, work, alone()):
        task = sent.pop(0)
        if answer == LACKING:
            answer = executor.submit(work, pickle.dumps((digest, whole, task), pickle.HIGHEST_PROTOCOL)).result()
        yield pickle.loads(answer)


def with_shared(kind: str, make: Callable[[Any], T], asked: bytes) -> tuple[T, Any] | None:
    """What was made of what the tasks of a kind share, and the task itself; None when this worker lacks the first."""
    digest, whole, task = pickle.loads(asked)
    known, made = _made.get(kind, ("", None))
    if known != digest:
        if whole is None:
            return None
        made = make(pickle.loads(whole))
        _made[kind] = (digest, made)
    return made, pickle.loads(task)
