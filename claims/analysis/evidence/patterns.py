"""The phrases of news copy that show evidence, as patterns for the evidence reader."""

import re

from claims.analysis.evidence.words import (
    COUNT,
    MEDIA,
    MEDIA_NAME,
    PUBLIC,
    SAYS,
    SEES,
    SPEAKERS,
    cased_pattern_of,
    gap,
    pattern_of,
)
from claims.analysis.function_words import word_set

_SHOW = (
    r"(?:shows?|showed|shown|suggest(?:s|ed)?|indicat(?:es?|ed)|reveal(?:s|ed)?|puts?|lists?|listed|holds?|"
    r"held|plac(?:es?|ed)|gives?|gave|points?|found|finds?|tells?|records?|recorded|counts?|counted|"
    r"confirm(?:s|ed)?|names?|named|says?|said|states?|stated)\b"
)
# What stands between a noun and its verb: "figures compiled by the board show".
_ADDED = (
    r"(?:from|by|of|for|in|on|at|to|dated|released|published|compiled|collected|conducted|kept|issued|"
    r"gathered|made|filed|signed|obtained|seen|reviewed|sent|passed|written|leaked|classified|carried out|"
    r"taken|prepared|drawn up|which|that|a copy)\b"
)
_BETWEEN = rf"(?: {_ADDED}(?:[^,;:·]|,(?=\d{{3}})){{0,90}}?|, {_ADDED}[^;:·]{{0,90}}?,)?"
_DATA = (
    r"(?:data|statistics|census|(?:opinion |exit )?(?<!to the )polls?|surveys?|consumer price index|price "
    r"index|tally|tallies|databases?|datasets?|readings|measurements|gauges|seismographs|sensors|instruments)"
)
# Nouns that are figures only beside a number.
_COUNTED = (
    r"(?:figures|numbers|(?<!court )(?<!medical )(?<!police )(?<!phone )(?<!bank )records|returns|"
    r"(?<!bank )accounts(?! (?:held|in the names?)\b)|counts?|rolls|totals|(?:test|election) results|"
    r"estimates?)"
)
DATA_WORDS = word_set("""
    data statistics census poll polls survey surveys index tally tallies database databases dataset datasets
    readings measurements gauges seismographs sensors instruments ship-tracking statistical meteorological
    recorded weather
""")
COUNTED_WORDS = word_set("""
    figures numbers records returns accounts count counts rolls totals results estimate estimates tally
""")
DATA = pattern_of(
    rf"{_DATA}\b(?! (?:plan|protection|centre|center)){_BETWEEN} {_SHOW}",
    rf"(?:according to|based on|citing|per|going by) {gap(6)}{_DATA}\b",
    rf"in an? {gap(3)}(?:polls?|surveys?)\b(?=,| of| by| taken| conducted)",
    r"(?:statistics|statistical|census|meteorological|weather) (?:office|bureau|agency|service|institute)"
    r" (?:said|says|report(?:ed|s)|puts?|announced)",
    r"recorded (?:an?|the) (?:tremor|quake|earthquake|temperature|low|high|wind|gust|rainfall|level)\b",
)
# Data where a number stands beside them.
COUNTED = pattern_of(
    rf"{_COUNTED}\b{_BETWEEN} {_SHOW}",
    rf"(?:according to|based on|citing|per|going by) {gap(6)}{_COUNTED}\b",
    rf"by (?:an?|the|its|their|one|[\w-]{{1,20}}'s?) {gap(3)}(?:counts?|tally)\b",
)
NUMBER = re.compile(r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|half|third|quarter|doubled)\b")

_DOC = (
    r"(?:documents?|(?:court|legal|official|internal) papers|court records|medical records|phone records|"
    r"bank records|police records|filings?|affidavits?|indictment|lawsuit|writ|memos?|memorandum|"
    r"transcripts?|contracts?|lease|deed|e-?mails?|minutes|letters?|files|cables?|draft|rulings?|judgment|"
    r"judgement|warrant|logbooks?|log|ledgers?|diar(?:y|ies)|invoices?|receipts?|pay ?slips?|certificates?|"
    r"permits?|licen[cs]es?|(?<!news )(?<!press )(?<!media )reports?|audits?|bulletin|treaty|text of the \w+|"
    r"decree|manifest|spreadsheets?|dossiers?|directive|footnote|orders?|plan(?! to \w)|agreement|protocol|"
    r"register|assessment|study|correspondence|text messages|annex|accord|bank statements)"
)
_STATES = (
    r"(?:shows?|showed|says?|said|states?|stated|lists?|listed|names?|named|describ(?:es?|ed)|gives?|gave|"
    r"warns?|warned|reveal(?:s|ed)?|assigns?|assigned|sends|confirm(?:s|ed)?|puts?|indicat(?:es?|ed)|reads|"
    r"runs? (?:until|for)|asks? for|sets? out|call(?:s|ed) for|leaves|requires|alleg(?:es?|ed)|accus(?:es?|"
    r"ed)|suggests?|suggested|detailed|notes|noted|conclud(?:es?|ed)|finds?|found|would (?:let|allow|"
    r"give|ban|require)|forbids|allows|promises|instructs|specif(?:ies|ied)|identif(?:ies|ied))\b"
)
DOCUMENT_WORDS = word_set("""
    documents document papers records filing filings affidavit affidavits indictment lawsuit writ memo
    memos memorandum transcript transcripts contract contracts lease deed email emails e-mail e-mails
    minutes letter letters files cable cables draft ruling rulings judgment judgement warrant logbook
    logbooks log ledger ledgers diary diaries invoice invoices receipt receipts payslip payslips slip
    slips certificate certificates permit permits licence license licences licenses report reports audit
    audits bulletin treaty text decree manifest spreadsheet spreadsheets dossier dossiers directive
    footnote order orders plan agreement protocol register assessment study correspondence messages annex
    accord statements briefing briefings
""")
# Beside those: what they do, or who has them.
DOCUMENT_STATING_WORDS = word_set("""
    show shows showed say says said state states stated list lists listed name names named describe describes
    described give gives gave warn warns warned reveal reveals revealed assign assigns assigned sends confirm
    confirms confirmed put puts indicate indicates indicated reads run runs ask asks set sets out call calls
    called leaves requires allege alleges alleged accuse accuses accused suggest suggests suggested detailed
    note notes noted conclude concludes concluded find finds found would forbids allows promises instructs
    specifies specified identifies identified according seen obtained reviewed examined read inspected leaked
    internal confidential classified secret declassified shown
""")
# What stands "in a ruling" needs none of these.
_RULINGS = word_set("""
    ruling rulings judgment judgement contract lease treaty deed email e-mail letter memo memorandum filing
    affidavit report diary audit agreement decree
""")
DOCUMENT_LISTS = ((DOCUMENT_WORDS, DOCUMENT_STATING_WORDS), (_RULINGS, word_set("in under")))
_SEEN_BY = r"\b[^;·]{0,50} (?:seen|obtained|reviewed|examined|read|inspected) by\b"
DOCUMENT = pattern_of(
    rf"{_DOC}(?:{_BETWEEN} {_STATES}(?! (?:that )?(?:he|she|they) )|{_SEEN_BY}| read(?=[.,;]|\Z))",
    rf"according to (?!plan\b)[^,;·]{{0,60}}?\b{_DOC}\b",
    rf"(?:in|under) (?:an?|the|its|his|her|their|that) {gap(3)}"
    r"(?:rulings?|judge?ment|contract|lease|treaty|deed|e-?mail|letter|memo|memorandum|filing|affidavit|"
    r"report|diary|audit|agreement|decree)\b(?=(?<!e-mail)(?<!email),| (?:seen|obtained|reviewed|dated|filed|"
    r"sent|signed|published|released))",
    rf"records{_SEEN_BY}|(?:was|were|been) shown {gap(3)}{_DOC}\b",
    r"(?<!copied )(?<!copying )(?<!stole )(?<!stealing )(?<!leaking )(?<!mishandling )(?<!kept )(?<!keeping )"
    rf"(?:leaked|internal|confidential|classified|secret|declassified) {gap(1)}(?:{_DOC}|briefings?)\b",
)

OBSERVERS = (
    r"(?:(?:eye-?)?witness(?:es)?|survivors?|onlookers?|bystanders?|passers?-by|those present|evacuees|"
    r"escapees|people at the scene|passengers?|pedestrians?|(?:rescued|freed) \w+|spectators|guests)"
)
_ABOUT = r"(?: (?:at|in|on|from|near|of|aboard|to) (?:[\w'-]{1,30} ?){1,4})?"
_AT_THE_TIME = (
    r"(?:(?:was|were|had been) (?:asleep|awake|inside|outside|nearby|standing|sitting|waiting|working|"
    r"walking|driving|unlocking|on (?:the|board|duty|his|her|their)|in (?:the|bed|his|her|their|next)|"
    r"at (?:the|home|work|his|her)|aboard|present|there)|who (?:was|were|had been) \w+ing)\b"
    r"[^;·]{0,60}?(?:when|as the|at the time|that (?:night|day|morning|evening)|during)\b"
)
_DOING = word_set("""
    asleep awake inside outside nearby standing sitting waiting working walking driving aboard unlocking
""")
# A witness needs a word of each list of one of these lines.
EYEWITNESS_WORDS = (
    (
        word_set("""
            witness witnesses eyewitness eyewitnesses eye-witness eye-witnesses survivor survivors onlooker
            onlookers bystander bystanders passer-by passers-by passenger passengers pedestrian pedestrians
            rescued freed evacuees escapees spectators guests saw heard watched witnessed
        """),
    ),
    (word_set("seen"), word_set("had who")),
    (word_set("felt smelled smelt noticed glimpsed survived"), word_set("who")),
    (
        word_set("seeing hearing watching witnessing"),
        word_set("recalled recalls described describes told spoke remembered remembers reported"),
    ),
    (word_set("recalled described"), word_set("feeling smelling finding being")),
    (word_set("duty scene"), word_set("when time night day morning evening")),
    (word_set("scene present"), word_set("people those")),
    (_DOING, word_set("was were been"), word_set("when as time night day morning evening during")),
    (word_set("when time night during"), word_set("who"), word_set("was were had")),
    (word_set("room board"), word_set("when time night day morning evening")),
    (
        word_set("villagers residents locals neighbours neighbors guests shoppers families people"),
        word_set("spoke told recalled described"),
    ),
)
EYEWITNESS = pattern_of(
    rf"{OBSERVERS}(?! (?:stand|box|list|room|protection)\b){_ABOUT}(?: who [^,;·]{{0,60}}|, [^,;·]{{0,60}},|"
    rf" identified [^,;·]{{0,30}})?"
    rf" (?:\w+ly |also |all |later |have |had )*(?:{SAYS}|{SEES})\b(?! (?:in|over|for) the years)",
    rf"(?!warn|told|tell|ask|advis|remind|assur){SAYS} (?:(?:an?|one|the|several|{COUNT}) )?{OBSERVERS}\b"
    r"(?! (?:were|was|are|is|had|have|has|will|would|may|might|could|on)\b)",
    rf"according to {gap(3)}{OBSERVERS}\b",
    rf"(?:{PUBLIC}|farmers?|bakers?|shopkeepers?|nurses?|fishermen|soldiers?|miners?|drivers?|she|he|they)\b"
    rf"[^;·]{{0,60}}? (?:saw|heard|had seen|watched|witnessed)\b(?! (?:no|of|a (?:rise|fall|chance)|an? "
    rf"(?:opportunity|increase)|the need|it as)\b)",
    rf"people who (?:live|were|work|stood)\b[^;·]{{0,50}} {SEES}\b",
    r"(?:recall(?:ed|s)|describ(?:ed|es)|told of|spoke of|remember(?:ed|s)|reported) "
    r"(?:seeing|hearing|watching|witnessing)\b",
    r"(?:recalled|described) (?:feeling|smelling|finding|being)\b(?! (?:told|asked|warned|informed)\b)",
    r"(?:villagers|residents|locals|neighbou?rs|guests|shoppers|families|people) (?:\w+ ){0,4}"
    r"(?:recalled|described|spoke of|told of)\b",
    r"who (?:had |have |has )?(?:saw|seen|heard|witnessed|survived)\b(?! (?:it|them|copies|(?:an?|the|its) "
    r"(?:\w+ )?(?:copy|documents?|reports?|surveys?|letters?|e-?mails?|memos?|files?|drafts?|figures|data|"
    r"results|plans?|texts?))\b)",
    _AT_THE_TIME,
    r"(?:on duty|at the scene|in the room|on board) (?:when|at the time|(?:that|the) (?:night|day|morning|"
    r"evening))\b",
)
NOT_SEEN = re.compile(
    rf"\b(?:never|not|n't) (?:\w+ )?{SEES}\b|\bwill (?:witness|see)\b|\bsaw (?:no|fit)\b|\bheard to\b"
    rf"|\bden(?:ied|ies|y|ying)\b[^;·]{{0,40}} (?:{SEES}|had seen|seeing|hearing)\b"
    rf"|\bwhether [^,;·]{{1,40}} {SEES}\b|\bchain ?saw|\bif \w+ {SEES}\b"
    r"|\b(?:jury|jurors|court|inquest|inquiry|tribunal|hearing|judges?) (?:\w+ )?heard\b"
    r"|\bheard (?:that|about|it all|the (?:news|verdict|ruling|decision|announcement))\b|\bsaw [\"“·]"
)
# Tried on what is quoted: somebody who says what they saw or heard, or where they were.
QUOTED_WITNESS_WORDS = word_set("i we my our")
QUOTED_SEEING_WORDS = word_set("""
    saw heard watched smelled smeled smelt looked woke hid was were past over through outside above
    below under into beside behind front
""")
QUOTED_WITNESS = pattern_of(
    r"(?:i|we) (?:only |just |could |then |also |even )?(?:saw|heard|watched|smell?ed|smelt|"
    r"looked out|looked up|woke|hid|(?:was|were) (?:standing|asleep|hiding|waiting))\b(?! (?:no|of|it as|"
    r"that as|fit|the need)\b)",
    r"(?:past|over|through|outside|above|below|under|into|beside|behind|in front of) (?:my|our) "
    r"(?:head|heads|window|windows|door|house|street|roof|yard|garden|bed|eyes|feet|car|balcony|shop)\b",
)

SAYING_WORDS = word_set("""
    said say says tell tells told confirm confirmed confirms describe described describes report reported
    reports recall recalled recalls recount recounted recounts spoke agree agreed agrees insist insisted
    insists stated acknowledge acknowledged acknowledges warn warned warns according interviews gave
    corroborated backed supported
""")
_COUNT_WORDS = word_set("""
    two three four five six seven eight nine ten eleven twelve several multiple numerous dozens scores dozen
""") | frozenset(map(str, range(10, 100)))
_PLURAL = r"(?:(?!(?:was|has|is|does|this|its|his)\b)\w{2,20}s|\w{2,20}men|\w{0,20}people|police)"
_KINDS = (
    r"(?:(?!(?:but|since|of|in|hours|days|weeks|months|years|times|percent|per|more|points)\b)"
    r"[\w'-]{1,30} ){0,3}"
    r"(?!(?:hours|days|weeks|months|years|times|points)\b)"
)
# "Said two hospitals were running on generators" names no two sources.
_NO_VERBS = r"(?:(?!(?:was|were|is|are|had|have|has|will|would|could)\b)[\w'.-]{1,30} ){0,4}"
# Several sources: beside each pattern the lists of which a sentence needs a word each.
SEVERAL = (
    (
        (_COUNT_WORDS, SAYING_WORDS),
        pattern_of(
            rf"(?<!in )(?<![\d:.,])(?:(?:at least|more than|nearly|about|some|over) )?{COUNT} "
            rf"(?:of (?:the|his|her|its|their|those) )?{_KINDS}{_PLURAL}"
            rf"(?: and (?:an? |the |{COUNT} )?{gap(2)}\w{{2,20}})?"
            r"(?: (?:familiar|close|briefed|with|in|at|from|who|interviewed|speaking|inside|on|of|asked)\b"
            rf"[^,;·]{{0,60}}?|, [^,;·]{{1,60}},)? (?:also |all |both |each |separately |independently )?"
            rf"{SAYS}\b",
            rf"(?:said|say|according to)(?: interviews with)? (?:at least |more than )?{COUNT} {_NO_VERBS}"
            rf"{_PLURAL}(?!, (?:including|among)\b)"  # "said two people, including a child, were killed"
            r"(?= (?:and|or|who|familiar|briefed|close|with|in|at|from|of|on|interviewed)\b|[,.;]|\Z)",
            rf"interviews with (?:at least |more than |some |nearly )?{COUNT} \w+",
            r"(?:doctors|officials|teachers|people|staff|workers|residents|officers|nurses|traders|experts|"
            rf"managers) (?:at|in|from|of) {COUNT} (?:different )?\w+ {SAYS}\b",
        ),
    ),
    (
        (word_set("both each all separately separate independently"), word_set("and"), SAYING_WORDS),
        pattern_of(
            rf"\w+ and [^;·]{{1,50}}? (?:both|each|all|separately|independently) {SAYS}\b",
            rf"\w+ and [^;,·]{{1,50}}? {SAYS} (?:separately|independently|in separate)\b",
            rf"both (?:the |\w)[^;,·]{{1,40}}? and [^;,·]{{1,40}}? {SAYS}\b",
        ),
    ),
    (
        (word_set("confirmed corroborated backed supported"), word_set("by"), word_set("and")),
        pattern_of(
            r"(?:confirmed|corroborated|backed up|supported) by (?:an?|the|two|three|four|several|\w+) "
            r"[^;·]{1,60}? and\b",
        ),
    ),
    (
        (word_set("another second third fourth"), word_set("gave confirmed said told corroborated")),
        pattern_of(
            rf"(?:an?|a) (?:second|third|fourth|another) {gap(1)}{SPEAKERS} (?:gave|confirmed|said|told|"
            r"corroborated)\b",
            rf"another {gap(1)}{SPEAKERS} (?:gave the same|confirmed|corroborated)\b",
        ),
    ),
)
JOINT = re.compile(r"\bjoint(?:ly)? |\bin a (?:shared|common) statement")

MEDIA_WORDS = word_set("""
    media newspapers newspaper papers paper news press wire television tv radio broadcaster broadcasters
    tabloid tabloids magazine magazines weekly weeklies daily dailies state-run
""")
MEDIA_WORDS |= {f"{word}'s" for word in MEDIA_WORDS}
# Of these one must stand there with its capital.
OUTLET_WORDS = word_set("""
    times post news journal herald tribune gazette courier chronicle observer wire radio tv television
    televisión televisione televisie online today telegraph echo mail star standard press monitor review
    dispatch register weekly daily broadcasting zeitung agency kanal channel der die la le el il
""")
OUTLET = re.compile("|".join(sorted([*map(str.title, OUTLET_WORDS), "TV"])))
OUTLET_WORDS |= {f"{word}'s" for word in OUTLET_WORDS}
MEDIA_TELLING_WORDS = word_set("""
    according citing quoted carried reported published appeared aired broadcast investigation interview seen
    obtained count revealed show shows showed saw sees found suggest suggests say says said reveal reveals
    counted visited report reports reporting wrote writes publish publishes air airs carries carry print
    printed prints ran quotes claim claims claimed caught put linked learned named disclosed announced
""")
_TELLS = (
    r"(?:first )?(?:report(?:ed|s|ing)?|wrote|writes|show(?:ed|s)|publish(?:ed|es)|air(?:ed|s)|carr(?:ied|y|"
    r"ies)|print(?:ed|s)|ran|reveal(?:ed|s)|said|says?|broadcast|quot(?:ed|es)|claim(?:ed|s)?|caught|put|"
    r"found|have (?:linked|reported|named|said)|has (?:reported|learned|named)|disclosed|announced)\b"
)
OTHER_MEDIA = cased_pattern_of(
    rf"(?:according to|citing|quoted by|quoted in|carried by|reported by|published by|published in|"
    rf"appeared in|aired by|broadcast by|investigation by|interview in|seen by|obtained by|count by|"
    rf"revealed by) {gap(4)}(?:{MEDIA_NAME}|{MEDIA})\b",
    rf"(?:in|for|from|by|taken by|shown on|on) {MEDIA_NAME}(?:'s [\w ]{{1,30}})? (?:shows?|showed|saw|sees|"
    r"found|suggests?|says?|said|reveal(?:s|ed)?|counted|visited)\b",
    r"(?<!speak to )(?<!speak to the )(?<!talk to )(?<!talk to the )"  # "not allowed to speak to the media"
    rf"(?:{MEDIA}|{MEDIA_NAME})(?:'s)?(?: (?!who\b|that\b|which\b|editor|"
    rf"reporter)[\w'-]{{1,30}}){{0,4}}?(?:, (?:citing|quoting)\b[^,;·]{{1,60}})?,? {_TELLS}",
    r"first reported by\b|the paper report(?:ed|s)\b",
)
