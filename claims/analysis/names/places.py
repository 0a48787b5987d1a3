"""Finds what an article shows to be places or bodies, by the words that stand around their names."""

import re

from claims.analysis.names.source_names import NAMED_BEHIND
from claims.analysis.names.source_words import BODIES, TRADES

_PLACES = (
    re.compile(
        r"([A-Z](?<= .)(?:(?<=\bin .)|(?<=\bacross .)|(?<=\binside .)|(?<=\bthroughout .)|(?<=\bnear .)"
        r"|(?<=\boutside .))[\w-]+)(?!\w| [A-Z])"
    ),
    re.compile(
        r"([A-Z](?<![\w-].)[\w-]{1,40})['’]s? (?:\w+ )?(?:forces|army|government|military|president|"
        r"ministry|capital|parliament|troops|economy|borders?|people|leaders|authorities|prime|foreign|"
        r"defen[cs]e)\b"
    ),
    re.compile(r"([A-Z](?<![\w-].)\w{1,40}) (?:province|region|district|border)\b"),
)
_AT_ODDS = re.compile(
    r"([A-Z](?<![\w-].)\w{1,40})[-–]([A-Z]\w{1,40}) (?:[Ww]ar|[Bb]order|[Tt]alks|[Tt]reaty|[Ff]ront|"
    r"[Tt]ruce)\b"
)
_DEMONYM = re.compile(r"[A-Z](?<![\w-].)\w{2,40}(?:n|ish|ese)(?![\w-])")
_DESCRIBED = re.compile(
    r", (?:an?|the|its) (?:(?!of\b|for\b|at\b|in\b|who\b)[\w’'-]+ ){0,3}?([a-z]+)"
    r"(?=,|\.| (?:that|which|behind|based|owned|of|in|with|for)\b)"
)
_MENTIONS = 6  # of a name, before which it may stand what it is
_LONGEST_KIND = 20  # characters of "broadcaster "
_OF_PLACE = ("ian", "an", "n", "ish", "ese")


def places_told(text: str) -> set[str]:
    """Single words that stand as a place somewhere in the text."""
    found = {name for pattern in _PLACES for name in pattern.findall(text)}
    found.update(name for names in _AT_ODDS.findall(text) for name in names)
    for people in set(_DEMONYM.findall(text)):
        found.update(people.removesuffix(end) for end in _OF_PLACE if people.endswith(end))
    return found


def is_told_a_body(text: str, end: int) -> bool:
    """Whether the words behind a name tell that it is a body's: "Halvia Kraft, the state utility that …"."""
    kind = _DESCRIBED.match(text, end)
    return kind is not None and (kind[1] in BODIES or kind[1] in TRADES)


def is_called_a_body(text: str, name: str) -> bool:
    """Whether what it is stands before a name somewhere: "the oil company Petrona"."""
    at = text.find(name)
    for _ in range(_MENTIONS):
        if at < 0:
            return False
        word = text[max(0, at - _LONGEST_KIND) : at].rpartition(" ")[0].rpartition(" ")[2]
        if word in NAMED_BEHIND and text[at - 1] == " ":
            return True
        at = text.find(name, at + 1)
    return False
