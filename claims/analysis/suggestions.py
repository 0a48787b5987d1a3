"""Turns what the engine read into suggested attributions: several cues of one speaker become one."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter

from claims.analysis.attribution import Paragraph, Saying
from claims.analysis.channels import channel_of, channel_of_source, may_name_channel
from claims.analysis.lexicon import PUSHING
from claims.analysis.names.appositions import clip
from claims.analysis.names.source_words import PICTURES
from claims.analysis.remarks import without_day, without_particle, without_remarks, without_that_clause
from claims.analysis.source_spans import WHEN, proper_source, timeless
from claims.analysis.sources import Cast
from claims.analysis.spans import Cue, Span, SuggestedAttribution
from claims.analysis.unsaid import is_nobodys, is_remark, is_unsaid, may_say_nothing, takes_no_side
from claims.vocabulary import Channel, CueClass, Quotation, SourceType

_SENTENCE = attrgetter("sentence")
_BEGINNING = attrgetter("span.start")
_HANDED_ON = re.compile(
    r"\b(?:distributed|released|handed out|published|provided|shared|issued|posted|supplied|circulated|"
    r"(?P<made>taken|filmed|shot|captured|recorded))\b[^,;:]{0,30}?\bby\s+"
)
_AND_BY = re.compile(r",? and \w+ by\b")  # "and reviewed by the Post"
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
_THOUGHTS = frozenset([CueClass.BELIEF, CueClass.PERCEPTION])
_UNQUOTED, _INDIRECT = Quotation.NONE, Quotation.INDIRECT  # looked up once: slow in Python 3.11
_UNSOURCED = 0.6
_UNSAID = 0.5  # "did not say whether"
_PRONOUNS = ("which", "who")
_PRONOUN = re.compile(r"(?:,? |(?<!\w))(?:which|who)\Z")
# What some verbs hold beside what is said.
_TRIMS = dict.fromkeys(PUSHING, without_particle) | dict.fromkeys(("report", "announce", "post"), without_day)
_TRIMS["cite"] = without_that_clause


@dataclass(slots=True)
class _Group:
    """Sayings of one speaker in one sentence, which make one attribution."""

    at: int  # of the paragraph
    paragraph: Paragraph
    words: frozenset[str]  # of the sentence, in small letters
    first: Saying
    sayings: list[Saying]


@dataclass(slots=True)
class _Speaker:
    """Who speaks in the text, the words to name them by, and who handed it on."""

    source: Span | None
    named: Span | None
    handed_on: Span | None


def suggest(
    text: str, paragraphs: Sequence[Paragraph], cast: Cast, publication: str
) -> list[list[SuggestedAttribution]]:
    """The attributions of each paragraph in reading order, with sources named and channels told.

    Cues that share a source in one sentence make one attribution. Each step is taken for the whole article
    before the next, which is faster.
    """
    speaking = [(at, paragraph) for at, paragraph in enumerate(paragraphs) if paragraph.sayings]
    groups = [group for at, paragraph in speaking for group in _groups(text, at, paragraph)]
    contents = [_contents(text, group) for group in groups]
    speakers = [_speaker(text, group.first) for group in groups]
    names = [
        cast.name(timeless(clip(text, speaker.named)), speaker.named.start, asks=_only_asks(group.first))
        if speaker.named
        else ("", None)
        for group, speaker in zip(groups, speakers, strict=True)
    ]
    channels = [
        _channel(text, group, kind, publication) for group, (_, kind) in zip(groups, names, strict=True)
    ]
    said: list[list[SuggestedAttribution]] = [[] for _ in paragraphs]
    for group, parts, speaker, named, channel in zip(
        groups, contents, speakers, names, channels, strict=True
    ):
        said[group.at].append(_attribution(text, group, parts, speaker, named, channel))
    return said


def _groups(text: str, at: int, paragraph: Paragraph) -> list[_Group]:
    groups: list[_Group] = []
    for saying in paragraph.sayings:
        words = paragraph.words[saying.sentence]
        if may_say_nothing(words) and (is_nobodys(text, saying, words) or is_remark(text, saying, words)):
            continue
        if takes_no_side(text, saying):
            saying.cue_class = CueClass.NEUTRAL
        if groups and _belongs(groups[-1].sayings[-1], saying):
            groups[-1].sayings.append(saying)
        else:
            groups.append(_Group(at, paragraph, words, saying, [saying]))
    return [group for group in groups if group.first.contents or _report_anything(group.sayings)]


def _only_asks(saying: Saying) -> bool:
    """ "Asked by counsel whether she knew the man, …": no "she" stands for counsel."""
    return saying.kind == "passive" and saying.lemma == "ask"


def _report_anything(sayings: Sequence[Saying]) -> bool:
    return any(saying.contents for saying in sayings)


def _belongs(before: Saying, saying: Saying) -> bool:
    return saying.shares_source and saying.sentence == before.sentence and saying.source == before.source


def _contents(text: str, group: _Group) -> tuple[Span, ...]:
    words = group.words
    parts: list[Span] = []
    for saying in group.sayings:
        said = _without_pronouns(text, saying.contents)
        trim = _TRIMS.get(saying.lemma)
        parts += [trim(text, one) for one in said] if trim else said
    contents = _tidy(parts) if len(parts) > 1 else tuple(parts)
    return without_remarks(text, words, contents)


def _speaker(text: str, saying: Saying) -> _Speaker:
    source = proper_source(text, saying.source) if saying.source else None
    named = saying.named_by or source
    if source is None or (by := _handed_on(text, source)) is None:
        return _Speaker(source, named, saying.passed_on)
    handed_on, made = by
    if not _is_picture(text[source.start : handed_on.start]):
        return _Speaker(source, named, handed_on)
    # Who made it hands nothing on.
    return _Speaker(source, handed_on, saying.passed_on if made else handed_on)


def _channel(text: str, group: _Group, kind: SourceType | None, publication: str) -> Channel:
    if group.first.kind == "turn":
        return Channel.INTERVIEW
    if not may_name_channel(group.words):
        return channel_of_source(kind)
    return channel_of(_frame(text, group.paragraph, group.first), kind, publication)


def _attribution(
    text: str,
    group: _Group,
    contents: tuple[Span, ...],
    speaker: _Speaker,
    named: tuple[str, SourceType | None],
    channel: Channel,
) -> SuggestedAttribution:
    first = group.first
    cues = tuple([Cue(saying.cue, saying.cue_class) for saying in group.sayings])
    name, kind = named
    quotation = _quotation(first, contents, group.paragraph)
    if quotation is _UNQUOTED:
        channel = Channel.NOT_STATED
    unsaid = is_unsaid(text, first, group.words)
    confidence = _confidence(first.kind, first.cue_class, first.source is not None, unsaid)
    return SuggestedAttribution(  # in their order: by name it takes twice as long
        cues, contents, speaker.source, name, kind, quotation, channel, speaker.handed_on, confidence
    )


def _is_picture(words: str) -> bool:
    """Pictures say nothing themselves, as a report or a poll does: whoever hands them out does."""
    return not PICTURES.isdisjoint(words.lower().split())


def _handed_on(text: str, source: Span) -> tuple[Span, bool] | None:
    """Who handed on what speaks, or made it: "pictures distributed by the governor's office"."""
    if text.find("by", source.start, source.end) < 0:
        return None
    match = _HANDED_ON.search(text, source.start, source.end)
    if match is None or match.end() >= source.end:
        return None
    words = _AND_BY.split(text[match.end() : source.end], maxsplit=1)[0]
    when = WHEN.search(words)
    end = match.end() + (when.start() if when else len(words))
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


def _without_pronouns(text: str, contents: Sequence[Span]) -> Sequence[Span]:
    """ "The trial" of "The trial, which is expected to last": a "which" by itself says nothing."""
    for start, end in contents:
        if text.endswith(_PRONOUNS, start, end):
            break
    else:
        return contents
    found = [(one, _PRONOUN.search(text, one.start, one.end)) for one in contents]
    kept = [Span(one.start, pronoun.start() if pronoun else one.end) for one, pronoun in found]
    return [one for one in kept if one.end > one.start] or contents


@cache
def _confidence(kind: str, cue_class: CueClass, sourced: bool, unsaid: bool) -> float:  # noqa: FBT001
    base = _CONFIDENCE.get(kind, 0.6) * _STANCE_FACTOR.get(cue_class, 1.0)
    if unsaid:
        base *= _UNSAID
    return round(base * (1.0 if sourced else _UNSOURCED), 2)


def _frame(text: str, paragraph: Paragraph, saying: Saying) -> str:
    """The sentence without the words reported in it, by this saying or by one beside it."""
    sentence = paragraph.sentences[saying.sentence]
    first = bisect_left(paragraph.sayings, saying.sentence, key=_SENTENCE)
    after = bisect_right(paragraph.sayings, saying.sentence, key=_SENTENCE)
    beside = [one for one in paragraph.sayings[first:after] if one.lemma != "cite"]
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
    inside = 0
    quotes = paragraph.quotes
    for content in contents:
        if not paragraph.span.contains(content):
            inside += content.end - content.start
        if not quotes:
            continue
        at = bisect_left(quotes, content.start, key=_BEGINNING)
        while at < len(quotes) and quotes[at].span.end <= content.end:
            inside += quotes[at].span.end - quotes[at].span.start
            at += 1
    if inside:
        length = sum(content.end - content.start for content in contents)
        return Quotation.DIRECT if inside * 10 >= length * 9 else Quotation.MIXED
    thought = saying.cue_class in _THOUGHTS
    return _UNQUOTED if thought and saying.kind != "according" else _INDIRECT
