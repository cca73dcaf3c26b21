"""The interface's words: all files put together, language by language, and what is wrong between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from postil.compose import locales
from postil.compose.said import FILLED, NEEDED
from postil.diagnose.diagnostic import Diagnostic
from postil.diagnose.nearest import did_you_mean
from postil.model.relations import Contribution
from postil.model.words import LAST, SCRIPTS, Forms, Phrase, Wording, Words, lookup
from postil.read.layout import WORDS
from postil.source import Span, place_of

NAMED = 5
"""How many missing words a finding names; the number of the others follows."""

_FILLED = re.compile(r"\{(\w+)\}")


def contributions_of(words: Iterable[Wording], site_language: str) -> Iterator[Contribution]:
    """The words of each language that has any. A word it lacks is that of the wider language, the site's, or English."""
    files = _by_language(words)
    for tag in sorted(files):
        phrases: dict[str, Phrase] = {}
        for one in (LAST, *_widest_first(site_language), *_widest_first(tag)):
            for file in files.get(one, ()):
                phrases.update((key, _phrase(file.language, said)) for key, said in file.words.items())
        yield Contribution("words", tag, (), Words(files[tag][0].language, phrases))


def _by_language(words: Iterable[Wording]) -> dict[str, list[Wording]]:
    """The files of each language, the look's before the site's, which has the last word."""
    found: dict[str, list[Wording]] = {}
    for file in sorted(words, key=lambda file: file.wherein):
        found.setdefault(file.language.lower(), []).append(file)
    return found


def _widest_first(tag: str) -> tuple[str, ...]:
    return tuple(reversed([one.lower() for one in lookup(tag)]))


def _phrase(language: str, said: str | Forms) -> Phrase:
    if isinstance(said, str):
        return Phrase(language, said)
    return Phrase(language, said["other"], tuple(sorted(said.items())))


def findings_of(words: tuple[Wording, ...]) -> Iterator[Diagnostic]:
    """What is wrong between the files: English has every word, the others the same ones, with the same to be filled in."""
    files = _by_language(words)
    model = next((file for file in files.get(LAST, ()) if file.wherein == "look"), None)
    if model is None:
        span = Span(f"{WORDS}{LAST}.yaml", 1, 1, 1, 1)
        yield Diagnostic("template-error", f"there is no file {span.path}", span, ("take it from Postil's own templates/",))
        return
    lost = sorted(NEEDED - {key for key in model.places if key})
    if lost:
        help_ = ("add them as they stand in Postil's own templates/",)
        yield Diagnostic("template-error", f"pages cannot be made without {_named(lost)}", _top(model), help_)
    for tag, of_language in sorted(files.items()):
        for file in of_language:
            for key in file.words:
                yield from _word(file, key, model)
        if tag != LAST and of_language[0].wherein == "look":
            yield from _missing(of_language[0], files, model)


def _missing(file: Wording, files: Mapping[str, list[Wording]], model: Wording) -> Iterator[Diagnostic]:
    """The words that a language gives to none of its files, nor to those of the wider language."""
    there = {key for tag in lookup(file.language) for one in files.get(tag.lower(), ()) for key in one.places}
    missing = [key for key in model.words if key not in there]
    if missing:
        first = model.words[missing[0]]
        shown = first if isinstance(first, str) else first["other"]
        message = f"{_named(missing)} {'are' if len(missing) > 1 else 'is'} not translated"
        yield Diagnostic("missing-word", message, _top(file), (f"add a line such as   {missing[0]}: {shown}",))


def _word(file: Wording, key: str, model: Wording) -> Iterator[Diagnostic]:
    said, span = file.words[key], place_of(file.places, key)
    meant = model.words.get(key)
    if meant is None:
        if key not in model.places and key not in NEEDED:
            help_ = did_you_mean(key, model.words) or (f"words of your own templates must stand in {WORDS}{LAST}.yaml, too",)
            yield Diagnostic("unknown-key", f"the interface has no word `{key}`", span, help_)
        return
    yield from _filled(file, key, meant)
    if isinstance(said, str):
        if not isinstance(meant, str) and (needed := sorted(locales.usual_categories(file.language) - {"other"})):
            help_ = (f"write   {key}: {{{', '.join(f'{one}: …' for one in (*needed, 'other'))}}}",)
            yield Diagnostic("missing-word", f"`{key}` has one form for all numbers", span, help_)
        return
    if isinstance(meant, str):
        help_ = (f"write its words alone:   {key}: {said['other']}",)
        yield Diagnostic("wrong-type", f"`{key}` is said of no number, and can have no plural forms", span, help_)
        return
    known = locales.categories(file.language)
    for category in sorted(set(said) - known):
        help_ = did_you_mean(category, known) or (f"it tells apart {', '.join(sorted(known))}",)
        message = f"`{category}` is no plural category of {locales.language_name(file.language, LAST)}"
        yield Diagnostic("unknown-key", message, place_of(file.places, f"{key}.{category}"), help_)
    if lacking := sorted(locales.usual_categories(file.language) - set(said)):
        help_ = (f"add   {lacking[0]}: {said['other']}",)
        yield Diagnostic("missing-word", f"`{key}` lacks the form {_named(lacking)}", span, help_)


def _filled(file: Wording, key: str, meant: str | Forms) -> Iterator[Diagnostic]:
    """What is filled in must be what pages, or scripts, fill in; and nothing of it may be lost."""
    model = set(_FILLED.findall(" ".join(_texts(meant))))
    allowed = set(FILLED.get(key, ())) | (model if key.startswith(SCRIPTS) else set())
    said = file.words[key]
    for category, text in {"": said}.items() if isinstance(said, str) else said.items():
        span = place_of(file.places, f"{key}.{category}" if category else key)
        found = set(_FILLED.findall(text))
        for name in sorted(found - allowed):
            help_ = tuple(one.replace("`", "{", 1).replace("`", "}", 1) for one in did_you_mean(name, allowed))
            known = ", ".join(f"{{{one}}}" for one in sorted(allowed)) or "nothing"
            yield Diagnostic("wrong-placeholder", f"{{{name}}} is never filled in here", span, help_ or (f"filled in is {known}",))
        # Where there are several ways of saying it, as with centuries, one will do.
        is_said_otherwise = bool(found - model)
        for name in () if is_said_otherwise else sorted((model & allowed) - found - {"count"}):
            help_ = (f"in English it reads   {_texts(meant)[-1]}",)
            yield Diagnostic("wrong-placeholder", f"{{{name}}} is missing, and would be on no page", span, help_)


def _texts(said: str | Forms) -> tuple[str, ...]:
    return (said,) if isinstance(said, str) else tuple(said.values())


def _named(keys: list[str]) -> str:
    shown = ", ".join(f"`{key}`" for key in keys[:NAMED])
    return shown + (f" and {len(keys) - NAMED} more" if len(keys) > NAMED else "")


def _top(file: Wording) -> Span:
    whole = file.places[""]
    return Span(whole.path, 1, 1, 1, 1)
