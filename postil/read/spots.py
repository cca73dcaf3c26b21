"""Where the keys of a record stand: a mapping that makes its spans when they are asked for, which is seldom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from postil.source import Span

Mark = tuple[int, int, int, int]
"""Line and column of a beginning and of an exclusive end, from 1."""


class Spots(Mapping[str, Span]):
    """The Places of one record. The decoder fills it in; behind it nobody changes it.

    A large glossary has fifty thousand places: as spans they would take more time than all else in reading it.
    """

    __slots__ = ("_path", "marks")

    def __init__(self, path: str, whole: Mark) -> None:
        self._path = path
        self.marks: dict[str, Mark] = {"": whole}
        """By key path; only the decoder writes here."""

    def take_back(self, key: str) -> None:
        """Forget `key` and all below it."""
        for known in [known for known in self.marks if known == key or known.startswith(f"{key}.")]:
            del self.marks[known]

    def adopt(self, key: str, inner: Spots) -> None:
        """Write down the places of a record that stands at `key`."""
        marks = self.marks
        for below, mark in inner.marks.items():
            if below:
                marks[f"{key}.{below}"] = mark

    def __getitem__(self, key: str) -> Span:
        return Span(self._path, *self.marks[key])

    def __contains__(self, key: object) -> bool:
        return key in self.marks

    def __iter__(self) -> Iterator[str]:
        return iter(self.marks)

    def __len__(self) -> int:
        return len(self.marks)

    def __repr__(self) -> str:
        return f"Spots({self._path}: {', '.join(key for key in self.marks if key)})"
