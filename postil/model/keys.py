"""How a record declares the keys people write: one declaration feeds the reader, its messages and the format reference."""

from __future__ import annotations

from dataclasses import MISSING, dataclass, field
from datetime import date, datetime
from typing import Annotated, Any, TypeVar, dataclass_transform

from postil.frozen import frozen, with_constructor

T = TypeVar("T")


@frozen
class Scalar:
    """What the words of a YAML scalar must look like. The reader has one check for each name."""

    name: str
    meaning: str
    """For the format reference: what a writer may put there."""


@frozen
class Ref:
    """The id of something that is written elsewhere."""

    kind: str
    """`article`, `term`, `profile`, `source`, `claim`, `event`, `note`, `topic`."""
    or_text: bool = False
    """Whether words that are no id may stand there too, and are then shown as they are."""


Text = Annotated[str, Scalar("text", "plain words on one line")]
Markdown = Annotated[str, Scalar("markdown", "Markdown, over several lines with `|`")]
Id = Annotated[str, Scalar("id", "lower-case letters, digits and single hyphens: `mutual-defense-clause`")]
HeadingId = Annotated[str, Scalar("anchor", "the id of a heading, as in the address of its section behind the `#`")]
Url = Annotated[str, Scalar("url", "a web address that begins with `https://` or `http://`")]
UrlPath = Annotated[str, Scalar("url-path", "a path on this site that begins with `/`")]
Language = Annotated[str, Scalar("language", "a BCP 47 language tag: `en`, `ru`, `zh-Hant`")]
TimeZone = Annotated[str, Scalar("time-zone", "a name of the IANA time zone database: `Europe/Berlin`")]
Edtf = Annotated[str, Scalar("edtf", "an Extended Date/Time Format date: `2024-06-19`, `2024-06`, `2023~`, `1994/1996`")]
MediaPath = Annotated[str, Scalar("media", "a file under content/media/, named from there: `maps/korea.png`")]
SnapshotPath = Annotated[str, Scalar("snapshot", "a file under content/sources/snapshots/, named from there: `veto.pdf`")]
Day = Annotated[date, Scalar("day", "a day as `2024-06-19`")]
Moment = Annotated[datetime, Scalar("moment", "a moment with its offset from UTC: `2024-06-19T18:00+09:00`")]
Sha256 = Annotated[str, Scalar("sha256", "64 hexadecimal digits")]


@frozen
class Key:
    """What a field knows of the key it is written as."""

    name: str
    """As written in YAML; empty when it is the field's own name."""
    short_form: str
    """For a list of records: the one key that a bare scalar stands for; empty when there is no short form."""


@dataclass_transform(frozen_default=True, kw_only_default=True)
def record(cls: type[T]) -> type[T]:
    """A class of things people write: a frozen, slotted dataclass whose fields are given by name.

    Where it is written makes no difference between two of them: a line more in a file concerns nothing below it.
    """
    cls.places = field(compare=False)
    return with_constructor(dataclass(frozen=True, slots=True, kw_only=True, init=False)(cls))


def key(*, default: Any = MISSING, factory: Any = MISSING, name: str = "", short_form: str = "") -> Any:
    """A field that people write as a key. Without a default or a factory the key is required.

    A field of a record that is not made with `key` is filled in by the reader (an id from the file's name, the places).
    """
    return field(default=default, default_factory=factory, metadata={"key": Key(name=name, short_form=short_form)})
