"""What must hold between the keys of one record, and the limits of its values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from postil.model.written.article import Article, Origin
from postil.model.written.cited import CitedSource
from postil.model.written.claim import Figure, Verdict
from postil.model.written.note import Note
from postil.model.written.profile import Location, Role
from postil.model.written.site import FeedSettings, Site
from postil.model.written.term import Scope, Sense, Term
from postil.read.dates import begins_after
from postil.read.wrong import Wrong

Broken = Iterator[tuple[str, Wrong]]
"""The key it concerns, and what is wrong with it."""

LONGEST_SHORT = 280
"""Characters of a short definition: what a popover shows without scrolling."""

PLACEHOLDERS = ("slug", "year", "month", "day")


def broken(record: Any) -> Broken:
    """The rules that a record breaks."""
    rule = _RULES.get(type(record))
    if rule:
        yield from rule(record)


def _article(article: Article) -> Broken:
    if article.updated and article.updated < article.date:
        yield "updated", _before("updated", article.updated, "date", article.date)
    for key, begins in (("publish_at", article.publish_at), ("embargo_until", article.embargo_until)):
        if article.expires_at and begins and article.expires_at <= begins:
            yield (
                "expires_at",
                Wrong(
                    "ends-before-it-begins",
                    f"the article expires before `{key}`, and would never be published",
                    ("correct one of the two",),
                ),
            )


def _origin(origin: Origin) -> Broken:
    if origin.republish == "link" and not origin.url:
        yield (
            "republish",
            Wrong(
                "missing-key",
                "`republish: link` shows nothing but the link, and there is no `url`",
                ("add url: https://example.org/page",),
            ),
        )


def _note(note: Note) -> Broken:
    if not note.quote and "quote" in note.places:
        # Nothing where a quote was meant would silently make it a note on the whole article.
        yield (
            "quote",
            Wrong("empty-quote", "quote has no words", ("quote words of the article, or leave   quote:   out",)),
        )
    elif not note.quote:
        for key, written in (
            ("prefix", note.prefix),
            ("suffix", note.suffix),
            ("in", note.within),
            ("occurrence", note.occurrence != "one"),
        ):
            if written:
                yield (
                    key,
                    Wrong(
                        "missing-key",
                        f"`{key}` says where a quote stands, and the note has no `quote`",
                        (f"add quote: …, or delete `{key}`",),
                    ),
                )
    if note.updated and note.date and note.updated < note.date:
        yield "updated", _before("updated", note.updated, "date", note.date)


def _term(term: Term) -> Broken:
    if not term.short and not term.senses:
        yield (
            "id",
            Wrong(
                "missing-key",
                f"the term `{term.id}` has neither `short` nor `senses`",
                (f"add short: … with its meaning in at most {LONGEST_SHORT} characters",),
            ),
        )
    yield from _short(term.short)
    if term.reviewed and term.review_by and term.review_by < term.reviewed:
        yield "review_by", _before("review_by", term.review_by, "reviewed", term.reviewed)


def _sense(sense: Sense) -> Broken:
    yield from _short(sense.short)


def _short(short: str) -> Broken:
    if len(short) > LONGEST_SHORT:
        yield (
            "short",
            Wrong(
                "too-long",
                f"`short` has {len(short)} characters, {len(short) - LONGEST_SHORT} more than {LONGEST_SHORT}",
                ("keep the meaning in a sentence; the rest belongs in `definition`",),
            ),
        )


def _scope(scope: Scope) -> Broken:
    if scope.since and scope.until and scope.until < scope.since:
        yield "to", _before("to", scope.until, "from", scope.since)


def _role(role: Role) -> Broken:
    if begins_after(role.since, role.until):
        yield (
            "to",
            Wrong(
                "ends-before-it-begins",
                f"the role ends in {role.until}, before it begins in {role.since}",
                ("correct one of the two",),
            ),
        )


def _location(location: Location) -> Broken:
    for key, value, most in (("lat", location.lat, 90), ("lon", location.lon, 180)):
        if abs(value) > most:
            yield (
                key,
                Wrong(
                    "invalid-number",
                    f"`{key}` is {value:g}, and goes from -{most} to {most}",
                    ("`lat` is the distance from the equator, `lon` that from Greenwich, in degrees",),
                ),
            )


def _verdict(verdict: Verdict) -> Broken:
    if not 1 <= verdict.rating <= 5:
        yield (
            "rating",
            Wrong("invalid-number", f"`rating` is {verdict.rating}, and goes from 1 to 5", ("1 is false, 5 is true",)),
        )


def _figure(figure: Figure) -> Broken:
    if figure.exactly is None and figure.at_least is None and figure.at_most is None:
        yield (
            "of",
            Wrong(
                "missing-key",
                "the figure has no number",
                ("add exactly: 10000, or   at_least:   or   at_most:",),
            ),
        )
    elif figure.exactly is not None and (figure.at_least is not None or figure.at_most is not None):
        yield (
            "exactly",
            Wrong(
                "invalid-number",
                "`exactly` is the number itself, and stands without `at_least` and `at_most`",
                ("delete it, or the other two",),
            ),
        )
    elif figure.at_least is not None and figure.at_most is not None and figure.at_most < figure.at_least:
        yield (
            "at_most",
            Wrong(
                "invalid-number",
                f"`at_most` is {figure.at_most:,g}, less than `at_least`, {figure.at_least:,g}",
                ("correct one of the two",),
            ),
        )


def _source(source: CitedSource) -> Broken:
    if source.sha256 and not source.snapshot:
        yield (
            "sha256",
            Wrong(
                "missing-key",
                "`sha256` is the checksum of a snapshot, and there is no `snapshot`",
                ("add snapshot: FILE, from content/sources/snapshots/",),
            ),
        )


def _site(site: Site) -> Broken:
    names = re.findall(r"\{([^{}]*)\}", site.permalink)
    for name in names:
        if name not in PLACEHOLDERS:
            yield (
                "permalink",
                Wrong(
                    "invalid-path",
                    f"`{{{name}}}` means nothing in an address",
                    ("it may hold " + ", ".join(f"{{{known}}}" for known in PLACEHOLDERS),),
                ),
            )
    if "slug" not in names or re.search(r"[{}]", re.sub(r"\{[^{}]*\}", "", site.permalink)):
        yield (
            "permalink",
            Wrong(
                "invalid-path",
                "`permalink` must hold {slug}, or all articles would have one address",
                ("write /briefings/{slug}/",),
            ),
        )
    elif not site.permalink.endswith(("/", ".html")):
        yield (
            "permalink",
            Wrong(
                "invalid-path",
                "`permalink` must end in `/` or `.html`, or the pages are not shown as HTML",
                (f"write {site.permalink}/",),
            ),
        )


def _feed(feed: FeedSettings) -> Broken:
    if not 1 <= feed.items <= 1000:
        yield "items", Wrong("invalid-number", f"`items` is {feed.items}, and goes from 1 to 1000", ("20 is usual",))


def _before(key: str, value: date, other: str, than: date) -> Wrong:
    return Wrong(
        "ends-before-it-begins",
        f"`{key}` is {value.isoformat()}, before `{other}` {than.isoformat()}",
        ("correct one of the two",),
    )


_RULES: dict[type[Any], Callable[[Any], Broken]] = {
    Article: _article,
    Origin: _origin,
    Note: _note,
    Term: _term,
    Sense: _sense,
    Scope: _scope,
    Role: _role,
    Location: _location,
    Verdict: _verdict,
    Figure: _figure,
    CitedSource: _source,
    Site: _site,
    FeedSettings: _feed,
}
