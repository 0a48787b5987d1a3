"""Reads what follows a cue verb: a that-clause, a quotation, an object, or nothing that it could report."""

from claims.analysis.function_words import (
    ADVERBS,
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    FINITE,
    HAVE,
    IRREGULAR_PASTS,
    POSSESSIVES,
    PREPOSITIONS,
    ROLES,
    SPEAKING_OCCASIONS,
    SUBORDINATORS,
    TIME_WORDS,
    WH_WORDS,
    word_set,
)
from claims.analysis.lexicon import SPEECH, VERB_FORMS, Verb
from claims.analysis.light.phrases import PERSONS, PLURALS, opens_with_number
from claims.analysis.light.words import QUOTE, Words
from claims.analysis.names.source_words import DOCUMENT_SOURCES, PICTURES

_CLAUSES = frozenset("ct")
_HEARERS = word_set("me him her us them you it")
_SUBJECTS = word_set("he she they it i we you there someone somebody nobody everyone")
_NOMINATIVES = word_set("he she they we i")
_AFTER_HEARER = frozenset(("that", QUOTE, ":", ",", "", "to", "if", "whether", "about", "how", "what", "why"))
_SKIPPED = word_set("""
    however later earlier again recently meanwhile publicly privately separately simply flatly
    instead therefore also once yesterday afterward afterwards
""")
_BEFORE_CLAUSE = word_set("if when as since in")
_LATE = frozenset(("late", "early"))
_LONGEST_SUBJECT = 7  # tokens before a quotation with its verb
_WHEN_OR_HOW = frozenset(("on", "by", "in", "at", "via", "over", "from"))


def right_side(words: Words, at: int, verb: Verb) -> tuple[str, int]:
    """How what follows the verb at `at` begins, and the token it begins at.

    The kinds: that, quote, colon, wh, to, prep, clause (a clause or a noun phrase), object; "comma" and
    "comma quote" where a comma follows; "none" where nothing is reported after the verb.
    """
    index = at + 1
    if "h" in verb.takes:
        index = _after_hearer(words, index, verb)
    index = _after_adverbials(words, index, verb)
    if words.at(index) == "—":
        index = _after_insertion(words, index)
    low = words.at(index)
    if low in {"", ";", "—", ")", "("} or low in CONJUNCTIONS:
        return "none", index
    if low == ",":
        return _after_comma(words, index)
    if low == ":":
        return "colon", index + 1
    if low == QUOTE:
        return "quote", index
    if low == "that":  # none is reported by "The strike began after warnings that …"
        return ("none" if verb.takes == "q" else "that"), index
    return _complement(words, index, low, verb)


def _complement(words: Words, index: int, low: str, verb: Verb) -> tuple[str, int]:
    takes = verb.takes
    if low in _WHEN_OR_HOW and not _CLAUSES.isdisjoint(takes) and (that := _that_behind(words, index)):
        return "that", that
    if "i" in takes and (
        low == "to" and words.at(index + 1) not in DETERMINERS or low == "not" and words.at(index + 1) == "to"
    ):
        return "to", index
    if low in verb.preps and not _is_on_day(words, index) and not opens_with_number(words, index):
        out = low == "out" and words.at(index + 1) == ","  # "The report, she pointed out, is old"
        return ("comma", index + 2) if out else ("prep", index + 1)
    if low in WH_WORDS and (low not in {"when", "where"} or verb.lemma == "say" and verb.form == "b"):
        return ("wh" if "w" in takes or "c" in takes else "none"), index
    if (low in SUBORDINATORS or low in PREPOSITIONS or low in BE) and not opens_with_number(words, index):
        return ("clause" if "c" in takes and low in _BEFORE_CLAUSE else "none"), index
    if "c" in takes or "n" in takes or "h" in takes and "t" in takes and _opens_clause(words, index, low):
        return "clause", index
    return ("object" if "o" in takes else "none"), index


def _that_behind(words: Words, index: int) -> int | None:
    """Where "that" stands in "reported on Saturday that …", "said by telephone that …"."""
    for at in range(index + 2, index + 5):
        low = words.at(at)
        if low == "that":
            after = words.at(at + 1)
            opens = after in _SUBJECTS or after in DETERMINERS or after in POSSESSIVES or after[-1:] == "s"
            return at if opens or words.is_name(at + 1) or words.at(at - 1) in TIME_WORDS else None
        if low in FINITE or low in {"", ",", QUOTE}:
            return None
    return None


def _opens_clause(words: Words, index: int, low: str) -> bool:
    """ "told the inquiry he had seen it": a that-clause without the "that"."""
    if low in _NOMINATIVES:
        return True
    opens = low in _SUBJECTS or low in DETERMINERS or words.is_name(index)
    return opens and (holds_clause(words, index) or quotes_verb(words, index))


def _after_insertion(words: Words, index: int) -> int:
    """Steps over "-- without evidence --" between a verb and what it reports."""
    for at in range(index + 1, min(index + 10, len(words))):
        if words.low[at] == "—":
            return at + 1
    return index


def _after_comma(words: Words, comma: int) -> tuple[str, int]:
    """A quotation behind the comma is reported; "said, however, that" goes on too."""
    if words.at(comma + 1) == QUOTE:
        return "comma quote", comma + 1
    if words.at(comma + 1) in AUXILIARIES:
        return "comma", comma + 1  # "Money, she admits, is another matter: “…”"
    for closing in range(comma + 1, min(comma + 9, len(words))):
        low, after = words.low[closing], words.at(closing + 1)
        if low in {":", ","} and not SPEECH.isdisjoint(map(_lemma, words.low[comma + 1 : closing])):
            break  # "had told her, she said, that", "asked what she had shouted, she replied: “…”"
        if low == ":" and after == QUOTE:
            return "colon", closing + 1
        if low == ",":
            kind = "that" if after == "that" else "comma quote" if after == QUOTE else ""
            return (kind, closing + 1) if kind else ("comma", comma + 1)
    return "comma", comma + 1


def _lemma(low: str) -> str:
    return VERB_FORMS[low].lemma if low in VERB_FORMS else ""


def _after_hearer(words: Words, index: int, verb: Verb) -> int:
    """Steps over who was told: "told reporters that", "told The Halden Post on Monday"."""
    low = words.at(index)
    if low in _HEARERS:
        return index + 1
    if low in _AFTER_HEARER:
        return index
    for stop in range(index, min(len(words), index + 14)):
        low = words.low[stop]
        if low == QUOTE and _opens_with_verb(words, stop):
            begins = _short_hearer(words, index, stop)
            return index if begins == stop and "c" in verb.takes else begins
        if low == QUOTE:
            return min(stop, _short_hearer(words, index, stop)) if stop > index + 1 else stop
        if low in _AFTER_HEARER or low in DAYS:
            return stop - (low == "to" and words.low[stop - 1] == "not")
        if stop > index and low in FINITE:
            return _short_hearer(words, index, stop)
    stop = min(len(words), index + 14)
    begins = _short_hearer(words, index, stop)
    return stop if stop == len(words) and begins == index + 1 else begins


def _short_hearer(words: Words, index: int, stop: int) -> int:
    """Without a "that": the hearer ends where the next phrase begins."""
    names = words.is_name(index) or words.low[index] == "the" and words.is_name(index + 1)
    for at in range(index + 1, stop):
        low, before = words.low[at], words.low[at - 1]
        if low in DETERMINERS or low.partition("'")[0] in _SUBJECTS:
            if before not in PREPOSITIONS:
                return at
        elif words.low[at] == "and":
            return stop
        elif not names and words.is_name(at) and before not in PREPOSITIONS and before not in DETERMINERS:
            return at
    return stop if words.at(stop) == QUOTE else index + 1


def _after_adverbials(words: Words, index: int, verb: Verb) -> int:
    """Steps over "on Wednesday", "in a statement", "however" to what is reported."""
    for _ in range(6):
        after = _after_adverbial(words, index, words.at(index), verb)
        if after == index:
            break
        index = after
    return index


def _after_adverbial(words: Words, index: int, low: str, verb: Verb) -> int:
    if low in DAYS and words.at(index + 1) in {"morning", "afternoon", "evening", "night"}:
        return index + 2
    if low in DAYS or low in _SKIPPED or low in _LATE and words.at(index + 1) in _WHEN_OR_HOW:
        return index + 1
    if low.endswith("ly") and not words.is_name(index):
        return index + 1
    on_day = low == "on" and words.at(index + 2) == "to"  # "offered on Monday to reopen it"
    if (on_day or low in {"last", "this", "next", "late", "early"}) and words.at(index + 1) in TIME_WORDS:
        return index + 2
    if low == "to" and "i" in verb.takes or low not in PREPOSITIONS:
        return index
    if low in verb.preps and not _is_on_day(words, index):
        return index
    if opens_with_number(words, index):
        return index
    return index if low in {"like", "than"} else _after_preposition(words, index)


def _is_on_day(words: Words, index: int) -> bool:
    """ "reported on Wednesday": when it was said, and not of what."""
    return words.low[index] == "on" and words.at(index + 1) in TIME_WORDS


def _after_preposition(words: Words, index: int) -> int:
    limit = min(len(words), index + 16)
    for at in range(index + 1, limit):
        low = words.low[at]
        if low in {"that", ",", ":", QUOTE}:
            return at
        if low in FINITE or low in {";", "—"} or low in SUBORDINATORS:
            return _after_short_phrase(words, index, at)
    return limit if limit == len(words) else index


def _after_short_phrase(words: Words, index: int, until: int) -> int:
    if words.low[index] not in {"on", "in", "at", "during", "to", "via"}:
        return index
    for close in range(index + 1, min(until, index + 6)):
        low = words.low[close]
        if low in SPEAKING_OCCASIONS or low in TIME_WORDS or low.isdigit():
            after = words.at(close + 1)
            if after not in SPEAKING_OCCASIONS and after not in TIME_WORDS:
                return close + 1
    return index


def holds_clause(words: Words, index: int) -> bool:
    """Whether a verb seems to stand in what begins at `index`: "added it was late", not "added 40 jobs"."""
    for at in range(index, min(len(words), index + 25)):
        low = words.low[at]
        if (
            low in FINITE
            or "'" in low
            and not low.endswith(("'s", "s'"))
            or at > index
            and (low.endswith("ed") or low in IRREGULAR_PASTS)
        ):
            return True
        if low in {",", ";", "—"}:
            return False
    return False


def quotes_verb(words: Words, index: int) -> bool:
    """ "Its software “performed as designed”": the verb of what begins at `index` stands in a quotation."""
    for at in range(index + 1, min(len(words), index + _LONGEST_SUBJECT)):
        if words.low[at] == QUOTE:
            return words.low[at - 1] not in DETERMINERS
        if words.low[at] in {",", ";", ":", "—"} or words.low[at] in PREPOSITIONS:
            return False
    return False


def bears_clause(words: Words, at: int, right: int, verb: Verb, subject: int) -> bool:
    """Whether a bare phrase after the verb is what it reports: "states" and "pledged" are often no verbs."""
    if words.low[at] in {"state", "states"} and words.at(at - 1) not in DOCUMENT_SOURCES:
        return False
    if verb.lemma == "show" and words.low[subject] in PICTURES:
        return True
    low, before = words.low[right], words.at(at - 1)
    if verb.form == "d" and not (
        low in DETERMINERS or low in PERSONS or words.is_name(right) or low[0] in "$€£0123456789"
    ):
        sure = words.is_name(at - 1) or before in PERSONS or before in ROLES or before in ADVERBS
        if not sure and not before.endswith(("s", ",")) and before not in HAVE and before not in PLURALS:
            return holds_clause(words, right)
    sure = "n" in verb.takes or verb.lemma == "say" or low in _NOMINATIVES or holds_clause(words, right)
    return sure or not _CLAUSES.isdisjoint(verb.takes) and quotes_verb(words, right)


def _opens_with_verb(words: Words, quote: int) -> bool:
    """Whether a quotation goes on from its subject: the bridge “could fall”."""
    return words.text[words.start[quote] + 1 : words.end[quote] - 1].partition(" ")[0] in FINITE


def second_predicate(words: Words, at: int) -> int | None:
    """Where the main verb begins in "The claim that it had shot down a jet could not be checked"."""
    verbs = 0
    for index in range(at, len(words)):
        low = words.low[index]
        if low in CONJUNCTIONS or low in SUBORDINATORS or low in {",", ";", "—", QUOTE}:
            return None
        if low in FINITE and words.low[index - 1] not in AUXILIARIES:
            verbs += 1
            if verbs == 2:
                return index
    return None
