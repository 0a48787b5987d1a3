"""Finds what an article shows to be places or bodies, by the words that stand around their names."""

import re
from itertools import islice

from claims.analysis.names.mentions import mentions
from claims.analysis.names.shapes import NAME_ENDS, OPENS_SENTENCE
from claims.analysis.names.source_words import BODIES, NAMED_BEHIND, TRADES

_WHERE = re.compile(r"\b(?:in|across|inside|throughout|near|outside|[Nn]eighbou?ring) \Z")
_LONGEST_WHERE = 14  # characters of " neighbouring "
_ON_WHAT = r" (?:[Ww]ar|[Bb]order|[Tt]alks|[Tt]reaty|[Ff]ront|[Tt]ruce)\b"
# Behind a place: "Tarsk's army", "Tarsk province", "Tarsk-Velmar talks"; in a word made of it: "Tarskan".
_BEHIND = re.compile(
    r"['’]s? (?:\w+ )?(?:forces|army|government|military|president|ministry|capital|parliament|troops|"
    r"economy|borders?|people|leaders|authorities|prime|foreign|defen[cs]e)\b"
    r"| (?:province|region|district|border)\b"
    rf"|[-–][A-Z]\w{{1,40}}{_ON_WHAT}"
    r"|(?:ian|an|n|ish|ese)(?![\w-])"
)
_AT_ODDS = re.compile(r"(?<![\w-])[A-Z]\w{1,40}[-–]\Z")  # "Velmar-Tarsk talks"
_LONGEST_OPPONENT = 42  # characters
_LONGEST_CITY = 40  # characters
_BETWEEN_THEM = re.compile(_ON_WHAT)
_DESCRIBED = re.compile(
    r", (?:an?|the|its) (?:(?!of\b|for\b|at\b|in\b|who\b)[\w’'-]+ ){0,3}?([a-z]+)"
    r"(?=,|\.| (?:that|which|behind|based|owned|of|in|with|for)\b)"
)
_AT_OPENING = re.compile(rf"{OPENS_SENTENCE}\Z")
_AGE = re.compile(r", \d{1,3}[,.]")
_CALLED = re.compile(r"(?:\n|[.,;–—] |\b(?:by|from) )(?:[Aa]n?|[Tt]he) (?:[\w-]+ ){0,2}(\w+), \Z")
_LONGEST_CALLING = 60  # characters of ", a small charity, "
_MENTIONS = 6  # of a name, before which it may stand what it is
_LONGEST_KIND = 20  # characters of "broadcaster "


def is_told_a_place(text: str, name: str) -> bool:
    """Whether a single word with a capital stands as a place somewhere in the text."""
    return any(_stands_as_place(text, at, at + len(name)) for at in mentions(text, name))


def _stands_as_place(text: str, start: int, end: int) -> bool:
    before = text[start - 1 : start]
    if before in {"-", "–"}:
        opposed = _AT_ODDS.search(text, max(0, start - _LONGEST_OPPONENT), start)
        return opposed is not None and _BETWEEN_THEM.match(text, end) is not None
    if before.isalnum() or before == "_":
        return False
    if _BEHIND.match(text, end) or text.startswith(", ", start - 2) and _behind_city(text, start - 2):
        return True
    where = _WHERE.search(text, max(0, start - _LONGEST_WHERE), start) if before == " " else None
    return where is not None and NAME_ENDS.match(text, end) is not None


def _behind_city(text: str, comma: int) -> bool:
    """Whether a line begins with a city up to `comma`, as a dateline does: "TARSK, Norvand, Nov 28 –"."""
    line = text.rfind("\n", max(0, comma - _LONGEST_CITY), comma) + 1
    return (line > 0 or comma <= _LONGEST_CITY) and text[line:comma].isupper()


def is_told_a_body(text: str, start: int, end: int) -> bool:
    """Whether the words behind a name tell that it is a body's: "Halvia Kraft, the state utility that …".

    Or a "which", where the name opens a sentence: "Halvia Kraft, which runs the grid, said".
    """
    if text.startswith(", which ", end) and _AT_OPENING.search(text, max(0, start - 3), start):
        return True
    kind = _DESCRIBED.match(text, end)
    return kind is not None and (kind[1] in BODIES or kind[1] in TRADES)


def is_aged(text: str, name: str) -> bool:
    """Whether an age stands behind a name somewhere: "Jordan, 16,"."""
    return any(_AGE.match(text, at + len(name)) for at in mentions(text, name))


def is_called_a_body(text: str, name: str) -> bool:
    """Whether what it is stands before a name: "the oil company Petrona", "a nonprofit, Open Sea,"."""
    for at in islice(mentions(text, name), _MENTIONS):
        if text.startswith(", ", max(0, at - 2)):
            called = _CALLED.search(text, max(0, at - _LONGEST_CALLING), at)
            if called and called[1] in NAMED_BEHIND and text.startswith(",", at + len(name)):
                return True
            continue
        word = text[max(0, at - _LONGEST_KIND) : at].rpartition(" ")[0].rpartition(" ")[2]
        if word in NAMED_BEHIND and text[at - 1] == " ":
            return True
    return False
