"""Labels: all forms by which entries are known in a language, as one automaton and the tables behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import ahocorasick_rs

from postil.frozen import frozen
from postil.link import folding
from postil.link.boundaries import has_unspaced, is_whole, spelled, takes_proclitics, without_unspaced
from postil.link.claims import Claim, claims
from postil.link.inflection import stemmer
from postil.link.stems import StemPattern, bare, match_at, pattern_of, word_end
from postil.model.written.profile import Profile
from postil.model.written.term import Term


class Sought(NamedTuple):
    """What the automaton looks for under one pattern."""

    is_padded: bool
    """Whether the pattern has a space at either end, so that it is met only between words."""
    is_capital: bool
    """Whether every claim on it wants a capital in front: most acronyms are short, and many are everyday words."""
    forms: tuple[tuple[str, Claim], ...]
    """The forms, in lower case, and the claims on them: alike but for punctuation and capitals."""


@frozen
class Stems:
    """The second way to a name, for entries that ask for it: words that begin like it are stemmed and compared."""

    automaton: ahocorasick_rs.AhoCorasick
    patterns: tuple[Mapping[str, tuple[StemPattern, ...]], ...]
    """What each of the automaton's words may be the beginning of, by the stem of the first word."""
    stem: Callable[[str], str]


@frozen
class Labels:
    """Everything there is to find in articles of a language. Built once, used for every text."""

    language: str
    patterns: tuple[str, ...]
    """What the automaton looks for."""
    automaton: ahocorasick_rs.AhoCorasick | None
    """None when there is nothing to find: an automaton of nothing is refused."""
    sought: Sequence[Sought]
    """What each of the automaton's patterns stands for."""
    entries: frozenset[tuple[str, str]]
    """Kind and id of every entry, also of those that are not looked for: a link by hand may name them."""
    stemming: tuple[Claim, ...]
    """The claims that ask for stems."""
    stems: Stems | None


Use = tuple[int, int, Claim]
"""Start and end in the folded text, and the claim on it."""


def labels(
    terms: Iterable[Term], profiles: Iterable[Profile], *, language: str, site_language: str
) -> Labels:
    """The labels of all entries for articles in a language. What is wrong with them: `postil.link.clashes`.

    Costs about 25 µs a form, with its plurals, once.
    """
    terms, profiles = tuple(terms), tuple(profiles)
    entries = [*(("term", term.id) for term in terms), *(("profile", profile.id) for profile in profiles)]
    found = claims(terms, profiles, language=language, site_language=site_language)
    return labels_of(found, entries, language=language)


def labels_of(found: Iterable[Claim], entries: Iterable[tuple[str, str]], *, language: str) -> Labels:
    """The labels of these forms; `entries` are the kind and id of everything that a link by hand may name."""
    by_pattern: dict[str, tuple[tuple[str, Claim], ...]] = {}
    stemming: list[Claim] = []
    for claim in found:
        lowered = folding.lower(claim.words)
        words = claim.words if claim.words == lowered else lowered
        pattern = _pattern(words)
        by_pattern[pattern] = (*by_pattern.get(pattern, ()), (words, claim))
        if claim.stems:
            stemming.append(claim)
    return Labels(
        language=language,
        patterns=tuple(by_pattern),
        automaton=automaton(by_pattern),
        sought=tuple(
            Sought(pattern[0] == " ", all(_wants_capital(claim) for _, claim in forms), forms)
            for pattern, forms in by_pattern.items()
        ),
        entries=frozenset(entries),
        stemming=tuple(stemming),
        stems=stems_of(stemming, language),
    )


def automaton(patterns: Iterable[str]) -> ahocorasick_rs.AhoCorasick | None:
    """What looks for the patterns; None when there are none."""
    sought = list(patterns)
    return ahocorasick_rs.AhoCorasick(sought) if sought else None


def uses(folded: folding.Folded, found: Labels) -> Iterator[Use]:
    """Every place where the letters of a form stand as whole words: overlapping, in any order, whatever their case.

    The automaton's own leftmost-longest mode is of no use: over `nato summits` it would take `nato summit`, which is no
    whole word there, and hide `nato`.
    """
    text, cased, language, sought = folded.text, folded.cased, found.language, found.sought
    searched = f" {spelled(text)} "
    if found.automaton:
        for pattern, start, end in _matches(found.automaton, searched):
            is_padded, is_capital, forms = sought[pattern]
            start, end = (start, end - 2) if is_padded else (start - 1, end - 1)
            if is_capital and cased[start] == text[start]:
                continue
            if not is_whole(text, start, end, language):
                continue
            here = text[start:end]
            for words, claim in forms:
                if words == here:
                    yield start, end, claim
    if found.stems:
        yield from _stemmed(folded, searched, found.stems, language)


def _wants_capital(claim: Claim) -> bool:
    return claim.case in ("proper", "exact") and claim.words[0] != folding.lower(claim.words[0])


def _pattern(words: str) -> str:
    """What the automaton looks for: between spaces, which also keeps it from going astray in the middle of words.

    With 20,000 terms it is met 5 times less often so, and the search takes a quarter of the time. Not between spaces:
    what is written without them, and Arabic, where short words are joined to the next.
    """
    if has_unspaced(words) or takes_proclitics(words):
        return spelled(words)
    return f" {spelled(words)} "


def _matches(automaton: ahocorasick_rs.AhoCorasick, searched: str) -> Iterable[tuple[int, int, int]]:
    """Where patterns stand, each place once. A Latin name next to a script without spaces stands between spaces too."""
    found = automaton.find_matches_as_indexes(searched, overlapping=True)
    if has_unspaced(searched):
        found += automaton.find_matches_as_indexes(without_unspaced(searched), overlapping=True)
        return dict.fromkeys(found)
    return found


def stems_of(stemming: Sequence[Claim], language: str) -> Stems | None:
    """The second way to the names that ask for it; None when none does, or nobody knows the stems of the language."""
    stem = stemmer(language) if stemming else None
    if stem is None:
        return None
    by_prefix: dict[str, dict[str, tuple[StemPattern, ...]]] = {}
    for claim in stemming:
        pattern = pattern_of(claim, stem)
        by_stem = by_prefix.setdefault(f" {pattern.prefix}", {})
        by_stem[pattern.key[0]] = (*by_stem.get(pattern.key[0], ()), pattern)
    return Stems(
        automaton=ahocorasick_rs.AhoCorasick(list(by_prefix)), patterns=tuple(by_prefix.values()), stem=stem
    )


def _stemmed(folded: folding.Folded, searched: str, stems: Stems, language: str) -> Iterator[Use]:
    text = folded.text
    for prefix, start, _ in stems.automaton.find_matches_as_indexes(bare(searched), overlapping=True):
        end = word_end(text, start)
        # An acronym is its own stem, in the capitals it is written in.
        for first in {stems.stem(text[start:end]), folded.cased[start:end]}:
            for pattern in stems.patterns[prefix].get(first, ()):
                stop = match_at(folded, start, pattern, stems.stem)
                if stop is not None and is_whole(text, start, stop, language):
                    yield start, stop, pattern.use
