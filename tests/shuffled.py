"""Makes a process find the files of a folder in another order every time, as other disks would."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from typing import Any


class _Scan:
    """What os.scandir returns, in the order that it is given."""

    def __init__(self, entries: list[Any]) -> None:
        self._entries: Iterator[Any] = iter(entries)

    def __iter__(self) -> _Scan:
        return self

    def __next__(self) -> Any:
        return next(self._entries)

    def __enter__(self) -> _Scan:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._entries = iter(())


def shuffle_folders(seed: int) -> None:
    """From now on, in this process."""
    order = random.Random(seed)
    scandir, listdir = os.scandir, os.listdir

    def shuffled(found: list[Any]) -> list[Any]:
        order.shuffle(found)
        return found

    def scan(path: Any = ".") -> _Scan:
        with scandir(path) as entries:
            return _Scan(shuffled(list(entries)))

    os.scandir = scan  # type: ignore[assignment]
    os.listdir = lambda path=".": shuffled(listdir(path))  # type: ignore[assignment]
