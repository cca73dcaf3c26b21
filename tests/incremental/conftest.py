"""What these tests share: templates are compiled once a process, since compiling them is most of a small build."""

from __future__ import annotations

from collections.abc import Iterator
from types import CodeType

import pytest
from jinja2 import Environment


@pytest.fixture(scope="package", autouse=True)
def compiled_once() -> Iterator[None]:
    """The code of a template depends on nothing but its text, its name and the kind of environment."""
    compiled: dict[tuple[object, ...], CodeType] = {}
    compile_anew = Environment.compile

    def compile_once(
        self: Environment, source: str, name: str | None = None, filename: str | None = None, **more: object
    ) -> CodeType:
        key = (type(self), source, name, filename, *more.items())
        if key not in compiled:
            compiled[key] = compile_anew(self, source, name, filename, **more)
        return compiled[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Environment, "compile", compile_once)
        yield
