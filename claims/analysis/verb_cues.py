"""Finds cue verbs with their speakers: "Holt said", "said Holt", "Holt, who said", "…, claiming", "was told"."""

from claims.analysis.complements import right_side
from claims.analysis.found import Found, left_content, left_limit, quote_after
from claims.analysis.function_words import (
    ADVERBS,
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    FINITE,
    MODALS,
    POSSESSIVES,
    PREPOSITIONS,
    SUBORDINATORS,
    TIME_WORDS,
)
from claims.analysis.lexicon import SPEECH, VERB_FORMS, Verb
from claims.analysis.phrases import Range, first_phrase, phrase_ending, phrase_starting, subject_before
from claims.analysis.words import QUOTE, Words

_STOPS = frozenset(VERB_FORMS)
_HAVE = frozenset(["has", "have", "had"])
_OPENING = frozenset(["when", "after", "if", "while", "although", "though", "since", "because", "as", "before", "once", "asked"])
_AMBIGUOUS = frozenset(["this", "that", "all", "some", "many", "few", "most", "both", "more"])
_CONTRACTED = ("he'", "she'", "it'", "who'", "that'", "there'")
_PLURALS = frozenset(["people", "women", "men", "police", "children", "others", "some", "many", "most", "few", "those", "who", "both", "all", "media"])
_PERSONS = frozenset(["i", "you", "we", "they", "he", "she", "it", "who"])
_ENDS_CLAUSE = frozenset(("", ",", ";", ":", "—", QUOTE, ")", "(", "who"))


def verb_cue(words: Words, at: int, verb: Verb, found: list[Found]) -> Found | None:
    """The cue that the verb at `at` makes, or None; `found` are the cues before it in the sentence."""
    back = at - 1
    while back >= 0 and words.low[back] in ADVERBS:
        back -= 1
    before = words.at(back)
    if _is_noun_here(words, back, before, verb):
        return None
    if verb.form == "g":
        return _participle(words, at, verb, before, found)
    if verb.form == "b" and before in {"to", "not", "help", "let"}:
        return _infinitive(words, at, verb, found)
    if verb.form == "d" and (before in BE or _is_asked(before, verb)):
        return _passive(words, at, verb, found, before)
    return _inverted(words, at, verb, found) or _finite(words, at, verb, found)


def _is_asked(before: str, verb: Verb) -> bool:
    """ "Asked whether …", "When told that …": somebody was asked."""
    return verb.lemma in {"ask", "tell"} and before in {"", "when", "if", "after", "once"}


def _is_noun_here(words: Words, back: int, before: str, verb: Verb) -> bool:
    """A determiner or possessive before it makes a noun or an adjective: "the claim", "Tarsk's report"."""
    if before in DETERMINERS and before not in _AMBIGUOUS:
        return True
    if before in POSSESSIVES or before.endswith(("'s", "s'")) and verb.form != "d":
        return not before.startswith(_CONTRACTED)
    if verb.form == "b" and before not in MODALS:
        return not (before in _PLURALS or before in _PERSONS or before.endswith(("s", "'ve")) or before in {"and", ","})
    return before in PREPOSITIONS and verb.form == "s"


def _inverted(words: Words, at: int, verb: Verb, found: list[Found]) -> Found | None:
    """ "…," said the mayor: the speaker stands behind a verb of saying."""
    before = words.at(at - 1)
    if verb.lemma not in SPEECH or verb.form == "b" or before not in {",", QUOTE, "—", ""}:
        return None
    source = phrase_starting(words, at + 1)
    if source is None or not _closes(words, source[1], before):
        return None
    right = quote_after(words, source[1], _STOPS)
    cue = Found(at, at + 1, verb.cue_class, "inverted", source, right, lemma=verb.lemma)
    if at == 0:
        if right is None and words.at(source[1]) in {":", ","}:
            cue.right = source[1] + 1
        return cue if cue.right else None
    cue.left = left_content(words, at, found)
    return cue if cue.left else None


def _closes(words: Words, index: int, before: str) -> bool:
    """Whether the phrase after the verb is a speaker and not the subject of what is said."""
    low = words.at(index)
    if not (low in _ENDS_CLAUSE or low in PREPOSITIONS | SUBORDINATORS | CONJUNCTIONS | TIME_WORDS):
        return False
    if before == QUOTE or low in _ENDS_CLAUSE:
        return True
    for at in range(index, min(len(words), index + 20)):
        if words.low[at] in {",", QUOTE, "—", ";"}:
            return True
        if words.low[at] in FINITE:
            return False
    return True


def _finite(words: Words, at: int, verb: Verb, found: list[Found]) -> Found | None:
    subject = subject_before(words, at, left_limit(found))
    kind, right = right_side(words, at, verb)
    resumed = _resumed(words, at, verb, found, kind, right)
    if resumed:
        return resumed
    if subject is None:
        return _shared_subject(words, at, verb, found, kind, right)
    source, first = subject
    cue = Found(first, at + 1, verb.cue_class, "finite", source, right, lemma=verb.lemma)
    if words.at(first - 1) == "who":
        cue.kind, cue.named_by, cue.source = "relative", source, (first - 1, first)
    elif kind in {"none", "comma", "comma quote", "quote"} and _opens_after_mark(words, source[0], verb):
        left = left_content(words, source[0], found)
        left = _after_colon(words, left) if left else None
        if left and _is_reported(words, left, kind):
            cue.left, cue.right = left, _second_half(words, kind, right)
            return cue
    if kind in {"none", "comma"}:
        return _as_clause(words, cue, kind, right) if verb.lemma in SPEECH else None
    cue.stop = _stop(words, first, right, found)
    return _weak_noun_checked(words, cue, at, kind, verb)


def _weak_noun_checked(words: Words, cue: Found, at: int, kind: str, verb: Verb) -> Found | None:
    """ "public comments on the plan" holds no verb: without a that-clause the speaker must be a name."""
    if verb.form != "s" or kind not in {"prep", "clause", "object"} or at - 1 < 0:
        return cue
    before = words.low[at - 1]
    sure = before in _PERSONS or before in ADVERBS or words.is_name(at - 1) or cue.source and cue.source[0] == 0
    return cue if sure or before == "," or words.at(cue.source[0] if cue.source else -1) in DETERMINERS else None


def _opens_after_mark(words: Words, first: int, verb: Verb) -> bool:
    return first > 0 and words.low[first - 1] in {",", QUOTE, "—"} and verb.lemma in SPEECH


def _after_colon(words: Words, left: Range) -> Range:
    """What leads up to a quotation by a colon is not part of it."""
    for index in range(left[1] - 1, left[0], -1):
        if words.low[index] == ":" and words.at(index + 1) == QUOTE:
            return index + 1, left[1]
    return left


def _is_reported(words: Words, left: Range, kind: str) -> bool:
    """A leading adverbial ("On Monday,") is not what was said."""
    if words.low[left[1] - 1] == QUOTE:
        return True
    if kind in {"comma quote", "quote"}:
        return False
    if QUOTE in words.low[left[0] : left[1]]:
        return True
    opens = words.low[left[0]]
    return opens not in PREPOSITIONS and opens not in _OPENING or left[1] - left[0] > 8


def _second_half(words: Words, kind: str, right: int) -> int | None:
    if kind in {"comma quote", "quote"}:
        return right
    if kind == "comma":
        low = words.at(right)
        if low.endswith("ing") or low in SUBORDINATORS or low in {"after", "before"}:
            return quote_after(words, right, _STOPS)
        return right if right < len(words) else None
    return quote_after(words, right, _STOPS)


def _as_clause(words: Words, cue: Found, kind: str, right: int) -> Found | None:
    """ "As Holt noted, …": the rest of the sentence is what was said."""
    if cue.source is None or words.at(cue.source[0] - 1) != "as":
        return None
    if cue.source[0] <= 1:
        cue.right = right
        return cue if kind == "comma" else None
    cue.right, cue.left = None, (0, cue.source[0] - 1)
    return cue


def _stop(words: Words, first: int, right: int, found: list[Found]) -> int | None:
    """Where a clause that opens the sentence ("When Holt said …,") or stands between dashes comes to its end."""
    if words.low[0] in _OPENING and not found and first <= 12:
        return _next_comma(words, right)
    opened = None
    for index in range(first - 1, max(-1, first - 12), -1):
        if words.low[index] == "—":
            opened = index
            break
    if opened:
        return next((index for index in range(right, len(words)) if words.low[index] == "—"), None)
    return None


def _next_comma(words: Words, index: int) -> int | None:
    """The first comma from `index` on, also one inside the end of a quotation; tokens before it count."""
    for at in range(index, len(words)):
        if words.low[at] == ",":
            return at
        if words.low[at] == QUOTE and words.text[words.end[at] - 2] == ",":
            return at + 1
    return None


def _resumed(words: Words, at: int, verb: Verb, found: list[Found], kind: str, right: int) -> Found | None:
    """ "Holt, who warned that …, said …": the main verb goes back to the speaker of the inserted clause."""
    first = at
    while first > 0 and (words.low[first - 1] in _HAVE or words.low[first - 1] in ADVERBS):
        first -= 1
    comma = words.at(first - 1)
    closed = comma == "," or comma == QUOTE and words.text[words.end[first - 1] - 2] == ","
    if not closed or not found or found[-1].kind not in {"relative", "ing"} or found[-1].right is None:
        return None
    if words.at(found[-1].first - 1) != "," and found[-1].kind == "ing" or kind in {"none", "comma"}:
        return None
    found[-1].stop = first if comma == QUOTE else first - 1
    source = found[-1].named_by or found[-1].source
    return Found(first, at + 1, verb.cue_class, "finite", source, right, lemma=verb.lemma)


def _shared_subject(
    words: Words, at: int, verb: Verb, found: list[Found], kind: str, right: int
) -> Found | None:
    """ "Tarsk said … and claims …": the subject of the cue before."""
    back = at - 1
    while back >= 0 and (words.low[back] in ADVERBS or words.low[back] in _HAVE or words.low[back] in BE):
        back -= 1
    if kind in {"none", "comma"} or words.at(back) not in {"and", "but", "then", ",", "or"}:
        return None
    cue = Found(back + 1, at + 1, verb.cue_class, "finite", None, right, lemma=verb.lemma)
    if found and found[-1].source:
        cue.source, cue.shares_source = found[-1].source, True
    else:
        cue.source = first_phrase(words, 0, back)
    return cue if cue.source else None


def _participle(words: Words, at: int, verb: Verb, before: str, found: list[Found]) -> Found | None:
    """ "…, claiming that …": said by whoever the sentence is about."""
    kind, right = right_side(words, at, verb)
    if kind in {"none", "comma"}:
        return None
    cue = Found(at, at + 1, verb.cue_class, "ing", None, right, lemma=verb.lemma)
    if before in BE:
        subject = subject_before(words, at, left_limit(found))
        if subject is None:
            return _shared_subject(words, at, verb, found, kind, right)
        cue.source, cue.first = subject
        return cue
    if at == 0:
        cue.stop = _next_comma(words, right)
        cue.source = first_phrase(words, cue.stop + 1, len(words)) if cue.stop else None
        return cue if cue.source else None
    cue.shares_source = bool(found and found[-1].source)
    cue.source = found[-1].source if cue.shares_source else first_phrase(words, 0, at)
    if cue.source is None:
        cue.source = phrase_ending(words, at - 1, 0)
    return cue if cue.source else None


def _infinitive(words: Words, at: int, verb: Verb, found: list[Found]) -> Found | None:
    """ "refused to say whether", "went on to say", "did not say"."""
    kind, right = right_side(words, at, verb)
    if kind not in {"that", "quote", "comma quote", "wh", "colon", "clause", "prep"} or verb.lemma not in SPEECH:
        return None
    back = at - 1
    while back > 0 and words.low[back] not in CONJUNCTIONS and words.low[back] not in {",", QUOTE} and at - back < 8:
        back -= 1
    cue = Found(at, at + 1, verb.cue_class, "infinitive", None, right, lemma=verb.lemma)
    if found and found[-1].source and words.low[back] in CONJUNCTIONS and at - back < 6:
        cue.first, cue.source, cue.shares_source = back + 1, found[-1].source, True
        return cue
    start = left_limit(found) if found else 0
    cue.source = first_phrase(words, start, at)
    return cue if cue.source else None


def _passive(words: Words, at: int, verb: Verb, found: list[Found], before: str) -> Found | None:
    """ "was told that …", "was reported by …", "is said to …", "Asked whether …"."""
    first = _passive_first(words, at)
    cue = Found(first, at + 1, verb.cue_class, "passive", None, lemma=verb.lemma)
    agent = phrase_starting(words, at + 2) if words.at(at + 1) == "by" else None
    kind, right = right_side(words, agent[1] - 1 if agent else at, verb)
    if kind in {"that", "quote", "wh", "prep", "to"} and ("h" in verb.takes or kind in {"that", "wh", "quote"}):
        cue.source, cue.right = agent, right
        cue.stop = _next_comma(words, right) if before not in BE else None
        return cue
    if agent or kind == "to":
        cue.left = left_content(words, first, found)
        cue.source, cue.right = agent, right if kind == "to" else None
        cue.after = at + 2 if agent else at + 1
        return cue if cue.left else None
    return None


def _passive_first(words: Words, at: int) -> int:
    while at > 0 and (words.low[at - 1] in BE or words.low[at - 1] in ADVERBS or words.low[at - 1] in _HAVE):
        at -= 1
    return at
