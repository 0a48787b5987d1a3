"""The phrases of news copy that show evidence or voice doubt, as patterns for the evidence reader."""

import re

from claims.vocabulary import EvidenceStatus, TextWarning


def _pattern(*parts: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(parts) + r")", re.IGNORECASE)


_VISUAL = r"(?:pictures?|photos?|photographs?|images?|imagery|videos?|footage|clips?|screenshots?|film|recordings?)"
_SHOWS = r"(?:show(?:s|ed|ing)?|appear(?:s|ed)? to show|captur(?:es|ed)|depict(?:s|ed)?|reveal(?:s|ed)?)"
_PUBLIC = (
    r"(?:posted|shared|circulat(?:ed|ing)|uploaded|spreading|widely shared|published) (?:\w+ ){0,2}"
    r"(?:on|to|by|across|online|widely) ?(?:social media|telegram|twitter|facebook|tiktok|instagram|youtube|x\b|"
    r"residents?|users?|bystanders?|passers-by|witnesses|neighbou?rs|locals)?"
)
_HANDED = (
    r"(?:distributed|released|provided|handed out|issued|supplied|published|broadcast|aired|shared|taken|posted)"
    r"(?: \w+ly)? (?:on \w+ )?by"
)
_PROOF = r"(?:evidence|proof|details?|substantiation|basis|documentation)"
_MEDIA = (
    r"(?:(?:local|state|national|regional|foreign|international|israeli|russian|domestic|independent|other|several)"
    r" )?(?:media|newspapers?|news (?:agency|agencies|outlets?|website|site|channel)|television|broadcasters?|tabloids?|"
    r"state tv|magazine|press)"
)

# The strongest support first: the first pattern that is found decides.
STATUS_PATTERNS: tuple[tuple[EvidenceStatus, re.Pattern[str]], ...] = (
    (
        EvidenceStatus.DATA,
        _pattern(
            r"(?:according to|based on|citing|per) (?:[\w’'-]+ ){0,5}(?:data|figures|statistics|census|polls?|surveys?|"
            r"records|estimates by|tally|index|database)\b",
            r"(?:data|figures|statistics|census|polls?|surveys?|tally|index|exit polls?)"
            r" (?:(?:from|by|of|released|published|compiled|collected|conducted)\b[^.;]{0,80}? )?"
            r"(?:show(?:s|ed)?|suggest(?:s|ed)?|indicat(?:e|es|ed)|found|reveal(?:s|ed)?|put)\b",
        ),
    ),
    (
        EvidenceStatus.DOCUMENT,
        _pattern(
            r"(?:according to|citing|in) (?:[\w’'-]+ ){0,5}(?:documents?|court (?:papers|filings?|records)|filings?|"
            r"affidavits?|indictment|lawsuit|complaint|memos?|transcripts?|contracts?|emails?|minutes|report|letter)\b"
            r"(?= (?:seen|obtained|reviewed|filed|released|published|leaked|dated|by|from)|[,.])",
            r"(?:documents?|memos?|letters?|contracts?|emails?|files?|transcripts?|minutes|cables?|draft)"
            r"(?: \w+){0,3} (?:seen|obtained|reviewed|leaked|filed|show(?:s|ed)?|reveal(?:s|ed)?|state[sd]?)\b",
            r"(?:leaked|internal|court|official|confidential|classified) (?:documents?|memos?|filings?|records|papers)\b",
        ),
    ),
    (
        EvidenceStatus.OWN_REPORTING,
        _pattern(
            r"(?:our|this newspaper['’]s|this agency['’]s) (?:own )?(?:reporters?|correspondents?|journalists?|team)\b",
            r"told (?:us|this newspaper|this agency|this publication)\b",
        ),
    ),
    (
        EvidenceStatus.EYEWITNESS,
        _pattern(
            r"(?:eye-?)?witness(?:es)? (?:\w+ ){0,2}(?:said|say|told|described|reported|saw|heard|recalled)\b",
            r"(?:residents?|survivors?|neighbou?rs|locals|villagers|bystanders?|passers-by|people at the scene)"
            r" (?:\w+ ){0,4}(?:saw|heard|watched|witnessed|described (?:seeing|hearing))\b",
            r"according to (?:\w+ ){0,3}(?:eye-?)?witness(?:es)?\b",
        ),
    ),
    (
        EvidenceStatus.VISUAL_UGC,
        _pattern(
            rf"{_VISUAL}\b[^.;]{{0,50}}?\b{_PUBLIC}",
            rf"(?:amateur|mobile[- ]phone|cell ?phone|phone|unverified|social media|bystander|user) {_VISUAL}\b",
        ),
    ),
    (
        EvidenceStatus.VISUAL_HANDOUT,
        _pattern(
            rf"{_VISUAL}\b[^.;]{{0,60}}?\b{_HANDED}",
            rf"(?:satellite|drone|handout|body ?cam(?:era)?|surveillance|cctv|official|aerial|security camera) {_VISUAL}\b",
            rf"(?:released|published|distributed|issued|shared|broadcast|posted|aired) (?:\w+ ){{0,3}}{_VISUAL}\b",
            rf"{_VISUAL}\b[^.;]{{0,60}}?\b{_SHOWS}\b",
        ),
    ),
    (
        EvidenceStatus.MULTIPLE_SOURCES,
        _pattern(
            r"(?:two|three|four|five|six|several|multiple|numerous|half a dozen|a dozen) (?:[\w-]+ ){0,4}"
            r"(?:sources|officials|people|diplomats|aides|lawmakers|executives|experts|analysts|employees|lawyers)"
            r"(?: (?:familiar|close|briefed|with knowledge)\b[^,.;]{0,60})? (?:said|say|told|confirmed|described)\b",
            r"according to (?:two|three|four|five|six|several|multiple|numerous)(?: [\w-]+){0,4} "
            r"(?:sources|officials|people|diplomats|aides|lawmakers|executives|experts|analysts|employees)\b",
        ),
    ),
    (
        EvidenceStatus.OTHER_MEDIA,
        _pattern(
            rf"according to (?:[\w’'-]+ ){{0,3}}{_MEDIA}\b",
            rf"{_MEDIA} (?:reports?|reported|reporting|said|say|says)\b",
            r"(?:first )?reported by (?:the )?[\w’' ]{2,30}(?:times|post|news|journal|herald|tribune|gazette|tv|radio)\b",
            r"(?:the )?(?:[\w’-]+ ){1,3}(?:times|post|news|journal|herald|tribune|gazette|courier|chronicle) (?:first )?"
            r"(?:reported|reports)\b",
        ),
    ),
    (
        EvidenceStatus.NONE_OFFERED,
        _pattern(
            rf"without (?:immediately )?(?:(?:provid|offer|giv|cit|present|produc|show|elaborat|shar)ing )?"
            rf"(?:any |further |supporting |concrete |specific )*{_PROOF}",
            r"without (?:giving|saying|offering|naming|elaborating|specifying) ?(?:any |further )*(?:details?|how|sources?)?",
            rf"(?:provid(?:ed|ing|es)|offer(?:ed|ing|s)|gave|giv(?:ing|es)|cit(?:ed|ing|es)|present(?:ed|ing|s)|produced) "
            rf"(?:no|little) (?:\w+ )?{_PROOF}",
            rf"(?:did|has|have|does|do)(?: not|n['’]t) (?:\w+ )?(?:provide|provided|offer|offered|give|given|cite|cited|"
            rf"present|presented|produce|produced) (?:any |further |supporting |concrete )*{_PROOF}",
            rf"no {_PROOF} (?:was|were|has been|is) (?:\w+ )?(?:provided|offered|given|presented|produced)",
            r"(?:baseless(?:ly)?|unsubstantiated|unsupported|groundless) ",
        ),
    ),
)

WARNING_PATTERNS: tuple[tuple[TextWarning, re.Pattern[str]], ...] = (
    (
        TextWarning.NOT_INDEPENDENTLY_VERIFIED,
        _pattern(
            r"(?:could|can|has|have|had|was|were|is|are)(?: not|n['’]t)(?: yet)?(?: been)?(?: be)?"
            r"(?: immediately| independently| yet)*(?: be)? (?:verif(?:y|ied)|confirm(?:ed)?|authenticated?|corroborated?)\b",
            r"cannot(?: be)?(?: immediately| independently)* (?:verif(?:y|ied)|confirm(?:ed)?)\b",
            r"(?:not|never)(?: been)?(?: yet)? independently (?:verified|confirmed|corroborated)",
            r"unable to(?: independently| immediately)* (?:verify|confirm|authenticate)",
            r"no independent (?:confirmation|verification)",
            r"unverified|unconfirmed|impossible to (?:independently )?(?:verify|confirm)",
        ),
    ),
    (
        TextWarning.DENIED_BY_OTHER_SIDE,
        _pattern(
            r"(?:which|that|what|claims?|charges?|allegations?|accusations?) (?:[\w’'-]+ ){1,6}"
            r"(?:has |have |had |strongly |repeatedly |flatly )*(?:den(?:y|ies|ied)|reject(?:s|ed)?|disput(?:es?|ed))\b",
        ),
    ),
    (
        TextWarning.DECLINED_COMMENT,
        _pattern(
            r"(?:declin(?:ed|es|ing)|refus(?:ed|es|ing)) (?:requests? )?(?:to |for )?(?:\w+ )?(?:comment|be interviewed|elaborate|"
            r"answer|respond|discuss|say)\b",
            r"(?:did|had|has|have|does)(?: not|n['’]t) (?:immediately |yet |promptly )*(?:respond(?:ed)?|repl(?:y|ied)|return(?:ed)?|"
            r"answer(?:ed)?|comment(?:ed)?)\b(?: to| on)?(?: \w+){0,3}",
            r"could(?: not|n['’]t)(?: immediately)? be reached",
            r"(?:had|has|have|made|offered|was|were) (?:no|not available for|unavailable for)(?: immediate)? comment",
            r"not (?:immediately )?available for comment|unavailable for comment|no immediate (?:comment|response|reaction)",
        ),
    ),
    (
        TextWarning.HEDGED,
        _pattern(
            r"(?:is|are|was|were) (?:\w+ )?(?:believed|thought|suspected|alleged|said|reported|rumou?red|feared) to\b",
            r"appear(?:s|ed)? to\b|seem(?:s|ed)? to\b|(?:may|might|could) (?:\w+ )?have\b|(?:might|could) be\b|"
            r"it (?:is|was|remains) (?:un|not )clear\b",
        ),
    ),
    (
        TextWarning.ANONYMOUS,
        _pattern(
            r"(?:on|under) (?:the )?condition of anonymity|requested anonymity|granted anonymity|spoke anonymously",
            r"(?:ask|want|wish|prefer|declin|refus)(?:ed|es|ing|s)?(?: not)? to be (?:named|identified|quoted)",
            r"(?:not|n['’]t) (?:be )?(?:authori[sz]ed|allowed|permitted) to (?:speak|talk|discuss|comment|brief)",
            r"(?:unnamed|anonymous|unidentified) (?:\w+ )?(?:officials?|sources?|aides?|diplomats?|people|persons?|"
            r"executives?|employees?|users?|accounts?|donors?|advis[eo]rs?|spokes\w+)",
            r"(?:people|persons?|sources?|officials?) (?:\w+ )?(?:familiar with|close to|briefed on|with (?:direct )?knowledge of)",
        ),
    ),
)

HEDGES = frozenset(
    ["allegedly", "reportedly", "apparently", "purportedly", "supposedly", "ostensibly", "seemingly", "presumably", "possibly", "perhaps", "likely", "unlikely", "probably", "suspected", "alleged", "purported", "supposed", "rumored", "rumoured", "reputedly"]
)
# A sentence without any of these words is not looked at further.
EVIDENCE_TRIGGERS = frozenset(
    ["picture", "pictures", "photo", "photos", "photograph", "photographs", "image", "images", "imagery", "video", "videos", "footage", "clip", "clips", "screenshot", "screenshots", "film", "recording", "recordings", "evidence", "proof", "detail", "details", "substantiation", "basis", "documentation", "data", "figures", "statistics", "census", "poll", "polls", "survey", "surveys", "records", "tally", "index", "database", "estimates", "document", "documents", "papers", "filing", "filings", "affidavit", "affidavits", "indictment", "lawsuit", "complaint", "memo", "memos", "transcript", "transcripts", "contract", "contracts", "email", "emails", "minutes", "report", "letter", "letters", "files", "file", "cable", "cables", "draft", "our", "us", "newspaper", "agency", "publication", "witness", "witnesses", "eyewitness", "eyewitnesses", "resident", "residents", "survivor", "survivors", "neighbors", "neighbours", "neighbor", "neighbour", "locals", "villagers", "bystander", "bystanders", "scene", "sources", "officials", "people", "diplomats", "aides", "lawmakers", "executives", "experts", "analysts", "employees", "lawyers", "media", "newspapers", "outlets", "website", "channel", "television", "broadcasters", "broadcaster", "tabloid", "tabloids", "tv", "magazine", "press", "reported", "reports", "without", "baseless", "baselessly", "unsubstantiated", "unsupported", "groundless"]
)
WARNING_TRIGGERS = frozenset(
    ["verify", "verified", "confirm", "confirmed", "authenticate", "authenticated", "corroborate", "corroborated", "unverified", "unconfirmed", "independent", "independently", "confirmation", "verification", "impossible", "deny", "denies", "denied", "reject", "rejects", "rejected", "dispute", "disputes", "disputed", "declined", "declines", "declining", "refused", "refuses", "refusing", "respond", "responded", "reply", "replied", "return", "returned", "answer", "comment", "commented", "reached", "response", "reaction", "believed", "thought", "suspected", "alleged", "said", "reported", "rumored", "rumoured", "feared", "appear", "appears", "appeared", "seem", "seems", "seemed", "have", "be", "clear", "unclear", "anonymity", "anonymously", "named", "identified", "quoted", "authorized", "authorised", "allowed", "permitted", "unnamed", "anonymous", "unidentified", "familiar", "close", "briefed", "knowledge"]
)
