"""Tells who is a "he" and who a "she": by titles, by what the article says of them, and by first names."""

import re
from itertools import islice

from claims.analysis.names.first_names import OF_MEN, OF_WOMEN
from claims.analysis.names.mentions import mentions
from claims.analysis.names.source_words import KIN

KIN_PATTERN = "|".join(sorted(KIN))
_MENTIONS = 20  # of a name that are looked at, which keeps every text linear
_FEMALE = ("wife", "widow", "daughter", "sister", "mother")
_BY_TITLE = {
    "mr": "he", "mrs": "she", "ms": "she", "miss": "she", "sir": "he", "dame": "she", "lord": "he",
    "lady": "she", "king": "he", "queen": "she", "prince": "he", "princess": "she",
}  # fmt: skip
# Words that lead up to a name, as they stand there: "Mrs. Lund", "his wife, Ada Orr".
_LEADING = {
    **{title.capitalize(): pronoun for title, pronoun in _BY_TITLE.items()},
    **{"Mr.": "he", "Mrs.": "she", "Ms.": "she"},
    **{kin + comma: "she" if kin in _FEMALE else "he" for kin in KIN for comma in ("", ",")},
}
_LONGEST_LEAD = 16  # characters: longer ones need no more than their end
_OPENING_MARKS = "“\"‘'(["
_KIN_OF = re.compile(
    rf", (?:(?:[A-Z][\w-]+ )?[A-Z][\w-]+['’]s|his|her|their) (?:\w+ )?({KIN_PATTERN})\b(?!['’])"
)
# "her husband, the physicist Carlo Orsini": what she is told to be stands between.
_INTRODUCED = re.compile(rf"\b({KIN_PATTERN}),? the (?:[a-z-]+ ){{1,3}}\Z")
_LONGEST_INTRODUCTION = 50  # characters
_ENDS = re.compile(r"(?![\w’'-]| [A-Z])")
_SAYS_OF_SELF = re.compile(
    r" (?:(?:said|says|added|wrote|insisted|claimed|denied) |told (?:\w+ ){1,3}?)(?:that )?(?:(he|she)\b|"
    r"(his|her) (?:\w+ )?(?:own|plans?|office|government|party|company|firm|team|clients?|staff|ministry|"
    r"department|colleagues|side|wife|husband)\b)"
)
_OWN = {"his": "he", "her": "she"}


def pronoun_told(text: str, name: str) -> str:
    """ "he" or "she" as a text tells of a name: by a title ("Ms Lund"), as kin ("his wife, Ada Orr").

    "" where nothing tells it, or where a name is told to be both.
    """
    found = ""
    for at in islice(mentions(text, name), _MENTIONS):
        told = _told(text, name, at)
        if told and found and told != found:
            return ""
        found = told or found
    return found


def _told(text: str, name: str, at: int) -> str:
    end = at + len(name)
    if (lead := _lead(text, at)) and _ENDS.match(text, end):
        return lead
    if " " not in name:
        return ""
    kin = _KIN_OF.match(text, end)
    if kin is None and text[at - 2 : at - 1].islower():
        kin = _INTRODUCED.search(text, max(0, at - _LONGEST_INTRODUCTION), at)
    return "" if kin is None else "she" if kin[1] in _FEMALE else "he"


def _lead(text: str, at: int) -> str:
    """The pronoun that the word before a name tells: "Mrs. Lund", "the Frenchman Luc Orr"."""
    if text[at - 1 : at] != " " or not (before := text[max(0, at - _LONGEST_LEAD) : at].rsplit(None, 1)):
        return ""
    word = before[-1]
    if word in _LEADING:
        return _LEADING[word]
    if word.endswith("man") and word != "man":
        return "she" if word.lower().endswith("woman") else "he"
    return _LEADING.get(word.lstrip(_OPENING_MARKS), "") if word[0] in _OPENING_MARKS else ""


def pronoun_of_self(text: str, surname: str) -> str:
    """ "he" or "she" where "Lund said she": most speak of themselves, but not all; or ""."""
    for at in islice(mentions(text, surname), _MENTIONS):
        said = _SAYS_OF_SELF.match(text, at + len(surname))
        if said and not text[at - 1 : at].isalnum():
            return said[1] or _OWN[said[2]]
    return ""


def pronoun_of(name: str) -> str:
    """ "he" or "she" by the first name of a full name or by a title, or "" where it leaves a doubt."""
    first = _first(name)
    by_title = _BY_TITLE.get(first, "")
    return by_title or ("he" if first in OF_MEN else "she" if first in OF_WOMEN else "")


def pronoun_of_title(words: str) -> str:
    """ "she" for "Mrs Alderton"; "" where no such title stands before the name."""
    return _BY_TITLE.get(words.partition(" ")[0].lower().rstrip("."), "")


def pronoun_of_noun(noun: str) -> str:
    """ "she" for "spokeswoman" or "widow", "he" for "husband"; "" for most."""
    low = noun.lower()
    if low.endswith(("woman", *_FEMALE, "girl", "lady", "queen", "princess", "actress", "waitress", "nun")):
        return "she"
    return "he" if low.endswith(("man", "husband", "father", "son", "brother", "boy", "widower")) else ""


def sounds_like_she(name: str) -> bool:
    """Whether a first name ends as most that women bear: no more than a hint, as for "Sasha"."""
    return _first(name).endswith("a") and _first(name) not in OF_MEN


def _first(name: str) -> str:
    first, _, last = name.partition(" ")
    return first.lower().rstrip(".") if last and first[0].isupper() and len(first) > 1 else ""
