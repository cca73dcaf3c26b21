"""Labels: all forms by which entries are known in a language, as one automaton and the tables behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import ahocorasick_rs

from postil.link import folding
from postil.link.boundaries import is_whole, is_word
from postil.link.claims import Claim, claims
from postil.link.inflection import stemmer
from postil.link.stems import StemPattern, bare, match_at, pattern_of
from postil.model.written.profile import Profile
from postil.model.written.term import Term


@dataclass(frozen=True, slots=True)
class Stems:
    """The second way to a name, for entries that ask for it: words that begin like it are stemmed and compared."""

    automaton: ahocorasick_rs.AhoCorasick
    patterns: tuple[tuple[StemPattern, ...], ...]
    """What each of the automaton's words may be the beginning of."""
    stem: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Labels:
    """Everything there is to find in articles of a language. Built once, used for every text."""

    language: str
    automaton: ahocorasick_rs.AhoCorasick | None
    """None when there is nothing to find: an automaton of nothing is refused."""
    claims: tuple[tuple[Claim, ...], ...]
    """Who claims each of the automaton's words."""
    entries: frozenset[tuple[str, str]]
    """Kind and id of every entry, also of those that are not looked for: a link by hand may name them."""
    stems: Stems | None


Use = tuple[int, int, Claim]
"""Start and end in the folded text, and the claim on it."""


def labels(
    terms: Iterable[Term], profiles: Iterable[Profile], *, language: str, site_language: str
) -> Labels:
    """The labels of all entries for articles in a language. What is wrong with them: `postil.link.clashes`."""
    terms, profiles = tuple(terms), tuple(profiles)
    by_words: dict[str, list[Claim]] = {}
    stemming: list[Claim] = []
    for claim in claims(terms, profiles, language=language, site_language=site_language):
        by_words.setdefault(folding.lower(claim.words), []).append(claim)
        if claim.stems:
            stemming.append(claim)
    return Labels(
        language=language,
        automaton=ahocorasick_rs.AhoCorasick(list(by_words)) if by_words else None,
        claims=tuple(tuple(group) for group in by_words.values()),
        entries=frozenset(
            [*(("term", term.id) for term in terms), *(("profile", profile.id) for profile in profiles)]
        ),
        stems=_stems(stemming, language) if stemming else None,
    )


def uses(folded: folding.Folded, found: Labels) -> Iterator[Use]:
    """Every place where the letters of a form stand as whole words: overlapping, in any order, whatever their case.

    The automaton's own leftmost-longest mode is of no use: over `nato summits` it would take `nato summit`, which is no
    whole word there, and hide `nato`.
    """
    text, language = folded.text, found.language
    if found.automaton:
        for pattern, start, end in found.automaton.find_matches_as_indexes(text, overlapping=True):
            if is_whole(text, start, end, language):
                for claim in found.claims[pattern]:
                    yield start, end, claim
    if found.stems:
        yield from _stemmed(folded, found.stems, language)


def _stems(stemming: list[Claim], language: str) -> Stems | None:
    stem = stemmer(language)
    if stem is None:
        return None
    by_prefix: dict[str, list[StemPattern]] = {}
    for claim in stemming:
        pattern = pattern_of(claim, stem)
        by_prefix.setdefault(pattern.prefix, []).append(pattern)
    by_prefix.pop("", None)
    if not by_prefix:
        return None
    return Stems(
        automaton=ahocorasick_rs.AhoCorasick(list(by_prefix)),
        patterns=tuple(tuple(group) for group in by_prefix.values()),
        stem=stem,
    )


def _stemmed(folded: folding.Folded, stems: Stems, language: str) -> Iterator[Use]:
    text = folded.text
    known: dict[str, str] = {}

    def stem(word: str) -> str:
        if word not in known:
            known[word] = stems.stem(word)
        return known[word]

    for prefix, start, _ in stems.automaton.find_matches_as_indexes(bare(text), overlapping=True):
        if start and is_word(text[start - 1]):
            continue
        for pattern in stems.patterns[prefix]:
            end = match_at(folded, start, pattern, stem)
            if end is not None and is_whole(text, start, end, language):
                yield start, end, pattern.use
