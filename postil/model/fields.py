"""Looking into records by what their fields are declared to be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from postil.model.keys import Key, Scalar


def markdown_of(record: Any, inside: str = "") -> Iterator[tuple[str, str]]:
    """Every piece of Markdown in a record and in the records within it, with its key path as in `places`."""
    for attribute, name, is_markdown in _shape(type(record)):
        value = getattr(record, attribute)
        path = f"{inside}.{name}" if inside else name
        if isinstance(value, str):
            if is_markdown and value:
                yield path, value
        elif isinstance(value, tuple):
            for number, item in enumerate(value):
                if isinstance(item, str):
                    if is_markdown:
                        yield f"{path}.{number}", item
                else:
                    yield from markdown_of(item, f"{path}.{number}")
        elif isinstance(value, Mapping):
            for key, item in value.items():
                yield from markdown_of(item, f"{path}.{key}")
        elif is_dataclass(value):
            yield from markdown_of(value, path)


@lru_cache(maxsize=64)
def _shape(cls: type) -> tuple[tuple[str, str, bool], ...]:
    """The fields that may hold Markdown or records: attribute, key as written, whether it is Markdown itself."""
    hints = get_type_hints(cls, include_extras=True)
    found = []
    for field in fields(cls):
        key = field.metadata.get("key")
        if isinstance(key, Key) and _interesting(hints[field.name]):
            found.append((field.name, key.name or field.name, _is_markdown(hints[field.name])))
    return tuple(found)


def _interesting(hint: Any) -> bool:
    return _is_markdown(hint) or any(isinstance(part, type) and is_dataclass(part) for part in _parts(hint))


def _is_markdown(hint: Any) -> bool:
    return any(isinstance(part, Scalar) and part.name == "markdown" for part in _parts(hint))


def _parts(hint: Any) -> Iterator[Any]:
    yield hint
    if get_origin(hint) is Annotated:
        yield from hint.__metadata__
    for argument in get_args(hint):
        yield from _parts(argument)
