"""Says what the article offers for a sentence and which doubts it voices, with the words that show it."""

import re
from collections.abc import Sequence
from operator import attrgetter

from claims.analysis.evidence import lack, patterns
from claims.analysis.evidence.own_work import OUR_WORDS, OUR_WORK_WORDS, OURS, OwnWork
from claims.analysis.evidence.unquoted import BLANK, Unquoted, read_unquoted
from claims.analysis.evidence.visual import CAPTURING_WORDS, PICTURED, VISUAL_WORDS, visual_evidence
from claims.analysis.evidence.warnings import WARNING_TOPICS, warnings_in
from claims.analysis.function_words import word_set
from claims.analysis.spans import Cue, Span, SuggestedAttribution, SuggestedEvidence
from claims.analysis.topics import Topics
from claims.vocabulary import CueClass, EvidenceStatus, SourceType, TextWarning

_Found = tuple[EvidenceStatus, Span]  # counted from the start of the sentence
_Warnings = tuple[tuple[TextWarning, Span], ...]

_STATUS_OF_SOURCE = {
    SourceType.DOCUMENT: EvidenceStatus.DOCUMENT,
    SourceType.DATA: EvidenceStatus.DATA,
}
_GOES_ON = frozenset(("saying", "adding", "writing", "insisting", "arguing", "claiming"))
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
_MAY_BE_NO_WORDS = ("fo", "fi", "sa")
_NO_WORDS = re.compile(
    r"f(?:ou|i)nds? (?:its|his|her|their|my|our)\b|sa(?:id|ys?) (?:goodbye|hello|farewell|grace|mass|"
    r"prayers|[“\"]?no comment)\b",
    re.IGNORECASE,
)
# Whose word it is where no cue says so: "Lormond puts its losses at 61", "Brill has denied the charge".
_PUTS_AT = re.compile(
    r"\bputs? (?:the|its|their|his|her|that|this) [^,;·]{2,40}? at (?:\w+ ){0,3}?\d"
    r"(?:[\d.,]*\d)?(?: ?%| (?:percent|per cent|hundred|thousand|million|billion|trillion)\b)?"
)
_DENIES = re.compile(r"den(?:y|ies|ied|ying)|reject|dismiss|disput|refut|contest|disavow", re.IGNORECASE)
# What is written down but is no more than its author's word.
_WORDS_ONLY = re.compile(
    r"\b(?:statement|tweet|post|message|release|headline|column|story|article|editorial|book|law|pictures?|"
    r"photo\w*|image\w*|videos?|footage|clips?|film|recordings?)\b",
    re.IGNORECASE,
)


_DATA, _COUNTED, _DOCUMENT, _SEEN, _QUOTED_WITNESS = "data", "counted", "document", "seen", "quoted witness"
_MEDIA, _OUTLET, _LACK, _FUTURE, _FIGURE = "media", "outlet", "lack", "future", "figure"
_SEVERAL = {f"several {at}": wordings for at, wordings in enumerate(patterns.SEVERAL)}
_TOPICS = Topics(
    [
        *WARNING_TOPICS,
        (PICTURED, (VISUAL_WORDS,)),
        (PICTURED, (word_set("phone"), CAPTURING_WORDS)),
        (PICTURED, (word_set("still"), word_set("a"))),
        (OURS, (OUR_WORDS, OUR_WORK_WORDS | VISUAL_WORDS)),
        (_DATA, (patterns.DATA_WORDS,)),
        (_COUNTED, (patterns.COUNTED_WORDS,)),
        *((_DOCUMENT, lists) for lists in patterns.DOCUMENT_LISTS),
        *((_SEEN, lists) for lists in patterns.EYEWITNESS_WORDS),
        (_QUOTED_WITNESS, (patterns.QUOTED_WITNESS_WORDS, patterns.QUOTED_SEEING_WORDS)),
        *((topic, lists) for topic, (lists, _) in _SEVERAL.items()),
        (_MEDIA, (patterns.MEDIA_WORDS, patterns.MEDIA_TELLING_WORDS)),
        (_MEDIA, (word_set("reported"), word_set("first"), word_set("by"))),
        (_OUTLET, (patterns.OUTLET_WORDS, patterns.MEDIA_TELLING_WORDS)),
        *((_LACK, lists) for lists in lack.LACK_WORDS),
        (_FUTURE, (word_set("will shall must should"),)),
        (_FIGURE, (word_set("put puts"), word_set("at"))),
    ]
)
_OFFERING = frozenset(
    [PICTURED, _DATA, _COUNTED, _DOCUMENT, _SEEN, _QUOTED_WITNESS, *_SEVERAL, _MEDIA, _OUTLET, _LACK]
)
_NOTHING_SHOWN: tuple[tuple[str, ...], ...] = ((), (_FUTURE,))
_UNSTATED = SuggestedEvidence(EvidenceStatus.UNSTATED)
# Looked up once: slow in Python 3.11.
_DENIAL, _PERCEPTION, _ASSERTED = CueClass.DENIAL, CueClass.PERCEPTION, EvidenceStatus.ASSERTION_ONLY


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
        topics = _TOPICS.of(words)
        ours = OURS in topics or self._own.name != "" and self._own.name in sentence.cut(text)
        not_yet = _FUTURE in topics
        if not ours and topics in _NOTHING_SHOWN:
            if not said:
                return _UNSTATED
            speech = [one for one in said if _speaks(one, text, (), not_yet=not_yet)]
            return SuggestedEvidence(*_status_of_sources(speech)) if speech else _UNSTATED
        here = read_unquoted(text, sentence, topics)
        start = sentence.start
        warnings = tuple(
            [(warning, Span(start + first, start + after)) for warning, (first, after) in warnings_in(here)]
        )
        speech = [one for one in said if _speaks(one, text, warnings, not_yet=not_yet)]
        found = self._with_ours(here, speech) if ours else _offered(here, speech)
        if found is None and not speech:
            found = _word_of_somebody(here, start, warnings)
        if found is None:
            return SuggestedEvidence(*_status_of_sources(speech), warnings)
        status, span = found
        return SuggestedEvidence(status, Span(start + span.start, start + span.end), warnings)

    def _with_ours(self, here: Unquoted, said: Sequence[SuggestedAttribution]) -> _Found | None:
        """What a sentence offers that may tell of the outlet's own work."""
        if PICTURED in here.topics and (match := self._own.picture(here)):
            return EvidenceStatus.VISUAL_OWN, Span(*match.span())
        reporting = self._own.reporting(here)
        if reporting and not _PASSED_TO_US.match(reporting.group()):
            return EvidenceStatus.OWN_REPORTING, Span(*reporting.span())
        others = here.without(self._own.name)
        if found := _shown(others, said):
            return found
        if reporting is None:
            return _at_second_hand(others, said)
        seen = _FILE_SEEN.match(reporting.group())
        return (EvidenceStatus.DOCUMENT if seen else EvidenceStatus.OWN_REPORTING), Span(*reporting.span())


def _speaks(one: SuggestedAttribution, text: str, warnings: _Warnings, *, not_yet: bool) -> bool:
    """Whether somebody asserts something: not who saw, agreed, refused, will say, or turned down no claim.

    Who "declined to comment, saying only that" does.
    """
    first, *others = one.cues
    return _asserts(one, first, text, warnings, not_yet=not_yet) or any(
        other.span.cut(text) in _GOES_ON and _asserts(one, other, text, warnings, not_yet=not_yet)
        for other in others
    )


def _asserts(one: SuggestedAttribution, cue: Cue, text: str, warnings: _Warnings, *, not_yet: bool) -> bool:
    start = cue.span.start
    low = cue.span.cut(text).lower()
    if cue.cue_class is _PERCEPTION or low in _NO_ASSERTION:
        return False
    if not_yet and _NOT_YET_SAID.search(text, max(0, start - 12), cue.span.end):
        return False
    if low.startswith(_MAY_BE_NO_WORDS) and _NO_WORDS.match(text, start):
        return False
    if cue.cue_class is _DENIAL and _only_denies(one, warnings):
        return False
    return not warnings or not any(_is_no_cue(one, cue.span, warning, span) for warning, span in warnings)


def _only_denies(one: SuggestedAttribution, warnings: _Warnings) -> bool:
    """Whether a denial turns down nothing that the sentence tells of."""
    return all(each.cue_class is _DENIAL for each in one.cues) and all(
        warning is not TextWarning.DENIED_BY_OTHER_SIDE for warning, _ in warnings
    )


def _is_no_cue(one: SuggestedAttribution, cue: Span, warning: TextWarning, span: Span) -> bool:
    """Whether a warning's words are what was taken for a cue or a source: "claims could not be confirmed"."""
    if warning is TextWarning.DECLINED_COMMENT:
        return span.overlaps(cue)
    unverified = warning is TextWarning.NOT_INDEPENDENTLY_VERIFIED
    return unverified and (span.start - cue.end == 1 or one.source is not None and span.overlaps(one.source))


def _word_of_somebody(sentence: Unquoted, start: int, warnings: _Warnings) -> _Found | None:
    """A figure that somebody puts forward, or a denial, where the attribution was not found."""
    if _FIGURE in sentence.topics and (match := _PUTS_AT.search(sentence.low)):
        return EvidenceStatus.ASSERTION_ONLY, Span(*match.span())
    for warning, span in warnings:
        words = Span(span.start - start, span.end - start)
        if warning is TextWarning.DENIED_BY_OTHER_SIDE and _DENIES.match(words.cut(sentence.cut)):
            return EvidenceStatus.ASSERTION_ONLY, words
    return None


def _offered(sentence: Unquoted, said: Sequence[SuggestedAttribution]) -> _Found | None:
    if _OFFERING.isdisjoint(sentence.topics):
        return None
    return _shown(sentence, said) or _at_second_hand(sentence, said)


def _shown(sentence: Unquoted, said: Sequence[SuggestedAttribution]) -> _Found | None:
    """Data, a document, a picture, a witness or several sources."""
    found = _data(sentence)
    if found is None and _DOCUMENT in sentence.topics:
        match = patterns.DOCUMENT.search(sentence.low)
        found = (EvidenceStatus.DOCUMENT, Span(*match.span())) if match else None
    return found or visual_evidence(sentence) or _witness(sentence, said) or _several(sentence)


def _data(sentence: Unquoted) -> _Found | None:
    match = patterns.DATA.search(sentence.low) if _DATA in sentence.topics else None
    if match is None and _COUNTED in sentence.topics and patterns.NUMBER.search(sentence.low):
        match = patterns.COUNTED.search(sentence.low)
    return (EvidenceStatus.DATA, Span(*match.span())) if match else None


def _witness(sentence: Unquoted, said: Sequence[SuggestedAttribution]) -> _Found | None:
    topics = sentence.topics
    if _SEEN in topics:
        match = patterns.EYEWITNESS.search(sentence.low)
        if match and not patterns.NOT_SEEN.search(sentence.low):
            return EvidenceStatus.EYEWITNESS, Span(*match.span())
    if not said or _QUOTED_WITNESS not in topics or BLANK not in sentence.plain:
        return None
    match = patterns.QUOTED_WITNESS.search(sentence.low_cut)
    return (EvidenceStatus.EYEWITNESS, Span(*match.span())) if match else None


def _several(sentence: Unquoted) -> _Found | None:
    if _SEVERAL.keys().isdisjoint(sentence.topics):
        return None
    tried = [_SEVERAL[topic][1].search(sentence.low) for topic in sentence.topics if topic in _SEVERAL]
    found = [match.span() for match in tried if match]
    if not found or patterns.JOINT.search(sentence.low):
        return None
    return EvidenceStatus.MULTIPLE_SOURCES, Span(*min(found))


def _is_person_in(found: str, one: SuggestedAttribution) -> bool:
    """Whether who speaks there bears a name that looks like an outlet's: "Le Goff said" of Marie Le Goff."""
    surname = one.source_name.partition(" ")[2]
    if one.source_type is not SourceType.NAMED_PERSON or not surname or surname not in found:
        return False
    return not patterns.OUTLET_WORDS.isdisjoint(surname.lower().split())


def _at_second_hand(sentence: Unquoted, said: Sequence[SuggestedAttribution]) -> _Found | None:
    """Other media, or a lack that the article itself points out."""
    topics = sentence.topics
    named = _OUTLET in topics and patterns.OUTLET.search(sentence.plain)
    match = patterns.OTHER_MEDIA.search(sentence.plain) if named or _MEDIA in topics else None
    if match and not any(_is_person_in(match[0], one) for one in said):
        return EvidenceStatus.OTHER_MEDIA, Span(*match.span())
    if _LACK not in topics:
        return None
    match = lack.NONE_OFFERED.search(sentence.low)
    if match is None and said:
        match = lack.NONE_BESIDE_SPEECH.search(sentence.low)
    return (EvidenceStatus.NONE_OFFERED, Span(*match.span())) if match else None


def _status_of_sources(said: Sequence[SuggestedAttribution]) -> tuple[EvidenceStatus, Span | None]:
    if not said:
        return _UNSTATED.status, None
    sourced = [one for one in said if one.source is not None]
    if not sourced:
        return _UNSTATED.status, None
    for one in sourced:
        if one.source_type in _STATUS_OF_SOURCE and not _WORDS_ONLY.search(one.source_name):
            return _STATUS_OF_SOURCE[one.source_type], one.source
    surest = max(sourced, key=attrgetter("confidence")) if len(sourced) > 1 else sourced[0]
    return _ASSERTED, surest.source
