"""Every case of tests/cases/patch-*.md: a file before, what is meant, the file after, to the byte."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from postil.desk.patch import Patched, append, change
from postil.desk.values import Markdown, Value
from postil.read.one import read_file

FOLDER = Path(__file__).parent / "cases"
PATH = "content/annotations/pact.yaml"


def cases() -> list[Any]:
    """Title, file before, what is meant, file after."""
    found = []
    for path in sorted(FOLDER.glob("patch-*.md")):
        parts = re.split(r"^\.\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        for title, *case in zip(parts[0::4], parts[1::4], parts[2::4], parts[3::4], strict=False):
            found.append(pytest.param(*case, id=title.strip().rpartition("\n")[2]))
    return found


def data(text: str) -> bytes:
    """A file as it is written in a case, in bytes."""
    return text.replace("␍", "\r").replace("⇥", "\t").replace("∎\n", "").encode()


def value(key: str, found: Any) -> Value | None:
    """A value as patches take it."""
    if isinstance(found, list):
        return tuple(value("", one) for one in found)
    return Markdown(found) if key == "note" else found


@pytest.mark.parametrize(("before", "meant", "after"), cases())
def test_a_patch_comes_out_as_written(before: str, meant: str, after: str) -> None:
    """The file after is the one in the case, and nothing else."""
    order, *lines = meant.splitlines()
    values = {key: value(key, json.loads(rest)) for key, _, rest in (line.partition(" ") for line in lines)}
    if order == "add":
        result = append(PATH, data(before), "notes", values, {"by": "the desk"})
    else:
        record = read_file(PATH, data(before)).record
        note = record.notes[int(order.removeprefix("change ")) - 1]
        result = change(PATH, data(before), note.places[""], values)
    assert isinstance(result, Patched), result
    assert result.data == data(after)


@pytest.mark.parametrize("before", [None, b"", b"\xef\xbb\xbf", b"# later\r\n"])
def test_a_file_is_begun(before: bytes | None) -> None:
    """Where there is no file, or nothing in it, it begins with `by`."""
    result = append(PATH, before, "notes", {"note": Markdown("One.")}, {"by": "the desk"})
    assert isinstance(result, Patched)
    assert result.data.startswith(before or b"")
    record = read_file(PATH, result.data).record
    assert (record.by, [note.note for note in record.notes]) == ("the desk", ["One."])
