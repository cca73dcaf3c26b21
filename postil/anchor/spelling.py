"""What may differ between two English wordings that state the same: spelling, articles, capitals of style."""

from __future__ import annotations

import re
import unicodedata

from postil.anchor.lookalikes import are_lookalikes
from postil.anchor.scripts import words

ARTICLES = frozenset(words("a an the"))
"""Words that come, go and take each other's place without changing what is stated."""

FILLERS = frozenset(words("that which also"))
"""Words that come and go, but stand for nothing else. `of`, `to`, `and` are none: `short of war` is not
`short war`.
"""

EQUALS = tuple(
    frozenset(group.split())
    for group in (
        "who that which", "although though", "till until", "toward towards", "amid amidst", "among amongst",
        "while whilst",
        "afterward afterwards", "backward backwards", "forward forwards", "upward upwards", "downward downwards",
        "defense defence", "offense offence", "license licence", "pretense pretence", "practice practise",
        "program programme", "programs programmes", "gray grey", "skeptic sceptic", "skeptical sceptical",
        "skepticism scepticism", "maneuver manoeuvre", "maneuvers manoeuvres", "plow plough", "tire tyre",
        "aging ageing",
        "judgment judgement", "acknowledgment acknowledgement", "fulfill fulfil", "fulfillment fulfilment",
        "skillful skilful",
        "enroll enrol", "enrollment enrolment", "installment instalment", "airplane aeroplane", "aluminum aluminium",
        "artifact artefact", "cozy cosy", "mold mould", "smolder smoulder", "focused focussed", "learned learnt",
        "guerrilla guerilla", "guerrillas guerillas", "adviser advisor", "advisers advisors", "jail gaol", "ok okay",
        "large big", "begin start", "begins starts", "began started", "begun started",
        "nearly almost", "quickly rapidly", "whole entire", "usually normally",
    )
)
"""Words that say the same in the prose of news."""

MISSPELLINGS = frozenset(
    tuple(sorted(pair.split("/")))
    for pair in words(
        "adress/address adressed/addressed agressive/aggressive aquire/acquire aquired/acquired "
        "arguement/argument beleive/believe beleives/believes beleived/believed calender/calendar "
        "cemetary/cemetery comming/coming commited/committed comittee/committee commitee/committee "
        "concious/conscious definately/definitely dependant/dependent desicion/decision dissapear/disappear "
        "existance/existence explaination/explanation foriegn/foreign foreing/foreign fourty/forty "
        "freind/friend goverment/government harrass/harass independance/independence independant/independent "
        "intelligance/intelligence knowlege/knowledge liason/liaison maintainance/maintenance "
        "millitary/military minuscle/minuscule neccessary/necessary negociate/negotiate "
        "negociations/negotiations nucular/nuclear occured/occurred occurence/occurrence "
        "oppurtunity/opportunity parliment/parliament perminent/permanent persistant/persistent "
        "posession/possession potencial/potential preceeding/preceding priviledge/privilege proccess/process "
        "propoganda/propaganda publically/publicly recieve/receive recieved/received recomend/recommend "
        "refered/referred relevent/relevant resistence/resistance responsability/responsibility "
        "secratary/secretary seperate/separate seperated/separated seperately/separately sieze/seize "
        "siezed/seized sucess/success sucessful/successful succesful/successful supercede/supersede "
        "suprise/surprise teh/the thier/their threshhold/threshold transfered/transferred truely/truly "
        "untill/until vehical/vehicle wich/which wether/whether weild/wield withold/withhold wierd/weird"
    )
)
"""Common misspellings that the rule below does not reach."""

NAME_TWINS = frozenset(
    words(
        "may march august polish turkey china chad jordan mali niger georgia guinea chile mark bill will "
        "grant rose faith hope grace frank pat jack rob bob sue gene rich dean earl guy west east north south "
        "democrat democrats democratic republican republicans communist communists labor labour conservative "
        "conservatives green greens liberal liberals reform unity independence states union commonwealth "
        "capitol"
    )
)
"""Words that are another thing with a capital: the month, the country, the party. Even at the beginning of a
sentence.
"""

STYLE_CAPITALS = frozenset(
    words(
        "president minister prime secretary general chairman chairwoman chancellor premier ambassador "
        "undersecretary deputy foreign defense defence king queen pope government parliament congress army "
        "navy internet web article chapter section"
    )
)
"""Titles and institutions that one house writes with a capital and the next without."""

LEAST = 6
"""The least length, in letters, of a word that may be taken for a misspelling. In shorter ones one letter
makes another word too often.
"""

LEAST_DROPPED = 7
"""Likewise where a letter is missing that is not its neighbour's double."""

_BRITISH = (
    (re.compile(
        r"^(arm|behavi|cand|clam|col|endeav|fav|ferv|harb|hon|hum|lab|neighb|od|parl|rig|rum|sav|splend|tum|val|vap|vig)our"
    ), r"\1or"),
    (re.compile(r"(?<=[a-z]{3})is(e|ed|es|ing|er|ers|ation|ations)$"), r"iz\1"),
    (re.compile(r"(?<=[a-z]{2})ys(e|ed|es|ing)$"), r"yz\1"),
    (re.compile(r"^(cent|met|kilomet|centimet|theat|lit|fib|calib|sab|spect|lust|somb)re(s?)$"), r"\1er\2"),
    (re.compile(r"(?<=[a-z]{3}og)ue(s?)$"), r"\1"),
    (re.compile(r"^(encyclop|arch|pal|an|h|orthop|p)ae"), r"\1e"),
)


def is_same_word(one: str, other: str) -> bool:
    """Whether two words in lower case are one, spelled in two ways or misspelled in one of them."""
    if one == other or any(one in group and other in group for group in EQUALS):
        return True
    return _american(one) == _american(other) or is_misspelling(one, other)


def _american(word: str) -> str:
    plain = "".join(part for part in unicodedata.normalize("NFD", word) if not unicodedata.combining(part))
    for pattern, replacement in _BRITISH:
        plain = pattern.sub(replacement, plain)
    return plain


def is_misspelling(one: str, other: str) -> bool:
    """Whether one of two words is the other with a letter doubled or not, one missing, or two neighbours
    swapped.

    Neither in its first two letters nor in its last two, where endings are; and never where both are words
    (lookalikes.py). That one letter stands for another is not enough: too many words are told apart by that
    (`adapted`, `adopted`).
    """
    if not (one.isascii() and other.isascii() and one.isalpha() and other.isalpha()):
        return False
    if tuple(sorted((one, other))) in MISSPELLINGS:
        return True
    short, long = sorted((one, other), key=lambda word: (len(word), word))
    if len(long) < LEAST or len(long) - len(short) > 1 or are_lookalikes(short, long):
        return False
    inner = range(2, len(long) - 2)
    if len(short) == len(long):
        return any(long[:at] + long[at + 1] + long[at] + long[at + 2:] == short for at in inner)
    return any(
        long[:at] + long[at + 1:] == short
        and (len(long) >= LEAST_DROPPED or long[at] in (long[at - 1], long[at + 1]))
        for at in inner
    )


def is_same_case(one: str, other: str, *, is_opening: bool) -> bool:
    """Whether two words that differ in case alone name the same thing. `is_opening`: the capital may be that
    of a sentence.
    """
    if one == other:
        return True
    word = one.casefold()
    if one[0].isupper() and other[0].isupper():
        return len(word) > 3 and word not in NAME_TWINS
    if one[1:] != other[1:] or word in NAME_TWINS:
        return False
    return is_opening or word in STYLE_CAPITALS
