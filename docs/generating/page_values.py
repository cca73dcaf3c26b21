"""docs/page-values.md: what each template gets, field by field, and what those fields are made of."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_type_hints

from generating.meanings import meanings_of
from postil.model import page
from postil.model.words import Words
from postil.render.templates import template_name

INTRODUCTION = """# What templates get

Each template gets one value, `page`, of the class named here. This list is made from the code: write
`python docs/generate.py` after a change there. How templates use it is told in [templates](templates.md).

A field whose name ends in `html` holds finished HTML; everything else is text and is escaped. `tuple[X, ...]` is
a list to go through, `X | None` may be nothing.
"""


def page_values_page() -> str:
    """The page. Raises KeyError when a class lies in a file that cannot be read."""
    pages = [one for name, one in vars(page).items() if inspect.isclass(one) and name.endswith("Page")]
    parts = sorted({part for one in pages for part in _made_of(one, set())} - {*pages}, key=lambda part: part.__name__)
    text = [INTRODUCTION, "## Pages\n"]
    for one in sorted(pages, key=template_name):
        text.append(_section(one, f"`templates/{template_name(one)}`: {one.__name__}"))
    text.append("## What they are made of\n")
    text += [_section(part, part.__name__) for part in parts]
    return "\n".join(text)


def _made_of(value: type[Any], seen: set[type[Any]]) -> Iterator[type[Any]]:
    """The classes of the fields of a value, and of theirs."""
    for hint in get_type_hints(value).values():
        for part in _classes_in(hint):
            # The interface's words are one object whose fields are the keys of templates/words/.
            if part not in seen and part is not Words:
                seen.add(part)
                yield part
                yield from _made_of(part, seen)


def _classes_in(hint: Any) -> Iterator[type[Any]]:
    if is_dataclass(hint):
        yield hint
    for argument in get_args(hint):
        yield from _classes_in(argument)


def _section(value: type[Any], heading: str) -> str:
    meanings = meanings_of(value)
    written = {field.name: field.type for field in fields(value)}
    rows = [
        f"| `{name}` | `{kind}` | {' '.join(meanings.fields.get(name, '').split())} |".replace(" | None`", " \\| None`")
        for name, kind in written.items()
    ]
    return "\n".join((f"### {heading}\n", f"{meanings.record}\n", "| Field | Kind | Meaning |", "|---|---|---|", *rows, ""))
