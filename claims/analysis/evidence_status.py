"""Says what the article offers for a sentence and which doubts it voices, with the words that show it."""

import re
from collections.abc import Sequence

from claims.analysis.evidence_patterns import STATUS_PATTERNS
from claims.analysis.spans import Cue, Span, SuggestedAttribution, SuggestedEvidence
from claims.analysis.warning_patterns import HEDGES, WARNING_PATTERNS
from claims.vocabulary import CueClass, EvidenceStatus, SourceType, TextWarning

_STATUS_OF_SOURCE = {
    SourceType.DOCUMENT: EvidenceStatus.DOCUMENT,
    SourceType.DATA: EvidenceStatus.DATA,
}


class EvidenceReader:
    """Reads evidence for one article; `publication` is the outlet whose own work it may be, or ""."""

    def __init__(self, publication: str = "") -> None:
        name = re.escape(publication.strip())
        self._own = (
            re.compile(
                rf"\b(?:told|spoke to|speaking to|seen by|reviewed by|obtained by|shown to|verified by|"
                rf"interview with)"
                rf" (?:the )?{name}\b|\b{name}(?:['’]s)? (?:\w+ )?(?:reporters?|journalists?|correspondents?|"
                rf"team|staff|"
                rf"photographers?|analysis|investigation|visited|saw|counted|reviewed|has seen|found)\b",
                re.IGNORECASE,
            )
            if name
            else None
        )
        self._own_picture = (
            re.compile(
                rf"\b(?:pictures?|photos?|photographs?|images?|video|footage)\b[^.]{{0,60}}\b(?:by|"
                rf"from) (?:the )?{name}\b"
                rf"|\b{name}(?:['’]s)? (?:\w+ )?(?:photos?|photographs?|pictures?|video|footage|images?|"
                rf"photographers?)\b",
                re.IGNORECASE,
            )
            if name
            else None
        )

    def read(
        self, text: str, sentence: Span, words: frozenset[str], said: Sequence[SuggestedAttribution]
    ) -> SuggestedEvidence:
        """The status and warnings of `sentence`, whose small-letter words and attributions are given.

        Spans are code points into `text`. Where two statuses hold, the stronger support wins (DESIGN §2).
        """
        warnings = _warnings(text, sentence, words, said)
        status, span = self._status(text, sentence, words, said)
        return SuggestedEvidence(status, span, warnings)

    def _status(
        self, text: str, sentence: Span, words: frozenset[str], said: Sequence[SuggestedAttribution]
    ) -> tuple[EvidenceStatus, Span | None]:
        for own, status in (
            (self._own_picture, EvidenceStatus.VISUAL_OWN),
            (self._own, EvidenceStatus.OWN_REPORTING),
        ):
            if own and (match := own.search(text, sentence.start, sentence.end)):
                return status, Span(*match.span())
        for status, triggers, pattern in STATUS_PATTERNS:
            if triggers.isdisjoint(words):
                continue
            if match := pattern.search(text, sentence.start, sentence.end):
                return status, Span(*match.span())
        return _status_of_sources(said)


def _status_of_sources(said: Sequence[SuggestedAttribution]) -> tuple[EvidenceStatus, Span | None]:
    sourced = [one for one in said if one.source is not None]
    for one in sourced:
        if one.source_type in _STATUS_OF_SOURCE:
            return _STATUS_OF_SOURCE[one.source_type], one.source
    if sourced:
        return EvidenceStatus.ASSERTION_ONLY, sourced[0].source
    return EvidenceStatus.UNSTATED, None


def _warnings(
    text: str, sentence: Span, words: frozenset[str], said: Sequence[SuggestedAttribution]
) -> tuple[tuple[TextWarning, Span], ...]:
    found: list[tuple[TextWarning, Span]] = []
    for warning, triggers, pattern in WARNING_PATTERNS:
        if triggers.isdisjoint(words):
            continue
        if match := pattern.search(text, sentence.start, sentence.end):
            found.append((warning, Span(*match.span())))
    if not HEDGES.isdisjoint(words) and not any(warning is TextWarning.HEDGED for warning, _ in found):
        found += _hedge(text, sentence)
    if not any(warning is TextWarning.DENIED_BY_OTHER_SIDE for warning, _ in found):
        denial = next((cue for one in said for cue in one.cues if _denies(cue, sentence)), None)
        if denial:
            found.append((TextWarning.DENIED_BY_OTHER_SIDE, denial.span))
    return tuple(sorted(found, key=lambda pair: pair[1]))


def _denies(cue: Cue, sentence: Span) -> bool:
    return cue.cue_class is CueClass.DENIAL and sentence.contains(cue.span)


_HEDGE = re.compile(r"\b(?:" + "|".join(sorted(HEDGES)) + r")\b", re.IGNORECASE)


def _hedge(text: str, sentence: Span) -> list[tuple[TextWarning, Span]]:
    match = _HEDGE.search(text, sentence.start, sentence.end)
    return [(TextWarning.HEDGED, Span(*match.span()))] if match else []
