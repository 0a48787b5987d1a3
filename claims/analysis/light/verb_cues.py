"""Finds cue verbs by what their form can be: participles, infinitives; finite and passive ones elsewhere."""

from claims.analysis.function_words import (
    ADVERBS,
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    FINITE,
    HAVE,
    MODALS,
    POSSESSIVES,
    PREPOSITIONS,
    TIME_WORDS,
    word_set,
)
from claims.analysis.lexicon import (
    ALSO_NOUNS,
    ASKED_OF,
    FURTHEST_PUSHED,
    FURTHEST_TRIED,
    PERCEIVED,
    PHRASAL,
    PUSHED,
    PUSHING,
    SPEECH,
    TAKEN,
    TRIED,
    Verb,
)
from claims.analysis.light.complements import holds_clause, right_side, second_predicate
from claims.analysis.light.finite_cues import finite, inverted, shared_subject
from claims.analysis.light.found import Found, left_content, left_limit, next_comma
from claims.analysis.light.passive_cues import passive
from claims.analysis.light.phrases import PERSONS, PLURALS, first_phrase, phrase_ending, with_apposition
from claims.analysis.light.speakers import subject_before
from claims.analysis.light.words import QUOTE, Words
from claims.analysis.names.source_words import (
    DATA_SOURCES,
    DOCUMENT_SOURCES,
    PICTURES,
    is_self_styled,
    what_shows,
)

_ONE_OF_THEM = word_set("another one each")
_AMBIGUOUS = word_set("this that all some many few most both more")
_CONTRACTED = ("he'", "she'", "it'", "who'", "that'", "there'")
_FURTHEST_PLURAL = 8  # tokens before a verb that may hold the noun it goes with
_HANDLED = word_set("post publish report see find describe discuss tweet retweet")
_PUT_OUT = word_set("post publish")
_LATER = word_set("last this earlier online")
_NOUNS_IN_ING = word_set("brief warn hear find feel report plan read show")
_HABITS = word_set("used liked likes")  # "as she liked to say"
_SHOW = word_set("show say suggest indicate put")
_NOTHING_SAID = {  # by what follows
    "offer": word_set("no little few"),
    "seek": word_set("comment comments"),
    "say": word_set("nothing"),
}
_BEFORE_SHOWN = HAVE | BE | ADVERBS  # else "emails shown to the court"
_SOUGHT = word_set("reached contacted")
_BY_MEANS = word_set("phone telephone email e-mail text letter post video")  # "said by phone"
_NOUNS_UNLESS_SET_OFF = word_set("read rule")
_NAMING = word_set("named identified quoted")  # "asked not to be named discussing the talks"
# ", expected to close in May,": nobody in particular does.
_SUPPOSED = word_set("expect believe think understand know say allege suspect")
_SENT = word_set("text write post tweet reply respond")  # "texted to say the vote was off"
_DENYING = word_set("deny reject dismiss refute rebut")  # hardly nouns
_SURE_WORDS = word_set("say tell claim argue admit insist")


def verb_cue(words: Words, at: int, verb: Verb, found: list[Found]) -> Found | None:
    """The cue that the verb at `at` makes, or None; `found` are the cues before it in the sentence."""
    back = at - 1
    while back >= 0 and words.low[back] in ADVERBS:
        back -= 1
    before = words.at(back)
    if _is_noun_here(words, back, before, verb) or verb.lemma == "claim" and _takes(words, at):
        return None
    if _is_no_verb(words, at, verb):
        return None
    if verb.form == "g":
        heard = before in PERCEIVED and words.at(at - 2) in BE
        read = finite(words, at, verb, found, begin=at - 1) if heard else None
        return read or _participle(words, at, verb, before, found)
    if verb.form == "b" and before in {"to", "not", "help", "let"}:
        return _infinitive(words, at, verb, found)
    if verb.form == "d" and (before in BE or _is_asked(words, at, before, verb)):
        return passive(words, at, verb, found, before)
    if verb.form == "d" and _is_handled(words, at, back, verb):
        return None
    return inverted(words, at, verb, found) or finite(words, at, verb, found)


def _is_handled(words: Words, at: int, back: int, verb: Verb) -> bool:
    """ "Documents seen by the court", "videos posted online": what is done to something."""
    if words.at(at + 1) == "by" and words.at(at + 2) not in _BY_MEANS:
        return True
    return verb.lemma in _HANDLED and _is_put_out(words, at, back, verb)


def _is_put_out(words: Words, at: int, back: int, verb: Verb) -> bool:
    """ "Videos posted online", "a survey published in 2019", "the review, published on Friday, is"."""
    if words.at(back) in PICTURES:
        return True
    after = words.at(at + 1)
    then = after in PREPOSITIONS or after in TIME_WORDS or after in _LATER
    noun = words.at(back - 1 if words.at(back) == "," else back)
    return then and verb.lemma in _PUT_OUT and (noun in DOCUMENT_SOURCES or noun in DATA_SOURCES)


def _is_no_verb(words: Words, at: int, verb: Verb) -> bool:
    """ "Juma Said said", "offered no comment", "calling himself a doctor", "sales figures show"."""
    after = words.at(at + 1)
    if verb.form == "g" and _is_no_participle(words, at, verb):
        return True
    if after in PHRASAL.get(verb.lemma, ()) or after in _NOTHING_SAID.get(verb.lemma, ()):
        return True
    if verb.lemma in PUSHING and PUSHED.isdisjoint(words.low[at + 1 : at + FURTHEST_PUSHED]):
        return True  # "brushed her hair"
    if verb.lemma == "hear" and not TRIED.isdisjoint(words.low[at + 1 : at + FURTHEST_TRIED]):
        return True
    if after == "to" and verb.form == "d" and verb.lemma in _SUPPOSED and words.at(at - 1) == ",":
        return True
    low = words.low[at]
    if low == after and words.is_name(at) or verb.form == "s" and after in _SHOW:
        return True
    return low == "shown" and words.at(at - 1) not in _BEFORE_SHOWN


def _is_no_participle(words: Words, at: int, verb: Verb) -> bool:
    """ "Confirmed in writing that", "asked not to be named discussing it", "makes sobering reading: “…”"."""
    before = words.at(at - 1)
    if before == "in" and verb.lemma == "write" or before in _NAMING:
        return True
    return verb.lemma in _NOUNS_UNLESS_SET_OFF and before != "," or is_self_styled(words.low, at)


def _takes(words: Words, at: int) -> bool:
    """ "claimed asylum", "claiming 40 seats": what is claimed is taken and not said."""
    for index in range(at + 1, min(at + 4, len(words))):
        if words.low[index] in TAKEN:
            return not holds_clause(words, index + 1)
        if words.low[index] == "that":
            return False
    return False


def _is_asked(words: Words, at: int, before: str, verb: Verb) -> bool:
    """ "Asked whether …", "When told that …", "The mayor, asked about it, …": somebody was asked."""
    if verb.lemma not in {"ask", "tell"}:
        return False
    if before == "," and words.at(at + 1) in ASKED_OF:
        return not any(low in FINITE or low.endswith("ed") for low in words.low[: at - 1])
    return before in {"", "when", "if", "after", "once"}


def _is_noun_here(words: Words, back: int, before: str, verb: Verb) -> bool:
    """A determiner or possessive before it makes a noun or an adjective: "the claim", "Tarsk's report"."""
    if before in DETERMINERS and before not in _AMBIGUOUS:
        if verb.form == "s":
            return not (before in _ONE_OF_THEM and back == 0)  # "Another warns in red letters"
        return not (verb.form == "d" and before in {"one", "another", "two", "three", "other", "each"})
    if before == "'" and words.at(back - 1)[-1:] == "s" and words.end[back - 1] == words.start[back]:
        return True  # "topping analysts' estimates"
    adjective = verb.form != "d" or verb.lemma == "repeat"  # "the Post's repeated requests"
    if before in POSSESSIVES or before.endswith(("'s", "s'")) and adjective:
        return not before.startswith(_CONTRACTED)
    if verb.form == "b" and before not in MODALS:
        second = before in {"and", "but"} and words.at(back + 2) == "that" and back + 1 > 2
        return not second and not _plural_before(words, back, verb)  # "say it weakens, but caution that"
    return before in PREPOSITIONS and verb.form == "s"


def _plural_before(words: Words, back: int, verb: Verb) -> bool:
    """Whether the word before a base form can be its subject; "report" needs more than "say"."""
    before = words.at(back)
    if before in PLURALS or before in PERSONS or before.endswith(("s", "'ve")):
        return verb.lemma != "state" or before in PERSONS
    if verb.lemma == "read":
        return words.low[back] in DOCUMENT_SOURCES  # "“…,” the memo read"
    if verb.lemma == "show":
        return what_shows(words.low, back)
    if verb.lemma in ALSO_NOUNS or verb.lemma not in SPEECH and verb.lemma not in _DENYING:
        return False
    if before in {"and", ","}:
        return True
    return any(
        low in PLURALS or low.endswith("s") and len(low) > 3 and low not in PREPOSITIONS
        for low in words.low[max(0, back - _FURTHEST_PLURAL) : back]
    )


def _participle(words: Words, at: int, verb: Verb, before: str, found: list[Found]) -> Found | None:
    """ "…, claiming that …": said by whoever the sentence is about."""
    kind, right = right_side(words, at, verb)
    cue = Found(at, at + 1, verb.cue_class, "ing", verb.lemma, None, right)
    if before == "as" and found and found[-1].lemma in {"quote", "cite"}:
        return _as_saying(words, cue, found, goes_on=kind not in {"none", "comma"})
    noun = kind in {"prep", "object"} or verb.lemma == "brief"  # "told a weekly briefing that"
    if kind in {"none", "comma"} or noun and _is_compound(words, at, verb):
        return None
    if before in BE:
        subject = subject_before(words, at, left_limit(found))
        if subject is None:
            return shared_subject(words, at, verb, found, kind, right)
        cue.source, cue.first = subject
        return cue
    if at == 0:
        cue.stop = next_comma(words, right)
        cue.source = first_phrase(words, cue.stop + 1, len(words)) if cue.stop else None
        return cue if cue.source else None
    if words.is_name(at - 1) and words.low[at - 1] not in TIME_WORDS:
        cue.source = phrase_ending(words, at - 1, left_limit(found))
    else:
        speaking = next((one for one in reversed(found) if one.source and one.kind != "noun"), None)
        cue.shares_source = speaking is not None
        cue.source = speaking.source if speaking else with_apposition(words, first_phrase(words, 0, at), at)
        cue.source = cue.source or phrase_ending(words, at - 1, 0)
    if cue.source == (0, at):  # "A post claiming that a ferry sank is false"
        cue.stop = second_predicate(words, right + 1 if kind == "that" else right)
    return cue if cue.source else None


def _is_compound(words: Words, at: int, verb: Verb) -> bool:
    """ "The flood warning for", "a court hearing on": a noun with an article not far before it."""
    if verb.lemma not in _NOUNS_IN_ING or words.at(at - 1) in BE:
        return False
    for back in range(at - 1, max(-1, at - 4), -1):
        low = words.low[back]
        if low in DETERMINERS:
            return True
        if not low.isalpha() or low in PREPOSITIONS or low in CONJUNCTIONS:
            return False
    return False


def _as_saying(words: Words, cue: Found, found: list[Found], *, goes_on: bool) -> Found | None:
    """ "The agency quoted Holt as saying …", "…, Holt was quoted by the agency as saying"."""
    quoting = found[-1]
    cue.kind = "finite"
    cue.passed_on = quoting.source
    if quoting.kind == "passive":
        subject = subject_before(words, quoting.first, 0)
        cue.source = subject[0] if subject else None
    else:
        after = cue.first - 1
        while after > quoting.after and words.low[after - 1] == ",":
            after -= 1
        cue.source = (quoting.after, after) if quoting.after < after else None
    if not goes_on and cue.lemma == "say":
        begin = min(part[0] for part in (quoting.source, cue.source, (quoting.first, 0)) if part)
        cue.left, cue.right = left_content(words, begin, found[:-1]), None
    if not goes_on and cue.left is None:
        return None
    del found[-1]
    return cue if cue.source else None


def _as_good_as_finite(words: Words, at: int) -> int:
    """Where "used to say", "was heard to say" begins, or 0."""
    if words.at(at - 1) == "to" and words.at(at - 2) in _HABITS:
        return at - 2
    return at - 3 if words.at(at - 2) in PERCEIVED and words.at(at - 3) in BE else 0


def _infinitive(words: Words, at: int, verb: Verb, found: list[Found]) -> Found | None:
    """ "refused to say whether", "went on to say", "did not say"; "used to say" is as good as "said"."""
    if begin := _as_good_as_finite(words, at):
        return finite(words, at, verb, found, begin=begin)
    if words.at(at - 2) in _SOUGHT and words.at(at - 3) in BE:
        return None  # "could not be reached to explain how"
    kind, right = right_side(words, at, verb)
    if kind not in {"that", "quote", "comma quote", "wh", "colon"} and verb.lemma not in _SURE_WORDS:
        return None
    if kind in {"none", "comma", "to", "object"} or verb.lemma not in SPEECH:
        return None
    back = at - 1
    while (
        back > 0
        and words.low[back] not in CONJUNCTIONS
        and words.low[back] not in {",", QUOTE}
        and at - back < 8
    ):
        back -= 1
    cue = Found(at, at + 1, verb.cue_class, "infinitive", verb.lemma, None, right)
    if found and found[-1].lemma in _SENT and found[-1].after == at - 1:
        sent = found.pop()
        cue.first, cue.source, cue.kind = sent.first, sent.source, "finite"
        return cue
    if found and found[-1].source and words.low[back] in CONJUNCTIONS and at - back < 6:
        cue.first, cue.source, cue.shares_source = back + 1, found[-1].source, True
        return cue
    start = left_limit(found) if found else 0
    cue.source = first_phrase(words, start, at)
    return cue if cue.source else None
