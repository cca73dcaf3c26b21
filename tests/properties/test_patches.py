"""What holds of patches for any file: all else stays, to the byte; what was meant is read back; what cannot be is refused."""

from __future__ import annotations

from typing import Any

import yaml_files
from hypothesis import assume, given
from hypothesis import strategies as st
from yaml_files import File, files, markdown, phrase, sources

from postil.desk.patch import Patched, Refused, append, change
from postil.desk.raw import Raw
from postil.desk.values import Markdown
from postil.model.written.note import Annotations, Note
from postil.read.one import read_file

PATH = "content/annotations/pact.yaml"
HEAD = {"by": "the desk"}
MEANT = st.fixed_dictionaries(
    {"quote": phrase, "note": markdown.map(Markdown)},
    optional={"prefix": phrase, "title": phrase, "sources": sources, "kind": st.sampled_from(["claim", "update"])},
)
CHANGES = st.fixed_dictionaries({}, optional={
    "quote": phrase, "note": markdown.map(Markdown), "title": st.none() | phrase, "sources": st.none() | sources,
    "prefix": st.none() | phrase, "status": st.just("retired"), "updated": st.just("2024-06-20"),
})


def notes(data: bytes) -> list[Note]:
    """The notes that a file holds."""
    record = read_file(PATH, data).record
    assert isinstance(record, Annotations)
    return list(record.notes)


def told(note: Note) -> dict[str, Any]:
    """What a note says, but for where; white space is white space in all but the note's own text."""
    words = {key: flat(getattr(note, key)) for key in ("id", "quote", "prefix", "title", "kind", "status", "by")}
    return {**words, "note": note.note, "sources": [(one.source, flat(one.locator)) for one in note.sources]}


def flat(text: str) -> str:
    """Words with one space between them."""
    return " ".join(text.split())


def meant(values: dict[str, Any]) -> dict[str, Any]:
    """Values that were asked for, as a note tells them."""
    found = dict(values)
    if "sources" in found:
        cited = found["sources"] or ()
        found["sources"] = [(one, "") if isinstance(one, str) else (one["source"], flat(one["locator"])) for one in cited]
    found.pop("updated", None)
    for key, value in found.items():
        if not isinstance(value, list):
            found[key] = value.strip() if isinstance(value, Markdown) else flat(value or "")
    return found


def is_insertion(before: bytes, after: bytes) -> bool:
    """Whether nothing but one stretch was put in."""
    same = next((at for at, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), len(before))
    room = len(after) - len(before)
    return any(before == after[:at] + after[at + room:] for at in range(max(0, same - room), same + 1))


@given(files(), MEANT)
def test_a_new_note_changes_no_byte_that_was_there(file: File, values: dict[str, Any]) -> None:
    """Appending puts one stretch in: all notes read as before, and the new one as meant."""
    before = notes(file.data)
    result = append(PATH, file.data, "notes", {"id": "new", **values}, HEAD)
    assert isinstance(result, Patched), result
    assert is_insertion(file.data, result.data)
    after = notes(result.data)
    assert list(map(told, after[:-1])) == list(map(told, before))
    expected = meant({"id": "new", **values})
    assert {key: told(after[-1])[key] for key in expected} == expected
    assert after[-1].places[""].line == result.line
    assert after[-1].by == before[0].by


@given(files(), CHANGES, st.data())
def test_a_change_stays_within_its_note(file: File, changes: dict[str, Any], data: st.DataObject) -> None:
    """Other notes read as before; the lines above and below the note are the same to the byte; the note reads as meant."""
    before = notes(file.data)
    number = data.draw(st.integers(0, len(before) - 1))
    result = change(PATH, file.data, before[number].places[""], changes)
    assert isinstance(result, Patched), result
    after = notes(result.data)
    expected = {**told(before[number]), **meant(changes)}
    assert told(after[number]) == expected
    assert [told(one) for one in after if one.id != before[number].id] == [
        told(one) for one in before if one.id != before[number].id
    ]
    head, tail = around(file.data, before[number])
    assert result.data.startswith(head) and result.data.endswith(tail)


def around(data: bytes, note: Note) -> tuple[bytes, bytes]:
    """All before the line on which a note begins, and all behind the line on which it ends."""
    lines = data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
    ends = Raw(data).data.splitlines(keepends=True)
    assume(len(ends) <= lines)
    place = note.places[""]
    last = place.end_line if place.end_column > 1 else place.end_line - 1
    return b"".join(ends[:place.line - 1]), b"".join(ends[last:])


@given(files(), st.data())
def test_a_change_to_what_is_there_changes_nothing(file: File, data: st.DataObject) -> None:
    """Values that a note has already leave the file as it is, to the byte."""
    note = data.draw(st.sampled_from(notes(file.data)))
    same = {"quote": note.quote, "note": Markdown(note.note), "title": note.title or None, "prefix": None}
    result = change(PATH, file.data, note.places[""], same)
    assert isinstance(result, Patched) and result.data == file.data


@given(st.one_of(st.text(max_size=80).map(str.encode), st.binary(max_size=40), files().map(lambda file: file.data)),
       st.data(), MEANT)
def test_nothing_raises_and_nothing_is_guessed(file: bytes, data: st.DataObject, values: dict[str, Any]) -> None:
    """Whatever the file holds, a note is put in as meant or it is said why not."""
    at = data.draw(st.integers(0, len(file)))
    file = file[:at] + data.draw(st.sampled_from([b"", b"\n", b"- ", b": ", b"'", b"#", b"\t", b"...\n", b"]"])) + file[at:]
    result = append(PATH, file, "notes", {"id": "new", **values}, HEAD)
    if isinstance(result, Refused):
        return
    assert notes(result.data)[-1].id == "new"


def test_files_of_every_kind_are_drawn() -> None:
    """The strategy makes what it says it makes: each word is one that a reader may meet."""
    assert len(set(yaml_files.WORDS)) == len(yaml_files.WORDS)
