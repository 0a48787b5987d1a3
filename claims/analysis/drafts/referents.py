"""Reads what words such as "she", "it", "also" or "Wednesday" lean on, so that a change of it can be told."""

import re
from collections.abc import Sequence
from functools import cached_property

from claims.analysis.drafts.materiality import is_number
from claims.analysis.function_words import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DAY,
    DETERMINERS,
    FINITE,
    MONTH,
    PREPOSITIONS,
    PRONOUNS,
    ROLES,
    SPEAKING_OCCASIONS,
    SUBORDINATORS,
    TIME_WORDS,
    WH_WORDS,
    word_set,
)
from claims.analysis.lexicon import SPEECH, VERB_FORMS
from claims.analysis.names.source_words import BODIES, COUNTRIES, GROUPS, TITLES

PERSON = word_set("he she him her his hers himself herself")
THING = word_set("it its itself they them their theirs themselves")
_ADDING = word_set("also likewise similarly too")
_DISCOURSE = re.compile(
    r"\b(?:this|these)(?=[.,;:!?\"]|\Z| (?:to|by|in|on|as|was|is|were|are|has|had|would|will)\b)"
    r"|\bthe (?:former|latter)\b(?! \w|-)|\bthe latter\b(?! (?:part|half|stages?)\b)"
    r"|\bthe former(?= (?:\w+ed|is|are|was|were|has|had|did|does|won|lost|paid|said|says|made|took|got|gave|"
    r"will|would|could|can|may|might)\b)"
    r"|\bthe (?:others|rest|remainder|remaining|reverse|opposite|contrary|same)\b"
    r"(?! (?:day|night|morning|evening|week|month|year|time|season)\b)"
    r"|\bthe (?:first|second|third|fourth|fifth|last)(?= (?:one|two|of (?:these|them|those)|\w+ed|is|are|was|"
    r"were|has|had|will|would|went|left|fell|came|did)\b)"
    r"|\b(?:in (?:that|this|either|neither) case|if (?:so|not)|of (?:these|those|them)|as a result|"
    r"(?:because|instead|despite|in spite) of (?:this|that)|(?:by|in) contrast|"
    r"on the (?:contrary|other hand))\b"
    r"|\bthe (?:figures?|number|total|sums?|amounts?|claims?|allegations?|accusations?|charges?|rumou?rs?|"
    r"suspicions?|findings?|demands?|offer|proposal|decision|ruling|verdict|increase|rise|fall)\b"
    r"(?! (?:of|in|that|to|against)\b)",
    re.IGNORECASE,
)
# What the sentence before counts or tells is taken up: "Twice as much went to Brusk." "Ada Falk did not."
_TAKEN_UP = re.compile(
    r"\bas (?:much|many|few|little)\b(?!.{0,80}\bas\b)"
    r"|\b(?:than|of|for|double|triple|twice|half|times) that"
    r"(?=[.,;:!?\"]|\Z| (?:was|were|is|are|had|has|went|came|sum|amount|number|figure|total)\b)"
    r"|(?<!\bonce )(?<!\bno )(?<!\bany )\b(?:more|less|fewer|double|twice)(?=[.;!?\"]|\Z)"
    r"|\b(?:an equal|a similar) (?:sum|amount|number)\b|\b(?:another|a further)(?= \d)"
    r"|\b(?:do|does|did|done|doing) so\b"
    r"|\b(?:(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would|should)(?: not|n't)|cannot|"
    r"agree[sd]?|disagree[sd]?|concurs|concurred|object(?:s|ed)|refuse[sd])(?=[.;!?\"]|\Z)",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"(?:this|these|that|such(?! as\b)|those(?! (?:who|in|of|that|with|from)\b)|neither|both|the same)\b"
    r"(?! (?:day|week|month|year|morning|afternoon|evening|night|weekend|spring|summer|autumn|winter|"
    r"time|season)\b)",
    re.IGNORECASE,
)
# What is left out of such a sentence stands in the one before it: "So did Brel." "Half were empty." "No."
_ELLIPSIS = re.compile(
    r"(?:(?:so|neither|nor) (?:do|does|did|is|are|was|were|has|have|had|can|could|will|would|should)\b"
    r"|(?:yes|no)\b(?=[,.!;:–—-]|\Z)|(?:otherwise|instead|therefore|consequently|nonetheless|conversely)\b"
    r"|(?:(?:only|about|at least|at most|nearly|almost|fewer than|more than|some|the) )?"
    r"(?:half|most|some|many|few|several|all|none|one|two|three|four|five|six|seven|eight|nine|ten|eleven|"
    r"twelve|dozens|hundreds|thousands|another|a third|a quarter|\d+(?:[.,]\d+)*(?: per cent|%)?)"
    r"(?= (?:is|are|was|were|has|have|had|did|do|will|would|went|died|fell|left|came|\w+ed)\b))",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(
    r"\bthe (?:accused|defendants?|suspects?|victims?|culprits?|winners?|losers?|man|men|woman|women|boys?|"
    r"girls?|child|children|couple|pair|trio|two|three|four|brothers?|sisters?|husband|wife|widow|widower|"
    r"parents?)\b(?! (?:of|who|whose|in|from|at|behind|with|on|(?-i:[A-Z0-9])))",
    re.IGNORECASE,
)
_SOME_BODY = re.compile(
    r"(?:the|this) (?:company|firm|group|bank|club|team|party|union|agency|newspaper|paper|ship|boat|plant|"
    r"factory|island|village|town|city|region|country)\b(?! (?:of|that|which|in|on|(?-i:[A-Z])))",
    re.IGNORECASE,
)
_TIME_AFTER = re.compile(
    r"\b(?:the (?:next|following|previous|same) (?:day|night|morning|evening|week|month|year)|"
    r"that (?:day|night|week|month|year|morning|evening)|the (?:day|week|month|year|night) (?:before|after)|"
    r"(?:\w+ )?(?:minutes|hours?|days?|weeks?|months?|years?) (?:later|earlier|before|after)|since then|"
    r"by then|at the time)\b",
    re.IGNORECASE,
)
_THERE = re.compile(
    r"\bthere\b(?! (?:is|are|was|were|has|have|had|will|would|may|might|can|could|be)\b)", re.I
)
_EXPLETIVE = re.compile(
    r"\bit (?:(?:is|was|remains|remained|became|has been) (?:not |still |also |now )*(?:unclear|clear|"
    r"possible|impossible|likely|unlikely|known|unknown|thought|believed|feared|hoped|expected|said|"
    r"reported) (?:that|whether|if|how|what|who|why|when|to)|(?:seems|appears|"
    r"seemed|appeared|emerged|follows) that)\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    rf"\b(?:{DAY}|{MONTH}|noon|midnight|dawn|dusk|today|yesterday|tonight|\d+(?:[.:]\d+)*)\b",
    re.IGNORECASE,
)
_RELATIVE_DAY = re.compile(
    rf"\b(?:{DAY}s?|today|yesterday|tomorrow|tonight|overnight|ago|(?:this|last|next|past|coming) (?:week|"
    rf"month|year|night|morning|afternoon|evening|weekend|spring|summer|autumn|fall|winter|{MONTH}))\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*['’]?|\d+(?:[.,:]\d+)*|[^\w\s]")
_NOT_PEOPLE = ("ing", "tion", "ment", "ness", "ity", "out", "s")
_PLACED = word_set("in at near across inside outside around throughout into along the")
_EMPTY = (
    PRONOUNS | DETERMINERS | ADVERBS | CONJUNCTIONS | PREPOSITIONS | SUBORDINATORS | WH_WORDS | TIME_WORDS
)
_LIGHT = _EMPTY | AUXILIARIES | SPEAKING_OCCASIONS | FINITE
_VERBS = FINITE | frozenset(VERB_FORMS)
_LONGEST_SUBJECT = 8


class Sentence:
    """One sentence as words, with the people it names, each where it names them first."""

    def __init__(self, text: str, lower_case: frozenset[str]) -> None:
        self.text = text
        self.words = [bare(word) for word in _WORD.findall(text)]
        self.low = [word.lower() for word in self.words]
        self.people = dict(reversed(_people(self.words, self.low, lower_case)))

    @cached_property
    def subject(self) -> tuple[str, ...]:
        """The words before the first verb, without articles and figures: roughly who or what it is about."""
        kept: list[str] = []
        for low in self.low[self._after_adverbial() :]:
            if low in _VERBS or low.endswith("ed") and kept:
                break
            if low[0].isalpha() and low not in DETERMINERS and not is_number(low):
                kept.append(low)
        return tuple(kept[:_LONGEST_SUBJECT])

    def _after_adverbial(self) -> int:
        """Where the sentence proper begins after "In Korsen," or "On Monday,"."""
        comma = self.low.index(",") if "," in self.low[:_LONGEST_SUBJECT] else -1
        opens = self.low[0] in PREPOSITIONS or self.low[0] in TIME_WORDS if self.low else False
        return comma + 1 if opens and not any(low in FINITE for low in self.low[:comma]) else 0

    def speakers(self) -> frozenset[str]:
        """Whoever may speak in it: the names of a sentence that reports words."""
        if not any(low in VERB_FORMS and VERB_FORMS[low].lemma in SPEECH for low in self.low):
            return frozenset()
        return frozenset(word for word in self.words[1:] if word[0].isupper()) | frozenset(self.people)

    @cached_property
    def leans_back(self) -> bool:
        """Whether its subject is only a pronoun, so that what it is about stands before it."""
        return all(low in _EMPTY for low in self.subject)

    @cached_property
    def opened(self) -> str:
        """Without the signs that stand in front."""
        return self.text.lstrip("“\"‘'(-–—•* ")

    @cached_property
    def goes_on(self) -> bool:
        """Whether it says little without the sentence before it."""
        points = self.leans_back and not THING.isdisjoint(self.low)  # "He denies it."
        return points or "discourse" in _leaning_phrases(self)


def bare(word: str) -> str:
    """The word without a possessive ending: "Holt" for "Holt's"."""
    if word[-1] in "'’":
        return word[:-1] or word
    return word[:-2] if word[-1] == "s" and word[-2:-1] in ("'", "’") else word


def _people(words: list[str], low: list[str], lower_case: frozenset[str]) -> list[tuple[str, int]]:
    """Last names, and roles without a name, each with its place; places and bodies as far as shape tells."""
    found: list[tuple[str, int]] = []
    at = 0
    while at < len(words):
        after = at
        while after < len(words) and words[after][0].isupper() and low[after] not in _EMPTY:
            after += 1
        if after == at:
            if is_office(low[at]) and not (at + 1 < len(words) and words[at + 1][0].isupper()):
                found.append((low[at], at))
            at += 1
            continue
        name = [word for word in words[at:after] if word.lower() not in TITLES and word.lower() not in ROLES]
        if not name and after - at == 1 and is_office(low[at]):
            found.append((low[at], at))
        elif name and not _no_person(words, low, at, after, lower_case):
            found.append((name[-1], at))
        at = after
    return found


def is_office(low: str) -> bool:
    """Whether a word in small letters is a role that one person holds, such as "mayor"."""
    return low in ROLES and low not in BODIES and low not in GROUPS


def _no_person(words: list[str], low: list[str], at: int, after: int, lower_case: frozenset[str]) -> bool:
    last = words[after - 1]
    if last.lower() in BODIES or last in COUNTRIES or at and low[at - 1] in _PLACED:
        return True
    followed = after < len(words) and words[after][0].islower()
    if followed and after - at == 1 and last.endswith(("an", "ish", "ese")) and low[after] not in _VERBS:
        return True
    return at == 0 and after - at == 1 and (last.lower() in lower_case or last.lower().endswith(_NOT_PEOPLE))


def relative_day(text: str) -> str:
    """The first word of the sentence whose day depends on the day of the article, or ""."""
    match = _RELATIVE_DAY.search(text)
    return match.group() if match else ""


def leaning_words(sentence: Sentence) -> dict[str, str]:
    """The kinds of words that lean on an earlier sentence, each with the word as written."""
    found: dict[str, str] = {}
    people_from = min(sentence.people.values(), default=len(sentence.low))
    expletive = bool(_EXPLETIVE.search(sentence.text))
    content = False
    for at, low in enumerate(sentence.low):
        if low in PERSON and people_from >= at:
            found.setdefault("person", sentence.words[at])
        elif low in THING and not content and not (low == "it" and expletive):
            found.setdefault("thing", sentence.words[at])
        elif low in _ADDING and not (
            low == "too" and at + 1 < len(sentence.low) and sentence.low[at + 1].isalpha()
        ):
            found.setdefault("adding", sentence.words[at])
        content = content or low[0].isalpha() and low not in _LIGHT and low not in VERB_FORMS
    found |= _leaning_phrases(sentence)
    if (match := _SOMEBODY.search(sentence.text)) and people_from >= len(sentence.low):
        found.setdefault("person", match.group())
    if match := _SOME_BODY.match(sentence.opened):
        found.setdefault("thing", match.group())
    return found


def _leaning_phrases(sentence: Sentence) -> dict[str, str]:
    tests = (("discourse", _TAKEN_UP), ("discourse", _DISCOURSE), ("time", _TIME_AFTER), ("place", _THERE))
    found = {kind: match.group() for kind, pattern in tests if (match := pattern.search(sentence.text))}
    if match := _OPENING.match(sentence.opened) or _ELLIPSIS.match(sentence.opened):
        found["discourse"] = match.group()
    return found


def leant_on(kind: str, before: Sequence[Sentence], keys: Sequence[str]) -> object:
    """What stands before a sentence for words of this kind; the nearest comes last. Comparable, no more."""
    if kind == "person":
        return next((frozenset(one.people) for one in reversed(before) if one.people), None)
    if kind == "time":
        return next((times for one in reversed(before) if (times := tuple(_TIME.findall(one.text)))), None)
    if kind == "answer":
        return keys[-1]
    if kind == "discourse":
        last = next((at for at in range(len(keys) - 1, -1, -1) if not before[at].goes_on), 0)
        return tuple(keys[last:])
    if kind == "place":
        return frozenset(word for word in before[-1].words[1:] if word[0].isupper()) if before else None
    if kind == "speaker" and (near := next((one for one in reversed(before) if one.people), None)):
        return frozenset(near.people)
    subject = next((one.subject for one in reversed(before) if not one.leans_back), None)
    return (subject, before[-1].speakers()) if kind == "adding" and before else subject
