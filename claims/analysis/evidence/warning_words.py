"""Words without which no doubt is voiced: a sentence needs one of each list of a line, the rarest first."""

from claims.analysis.evidence.words import CLAIM_WORDS, SPEAKER_WORDS
from claims.analysis.function_words import BE, word_set

_NEGATIONS = word_set("""
    not no never nothing none nobody noone neither nor unable impossible won't wouldn't didn't doesn't don't
    hasn't haven't hadn't couldn't can't cannot isn't aren't wasn't weren't n't
""")
_NAMED = word_set("named identified quoted")

NOT_VERIFIED_WORDS = (
    (word_set("unverified unconfirmed uncorroborated unverifiable"),),
    (
        word_set("""
            verify verified verifying confirm confirmed confirming authenticate authenticated authenticating
            corroborate corroborated corroborating substantiated substantiate validate validated check checked
            checking verifiable confirmation verification corroboration established determined ascertained
            knowing telling
        """),
        _NEGATIONS
        | word_set("""
            without any lack lacks pending awaiting hard difficult attempt attempts effort efforts failed yet
        """),
    ),
)

_REJECTING = word_set("""
    reject rejects rejected rejecting dismiss dismisses dismissed dismissing dispute disputes disputed
    disputing contest contests contested contesting refute refutes refuted refuting rebut rebuts
    rebutted rebuffs rebuffed repudiate repudiates repudiated brushed brushes shrugged shrugs call
    called calls describe described describes contradict contradicts contradicted contradicting
""")
_FALSE = word_set(
    "false untrue true wrong fabricated invented lie lies baseless nonsense fiction fake absurd"
)
_FOUGHT = word_set("""
    this that it decision decisions ruling rulings verdict dismissal fine fines conviction convictions charge
    charges finding findings sacking removal order penalty
""")
DENIED_WORDS = (
    (word_set("deny denies denied denying denial denials guilty innocence"),),
    (_REJECTING, CLAIM_WORDS),
    (
        word_set("rejects rejected disputes disputed contests contested refutes refuted"),
        word_set("which what"),
    ),
    (word_set("contest contests contested contesting dispute disputes disputed disputing"), _FOUGHT),
    (word_set("rejects rejected dismisses dismissed"), word_set("as")),
    (_FALSE, CLAIM_WORDS | {"say", "says", "said"}, word_set("was were is are")),
    (word_set("insist insists insisted"), _NEGATIONS),
    (word_set("such"), word_set("say says said"), word_set("no")),
)

NO_COMMENT_WORDS = (
    (
        word_set("""
            declined declines declining refused refuses refusing unanswered voicemail silent quiet mum
            tight-lipped hung unavailable
        """),
    ),
    (
        word_set("""
            respond responded reply replied return returned answer answered comment commented reached
            contacted response reaction picked available
        """),
        _NEGATIONS,
    ),
    (word_set("say discuss elaborate speak talk drawn"), word_set("would will won't wouldn't"), _NEGATIONS),
    (word_set("reply answer response"), word_set("received got drew met")),
    (word_set("immediate official public"), word_set("no")),
    (word_set("walked shut"), word_set("when after on as without")),
    (word_set("turned turns turning"), word_set("down")),
    (word_set("ignored brushed"),),
    (word_set("address"), _NEGATIONS),
    (word_set("sought approached"), word_set("comment")),
    (word_set("neither"), word_set("nor")),
    (
        word_set("referred refers"),
        word_set("question questions query queries inquiry inquiries request requests call calls"),
    ),
)

_HEDGING_ADVERBS = """
    allegedly reportedly apparently purportedly supposedly ostensibly seemingly presumably possibly perhaps
    likely unlikely probably reputedly evidently maybe conceivably arguably
"""
HEDGES = word_set(
    _HEDGING_ADVERBS + "suspected alleged purported supposed putative rumoured rumored presumed"
)
_SEEMING = word_set("appear appears appeared seem seems seemed")
_UNKNOWN = word_set("question unclear unknown uncertain seen disputed known")
HEDGED_WORDS = (
    (HEDGES | word_set("unclear rumour rumor rumours rumors"),),
    (
        word_set("believed thought understood feared assumed claimed reputed known"),
        word_set("to it"),
        BE,
    ),
    (
        word_set("dead drowned killed lost missing trapped buried stolen gone"),
        word_set("feared believed thought"),
    ),
    (word_set("may might could"), word_set("have")),
    (word_set("might"), word_set("be")),
    (_SEEMING, word_set("to")),
    (_SEEMING | word_set("looked looks"), word_set("what which")),
    (word_set("clear"), word_set("not far less")),
    (word_set("known certain sure"), _NEGATIONS),
    (word_set("possible conceivable probable plausible"), word_set("it")),
    (word_set("whether"), _UNKNOWN),
    (word_set("remains"), word_set("seen")),
)

UNNAMED_WORDS = (
    (
        word_set("""
            anonymity anonymously unnamed anonymous unidentified pseudonym guerre
            withheld withhold withholding source sources insider insiders
        """),
    ),
    (word_set("familiar briefed privy close knowledge"), SPEAKER_WORDS),
    (word_set("know"), SPEAKER_WORDS, word_set("in"), word_set("the")),
    (word_set("background"), word_set("on")),
    (
        word_set("name names"),
        _NEGATIONS | word_set("only changed concealed give ask asked asks asking refused prefer"),
    ),
    (_NAMED, word_set("to if only can cannot can't")),
    (
        word_set("authorized authorised allowed permitted cleared free"),
        word_set("speak talk discuss comment brief"),
    ),
    (word_set("condition understanding"), _NAMED),
    (word_set("speak talk"), word_set("not can cannot can't")),
    (word_set("known identified"), word_set("only")),
)
