"""Cue verbs that only a parse can tell from other words, added to those of the light engine."""

from claims.analysis.function_words import word_set
from claims.analysis.lexicon import SPEECH, VERB_FORMS, Verb
from claims.vocabulary import CueClass

# Stand and complements as in `lexicon`; each verb with its forms where they are not regular.
_MORE = """
neutral n: attack bash berate rebuke scold admonish chastise rip challenge press question pressure lambaste
neutral n: congratulate thank salute honor honour acclaim laud extol
neutral n: debate highlight expound profess recite invoke articulate voice express touch
neutral qct: rule argue conclude determine decide proclaim counsel
neutral no: deem consider view regard see rate rank perceive
belief n: back champion embrace espouse resist reject like love hate dislike respect trust distrust fear want
belief n: welcome admire despise loathe resent regret prioritize value tolerate accept
belief i: aim want hope decide choose look aspire vow
belief ct: worry fear wish dream foresee
commitment n: approve ban reject authorize authorise veto
factive ctw: learn know see remember notice recall
"""
# Verbs that report the object of a preposition.
_PREPS = """
argue: for against about · agree: with on to · disagree: with on about · push: for against
lobby: for against · campaign: for against on · advocate: for · appeal: for · vouch: for · apologize: for
rail: against
rage: about against · speak: of about out against · fret: about over · debate: about over · care: about
object: to · believe: in · think: about of · learn: about of · know: about of · approve: of · disapprove: of
dwell: on · worry: about over · dream: of about · quarrel: with over · side: with · react: to · respond: to
"""
_IRREGULAR = """
rip rips ripped ripping · see sees saw seeing seen · know knows knew knowing known · ban bans banned banning
foresee foresees foresaw foreseeing foreseen · choose chooses chose choosing chosen
speak speaks spoke speaking spoken · think thinks thought thinking · worry worries worried worrying
lobby lobbies lobbied lobbying · fret frets fretted fretting · extol extols extolled extolling
hear hears heard hearing · want wants wanted wanting
"""


def _listed(listed: str) -> list[str]:
    return [entry.strip() for entry in listed.strip().replace("\n", "·").split("·")]


_PREPOSITIONS = {
    lemma: frozenset(preps.split()) for lemma, _, preps in (e.partition(": ") for e in _listed(_PREPS))
}
_FORMS = {forms[0]: tuple(forms[1:]) for forms in (entry.split() for entry in _listed(_IRREGULAR))}


def _forms(lemma: str) -> tuple[str, ...]:
    """Third person, past and -ing form, and a participle that differs from the past."""
    if lemma in _FORMS:
        return _FORMS[lemma]
    if lemma.endswith("e"):
        return lemma + "s", lemma + "d", lemma[:-1] + "ing"
    return lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x")) else "s"), lemma + "ed", lemma + "ing"


def _entries() -> dict[str, tuple[CueClass, str]]:
    """Stand and complements of each added verb; lines of one verb add up."""
    entries: dict[str, tuple[CueClass, str]] = {}
    for line in _MORE.strip().splitlines():
        head, _, words = line.partition(": ")
        name, takes = head.split()
        for lemma in words.split():
            stand, before = entries.get(lemma, (CueClass(name), ""))
            entries[lemma] = stand, before + takes
    return dict.fromkeys(_PREPOSITIONS, (CueClass.BELIEF, "")) | entries


def _lexicon() -> dict[str, Verb]:
    verbs = dict(VERB_FORMS)
    for lemma, (stand, takes) in _entries().items():
        third, past, ing, *more = _forms(lemma)
        preps = _PREPOSITIONS.get(lemma, frozenset())
        forms = [(lemma, "b"), (third, "s"), (past, "d"), (ing, "g"), *((word, "d") for word in more)]
        for word, form in forms:
            known = verbs.get(word)
            if known is None:
                verbs[word] = Verb(lemma, form, stand, takes, preps)
            elif known.lemma == lemma:
                verbs[word] = Verb(lemma, form, known.cue_class, known.takes + takes, known.preps | preps)
    return verbs


PARSED_VERBS = _lexicon()
# Verbs with an object that give what was said, also as a participle: "…, calling it a plot", "citing losses".
# Other such participles say what somebody does or thinks: "…, thanking medics", "…, backing the plan".
WORDED = word_set("""
    call refer cite describe quote echo label brand dub characterize characterise portray depict express voice
    articulate mention repeat detail outline recount accuse blame speak talk
""")
# Who is made, let or asked to say something has not said it.
URGED = word_set("""
    encouraged invited urged allowed required advised instructed ordered asked told forced permitted requested
    obliged compelled reached contacted
""")
# Who is kept from saying something has not said it, either.
PREVENTED = word_set("""
    ban bans banned banning bar bars barred barring block blocks blocked blocking discourage discouraged
    keep keeps kept keeping prevent prevents prevented preventing prohibit prohibits prohibited prohibiting
    refrain refrained stop stops stopped stopping
""")
# Verbs that may stand behind what they report: "…, the study shows".
TAG_VERBS = SPEECH | word_set("""
    show find indicate rule reveal suggest learn hope fear guess suppose decide determine note read
""")
