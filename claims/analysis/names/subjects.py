"""Finds whom the sentences before a pronoun tell of."""

import re
from typing import NamedTuple

from claims.analysis.function_words import (
    ADVERBS,
    CONJUNCTIONS,
    DETERMINERS,
    FINITE,
    IRREGULAR_PASTS,
    PREPOSITIONS,
    PRONOUNS,
    ROLES,
    SUBORDINATORS,
    word_set,
)
from claims.analysis.names.pronouns import KIN_PATTERN
from claims.analysis.names.source_words import BODIES, DOCUMENT_SOURCES, GROUPS, PERSONS, TRADES

_NEAR = 400  # characters before a pronoun in which a sentence may tell whom it means
_QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]")
# "Brint manager Ivo Orr", "Devastated mum Ada Orr"
_WORK = (
    r"(?:(?!after|over|under)[a-z]{3,20}(?:er|or|man|ist|ent|ant|ain|ach)|mum|mom|dad|gran|star|boss|chief|"
    r"chef|aide|nurse|judge|widow|bride|clerk|guard|vet|nun|peer|head|secretary|attorney|pal)"
)
_SUBJECT = re.compile(
    r"[.!?…,—–\n-](?: |(?<=\n))"
    r"(?:(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir) (?>(?:[a-z][\w’'-]*+ ){1,4}))?"
    rf"(?:(?:[A-Z][\w.’'-]*+(?: [a-z]{{3,9}}(?= {_WORK} ))?|{_WORK}) ){{0,4}}?([A-Z][\w’'-]++)"
    rf"(?<!['’]s)(?<!s['’])(?=(?:(?<=[JS]r)\.|, \d{{1,3}})?,? (?!and\b|or\b|of\b|{_WORK} [A-Z])[a-z])"
)
# "His wife, Amina, is": known by no other name.
_KIN_SUBJECT = re.compile(
    rf"[.!?…\n](?: |(?<=\n))(?:His|Her|Their|[A-Z][\w-]+['’]s) (?:\w+ ){{0,2}}(?:{KIN_PATTERN}),? "
    r"([A-Z][\w’'-]++)(?=,| [a-z])"
)
# "Among them was Carys Penn, whose sons drowned."
_BROUGHT_IN = re.compile(
    r"[.!?…\n](?: |(?<=\n))(?:Among|With|One of) [^.,;\n]{2,50} (?:was|is) (?:[A-Z][\w.’'-]*+ ){0,3}"
    r"([A-Z][\w’'-]++)(?=[,.])"
)
_NAME_UP_TO = re.compile(
    r"[A-Z](?<![\w’'-].)(?:[\w.’'-]*+ (?:[a-z]{1,3} ){0,2}"
    r"(?:[A-Z][\w.’'-]*+ (?:[a-z]{1,3} ){0,2}){0,2}[A-Z])?[\w’'-]++\Z"
)
_SUBJECTS = (_SUBJECT, _KIN_SUBJECT, _BROUGHT_IN)
_LONGEST_NAME = 60  # characters
_BEFORE_CLAUSE = re.compile(
    r"(?:\n|[.!?…] )(?:The |(?:Shares|Stock) (?:in|of) (?:[a-z-]+ ){0,3})?(?!Shares )"
    r"([A-Z][\w’'&-]++(?: [A-Z][\w’'&-]++){0,3}) [a-z](?:[^.!?…;:\n“\"]|\.\d)*? "
    r"(?:after|as|when|before|because|since|while|once) \Z"
)
_SENTENCE_ENDS = re.compile(r"[.!?…\n](?:(?<!\n)[.!?…]*[”\"’')]*\s+|(?<=\n)\n*)")
_OPENING = re.compile(r"(?:But |And |Yet |Meanwhile,? )?((?:[\w’'-]+,? ){1,6})")
# "…, she said.": what stands before it in its sentence is what she says.
_TAG = re.compile(
    r"\w+ (?:(?:has|had|then|later|also|once) )?(?:said|says|added|adds|noted|warned|claimed|insisted|argued|"
    r"explained)\b(?=[.,;:]|\s*\Z| (?:on|in|at|of)\b)"
)
_THINGS = BODIES | DOCUMENT_SOURCES | TRADES
_GOES_ON = FINITE | PREPOSITIONS | IRREGULAR_PASTS | {"who"}
_PEOPLE = ROLES | PERSONS
_OWNERS = frozenset(("His", "Her", "Their"))
_LEADS_SOMEBODY = _OWNERS | {"A", "An", "The", "Another", "One"}
_NO_NAMES = (
    ADVERBS
    | CONJUNCTIONS
    | DETERMINERS
    | PREPOSITIONS
    | PRONOUNS
    | SUBORDINATORS
    | word_set("""
    well either neither nothing yes here there both perhaps maybe
""")
)  # with the capital of a sentence: "And later the dollar fell"


class Told(NamedTuple):
    """What is told between a speaker and a pronoun, quotations left out."""

    between: str  # whole sentences
    begun: str  # and what stands before the pronoun in its own


def told_since(text: str, start: int, at: int) -> Told:
    """What the sentences behind the one of a speaker at `start` tell up to a pronoun at `at`; all if -1."""
    plain = _QUOTED.sub(" ", text[max(start, 0, at - _NEAR) : at])
    ends = list(_SENTENCE_ENDS.finditer(plain))
    if not ends:
        return Told("", "" if start >= 0 or _is_tag(text, at) else plain)
    first = 0 if start < 0 else ends[0].end()
    last = ends[-1].end()
    return Told(plain[first:last].strip(), "" if _is_tag(text, at) else plain[last:])


def _is_tag(text: str, at: int) -> bool:
    return text.startswith(", ", max(0, at - 2)) and _TAG.match(text, at) is not None


def thing_told(between: str, *, several: bool) -> str:
    """What the last sentence opens with, if that can speak: "The study" was funded by, "Researchers" at."""
    nouns = GROUPS if several else _THINGS
    found = ""
    opening = _OPENING.match(_last_sentence(between))
    words = opening[1].split() if opening else []
    first = 0
    for at, word in enumerate(words):
        low = word.lower().rstrip(",")
        led_up = words[first].lower() in PREPOSITIONS  # "For instance," and "On the document,"
        if at > first and not led_up and (low in FINITE or low in PREPOSITIONS):
            break
        if low in nouns and not led_up:
            found = " ".join(words[first : at + 1]).rstrip(",")
        elif word[-1] == "," and not found:
            first = min(at + 1, len(words) - 1)
    return found


def somebody_told(between: str) -> str:
    """Who without a name opens the last sentence: "The pensioner", "A man", "Her husband"; else ""."""
    opening = _OPENING.match(_last_sentence(between))
    words = opening[1].split() if opening else []
    if len(words) < 2 or words[0] not in _LEADS_SOMEBODY:
        return ""
    if words[0] in _OWNERS and any(word[0].isupper() for word in words[1:]):
        return ""  # "Her father, the pianist Carlo Orsini"
    for at, (word, after) in enumerate(zip(words[1:], [*words[2:], "was"], strict=True), 1):
        low = word.rstrip(",")
        if low in FINITE or low in PREPOSITIONS or low[:1].isupper() or after[:1].isupper():
            return ""
        ends = low != word or after in _GOES_ON or after.endswith(("ed", "s"))
        if ends and low in _PEOPLE and low not in _THINGS and low not in GROUPS:
            return " ".join([*words[:at], low])
    return ""


def _last_sentence(between: str) -> str:
    ends = [end.end() for end in _SENTENCE_ENDS.finditer(between)]
    return between[max((end for end in ends if end < len(between)), default=0) :]


def subjects_told(text: str) -> list[str]:
    """The names that may be the subjects of its sentences, with their titles, in reading order."""
    plain = f"\n{text}"
    ends = sorted([one.end(1) for pattern in _SUBJECTS for one in pattern.finditer(plain)])
    names = [_NAME_UP_TO.search(plain, max(0, end - _LONGEST_NAME), end) for end in ends]
    return [name[0] for name in names if name and name[0].lower() not in _NO_NAMES]


def subject_before_clause(text: str, start: int, at: int) -> str:
    """Whom a sentence tells of before "… after it" at `at`: "Norda rose after it said so"; else ""."""
    told = _BEFORE_CLAUSE.search(text, start, at)
    return told[1] if told else ""
