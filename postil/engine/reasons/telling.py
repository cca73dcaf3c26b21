"""Telling: what a page reads, in the words of somebody who edits the site, with the places where it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from postil.engine.memory import differences
from postil.engine.memory.ledger import Ledger
from postil.model.relations import Key
from postil.read.layout import MEDIA, WORDS

OWN = "its own text"
SHOWN = "what it shows of others"
LISTS = "lists and look-ups"
NAMES = "names that are linked in its text"
SETTINGS = "settings, the day, pictures"
ABSENT = "what is not there (yet)"
GROUPS = (OWN, SHOWN, LISTS, NAMES, SETTINGS, ABSENT)
"""What readings are sorted into, in the order in which they are shown."""

KINDS = {
    "article": ("briefing", "briefings"), "term": ("term", "terms"), "profile": ("profile", "profiles"),
    "source": ("source", "sources"), "event": ("event", "events"), "claim": ("claim", "claims"),
    "page": ("page", "pages"), "topic": ("topic", "topics"), "note": ("note", "notes"),
}  # fmt: skip
"""What an editor calls each kind of thing: one, several."""

FIELDS = {
    "prose": "text", "body": "text", "mentions": "names in the text", "note_count": "number of notes", "url": "address",
    "short": "short definition", "name": "name", "term": "name", "scheme": "title of its glossary", "lang": "language",
    "since": "beginning", "until": "end", "link": "web address", "archive": "archived copy", "retired": "status",
    "single_origin": "single origin",
}  # fmt: skip
"""What an editor calls a field, where that is not the key in the file."""


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a file that somebody wrote."""

    path: str
    """Relative to the project; a folder ends in `/`."""
    line: int = 0
    """From 1; 0 for the whole file."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path


@dataclass(frozen=True, slots=True)
class Told:
    """One reading, told."""

    key: Key
    group: str
    """One of GROUPS."""
    words: str
    """What was read: `the card of the profile Kim Jong Un`."""
    places: tuple[Where, ...]
    """Where it is written; empty for what no file says."""


class Telling:
    """Tells of the keys of one ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def of(self, key: Key) -> Told:
        """One reading."""
        relation, name = key
        values = self._ledger.read(relation, name)
        if relation in ("card", "name", "record", "briefing", "picture", "redirect") and not values:
            return Told(key, ABSENT, f"that there is no {self._called(relation, name)}", ())
        group, words = self._words(relation, name, values)
        return Told(key, group, words, tuple(self._places(relation, name, values)))

    def change(self, key: Key, what: str) -> str:
        """What became different under a key: `the definition of the term ICBM changed`."""
        relation, name = key
        if relation == "today":
            return "a new day began"
        values = self._ledger.read(relation, name)
        thing = self._words(relation, name, values)[1]
        if what == differences.CAME:
            return f"{thing} came"
        if what == differences.WENT:
            return f"{thing} went"
        if what.startswith(differences.FIELDS):
            return self._fields(relation, name, what.removeprefix(differences.FIELDS))
        if what.startswith(differences.NAMES):
            names = what.removeprefix(differences.NAMES)
            return f"names by which terms and profiles are found came or went: {names}"
        if what.startswith(differences.ROWS):
            came, went = what.removeprefix(differences.ROWS).split()
            count = " and ".join(f"{n} {word}" for n, word in ((came, "came"), (went, "went")) if n != "0")
            return f"{thing} changed: {count or 'another order'}"
        return f"{thing} changed"

    def _fields(self, relation: str, name: str, fields: str) -> str:
        thing = self._words("site", "", ())[1] if relation == "site" else self._called(relation, name)
        words = list(dict.fromkeys(_field(one) for one in fields.split(", ")))
        if FIELDS["prose"] in words and FIELDS["mentions"] in words:
            # Where the names stand moves with every word.
            words.remove(FIELDS["mentions"])
        whole = words[0] if len(words) == 1 else ", ".join(words[:-1]) + f" and {words[-1]}"
        the = "" if relation == "site" else "the "
        return f"the {whole} of {the}{thing} changed"

    def _words(self, relation: str, name: str, values: tuple[Any, ...]) -> tuple[str, str]:
        """The group and the words."""
        called = self._called(relation, name)
        count = len(values)
        match relation:
            case "briefing":
                notes = len(values[0].notes) if values else 0
                return OWN, f"the {called}" + (f" with {_counted(notes, 'note')}" if notes else "")
            case "record":
                return OWN, f"the {called}"
            case "redirect":
                return OWN, f"where the old address {name} leads"
            case "card":
                return SHOWN, f"the card of the {called}"
            case "mentions":
                articles = len({row.article for row in values})
                return LISTS, f"every mention of the {called}: {count:,} in {_counted(articles, 'briefing')}"
            case "companions":
                return LISTS, f"who is named together with the {called}"
            case "citing":
                return LISTS, f"everything that rests on the {self._called('card', f'source:{name}')}: {count:,}"
            case "claimed":
                return LISTS, f"what the {self._called('card', f'profile:{name}')} claims: {_counted(count, 'claim')}"
            case "counting":
                return LISTS, f"the claims that count {name}: {count:,}"
            case "broader":
                return LISTS, f"the terms above the {self._called('card', f'term:{name}')}: {count:,}"
            case "days":
                return LISTS, f"the dates of all briefings of {name}: {count:,}"
            case "narrower":
                return LISTS, f"the terms below the {self._called('card', f'term:{name}')}: {count:,}"
            case "translations":
                return LISTS, f"the translations of the {called}: {count:,}"
            case "label":
                entry, _, language = name.rpartition(":")
                return NAMES, f"what the {self._called('card', entry)} is called in another language ({language})"
            case "articles":
                return LISTS, f"the list of {_listing(name)}: {_counted(count, 'briefing')}"
            case "entries":
                return LISTS, f"the list of all {KINDS[name][1]}: {count:,}"
            case "path":
                return LISTS, f"the addresses of all {KINDS[name][1]}: {count:,}"
            case "lookup":
                return LISTS, f"the names of all {KINDS[name][1]}: {count:,}"
            case "present" if name not in KINDS:
                return LISTS, f"whether there is a {name}"
            case "present":
                return LISTS, f"whether there are any {KINDS[name][1]}"
            case "events":
                return LISTS, f"all events: {count:,}"
            case "topics" | "years":
                return LISTS, f"which {relation} have briefings"
            case "redirects":
                return LISTS, f"the old addresses that lead elsewhere: {count:,}"
            case "labels":
                return NAMES, f"the names of all terms and profiles ({name})"
            case "name":
                return NAMES, f"the name of the {called}"
            case "words":
                return SETTINGS, f"the words of the interface ({name})"
            case "picture":
                return SETTINGS, f"the size of the {called}"
            case "site":
                return SETTINGS, "the settings of the site"
            case "today":
                return SETTINGS, "the day of the build" + (f": {values[0].isoformat()}" if values else "")
        return LISTS, f"{relation} {name}".strip()

    def _called(self, relation: str, name: str) -> str:
        """What an editor calls a thing: `term ICBM`, or its id in backticks where it has no name."""
        if relation == "picture":
            return f"picture {name}"
        kind, _, id = name.partition(":") if ":" in name else ("article", "", name)
        return f"{KINDS.get(kind, (kind,))[0]} {self._name(kind, id)}"

    def _name(self, kind: str, id: str) -> str:
        if kind == "note":
            article, _, note = id.partition("/")
            return f"`{note}` on {self._name('article', article)}"
        for name in self._ledger.read("name", f"{kind}:{id}"):
            return f"“{name}”" if " " in name and kind in ("article", "source", "event", "claim") else name
        for card in self._ledger.read("card", f"{kind}:{id}"):
            return getattr(card, "name", f"`{id}`")
        return f"`{id}`"

    def _places(self, relation: str, name: str, values: tuple[Any, ...]) -> Iterator[Where]:
        match relation:
            case "site" | "topics":
                yield Where("content/site.yaml")
            case "words":
                files = self._ledger.digests()
                yield from (Where(path) for path in (f"{WORDS}{name}.yaml", f"content/words/{name}.yaml") if path in files)
            case "picture":
                yield Where(f"{MEDIA}{name}")
            case "labels":
                yield from (Where("content/glossary/"), Where("content/profiles/"))
            case "present" | "entries" | "path" | "lookup" if name in KINDS and name != "article":
                yield Where(f"content/{_folder(name)}/")
            case "articles" | "path" | "years" | "days" | "lastmod":
                yield Where("content/articles/")
            case "events":
                yield Where("content/events/")
            case "briefing":
                yield from self._of_article(name)
            case "label":
                kind, id, _ = name.split(":")
                yield from (Where("content/site.yaml"),) if kind == "topic" else self._of_thing(kind, id)
            case "mentions" | "companions" | "translations":
                yield from self._of_owners(relation, name)
            case "citing":
                yield from (where for row in values for where in self._of_thing(row.kind, row.id))
            case "narrower" | "broader":
                yield from (where for id in values for where in self._of_thing("term", id))
            case "claimed" | "counting":
                yield from (where for id in values for where in self._of_thing("claim", id))
            case "card" | "name" | "record":
                kind, _, id = name.partition(":")
                yield from self._of_thing(kind, id)

    def _of_owners(self, relation: str, name: str) -> Iterator[Where]:
        for owner in self._ledger.owners_of(relation, name):
            yield from self._of_article(owner.partition("/")[0].removeprefix("article:"))

    def _of_article(self, id: str) -> Iterator[Where]:
        yield from (Where(path) for path in sorted(self._ledger.files(f"article:{id}"), key=_articles_first))

    def _of_thing(self, kind: str, id: str) -> Iterator[Where]:
        if kind in ("article", "note"):
            article, _, note = id.partition("/")
            if note:
                for briefing in self._ledger.read("briefing", article):
                    yield from (_where(one.note) for one in briefing.notes if one.note.id == note)
            else:
                yield Where(f"content/articles/{article}.md")
        elif kind == "topic":
            yield Where("content/site.yaml")
        elif kind == "event":
            yield from (_where(event) for event in self._ledger.read("events", "all") if event.id == id)
        else:
            yield from (_where(record) for record in self._ledger.read("record", f"{kind}:{id}"))


def _where(record: Any) -> Where:
    span = record.places[""]
    return Where(span.path, 0 if span.path.endswith(".md") else span.line)


def _articles_first(path: str) -> tuple[bool, bool, str]:
    return not path.startswith("content/articles/"), "/.lock/" in path, path


def _folder(kind: str) -> str:
    return {"term": "glossary", "event": "events"}.get(kind, f"{kind}s")


def _listing(name: str) -> str:
    kind, _, of = name.partition(":")
    words = {"topic": "the topic", "year": "the year", "series": "the series", "profile": "the profile"}
    return f"{words.get(kind, kind)} {of}" if of else "all briefings"


def _counted(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def _field(name: str) -> str:
    if name.startswith("note "):
        return f"note `{name.removeprefix('note ')}`"
    return FIELDS.get(name, re.sub("_", " ", name))
