"""Finds passive cue verbs: "was told that", "was reported by", "Asked whether", "the court was told"."""

from claims.analysis.function_words import ADVERBS, BE, CONJUNCTIONS, HAVE, PREPOSITIONS
from claims.analysis.lexicon import Verb
from claims.analysis.light.complements import right_side
from claims.analysis.light.found import Found, left_content, left_limit, next_comma
from claims.analysis.light.phrases import phrase_ending, phrase_starting
from claims.analysis.light.speakers import subject_before
from claims.analysis.light.words import QUOTE, Words
from claims.analysis.names.source_words import HEARINGS

_MARKS = frozenset((",", ";", "—", QUOTE)) | CONJUNCTIONS


def passive(words: Words, at: int, verb: Verb, found: list[Found], before: str) -> Found | None:
    """ "was told that …", "was reported by …", "is said to …", "Asked whether …"."""
    first = _passive_first(words, at)
    if verb.lemma == "tell" and (heard := _told_in_court(words, at, verb, found)):
        return heard
    cue = Found(first, at + 1, verb.cue_class, "passive", verb.lemma, None)
    if verb.lemma in {"quote", "cite"} and words.low[at + 1 : at + 3] == ["as", "saying"]:
        return cue
    agent = _agent(words, at, verb)
    kind, right = right_side(words, agent[1] - 1 if agent else at, verb)
    if kind == "to" and agent is None and "h" in verb.takes:
        return None  # "was told to leave": an order from nobody in particular
    if kind == "prep" and before == ",":
        return None  # "Holt, asked about it, laughed"
    if kind in {"that", "quote", "wh", "prep", "to"} and (
        "h" in verb.takes or kind in {"that", "wh", "quote"}
    ):
        cue.source, cue.right = agent, right
        cue.stop = next_comma(words, right) if before not in BE else None
        return cue
    if agent or kind == "to":
        own = _own_clause(words, found[-1], first) if agent and found else 0
        if own is None:
            return None
        cue.left = (own, first) if own else _reported_of(words, first, found)
        cue.source, cue.right = agent, right if kind == "to" else None
        cue.after = at + 2 if agent else at + 1
        return cue if cue.left else None
    return None


def _agent(words: Words, at: int, verb: Verb) -> tuple[int, int] | None:
    """Who does it behind "by"; of "accused by Holt of taking gifts" Holt alone."""
    agent = phrase_starting(words, at + 2) if words.at(at + 1) == "by" else None
    if agent and verb.lemma == "accuse" and "of" in words.low[agent[0] + 1 : agent[1]]:
        return agent[0], words.low.index("of", agent[0])
    return agent


def _reported_of(words: Words, first: int, found: list[Found]) -> tuple[int, int] | None:
    """What stands before a passive; "the talks" alone before "…, which were first reported by"."""
    if words.at(first - 1) != "which":
        return left_content(words, first, found)
    end = first - 2 - (words.at(first - 2) == ",")
    phrase = phrase_ending(words, end, 0) if end >= 0 else None
    if phrase is None:
        return None
    behind = [at + 1 for at in range(*phrase) if words.low[at] in PREPOSITIONS]
    return max([phrase[0], *behind]), phrase[1]


def _own_clause(words: Words, before: Found, at: int) -> int | None:
    """Where the clause of a passive at `at` begins behind ", but" in what the cue before it reports.

    None where it is reported itself: "said that Orr was sacked by"; 0 where nothing tells.
    """
    right = before.right
    if right is None or right >= at:
        return 0
    for back in range(at - 1, right, -1):
        if words.low[back] in CONJUNCTIONS and words.low[back - 1] in {",", ";"}:
            return back + 1
    return 0 if not _MARKS.isdisjoint(words.low[right:at]) else None


def _told_in_court(words: Words, at: int, verb: Verb, found: list[Found]) -> Found | None:
    """ "A jury was told that …", "…, the court was told yesterday": what was said before it."""
    subject = subject_before(words, at, left_limit(found))
    if subject is None or words.low[subject[0][1] - 1] not in HEARINGS:
        return None
    kind, right = right_side(words, at, verb)
    cue = Found(subject[1], at + 1, verb.cue_class, "finite", "hear", subject[0])
    if kind in {"that", "clause", "quote", "comma quote"}:
        cue.right = right
    else:
        cue.left = left_content(words, subject[0][0], found)
    return cue if cue.right or cue.left else None


def _passive_first(words: Words, at: int) -> int:
    while at > 0 and (words.low[at - 1] in BE or words.low[at - 1] in ADVERBS or words.low[at - 1] in HAVE):
        at -= 1
    return at
