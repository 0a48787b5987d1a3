"""Leaves out of what somebody says the outlet's own remark behind it: "…, a claim that the port disputes"."""

import re

from claims.analysis.function_words import DAY, word_set
from claims.analysis.spans import Span

_REMARK = re.compile(
    r",? (?:but )?without (?:immediately )?(?:providing|offering|giving|citing|presenting|producing|showing) "
    r"[^,;:\"”]{0,30}?(?:evidence|proof|details?|examples?)\Z|,? without elaborating(?: further)?\Z"
)
_NOTHING_GIVEN = re.compile(
    r", (?:an? \w+ )?for which [^,;:“”\"]{2,40} (?:offered|gave|given|provided|cited|presented|"
    r"produced) no \w+\Z|"
    r"(?:,| --| –| —)(?: but| and| though| although)?(?: it| he| she| they)? (?:(?:has|have|had) )?"
    r"(?:(?:offered|gave|given|provided|cited|presented|produced) no \w+(?:(?:,| or| and|) \w+){0,4}|"
    r"stop(?:ped|s) short of [^,;:\"”]*)\Z"
)
_CONTESTING_WORDS = word_set("""
    denied denies deny rejected rejects disputed disputes dispute dismissed dismisses contradicted refuted
    contested contest challenged challenge calls called branded labelled labeled described describes describe
    verify verified confirm confirmed check checked corroborate corroborated
""")
_CONTESTED = re.compile(
    r"(?:, | [–—-]{1,2} |(?<=,[”\"]) )(?:which|an? (?:claim|charge|allegation|accusation|assertion|figure|"
    r"number|version|account)(?: that| which)?) (?:(?!\w+ed\b)[^,;:\"”]{2,60}? (?:\w+ly )?"
    r"(?:denie[ds]|reject(?:ed|s)|dispute[ds]|dismiss(?:ed|es))\Z"
    r"|(?:denied|rejected|disputed|dismissed|contradicted|refuted|challenged) by [^\"“”]*\Z"
    r"|(?:could not|couldn['’]t|cannot) (?:\w+ly )?be (?:\w+ly )?(?:verif|confirm|check|corroborat)\w*"
    r"(?: \w+ly)?(?:,? (?:since|because|as) [^,;:“”\"]*)?\Z"
    r"|[^,;:\"”]{2,60}? (?:could not|couldn['’]t|cannot|would not|did not|was unable to|were unable to) "
    r"(?:\w+ly )?(?:be )?(?:verif|confirm|check|corroborat)\w*(?: \w+ly)?\Z)"
    r"|(?:, |(?<=,[”\"]) )something (?:that )?[^,;:\"”]{2,40}? "
    r"(?:(?:does|do|did) not (?:dispute|deny)|disputes|disputed|denies|denied)\Z"
    r"|(?:, |(?<=,[”\"]) )an? (?:claim|charge|allegation|accusation|assertion|figure|view|remark|comment|"
    r"phrase|description|verdict|suggestion) (?:that |which )?[^,;:\"“”]{1,40}? (?:calls|called|branded|"
    r"labell?ed|(?:describe[ds]?|dismiss(?:ed|es)?)(?:, [^,;:“”\"]{3,30},)? as|(?:has|have|had|did|does) "
    r"not (?:contest|disput|den|challeng)\w*)\b[^;:]*\Z"
)
# "Brushed aside as “gossip” a report that …", "brushed the claim aside": how it was denied.
_PUSHED = re.compile(
    r"(?:aside|off) (?:as (?:“[^”]{1,60}”|\"[^\"]{1,60}\"|[a-z]+) (?=(?:an?|the|any|all|its|his|her|"
    r"their)\b|claims|reports|allegations|suggestions|criticism))?"
)
_PUSHED_BEHIND = re.compile(r" (?:aside|off)\Z")
# “We own them” in a speech made at a fundraiser.
_SPOKEN_AT = re.compile(
    r"(?<=[”\"]) (?:in|during|at) (?:(?:an?|the|its|his|her|their) )?(?:[\w-]+ ){0,2}"
    r"(?:speech|interview|statement|post|remarks|address|letter|message|rally|briefing|press conference|"
    r"news conference|hearing|debate|recording|video|clip|tape)\b[^“”\"]*\Z"
)
# They join a sentence to the one before: "In fact, according to the ministry, …".
_CONNECTIVES = ("in fact", "in reality", "indeed", "instead", "still", "however")
# "Disclosed this on Tuesday in an interview": what was disclosed is told elsewhere.
_THIS = re.compile(
    r"this(?= (?:on|in|at|while|during|when|through|via|after|yesterday|today|shortly|"
    r"to (?:reporters|newsmen|journalists|the press))\b)"
)
# "His claim that aides lied, even as his campaign repeats it": the outlet's own words again.
_EVEN_AS = re.compile(r", even as [^“”\"]*\Z")
# "Dismissed it as “gossip”; its owner did not comment".
_NO_COMMENT = re.compile(
    r"; [^;“”\"]*\b(?:comment|respond|reply|replied|responded|be reached|be drawn)\b[^;“”\"]*\Z"
)
# "Eleven died, a number that the government has put at seven".
_PUT_AT = re.compile(
    r", an? (?:number|figure|toll|total|sum|cost)(?: that| which)? [^,;:\"“”]{2,50}? "
    r"(?:\w+ly )?puts? at [^,;\"“”]*\Z"
)
# "Costs would rise, sending its shares down": what the market made of the words.
_MARKET = re.compile(
    r", (?:sending|pushing|driving|knocking|lifting|boosting) (?:(?:its|the|their|his|her) )?(?:\w+ )?"
    r"(?:shares?|stocks?|futures|yields|bonds|currency|euro|pound|dollar)\b[^“”\"]*\Z"
)
# Words of which a sentence needs one, and the remark that may then end what is said, each behind the last.
_REMARKS = (
    (frozenset(("even",)), _EVEN_AS),
    (frozenset(("without",)), _REMARK),
    (frozenset(("no", "short")), _NOTHING_GIVEN),
    (frozenset(("comment", "respond", "reply", "replied", "responded", "be")), _NO_COMMENT),
    (frozenset(("put", "puts")), _PUT_AT),
    (frozenset(("sending", "pushing", "driving", "knocking", "lifting", "boosting")), _MARKET),
    (_CONTESTING_WORDS, _CONTESTED),
)
_THINGS = ("a ", "an ", "its ", "their ")
_ON_DAY = re.compile(rf" (?:on |late |early )+{DAY}\Z")
_OPENS_QUOTATION = frozenset('“"')
_CLOSES_QUOTATION = frozenset('”"')
# "Reported, citing an official, that it was late".
_CITING = re.compile(r"(?:citing|quoting) [^,“”\"]{2,80}, (?=\w)")


def without_remarks(text: str, words: frozenset[str], contents: tuple[Span, ...]) -> tuple[Span, ...]:
    """The contents without such a remark; `words` are those of the sentence, in small letters."""
    if len(contents) > 1:
        contents = tuple([one for one in contents if one.cut(text).lower() not in _CONNECTIVES])
    if "this" in words:
        contents = tuple([_this_alone(text, content) for content in contents])
    if any(_runs_past_quotation(text, one) for one in contents):
        contents = tuple([_without(_SPOKEN_AT, text, content) for content in contents])
    if "citing" in words or "quoting" in words:
        contents = tuple([_after(_CITING, text, content) for content in contents])
    for told_by, remark in _REMARKS:
        if not words.isdisjoint(told_by):
            contents = tuple([_without(remark, text, content) for content in contents])
    return contents


def without_particle(text: str, content: Span) -> Span:
    """The claim that is brushed aside."""
    pushed = _PUSHED.match(text, content.start, content.end)
    start = pushed.end() if pushed else content.start
    behind = _PUSHED_BEHIND.search(text, start, content.end)
    return Span(start, behind.start() if behind else content.end)


def without_day(text: str, content: Span) -> Span:
    """The loss of "reported a loss on Thursday"; but "that it was lost on Thursday" has its day."""
    day = (
        _ON_DAY.search(text, content.start, content.end) if text.startswith(_THINGS, content.start) else None
    )
    return Span(content.start, day.start()) if day else content


def without_that_clause(text: str, content: Span) -> Span:
    """Who is cited in "reported, citing an official, that it was late"."""
    that = text.find(", that ", content.start, content.end)
    return Span(content.start, that) if that > content.start else content


def _this_alone(text: str, content: Span) -> Span:
    this = _THIS.match(text, content.start, content.end)
    return Span(content.start, this.end()) if this else content


def _runs_past_quotation(text: str, content: Span) -> bool:
    return text[content.start] in _OPENS_QUOTATION and text[content.end - 1] not in _CLOSES_QUOTATION


def _after(aside: re.Pattern[str], text: str, content: Span) -> Span:
    found = aside.match(text, content.start, content.end)
    return Span(found.end(), content.end) if found else content


def _without(remark: re.Pattern[str], text: str, content: Span) -> Span:
    """Leaves out the outlet's own remark behind the words: "…, without giving evidence"."""
    found = remark.search(text, content.start, content.end)
    return Span(content.start, found.start()) if found and found.start() > content.start else content
