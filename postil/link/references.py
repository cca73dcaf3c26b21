"""Links by hand, checked: what they name must exist; the nearest names are offered where it does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from postil.diagnose.diagnostic import Diagnostic
from postil.diagnose.nearest import nearest
from postil.frozen import frozen
from postil.model.prose import Prose, Reference
from postil.source import Span


@frozen
class Known:
    """What a link by hand may name. A link to what is not published is no mistake: its words stay."""

    ids: Mapping[str, frozenset[str]]
    """The ids that exist, published or not, by kind."""
    damaged: frozenset[str] = frozenset()
    """Kinds, and single things as `article:pact`, that could not be read: what they hold is not known to be missing."""
    unpublished: frozenset[str] = frozenset()
    """Things, as `article:pact`, that exist but of which the site says nothing."""

    def may_exist(self, kind: str, id: str) -> bool:
        """Whether something has that id, or might have it in a file that could not be read."""
        return id in self.ids.get(kind, ()) or kind in self.damaged or f"{kind}:{id}" in self.damaged


def check(prose: Prose, path: str, known: Known, *, article: str = "") -> Iterator[Diagnostic]:
    """A finding for each link by hand that leads nowhere or to several things.

    `article` is the id of the briefing whose notes may be named without it: `note:clause`.
    """
    for reference in prose.references:
        span = Span(
            path, reference.line, reference.column, reference.line, reference.column + reference.length
        )
        if reference.kind == "any":
            yield from _check_short(reference, span, known)
        elif not known.may_exist(reference.kind, reference.id):
            if reference.kind == "note" and f"{article}/{reference.id}" in known.ids["note"]:
                continue
            yield Diagnostic(
                code="unknown-reference",
                message=f"there is no {reference.kind} `{reference.id}`",
                span=span,
                help=tuple(_ways_out(reference, known, article)),
            )


def _check_short(reference: Reference, span: Span, known: Known) -> Iterator[Diagnostic]:
    kinds = _kinds(reference.id, known)
    if len(kinds) > 1:
        ways = " or ".join(f"`[…]({kind}:{reference.id})`" for kind in kinds)
        yield Diagnostic(
            code="ambiguous-reference",
            message=f"`[[{reference.id}]]` could be a {' or a '.join(kinds)}",
            span=span,
            help=(f"say which: {ways}",),
        )
    elif kinds and reference.is_bare and f"{kinds[0]}:{reference.id}" in known.unpublished:
        yield Diagnostic(
            code="bare-unpublished-reference",
            message=f"`[[{reference.id}]]` has no words of its own, and what it names is not published",
            span=span,
            help=(f"give it the words that readers shall see:   [[{reference.id}|…]]",),
        )
    elif not kinds and not any(known.may_exist(kind, reference.id) for kind in known.ids):
        every = (id for kind, ids in known.ids.items() if kind != "note" for id in ids)
        yield Diagnostic(
            code="unknown-reference",
            message=f"nothing has the id `{reference.id}`",
            span=span,
            help=_likely(reference.id, every),
        )


def _kinds(id: str, known: Known) -> tuple[str, ...]:
    return tuple(kind for kind, ids in known.ids.items() if id in ids)


def _ways_out(reference: Reference, known: Known, article: str) -> Iterator[str]:
    elsewhere = _kinds(reference.id, known)
    if elsewhere:
        yield f"there is a {elsewhere[0]} with that id: write `{elsewhere[0]}:{reference.id}`"
        return
    ids = known.ids.get(reference.kind, frozenset())
    if reference.kind == "note" and article:
        # Within a briefing its own notes are meant first, and are named without it.
        own = {id.removeprefix(f"{article}/") for id in ids if id.startswith(f"{article}/")}
        near = nearest(reference.id, sorted(own), most=3)
        if near:
            yield from _likely(reference.id, own)
            return
    yield from _likely(reference.id, ids)


def _likely(id: str, ids: Iterable[str]) -> tuple[str, ...]:
    found = nearest(id, sorted(ids), most=3)
    if found:
        return (f"did you mean {' or '.join(f'`{one}`' for one in found)}?",)
    return ("check the spelling, or write the entry first",)
