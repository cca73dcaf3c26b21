"""What the docstrings of postil/model/written/ say of each class and of each of its fields."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Meanings:
    """Of one class."""

    record: str
    fields: Mapping[str, str]


def meanings_of(record: type[Any]) -> Meanings:
    """The docstring of the class, and the one under each of its fields."""
    return _classes(Path(inspect.getfile(record)))[record.__name__]


@cache
def _classes(path: Path) -> Mapping[str, Meanings]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {
        node.name: Meanings(ast.get_docstring(node) or "", dict(_fields(node)))
        for node in tree.body
        if isinstance(node, ast.ClassDef)
    }


def _fields(node: ast.ClassDef) -> list[tuple[str, str]]:
    found = []
    for field, text in zip(node.body, node.body[1:], strict=False):
        match field, text:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(words))):
                found.append((name, inspect.cleandoc(words)))
    return found
