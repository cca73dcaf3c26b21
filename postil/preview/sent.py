"""What a page sent to have something written: JSON, taken for nothing but what it turns out to be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from postil.desk.noted import Fields
from postil.desk.selection import Selection
from postil.diagnose.diagnostic import Findings
from postil.model.written.note import NoteKind
from postil.read.scalars import ID

Answer = tuple[int, dict[str, Any]]
"""An HTTP status and what the page is told: always with a `message` where something was not done."""

Sent = Mapping[str, Any]

LONGEST = 100_000
"""Code points of one field: a long article has as many."""

MOST_SOURCES = 100


class NotMeant(ValueError):
    """What was sent is not what our own page sends."""


def words(sent: Sent, key: str) -> str:
    """A field of text; empty where it is missing. Raises NotMeant."""
    value = sent.get(key, "")
    if not isinstance(value, str) or len(value) > LONGEST or any("\ud800" <= one <= "\udfff" for one in value):
        raise NotMeant(key)
    return value.replace("\r\n", "\n").replace("\r", "\n")


def line(sent: Sent, key: str) -> str:
    """A field of words on one line."""
    return " ".join(words(sent, key).split())


def flag(sent: Sent, key: str) -> bool:
    """A box that was ticked."""
    return sent.get(key) is True


def id_of(sent: Sent, key: str) -> str:
    """The id of something that there is. Raises NotMeant."""
    value = words(sent, key)
    if not ID.fullmatch(value):
        raise NotMeant(key)
    return value


def fields(sent: Sent) -> Fields:
    """The form of a note. Raises NotMeant."""
    kind = words(sent, "kind")
    if kind not in get_args(NoteKind):
        raise NotMeant("kind")
    return Fields(kind, line(sent, "title"), words(sent, "note"), sources(sent), line(sent, "by"))


def sources(sent: Sent) -> tuple[tuple[str, str], ...]:
    """Id and locator of each source. Raises NotMeant."""
    listed = sent.get("sources", [])
    if not isinstance(listed, list) or len(listed) > MOST_SOURCES or not all(isinstance(one, dict) for one in listed):
        raise NotMeant("sources")
    return tuple((line(one, "source"), line(one, "locator")) for one in listed if line(one, "source"))


def lines(sent: Sent, key: str) -> tuple[str, ...]:
    """Several words or phrases, each once."""
    listed = sent.get(key, [])
    if not isinstance(listed, list) or len(listed) > MOST_SOURCES:
        raise NotMeant(key)
    found = (line({key: one}, key) for one in listed)
    return tuple(dict.fromkeys(one for one in found if one))


def selection(sent: Sent) -> Selection | None:
    """What was selected; None for nothing. Raises NotMeant."""
    found = sent.get("selection")
    if found is None:
        return None
    if not isinstance(found, dict):
        raise NotMeant("selection")
    number, of = found.get("number", 0), found.get("of", 1)
    if type(number) is not int or type(of) is not int:
        raise NotMeant("selection")
    return Selection(words(found, "before"), words(found, "text"), words(found, "after"), number, of)


def not_done(status: int, message: str, findings: Findings = (), **more: Any) -> Answer:
    """An answer that says why something was not done, with what is wrong in which line."""
    wrong = [
        {"place": one.span.position, "message": one.message, "help": list(one.help)}
        for one in findings
    ]
    return status, {"message": message, "findings": wrong, **more}
