"""Tells a capital that belongs to a name from one that only opens a sentence."""

import re
from typing import NamedTuple

from claims.analysis.function_words import (
    CONJUNCTIONS,
    DETERMINERS,
    NUMBER_WORDS,
    PREPOSITIONS,
    ROLES,
    SUBORDINATORS,
    word_set,
)
from claims.analysis.names.first_names import OF_MEN, OF_WOMEN
from claims.analysis.names.shapes import FULL_NAME
from claims.analysis.names.source_words import DOCUMENT_SOURCES, GROUPS, PICTURES
from claims.vocabulary import SourceType

_INSIDE = re.compile(r"([A-Z](?<=[a-z,] .)[\w’'-]+)")
_FIRST_NAME = re.compile(r"(?<![A-Z])(?:\A|[^\w’'-] ?|[a-z,] )([A-Z][\w-]+) and \Z")
_LONGEST_LEAD = 30  # characters
_FURTHEST = 20_000  # characters that are looked through for a word without its capital
_NAMED = frozenset((SourceType.NAMED_PERSON, SourceType.NAMED_GROUP))
_OPENING = (
    DETERMINERS
    | CONJUNCTIONS
    | PREPOSITIONS
    | SUBORDINATORS
    | word_set(
        "neighbouring neighboring unlike ask tell blame call believe thank stop help vote save free trust "
        "remember see"
    )
)
_COMMON = DETERMINERS | NUMBER_WORDS | ROLES | GROUPS | PICTURES | DOCUMENT_SOURCES


def capitals_inside(text: str) -> frozenset[str]:
    """Words with a capital that open no sentence."""
    return frozenset(_INSIDE.findall(text))


def uncapitalised(source: str, kind: SourceType, text: str) -> str:
    """The words of a source that is nobody's name without the capital of a sentence: "two people"."""
    first = source.partition(" ")[0]
    low = first.lower()
    if kind in _NAMED or first == low or not first[1:].islower():
        return source
    common = low in _COMMON or text.find(f" {low} ", 0, _FURTHEST) >= 0
    return low + source[len(first) :] if common else source


class FullNames(NamedTuple):
    """Where each full name stands first: in the first line, and below it."""

    heading: dict[str, int]
    below: dict[str, int]


def full_names(text: str) -> FullNames:
    """The full names of a text, without the "But" or "Both" that opens their sentence."""
    first_line = text.find("\n")
    found = FullNames({}, {})
    for name in FULL_NAME.finditer(text):
        words, at = name[0], name.start()
        first, others = words.split(None, 1)
        if first.lower() in _OPENING and first != "Per" and _opens(text, at):
            words = others
        (found.heading if at < first_line else found.below).setdefault(words, at)
    return found


def first_name_before(text: str, at: int) -> str:
    """ "Mark" before the "Chloe Rowe" of "Mark and Chloe Rowe", who share a surname; else ""."""
    if not text.endswith(" and ", 0, at):
        return ""
    before = _FIRST_NAME.search(text, max(0, at - _LONGEST_LEAD), at)
    known = before and (low := before[1].lower()) and (low in OF_MEN or low in OF_WOMEN)
    return before[1] if before and known else ""


def _opens(text: str, at: int) -> bool:
    """Whether what stands at `at` may open a sentence or a quotation: "Per Orr" elsewhere is a name."""
    before = text[max(0, at - 2) : at].rstrip(" ")
    return not before or not (before[-1].isalnum() or before[-1] in ",;")
