"""Sets right where the words of a source begin and end: first names that are words, lead-ins, times."""

import re
from itertools import pairwise

from claims.analysis.function_words import ANY_MONTH, CONJUNCTIONS, DAY, PREPOSITIONS
from claims.analysis.names.source_words import GROUPS
from claims.analysis.spans import Span

# What leads up to the speaker: "Giving evidence, the doctor", "Outside court, his wife".
_MEANWHILE = re.compile(
    r"(?:[A-Z][a-z]+ing (?:evidence|the|an?|his|her|its|their|in|at|on|to|from|after|before|by)\b[^,]*, |"
    r"(?:Outside|Inside|Before|After|During|In|On|At(?! least| most)) [^,]{2,40}, )(?=\w)"
)
# First names that are taken for a verb, a month or a preposition.
_NAMES = ("Will", "May", "Per", "Mark", "April", "June", "August", "Bill", "Rob", "Pat", "Grant")
_FIRST_NAMES = tuple([f"{name} " for name in _NAMES])
_SURNAMES_BEHIND = tuple([f" {name} " for name in _NAMES])
# Behind a name in a source's words: when it was, which is no part of the name.
_DATE = rf"(?:{DAY}|{ANY_MONTH}(?: \d{{1,2}})?(?:,? \d{{4}})?|\d{{4}})"
WHEN = re.compile(
    rf" (?:(?:early |late )?(?:on|in|last|this) (?:early |late |last )?{_DATE}"
    r"(?: (?:morning|afternoon|evening|night))?|(?:last|this|earlier this) (?:week|month|year|night|morning)|"
    r"(?:on )?(?:the same|that) (?:day|night|morning|afternoon|evening)|yesterday|today)\Z"
)
_FILED = re.compile(r" (?:out|circulated|filed|published|released|issued|made|dated|signed|sent)\Z")
_CAME_OUT = re.compile(
    rf" (?:published|released|issued) (?:(?:on|in|last|this|earlier) )?{_DATE} (?:in|on|by|as|that)\b.*\Z"
)
# Where it was said, behind the speaker: "the army in a statement on social media", "… on its website".
_OCCASION = re.compile(
    rf"(?: on {DAY}|,? (?:late|early) on {DAY})? (?:in|via|through|during|at) "
    r"(?:an?|another|the|its|his|her|their) (?:[\w-]+ ){0,2}?(?:statement|post|tweet|message|briefing|"
    r"interview|speech|press release|e-?mail|televised address|update|(?:news|press) conference)"
    r"(?: (?:on|to|with|for|from|published|posted|released|issued|late|early)\b[^,;:“\"]{0,50})?\Z"
    r"| on (?:its|his|her|their) (?:\w+ )?(?:website|site|page|account|channel|blog)\Z"
)
_ON_DAY = re.compile(rf"(?<!ed)(?<!made)(?<!sent)(?: early| late)? on {DAY}\Z")  # no "memo dated on Monday"
_LATE = (" late", " early")  # "on Saturday"
_LONGEST_FIRST_NAME = 7  # characters, with its space
_SURNAMES = re.compile(rf" (?:{'|'.join(_NAMES)}) [A-Z][\w’'-]+(?= [a-z])")
_CUT_WORD = re.compile(r"-?[^\W\d_]+")
_TITLE = re.compile(
    r"\b(?:Adm|Capt|Cmdr|Col|Cpl|Det|Dr|Gen|Gov|Insp|Lt|Maj|Mrs?|Ms|Prof|Rep|Rev|Sen|Sgt|Supt)\. \Z"
)
# "Singer Ada Orr cancels tour", in a headline.
_ACTS = re.compile(r"([A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){1,3}) [a-z]{2,}s(?: [\w’'-]+){1,6}")
_LABEL = re.compile(r"[A-Z][\w ]{1,24}: (?=[A-Z])")
_LONGEST_LABEL = 27  # characters
_LONGEST_TITLE = 6  # characters, with its space
_BOTH = (", both", ", all", ", each")
_THEY_SAY = ", say "
_HEADLINE_VERBS = (_THEY_SAY, ", says ", ", cites ", ", vows ")
_MANY = GROUPS | {"police"}
_ACTS_NOT = PREPOSITIONS | CONJUNCTIONS


def proper_source(text: str, source: Span) -> Span:
    """The source with its whole name, and without what the speaker was doing, which leads up to it."""
    start, end = source
    for repair in _REPAIRS:
        start, end = repair(text, start, end)
    return source if (start, end) == source else Span(start, end)


def _without_lead(text: str, start: int, end: int) -> tuple[int, int]:
    """ "The doctor" of "Giving evidence, the doctor", "Velmar" of "What Velmar calls a buffer zone"."""
    comma = text.find(", ", start, end)
    if comma > start and text.startswith((", citing ", ", quoting "), comma):
        return start, comma  # "Local media, citing an engineer"
    led = _MEANWHILE.match(text, start, end) if comma >= 0 else None
    if led is None and text.find(": ", start, min(end, start + _LONGEST_LABEL)) > 0:
        led = _LABEL.match(text, start, end)  # "The critics: Fund manager Ada Orr"
    if led:
        return led.end(), end
    return (start + len("What ") if text.startswith("What ", start, end) else start), end


def _with_first_name(text: str, start: int, end: int) -> tuple[int, int]:
    """ "Will Orr" for "Orr", "Ada Grant Lind" for "Ada"."""
    before = max(0, start - _LONGEST_FIRST_NAME)
    if text.endswith(_FIRST_NAMES, before, start) and text[start].isupper():
        first = max(text.rfind(name, before, start) for name in _FIRST_NAMES)
        return (start if first and text[first - 1].isalnum() else first), end
    named = _SURNAMES.match(text, end) if text.startswith(_SURNAMES_BEHIND, end) else None
    return start, named.end() if named else end


def _with_title(text: str, start: int, end: int) -> tuple[int, int]:
    """ "Sgt. Ada Orr" for "Ada Orr"."""
    if text[max(0, start - 2) : start] != ". ":
        return start, end
    title = _TITLE.search(text, max(0, start - _LONGEST_TITLE), start)
    return (title.start() if title else start), end


def _without_occasion(text: str, start: int, end: int) -> tuple[int, int]:
    """ "The army" of "the army in a statement on social media", of "the army on Saturday"."""
    if text.endswith(_LATE, start, end) and text.startswith(" on ", end):
        return start, text.rfind(" ", start, end)
    if text.find(" in ", start, end) < 0 and text.find(" on ", start, end) < 0:
        return start, end
    occasion = _OCCASION.search(text, start + 1, end) or _ON_DAY.search(text, start + 1, end)
    return start, occasion.start() if occasion else end


def _without_act(text: str, start: int, end: int) -> tuple[int, int]:
    """ "Dam officials" of "Dam officials meet, say breach was foreseen", the owners of "its owners, both"."""
    if text.endswith(_BOTH, start + 1, end):
        return start, text.rfind(", ", start, end)
    if not text.startswith(_HEADLINE_VERBS, end):
        return start, end
    if not text.startswith(_THEY_SAY, end):
        acts = _ACTS.fullmatch(text, start, end)
        return start, acts.end(1) if acts else end
    words = text[start:end].split(" ")
    for at, (word, behind) in enumerate(pairwise(words), 1):
        if word.lower() in _MANY and behind.islower() and behind not in _ACTS_NOT and behind.isalpha():
            return start, start + len(" ".join(words[:at]))
    return start, end


def _with_today(text: str, start: int, end: int) -> tuple[int, int]:
    """ "Camber Today", the paper, of which "Today" was taken for the day."""
    if text.startswith(" Today ", end) and text[start:end].rpartition(" ")[2][:1].isupper():
        return start, end + len(" Today")
    return start, end


def _with_cut_word(text: str, start: int, end: int) -> tuple[int, int]:
    """ "Her co-author" for "her co-", "al-Hadri" for "al"."""
    if (text[end - 1] == "-" or text.startswith("-", end)) and (rest := _CUT_WORD.match(text, end)):
        return start, rest.end()
    return start, end


# Each takes what the one before it left.
_REPAIRS = (
    _without_lead,
    _with_first_name,
    _with_title,
    _without_occasion,
    _without_act,
    _with_today,
    _with_cut_word,
)


def timeless(source: str) -> str:
    """The words of a source without when it spoke or came out: "a lawsuit" for "a lawsuit filed in May"."""
    if " " not in source:
        return source
    plain = WHEN.sub("", _CAME_OUT.sub("", source) if "ed " in source else source)
    return _FILED.sub("", plain) if plain != source else source
