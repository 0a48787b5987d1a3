"""The words that attribute: verbs and nouns of saying with the stand each takes and what may follow it."""

from dataclasses import dataclass

from claims.analysis.function_words import word_set
from claims.vocabulary import CueClass


@dataclass(frozen=True, slots=True)
class Verb:
    """What one form of a cue verb is: its lemma, form, stand, and the complements it takes.

    `form` is b (base), s (third person), d (past or participle) or g (-ing). In `takes`: q quotation or a
    clause around it, c a bare clause, t a that-clause, w a question, n a noun phrase, i a to-infinitive,
    h a hearer before the rest, o an object and then what is said of it.
    """

    lemma: str
    form: str
    cue_class: CueClass
    takes: str
    preps: frozenset[str]


# stand, complements: lemmas
_VERBS = """
neutral qctw: say add write note argue explain state conclude remark observe declare reason caution reckon
neutral qctwn: announce report suggest mention recall predict estimate repeat stress emphasize emphasise
neutral qctwn: underline specify
neutral qct: rule
neutral qctwn: underscore reiterate forecast reveal publish
neutral qt: reply respond post testify comment joke quip muse counter retort shoot
neutral qt: confide aver
neutral qtn: tweet retweet recount
neutral qt: complain exclaim lament marvel rejoice opine blog gripe chime rail fume intone interject
neutral q: shout yell scream chant whisper murmur mutter sigh cry laugh continue begin answer
neutral q: snap smile grin beam enthuse gush growl grumble giggle chuckle bark bellow roar thunder snarl
neutral q: crow plead beg text
neutral qtwhi: tell
neutral qtwh: inform remind assure advise brief notify reassure
neutral qwih: ask
neutral qctwih: warn
neutral qw: wonder inquire enquire
neutral nw: describe
neutral n: cite outline detail discuss address echo quote hail praise criticize criticise
neutral n: condemn blast
neutral n: slam denounce mock ridicule defend applaud commend decry deride chide welcome tout
neutral n: characterize characterise depict portray label brand dub
neutral no: call term
neutral t: read submit
doubt qctwni: claim
doubt qctwn: allege insinuate imply hint speculate theorize
doubt qctw: insist maintain contend assert boast profess purport brag
neutral o: attribute
doubt o: accuse blame
factive qctwn: admit acknowledge confirm concede disclose
factive ctwn: know realize realise recognize recognise understand learn discover remember forget
factive ctwn: show find indicate demonstrate prove determine signal
factive qctw: point clarify elaborate
factive t: accept
denial nt: deny refute dispute rebut reject dismiss disavow downplay
denial n: brush shrug
commitment qctni: promise vow pledge swear
commitment ni: demand threaten propose offer
commitment ih: urge order instruct command direct encourage implore exhort
commitment i: refuse decline agree volunteer
commitment n: endorse recommend advocate
belief qctw: think believe hope fear suspect assume guess figure presume imagine worry
belief ni: expect want
belief ni: plan intend wish prefer seek
belief ct: feel doubt
belief n: support oppose favor favour consider
perception ctn: hear
perception tn: see notice witness
"""
_PREPS = {
    "warn": "of against about that",
    "complain": "about of that",
    "comment": "on about",
    "boast": "of about that",
    "speak": "of about out against",
    "talk": "about of",
    "ask": "for about",
    "tell": "of about",
    "call": "for on",
    "point": "to out",
    "testify": "about that",
    "report": "on",
    "write": "of about",
    "think": "about of",
    "worry": "about",
    "joke": "about that",
    "refer": "to",
    "hint": "at",
    "insist": "on",
    "speculate": "about on",
    "inquire": "about",
    "elaborate": "on",
    "brag": "about of",
    "promise": "of",
    "dream": "of",
    "hope": "for",
    "plan": "on",
    "rail": "against",
    "lament": "over",
    "agree": "that with to on",
    "advise": "against on",
    "shoot": "back",
    "counter": "that",
    "recount": "how",
    "caution": "against about of that",
}
_NOUNS_FIRST = word_set(
    "text texts label labels brand brands rule rules term terms"
)  # verbs for sure as "texted"
_BY_PREP_ALONE = {"neutral": "speak talk refer", "belief": "dream"}
_IRREGULAR = {
    "say": ("says", "said", "said", "saying"),
    "tell": ("tells", "told", "told", "telling"),
    "write": ("writes", "wrote", "written", "writing"),
    "think": ("thinks", "thought", "thought", "thinking"),
    "know": ("knows", "knew", "known", "knowing"),
    "feel": ("feels", "felt", "felt", "feeling"),
    "find": ("finds", "found", "found", "finding"),
    "show": ("shows", "showed", "shown", "showing"),
    "see": ("sees", "saw", "seen", "seeing"),
    "hear": ("hears", "heard", "heard", "hearing"),
    "swear": ("swears", "swore", "sworn", "swearing"),
    "speak": ("speaks", "spoke", "spoken", "speaking"),
    "seek": ("seeks", "sought", "sought", "seeking"),
    "read": ("reads", "read", "read", "reading"),
    "understand": ("understands", "understood", "understood", "understanding"),
    "begin": ("begins", "began", "begun", "beginning"),
    "forget": ("forgets", "forgot", "forgotten", "forgetting"),
    "shoot": ("shoots", "shot", "shot", "shooting"),
    "refer": ("refers", "referred", "referred", "referring"),
    "brag": ("brags", "bragged", "bragged", "bragging"),
    "plan": ("plans", "planned", "planned", "planning"),
    "blog": ("blogs", "blogged", "blogged", "blogging"),
    "quip": ("quips", "quipped", "quipped", "quipping"),
    "chat": ("chats", "chatted", "chatted", "chatting"),
    "slam": ("slams", "slammed", "slammed", "slamming"),
    "admit": ("admits", "admitted", "admitted", "admitting"),
    "prefer": ("prefers", "preferred", "preferred", "preferring"),
    "aver": ("avers", "averred", "averred", "averring"),
    "submit": ("submits", "submitted", "submitted", "submitting"),
    "rebut": ("rebuts", "rebutted", "rebutted", "rebutting"),
    "dub": ("dubs", "dubbed", "dubbed", "dubbing"),
    "shrug": ("shrugs", "shrugged", "shrugged", "shrugging"),
    "snap": ("snaps", "snapped", "snapped", "snapping"),
    "grin": ("grins", "grinned", "grinned", "grinning"),
    "beg": ("begs", "begged", "begged", "begging"),
}


def _inflect(lemma: str) -> tuple[str, str, str, str]:
    """Third person, past, participle and -ing form by the rules of English spelling."""
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    if lemma.endswith("e"):
        return lemma + "s", lemma + "d", lemma + "d", lemma[:-1] + "ing"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ies", lemma[:-1] + "ied", lemma[:-1] + "ied", lemma + "ing"
    third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x")) else "s")
    return third, lemma + "ed", lemma + "ed", lemma + "ing"


def _verb_forms() -> dict[str, Verb]:
    forms: dict[str, Verb] = {}
    lines = [line.split(": ") for line in _VERBS.strip().splitlines()]
    entries = [(*head.split(), lemma) for head, listed in lines for lemma in listed.split()]
    entries += [(name, "", lemma) for name, listed in _BY_PREP_ALONE.items() for lemma in listed.split()]
    for name, takes, lemma in entries:
        preps = frozenset(_PREPS.get(lemma, "").split())
        third, past, participle, ing = _inflect(lemma)
        for word, form in ((lemma, "b"), (third, "s"), (past, "d"), (participle, "d"), (ing, "g")):
            if (form != "d" or word != lemma) and word not in _NOUNS_FIRST:
                forms[word] = Verb(lemma, form, CueClass(name), takes, preps)
    return forms


VERB_FORMS = _verb_forms()

# Strong verbs of saying: they may stand between or behind the words they report and before their speaker.
SPEECH = word_set("""
    say add write note argue explain state conclude remark observe declare announce report suggest recall
    predict warn insist maintain contend assert claim allege admit acknowledge confirm concede reply
    respond testify comment tweet joke quip recount counter retort complain exclaim lament tell ask
    continue recall boast vow promise pledge stress emphasize emphasise think believe opine muse wonder
    estimate forecast
    shout yell scream whisper caution reiterate repeat cry answer reckon marvel post
    fume gripe chime intone interject rejoice murmur mutter sigh laugh snap smile grin beam enthuse gush growl
    grumble giggle chuckle bark bellow roar thunder snarl crow confide plead beg text advise
""")

# What somebody was asked or told: "the mayor, asked whether it was safe", who has asked nothing.
ASKED_OF = word_set("about of whether if by why how what on")
PERCEIVED = word_set("heard seen overheard")  # "can be heard saying": who is heard says it

# Denials with one of these words behind them: "brushed aside a report", "shrugged the warning off".
PUSHING = word_set("brush shrug")
PUSHED = word_set("aside off")
FURTHEST_PUSHED = 6  # tokens

# What a court hears, and nobody says: "is hearing an appeal by the union".
TRIED = word_set(
    "appeal appeals case cases petition petitions plea pleas litigation suit lawsuit motion bail"
)
FURTHEST_TRIED = 6  # tokens

# With these words behind them they say nothing: "called off", "wrote up", "ruled out".
PHRASAL = {
    "call": word_set("off up back"),
    "rule": word_set("out party parties coalition class elite family council junta alliance bloc body"),
    "write": word_set("up off down"),
}

# Things that are claimed by taking them: "claimed asylum", "claimed 40 seats".
TURNING_DOWN = word_set("decline refuse")
TAKEN = word_set("""
    asylum benefit benefits compensation expenses life lives refund victims percent medal medals prize prizes
    seat seats title titles trophy
""")

# Forms of these may be nouns: "public comments", "the state".
ALSO_NOUNS = word_set("""
    claim report comment promise note state estimate pledge vow boast joke remark tweet answer stress counter
    reply forecast caution text reason shout yell scream whisper cry complaint marvel quip wonder retort muse
    post charge
""")

# Nouns whose "that"-clause is somebody's words or thought.
NOUNS: dict[str, CueClass] = {
    word: CueClass(name)
    for name, listed in (
        (
            "neutral",
            "statement statements announcement suggestion suggestions report reports warning warnings "
            "argument arguments comment comments remark remarks prediction predictions estimate estimates "
            "conclusion conclusions message notion idea view views opinion complaint complaints reminder "
            "advice rhetoric",
        ),
        (
            "doubt",
            "claim claims allegation allegations assertion assertions accusation accusations contention "
            "insistence rumor rumors rumour rumours speculation charge charges theory theories insinuation "
            "boast boasts",
        ),
        (
            "factive",
            "acknowledgment acknowledgement admission confirmation revelation finding findings evidence",
        ),
        ("denial", "denial denials"),
        ("commitment", "promise promises pledge pledges vow vows threat threats demand demands"),
        (
            "belief",
            "belief beliefs hope hopes fear fears suspicion suspicions conviction concern concerns doubts",
        ),
    )
    for word in listed.split()
}
