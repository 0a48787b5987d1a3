"""Ranks claims by how much they need a check, with the reasons: a sum of named weights, nothing learned."""

import re
import string
from collections.abc import Sequence
from functools import lru_cache
from operator import itemgetter

from claims.analysis.function_words import ANY_MONTH, MONTH_WORDS, word_set
from claims.analysis.spans import SuggestedAttribution, SuggestedEvidence
from claims.analysis.worth_words import (
    ACCUSING,
    ADDRESS,
    CAUSAL,
    CAUSAL_TELLING,
    COMPARING,
    COMPARING_TELLING,
    DEEDS,
    DEEDS_TELLING,
    EXTREMES,
    EXTREMES_TELLING,
    FIGURES_TELLING,
    FORECASTING,
    HARM_TELLING,
    IN_THE_PAST,
    OF_OTHERS,
    OPINION,
    PUBLIC_MATTERS,
    SMALL_TALK,
    TIMES_TELLING,
    UNITS,
    UNITS_TELLING,
)
from claims.vocabulary import CueClass, EvidenceStatus, TextWarning

_DIGITS = "digits"  # a figure, unless they only tell when
_NUMBER = re.compile(r"[0-9][0-9.,]*")
_NAME = re.compile(r"[A-Z](?<=[a-z,] .)[a-z]")
_DONE = re.compile(r"ed(?![^\W_]|['’-][^\W_])")
_PAST = frozenset(["ago", "since", "last", "year", "years", "months", "ever", "yesterday", "already"])
_NUMBER_WORDS = word_set("""
    two three four five six seven eight nine ten eleven twelve dozen dozens hundred hundreds
    thousand thousands million millions billion billions trillion half third quarter twice double
    doubled tripled
""")

_Reason = tuple[str, float]  # as the card words it, and its weight
_NONE: frozenset[str] = frozenset()

# Reason, weight, words of which one must stand in the sentence, and those of them that show the reason.
_WORD_REASONS: tuple[tuple[_Reason, frozenset[str], frozenset[str]], ...] = (
    (("figure", 1.0), _NUMBER_WORDS, FIGURES_TELLING),
    (("figure", 1.2), UNITS, UNITS_TELLING),
    (("comparison", 0.8), COMPARING, COMPARING_TELLING),
    (("extreme", 0.8), EXTREMES, EXTREMES_TELLING),
    (("cause", 0.5), CAUSAL, CAUSAL_TELLING),
    (("crime or harm", 0.8), ACCUSING, HARM_TELLING),
    (("vote, law or promise", 0.9), DEEDS, DEEDS_TELLING),
    (("public matter", 0.6), PUBLIC_MATTERS, PUBLIC_MATTERS),
    (("since when", 0.4), _PAST, TIMES_TELLING),
    (("in the past", 0.3), IN_THE_PAST, _NONE),
    (("of others", 0.3), OF_OTHERS, _NONE),
    (("opinion", -0.9), OPINION, _NONE),
    (("forecast", -0.9), FORECASTING, _NONE),
    (("small talk", -1.5), SMALL_TALK, _NONE),
    (("personal address", -0.6), ADDRESS, _NONE),
)
# What the form of a sentence, who says it and what is offered for it tell.
_OTHER_REASONS: tuple[_Reason, ...] = (
    *((_DIGITS, weight) for weight in (1.6, 1.9, 2.2)),  # one number, two, more
    ("percent or money", 0.8),
    ("an event", 0.4),
    ("name", 0.5),
    ("doubted", 0.5),
    ("no source named", 0.3),
    ("no evidence offered", 1.0),
    ("no comment", 0.2),
    *(("doubt voiced", round(0.2 * warnings, 1)) for warnings in range(1, len(TextWarning) + 1)),
)
# Each reason has its bit, and behind a reason found by words stands another: whether they show it.
_COUNTS = [1 << 2 * at for at in range(len(_WORD_REASONS))]
_FIRST_OTHER = 1 << 2 * len(_WORD_REASONS)
_OTHERS = [_FIRST_OTHER << at for at in range(len(_OTHER_REASONS))]
_ONE, _TWO, _MORE, _MONEY, _EVENT, _NAMED, _DOUBTED, _NO_SOURCE, _NO_EVIDENCE, _NO_COMMENT, *_VOICED = _OTHERS
_NUMBERS = (_ONE, _TWO, _MORE)
# They hold for nearly every sentence of news and tell a reader nothing by themselves.
_GENERAL = frozenset(["an event", "name", "no source named", "no comment"])
# When something was is no figure to check: "17:05", "May 2, 2031", "in 1952".
_WHEN = re.compile(
    rf"\b[0-9]{{1,2}}:[0-9]{{2}}\b|\b{ANY_MONTH} [0-9]{{1,2}}\b(?:, [0-9]{{4}})?|\b[0-9]{{1,2}} {ANY_MONTH}\b"
    rf"(?: [0-9]{{4}})?|\b{ANY_MONTH} [0-9]{{4}}\b|\b[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}\b"
    r"|\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]efore|[Dd]uring) (?:1[5-9]|20)[0-9]{2}\b(?![,.][0-9])"
)
# The same where no month is named: it begins with a figure, which makes it ten times as fast.
_WHEN_IN_FIGURES = re.compile(
    r"[0-9](?<!\w.)(?:[0-9]?:[0-9]{2}\b|[0-9]{3}-[0-9]{2}-[0-9]{2}\b"
    r"|[0-9]{3}\b(?![,.][0-9])(?:(?<=1[5-9]..)|(?<=20..))(?:(?<=\b[Ii]n .{4})|(?<=\b[Ss]ince .{4})"
    r"|(?<=\b[Uu]ntil .{4})|(?<=\b[Bb]efore .{4})|(?<=\b[Dd]uring .{4})))"
)
# What spares these patterns: an amount, or no month, year or time beside the figures.
_AMOUNT = re.compile(r"[0-9](?:[.,][0-9]|(?<![0-9].)[0-9]{2}(?![0-9])|[0-9]{4})")
_YEAR_OR_TIME = re.compile(r"[0-9](?::[0-9]|[0-9]{3})")
_WORTHLESS_LENGTH = 5
# Looking one up in its enum takes Python 3.11 as long as a whole step here.
_DOUBT, _UNSTATED, _NONE_OFFERED = CueClass.DOUBT, EvidenceStatus.UNSTATED, EvidenceStatus.NONE_OFFERED
_WEIGHT = itemgetter(1)


def _bits_by_word() -> dict[str, int]:
    bits: dict[str, int] = {}
    for counts, (_, listed, telling) in zip(_COUNTS, _WORD_REASONS, strict=True):
        for word in listed:
            bits[word] = bits.get(word, 0) | counts | (counts << 1 if word in telling else 0)
    return bits


_BITS = _bits_by_word()
_LISTED = frozenset(_BITS)


def weigh(
    sentence: str, words: frozenset[str], said: Sequence[SuggestedAttribution], evidence: SuggestedEvidence
) -> tuple[float, tuple[str, ...]]:
    """The priority of a claim and the reasons to show for it, strongest first; only the order means anything.

    `words` are the sentence's words in small letters. A question, a greeting or a bare opinion ranks low; a
    figure, a comparison or a crime ranks high. Of what is counted, only what tells a reader something is a
    reason, and a claim that ranks no higher than nothing has none. The idea of such a feature sum is
    ClaimBuster's (Hassan et al., 2017); words and weights are our own and nothing is fitted to data.
    """
    found = _found_in_form(sentence) | _found_in_speech(said, evidence)
    numbers = _NUMBER.findall(sentence) if _holds_digit(sentence) else []
    if numbers:
        found |= _NUMBERS[min(len(numbers), len(_NUMBERS)) - 1]
    for word in _LISTED & words:
        found |= _BITS[word]
    hundredths, reasons, but_amount = _ranked(found)
    length = len(words)
    hundredths += 4 * min(length, 30)
    if length < _WORTHLESS_LENGTH:
        hundredths -= 150
    if "?" in sentence and sentence.rstrip("\"'”’ ").endswith("?"):
        hundredths -= 180
    if hundredths <= 0:
        return hundredths / 100, ()
    if numbers and not _holds_amount(sentence, " ".join(numbers), words):
        return hundredths / 100, but_amount
    return hundredths / 100, reasons


@lru_cache(16_384)
def _ranked(found: int) -> tuple[int, tuple[str, ...], tuple[str, ...]]:
    """What all reasons found weigh, in hundredths, which are shown, and which if no number is an amount."""
    by_words = [(one[0], counts) for one, counts in zip(_WORD_REASONS, _COUNTS, strict=True)]
    told = [reason for reason, counts in by_words if found & counts << 1]
    others = [reason for reason, bit in zip(_OTHER_REASONS, _OTHERS, strict=True) if found & bit]
    total = sum(weight for (_, weight), counts in by_words if found & counts) + sum(map(_WEIGHT, others))
    names = [name for name, _ in sorted([*told, *others], key=_WEIGHT, reverse=True)]
    return (
        round(100 * total),
        _worth_showing(["figure" if name == _DIGITS else name for name in names]),
        _worth_showing([name for name in names if name != _DIGITS]),
    )


def _worth_showing(names: Sequence[str]) -> tuple[str, ...]:
    return () if _GENERAL.issuperset(names) else tuple(dict.fromkeys(names))


def _holds_amount(sentence: str, numbers: str, words: frozenset[str]) -> bool:
    """Whether one of its numbers tells more than when something was."""
    dated = not MONTH_WORDS.isdisjoint(words)
    if _AMOUNT.search(numbers) or not dated and not _YEAR_OR_TIME.search(sentence):
        return True
    when = _WHEN if dated else _WHEN_IN_FIGURES
    return _NUMBER.search(when.sub("", sentence)) is not None


def _holds_digit(sentence: str) -> bool:
    for digit in string.digits:  # noqa: SIM110 (it takes a third of a pattern's time)
        if digit in sentence:
            return True
    return False


def _found_in_form(sentence: str) -> int:
    found = _EVENT if "ed " in sentence or "ed" in sentence and _DONE.search(sentence) else 0
    if "%" in sentence or "$" in sentence or "€" in sentence or "£" in sentence:
        found |= _MONEY
    return found | _NAMED if _NAME.search(sentence) else found


def _found_in_speech(said: Sequence[SuggestedAttribution], evidence: SuggestedEvidence) -> int:
    found = 0
    for one in said:
        for cue in one.cues:
            if cue.cue_class is _DOUBT:
                found = _DOUBTED
    if evidence.status is _UNSTATED:
        found |= _NO_SOURCE
    elif evidence.status is _NONE_OFFERED:
        found |= _NO_EVIDENCE
    if evidence.warnings:
        silent = all(warning is TextWarning.DECLINED_COMMENT for warning, _ in evidence.warnings)
        found |= _NO_COMMENT if silent else _VOICED[len(evidence.warnings) - 1]
    return found
