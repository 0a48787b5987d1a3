"""Ranks claims by how much they need a check, with the reasons: a sum of named weights, nothing learned."""

import re
from collections.abc import Sequence
from operator import itemgetter

from claims.analysis.function_words import word_set
from claims.analysis.spans import SuggestedAttribution, SuggestedEvidence
from claims.analysis.topics import Topics
from claims.analysis.worth_words import (
    ACCUSING,
    ADDRESS,
    CAUSAL,
    COMPARING,
    DEEDS,
    EXTREMES,
    FORECASTING,
    OPINION,
    PUBLIC_MATTERS,
    SMALL_TALK,
    UNITS,
)
from claims.vocabulary import CueClass, EvidenceStatus

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

# Reason, weight, words of which one must stand in the sentence.
_WORD_REASONS: tuple[tuple[_Reason, frozenset[str]], ...] = (
    (("amount", 1.0), _NUMBER_WORDS),
    (("measure", 1.2), UNITS),
    (("comparison", 0.8), COMPARING),
    (("extreme", 0.8), EXTREMES),
    (("cause", 0.5), CAUSAL),
    (("accusation", 0.8), ACCUSING),
    (("deed or promise", 0.9), DEEDS),
    (("public matter", 0.6), PUBLIC_MATTERS),
    (("time past", 0.4), _PAST),
    (("opinion", -0.9), OPINION),
    (("forecast", -0.9), FORECASTING),
    (("small talk", -1.5), SMALL_TALK),
    (("personal address", -0.6), ADDRESS),
)
_REASONS = Topics((reason, (listed,)) for reason, listed in _WORD_REASONS)
_WORTHLESS_LENGTH = 5
_WEIGHT = itemgetter(1)


def weigh(
    sentence: str, words: frozenset[str], said: Sequence[SuggestedAttribution], evidence: SuggestedEvidence
) -> tuple[float, tuple[str, ...]]:
    """The priority of a claim and the reasons that raise it, strongest first; only the order means anything.

    `words` are the sentence's words in small letters. A question, a greeting or a bare opinion ranks low; a
    figure, a comparison or an accusation ranks high. The idea of such a feature sum is ClaimBuster's
    (Hassan et al., 2017); words and weights are our own and nothing is fitted to data.
    """
    reasons = _reasons(sentence, words)
    reasons += _reasons_of_speech(said, evidence)
    reasons.sort(key=_WEIGHT, reverse=True)
    length = len(words)
    total = min(length, 30) * 0.04 - (1.5 if length < _WORTHLESS_LENGTH else 0.0)
    if sentence.rstrip("\"'”’ ").endswith("?"):
        total -= 1.8
    names: list[str] = []
    for name, weight in reasons:
        total += weight
        if weight > 0:
            names.append(name)
    return round(total, 3), tuple(names)


def _reasons(sentence: str, words: frozenset[str]) -> list[_Reason]:
    found = [*_REASONS.of(words)]
    if numbers := _NUMBER.findall(sentence):
        found.append(("number", min(1.6 + 0.3 * (len(numbers) - 1), 2.2)))
    if "%" in sentence or "$" in sentence or "€" in sentence or "£" in sentence:
        found.append(("share or money", 0.8))
    if _DONE.search(sentence):
        found.append(("something done", 0.4))
    if _NAME.search(sentence):
        found.append(("name", 0.5))
    return found


def _reasons_of_speech(said: Sequence[SuggestedAttribution], evidence: SuggestedEvidence) -> list[_Reason]:
    found: list[_Reason] = []
    if said and any(cue.cue_class is CueClass.DOUBT for one in said for cue in one.cues):
        found.append(("doubted", 0.5))
    if evidence.status is EvidenceStatus.NONE_OFFERED:
        found.append(("no evidence offered", 1.0))
    if evidence.status is EvidenceStatus.UNSTATED:
        found.append(("no source named", 0.3))
    if evidence.warnings:
        found.append(("doubt voiced", 0.2 * len(evidence.warnings)))
    return found
