"""Records from nodes: each key by its type, each value with its place, and no mistake that publishes anything."""

from __future__ import annotations

import pickle
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

import postil.model.written as written
from postil.model.written.article import Article
from postil.model.written.note import Annotations
from postil.model.written.term import Glossary, Label
from postil.read.one import FileReading, read_file
from postil.read.schema import LABELS, shape_of
from postil.source import Span, place_of


def read(path: str, text: str) -> FileReading:
    return read_file(path, text.encode())


def article(front: str) -> FileReading:
    return read("content/articles/pact.md", f"---\ntitle: A pact\ndate: 2024-06-20\n{front}---\n\nThe text.\n")


def notes(text: str) -> FileReading:
    return read("content/annotations/pact.yaml", f"notes:\n{text}")


def shown(reading: FileReading, span: Span) -> str:
    """What stands at a span of one line."""
    return reading.source.line(span.line)[span.column - 1 : span.end_column - 1]


def codes(reading: FileReading) -> list[str]:
    return [finding.code for finding in reading.findings]


def test_every_record_class_has_a_form_in_yaml() -> None:
    """No class of postil.model.written has a field that the reader cannot read."""
    import importlib

    modules = [path.stem for path in Path(written.__file__).parent.glob("*.py") if path.stem != "__init__"]
    classes = {
        name: getattr(importlib.import_module(f"postil.model.written.{module}"), name, None)
        for module in modules
        for name in LABELS
        if hasattr(importlib.import_module(f"postil.model.written.{module}"), name)
    }
    assert set(classes) == set(LABELS)
    for record in classes.values():
        assert shape_of(record).fields


def test_an_article_is_read_whole() -> None:
    """Keys, dates, moments, lists, records within it, the body and its line."""
    reading = article(
        "authors: the desk\ntopics: [missiles]\npublish_at: 2024-06-20T06:00+09:00\n"
        "source: {publisher: NBC News, republish: excerpt}\n"
        "key_points:\n  - |\n    One.\n  - Two.\nterms: {never: [treaty]}\n"
    )
    record = reading.record
    assert isinstance(record, Article) and reading.findings == ()
    assert (record.id, record.title, record.date) == ("pact", "A pact", date(2024, 6, 20))
    assert record.publish_at == datetime(2024, 6, 20, 6, tzinfo=timezone(timedelta(hours=9)))
    assert (record.authors, record.topics, record.key_points) == (("the desk",), ("missiles",), ("One.", "Two."))
    assert record.source and record.source.republish == "excerpt"
    assert record.terms and record.terms.never == ("treaty",)
    assert (record.body, record.body_line) == ("\nThe text.\n", 14)


def test_keys_that_are_words_of_python_are_read() -> None:
    """`in`, `from` and `to` are keys; they are found among the places by the names they are written under."""
    people = "profiles:\n  - {id: x, name: X, roles: [{title: Chair, from: 2014, to: 2024~}]}\n"
    reading = read("content/profiles/people.yaml", people)
    role = reading.record.profiles[0].roles[0]  # type: ignore[union-attr]
    assert (role.since, role.until) == ("2014", "2024~")
    assert shown(reading, place_of(role.places, "to")) == "2024~"


def test_a_citation_may_be_an_id_alone() -> None:
    """`sources: [kcna-text]` is `sources: [{source: kcna-text}]`."""
    record = notes("  - {note: A., sources: [kcna-text, {source: un-charter, locator: Article 51}]}\n").record
    assert isinstance(record, Annotations)
    assert [(one.source, one.locator) for one in record.notes[0].sources] == [
        ("kcna-text", ""),
        ("un-charter", "Article 51"),
    ]


def test_places_are_known_inside_lists_and_records() -> None:
    """A key path leads to its span, from the outer record and from the inner one."""
    record = notes(
        "  - quote: the text\n    note: A.\n    sources:\n      - {source: kcna-text, locator: Article 4}\n"
    ).record
    note = record.notes[0]  # type: ignore[union-attr]
    assert place_of(note.places, "sources.0.locator").position == "content/annotations/pact.yaml:5:38"
    assert note.places["sources.0.locator"] == note.sources[0].places["locator"]
    assert list(note.places) == ["", "quote", "note", "sources", "sources.0", "sources.0.source", "sources.0.locator"]
    assert pickle.loads(pickle.dumps(note)) == note
    assert note.places["quote"].position == "content/annotations/pact.yaml:2:12"


def test_places_are_counted_as_in_the_record() -> None:
    """An item that could not be read is in neither, so that the others keep their numbers."""
    reading = notes("  - {note: A., sources: [kcna-text, Not An Id, un-charter]}\n")
    note = reading.record.notes[0]  # type: ignore[union-attr]
    assert [one.source for one in note.sources] == ["kcna-text", "un-charter"]
    assert shown(reading, note.places["sources.1"]) == "un-charter"
    assert "sources.2" not in note.places


def test_labels_are_keyed_by_language() -> None:
    """A term has its words in other languages."""
    reading = read(
        "content/glossary/law.yaml",
        "terms:\n  - {id: treaty, term: treaty, short: A bond., labels: {ru: {term: договор, forms: [договора]}}}\n",
    )
    record = reading.record
    assert isinstance(record, Glossary) and record.scheme == "law" and record.terms[0].scheme == "law"
    label = record.terms[0].labels["ru"]
    assert isinstance(label, Label) and (label.term, label.forms) == ("договор", ("договора",))


HELD_BACK = [
    "statsu: draft",
    "status: Draft",
    "status: [draft]",
    "publish_at: tomorrow",
    "embargo_until: 2024-06-19 18:00",
    "expires_at: never",
    "source: {publisher: X, republish: exerpt}",
    "title: twice",
    "draft: true",
]


@pytest.mark.parametrize("key", HELD_BACK)
def test_an_article_with_a_doubt_about_its_status_is_a_draft(key: str) -> None:
    """Whatever decides on publishing and is not understood holds the article back, even from --keep-going."""
    reading = article(f"{key}\n")
    assert reading.findings
    assert reading.record.status == "draft"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "key", ["status: pubished", "layer: intern", "blocking: maybe", "layr: internal", "note: twice"]
)
def test_a_note_with_a_doubt_about_its_status_is_a_draft(key: str) -> None:
    """And only that note: the one beside it stays as it is."""
    record = notes(f"  - note: A.\n    {key}\n  - note: B.\n").record
    assert [note.status for note in record.notes] == ["draft", "published"]  # type: ignore[union-attr]


def test_other_mistakes_leave_the_record_to_be_checked_further() -> None:
    """A wrong date is a finding, and the note is still there to be anchored."""
    reading = notes("  - {quote: the text, note: A., date: 2024-02-30}\n")
    note = reading.record.notes[0]  # type: ignore[union-attr]
    assert codes(reading) == ["invalid-date"]
    assert (note.quote, note.date, note.status) == ("the text", None, "published")


def test_a_record_without_what_it_needs_is_left_out_and_said_to_be() -> None:
    """The file is then not whole: an id that nothing has may stand in it."""
    reading = read("content/glossary/law.yaml", "terms:\n  - {id: treaty, short: A bond.}\n")
    assert codes(reading) == ["missing-key"]
    assert not reading.whole


@pytest.mark.parametrize(
    ("written", "count"),
    [
        ("authors: the desk", 1),
        ("authors: one, two", 0),
        ("known: One thing, and another.", 1),
        ("topics: missiles", 1),
        ("topics: a; b", 0),
    ],
)
def test_one_word_stands_for_a_list_of_one_where_nothing_else_can_be_meant(written: str, count: int) -> None:
    """A comma might part two of them, but not in a sentence."""
    reading = article(f"{written}\n")
    key = written.partition(":")[0]
    assert len(getattr(reading.record, key)) == count
    assert codes(reading) == ([] if count else ["wrong-type"])


def test_a_moment_keeps_its_offset() -> None:
    """18:00 in Seoul is 09:00 UTC."""
    record = article("embargo_until: 2024-06-19T18:00+09:00\n").record
    assert record.embargo_until.astimezone(UTC) == datetime(2024, 6, 19, 9, tzinfo=UTC)  # type: ignore[union-attr]
