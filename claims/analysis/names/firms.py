"""Finds the single names that an article shows to be those of firms, by what firms are, have or do."""

import re
from itertools import islice

from claims.analysis.names.mentions import mentions
from claims.analysis.names.shapes import NAME_ENDS
from claims.analysis.names.source_words import FIRM_FORMS, INCORPORATED

_MENTIONS = 6  # of a name that are looked at
# What a firm has or does and a person does not: "Nordvik, which owns", "Nordvik's shareholders".
_MOVES = r"(?:shares|stock) (?:rose|fell|closed|jumped|slid|dropped|gained|lost|were|was|had)\b"
_AS_FIRM = re.compile(
    r"['’]s? (?:shareholders|headquarters|revenues?|parent company|share price|chief executive)\b"
    rf"|(?:['’]s?)? {_MOVES}| puts? its\b| (?:{'|'.join(sorted(FIRM_FORMS | INCORPORATED))})(?![\w-])"
    r"|, which (?:also |now )?(?:owns|operates|employs|sells|supplies|builds|produces|manufactures|publishes|"
    r"manages|runs|makes(?! sense| it\b| him| her| them| me\b| us\b| this| that| up\b| for\b| a )|"
    r"(?:is|was) (?:based|founded|listed|owned|bought|acquired))\b"
)
_AT_FIRM = re.compile(
    r"\b(?:(?:workers|staff|employees|executives|engineers|shareholders|jobs|chief executive) (?:at|of|in)|"
    r"(?:shares|stock) (?:in|of)) \Z",
    re.IGNORECASE,
)
_LONGEST_AT = 19  # characters of "chief executive of "
# "Nordvik said it would cut 400 jobs": "it" is who speaks, unless "it would rain".
_OF_ITSELF = re.compile(
    r"(?:, [^,.;:\n]{2,60},)? (?:said|says|announced) (?:(?:on|last|this|in an?) \w+ )?(?:that )?"
    r"(?:it (?:also |now )?(?:would|will|plans to|expects to|intends to) (?:not |also |now )?"
    r"(?:appeal|attack|buy|comment|compensate|contest|co-?operate|employ|fire|hire|invest|investigate|launch|"
    r"lay off|recall|refund|reopen|sack|sell|sue|supply|withdraw|"
    r"cut (?:[\w,-]+ ){0,3}(?:jobs|posts|staff|roles))\b"
    r"|its (?:\w+ )?(?:profits?|revenues?|sales|earnings|servers|staff|customers|shares|factory|factories|"
    r"plants?|systems|employees|workers|stores|website|board)\b)"
)
# "NovaGrid", but no "McLean", "DeShawn" or "FitzRoy".
_TWO_CAPITALS = re.compile(
    r"(?!Mac|Fitz|Van|Von|Del|Dal|Des|San|Ann|Jon|Mary|Lee|Tre)[A-Z][a-z]{2,}[A-Z][A-Za-z]+"
)


def is_shown_a_firm(text: str, name: str) -> bool:
    """Whether a single word with a capital looks like a firm's name, or somewhere does what firms do."""
    if has_two_capitals(name):
        return True
    return any(_is_firm_at(text, at, at + len(name)) for at in islice(mentions(text, name), _MENTIONS))


def has_two_capitals(name: str) -> bool:
    """Whether a word is written as firms write theirs: "NovaGrid"."""
    return _TWO_CAPITALS.fullmatch(name) is not None


def _is_firm_at(text: str, start: int, end: int) -> bool:
    if text[start - 1 : start].isalnum():
        return False
    if _AS_FIRM.match(text, end) or _OF_ITSELF.match(text, end):
        return True
    return (
        _AT_FIRM.search(text, max(0, start - _LONGEST_AT), start) is not None
        and NAME_ENDS.match(text, end) is not None
    )
