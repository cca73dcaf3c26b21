"""Every case of tests/cases/patch-*.md: a file before, what is meant, the file after, to the byte."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from postil.desk.patch import Patched, Refused, append, change
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
    return text.replace("◆", "\ufeff").replace("␍", "\r").replace("⇥", "\t").replace("∎\n", "").encode()


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


@pytest.mark.parametrize(("before", "changes"), [
    ("notes:\n  - {id: one, note: One.}\n", {"date": "yesterday"}),
    ("notes:\n  - {id: one, note: One.}\n", {"id": "Not an id"}),
    ("notes:\n  - {id: one, note: One.}\n", {"note": None}),
    ("notes:\n  - {id: one, note: One.}\n", {"title": "a bell: \a"}),
])
def test_what_would_be_wrong_afterwards_is_not_written(before: str, changes: dict[str, Value | None]) -> None:
    """A value that the reader does not take is refused, with what it says of it."""
    note = read_file(PATH, before.encode()).record.notes[0]
    result = change(PATH, before.encode(), note.places[""], changes)
    assert isinstance(result, Refused) and (result.findings or result.reason)
    record = {"note": Markdown("Two."), **{key: value for key, value in changes.items() if value}}
    if "note" not in changes:
        assert isinstance(append(PATH, before.encode(), "notes", record, {}), Refused)


@pytest.mark.parametrize("before", ["notes: [\n", "notes: 5\n", "- note: One.\n", "\xff", "notes:\n  a: {note: One.}\n"])
def test_nothing_is_put_where_it_would_not_be_read(before: str) -> None:
    """A broken file, one that is something else, one in another encoding."""
    assert isinstance(append(PATH, before.encode("latin-1"), "notes", {"note": Markdown("One.")}, {}), Refused)


@pytest.mark.parametrize("before", [None, b"", b"\xef\xbb\xbf", b"# later\r\n"])
def test_a_file_is_begun(before: bytes | None) -> None:
    """Where there is no file, or nothing in it, it begins with `by`."""
    result = append(PATH, before, "notes", {"note": Markdown("One.")}, {"by": "the desk"})
    assert isinstance(result, Patched)
    assert result.data.startswith(before or b"")
    record = read_file(PATH, result.data).record
    assert (record.by, [note.note for note in record.notes]) == ("the desk", ["One."])
