"""Pieces of patterns that the readers of evidence share: who speaks, who films, what is a document."""

import re

from claims.analysis.function_words import word_set

_AT_WORD = (
    r"\b(?=\w)(?:"  # without the look at what follows, every part would be tried at the ends of words, too
)


def pattern_of(*parts: str) -> re.Pattern[str]:
    """One pattern that finds any of the parts at the start of a word, in a text of small letters."""
    return re.compile(_AT_WORD + "|".join(parts) + r")")


def cased_pattern_of(*parts: str) -> re.Pattern[str]:
    """The same for a text with its capitals: slower, for parts that tell names by them (`(?-i:…)`)."""
    return re.compile(_AT_WORD + "|".join(parts) + r")", re.IGNORECASE)


def gap(most: int) -> str:
    """A pattern for up to so many words with the space behind each."""
    return rf"(?:[\w'.-]{{1,30}} ){{0,{most}}}"


def unless_behind(word: str, *before: str) -> str:
    """A pattern for how a word begins, with none of these before it; looks there last, which is faster."""
    return word + "".join(f"(?<!{one} {word})" for one in before)


WORD = r"[\w'-]{1,30}"
SAYS = (
    r"(?:said|says?|told|tells?|confirm(?:ed|s)?|describ(?:ed|es?)|report(?:ed|s)?|recall(?:ed|s)?|"
    r"recount(?:ed|s)?|spoke|agree[ds]?|insist(?:ed|s)?|stated|acknowledg(?:ed|es?)|warn(?:ed|s)?)"
)
SEES = r"(?:saw|seen|heard|watched|felt|smelled|smelt|witnessed|noticed|glimpsed)"
# Figures below ten are dates, hours and ages more often than counts, which copy spells out.
COUNT = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[1-9]\d|several|multiple|numerous|"
    r"dozens of|scores of|(?:half )?a dozen)"
)
SPEAKERS = (
    r"(?:sources?|officials?|diplomats?|aides?|advis[eo]rs?|lawmakers?|executives?|employees?|lawyers?|"
    r"judges?|ministers?|officers?|guards?|soldiers?|insiders?|traders?|bankers?|engineers?|workers?|"
    r"doctors?|nurses?|teachers?|people|persons?|somebody|someone|individuals?|ones?|man|men|woman|women|"
    r"staff|managers?|colleagues?|relatives?|friends?)"
)
SPEAKER_WORDS = word_set("""
    source sources official officials diplomat diplomats aide aides adviser advisers advisor advisors
    lawmaker lawmakers executive executives employee employees lawyer lawyers judge judges minister
    ministers officer officers guard guards soldier soldiers insider insiders trader traders banker bankers
    engineer engineers worker workers doctor doctors nurse nurses teacher teachers people person persons
    somebody someone individual individuals one ones man men woman women staff manager managers colleague
    colleagues relative relatives friend friends
""")
BODY = (
    r"(?:army|armies|military|navy|air force|forces|ministry|police|government|presidency|president|office|"
    r"compan(?:y|ies)|staff|operator|agency|rebels|prosecutors?|prosecution|coast ?guard|council|party|union|"
    r"embassy|service|authorit(?:y|ies)|militia|junta|court|commission|bank|hospital|university|institute|"
    r"brigade|regiment|command|guard|family|club|museum|airline|firm|team|governor|mayor|minister|lawyers?)"
)
PUBLIC = (
    r"(?:passengers?|bystanders?|passers?-by|neighbou?rs?|residents?|motorists?|drivers?|users?|students?|"
    r"hikers?|walkers?|tourists?|visitors?|holiday-?makers?|locals?|villagers?|(?:eye-?)?witness(?:es)?|"
    r"onlookers?|commuters?|shoppers?|fans?|teenagers?|pedestrians?|guests?|spectators?|protesters?|"
    r"customers?|pupils?|readers?|viewers?|strangers?|someone|somebody|people|bloggers?|activists?|"
    r"amateurs?|crowds?|"
    r"(?:a|one|another) (?:man|woman|boy|girl|soldier|farmer|fisherman|cyclist|worker))"
)
ONLINE = (
    r"(?:online|social (?:media|networks?)|the (?:internet|web)|telegram|twitter|facebook|tiktok|instagram|"
    r"youtube|whatsapp|viber|reddit|x\b)"
)
VISUAL = (
    r"(?:pictures?|photos?|photographs?|images?|imagery|videos?|footage|clips?|stills|(?<=\ba )still|"
    r"screenshots?|snapshots?|selfies?|films?|recordings?|livestreams?|panorama|reel)"
)
MEDIA_NAME = (
    r"(?:the )?(?-i:(?:(?:[A-Z][\w'-]{1,30} ){1,3}(?:Times|Post|News|Journal|Herald|Tribune|Gazette|Courier|"
    r"Chronicle|Observer|Wire|Radio|TV|Television|Online|Today|Telegraph|Echo|Mail|Star|Standard|Press|"
    r"Monitor|Review|Dispatch|Register|Weekly|Daily|Broadcasting|Zeitung|News Agency|Press Agency)"
    r"|(?:Radio|Kanal|Channel|Televisi(?:on|ón|one|e)|Der|Die|La|Le|El|Il) [A-Z]\w{1,30}(?: [A-Z]\w{1,30})?))"
)
MEDIA = (
    r"(?:(?:news ?)?papers|newspapers?|(?<!social )media|(?:news|press|wire) (?:agency|agencies|services?|"
    r"outlets?|websites?|sites?|channels?|portals?|reports?|magazine)|(?:state|national|public|local|regional|"
    r"commercial|private) (?:television|tv|radio)|broadcasters?|tabloids?|magazines?|weekl(?:y|ies)|"
    r"state-run \w+|dail(?:y|ies))"
)
CLAIM = (
    r"(?:claims?|charges?|allegations?|accusations?|assertions?|reports?|suggestions?|accounts?|versions?|"
    r"story|stories|findings?|criticisms?|rumou?rs?|notion|characteri[sz]ation|insinuations?|figures?|"
    r"statements?|testimony|complaint|verdict)"
)
CLAIM_WORDS = word_set("""
    claim claims charge charges allegation allegations accusation accusations assertion assertions
    report reports suggestion suggestions account accounts version versions story stories finding
    findings criticism criticisms rumour rumours rumor rumors notion characterisation characterization
    insinuation insinuations figure figures statement statements testimony complaint verdict
""")
NOT = r"(?: not|n't)"
