"""Turns what the engine read into suggested attributions: several cues of one speaker become one."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from claims.analysis.attribution import Paragraph, Saying
from claims.analysis.channels import channel_of, channel_of_source, may_name_channel
from claims.analysis.function_words import DAY, MONTH, word_set
from claims.analysis.names.source_names import clip, head_of
from claims.analysis.names.source_words import HEARINGS, PICTURES
from claims.analysis.sources import Cast
from claims.analysis.spans import Cue, Span, SuggestedAttribution
from claims.vocabulary import Channel, CueClass, Quotation

_HANDED_ON = re.compile(
    r"\b(?:distributed|released|handed out|published|provided|shared|issued|posted|supplied|circulated|"
    r"(?P<made>taken|filmed|shot|captured|recorded))\b[^,;:]{0,30}?\bby\s+"
)
# Behind a name in a source's words: when it was, which is no part of the name.
_DATE = rf"(?:{DAY}|{MONTH}(?: \d{{1,2}})?(?:,? \d{{4}})?|\d{{4}})"
_WHEN = re.compile(
    rf" (?:(?:early |late )?(?:on|in|last|this) (?:early |late |last )?{_DATE}"
    r"(?: (?:morning|afternoon|evening|night))?|(?:last|this|earlier this) (?:week|month|year|night|morning)|"
    r"yesterday|today)\Z"
)
_FILED = re.compile(r" (?:filed|published|released|issued|made|dated|signed|sent)\Z")
_CONFIDENCE = {
    "finite": 0.95,
    "inverted": 0.95,
    "according": 0.95,
    "ing": 0.85,
    "turn": 0.95,
    "retold": 0.7,
    "noun": 0.6,
    "infinitive": 0.5,
}
_STANCE_FACTOR = {
    CueClass.BELIEF: 0.5,
    CueClass.COMMITMENT: 0.7,
    CueClass.PERCEPTION: 0.5,
    CueClass.FACTIVE: 0.85,
}
_UNSOURCED = 0.6
_UNSAID = 0.5  # "did not say whether"
_NEGATIONS = word_set(
    "not never didn't hasn't haven't doesn't don't wouldn't hadn't couldn't won't can't cannot"
)
_NEGATED = re.compile(
    r"\b(?:not|never|n['’]t|cannot) (?:yet |immediately )?(?:say|said|tell|told|specify|explain|"
    r"respond(?:ed)?|repl(?:y|ied)|comment(?:ed)?|answer(?:ed)?|confirm(?:ed)?|disclosed?|elaborated?|den(?:y|ied)|"
    r"disputed?)\Z"
)
_BEFORE_CUE = 30  # characters that may hold "without immediately"
_WITHOUT = re.compile(r"\bwithout (?:[a-z]+ly )?\Z")
_UNNAMED_WORDS = word_set("named identified anonymous anonymity quoted name names identity")
_UNNAMED = re.compile(
    r" (?:(?:on (?:the )?(?:strict )?condition )?that (?:he|she|they|he or she) )?"
    r"(?:not (?:to )?be (?:publicly )?(?:named|identified|quoted)|"
    r"that (?:his|her|their) (?:full |real )?(?:names?|identity) (?:not )?be |"
    r"(?:to )?(?:remain|stay) anonymous|(?:for |on (?:the )?condition of )?anonymity)\b"
)
_TURNING_DOWN = word_set("decline refuse")
_COMMENT = re.compile(
    r" (?:requests? |an? (?:\w+ )?)?(?:to|for) (?:be (?:interviewed|drawn)|comment|say|discuss|answer|"
    r"elaborate|speak|talk|reply|respond|explain|specify|disclose|confirm)\b"
)
_PRONOUN = re.compile(r"(?:,? |(?<!\w))(?:which|who)\Z")
_REMARK = re.compile(
    r",? (?:but )?without (?:immediately )?(?:providing|offering|giving|citing|presenting|producing|showing) "
    r"[^,;:\"”]{0,30}?(?:evidence|proof|details?|examples?)\Z"
)
_CONTESTING_WORDS = word_set("""
    denied denies rejected rejects disputed disputes dismissed dismisses contradicted refuted challenged
    verify verified confirm confirmed check checked corroborate corroborated
""")
_CONTESTED = re.compile(
    r"(?:, |(?<=,[”\"]) )(?:which|an? (?:claim|charge|allegation|accusation|assertion|figure|number|version|"
    r"account)(?: that| which)?) (?:(?!\w+ed\b)[^,;:\"”]{2,60}? (?:\w+ly )?"
    r"(?:denie[ds]|reject(?:ed|s)|dispute[ds]|dismiss(?:ed|es))\Z"
    r"|(?:denied|rejected|disputed|dismissed|contradicted|refuted|challenged) by [^\"“”]*\Z"
    r"|(?:could not|couldn['’]t|cannot) (?:\w+ly )?be (?:\w+ly )?(?:verif|confirm|check|corroborat)\w*"
    r"(?: \w+ly)?\Z"
    r"|[^,;:\"”]{2,60}? (?:could not|couldn['’]t|cannot|was unable to|were unable to) (?:\w+ly )?"
    r"(?:be )?(?:verif|confirm|check|corroborat)\w*(?: \w+ly)?\Z)"
)


_NOBODY = re.compile(r"(?:no(?: one|body)?|none|neither|let['’]s|['’]s)\b|[^,]{0,60} nor ", re.IGNORECASE)
_NEITHER = re.compile(r"\b(?:neither|nor|no|let)\s*\Z", re.IGNORECASE)
# What the speaker does, before the speaker: "Giving evidence, the doctor", "Speaking to reporters, Holt".
_MEANWHILE = re.compile(
    r"[A-Z][a-z]+ing (?:evidence|the|an?|his|her|its|their|in|at|on|to|from|after|before|by)\b[^,]*, (?=\w)"
)
_SAID_BY_NONE = word_set("no nobody none neither nor let's let’s let 's ’s")


def suggest(text: str, paragraph: Paragraph, cast: Cast, publication: str) -> list[SuggestedAttribution]:
    """The attributions of one paragraph in reading order, with sources named and channels told.

    `cast` is the article's, asked in reading order. Cues that share a source in one sentence make one
    attribution.
    """
    groups: list[list[Saying]] = []
    for saying in paragraph.sayings:
        words = paragraph.words[saying.sentence]
        by_none = not _SAID_BY_NONE.isdisjoint(words) and _by_nobody(text, saying)
        if by_none or _is_remark(text, saying, words):
            continue
        if _takes_no_side(text, saying):
            saying.cue_class = CueClass.NEUTRAL
        if groups and _belongs(groups[-1][-1], saying):
            groups[-1].append(saying)
        else:
            groups.append([saying])
    return [
        _one(text, group, paragraph, cast, publication)
        for group in groups
        if any(one.contents for one in group)
    ]


def _takes_no_side(text: str, saying: Saying) -> bool:
    """ "The court heard that", which saw nothing, and "declined to say", which promises nothing."""
    if saying.lemma == "hear":
        return saying.source is not None and head_of(saying.source.cut(text)).lower() in HEARINGS
    return saying.lemma in _TURNING_DOWN and _COMMENT.match(text, saying.cue.end) is not None


def _is_remark(text: str, saying: Saying, words: frozenset[str]) -> bool:
    """Whether it tells what somebody would not give: "without offering proof", "asked not to be named"."""
    if "without" in words and _WITHOUT.search(text, max(0, saying.cue.start - _BEFORE_CUE), saying.cue.start):
        return True
    return not words.isdisjoint(_UNNAMED_WORDS) and _UNNAMED.match(text, saying.cue.end) is not None


def _by_nobody(text: str, saying: Saying) -> bool:
    """ "No group claimed the blast", "neither of them said who fired", "let's say": no words of anybody."""
    source = saying.source
    if source is None:
        return False
    if _NOBODY.match(text, source.start, source.end):
        return True
    return _NEITHER.search(text, max(0, source.start - _BEFORE_CUE), source.start) is not None


def _belongs(before: Saying, saying: Saying) -> bool:
    return saying.shares_source and saying.sentence == before.sentence and saying.source == before.source


def _one(
    text: str, group: Sequence[Saying], paragraph: Paragraph, cast: Cast, publication: str
) -> SuggestedAttribution:
    first = group[0]
    cues = tuple(Cue(saying.cue, saying.cue_class) for saying in group)
    words = paragraph.words[first.sentence]
    contents = _tidy([part for saying in group for part in _without_pronouns(text, saying.contents)])
    if "without" in words:
        contents = tuple([_without(_REMARK, text, content) for content in contents])
    if not words.isdisjoint(_CONTESTING_WORDS):
        contents = tuple([_without(_CONTESTED, text, content) for content in contents])
    source = _proper(text, first.source) if first.source else None
    named, handed_on = first.named_by or source, None
    if source and (by := _handed_on(text, source)):
        handed_on, made = by
        if _is_picture(text[source.start : handed_on.start]):
            named, handed_on = handed_on, None if made else handed_on  # who made it handed nothing on
    name, kind = cast.name(_timeless(clip(text, named)), named.start) if named else ("", None)
    quotation = _quotation(first, contents, paragraph)
    channel = Channel.INTERVIEW if first.kind == "turn" else channel_of_source(kind)
    if first.kind != "turn" and may_name_channel(words):
        frame = _frame(text, paragraph, first)
        channel = channel_of(frame, kind, publication)
    return SuggestedAttribution(
        cues=cues,
        contents=contents,
        source=source,
        source_name=name,
        source_type=kind,
        quotation=quotation,
        intermediary=handed_on or first.passed_on,
        channel=channel if quotation is not Quotation.NONE else Channel.NOT_STATED,
        confidence=_confidence(first, unsaid=_is_unsaid(text, first, words)),
    )


def _proper(text: str, source: Span) -> Span:
    """The source without what the speaker was doing, which leads up to it."""
    led = _MEANWHILE.match(text, source.start, source.end)
    return Span(led.end(), source.end) if led else source


def _is_picture(words: str) -> bool:
    """Pictures say nothing themselves, as a report or a poll does: whoever hands them out does."""
    return not PICTURES.isdisjoint(words.lower().split())


def _timeless(source: str) -> str:
    """The words of a source without when it spoke or came out: "a lawsuit" for "a lawsuit filed in May"."""
    if " " not in source:
        return source
    timeless = _WHEN.sub("", source)
    return _FILED.sub("", timeless) if timeless != source else source


def _handed_on(text: str, source: Span) -> tuple[Span, bool] | None:
    """Who handed on what speaks, or made it: "pictures distributed by the governor's office"."""
    if text.find("by", source.start, source.end) < 0:
        return None
    match = _HANDED_ON.search(text, source.start, source.end)
    if match is None or match.end() >= source.end:
        return None
    when = _WHEN.search(text[match.end() : source.end])
    end = match.end() + when.start() if when else source.end
    return Span(match.end(), end), match["made"] is not None


def _tidy(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Sorted, none overlapping: what two cues share is counted once."""
    kept: list[Span] = []
    for span in sorted(spans):
        if kept and kept[-1].contains(span):
            continue
        if kept and kept[-1].overlaps(span):
            kept[-1] = Span(kept[-1].start, span.end)
        else:
            kept.append(span)
    return tuple(kept)


def _without(remark: re.Pattern[str], text: str, content: Span) -> Span:
    """Leaves out the outlet's own remark behind the words: "…, without giving evidence"."""
    found = remark.search(text, content.start, content.end)
    return Span(content.start, found.start()) if found and found.start() > content.start else content


def _without_pronouns(text: str, contents: Sequence[Span]) -> Sequence[Span]:
    """ "The trial" of "The trial, which is expected to last": a "which" by itself says nothing."""
    found = [(one, _PRONOUN.search(text, one.start, one.end)) for one in contents]
    kept = [Span(one.start, pronoun.start() if pronoun else one.end) for one, pronoun in found]
    return [one for one in kept if one.end > one.start] or contents


def _is_unsaid(text: str, saying: Saying, words: frozenset[str]) -> bool:
    """ "Did not say whether", "declined to say"."""
    if saying.lemma in _TURNING_DOWN:
        return saying.cue_class is CueClass.NEUTRAL
    negated = not _NEGATIONS.isdisjoint(words)
    return negated and _NEGATED.search(text, max(0, saying.cue.start - 20), saying.cue.end) is not None


def _confidence(saying: Saying, *, unsaid: bool) -> float:
    base = _CONFIDENCE.get(saying.kind, 0.6) * _STANCE_FACTOR.get(saying.cue_class, 1.0)
    if unsaid:
        base *= _UNSAID
    return round(base * (1.0 if saying.source else _UNSOURCED), 2)


def _frame(text: str, paragraph: Paragraph, saying: Saying) -> str:
    """The sentence without the words reported in it, by this saying or by one beside it."""
    sentence = paragraph.sentences[saying.sentence]
    beside = [one for one in paragraph.sayings if one.sentence == saying.sentence and one.lemma != "cite"]
    parts: list[str] = []
    at = sentence.start
    for content in sorted([span for one in beside for span in one.contents]):
        if content.contains(saying.cue):
            continue
        if content.start > at:
            parts.append(text[at : min(content.start, sentence.end)])
        at = max(at, content.end)
    parts.append(text[at : sentence.end])
    return " … ".join(parts)


def _quotation(saying: Saying, contents: Sequence[Span], paragraph: Paragraph) -> Quotation:
    """Direct where nine tenths of the content stand in quotation marks, or behind a speaker's label."""
    if saying.kind == "turn":
        return Quotation.DIRECT
    inside = sum(span.end - span.start for span in contents if not paragraph.span.contains(span))
    quotes = paragraph.quotes
    for content in contents:
        at = bisect_left(quotes, content.start, key=lambda quote: quote.span.start)
        while at < len(quotes) and quotes[at].span.end <= content.end:
            inside += quotes[at].span.end - quotes[at].span.start
            at += 1
    if inside:
        length = sum(content.end - content.start for content in contents)
        return Quotation.DIRECT if inside * 10 >= length * 9 else Quotation.MIXED
    thought = saying.cue_class in {CueClass.BELIEF, CueClass.PERCEPTION}
    return Quotation.NONE if thought and saying.kind != "according" else Quotation.INDIRECT
