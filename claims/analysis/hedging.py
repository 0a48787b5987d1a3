"""Scores how hedged a text is: a sum of named weights over words that leave a matter open."""

import re
from collections.abc import Iterator

from claims.analysis.evidence.unquoted import BLANK
from claims.analysis.function_words import word_set

# Weight, words: the more clearly a word leaves open what is so, or who says so, the more it weighs.
_GROUPS: tuple[tuple[float, frozenset[str]], ...] = (
    (  # doubt spelled out
        1.2,
        word_set("""
            allegedly apparently arguably conceivably maybe ostensibly perhaps plausibly possibly
            presumably probably purportedly putatively reportedly reputedly seemingly supposedly likely
            unlikely alleged apparent purported putative reputed rumored rumoured supposed suspected
            so-called unclear unconfirmed uncertain unproven speculated speculation speculative
            hypothesized theorized rumor rumour rumors rumours might appears appear appeared seems seem
            seemed believed thought claimed considered regarded suggests suggested suggest perceived
            assumed doubtful dubious
        """),
    ),
    (  # how often, or for how many, is left open
        1.0,
        word_set("""
            often sometimes usually generally commonly frequently typically mostly mainly largely widely
            normally occasionally traditionally popularly primarily predominantly rarely seldom tend tends
            tended chiefly increasingly virtually essentially somewhat relatively fairly broadly roughly
        """),
    ),
    (1.0, word_set("some many several various numerous most few certain other others countless")),
    (0.9, word_set("may possible possibility probable potentially potential")),
    (
        0.6,
        word_set("""
            critics supporters scholars experts historians observers sources analysts commentators people
            opponents proponents authors researchers fans scientists speculate argue argued claims claim
            feel felt believe believes think thinks says contend suspect suspects suspected indicate
            indicates imply implies
        """),
    ),
    (
        0.5,
        word_set("""
            could expected feared understood estimated approximately nearly almost about around notable
            notably important popular famous prominent significant major similar different common sort
            kind noted considerable much more well-known especially particularly usual general seen
        """),
    ),
    (
        0.25,
        word_set("can would should quite very rather also however although though while not long even such"),
    ),
)
_WEIGHTS = {word: weight for weight, listed in _GROUPS for word in listed}
# A phrase that hedges as a whole.
_PHRASES = re.compile(
    r"\b(?:it (?:is|was|has been|can be) (?:\w+ )?(?:said|believed|thought|claimed|argued|suggested|"
    r"possible|likely|unclear|not (?:known|clear|certain))|(?:is|are|was|were|been|be) (?:\w+ )?(?:said|"
    r"believed|thought|known|considered|regarded|rumou?red|feared|understood|alleged|reported|held|viewed|"
    r"seen|described|credited|referred to) (?:to|as|by (?:some|many|most))|a (?:number|variety|range|"
    r"majority|series) of|one of the|as (?:yet|far as)|could not be (?:\w+ )?(?:verified|confirmed)|"
    r"not (?:yet )?(?:known|clear|certain|confirmed)|whether|remains? to be seen|according to (?:some|many|"
    r"sources|rumou?rs)|may or may not|to some (?:extent|degree)|in (?:some|many|most|certain) (?:cases|"
    r"ways|respects|areas|parts))\b",
    re.IGNORECASE,
)
_PHRASE_WEIGHT = 0.8
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SURE = re.compile(r"\bmay (?=\d)|\b\d{1,2} may\b|\bcertainly not\b", re.IGNORECASE)
_FADING = 0.6  # each further hedge of a sentence counts this much of the one before


def hedge_score(text: str) -> float:
    """How hedged a sentence or text is: 0 for none, higher for more; only the order means anything.

    Takes any str and gives the sum of the weights of its hedges, the strongest in full and each further one
    less, so that a long text does not win by its length alone. Words and weights are our own, after what the
    literature calls hedges, weasel words and shields (Lakoff 1973, Prince et al. 1982); linear, never raises.
    """
    total, share = 0.0, 1.0
    for weight in sorted(_found(text), reverse=True):
        total += weight * share
        share *= _FADING
    return round(total, 4)


def _found(text: str) -> Iterator[float]:
    plain = _SURE.sub(BLANK, text)
    for word in _WORD.findall(plain.lower()):
        if weight := _WEIGHTS.get(word):
            yield weight
    for _ in _PHRASES.finditer(plain):
        yield _PHRASE_WEIGHT
