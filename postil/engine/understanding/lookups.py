"""Names and cards that are looked up when somebody asks, so that nobody rests on what he did not read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from postil.model.cards import ArticleCard, ClaimCard, ProfileCard, SourceCard, TermCard

KINDS = ("term", "profile", "article", "event", "source", "claim", "page")
"""The kinds in which the short form `[[id]]` is looked up, in this order."""


KIND_OF: Mapping[type, str] = {
    ArticleCard: "article", TermCard: "term", ProfileCard: "profile", SourceCard: "source", ClaimCard: "claim",
}
"""The kind of thing that a card is of; others have none of their own."""


class Names(Mapping[str, str]):
    """What `[[id]]` reads as, by `kind:id` and `any:id`; looked up, and noted as read, when somebody asks."""

    def __init__(self, read: Callable[[str, str], tuple[Any, ...]]) -> None:
        self._read = read

    def __getitem__(self, target: str) -> str:
        kind, _, id = target.partition(":")
        for one in KINDS if kind == "any" else (kind,):
            for name in self._read("name", f"{one}:{id}"):
                return name
        raise KeyError(target)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


class Cards(Sequence[Any]):
    """The cards of a list, read one by one: a page that shows the first of a list rests on no others."""

    def __init__(self, ids: tuple[str, ...], card: Callable[[str], Any]) -> None:
        self._ids = ids
        self._card = card

    def __len__(self) -> int:
        return len(self._ids)

    def __getitem__(self, which: Any) -> Any:
        if isinstance(which, slice):
            return Cards(self._ids[which], self._card)
        return self._card(self._ids[which])
