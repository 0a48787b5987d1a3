"""Tells where the words that a finite cue reports end, and where they go on behind it."""

from claims.analysis.function_words import (
    CONJUNCTIONS,
    DETERMINERS,
    FINITE,
    IRREGULAR_PASTS,
    POSSESSIVES,
    PREPOSITIONS,
    RESUMES,
    SUBORDINATORS,
    TIME_WORDS,
    word_set,
)
from claims.analysis.lexicon import VERB_FORMS
from claims.analysis.light.found import Found, next_comma, quote_after
from claims.analysis.light.phrases import PERSONS
from claims.analysis.light.words import QUOTE, Words

STOPS = frozenset(VERB_FORMS)
OPENING = word_set("when after if while although though since because as before once asked")


def second_half(words: Words, kind: str, right: int) -> int | None:
    """Where the words go on behind a cue: "is dead" of "The plan, Holt said, is dead"; else None."""
    if kind in {"comma quote", "quote"}:
        return right
    if kind == "comma":
        low = words.at(right)
        if low in {"and", "but"} and (_acts(words.at(right + 1)) or words.at(right + 2) == "gone"):
            return quote_after(words, right, STOPS)  # "…, he said, and hung up"
        if low == "that" or low in RESUMES and not words.at(right + 1).endswith("ing"):
            return right
        if low in POSSESSIVES and words.at(right + 2).endswith("ing"):
            return quote_after(words, right, STOPS)  # "her voice breaking"
        if low.endswith("ing") or low in SUBORDINATORS or low in {"after", "before"}:
            return quote_after(words, right, STOPS)
        if _tells_time(words, right):
            return quote_after(words, right, STOPS)
        return right if right < len(words) and not _is_afterthought(words, right) else None
    return quote_after(words, right, STOPS)


def _acts(low: str) -> bool:
    return low.endswith("ed") or low in IRREGULAR_PASTS or low in {"hung", "left", "sat", "put"}


def _tells_time(words: Words, right: int) -> bool:
    """ "…, Holt said, hours after the gates opened", "a day before"."""
    return any(
        words.low[at] in TIME_WORDS and words.at(at + 1) in {"after", "before"}
        for at in range(right, min(right + 3, len(words)))
    )


def _is_afterthought(words: Words, right: int) -> bool:
    """ "…, Holt said, one of the oldest in the town": an apposition without a verb is the outlet's own."""
    return words.at(right) in {"one", "a", "an", "with", "to", "amid"} and FINITE.isdisjoint(
        words.low[right:]
    )


def end_of_name(words: Words, right: int) -> int | None:
    """Where the name ends in "began what it calls a quiet purge and removed two judges"."""
    for at in range(right + 1, len(words)):
        low = words.low[at]
        if low in {";", "—"} or low in FINITE or low == "," and not _is_second_adjective(words, at + 1):
            return at
        if words.low[at - 1] == QUOTE and "," in words.text[words.end[at - 1] - 3 : words.end[at - 1]]:
            return at
        if words.low[at] in CONJUNCTIONS and words.at(at + 1).endswith("ed"):
            return at
    return None


def _is_second_adjective(words: Words, at: int) -> bool:
    """ "Divisive" in "what she called the angry, divisive rhetoric"."""
    low = words.at(at)
    opens = low in DETERMINERS or low in PREPOSITIONS or low in CONJUNCTIONS or low in SUBORDINATORS
    return low.isalpha() and not (opens or words.is_name(at) or low.endswith("ing") or low in PERSONS)


def clause_end(words: Words, first: int, right: int, found: list[Found]) -> int | None:
    """Where a clause that opens the sentence ("When Holt said …,") or stands between dashes ends."""
    if words.low[0] in OPENING and not found and first <= 12:
        return next_comma(words, right)
    if "—" in words.low[max(1, first - 11) : first] and "—" in words.low[right:]:
        return words.low.index("—", right)
    return None
