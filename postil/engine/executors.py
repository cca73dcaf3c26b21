"""Who does the work: this process, others on this machine, or a cluster; whatever takes bytes and gives bytes back."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager

from postil.engine.project import Options

Work = Callable[[bytes], bytes]
"""A function of a module, whose answer depends on nothing but the bytes it is given."""

AHEAD = 3
"""How many tasks wait for each worker: enough that none is idle, few enough that answers do not pile up."""


PATIENCE = 10
"""Seconds in which a scheduler must answer."""


class Here(Executor):
    """The executor that does everything at once and in this process."""

    def submit(self, fn: Callable[..., bytes], /, *args: object, **kwargs: object) -> Future[bytes]:
        """Do it now."""
        done: Future[bytes] = Future()
        done.set_result(fn(*args, **kwargs))
        return done


@contextmanager
def workers(options: Options, tasks: int) -> Iterator[tuple[Executor, int]]:
    """An executor for so many tasks, and how many workers it has. Raises OSError when a cluster cannot be reached."""
    jobs = min(options.jobs, tasks)
    if options.scheduler:
        with _cluster(options.scheduler) as (executor, count):
            yield executor, count
    elif jobs > 1:
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_all_start_methods, get_context

        # A fork has every library loaded already; where that is not safe to do, each worker begins anew.
        method = "fork" if "fork" in get_all_start_methods() else "spawn"
        with ProcessPoolExecutor(jobs, mp_context=get_context(method)) as executor:
            yield executor, jobs
    else:
        yield Here(), 1


@contextmanager
def _cluster(scheduler: str) -> Iterator[tuple[Executor, int]]:
    """The workers of a Dask cluster, which have Postil and its libraries installed; see docs/scale.md."""
    try:
        from distributed import Client
    except ImportError as error:
        raise OSError(None, "Dask is not installed; type   pip install -r requirements-dask.txt") from error
    try:
        client = Client(scheduler, timeout=PATIENCE)
    except (OSError, ValueError) as error:
        raise OSError(None, f"no Dask scheduler answers at {scheduler}") from error
    with client:
        count = len(client.scheduler_info()["workers"])
        if not count:
            raise OSError(None, f"the Dask scheduler at {scheduler} has no workers")
        # A function of the same bytes may be asked for again: `pure` would have Dask keep every answer.
        yield client.get_executor(pure=False), count


def in_order(executor: Executor, count: int, work: Work, tasks: Iterable[bytes]) -> Iterator[bytes]:
    """The answers to the tasks, in the order of the tasks, of which only a few are under way at a time."""
    waiting: deque[Future[bytes]] = deque()
    for task in tasks:
        waiting.append(executor.submit(work, task))
        if len(waiting) >= count * AHEAD:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()
