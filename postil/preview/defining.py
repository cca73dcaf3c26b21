"""Define a term: what a page asks to have written into a glossary."""

from __future__ import annotations

from collections.abc import Iterator

from postil.desk.opened import stamp
from postil.desk.patch import Patched, Refused, append
from postil.desk.values import Markdown, Value, item
from postil.desk.wrap import wrapped
from postil.diagnose.diagnostic import Diagnostic
from postil.engine.session import Session
from postil.link.routes import entry_url
from postil.model.written.term import Term
from postil.preview import sent as read
from postil.preview.opening import Stopped
from postil.preview.sent import Answer, Sent, not_done
from postil.read.files import load
from postil.read.layout import place
from postil.read.scalars import ID, slugged

GLOSSARY = "content/glossary/"
LONGEST_SHORT = 280
"""Code points of the short meaning, as everywhere."""


def begin(session: Session, sent: Sent) -> Answer:
    """What a form for a term begins with; or the entry that there is already."""
    words = read.line(sent, "words")
    entry = next(_claiming(session, words), None)
    schemes = [
        {"scheme": path.removeprefix(GLOSSARY).removesuffix(".yaml"), "seen": stamp(_bytes(session, path))}
        for path in session.texts(GLOSSARY)
    ]
    there = {"id": entry.id, "term": entry.term, "href": entry_url("term", entry.id)} if entry else None
    return 200, {"term": words, "id": _free_id(session, words), "schemes": schemes, "there": there}


def as_yaml(session: Session, sent: Sent) -> Answer:
    """A new term as lines to paste."""
    return 200, {"yaml": "\n".join(item(_record(session, sent), 2)) + "\n"}


def file_of(session: Session, sent: Sent) -> tuple[str, bytes | None]:
    """The file of the glossary that is meant, and what stands in it. Raises Stopped for a name that cannot be one."""
    scheme = read.line(sent, "scheme")
    path = f"{GLOSSARY}{scheme}.yaml"
    if not ID.fullmatch(scheme) or place(path) is None:
        message = "A glossary has a name of lower-case letters, digits and hyphens, such as law."
        raise Stopped(not_done(422, message, field="scheme"))
    return path, _bytes(session, path)


def prepared(session: Session, sent: Sent, path: str, before: bytes | None) -> Patched | Refused:
    """The glossary with the term in it, or why not."""
    record = _record(session, sent)
    title = path.removeprefix(GLOSSARY).removesuffix(".yaml").replace("-", " ").capitalize()
    return append(path, before, "terms", record, {"title": title})


def _record(session: Session, sent: Sent) -> dict[str, Value]:
    term, id, short = read.line(sent, "term"), read.line(sent, "id"), read.line(sent, "short")
    wrong = ""
    if not term:
        field, wrong = "term", "Which term is it?"
    elif not short:
        field, wrong = "short", "Say in a sentence what it means."
    elif len(short) > LONGEST_SHORT:
        field, wrong = "short", f"The short meaning has {len(short)} characters; {LONGEST_SHORT} are the most."
    elif not ID.fullmatch(id):
        field, wrong = "id", f"`{id}` is no id: lower-case letters, digits and single hyphens."
    elif session.view("/").term_card(id):
        field, wrong = "id", f"There is a term `{id}`: choose another id."
    if wrong:
        raise Stopped(not_done(422, wrong, field=field))
    found: dict[str, Value] = {
        "id": id,
        "term": term,
        "forms": tuple(form for form in read.lines(sent, "forms") if form != term),
        "short": short,
        "definition": Markdown(wrapped(read.words(sent, "definition").strip())),
        "sources": tuple(source for source, _ in read.sources(sent)),
        "reviewed": session.view("/").today().isoformat(),
    }
    return {key: value for key, value in found.items() if value}


def _claiming(session: Session, words: str) -> Iterator[Term]:
    """The entries that have these words for a name."""
    view = session.view("/")
    for card in view.terms():
        term = view.term(card.id)
        if words.casefold() in {form.casefold() for form in (term.term, *term.forms)}:
            yield term


def _free_id(session: Session, words: str) -> str:
    view, made = session.view("/"), slugged(words) or "term"
    number, free = 1, made
    while view.term_card(free):
        number += 1
        free = f"{made}-{number}"
    return free


def _bytes(session: Session, path: str) -> bytes | None:
    data = load(session.project.root, path) if path in session.texts(GLOSSARY) else None
    return None if isinstance(data, Diagnostic) else data
