"""Says in plain words what an edit of a sentence touches: a source, a hedge, a number, a name, a negation."""

import re
from collections import Counter

from claims.analysis.function_words import (
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    word_set,
)
from claims.analysis.hedging import hedge_score
from claims.analysis.lexicon import ALSO_NOUNS, NOUNS, SPEECH, VERB_FORMS
from claims.analysis.quotations import find_quotations
from claims.analysis.spans import Span

# Riskiest first: what an editor is shown at the top.
ATTRIBUTION_LOST = "attribution lost"
HEDGE_LOST = "hedge lost"
SOURCE = "who says it"
NUMBER = "number"
NAME = "name"
NEGATION = "negation"
QUOTATION = "quotation"
HEDGE = "hedge"
ORDER = "order of words"
WORDING = "wording"
PUNCTUATION = "punctuation"
RISKS = (
    ATTRIBUTION_LOST, HEDGE_LOST, SOURCE, NUMBER, NAME, NEGATION, QUOTATION, HEDGE, ORDER, WORDING,
    PUNCTUATION,
)  # fmt: skip

_TOKEN = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*|[−+±~<>]?[$€£¥]?\d+(?:[.,:/' ]\d+)*|[^\w\s]")
_WORD = re.compile(r"\w")
_NUMBER_WORDS = word_set("""
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds
    thousand thousands million millions billion billions trillion dozen dozens half third quarter tenth
    double twice triple once
    percent per cent points a.m p.m
""")
_SIGNS = frozenset("−+±%‰$€£¥°<>~≈×÷½¼¾²³")
_NEGATIONS = word_set("""
    not no never nobody none nothing nowhere neither nor without cannot hardly scarcely barely unable
    impossible fail failed fails deny denied denies refuse refused refuses
""")
_NEGATING = ("un", "in", "im", "il", "ir", "dis", "non", "non-")
_SAYING = (
    frozenset(word for word, verb in VERB_FORMS.items() if verb.lemma in SPEECH and word not in ALSO_NOUNS)
    | frozenset(NOUNS)
    | word_set("according claims reports claimed reported")
)
_SMALL = CONJUNCTIONS | DETERMINERS | PREPOSITIONS | PRONOUNS | SUBORDINATORS
_HEDGES = 0.5  # the score of the weakest word that counts as a hedge here


def reasons_for(old: str, new: str) -> tuple[str, ...]:
    """What differs between two canonical wordings, riskiest first; never empty for two that differ."""
    was, now = _TOKEN.findall(old), _TOKEN.findall(new)
    gone, come = Counter(was) - Counter(now), Counter(now) - Counter(was)
    found = {reason for reason, differs in _tests(gone, come, old, new) if differs}
    if not found:
        found.add(_mildest(was, now))
    return tuple(reason for reason in RISKS if reason in found)


def _tests(gone: Counter[str], come: Counter[str], old: str, new: str) -> list[tuple[str, bool]]:
    out, into = {word.lower() for word in gone}, {word.lower() for word in come}
    softer, harder = hedge_score(" ".join(gone)), hedge_score(" ".join(come))
    said_out, said_in = bool(out & _SAYING), bool(into & _SAYING)
    return [
        (ATTRIBUTION_LOST, said_out and not said_in),
        (SOURCE, said_in and (out | into) != {"said", "says"}),
        (HEDGE_LOST, softer >= _HEDGES and softer > harder and not said_in),
        (HEDGE, harder >= _HEDGES and harder >= softer),
        (NUMBER, any(is_number(word) for word in (*gone, *come))),
        (NAME, _names(gone, old) != _names(come, new)),
        (NEGATION, any(_negates(word) for word in out ^ into) or _prefixed(out, into)),
        (QUOTATION, _quoted(old) != _quoted(new)),
    ]


def is_number(word: str) -> bool:
    """Whether a token is a figure, a number in words, or a sign that belongs to one."""
    return any(letter.isdigit() or letter in _SIGNS for letter in word) or word.lower() in _NUMBER_WORDS


def _names(words: Counter[str], sentence: str) -> set[str]:
    """Capitalised words; the one that opens the sentence only if it is none of the small words."""
    opening = _first_word(sentence)
    return {word for word in words if word[0].isupper() and (word != opening or word.lower() not in _SMALL)}


def _first_word(sentence: str) -> str:
    match = _TOKEN.search(sentence)
    while match and not _WORD.match(match.group()):
        match = _TOKEN.search(sentence, match.end())
    return match.group() if match else ""


def _negates(word: str) -> bool:
    return word in _NEGATIONS or word.endswith("n't")


def _prefixed(out: set[str], into: set[str]) -> bool:
    """Whether one word is the other behind "un", "im" and the like."""
    pairs = [(out, into), (into, out)]
    return any(prefix + word in others for words, others in pairs for word in words for prefix in _NEGATING)


def _quoted(sentence: str) -> list[str]:
    return [quote.inner.cut(sentence) for quote in find_quotations(sentence, Span(0, len(sentence)))]


def _mildest(was: list[str], now: list[str]) -> str:
    words, others = ([token for token in tokens if _WORD.match(token)] for tokens in (was, now))
    if words == others:
        return PUNCTUATION
    return ORDER if Counter(words) == Counter(others) else WORDING
