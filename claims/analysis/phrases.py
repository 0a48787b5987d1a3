"""Finds noun phrases around a cue without a parser: the speaker before it, the speaker after it."""

from claims.analysis.function_words import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    FINITE,
    POSSESSIVES,
    PREPOSITIONS,
    ROLES,
    SPEAKING_OCCASIONS,
    SUBORDINATORS,
    TIME_WORDS,
)
from claims.analysis.words import QUOTE, Words

Range = tuple[int, int]  # tokens: first, and after the last

_MARKS = frozenset(",;:—()[]{}") | {QUOTE, "...", "…"}
_SUBJECTS = frozenset(["he", "she", "they", "it", "i", "we", "you", "who", "everyone", "nobody", "someone"])
_BOUNDS = _MARKS | SUBORDINATORS | FINITE | CONJUNCTIONS
_INSIDE = FINITE | PREPOSITIONS  # a speaker that stands behind one of these is none
_LONGEST = 40  # tokens that a speaker may take: keeps every sentence linear


def subject_before(words: Words, verb: int, left: int) -> tuple[Range, int] | None:
    """The noun phrase that speaks the verb, looking back no further than `left`, and where the cue begins."""
    at = verb - 1
    while at >= left and _is_auxiliary_or_adverb(words, at):
        at -= 1
    cue = at + 1
    at = _before_occasion(words, _before_time(words, at, left), left)
    if at < left:
        return None
    low = words.low[at]
    if low == ",":
        found = _across_commas(words, at, left)
    elif low in {"who", "which", "that"}:
        found = _antecedent(words, at, left)
    else:
        found = _past_relative(words, phrase_ending(words, at, left), at, left)
    return (found, cue) if found else None


def _past_relative(words: Words, found: Range | None, at: int, left: int) -> Range | None:
    """The head of "the mayor, who was elected in May[,] said": words of a relative clause are no speaker."""
    if found is None or words.at(found[0] - 1) not in _INSIDE:
        return found
    for back in range(at - 1, max(left, at - _LONGEST), -1):
        if words.low[back] in {"who", "which", "that", "whose"}:
            head = _antecedent(words, back, left)
            clear = head and not any(low in FINITE for low in words.low[left : head[0]])
            return head if clear else found
    return found


def _is_auxiliary_or_adverb(words: Words, at: int) -> bool:
    low = words.low[at]
    if low in AUXILIARIES or low in ADVERBS:
        return True
    return low.endswith("ly") and not words.is_name(at) and len(low) > 4


def _before_time(words: Words, at: int, left: int) -> int:
    """Steps back over "on Wednesday", "Tuesday night", "in 2014", "last week"."""
    begin = at
    while at >= left and (words.low[at] in TIME_WORDS or words.low[at].isdigit() and at < begin):
        at -= 1
    if at == begin and at > left and words.low[at].isdigit() and words.low[at - 1] in {"in", "since", "of"}:
        at -= 1
    if at < begin and at >= left and words.low[at] in {"on", "in", "at", "late", "early", "since"}:
        at -= 1
    if at < begin and at < left:
        return begin
    return at


def _before_occasion(words: Words, at: int, left: int) -> int:
    """Steps back over "in a statement" and the like between the speaker and the verb."""
    if at < left or words.low[at] not in SPEAKING_OCCASIONS:
        return at
    for back in range(at - 1, max(left, at - 5), -1):
        low = words.low[back]
        if low in {"in", "during", "via", "through"}:
            return back - 1
        if low in _BOUNDS:
            break
    return at


def phrase_ending(words: Words, at: int, left: int) -> Range | None:
    """The noun phrase whose last word is `at`."""
    head = words.low[at].partition("'")[0]
    if head in _SUBJECTS:
        return at, at + 1
    if words.low[at] == ")":
        return _bracketed(words, at, left)
    if words.low[at] in _BOUNDS or words.low[at] in PREPOSITIONS:
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
    left = max(left, at - _LONGEST)
    while first > left:
        low = words.low[first - 1]
        if low == "and" and _joins_names(words, first - 1, left):
            first -= 1
            continue
        if low in _BOUNDS and not (low == QUOTE and words.at(first - 2) in DETERMINERS):
            break
        if low in _SUBJECTS:
            break
        first -= 1
    return first


def _joins_names(words: Words, conjunction: int, left: int) -> bool:
    """Whether the "and" joins two speakers and not two clauses."""
    if not (words.is_name(conjunction + 1) or words.at(conjunction + 1) in DETERMINERS | ROLES):
        return False
    for back in range(conjunction - 1, max(left, conjunction - 5) - 1, -1):
        low = words.low[back]
        if low in _BOUNDS:
            return back < conjunction - 1
        if not (words.is_name(back) or low in DETERMINERS or low in ROLES or low.endswith("s")):
            return False
    return conjunction > left


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


def _antecedent(words: Words, at: int, left: int) -> Range | None:
    """What "who" stands for: the phrase before it, across a comma too."""
    end = at - 1
    if words.at(end) == ",":
        end -= 1
    return phrase_ending(words, end, left) if end >= left else None


def _across_commas(words: Words, comma: int, left: int) -> Range | None:
    """A speaker with an apposition, a relative clause or an adverbial set off by commas before the verb."""
    end = comma
    for _ in range(4):
        before = _previous_comma(words, end - 1, left)
        if before is None:
            break
        found = phrase_ending(words, before - 1, left) if before > left else None
        if found and not _is_apposition(words, found[0], before, left):
            return found[0], (found[1] if _is_adverbial(words, before + 1) else comma)
        end = before
    found = _opening(words, left, comma)
    return found or (phrase_ending(words, comma - 1, left) if comma > left else None)


def _previous_comma(words: Words, at: int, left: int) -> int | None:
    for index in range(at, max(left, at - _LONGEST) - 1, -1):
        if words.low[index] == ",":
            return index
        if words.low[index] in {";", ":", QUOTE, "—"}:
            return None
    return None


def _is_apposition(words: Words, first: int, after: int, left: int) -> bool:
    """Whether the phrase is itself an afterthought: "a governor", "R-Lormond", "of Tarsk", "62"."""
    if first - 1 <= left or words.at(first - 1) != ",":
        return words.at(first - 1) in PREPOSITIONS
    low = words.low[first]
    short = after - first == 1
    return low in {"a", "an", "the", "of"} or low[0].isdigit() or short and ("-" in low or len(low) <= 5)


def _is_adverbial(words: Words, first: int) -> bool:
    low = words.at(first)
    return low in ADVERBS or low in PREPOSITIONS and low != "of" or low in {"when", "asked", "as", "speaking"}


def _opening(words: Words, left: int, comma: int) -> Range | None:
    """The phrase that opens the clause, if it is one and not an adverbial."""
    if left >= comma or _is_adverbial(words, left) or words.low[left] in _BOUNDS:
        return None
    for index in range(left, comma):
        if words.low[index] == ",":
            return (left, comma)
        if words.low[index] in FINITE:
            return None
    return (left, comma)


def phrase_starting(words: Words, at: int) -> Range | None:
    """The noun phrase that begins at `at` and ends its clause part: the speaker in "…, said the mayor of Tarsk"."""
    n = len(words)
    if at >= n or words.low[at] in _BOUNDS - {"who"} or words.low[at] in PREPOSITIONS:
        return None
    if words.low[at] in _SUBJECTS:
        return at, at + 1
    index = at + 1
    while index < n and index - at < _LONGEST:
        low = words.low[index]
        if low in FINITE:
            return None
        if low in _MARKS or low in SUBORDINATORS:
            break
        if low in CONJUNCTIONS and not words.is_name(index + 1):
            break
        if low in PREPOSITIONS - {"of", "for", "from", "with", "at"} and not words.is_name(index + 1):
            break
        index += 1
    end = _trim_end(words, at, index)
    return (at, end) if words.is_name(at) or _looks_nominal(words, at, end) else None


def _trim_end(words: Words, first: int, after: int) -> int:
    """Drops a time or a place of speaking from the end."""
    while after - first > 1 and (words.low[after - 1] in TIME_WORDS or words.low[after - 1] in ADVERBS):
        after -= 1
    if after - first > 1 and words.low[after - 1] in PREPOSITIONS:
        after -= 1
    return after


def _looks_nominal(words: Words, first: int, after: int) -> bool:
    low = words.low[first]
    return low in DETERMINERS or low in POSSESSIVES or any(word in ROLES for word in words.low[first:after])


def first_phrase(words: Words, left: int, until: int) -> Range | None:
    """A guess at the subject of the clause that begins at `left`: what stands before its first finite verb."""
    first = left
    while first < until and (words.low[first] in CONJUNCTIONS or words.low[first] in ADVERBS):
        first += 1
    if first < until and _is_adverbial(words, first) and (comma := _next_comma(words, first, until)):
        first = comma + 1
    index = first
    while index < until and words.low[index] not in FINITE and words.low[index] not in _MARKS:
        if words.low[index].endswith("ed") and index > first or words.low[index] in SUBORDINATORS:
            break
        index += 1
    if index == first or words.low[first] in PREPOSITIONS:
        return None
    head = words.low[first].partition("'")[0]
    return (first, first + 1) if head in _SUBJECTS else (first, index)


def _next_comma(words: Words, at: int, until: int) -> int | None:
    return next((index for index in range(at, until) if words.low[index] == ","), None)
