"""Says what the article offers for a sentence and which doubts it voices, with the words that show it."""

import re
from collections.abc import Sequence

from claims.analysis import evidence_patterns as patterns
from claims.analysis.function_words import word_set
from claims.analysis.own_work import OwnWork
from claims.analysis.spans import Span, SuggestedAttribution, SuggestedEvidence
from claims.analysis.unquoted import BLANK, plain_cut, unquoted
from claims.analysis.visual_evidence import VISUAL_WORDS, visual_evidence
from claims.analysis.warning_patterns import warnings_in
from claims.vocabulary import CueClass, EvidenceStatus, SourceType, TextWarning

_Found = tuple[EvidenceStatus, Span]  # counted from the start of the sentence
_Warnings = tuple[tuple[TextWarning, Span], ...]

_STATUS_OF_SOURCE = {
    SourceType.DOCUMENT: EvidenceStatus.DOCUMENT,
    SourceType.DATA: EvidenceStatus.DATA,
}
_NO_ASSERTION = word_set("""
    decline declines declined declining refuse refuses refused refusing agree agrees agreed agreeing volunteer
    volunteers volunteered seek seeks sought seeking offer offers offered offering
""")
# What others told or showed the outlet is its own reporting only where nothing stronger is shown.
_PASSED_TO_US = re.compile(
    r"(?:told|tell|spoke|speaking|shown|seen|reviewed|obtained|examined|verified|checked|confirmed|said|"
    r"interview|conversation|asked|contacted|gave|according|letter|email)",
    re.IGNORECASE,
)
_FILE_SEEN = re.compile(r"(?:seen|reviewed|obtained|examined) by", re.IGNORECASE)
_NOT_YET_SAID = re.compile(r"\b(?:will|shall|must|should)(?: not| also)? \w{1,20}\Z", re.IGNORECASE)
_NO_WORDS = re.compile(
    r"f(?:ou|i)nds? (?:its|his|her|their|my|our)\b|sa(?:id|ys?) (?:goodbye|hello|farewell|grace|mass|"
    r"prayers)\b",
    re.IGNORECASE,
)
# Whose word it is where no cue says so: "Lormond puts its losses at 61", "Brill has denied the charge".
_PUTS_AT = re.compile(
    r"\bputs? (?:the|its|their|his|her|that|this) [^,;·]{2,40}? at (?:\w+ ){0,3}?\d", re.IGNORECASE
)
_DENIES = re.compile(r"den(?:y|ies|ied|ying)|reject|dismiss|disput|refut|contest|disavow", re.IGNORECASE)
# What is written down but is no more than its author's word.
_WORDS_ONLY = re.compile(
    r"\b(?:statement|tweet|post|message|release|headline|column|story|article|editorial|book|law)\b",
    re.IGNORECASE,
)


class EvidenceReader:
    """Reads evidence for one article; `publication` is the outlet whose own work it may be, or ""."""

    def __init__(self, publication: str = "") -> None:
        self._own = OwnWork(publication)

    def read(
        self, text: str, sentence: Span, words: frozenset[str], said: Sequence[SuggestedAttribution]
    ) -> SuggestedEvidence:
        """The status and warnings of `sentence`, whose small-letter words and attributions are given.

        Spans are code points into `text`. Where two statuses hold, the stronger support wins (DESIGN §2):
        own pictures and work, data, documents, pictures, witnesses, several sources, other media. What stands
        in quotation marks counts only for witnesses and denials.
        """
        cut = plain_cut(text, sentence)
        plain = unquoted(cut)
        name = self._own.name
        others = plain.replace(name, "x" * len(name)) if name and name in plain else plain
        warnings = tuple(
            (warning, Span(sentence.start + first, sentence.start + after))
            for warning, (first, after) in warnings_in(cut, plain, words)
        )
        speech = [one for one in said if _speaks(one, text, warnings)]
        found = self._own_work(plain, words) or _shown(cut, others, words, speech)
        found = found or self._passed_to_us(plain, words) or _at_second_hand(others, words, speech)
        if found is None and not speech:
            found = _word_of_somebody(cut, plain, sentence.start, warnings)
        if found is None:
            return SuggestedEvidence(*_status_of_sources(speech), warnings)
        status, span = found
        return SuggestedEvidence(
            status, Span(sentence.start + span.start, sentence.start + span.end), warnings
        )

    def _own_work(self, plain: str, words: frozenset[str]) -> _Found | None:
        if not VISUAL_WORDS.isdisjoint(words) and (match := self._own.picture(plain, words)):
            return EvidenceStatus.VISUAL_OWN, Span(*match.span())
        match = self._own.reporting(plain, words)
        if match and not _PASSED_TO_US.match(match.group()):
            return EvidenceStatus.OWN_REPORTING, Span(*match.span())
        return None

    def _passed_to_us(self, plain: str, words: frozenset[str]) -> _Found | None:
        match = self._own.reporting(plain, words)
        if match is None:
            return None
        seen = _FILE_SEEN.match(match.group())
        return (EvidenceStatus.DOCUMENT if seen else EvidenceStatus.OWN_REPORTING), Span(*match.span())


def _speaks(one: SuggestedAttribution, text: str, warnings: _Warnings) -> bool:
    """Whether somebody asserts something: not who saw, agreed, refused, will say, or turned down no claim."""
    cue = one.cues[0]
    start = cue.span.start
    if cue.cue_class is CueClass.PERCEPTION or cue.span.cut(text).lower() in _NO_ASSERTION:
        return False
    if _NOT_YET_SAID.search(text, max(0, start - 12), cue.span.end) or _NO_WORDS.match(text, start):
        return False
    kinds = {warning for warning, _ in warnings}
    if cue.cue_class is CueClass.DENIAL and TextWarning.DENIED_BY_OTHER_SIDE not in kinds:
        return False
    return not any(_is_no_cue(one, cue.span, warning, span) for warning, span in warnings)


def _is_no_cue(one: SuggestedAttribution, cue: Span, warning: TextWarning, span: Span) -> bool:
    """Whether a warning's words are what was taken for a cue or a source: "claims could not be confirmed"."""
    if warning is TextWarning.DECLINED_COMMENT:
        return span.overlaps(cue)
    unverified = warning is TextWarning.NOT_INDEPENDENTLY_VERIFIED
    return unverified and (span.start - cue.end == 1 or one.source is not None and span.overlaps(one.source))


def _word_of_somebody(cut: str, plain: str, start: int, warnings: _Warnings) -> _Found | None:
    """A figure that somebody puts forward, or a denial, where the attribution was not found."""
    if match := _PUTS_AT.search(plain):
        return EvidenceStatus.ASSERTION_ONLY, Span(*match.span())
    for warning, span in warnings:
        words = Span(span.start - start, span.end - start)
        if warning is TextWarning.DENIED_BY_OTHER_SIDE and _DENIES.match(words.cut(cut)):
            return EvidenceStatus.ASSERTION_ONLY, words
    return None


def _shown(
    cut: str, plain: str, words: frozenset[str], said: Sequence[SuggestedAttribution]
) -> _Found | None:
    """Data, a document, a picture, a witness or several sources."""
    found = _data(plain, words)
    if found is None and not patterns.DOCUMENT_WORDS.isdisjoint(words):
        match = patterns.DOCUMENT.search(plain)
        found = (EvidenceStatus.DOCUMENT, Span(*match.span())) if match else None
    if found is None and not VISUAL_WORDS.isdisjoint(words):
        found = visual_evidence(plain)
    return found or _witness(cut, plain, words, said) or _several(plain, words)


def _data(plain: str, words: frozenset[str]) -> _Found | None:
    if patterns.DATA_WORDS.isdisjoint(words):
        return None
    match = patterns.DATA.search(plain)
    if match is None and patterns.NUMBER.search(plain):
        match = patterns.COUNTED.search(plain)
    return (EvidenceStatus.DATA, Span(*match.span())) if match else None


def _witness(
    cut: str, plain: str, words: frozenset[str], said: Sequence[SuggestedAttribution]
) -> _Found | None:
    occasion = not (patterns.OCCASION_WORDS.isdisjoint(words) or patterns.WHO_WORDS.isdisjoint(words))
    if occasion or not patterns.EYEWITNESS_WORDS.isdisjoint(words):
        match = patterns.EYEWITNESS.search(plain)
        if match and not patterns.NOT_SEEN.search(plain):
            return EvidenceStatus.EYEWITNESS, Span(*match.span())
    if BLANK in plain and said and (match := patterns.QUOTED_WITNESS.search(cut)):
        return EvidenceStatus.EYEWITNESS, Span(*match.span())
    return None


def _several(plain: str, words: frozenset[str]) -> _Found | None:
    if patterns.MULTIPLE_WORDS.isdisjoint(words) or patterns.SAYING_WORDS.isdisjoint(words):
        return None
    match = patterns.MULTIPLE_SOURCES.search(plain)
    return (
        (EvidenceStatus.MULTIPLE_SOURCES, Span(*match.span()))
        if match and not patterns.JOINT.search(plain)
        else None
    )


def _at_second_hand(plain: str, words: frozenset[str], said: Sequence[SuggestedAttribution]) -> _Found | None:
    """Other media, or a lack that the article itself points out."""
    if not patterns.OTHER_MEDIA_WORDS.isdisjoint(words) and (match := patterns.OTHER_MEDIA.search(plain)):
        return EvidenceStatus.OTHER_MEDIA, Span(*match.span())
    if patterns.NONE_WORDS.isdisjoint(words) or patterns.PROOF_WORDS.isdisjoint(words):
        return None
    match = patterns.NONE_OFFERED.search(plain)
    if match is None and said:
        match = patterns.NONE_BESIDE_SPEECH.search(plain)
    return (EvidenceStatus.NONE_OFFERED, Span(*match.span())) if match else None


def _status_of_sources(said: Sequence[SuggestedAttribution]) -> tuple[EvidenceStatus, Span | None]:
    sourced = [one for one in said if one.source is not None]
    for one in sourced:
        if one.source_type in _STATUS_OF_SOURCE and not _WORDS_ONLY.search(one.source_name):
            return _STATUS_OF_SOURCE[one.source_type], one.source
    if sourced:
        return EvidenceStatus.ASSERTION_ONLY, sourced[0].source
    return EvidenceStatus.UNSTATED, None
