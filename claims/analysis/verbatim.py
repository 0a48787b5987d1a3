"""Whether a quotation in a claim stands word for word in the passage that a reviewer found."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_OPEN, _CLOSE = '“„«"', '”“»"'
_QUOTED = re.compile(rf"[{_OPEN}]([^{_OPEN}{_CLOSE}]*)[{_CLOSE}]?")
_CUT_OUT = re.compile(r"\[?(?:…|\.\s?\.\s?\.)\]?")
_WORD = re.compile(r"\w+(?:['’ʼ]\w+)*")
_SHOWN = 6  # words from where they begin to differ


class Match(StrEnum):
    """What came of looking for quoted words in a passage."""

    WORD_FOR_WORD = "word_for_word"
    DIFFERS = "differs"
    NOTHING_QUOTED = "nothing_quoted"


@dataclass(frozen=True)
class Comparison:
    """Whether a passage holds the words quoted, and where it first does not."""

    match: Match
    where: str = ""  # the words of the quotation from which on the passage does not have them


def quoted_in(claim: str) -> list[str]:
    """The stretches of a claim between quotation marks; one that runs on ends with the claim."""
    return [words for words in _QUOTED.findall(claim) if _WORD.search(words)]


def compare(passage: str, quoted: Sequence[str]) -> Comparison:
    """Whether the passage holds each quoted stretch, in order of its words.

    Kinds of quotation mark, dash and space, punctuation and capital letters make no difference. Where
    the quotation leaves words out (“…”), what stands before and after must follow in the passage.
    """
    if not passage.strip() or not quoted:
        return Comparison(Match.NOTHING_QUOTED)
    found = _words(passage)
    for stretch in quoted:
        start = 0
        for part in _CUT_OUT.split(stretch):
            words = _words(part)
            place = _place(words, found, start)
            if place < 0:
                return Comparison(Match.DIFFERS, _first_difference(part, words, found))
            start = place + len(words)
    return Comparison(Match.WORD_FOR_WORD)


def _words(text: str) -> list[str]:
    return [word.casefold().replace("’", "'").replace("ʼ", "'") for word in _WORD.findall(text)]


def _place(words: list[str], text: list[str], start: int) -> int:
    last = len(text) - len(words)
    return next((at for at in range(start, last + 1) if text[at : at + len(words)] == words), -1)


def _first_difference(part: str, words: list[str], text: list[str]) -> str:
    """After the longest beginning that the passage does have."""
    match = SequenceMatcher(None, words, text, autojunk=False).find_longest_match()
    from_ = match.size if match.a == 0 else 0
    return " ".join(_WORD.findall(part)[from_ : from_ + _SHOWN])
