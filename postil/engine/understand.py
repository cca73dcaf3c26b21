"""From what people wrote to what is known: only what changed is read again, and what that concerns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from zoneinfo import ZoneInfo

from postil.diagnose.diagnostic import Diagnostic
from postil.engine import claims as claims_known
from postil.engine import contributions, entries, wording
from postil.engine.articles import Reader
from postil.engine.asked import Names
from postil.engine.inputs import Inputs
from postil.engine.ledger import Ledger
from postil.engine.library import Library, between, state, units
from postil.engine.project import Options
from postil.engine.publication import is_article_published
from postil.engine.view import Stock
from postil.link.claims import claims
from postil.link.clashes import form_findings, phrase_findings
from postil.link.folding import lower
from postil.link.labels import Labels, labels
from postil.link.references import Known
from postil.link.repeats import phrase_labels, phrases
from postil.link.routes import collisions
from postil.model.relations import Contribution, Key
from postil.model.written.library import Written
from postil.read.files import Listing

MANY_FORMS = 200
"""From so many changed forms on, all articles are read again: each form costs a look through all their words."""


@dataclass(frozen=True, slots=True)
class Understood:
    """All that the pages are made from, and all that is wrong."""

    stock: Stock
    redirects: tuple[str, ...]
    """Old paths that lead to new ones."""
    findings: tuple[Diagnostic, ...]
    changed: frozenset[Key]
    """The keys whose values are not those of the last build."""


class _Update:
    """One pass over what changed; lives as long as one call of `understand`."""

    def __init__(
        self, ledger: Ledger, library: Library, listing: Listing, inputs: Inputs, options: Options, stamp: str
    ) -> None:
        self.ledger, self.library, self.options = ledger, library, options
        self.units = units(listing.texts)
        self.states = {owner: state(paths, inputs.digests, stamp) for owner, paths in self.units.items()}
        self.before = ledger.units()
        self.changed: set[Key] = set()
        self.gone = set(self.before) - set(self.units)
        self.fresh: set[str] = {owner for owner, now in self.states.items() if self.before.get(owner) != now}

    def contribute(self, owner: str, found: Iterable[Contribution]) -> None:
        self.changed |= self.ledger.state(owner, found)


def understand(
    ledger: Ledger,
    library: Library,
    listing: Listing,
    inputs: Inputs,
    pictures: Mapping[str, tuple[int, int]],
    options: Options,
    stamp: str,
) -> Understood:
    """Bring the ledger up to date with the files, and say what changed in it and what is wrong."""
    update = _Update(ledger, library, listing, inputs, options, stamp)
    _forget(update)
    _read_entries(update)
    written, _ = library.written()
    today = options.now.astimezone(ZoneInfo(written.site.time_zone)).date()
    update.fresh |= _due(update)
    written, clashes = _read_fresh(update)

    update.contribute("clock", [Contribution("today", "", (), today), Contribution("site", "", (), written.site)])
    update.contribute("media", [Contribution("picture", src, (), size) for src, size in pictures.items()])
    touched = any(owner.startswith("file:") for owner in (*update.fresh, *update.gone))
    if touched or not ledger.keys("words", ""):
        update.contribute("entries", entries.contributions_of(written, drafts=options.drafts))
        update.contribute("words", wording.contributions_of(written.words, written.site.language))
        _keep_findings(update, "words", wording.findings_of(written.words))
    _fronts(update, written)
    read = frozenset(update.fresh)
    found = _labels(update, written)
    said = {one: phrase_labels(written.claims.values(), language=one) for one in found}
    update.fresh |= _concerned(update)
    if update.fresh != read:
        written, clashes = _read_fresh(update)
    known = _known(ledger, written)
    findings = [*clashes, *listing.findings]
    stock = Stock(relations=ledger, labels=found)
    reader = Reader(written, found, said, Names(ledger.read), known, frozenset(pictures), options)
    _entry_units(update, written, known, frozenset(pictures))
    _article_units(update, written, reader)
    findings += _findings(update)
    findings += between(written, ledger)
    findings += form_findings(
        tuple(written.terms.values()), tuple(written.profiles.values()), site_language=written.site.language
    )
    findings += phrase_findings(written.claims.values())
    findings += entries.overdue(written, today)
    findings += claims_known.findings(written.claims.values(), ledger)
    used = (key.removeprefix("topic:") for key in ledger.keys("articles", "topic:"))
    update.contribute("topics", contributions.of_topics(written.site, used))
    findings += collisions(sorted(ledger.read("address", "all"), key=_by_place))
    return Understood(
        stock=stock,
        redirects=ledger.read("redirects", "all"),
        findings=tuple(dict.fromkeys(findings)),
        changed=frozenset(update.changed),
    )


def _by_place(address: object) -> tuple[bool, str, int]:
    span = address.span
    return address.kind in ("alias", "topic"), span.path, span.line


def _forget(update: _Update) -> None:
    """What belonged to files that are gone."""
    for owner in sorted(update.gone):
        update.changed |= update.ledger.forget_unit(owner)
        for part in ("front", "findings"):
            update.contribute(f"{owner}/{part}", ())


def _read_entries(update: _Update) -> None:
    """Everything but the articles is at hand in every build: read, or remembered."""
    for owner, paths in update.units.items():
        if not owner.startswith("file:"):
            continue
        if owner in update.fresh:
            update.library.read(paths[0])
        else:
            update.library.take(paths[0], update.ledger.unit(owner))


def _due(update: _Update) -> set[str]:
    """The articles whose time has come, or is over, since the last build."""
    options = update.options
    return {
        f"article:{article.id}"
        for article, published in update.ledger.read("window", "all")
        if is_article_published(article, options.now, drafts=options.drafts) != published
    } & set(update.units)


def _read_fresh(update: _Update) -> tuple[Written, tuple[Diagnostic, ...]]:
    for owner in update.fresh:
        for path in update.units[owner]:
            update.library.read(path)
    return update.library.written()


def _fronts(update: _Update, written: Written) -> None:
    """What others must know of the articles that were read, before their texts are looked into."""
    for owner in sorted(update.fresh):
        if not owner.startswith("article:"):
            continue
        article = written.articles.get(owner.removeprefix("article:"))
        found: Iterable[Contribution] = ()
        if article:
            published = is_article_published(article, update.options.now, drafts=update.options.drafts)
            notes = written.notes.get(article.id, ())
            found = contributions.of_front(article, notes, written.site, published=published)
        update.contribute(f"{owner}/front", found)


def _labels(update: _Update, written: Written) -> dict[str, Labels]:
    """The names of entries in every language an article is written in; articles that a changed name concerns are fresh."""
    terms, profiles = tuple(written.terms.values()), tuple(written.profiles.values())
    main = written.site.language
    languages = sorted({main, *update.ledger.keys("language", "")})
    found = {one: labels(terms, profiles, language=one, site_language=main) for one in languages}
    now = {
        one: frozenset(
            replace(claim, span=None) for claim in claims(terms, profiles, language=one, site_language=main)
        )
        for one in languages
    }
    before = update.ledger.recall("claims") or {}
    now[""] = frozenset(replace(phrase, span=None) for phrase in phrases(written.claims.values()))
    changed = {claim for language in now for claim in now[language] ^ before.get(language, frozenset())}
    update.ledger.keep("claims", now)
    update.contribute("labels", [Contribution("labels", one, (), forms) for one, forms in now.items() if one])
    forms = {lower(claim.words) for claim in changed}
    articles = {owner for owner in update.units if owner.startswith("article:")}
    if len(forms) > MANY_FORMS or any(claim.stems for claim in changed):
        update.fresh |= articles
    else:
        update.fresh |= articles & {owner for form in forms for owner in update.ledger.saying(form)}
    return found


def _concerned(update: _Update) -> set[str]:
    """The units that name something which has come, gone, or changed its name; and those whose names changed."""
    named = set()
    for relation, key in update.changed:
        if relation in ("id", "hidden", "name"):
            named |= {key, f"any:{key.partition(':')[2]}"}
        elif relation == "picture":
            named.add(f"media:{key}")
    return update.ledger.naming(named) & set(update.units)


def _known(ledger: Ledger, written: Written) -> Known:
    ids: dict[str, set[str]] = {kind: set() for kind in contributions.KINDS}
    for key in ledger.keys("id", ""):
        kind, _, id = key.partition(":")
        ids[kind].add(id)
    return Known(
        ids={kind: frozenset(found) for kind, found in ids.items()},
        damaged=written.incomplete,
        unpublished=frozenset(ledger.keys("hidden", "")),
    )


def _entry_units(update: _Update, written: Written, known: Known, pictures: frozenset[str]) -> None:
    """The Markdown of entries, where it or something it names changed."""
    for owner in sorted(update.fresh):
        if not owner.startswith("file:"):
            continue
        path = update.units[owner][0]
        found, named = entries.prose_of(path, written, known, pictures)
        wrong = (*update.library.findings_of([path]), *found)
        if path in update.library.readings:
            update.ledger.keep_unit(owner, update.states[owner], update.library.readings[path], folded="", targets=named)
        _keep_findings(update, owner, wrong)


def _article_units(update: _Update, written: Written, reader: Reader) -> None:
    """The articles that were read: what they contribute, and what is wrong with them."""
    for owner in sorted(update.fresh):
        if not owner.startswith("article:"):
            continue
        article = written.articles.get(owner.removeprefix("article:"))
        wrong = list(update.library.findings_of(update.units[owner]))
        found: Iterator[Contribution] = iter(())
        folded, named = "", frozenset()
        if article and is_article_published(article, update.options.now, drafts=update.options.drafts):
            reading = reader.read(article)
            found = chain(
                contributions.of_briefing(reading.briefing, written.site), claims_known.of_repeats(reading.briefing)
            )
            wrong += reading.findings
            folded, named = reading.folded, reading.targets
        if article:
            named |= entries.named_by((article, *written.notes.get(article.id, ())))
        update.contribute(owner, found)
        update.ledger.keep_unit(owner, update.states[owner], None, folded=folded, targets=named)
        _keep_findings(update, owner, wrong)


def _keep_findings(update: _Update, owner: str, wrong: Iterable[Diagnostic]) -> None:
    found = tuple(wrong)
    update.contribute(f"{owner}/findings", [Contribution("finding", owner, (), found)] if found else ())


def _findings(update: _Update) -> Iterator[Diagnostic]:
    for owner in update.ledger.keys("finding", ""):
        for found in update.ledger.read("finding", owner):
            yield from found
