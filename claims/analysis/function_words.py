"""Closed classes of English words that the reading of a sentence leans on."""


def word_set(listed: str) -> frozenset[str]:
    """The words of a list written with spaces between them."""
    return frozenset(listed.split())


# For patterns, with their capitals.
DAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
ANY_MONTH = rf"(?:{MONTH}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
MONTH_WORDS = word_set("""
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
""")
PRONOUNS = word_set(
    "he she they it i we you who everyone someone nobody anyone one others some many most few"
)
DETERMINERS = word_set("""
    the a an this that these those his her their its my our your some any no each every all both several
    many most few another other such one two three four five six seven eight nine ten dozens hundreds more
""")
POSSESSIVES = word_set("his her their its my our your whose")
BE = word_set("is are was were be been being am 's 're isn't aren't wasn't weren't get gets got getting")
AUXILIARIES = BE | word_set("""
    has have had having 've 'd will would can could may might must should shall 'll do does did don't doesn't
    didn't won't wouldn't can't cannot couldn't hasn't haven't hadn't shouldn't not n't ought 'm
""")
MODALS = word_set("""
    will would can could may might must should shall 'll do does did don't doesn't didn't won't wouldn't can't
    cannot couldn't shouldn't 'd to not n't let help
""")
ADVERBS = word_set("""
    also later then once again now still even never ever often already just only always soon further first
    repeatedly previously recently reportedly separately however too yet earlier long instead today yesterday
    tonight publicly privately therefore not likewise similarly nonetheless nevertheless meanwhile ago so
    simply flatly reluctantly back rather quite all both each openly twice
""")
TIME_WORDS = word_set("""
    monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight morning
    afternoon evening night week weekend month year january february march april may june july august
    september october november december last next this earlier later recently now then overnight ago early
    late noon midday spring summer autumn fall winter monday's days hours weeks months years minutes time
""")
DAYS = word_set("""
    monday tuesday wednesday thursday friday saturday sunday today yesterday tonight
""")
PREPOSITIONS = word_set("""
    of in on at from by with for to about against between into through during before after under over
    without within among across behind despite toward towards via amid near outside inside since until
    like than as per around upon off along beyond beside besides except following including
""")
SUBORDINATORS = word_set("""
    because while when if although though whereas unless until since after before whether as once where
    which who whom whose what why how that than so lest
""")
CONJUNCTIONS = word_set("and but or nor yet so")
# What is reported goes on behind a cue set off by commas: "The strike was right, he argued, because …".
RESUMES = word_set("because while although though since given unless if")
NUMBER_WORDS = word_set("""
    two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety dozen dozens hundred hundreds
    thousand thousands million billion half
""")
WH_WORDS = word_set("what why how whether who where when which if whom whose")
FINITE = AUXILIARIES - word_set("be been being having not n't to") | word_set("""
    said says told went came made took gave became began kept left held put ran saw got knew thought felt
    led met stood brought paid sat lost won seemed appeared wants want need needs makes make takes take
    goes go comes come gives give keeps seems appears remains remained called asked
""")
HAVE = word_set("has have had")
# What somebody does while speaking, which opens the sentence: "Reacting, the chairman", "Hitting back, Orr".
MEANWHILE = word_set("""
    reacting responding replying continuing concluding elaborating commenting testifying intervening hitting
    weighing summing firing striking
""")
REFLEXIVES = word_set("himself herself itself themselves")
# Where somebody speaks: "in a statement", "at a briefing".
SPEAKING_OCCASIONS = word_set("""
    statement interview speech briefing conference post tweet email e-mail letter memo message release address
    rally hearing meeting report article column video call note press testimony debate remarks comments town
    event appearance podcast blog op-ed essay book filing document documents court television tv radio twitter
    facebook telegram instagram media update bulletin dispatch session forum panel gathering ceremony visit
    news text texts emails letters posts tweets affidavit lawsuit complaint broadcast communique communiqué
    phone telephone response reply announcement headline editorial transcript clip segment program show
""")
# What somebody says is written or read out in: "in a statement that …", "issued a statement saying …".
WRITTEN_FORMS = word_set(
    "statement interview post letter tweet message speech briefing report update email note memo "
    "complaint affidavit filing indictment"
)
# Past forms that end like no other and are hardly anything else.
IRREGULAR_PASTS = word_set("""
    became began blew broke brought built bought came caught chose drew drove fell fled flew fought gave
    got grew held kept knew lost made met paid ran rose sank sent shook shot sold spent stole stood stopped
    struck swore threw took understood went withdrew won wore wrote
""")
ROLES = word_set("""
    president minister official officials spokesman spokeswoman spokesperson spokespeople governor mayor
    senator chief chairman chairwoman chair chairperson director secretary ambassador envoy general
    colonel commander officer officers police army military government ministry office department agency
    authorities authority company firm group union party campaign court judge lawyer lawyers attorney
    prosecutor prosecutors defendant professor researcher researchers scientist scientists economist
    economists analyst analysts expert experts doctor doctors nurse teacher teachers resident residents
    witness witnesses survivor neighbor neighbour neighbors neighbours victim mother father son daughter
    brother sister wife husband friend friends coach player king queen prince princess pope bishop priest
    leader leaders aide aides adviser advisers advisor advisors lawmaker lawmakers congressman
    congresswoman representative delegate councillor councilor councilman deputy journalist reporter
    reporters editor author writer critic critics activist activists advocate advocates opponent opponents
    supporter supporters candidate candidates strategist pollster consultant operator manager owner
    founder executive ceo boss worker workers employee employees student students farmer farmers driver
    investigator investigators inspector detective sheriff coroner firefighter soldier soldiers rebels
    source sources report study survey poll newspaper paper magazine network website outlet agency bank
    board committee commission council panel institute foundation association organization organisation
    charity watchdog kremlin
""")
