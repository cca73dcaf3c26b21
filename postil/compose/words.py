"""The words of the interface that page values carry, and plain-text helpers."""

from __future__ import annotations

from postil.model.prose import Prose

KIND_LABELS = {
    "context": "Context",
    "term": "Term",
    "claim": "Claim",
    "translation": "Translation",
    "correction": "Correction",
    "question": "Question",
    "disagreement": "Disagreement",
    "update": "Update",
    "source": "Source",
}
"""The label of each kind of note, in the order of the filter."""

CONFIDENCE_LABELS = {
    "high": "High confidence",
    "moderate": "Moderate confidence",
    "low": "Low confidence",
}
"""Levels of confidence; words of likelihood are shown as they are."""

RATING_LABELS = {
    1: "False",
    2: "Mostly false",
    3: "Open",
    4: "Mostly true",
    5: "True",
}
"""What a verdict is called that has no words of its own, by its rating."""

PROFILE_LABELS = {
    "person": ("Person", "People"),
    "organisation": ("Organization", "Organizations"),
    "place": ("Place", "Places"),
    "treaty": ("Treaty", "Treaties"),
    "weapon": ("Weapon", "Weapons"),
    "event": ("Event", "Events"),
}
"""The label of each kind of profile: for one, for several."""

WORDS_A_MINUTE = 230
"""Reading speed for non-fiction in English, rounded down. Brysbaert 2019, doi:10.1016/j.jml.2019.104047: 238."""

RTL_LANGUAGES = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"})
"""Languages written from right to left in their usual script."""


RTL_SCRIPTS = frozenset({"adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"})
"""Scripts written from right to left (ISO 15924), for languages that are written in several."""


def direction(lang: str) -> str:
    """`rtl` or `ltr`; a script that the tag names decides (BCP 47)."""
    language, *others = lang.lower().split("-")
    script = next((part for part in others if len(part) == 4 and part.isalpha()), "")
    return "rtl" if (script in RTL_SCRIPTS if script else language in RTL_LANGUAGES) else "ltr"


def confidence_label(word: str) -> str:
    """What readers see of a note's `confidence`."""
    return CONFIDENCE_LABELS.get(word, word.capitalize())


def minutes(prose: Prose) -> int:
    """How long reading a text takes, in whole minutes, at least one."""
    return max(1, round(prose.words / WORDS_A_MINUTE))


def folded(text: str) -> str:
    """A text with its white space folded, as it reads on one line."""
    return " ".join(text.split())
