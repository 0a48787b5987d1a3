"""Carries "the claim could not be verified" to the claim that it is about: the one just before it."""

import re
from collections.abc import Sequence

from claims.analysis.spans import Block, Span, SuggestedAttribution, SuggestedEvidence
from claims.vocabulary import EvidenceStatus, TextWarning

_UNVERIFIED = TextWarning.NOT_INDEPENDENTLY_VERIFIED
_DENIED = TextWarning.DENIED_BY_OTHER_SIDE
_SURE = (EvidenceStatus.UNSTATED, EvidenceStatus.OWN_REPORTING, EvidenceStatus.VISUAL_OWN)
_ONE = r"(?:claim|report|account|assertion|allegation|accusation|version of events)"
_WHOSE = r"(?:[Tt]he|[Tt]his|[Tt]hat|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)"
_MANY = (
    r"(?:(?:[Tt]he|[Tt]hese|[Tt]hose|[Tt]heir|[Bb]oth|the two|[Tt]he rival|[Tt]he competing) (?:\w+ )?"
    r"(?:claims|reports|accounts|assertions|allegations|accusations|versions of events)|"
    r"(?:[Nn]either|[Ee]ither) (?:side['’]s |of the )?(?:claim|report|account|assertion|allegation)s?)"
)
# What could not be verified is named by nothing but a word for what was said, before the verb or behind it.
_OPENS = r"\A(?:But |However, |Yet )?"
_NOT = (
    r" (?:(?:could|can|has|have|was|were|is|are|had)(?: not|n['’]t)|cannot|could|remains?|"
    r"(?:has|have) (?:yet|still) to)\b"
)
_ENDS = r"(?= (?:independently|immediately|on |at |as |because|or )|[,.;]|\Z)"
_BEHIND = (
    r"(?:verif(?:y|ied)|confirm(?:ed)?|corroborated?|substantiated?|check(?:ed)?|"
    r"(?:verification|confirmation|corroboration) of) "
)
_OF_ELSE = r"(?![^.]*\b(?:whether|if|that|who|how|what|why|when|where)\b)"  # "It is unconfirmed whether"
_ABOUT_ONE = re.compile(
    rf"{_OPENS}(?:{_WHOSE} (?:\w+ )?{_ONE}{_NOT}|(?:It|This|That){_NOT}{_OF_ELSE})"
    rf"|\b{_BEHIND}(?:{_WHOSE} (?:\w+ )?{_ONE}|it|this|that){_ENDS}"
)
_ABOUT_SEVERAL = re.compile(rf"{_OPENS}{_MANY}{_NOT}|\b{_BEHIND}(?:{_MANY}|them){_ENDS}")
_MOST = 3  # claims before "the claims"
_LOOKED_AT = 5  # sentences before them, which keeps it linear


# A sentence, its block, the sentence without its opening, its words, and what is said in it.
_Read = tuple[Span, Block, Span, frozenset[str], Sequence[SuggestedAttribution]]


def with_doubts_beside(
    text: str, read: Sequence[_Read], evidence: list[SuggestedEvidence]
) -> list[SuggestedEvidence]:
    """What each sentence offers, with the doubt that the next one of its block voices about it.

    `read` tells of each sentence also its block and what is said in it. The words of the doubt
    stay where they stand. What the outlet saw itself is not doubted so, nor is a denial.
    """
    doubted = [at for at, shown in enumerate(evidence) if at and shown.warnings and _doubt(shown)]
    found = list(evidence) if doubted else evidence
    for at in doubted:
        sentence, block, *_, spoken = read[at]
        words = sentence.cut(text)
        left = 0 if spoken and "independently" not in words else _reach(words)
        for before in range(at - 1, max(-1, at - 1 - _LOOKED_AT), -1):
            if not left or read[before][1] is not block or found[before].status in _SURE:
                break
            if all(warning is not _DENIED for warning, _ in evidence[before].warnings):
                left -= 1
                found[before] = _doubted(found[before], _doubt(evidence[at]))
    return found


def _doubted(shown: SuggestedEvidence, doubt: Span | None) -> SuggestedEvidence:
    if doubt is None or _doubt(shown):
        return shown
    return shown._replace(warnings=(*shown.warnings, (_UNVERIFIED, doubt)))


def _doubt(shown: SuggestedEvidence) -> Span | None:
    """The words by which a sentence says that something is unverified."""
    return next((span for warning, span in shown.warnings if warning is _UNVERIFIED), None)


def _reach(sentence: str) -> int:
    """How many sentences before it a doubt may be about."""
    if _ABOUT_SEVERAL.search(sentence):
        return _MOST
    return 1 if _ABOUT_ONE.search(sentence) else 0
