"""The phrases of news copy that show evidence, as patterns for the evidence reader."""

import re

from claims.analysis.function_words import word_set
from claims.vocabulary import EvidenceStatus


def pattern_of(*parts: str) -> re.Pattern[str]:
    """One pattern that finds any of the parts at the start of a word, in capitals or not."""
    return re.compile(r"\b(?:" + "|".join(parts) + r")", re.IGNORECASE)


_VISUAL_WORDS = word_set("""
    picture pictures photo photos photograph photographs image images imagery video videos footage clip clips
    screenshot screenshots film recording recordings
""")
_VISUAL = (
    r"(?:pictures?|photos?|photographs?|images?|imagery|videos?|footage|clips?|screenshots?|film|recordings?)"
)
_SHOWS = r"(?:show(?:s|ed|ing)?|appear(?:s|ed)? to show|captur(?:es|ed)|depict(?:s|ed)?|reveal(?:s|ed)?)"
_PUBLIC = (
    r"(?:posted|shared|circulat(?:ed|ing)|uploaded|spreading|widely shared|published) (?:\w+ ){0,2}"
    r"(?:on|to|by|across|online|widely) ?(?:social media|telegram|twitter|facebook|tiktok|"
    r"instagram|youtube|x\b|"
    r"residents?|users?|bystanders?|passers-by|witnesses|neighbou?rs|locals)?"
)
_HANDED = (
    r"(?:distributed|released|provided|handed out|issued|supplied|published|broadcast|aired|"
    r"shared|taken|posted)"
    r"(?: \w+ly)? (?:on \w+ )?by"
)
_PROOF = r"(?:evidence|proof|details?|substantiation|basis|documentation)"
_MEDIA = (
    r"(?:(?:local|state|national|regional|foreign|international|israeli|russian|domestic|"
    r"independent|other|several)"
    r" )?(?:media|newspapers?|news (?:agency|agencies|outlets?|website|site|channel)|television|"
    r"broadcasters?|tabloids?|"
    r"state tv|magazine|press)"
)

# The strongest support first: the first pattern that is found decides.
# Each pattern is tried only on a sentence that holds one of its words.
STATUS_PATTERNS: tuple[tuple[EvidenceStatus, frozenset[str], re.Pattern[str]], ...] = (
    (
        EvidenceStatus.DATA,
        word_set(
            """
                data figures statistics census poll polls survey surveys records estimates tally
                index database
            """
        ),
        pattern_of(
            r"(?:according to|based on|citing|per) (?:[\w’'-]+ ){0,5}(?:data|figures|statistics|census|"
            r"polls?|surveys?|"
            r"records|estimates by|tally|index|database)\b",
            r"(?:data|figures|statistics|census|polls?|surveys?|tally|index|exit polls?)"
            r" (?:(?:from|by|of|released|published|compiled|collected|conducted)\b[^.;]{0,80}? )?"
            r"(?:show(?:s|ed)?|suggest(?:s|ed)?|indicat(?:e|es|ed)|found|reveal(?:s|ed)?|put)\b",
        ),
    ),
    (
        EvidenceStatus.DOCUMENT,
        word_set(
            """
                documents papers filings filing records affidavits affidavit indictment lawsuit
                complaint memo memos transcript transcripts contract contracts emails email minutes
                report letter letters document files file cables cable draft
            """
        ),
        pattern_of(
            r"(?:according to|citing|in) (?:[\w’'-]+ ){0,5}(?:documents?|court (?:papers|filings?|"
            r"records)|filings?|"
            r"affidavits?|indictment|lawsuit|complaint|memos?|transcripts?|contracts?|emails?|minutes|"
            r"report|letter)\b"
            r"(?= (?:seen|obtained|reviewed|filed|released|published|leaked|dated|by|from)|[,.])",
            r"(?:documents?|memos?|letters?|contracts?|emails?|files?|transcripts?|minutes|cables?|draft)"
            r"(?: \w+){0,3} (?:seen|obtained|reviewed|leaked|filed|show(?:s|ed)?|reveal(?:s|ed)?|"
            r"state[sd]?)\b",
            r"(?:leaked|internal|court|official|confidential|classified) (?:documents?|memos?|filings?|"
            r"records|papers)\b",
        ),
    ),
    (
        EvidenceStatus.OWN_REPORTING,
        word_set(
            """
                our us newspaper newspaper's agency agency's publication
            """
        ),
        pattern_of(
            r"(?:our|this newspaper['’]s|this agency['’]s) (?:own )?(?:reporters?|correspondents?|"
            r"journalists?|team)\b",
            r"told (?:us|this newspaper|this agency|this publication)\b",
        ),
    ),
    (
        EvidenceStatus.EYEWITNESS,
        word_set(
            """
                witness witnesses eyewitness eyewitnesses eye-witness eye-witnesses resident
                residents survivor survivors neighbours neighbors locals villagers bystander
                bystanders passers-by people
            """
        ),
        pattern_of(
            r"(?:eye-?)?witness(?:es)? (?:\w+ ){0,2}(?:said|say|told|described|reported|saw|heard|"
            r"recalled)\b",
            r"(?:residents?|survivors?|neighbou?rs|locals|villagers|bystanders?|passers-by|people at the "
            r"scene)"
            r" (?:\w+ ){0,4}(?:saw|heard|watched|witnessed|described (?:seeing|hearing))\b",
            r"according to (?:\w+ ){0,3}(?:eye-?)?witness(?:es)?\b",
        ),
    ),
    (
        EvidenceStatus.VISUAL_UGC,
        _VISUAL_WORDS,
        pattern_of(
            rf"{_VISUAL}\b[^.;]{{0,50}}?\b{_PUBLIC}",
            rf"(?:amateur|mobile[- ]phone|cell ?phone|phone|unverified|social media|bystander|"
            rf"user) {_VISUAL}\b",
        ),
    ),
    (
        EvidenceStatus.VISUAL_HANDOUT,
        _VISUAL_WORDS,
        pattern_of(
            rf"{_VISUAL}\b[^.;]{{0,60}}?\b{_HANDED}",
            rf"(?:satellite|drone|handout|body ?cam(?:era)?|surveillance|cctv|official|aerial|security "
            rf"camera) {_VISUAL}\b",
            rf"(?:released|published|distributed|issued|shared|broadcast|posted|"
            rf"aired) (?:\w+ ){{0,3}}{_VISUAL}\b",
            rf"{_VISUAL}\b[^.;]{{0,60}}?\b{_SHOWS}\b",
        ),
    ),
    (
        EvidenceStatus.MULTIPLE_SOURCES,
        word_set(
            """
                sources officials people diplomats aides lawmakers executives experts analysts
                employees lawyers
            """
        ),
        pattern_of(
            r"(?:two|three|four|five|six|several|multiple|numerous|half a dozen|a dozen) (?:[\w-]+ ){0,4}"
            r"(?:sources|officials|people|diplomats|aides|lawmakers|executives|experts|analysts|employees|"
            r"lawyers)"
            r"(?: (?:familiar|close|briefed|with knowledge)\b[^,.;]{0,60})? (?:said|say|told|confirmed|"
            r"described)\b",
            r"according to (?:two|three|four|five|six|several|multiple|numerous)(?: [\w-]+){0,4} "
            r"(?:sources|officials|people|diplomats|aides|lawmakers|executives|experts|analysts|employees)\b",
        ),
    ),
    (
        EvidenceStatus.OTHER_MEDIA,
        word_set(
            """
                media newspapers newspaper agency agencies outlet outlets website site channel
                television broadcaster broadcasters tabloid tabloids tv magazine press reported
                reports
            """
        ),
        pattern_of(
            rf"according to (?:[\w’'-]+ ){{0,3}}{_MEDIA}\b",
            rf"{_MEDIA} (?:reports?|reported|reporting|said|say|says)\b",
            r"(?:first )?reported by (?:the )?[\w’' ]{2,30}(?:times|post|news|journal|herald|tribune|"
            r"gazette|tv|radio)\b",
            r"(?:the )?(?:[\w’-]+ ){1,3}(?:times|post|news|journal|herald|tribune|gazette|courier|"
            r"chronicle) (?:first )?"
            r"(?:reported|reports)\b",
        ),
    ),
    (
        EvidenceStatus.NONE_OFFERED,
        word_set(
            """
                without evidence proof detail details substantiation basis documentation baseless
                baselessly unsubstantiated unsupported groundless
            """
        ),
        pattern_of(
            rf"without (?:immediately )?(?:(?:provid|offer|giv|cit|present|produc|show|elaborat|shar)ing )?"
            rf"(?:any |further |supporting |concrete |specific )*{_PROOF}",
            r"without (?:giving|saying|offering|naming|elaborating|specifying) ?(?:any |further "
            r")*(?:details?|how|sources?)?",
            rf"(?:provid(?:ed|ing|es)|offer(?:ed|ing|s)|gave|giv(?:ing|es)|cit(?:ed|ing|es)|present(?:ed|"
            rf"ing|s)|produced) "
            rf"(?:no|little) (?:\w+ )?{_PROOF}",
            rf"(?:did|has|have|does|do)(?: not|n['’]t) (?:\w+ )?(?:provide|provided|offer|offered|give|"
            rf"given|cite|cited|"
            rf"present|presented|produce|produced) (?:any |further |supporting |concrete )*{_PROOF}",
            rf"no {_PROOF} (?:was|were|has been|is) (?:\w+ )?(?:provided|offered|given|presented|produced)",
            r"(?:baseless(?:ly)?|unsubstantiated|unsupported|groundless) ",
        ),
    ),
)
