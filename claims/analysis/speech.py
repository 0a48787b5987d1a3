"""Carries reported words on: quotations that go on in later sentences and paragraphs without a new cue."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from claims.analysis.attribution import Paragraph, Saying
from claims.analysis.lexicon import SPEECH
from claims.analysis.quotations import Quote
from claims.analysis.spans import Span

# "“Night Bus” was shown twice."
_IS_SUBJECT = re.compile(r"\w[\"”’'»] (?:is|are|was|were|has|had|will|would)\b")
_SHORTEST = 5  # characters: a scare quote is not speech that goes on


@dataclass(slots=True)
class _Floor:
    """Who spoke last before a paragraph, and whether they must go on in it."""

    speaker: Saying | None = None
    running: bool = False  # their quotation was left open
    announced: bool = False  # the paragraph before ended in "…, Holt said:"


def carry_on(text: str, paragraphs: Sequence[Paragraph]) -> None:
    """Adds each quotation that no cue claims to the saying whose speaker goes on; changes `paragraphs`.

    A quotation that begins a sentence belongs to the saying before it in its paragraph; in a paragraph that
    is nothing but quotation, goes on with an open one, or follows a colon, to the speaker before. Linear in
    the number of quotations and sayings.
    """
    floor = _Floor()
    for paragraph in paragraphs:
        if paragraph.sayings or paragraph.quotes:
            floor = _carry_in(text, paragraph, floor)
        else:
            floor = _Floor(floor.speaker if floor.running else None)


def _carry_in(text: str, paragraph: Paragraph, floor: _Floor) -> _Floor:
    sayings = paragraph.sayings
    for saying in sayings:
        if saying.kind == "hanging":
            _hang(paragraph, saying)
    at = 0
    goes_on = floor.running or floor.announced and _opens_with_quotation(paragraph)
    current = floor.speaker if goes_on or _only_quotation(paragraph) else None
    for quote in paragraph.quotes:
        while at < len(sayings) and sayings[at].cue.start < quote.span.start:
            current = sayings[at] if _speaks(sayings[at]) else current
            at += 1
        if current is None or quote.single or _is_reported(quote, sayings[max(0, at - 3) : at + 2]):
            continue
        if _whole_sentences(text, paragraph, quote):
            current.contents.append(quote.span)
            current.quoted = True
    last = _last_speaking(sayings) or current
    ends_open = bool(paragraph.quotes) and paragraph.quotes[-1].runs_on
    announcing = _announcing(text, paragraph)
    if announcing is not None:
        return _Floor(announcing, announced=True)
    return _Floor(last, running=ends_open and last is not None)


def _last_speaking(sayings: Sequence[Saying]) -> Saying | None:
    for saying in reversed(sayings):
        if _speaks(saying):
            return saying
    return None


def _is_reported(quote: Quote, sayings: Sequence[Saying]) -> bool:
    return any(content.overlaps(quote.span) for saying in sayings for content in saying.contents)


def _announcing(text: str, paragraph: Paragraph) -> Saying | None:
    """The saying that ends the paragraph with a colon and has yet to report anything."""
    if text[paragraph.span.end - 1] != ":" or not paragraph.sayings:
        return None
    last = paragraph.sayings[-1]
    return last if not last.contents and last.sentence == len(paragraph.sentences) - 1 else None


def _opens_with_quotation(paragraph: Paragraph) -> bool:
    return bool(paragraph.quotes) and paragraph.quotes[0].span.start == paragraph.span.start


def _hang(paragraph: Paragraph, saying: Saying) -> None:
    """Gives a tag that stands as its own sentence ("Holt said to cheers.") the quotation right before it."""
    start = paragraph.sentences[saying.sentence].start
    first = bisect_left(paragraph.quotes, start, key=lambda quote: quote.span.end)
    for quote in paragraph.quotes[max(0, first - 1) : first + 1]:
        if 0 <= start - quote.span.end <= 2:
            saying.contents = [quote.span]
            saying.quoted = True


def _speaks(saying: Saying) -> bool:
    """Whether a quotation may go on after it: a verb of saying, and not an added participle."""
    said = saying.quoted or saying.lemma in SPEECH or saying.kind == "according"
    return bool(saying.contents) and said and saying.kind != "noun" and not saying.shares_source


def _only_quotation(paragraph: Paragraph) -> bool:
    """Whether the block is one quotation and nothing else."""
    if paragraph.sayings:
        return False
    inside = sum(quote.span.end - quote.span.start for quote in paragraph.quotes if not quote.single)
    return inside >= paragraph.span.end - paragraph.span.start - 2


def _whole_sentences(text: str, paragraph: Paragraph, quote: Quote) -> bool:
    if quote.span.end - quote.span.start < _SHORTEST or _IS_SUBJECT.match(text, quote.inner.end - 1):
        return False
    return any(_same_start(sentence, quote) for sentence in paragraph.sentences)


def _same_start(sentence: Span, quote: Quote) -> bool:
    return sentence.start == quote.span.start
