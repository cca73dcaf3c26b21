"""Update: one pass over what changed, with everything that it has at hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from postil.diagnose.diagnostic import Diagnostic
from postil.engine.changes.inputs import Inputs, Unit
from postil.engine.changes.library import Library, owner_of
from postil.engine.memory.ledger import Ledger
from postil.engine.observer import Observer, Step
from postil.engine.project import Options
from postil.engine.understanding import entries, wording
from postil.model.relations import Contribution, Key
from postil.model.written.library import Written


class Update:
    """One pass over what changed; lives as long as one call of `understand`."""

    def __init__(self, ledger: Ledger, library: Library, inputs: Inputs, options: Options, watch: Observer) -> None:
        self.ledger, self.library, self.options, self.watch = ledger, library, options, watch
        self.units: dict[str, Unit] = dict(inputs.fresh)
        """What is worked out again."""
        self.gone = inputs.gone
        self.changed: set[Key] = set()
        self.is_whole = False
        """Whether all entries are at hand, as they must be when one of them changed."""
        self.settled: set[str] = set()
        """Articles that were understood apart from the others, and are not touched again."""

    def contribute(self, owner: str, found: Iterable[Contribution]) -> None:
        self.changed |= self.ledger.state(owner, found)

    def freshen(self, owners: Iterable[str]) -> bool:
        """Work out more units again, whose files did not change; whether there are any that were not to be already."""
        more = set(owners) - self.units.keys() - self.gone - self.settled
        for owner in more:
            self.units[owner] = Unit(owner, self.ledger.files(owner), self.ledger.state_of(owner))
        return bool(more)

    def articles(self) -> Iterator[Unit]:
        return (self.units[owner] for owner in sorted(self.units) if owner.startswith("article:"))

    def read(self) -> tuple[Written, tuple[Diagnostic, ...]]:
        """Everything at hand, after reading what is fresh and was not read yet."""
        self.watch.at(Step.READING)
        before = len(self.library.readings)
        for unit in self.units.values():
            for path in unit.files:
                self.library.read(path)
        self.watch.done(Step.READING, len(self.library.readings) - before)
        self.watch.at(Step.ANCHORING)
        written, clashes = self.library.written()
        if not self.is_whole:
            written = replace(written, site=self.ledger.read("site", "")[0])
        return written, clashes

    def take_entries(self) -> None:
        """Bring to hand what entries say whose files did not change."""
        self.is_whole = True
        for owner in self.ledger.owners("file:"):
            if owner not in self.units and owner not in self.gone:
                self.library.take(owner.removeprefix("file:"), self.ledger.unit(owner))

    def take_in(self, written: Written, today: date) -> None:
        """Let the ledger know of all entries, the settings and the day."""
        site = [Contribution("today", "", (), today), Contribution("site", "", (), written.site)]
        self.contribute("clock", site)
        self.contribute("entries", entries.present(written))
        self.take_in_files(written)
        asked = [Contribution("present", "search", (), True)] if self.options.search else []
        self.contribute("asked", asked)
        self.contribute("words", wording.contributions_of(written.words, written.site.language))

    def take_in_files(self, written: Written) -> None:
        """Let the ledger know of what stands in the files of entries that are at hand."""
        found = entries.by_owner(written, drafts=self.options.drafts)
        for owner in sorted({*found, *(owner for owner in map(owner_of, self.library.readings) if owner.startswith("file:"))}):
            self.contribute(owner, found.get(owner, ()))
