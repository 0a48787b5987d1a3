"""Tells what looks like a saying and is nobody's, or tells that nothing was said."""

import re

from claims.analysis.attribution import Saying
from claims.analysis.function_words import word_set
from claims.analysis.lexicon import TURNING_DOWN
from claims.analysis.names.source_names import head_of
from claims.analysis.names.source_words import HEARINGS
from claims.vocabulary import CueClass

_NEGATIONS = word_set(
    "not never didn't hasn't haven't doesn't don't wouldn't hadn't couldn't won't can't cannot"
)
_NEGATED = re.compile(
    r"\b(?:not|never|n['’]t|cannot) (?:yet |immediately )?(?:say|said|tell|told|specify|explain|"
    r"respond(?:ed)?|repl(?:y|ied)|comment(?:ed)?|answer(?:ed)?|confirm(?:ed)?|disclosed?|elaborated?|den(?:y|ied)|"
    r"disputed?|address(?:ed)?)\Z"
)
_NEITHER_NOR = re.compile(r"\bnor \Z|\bneither \Z")  # "has neither confirmed nor denied that"
_BEFORE_CUE = 30  # characters that may hold "without immediately"
_WITHOUT = re.compile(r"\bwithout (?:[a-z]+ly )?\Z")
_SHORT_OF = re.compile(r"\bstop(?:ped|s|ping)? short of (?:\w+ly )?\Z")
_UNNAMED_WORDS = word_set("named identified anonymous anonymity quoted name names surname surnames identity")
_UNNAMED = re.compile(
    r" (?:(?:on (?:the )?(?:strict )?condition )?that (?:he|she|they|he or she) )?"
    r"(?:not (?:to )?be (?:publicly )?(?:named|identified|quoted)|"
    r"that (?:his|her|their) (?:full |real |last )?(?:(?:sur)?names?|identity) (?:not )?be |"
    r"(?:to )?(?:remain|stay) anonymous|(?:for |on (?:the )?condition of )?anonymity)\b"
)
# "Has not published its own losses", "did not disclose the cause": nobody gives these.
_KEPT = word_set("publish report disclose reveal")
_NOT_BEFORE = re.compile(r"(?:\bnot|\bnever|n['’]t) (?:yet |ever |publicly |immediately )*\w+\Z")
_THING = re.compile(r" (?:any|its|his|her|their|the|an?)\b")
_KEPT_BACK = _KEPT | word_set("respond reply answer")
_ASKED = re.compile(
    r" (?:immediately |directly )?(?:to )?(?:[\w'’-]+ ){0,4}?(?:requests?|questions?|calls?|e-?mails?|"
    r"messages?|inquir\w+|letters?|quer(?:y|ies))\b"
)
# "Did not respond to a message asking whether": we asked.
_UNANSWERED = re.compile(r"\b(?:messages?|e-?mails?|letters?|texts?|questions?|requests?|notes?|calls?) \Z")
_COMMENT = re.compile(
    r" (?:requests? |an? (?:\w+ )?)?(?:to|for) (?:be (?:interviewed|drawn)|comment|say|discuss|answer|"
    r"elaborate|speak|talk|reply|respond|explain|specify|disclose|confirm)\b"
)
_NOBODY = re.compile(r"(?:no(?: one|body)?|none|neither|let['’]s|['’]s)\b|[^,]{0,60} nor ", re.IGNORECASE)
_NEITHER = re.compile(r"\b(?:neither|nor|no|let)\s*\Z", re.IGNORECASE)
_SAID_BY_NONE = word_set("no nobody none neither nor let's let’s let 's ’s")
_MAY_SAY_NOTHING = _SAID_BY_NONE | _UNNAMED_WORDS | _NEGATIONS | {"without", "short"}


def takes_no_side(text: str, saying: Saying) -> bool:
    """ "The court heard that", which saw nothing, and "declined to say", which promises nothing."""
    if saying.lemma == "hear":
        return saying.source is not None and head_of(saying.source.cut(text)).lower() in HEARINGS
    return saying.lemma in TURNING_DOWN and _COMMENT.match(text, saying.cue.end) is not None


def may_say_nothing(words: frozenset[str]) -> bool:
    """Whether a sentence of these words may hold what `is_nobodys` or `is_remark` tells of; few do."""
    return not _MAY_SAY_NOTHING.isdisjoint(words)


def is_remark(text: str, saying: Saying, words: frozenset[str]) -> bool:
    """Whether it tells what somebody would not give: "without offering proof", "asked not to be named"."""
    if "without" in words and _WITHOUT.search(text, max(0, saying.cue.start - _BEFORE_CUE), saying.cue.start):
        return True
    start = max(0, saying.cue.start - _BEFORE_CUE)
    if "short" in words and _SHORT_OF.search(text, start, saying.cue.start):
        return True
    if "nor" in words and "neither" in words and _NEITHER_NOR.search(text, start, saying.cue.start):
        return True
    if not words.isdisjoint(_UNNAMED_WORDS) and _UNNAMED.match(text, saying.cue.end):
        return True
    if saying.lemma == "ask" and saying.kind == "ing" and _UNANSWERED.search(text, start, saying.cue.start):
        return True
    return saying.lemma in _KEPT_BACK and not words.isdisjoint(_NEGATIONS) and _is_kept(text, saying)


def _is_kept(text: str, saying: Saying) -> bool:
    thing = _THING if saying.lemma in _KEPT else _ASKED
    if not thing.match(text, saying.cue.end):
        return False
    before = max(0, saying.cue.start - _BEFORE_CUE)
    return _NOT_BEFORE.search(text, before, saying.cue.end) is not None


def is_nobodys(text: str, saying: Saying, words: frozenset[str]) -> bool:
    """ "No group claimed the blast", "neither of them said who fired", "let's say": no words of anybody."""
    source = saying.source
    if source is None or _SAID_BY_NONE.isdisjoint(words):
        return False
    if _NOBODY.match(text, source.start, source.end):
        return True
    return _NEITHER.search(text, max(0, source.start - _BEFORE_CUE), source.start) is not None


def is_unsaid(text: str, saying: Saying, words: frozenset[str]) -> bool:
    """ "Did not say whether", "declined to say"."""
    if saying.lemma in TURNING_DOWN:
        return saying.cue_class is CueClass.NEUTRAL
    negated = not _NEGATIONS.isdisjoint(words)
    return negated and _NEGATED.search(text, max(0, saying.cue.start - 20), saying.cue.end) is not None
