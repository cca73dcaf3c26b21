"""The words of the interface as pages get them, for the tests of what says them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from postil.compose.words import Voice
from postil.engine.understanding.wording import contributions_of
from postil.model.words import Wording, Words
from postil.read.one import read_file

ROOT = Path(__file__).resolve().parent.parent
FILES = sorted((ROOT / "templates/words").glob("*.yaml"))
LANGUAGES = tuple(path.stem for path in FILES)


@cache
def wordings() -> tuple[Wording, ...]:
    """All files of words that Postil comes with; a finding in one fails the test."""
    found = []
    for path in FILES:
        reading = read_file(path.relative_to(ROOT).as_posix(), path.read_bytes())
        assert reading.findings == () and isinstance(reading.record, Wording)
        found.append(reading.record)
    return tuple(found)


@cache
def words(lang: str = "en") -> Words:
    """The words of one language; English where there are none."""
    found = {one.key: one.value for one in contributions_of(wordings(), "en")}
    return found.get(lang, found["en"])


def voice(lang: str = "en") -> Voice:
    """How a page in that language speaks."""
    return Voice(lang, words(lang))
