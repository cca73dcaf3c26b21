"""From what people wrote to what is known: only what changed is read again, and what that concerns."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from zoneinfo import ZoneInfo

from postil.diagnose.diagnostic import Diagnostic
from postil.engine.changes.inputs import Inputs
from postil.engine.changes.library import Library, Shelf, between, owner_of
from postil.engine.memory.ledger import Ledger
from postil.engine.observer import NOBODY, Observer, Step
from postil.engine.project import Options
from postil.engine.understanding import bulk, contributions, entries, naming, translations, wording
from postil.engine.understanding import claims as claims_known
from postil.engine.understanding.articles import Reader
from postil.engine.understanding.lookups import Names
from postil.engine.understanding.publication import is_article_published
from postil.engine.understanding.stock import Stock
from postil.engine.understanding.texts_only import only_texts
from postil.engine.understanding.update import Update
from postil.frozen import frozen
from postil.link.references import Known
from postil.link.routes import collisions
from postil.model.relations import Contribution, Key
from postil.model.written.library import Written


@frozen
class Understood:
    """All that the pages are made from, and all that is wrong."""

    stock: Stock
    findings: tuple[Diagnostic, ...]
    changed: frozenset[Key]
    """The keys whose values are not those of the last build."""
    forms: frozenset[str] | None
    """The names, folded, that came or went; None when they are too many to ask for each."""
    written: Written
    """The records that were at hand: of the articles those that were read again."""
    is_whole: bool
    """Whether all entries were at hand, as they must be when one of them changed."""

    def concerns(self, reads: Collection[Key], said: str) -> bool:
        """Whether a page is to be made again that read these keys, and in whose own texts these folded words stand.

        A changed name concerns those alone in which its letters stand.
        """
        if self.forms is None or any(form in said for form in self.forms):
            return not self.changed.isdisjoint(reads)
        return any(read in self.changed for read in reads if read[0] != "labels")


def understand(
    ledger: Ledger,
    library: Library,
    inputs: Inputs,
    pictures: Mapping[str, tuple[int, int]],
    options: Options,
    watch: Observer = NOBODY,
) -> Understood:
    """Bring the ledger up to date with the files, and say what changed in it and what is wrong."""
    update = Update(ledger, library, inputs, options, watch)
    _forget(update)
    update.freshen(_due(update))
    if not only_texts(update):
        update.take_entries()
    found = _many(update, pictures)
    written, clashes = update.read()
    _fronts(update, written)
    if pictures != ledger.recall("pictures"):
        update.contribute("media", [Contribution("picture", src, (), size) for src, size in pictures.items()])
        ledger.keep("pictures", dict(pictures))
    today = _today(options, written)
    languages = naming.languages(ledger, written.site)
    if not update.is_whole and (
        (today,) != ledger.read("today", "")
        or languages != ledger.recall("languages")
        or any(owner.startswith("file:") for owner in _concerned(update))
    ):
        update.take_entries()
        written, clashes = update.read()
    if update.is_whole:
        update.take_in(written, today)
        if found is None or found.labels.keys() != set(languages):
            found = naming.find(written, languages)
        names = naming.renew(ledger, written, languages, found)
        update.contribute("labels", names.contributions)
    else:
        update.take_in_files(written)
        names = naming.remembered(ledger)
    if update.freshen(_concerned(update) | naming.articles_concerned(ledger, names)):
        written, clashes = update.read()
    known = _known(ledger, written)
    reader = Reader(written, names.labels, names.phrases, Names(ledger.read), known, frozenset(pictures), options)
    elsewhere = _by_owner((*clashes, *between(written, ledger)))
    _entry_units(update, written, known, frozenset(pictures))
    _article_units(update, written, reader, elsewhere)
    if update.is_whole:
        wrong = [one for owner, found in elsewhere.items() if not owner.startswith("article:") for one in found]
        ledger.keep("entry findings", (*wrong, *names.findings, *entries.wrong(written, today), *wording.findings_of(written.words)))
    if ("topics", "all") in update.changed or update.is_whole:
        used = (key.removeprefix("topic:") for key in ledger.keys("articles", "topic:"))
        update.contribute("topics", contributions.of_topics(written.site, used))
    if ("address", "all") in update.changed or ledger.recall("address findings") != ():
        wanted = ledger.read("address", "all")
        # Whether there is one does not depend on the order, which takes longer to make than to look.
        wanted = sorted(wanted, key=_by_place) if any(collisions(wanted)) else ()
        ledger.keep("address findings", tuple(collisions(wanted)))
    if update.is_whole or any(relation in ("translating", "card") for relation, _ in update.changed):
        ledger.keep("translation findings", tuple(translations.findings(ledger)))
    if update.is_whole or any(relation == "resting" for relation, _ in update.changed):
        ledger.keep("claim findings", tuple(claims_known.findings(ledger)))
    kept = (finding for kind in ("entry", "claim", "address", "translation") for finding in ledger.recall(f"{kind} findings"))
    findings = (*_findings(update), *kept)
    return Understood(
        stock=Stock(relations=ledger, labels=names.labels),
        findings=tuple(dict.fromkeys(findings)),
        changed=frozenset(update.changed),
        forms=None if names.is_rearranged else names.changed,
        written=written,
        is_whole=update.is_whole,
    )


def _many(update: Update, pictures: Iterable[str]) -> naming.Found | None:
    """Where nothing is known yet and there are many articles: most of them are understood apart from each other."""
    articles = {unit.owner: unit for unit in update.articles()}
    if not update.ledger.is_new or len(articles) < bulk.MANY:
        return None
    update.units = {owner: unit for owner, unit in update.units.items() if owner not in articles}
    written, _ = update.read()
    update.take_in(written, _today(update.options, written))
    found = naming.find(written, bulk.spoken(update.library, articles.values(), written.site.language))
    update.settled = bulk.understand_many(
        update.ledger, update.library, written, articles, found, pictures, update.options, update.watch
    )
    update.watch.at(Step.ANCHORING)
    update.units |= {owner: unit for owner, unit in articles.items() if owner not in update.settled}
    return found


def _today(options: Options, written: Written) -> date:
    return options.now.astimezone(ZoneInfo(written.site.time_zone)).date()


def _by_place(address: object) -> tuple[bool, str, int]:
    span = address.span
    return address.kind in ("alias", "topic"), span.path, span.line


def _forget(update: Update) -> None:
    """What belonged to files that are gone."""
    for owner in sorted(update.gone):
        update.changed |= update.ledger.forget_unit(owner)
        for part in ("front", "findings"):
            update.contribute(f"{owner}/{part}", ())


def _due(update: Update) -> set[str]:
    """The articles whose time has come, or is over, since the last build."""
    options = update.options
    return {
        f"article:{article.id}"
        for article, published in update.ledger.read("window", "all")
        if is_article_published(article, options.now, drafts=options.drafts) != published
    }


def _fronts(update: Update, written: Written) -> None:
    """What others must know of the articles that were read, before their texts are looked into."""
    for unit in update.articles():
        article = written.articles.get(unit.owner.removeprefix("article:"))
        found: Iterable[Contribution] = ()
        if article:
            published = is_article_published(article, update.options.now, drafts=update.options.drafts)
            notes = written.notes.get(article.id, ())
            found = contributions.of_front(article, notes, written.site, published=published)
        update.contribute(f"{unit.owner}/front", found)


def _concerned(update: Update) -> set[str]:
    """The units that name something which has come, gone, or changed its name; and those whose names changed."""
    named = set()
    for relation, key in update.changed:
        if relation in ("id", "hidden", "name"):
            named |= {key, f"any:{key.partition(':')[2]}"}
        elif relation == "picture":
            named.add(f"media:{key}")
    return update.ledger.naming(named)


def _known(ledger: Ledger, written: Written) -> Known:
    return Known(
        ids={kind: Shelf(ledger, kind, {}) for kind in contributions.KINDS},
        damaged=written.incomplete,
        unpublished=frozenset(ledger.keys("hidden", "")),
    )


def _entry_units(update: Update, written: Written, known: Known, pictures: frozenset[str]) -> None:
    """The Markdown of entries, where it or something it names changed."""
    for owner, unit in sorted(update.units.items()):
        if not owner.startswith("file:"):
            continue
        path = owner.removeprefix("file:")
        found, named = entries.prose_of(path, written, known, pictures)
        wrong = (*update.library.findings_of([path]), *found)
        if path in update.library.readings:
            update.ledger.keep_unit(owner, unit.state, update.library.readings[path], folded="", targets=named)
            update.ledger.keep_files(owner, unit.files)
        _keep_findings(update, owner, wrong)


def _article_units(
    update: Update, written: Written, reader: Reader, elsewhere: Mapping[str, list[Diagnostic]]
) -> None:
    """The articles that were read: what they contribute, and what is wrong with them."""
    update.watch.expect(Step.ANCHORING, sum(1 for _ in update.articles()))
    for unit in update.articles():
        owner = unit.owner
        article = written.articles.get(owner.removeprefix("article:"))
        wrong = [*update.library.findings_of(unit.files), *elsewhere.get(owner, ())]
        found: Iterator[Contribution] = iter(())
        folded, named, notes = "", frozenset(), None
        if article and is_article_published(article, update.options.now, drafts=update.options.drafts):
            reading = reader.read(article)
            found = chain(
                contributions.of_briefing(reading.briefing, written.site), claims_known.of_repeats(reading.briefing)
            )
            wrong += reading.findings
            folded, named, notes = reading.folded, reading.targets, len(reading.briefing.standing)
        if article:
            named |= entries.named_by((article, *written.notes.get(article.id, ())))
        update.contribute(owner, found)
        update.ledger.keep_unit(owner, unit.state, None, folded=folded, targets=named, notes=notes)
        update.ledger.keep_files(owner, unit.files)
        _keep_findings(update, owner, wrong)
        update.watch.done(Step.ANCHORING)


def _by_owner(findings: Iterable[Diagnostic]) -> dict[str, list[Diagnostic]]:
    found: dict[str, list[Diagnostic]] = {}
    for finding in findings:
        found.setdefault(owner_of(finding.span.path), []).append(finding)
    return found


def _keep_findings(update: Update, owner: str, wrong: Iterable[Diagnostic]) -> None:
    found = tuple(wrong)
    update.contribute(f"{owner}/findings", [Contribution("finding", owner, (), found)] if found else ())


def _findings(update: Update) -> Iterator[Diagnostic]:
    for owner in update.ledger.keys("finding", ""):
        for found in update.ledger.read("finding", owner):
            yield from found
