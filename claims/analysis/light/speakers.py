"""Finds who speaks a verb: the noun phrase before it, over appositions, relative clauses and adverbials."""

from collections.abc import Sequence
from itertools import pairwise

from claims.analysis.function_words import (
    ADVERBS,
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    FINITE,
    IRREGULAR_PASTS,
    PREPOSITIONS,
    SPEAKING_OCCASIONS,
    TIME_WORDS,
    word_set,
)
from claims.analysis.light.phrases import BOUNDS, LONGEST, Range, is_adverbial, is_heading_verb, phrase_ending
from claims.analysis.light.words import QUOTE, Words
from claims.analysis.names.source_words import SHOWING_PLURALS

_NO_SPEAKERS = (
    ADVERBS | CONJUNCTIONS | TIME_WORDS | word_set("there here thus the a an of , not well yes no oh please")
)
_NO_ADVERBS = word_set("family assembly bully monopoly anomaly supply reply")
_SUBJECT_RELATIVES = frozenset(("who", "which", "that"))
_RELATIVES = frozenset(("who", "whose", "which", "that"))
_ONE = frozenset(("a", "an"))
_SHARED = word_set("post video tweet message clip photo picture article claim")  # so many times
_DEFINITE = frozenset(("the", "its", "his", "her", "their"))
_PUT_OUT = word_set("published posted released issued dated filed signed sent written aired")
_JOINS_PHRASE = PREPOSITIONS | CONJUNCTIONS | {QUOTE}
_INSIDE = FINITE | PREPOSITIONS  # a speaker that stands behind one of these is none


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
    elif low == "—":
        found = _across_dashes(words, at, left)
    elif low in {"who", "which", "that"}:
        found = _antecedent(words, at, left)
    else:
        found = _past_relative(words, phrase_ending(words, at, left), at, left)
        if found:
            found = _with_what_shows(words, found, verb, left)
    return (found, cue) if found and _may_speak(words, found) else None


def _with_what_shows(words: Words, found: Range, verb: int, left: int) -> Range:
    """ "Images taken on Monday and reviewed by the Post" for its last words, of which "show" is told.

    Or "a post shared 8,000 times on Facebook" for what stands behind "shared".
    """
    low = words.low
    by = low[verb] == "show" and (low[found[0]].endswith("ed") or words.at(found[0] - 1) == "by")
    if not by and not ("times" in low and _is_counted(low[slice(*found)])):
        return found
    for at in range(found[0] - 1, left - 1, -1):
        if words.low[at] in SHOWING_PLURALS or not by and words.low[at] in _SHARED:
            things = phrase_ending(words, at, left)
            return (things[0], found[1]) if things else found
    return found


def _is_counted(speaker: Sequence[str]) -> bool:
    return any(number[:1].isdigit() for number, low in pairwise(speaker) if low == "times")


def _may_speak(words: Words, found: Range) -> bool:
    """ "There", "Also" or "on Monday" alone are no speakers."""
    speaker = words.low[found[0] : found[1]]
    return not _NO_SPEAKERS.issuperset(speaker) and not _is_clause_about(words, found[0], speaker)


def _is_clause_about(words: Words, first: int, speaker: Sequence[str]) -> bool:
    """ "…, a claim the port denies": two phrases without a joint between them are no speaker."""
    if speaker[0] not in _ONE or words.at(first - 1) != ",":
        return False
    return any(low in DETERMINERS and before not in _JOINS_PHRASE for before, low in pairwise(speaker[1:]))


def _past_relative(words: Words, found: Range | None, at: int, left: int) -> Range | None:
    """The head of "the mayor, who was elected in May[,] said": words of a relative clause are no speaker."""
    if found is None:
        return None
    before, last = words.at(found[0] - 2), words.at(found[0] - 1)
    inside = last in _INSIDE or (before, last) == ("was", "not") or before in PREPOSITIONS and last == "the"
    if not inside and not _acts(words, found[0]):
        return found
    if words.at(found[0] - 1) == "by" and words.at(found[0] - 2) in FINITE and found[0] - 3 >= left:
        made = phrase_ending(words, found[0] - 3, left)  # "A study led by Holt"
        if made and words.low[made[0]] in DETERMINERS:
            return made[0], found[1]
    for back in range(at - 1, max(left, at - LONGEST), -1):
        if words.low[back] in _RELATIVES:
            head = _antecedent(words, back, left)
            clear = head and not any(
                low in FINITE for low in words.low[_clause_start(words, head[0], left) : head[0]]
            )
            return head if clear else found
    return found


def _acts(words: Words, at: int) -> bool:
    """Whether a relative clause begins with a verb at `at`: "who answered", not "which officials"."""
    return words.at(at - 1) in _SUBJECT_RELATIVES and (
        words.low[at].endswith("ed") or words.low[at] in IRREGULAR_PASTS
    )


def _clause_start(words: Words, at: int, left: int) -> int:
    """Behind the ", but" or ", and" before `at`, or `left`."""
    if at - 2 > left and words.low[at - 1] in CONJUNCTIONS and words.low[at - 2] in {",", ";"}:
        return at
    return left


def _is_auxiliary_or_adverb(words: Words, at: int) -> bool:
    low = words.low[at]
    if low in AUXILIARIES or low in ADVERBS:
        return True
    return low.endswith("ly") and not words.is_name(at) and len(low) > 4 and low not in _NO_ADVERBS


def _before_time(words: Words, at: int, left: int) -> int:
    """Steps back over "on Wednesday", "Tuesday night", "in 2014", "last week"."""
    begin = at
    while at >= left and (words.low[at] in TIME_WORDS or words.low[at].isdigit() and at < begin):
        at -= 1
    if at == begin and at > left and words.low[at].isdigit() and words.low[at - 1] in {"in", "since", "of"}:
        at -= 1
    if at < begin and at >= left and words.low[at] in {"on", "in", "at", "late", "early", "since"}:
        at -= 1
    if at < begin and (at < left or words.low[at] in _PUT_OUT):
        return begin  # "A survey published in May said"
    return at


def _before_occasion(words: Words, at: int, left: int) -> int:
    """Steps back over "in a statement" and the like between the speaker and the verb."""
    if at < left or words.low[at] not in SPEAKING_OCCASIONS:
        return at
    for back in range(at - 1, max(left, at - 5), -1):
        low = words.low[back]
        if low in {"in", "during", "via", "through"}:
            return back - 1
        if low in BOUNDS:
            break
    return at


def _antecedent(words: Words, at: int, left: int) -> Range | None:
    """What "who" stands for: the phrase before it, across a comma too."""
    end = at - 1
    if words.at(end) in {",", "—"}:
        end -= 1
    if end > left + 1 and words.low[end].isdigit() and words.low[end - 1] == ",":
        end -= 2  # "Holt, 58, who"
    found = phrase_ending(words, end, left) if end >= left else None
    if found and words.low[found[0]].endswith("ing") and words.at(found[0] - 1) in BE:
        return _last_phrase(words, found)
    if found and words.low[found[0] + 1 : found[0] + 2] == ["by"] and words.low[found[0]].endswith("ed"):
        return found[0] + 2, found[1]  # "is disputed by fishermen, who"
    return found


def _last_phrase(words: Words, found: Range) -> Range:
    """ "a story" of "suing the Herald over a story"."""
    opens = [at for at in range(*found) if words.low[at] in DETERMINERS]
    return (opens[-1], found[1]) if opens else found


def _across_commas(words: Words, comma: int, left: int) -> Range | None:
    """A speaker with an apposition, a relative clause or an adverbial set off by commas before the verb."""
    if head := _with_relative(words, comma, left):
        return head[0], comma
    end, after_adverbial = comma, is_adverbial(words, left)
    role: Range | None = None
    for _ in range(4):
        before = _previous_comma(words, end - 1, left)
        if before is None:
            break
        found = phrase_ending(words, before - 1, left) if before > left else None
        if found and _is_named_behind(words, found[0], before, comma):
            return found[0], comma
        if found and words.low[found[0] - 1] in _RELATIVES and words.at(found[0] - 2) == ",":
            end = found[0] - 2  # "The dam's owner, which sold it, and its insurer, Norda Mutual, said"
            continue
        if role and after_adverbial and _previous_comma(words, before - 1, left) is None:
            return role[0], comma  # "Asked by a reader, the chief engineer, Tor Brask, said"
        role = found
        if found and not _is_apposition(words, found[0], before, left):
            return found[0], (found[1] if is_adverbial(words, before + 1) else comma)
        end = before
    found = _opening(words, left, comma)
    return found or (phrase_ending(words, comma - 1, left) if comma > left else None)


def _is_named_behind(words: Words, first: int, before: int, comma: int) -> bool:
    """ "…, the operator, Norda Grid, said": a role set off by a comma, and the name of whoever has it."""
    role = words.low[first] in _DEFINITE and words.at(first - 1) == "," and not words.is_name(before - 1)
    # "Orr, the editor of the paper, The Post, said", but "on 12 February, the engineer, Ada Orr, wrote"
    has_it = first > 1 and words.is_name(first - 2) and words.low[first - 2] not in TIME_WORDS
    named = comma > before + 2 and all(words.is_name(at) for at in range(before + 1, comma))
    return role and named and not has_it


def _with_relative(words: Words, comma: int, left: int) -> Range | None:
    """The head of "One resident, who gave her first name, Ana," before the last comma."""
    for back in range(comma - 1, max(left, comma - LONGEST), -1):
        low = words.low[back]
        if low in {";", ":", QUOTE, "—"} or low in CONJUNCTIONS:
            return None
        if low in {"who", "whose", "which"} and words.low[back - 1] == ",":
            head = _antecedent(words, back, left)
            if head and words.at(head[0] - 1) in PREPOSITIONS and words.at(head[0] - 2) == ",":
                head = phrase_ending(words, head[0] - 3, left)  # "Orr, of Brint Law, who"
            return None if head is None or any(low in FINITE for low in words.low[left : head[0]]) else head
    return None


def _previous_comma(words: Words, at: int, left: int) -> int | None:
    for index in range(at, max(left, at - LONGEST) - 1, -1):
        if words.low[index] == ",":
            return index
        if words.low[index] in {";", ":", QUOTE, "—"}:
            return None
    return None


def _is_apposition(words: Words, first: int, after: int, left: int) -> bool:
    """Whether the phrase is itself an afterthought: "a governor", "R-Lormond", "of Tarsk", "62"."""
    if words.at(first - 1) == "and" and words.at(first - 2) == ",":
        clause = words.low[left : first - 2]  # "Nobody has told why, and the mayor, Ada Orr, says"
        return FINITE.isdisjoint(clause) or not _RELATIVES.isdisjoint(clause)
    if first - 1 <= left or words.at(first - 1) != ",":
        return words.at(first - 1) in PREPOSITIONS
    low = words.low[first]
    short = after - first == 1
    return low in {"a", "an", "the", "of"} or low[0].isdigit() or short and ("-" in low or len(low) <= 5)


def _opening(words: Words, left: int, comma: int) -> Range | None:
    """The phrase that opens the clause, if it is one and not an adverbial."""
    if left >= comma or is_adverbial(words, left) or words.low[left] in BOUNDS:
        return None
    for index in range(left, comma):
        if words.low[index] == ",":
            return (left, comma)
        if words.low[index] in FINITE:
            return None
        if index > left and is_heading_verb(words, index):
            return left, index
    return (left, comma)


def _across_dashes(words: Words, dash: int, left: int) -> Range | None:
    """The phrase before an insertion between dashes: "Holt -- who was late -- said"."""
    for back in range(dash - 1, max(left, dash - LONGEST), -1):
        if words.low[back] == "—":
            return phrase_ending(words, back - 1, left)
    return None
