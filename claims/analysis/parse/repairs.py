"""Where wire copy is known to mislead the parser, the light engine's reading of a sentence counts."""

import re
from collections.abc import Sequence

from claims.analysis.attribution import Saying
from claims.analysis.function_words import PREPOSITIONS
from claims.analysis.spans import Span

_HANDED_ON = re.compile(
    r"\b(?:distributed|released|handed out|published|provided|shared|issued|posted|supplied|circulated|taken|"
    r"filmed|shot|obtained)\b[^,;:]{0,40}?\bby\b"
)
_CLAUSE = re.compile(r" (?:to have \w+|that (?:the|its|his|her|their|it|he|she|they)\b)")
_PROGRESSIVE = re.compile(r"(?:is|are|was|were|be|been|am)\s", re.IGNORECASE)
_RELATIVE = re.compile(r",? (?:which|who|whose|where) ")
_NEW_VERB = re.compile(r" (?:and|but) (?:has|have|had|is|are|was|were|will|would|also)\b")
_NAMES = re.compile(r"(?: [A-Z][\w’'-]*)+")
_APPOSED = re.compile(r", (?:[a-z-]+ ){1,3}[A-Z][\w’'-]+(?: [A-Z][\w’'.-]*)+")  # ", former judge Ada Orr"
_SECOND = re.compile(r",? (?:and|but) (?:\w+ly )?\Z")
_LONGEST_JOINT = 24  # characters
_SAYS = frozenset(["finite", "inverted", "hanging"])
_WORD = re.compile(r"\w+")
_HEARER = re.compile(r"(?:him|her|them|us|me) (?=that )")
_BEFORE_THAT = re.compile(r"(?:[\w’'-]+ ){1,3}")
_WHEN = re.compile(r"(?:(?:on|last|this|late|early) )+\w+ ")
_QUOTING = frozenset("\"“‘'„«")
_OPENING = frozenset('"“‘„«')  # a speaker that stands behind one is part of the quotation
_TAGGED = frozenset(",\"”’'")  # before the "said" of "…, said Holt"
_SHORT = 3  # words; a content that the parser cut off after so few goes on as the light engine reads it
_MORE = 4  # words that must follow it: "on Tuesday" is no part of what was said


def repair(text: str, parsed: Saying, light: Saying) -> None:
    """Takes from the light engine what it sees better of one cue that both found; changes `parsed`.

    These are: the content before a saying set off by commas ("…, the council said, one of …"), the whole
    phrase of what was handed on ("Pictures released by …"), words without the speaker in them, and the rest
    of a content cut off after its first words. Spans are code points of `text`.
    """
    if _is_set_off(text, parsed, light) or _holds_speaker(parsed, light):
        parsed.contents = list(light.contents)
    if _stands_behind(text, parsed, light):  # "Striker out for a month, says coach"
        parsed.source, parsed.named_by, parsed.contents = light.source, light.named_by, list(light.contents)
    if light.source and parsed.source and _is_better(text, light.source, parsed.source):
        parsed.source = light.source
    parsed.contents = [
        _to_its_end(text, _without_occasion(text, content, light.contents), light.contents)
        for content in parsed.contents
    ]


def follow_speaker(sayings: Sequence[Saying]) -> None:
    """Gives a participle after a saying ("…, claiming …", "…, describing …") the speaker of that saying.

    Where the parser took a word inside what was said for its subject, that is not who claims. Changes
    `sayings`, which are those of one sentence in reading order.
    """
    for at, saying in enumerate(sayings):
        if saying.kind != "ing":
            continue
        before = [one for one in sayings[:at] if one.kind in _SAYS and one.source]
        if reporting := next((one for one in before if _reports(one, saying.source)), None):
            saying.source, saying.named_by = reporting.source, reporting.named_by
        saying.shares_source = True  # with the cue before it, if that has the same source


def end_before(text: str, light: Saying, found: Sequence[Saying]) -> None:
    """Ends what a speaker says where light found that speaker's next cue: "say it fell, but caution that"."""
    if light.kind != "finite" or light.source is None or not text.startswith(" that ", light.cue.end):
        return
    joint = _SECOND.search(text, max(0, light.cue.start - _LONGEST_JOINT), light.cue.start)
    for other in found if joint else ():
        if joint and other.source == light.source and other.kind in _SAYS:
            other.contents = [
                Span(one.start, joint.start())
                if one.contains(light.cue) and joint.start() > one.start
                else one
                for one in other.contents
            ]


def without_hearer(text: str, content: Span) -> Span:
    """ "That it was late" of "had told him that it was late"."""
    hearer = _HEARER.match(text, content.start, content.end)
    return Span(hearer.end(), content.end) if hearer else content


def takes_clause(text: str, cue: Span) -> bool:
    """Whether what follows can only stand after a verb, whatever the parser took the cue for."""
    return _CLAUSE.match(text, cue.end) is not None


def _reports(saying: Saying, source: Span | None) -> bool:
    return source is None or any(content.contains(source) for content in saying.contents)


def _is_set_off(text: str, parsed: Saying, light: Saying) -> bool:
    """ ", the council said," in the middle of a sentence: what it says stands before it."""
    if not (parsed.source and light.contents and parsed.contents):
        return False
    first, last = min(parsed.source, parsed.cue), max(parsed.source, parsed.cue)
    commas = text[: first.start].rstrip()[-1:] == "," and text[last.end : last.end + 1] == ","
    after = all(content.start >= last.end for content in parsed.contents)
    return commas and after and all(content.end <= first.start for content in light.contents)


def _stands_behind(text: str, parsed: Saying, light: Saying) -> bool:
    """Whether the parser took for what is said whoever says it, behind the verb."""
    if light.kind != "inverted" or light.source is None or parsed.source is None or not light.contents:
        return False
    if text[light.cue.start - 2] not in _TAGGED:
        return False
    return parsed.source.end <= parsed.cue.start and any(
        one.overlaps(light.source) for one in parsed.contents
    )


def _holds_speaker(parsed: Saying, light: Saying) -> bool:
    """ "“No,” said the mayor, Ada Lund, “not yet.”": the speaker is no part of what she says."""
    source = parsed.source or light.source
    if source is None or not light.contents or any(content.overlaps(source) for content in light.contents):
        return False
    first = parsed.contents[0].start if parsed.contents else 0
    inside = parsed.quoted or first == source.start
    return inside and any(content.contains(source) for content in parsed.contents)


def _is_better(text: str, light: Span, parsed: Span) -> bool:
    """The phrase that goes on to who handed it out or to the name ("striker Ola Berg"), or behind a
    preposition ("Statistics from"); the one before a relative clause of which the parser took a word ("The
    mayor, who was elected in spring said"); any instead of words in a quotation.
    """
    if light.start == parsed.start and light.end > parsed.end:
        rest = parsed.end, light.end
        cut_off = parsed.cut(text).rpartition(" ")[2].lower() in PREPOSITIONS
        named = _NAMES.fullmatch(text, *rest) or _APPOSED.fullmatch(text, *rest)
        return cut_off or (named or _HANDED_ON.search(text, *rest)) is not None
    if text[parsed.start - 1 : parsed.start] in _OPENING:
        return True
    return light.end <= parsed.start and _RELATIVE.match(text, light.end) is not None


def mark_progressive(text: str, saying: Saying) -> None:
    """ "were answering" is a verb of its own clause, no participle that shares a speaker."""
    if saying.kind == "ing" and _PROGRESSIVE.match(text, saying.cue.start):
        saying.kind = "finite"


def _without_occasion(text: str, content: Span, light: Sequence[Span]) -> Span:
    """Leaves out the end of when or where it was said: "account" of "on her account that it was late"."""
    for other in light:
        led = content.start < other.start < content.end == other.end
        occasion = _BEFORE_THAT if text.startswith("that ", other.start) else _WHEN
        if led and occasion.fullmatch(text, content.start, other.start):
            return other
    return content


def _to_its_end(text: str, content: Span, light: Sequence[Span]) -> Span:
    """Only where no mark stands between what the parser took and what follows."""
    if len(_WORD.findall(content.cut(text))) > _SHORT:
        return content
    for other in light:
        rest = Span(content.end, other.end).cut(text) if other.start == content.start else ""
        if (
            rest[:1] == " "
            and not _NEW_VERB.match(rest)
            and (len(_WORD.findall(rest)) >= _MORE or rest[1:2] in _QUOTING)
        ):
            return other
    return content
