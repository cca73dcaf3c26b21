"""Marks into a tree of nodes: each at the shallowest level where it nests, cut only where it must be."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

from postil.prose.draft import Node

Stretch = tuple[int, int, Any]
"""A stretch of the running text, half open and not empty, and what marks it."""

_NONE: Stretch = (sys.maxsize, sys.maxsize, None)
"""Behind the last stretch."""


def nest(nodes: tuple[Node, ...], tag: str, stretches: Sequence[Stretch]) -> tuple[Node, ...]:
    """The same nodes with an element `tag` around every stretch; its attributes are what marks the stretch.

    A stretch that holds an element whole goes around it. One that ends inside an element is cut at the element's
    edge and goes on inside. Of two stretches that cross each other, the one that begins later is cut at the end of
    the other. The recursion is as deep as the nodes are, and their depth has a limit.
    """
    if not stretches:
        return nodes
    ordered = sorted(stretches, key=outer_first) if len(stretches) > 1 else stretches
    found = _apart(nodes, tag, ordered)
    if found is not None:
        return found
    here: list[Stretch] = []
    deeper: dict[int, list[Stretch]] = {}
    elements = [(index, node) for index, node in enumerate(nodes) if len(node) == 5 and node[0] < node[1]]
    for start, end, mark in stretches:
        low, high = start, end
        for index, element in elements:
            first, last = element[0], element[1]
            if start < last and first < end and (first < start or end < last):
                deeper.setdefault(index, []).append((max(start, first), min(end, last), mark))
                low = last if first < start else low
                high = first if end < last else high
        if low < high:
            here.append((low, high, mark))
    if deeper:
        changed = list(nodes)
        for index, inner in deeper.items():
            start, end, name, attributes, children = nodes[index]
            changed[index] = (start, end, name, attributes, nest(children, tag, inner))
        nodes = tuple(changed)
    return _around(nodes, tag, here) if here else nodes


def _apart(nodes: Sequence[Node], tag: str, stretches: Sequence[Stretch]) -> tuple[Node, ...] | None:
    """Elements around stretches that are sorted, as long as none overlaps another or begins or ends inside an element,
    as nearly all are; otherwise None."""
    before: list[Node] = []
    inner = before
    following = iter(stretches)
    start, end, mark = next(following)
    for node in nodes:
        position, last = node[0], node[1]
        if last <= start and inner is before:
            # What has no width, such as a line break, stands outside a mark that ends or begins there.
            inner.append(node)
            continue
        if len(node) == 5:
            if position < start or end < last:
                return None
            if inner is before:
                inner = []
            inner.append(node)
            if inner is not before and end <= last:
                before.append((start, end, tag, mark, tuple(inner)))
                inner, free = before, end
                start, end, mark = next(following, _NONE)
                if start < free:
                    return None
            continue
        while position < last:
            if inner is before:
                if position < start:
                    stop = start if start < last else last
                    before.append((position, stop))
                    position = stop
                    continue
                inner = []
            stop = end if end < last else last
            inner.append((position, stop))
            position = stop
            if end <= position:
                before.append((start, end, tag, mark, tuple(inner)))
                inner, free = before, end
                start, end, mark = next(following, _NONE)
                if start < free:
                    return None
    return tuple(before)


def _around(nodes: Sequence[Node], tag: str, stretches: list[Stretch]) -> tuple[Node, ...]:
    """Elements around stretches none of which begins or ends inside an element of this level."""
    waiting = sorted(stretches, key=outer_first)[::-1]
    output: list[Node] = []
    open_: list[tuple[int, int, Any, list[Node]]] = []
    """The open elements: start, end, mark, and what stands before them."""

    def close(position: int) -> None:
        nonlocal output
        while open_ and open_[-1][1] <= position:
            start, end, mark, before = open_.pop()
            before.append((start, end, tag, mark, tuple(output)))
            output = before

    def begin(position: int) -> None:
        nonlocal output
        while waiting and waiting[-1][0] <= position:
            start, end, mark = waiting.pop()
            if open_ and open_[-1][1] < end:
                around = open_[-1][1]
                waiting.append((around, end, mark))
                waiting[:] = sorted(reversed(waiting), key=outer_first)[::-1]
                end = around
            open_.append((start, end, mark, output))
            output = []

    for node in nodes:
        position, last = node[0], node[1]
        close(position)
        if len(node) == 5:
            # What has no width, such as a line break, stands outside a mark that ends or begins there.
            if position < last:
                begin(position)
            output.append(node)
            continue
        while position < last:
            close(position)
            begin(position)
            stop = last
            if open_:
                stop = min(stop, open_[-1][1])
            if waiting:
                stop = min(stop, waiting[-1][0])
            output.append((position, stop))
            position = stop
    close(nodes[-1][1])
    return tuple(output)


def outer_first(stretch: Stretch) -> tuple[int, int]:
    """Sorts stretches by where they begin, the longer before the shorter."""
    return stretch[0], -stretch[1]
