"""Finds the picture or film that a sentence shows, and tells who made it."""

from claims.analysis.evidence.unquoted import Unquoted
from claims.analysis.evidence.words import (
    BODY,
    MEDIA,
    MEDIA_NAME,
    ONLINE,
    PUBLIC,
    VISUAL,
    cased_pattern_of,
    gap,
    pattern_of,
    unless_behind,
)
from claims.analysis.function_words import word_set
from claims.analysis.spans import Span
from claims.vocabulary import EvidenceStatus

PICTURED = "pictured"  # the topic of these words
VISUAL_WORDS = word_set("""
    picture pictures photo photos photograph photographs image images imagery video videos footage clip clips
    stills screenshot screenshots snapshot snapshots selfie selfies film films recording recordings
    livestream livestreams panorama reel camera cameras cam cams dashcam dashcams bodycam
    bodycams webcam webcams cctv phones filmed photographed videotaped photographer photographers
    cameraman videographer drone
""")
CAPTURING_WORDS = word_set("captured filmed caught recorded")  # on a phone
_SHOWS = (
    r"(?:(?:appear(?:s|ed)?|seem(?:s|ed)?|purport(?:s|ed)?) to show|(?<!to )shows?|showed|showing|reveal(?:s|"
    r"ed)?|depict(?:s|ed|ing)?|captur(?:es?|ed|ing)|record(?:s|ed)|caught|document(?:s|ed)|bears? out|"
    r"prove[sd]?|suggest(?:s|ed)?|confirm(?:s|ed)?|indicat(?:es?|ed)|(?:tells?|told) a (?:\w+ )?story)\b"
)
_MADE = (
    r"(?:taken|shot|filmed|made|recorded|captured|released|issued|distributed|published|posted|shared|"
    r"supplied|"
    r"provided|handed out|put out|circulat(?:ed|ing)|uploaded|aired|broadcast|given|sent|obtained|leaked)"
)
_GIVES = (
    r"(?:released|published|issued|distributed|put out|circulated|aired|handed out|supplied|provided|"
    r"broadcast|showed reporters|gave reporters|posted|shared|uploaded|printed|leaked)"
)
_PUT_UP = r"(?: on [\w' ]{1,30}| \w+day)?"  # where or when, between "posted" and "by"
_CAMERA = r"(?:dash ?cams?|body ?cams?|webcams?|cctv|(?:\w+ )?cameras?)"
# "In a video posted online, the general said": how it was said, and no picture of what was said.
_SPOKEN_IN = (
    r"in an? (?:[\w-]+ ){0,2}(?:video|recording)\b[^,;·]{0,60}, [^,;·]{2,60}? "
    r"(?:said|says|told|claimed|announced|warned|vowed|urged|declared)\b"
)
_SAYING = ("said", "says", "told", "claimed", "announced", "warned", "vowed")
_SHOWN_IN = "|".join(unless_behind(word, *_SAYING) for word in ("in", "on", "from", "by"))
# The sentence shows a picture: it says what is in it, or where the picture comes from.
_SHOWN = pattern_of(
    rf"{VISUAL}\b(?:(?! (?:of weakness|book|editor))[^;·]{{0,110}}? {_SHOWS}|,? (?:which|whose|that)\b"
    r"(?! \w+ paints?\b)| (?:was|were) (?:posted|shared|uploaded|released|issued|published|taken|filmed)\b|"
    r" (?:from|by|of) (?:an? |the |our )?(?:readers?|viewers?|listeners?)\b)",
    rf"(?!{_SPOKEN_IN})(?:{_SHOWN_IN}) {gap(4)}{VISUAL}\b(?= (?:that|which|{_MADE}|from|of|by|an?|the)\b|,)",
    rf"(?<!will )(?<!would )(?<!to )(?<!release ){_GIVES} (?!no |neither |any |nothing ){gap(4)}{VISUAL}\b",
    rf"as (?:\w+ )?{VISUAL} [^;·]{{0,60}}?shows?\b",
    rf"{_CAMERA}(?: (?:in|at|on|of) [^;·]{{2,40}}?)? (?:recorded|caught|captured|filmed|showed|shows)\b",
    r"(?:captured|filmed|caught|recorded)[^;·]{1,60}? on (?:camera|film|video|(?:their |his |her |a )?"
    r"(?:mobile )?phones?|cctv)\b",
    rf"(?:{PUBLIC}|{BODY}) (?:\w+ )?(?:filmed|photographed|videotaped)\b(?! by)",
)
_BY_BODY = cased_pattern_of(
    rf"{_MADE}(?: \w+ly)?{_PUT_UP} by (?!an? unknown\b){gap(4)}{BODY}\b",
    rf"(?:released|issued|distributed|provided|supplied|handed out|made public|put out) (?:on \w+ )?by "
    rf"(?!{PUBLIC}\b)",
    r"satellite|bodycam|body camera|handout|surveillance|cctv|security camera|aerial photographs|thermal",
    rf"{BODY}(?:'s?)? {gap(2)}(?:{VISUAL}|{_CAMERA})\b",
    rf"(?-i:[A-Z][\w-]{{1,30}}(?: [A-Z][\w-]{{1,30}}){{0,3}}'s?) {gap(2)}{VISUAL}\b",
    rf"{BODY} (?:\w+ )?{_GIVES} {gap(5)}{VISUAL}\b",
    r"(?:released|issued|distributed|put out|supplied|handed out|gave reporters|releasing|issuing|"
    rf"distributing|supplying|handing out|putting out) {gap(4)}{VISUAL}\b",
    rf"{VISUAL}\b[^;·]{{0,30}} (?:from|by|of) {gap(4)}{BODY}\b",
    rf"{VISUAL} that {gap(4)}{BODY} {gap(1)}(?:gave|released|issued|published|handed|sent|provided|showed)\b",
)
_RELEASED = pattern_of(
    rf"(?:released|issued|distributed|provided|supplied|handed out|made public|put out)(?: \w+ly)?(?: on "
    rf"\w+)? by\b(?! {gap(2)}{PUBLIC}\b)",
    rf"(?:posted|shared|published|filmed|circulated|taken|recorded){_PUT_UP} by "
    rf"(?:the|an?|\w+'s?) {gap(2)}{BODY}\b",
    rf"{BODY} (?:\w+ly )?{_GIVES} {gap(5)}{VISUAL}\b",
)
_BY_PUBLIC = pattern_of(
    rf"{_MADE}[^;·]{{0,40}}? (?:on|to|across|by|through|via) {gap(3)}{ONLINE}",
    r"(?:circulating|spreading|shared|doing the rounds|making the rounds|posted|uploaded) "
    r"(?:widely |rapidly )?online\b",
    r"(?:making|doing) the rounds|passed (?:around|round|on)\b|widely shared|surfaced|went viral|viral",
    r"(?:of|whose) (?:unknown|unclear|uncertain) (?:origin|provenance)|whose (?:maker|author|origin)",
    rf"{PUBLIC}(?:'s?)? {gap(3)}(?:{VISUAL}|{_CAMERA}|filmed|captured|photographed|recorded|took|put|"
    rf"posted)\b",
    rf"(?:by|from|that|which) {gap(3)}{PUBLIC}\b",
    r"(?:amateur|mobile[- ]phone|cell ?phone|phone|unverified|social[- ]media|user|shaky|grainy|smartphone) "
    rf"{gap(1)}{VISUAL}\b",
    r"dash ?cam|doorbell camera|livestream|snapshots|selfies?\b|on their phones",
)
_CHECKED = ("verified", "reviewed", "checked", "authenticated", "analysed", "analyzed")
_NOT_CHECKED = "".join(f"(?<!{checked} )" for checked in _CHECKED)  # who verifies pictures made none
_NOT_CHECKED_BY = "".join(f"(?<!{checked} by )(?<!{checked} by the )" for checked in _CHECKED)
_BY_MEDIA = cased_pattern_of(
    rf"{_NOT_CHECKED}(?:in|by|from|for|on) {MEDIA_NAME}(?!'s (?:\w+ )?channel)",
    rf"{_NOT_CHECKED_BY}(?:{MEDIA}|{MEDIA_NAME})(?:'s)? {gap(3)}(?:{VISUAL}|cameras?|{_GIVES}|showed|"
    r"caught)\b",
)
# The first that is found; whether its pattern tells names by their capitals.
_MAKERS = (
    (EvidenceStatus.OTHER_MEDIA, _BY_MEDIA, True),
    (EvidenceStatus.VISUAL_HANDOUT, _RELEASED, False),
    (EvidenceStatus.VISUAL_UGC, _BY_PUBLIC, False),
    (EvidenceStatus.VISUAL_HANDOUT, _BY_BODY, True),
)


def visual_evidence(sentence: Unquoted) -> tuple[EvidenceStatus, Span] | None:
    """The kind of picture that a sentence shows and where its words stand in it, or None.

    What is quoted does not count. Whoever put a picture out is taken to have made it; where nobody is named
    it counts as the public's. Another outlet's picture is `other_media`.
    """
    shown = _SHOWN.search(sentence.low) if PICTURED in sentence.topics else None
    if shown is None:
        return None
    for status, pattern, cased in _MAKERS:
        if maker := pattern.search(sentence.plain if cased else sentence.low):
            end = maker.end() if shown.start() < maker.end() < shown.end() else shown.end()
            return status, Span(shown.start(), end)
    return EvidenceStatus.VISUAL_UGC, Span(*shown.span())
