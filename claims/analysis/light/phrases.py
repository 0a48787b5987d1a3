"""Finds noun phrases around a cue without a parser: the speaker before it, the speaker after it."""

from itertools import pairwise

from claims.analysis.function_words import (
    ADVERBS,
    CONJUNCTIONS,
    DETERMINERS,
    FINITE,
    IRREGULAR_PASTS,
    MEANWHILE,
    NUMBER_WORDS,
    POSSESSIVES,
    PREPOSITIONS,
    ROLES,
    SUBORDINATORS,
    TIME_WORDS,
    word_set,
)
from claims.analysis.lexicon import VERB_FORMS
from claims.analysis.light.words import QUOTE, Words

Range = tuple[int, int]  # tokens: first, and after the last

_NEARLY = word_set("about around over under than between")
_MARKS = frozenset(",;:—()[]{}") | {QUOTE, "...", "…"}
_SUBJECTS = word_set("he she they it i we you who everyone nobody someone")
BOUNDS = _MARKS | SUBORDINATORS | FINITE | CONJUNCTIONS
_JOINED_BEHIND = frozenset(("by", "between"))
_NAMED_FOR = frozenset(("of", "for"))
_LEADS_IN = DETERMINERS | ROLES
_OPENS_SECOND = _LEADS_IN | NUMBER_WORDS
_LEADS_UP = CONJUNCTIONS | ADVERBS | word_set("well yes oh")  # to the subject of a clause
_ALSO_NOUNS = word_set("cut hit shut set split spread cost hurt quit")  # as well as pasts
_OPENS_OBJECT = DETERMINERS | POSSESSIVES | {"back", "out", "down"}
_LONGEST_APPOSITION = 7  # tokens
_NEVER_FIRST = (BOUNDS - {"who"}) | PREPOSITIONS
_ENDS_SPEAKER = PREPOSITIONS - {"of", "for", "from", "with", "at"}  # unless a name follows
PLURALS = word_set("people women men police children others some many most few those who both all media")
ENDS_CLAUSE = frozenset(("", ",", ";", ":", "—", QUOTE, ")", "(", "who"))
PERSONS = word_set("i you we they he she it who")
_NEVER_IN_SPEAKER = ENDS_CLAUSE | FINITE | PERSONS | {"that", "this", "is"}
LONGEST = 40  # tokens that a speaker may take: keeps every sentence linear


def phrase_ending(words: Words, at: int, left: int) -> Range | None:
    """The noun phrase whose last word is `at`."""
    head = words.low[at].partition("'")[0]
    if head in _SUBJECTS and words.at(at - 1) not in PREPOSITIONS:  # "people with knowledge of it"
        return at, at + 1
    if words.low[at] == ")":
        return _bracketed(words, at, left)
    if words.low[at] in BOUNDS or words.low[at] in PREPOSITIONS:
        return None
    first = _trim(words, _walk(words, at, left), at)
    return (first, at + 1) if first <= at else None


def _bracketed(words: Words, at: int, left: int) -> Range | None:
    """A name with a bracket behind it: "Holt (Lormond)"."""
    for back in range(at - 1, max(left, at - 8) - 1, -1):
        if words.low[back] == "(":
            inner = phrase_ending(words, back - 1, left) if back > left else None
            return (inner[0], at + 1) if inner else None
    return None


def _walk(words: Words, at: int, left: int) -> int:
    """The first token of the stretch that may be one phrase with the word at `at`."""
    first = at
    left = max(left, at - LONGEST)
    while first > left:
        low = words.low[first - 1]
        if low == "and" and _joins_names(words, first - 1, left):
            first -= 1
            continue
        if low in BOUNDS and not (low == QUOTE and words.at(first - 2) in DETERMINERS):
            break
        if low in _SUBJECTS:
            break
        first -= 1
    return first


def _joins_names(words: Words, conjunction: int, left: int) -> bool:
    """Whether the "and" joins two speakers and not two clauses."""
    if not (words.is_name(conjunction + 1) or words.at(conjunction + 1) in _OPENS_SECOND):
        return False
    known = True
    for back in range(conjunction - 1, max(left, conjunction - 5) - 1, -1):
        low = words.low[back]
        if low in BOUNDS:
            return known and back < conjunction - 1
        if known and low in _JOINED_BEHIND and back < conjunction - 1:
            return True  # "An inquiry by the Herald and the Post found"
        if low in DETERMINERS and words.at(back - 1) == ",":
            return True  # "The bridge fell, a war monitor and two witnesses said."
        if low in _NAMED_FOR and words.is_name(back - 1) and words.is_name(conjunction - 1):
            return True  # "The Department for Rivers and Seas"
        known = known and (words.is_name(back) or low in DETERMINERS or low in ROLES or low.endswith("s"))
    return known and conjunction > left


def _trim(words: Words, first: int, at: int) -> int:
    """Drops what leads into the phrase: adverbs, conjunctions, "On Monday", "In Tarsk"."""
    while first < at and (words.low[first] in ADVERBS or words.low[first] in CONJUNCTIONS):
        first += 1
    if words.low[first] not in PREPOSITIONS:
        return first
    after = first + 1
    while after < at and (words.low[after] in TIME_WORDS or words.low[after].isdigit()):
        after += 1
    if after > first + 1:
        return _trim(words, after, at)
    for index in range(first + 2, at + 1):
        if words.low[index] in DETERMINERS and words.low[index - 1] not in PREPOSITIONS:
            return index
    start = at
    while start > first + 1 and words.is_name(start - 1):
        start -= 1
    return start


def opens_with_number(words: Words, first: int) -> bool:
    """ "At least 12 people", "About 40": a preposition before a number says how many, not where or when."""
    low = words.at(first)
    if low == "at":
        return words.at(first + 1) in {"least", "most"}
    if low not in _NEARLY:
        return False
    after = words.at(first + 1)
    return after in NUMBER_WORDS or after[:1].isdigit()


def is_adverbial(words: Words, first: int) -> bool:
    """Whether what begins at `first` says when, where or how: "On Monday", "speaking in Tarsk"."""
    if opens_with_number(words, first):
        return False
    low = words.at(first)
    if low in MEANWHILE:
        return "," in words.low[first + 1 : first + 3]
    return low in ADVERBS or low in PREPOSITIONS and low != "of" or low in {"when", "asked", "as", "speaking"}


def several_speaking(words: Words, at: int) -> Range | None:
    """The speakers in "…, say residents", as headlines have it: a few words up to the clause's end."""
    end = at + 1
    while end < len(words) and end - at <= 5 and words.low[end] not in _NEVER_IN_SPEAKER:
        end += 1
    speakers = [*words.low[at + 1 : end], "of"]
    head = next((low for low, after in pairwise(speakers) if after in PREPOSITIONS), "")
    plural = head in PLURALS or head.endswith("s")
    return (at + 1, end) if at and plural and end > at + 1 and words.at(end) in ENDS_CLAUSE else None


def phrase_starting(words: Words, at: int) -> Range | None:
    """The noun phrase that begins at `at`: the speaker in "…, said the mayor of Tarsk"."""
    n = len(words)
    if at >= n or words.low[at] in _NEVER_FIRST:
        return None
    if words.low[at] in _SUBJECTS:
        return at, at + 1
    index = at + 1
    while index < n and index - at < LONGEST:
        low = words.low[index]
        if low in FINITE:
            return None
        if low in _MARKS or low in SUBORDINATORS:
            break
        if low in CONJUNCTIONS and not words.is_name(index + 1):
            break
        if low in _ENDS_SPEAKER and not words.is_name(index + 1):
            break
        index += 1
    end = _trim_end(words, at, index)
    named = words.is_name(end - 1) or _looks_nominal(words, at, end)
    return (at, end) if words.is_name(at) or named else None


def _trim_end(words: Words, first: int, after: int) -> int:
    """Drops a time or a place of speaking from the end."""
    while after - first > 1 and (words.low[after - 1] in TIME_WORDS or words.low[after - 1] in ADVERBS):
        after -= 1
    if after - first > 1 and words.low[after - 1] in PREPOSITIONS:
        after -= 1
    return after


def _looks_nominal(words: Words, first: int, after: int) -> bool:
    low = words.low[first]
    leads_in = low in DETERMINERS or low in POSSESSIVES or low in NUMBER_WORDS
    return leads_in or any(word in ROLES for word in words.low[first:after])


def first_phrase(words: Words, left: int, until: int) -> Range | None:
    """A guess at the subject of the clause at `left`: what stands before its first finite verb."""
    first = left
    while first < until and words.low[first] in _LEADS_UP:
        first += 1
    if left < first < until and words.low[first] == ",":
        first += 1  # "Separately, the office closed"
    if first < until and is_adverbial(words, first) and (comma := _next_comma(words, first, until)):
        first = comma + 1
    index = first
    while index < until and words.low[index] not in FINITE and words.low[index] not in _MARKS:
        low = words.low[index]
        if (
            low.endswith("ed")
            and index > first
            and not words.is_name(index)
            or low in SUBORDINATORS
            or low in IRREGULAR_PASTS
            and index > first
            or low in _ALSO_NOUNS
            and words.at(index + 1) in _OPENS_OBJECT
            or low in VERB_FORMS
            and index > first + 1
            and (VERB_FORMS[low].form != "b" or words.at(index + 1) != ",")  # "the army command, Igor Rasp,"
        ):
            break
        index += 1
    if index == first or words.low[first] in PREPOSITIONS or words.low[first] == "there":
        return None
    head = words.low[first].partition("'")[0]
    return (first, first + 1) if head in _SUBJECTS else (first, _without_manner(words, first, index))


def _without_manner(words: Words, first: int, after: int) -> int:
    """The end of "a judge" in "a judge on Friday temporarily"."""
    while after - first > 1 and words.low[after - 1].endswith("ly") and not words.is_name(after - 1):
        after -= 1
    return _trim_end(words, first, after) if words.low[after - 1] in TIME_WORDS else after


def with_apposition(words: Words, source: Range | None, until: int) -> Range | None:
    """ "His neighbour, florist Ada Lind", of whom the sentence tells before its colon: the name too."""
    if source is None or words.at(source[1]) != ",":
        return source
    end = _next_comma(words, source[1] + 1, len(words))
    if end is None or end >= until or end - source[1] > _LONGEST_APPOSITION:
        return source
    named = words.is_name(end - 1) and FINITE.isdisjoint(words.low[source[1] : end])
    return (source[0], end) if named else source


def is_heading_verb(words: Words, at: int) -> bool:
    """ "sues" in the headline "Singer sues label, says she was alone", which ends without a stop."""
    low = words.low[at]
    if not low.endswith("s") or low.endswith(("'s", "ss")) or low in ROLES or words.is_name(at):
        return False
    who = words.is_name(at - 1) or words.low[at - 1] in ROLES
    return who and words.text[words.span.end - 1] not in '.!?…:”"'


def _next_comma(words: Words, at: int, until: int) -> int | None:
    return next((index for index in range(at, until) if words.low[index] == ","), None)
