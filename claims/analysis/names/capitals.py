"""Tells a capital that belongs to a name from one that only opens a sentence."""

import re

from claims.analysis.function_words import NUMBER_WORDS, ROLES
from claims.analysis.names.source_words import DOCUMENT_SOURCES, GROUPS, PICTURES
from claims.vocabulary import SourceType

_INSIDE = re.compile(r"([A-Z](?<=[a-z,] .)[\w’'-]+)")
_NAMED = frozenset((SourceType.NAMED_PERSON, SourceType.NAMED_GROUP))
_COMMON = NUMBER_WORDS | ROLES | GROUPS | PICTURES | DOCUMENT_SOURCES


def capitals_inside(text: str) -> frozenset[str]:
    """Words with a capital that open no sentence."""
    return frozenset(_INSIDE.findall(text))


def uncapitalised(source: str, kind: SourceType, text: str) -> str:
    """The words of a source that is nobody's name without the capital of a sentence: "two people"."""
    first = source.partition(" ")[0]
    low = first.lower()
    if kind in _NAMED or first == low or not first[1:].islower():
        return source
    return low + source[len(first) :] if low in _COMMON or f" {low} " in text else source
