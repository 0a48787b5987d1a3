"""Sets right where the words of a source begin and end: first names that are words, lead-ins, times."""

import re

from claims.analysis.function_words import DAY, MONTH
from claims.analysis.spans import Span

# What leads up to the speaker: "Giving evidence, the doctor", "Outside court, his wife".
_MEANWHILE = re.compile(
    r"(?:[A-Z][a-z]+ing (?:evidence|the|an?|his|her|its|their|in|at|on|to|from|after|before|by)\b[^,]*, |"
    r"(?:Outside|Inside|Before|After|During|In|On|At(?! least| most)) [^,]{2,40}, )(?=\w)"
)
# First names that are taken for a verb, a month or a preposition.
_NAMES = ("Will", "May", "Per", "Mark", "April", "June", "August", "Bill", "Rob", "Pat", "Grant")
_FIRST_NAMES = tuple([f"{name} " for name in _NAMES])
# Behind a name in a source's words: when it was, which is no part of the name.
_DATE = rf"(?:{DAY}|{MONTH}(?: \d{{1,2}})?(?:,? \d{{4}})?|\d{{4}})"
WHEN = re.compile(
    rf" (?:(?:early |late )?(?:on|in|last|this) (?:early |late |last )?{_DATE}"
    r"(?: (?:morning|afternoon|evening|night))?|(?:last|this|earlier this) (?:week|month|year|night|morning)|"
    r"(?:on )?(?:the same|that) (?:day|night|morning|afternoon|evening)|yesterday|today)\Z"
)
_FILED = re.compile(r" (?:filed|published|released|issued|made|dated|signed|sent)\Z")
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
_LONGEST_FIRST_NAME = 7  # characters, with its space
_SURNAMES = re.compile(rf" (?:{'|'.join(_NAMES)}) [A-Z][\w’'-]+(?= [a-z])")
_CUT_WORD = re.compile(r"-?[^\W\d_]+")


def proper_source(text: str, source: Span) -> Span:
    """The source with its whole name, and without what the speaker was doing, which leads up to it."""
    start, end = source
    led = _MEANWHILE.match(text, start, end)
    if led:
        start = led.end()
    before = max(0, start - _LONGEST_FIRST_NAME)
    if text.endswith(_FIRST_NAMES, before, start) and text[start].isupper():
        first = max(text.rfind(name, before, start) for name in _FIRST_NAMES)
        start = start if first and text[first - 1].isalnum() else first
    elif named := _SURNAMES.match(text, end):
        end = named.end()
    told_where = text.find(" in ", start, end) >= 0 or text.find(" on ", start, end) >= 0
    if told_where and (occasion := _OCCASION.search(text, start + 1, end)):
        end = occasion.start()
    if text.startswith(" Today ", end) and text[start:end].rpartition(" ")[2][:1].isupper():
        end += len(" Today")  # the paper, taken for the day
    if (text[end - 1] == "-" or text.startswith("-", end)) and (rest := _CUT_WORD.match(text, end)):
        end = rest.end()  # "her co-" of "her co-author", "al" of "al-Hadri"
    return Span(start, end)


def timeless(source: str) -> str:
    """The words of a source without when it spoke or came out: "a lawsuit" for "a lawsuit filed in May"."""
    if " " not in source:
        return source
    plain = WHEN.sub("", _CAME_OUT.sub("", source) if "ed " in source else source)
    return _FILED.sub("", plain) if plain != source else source
