"""A cue as found in the words of one sentence, and what stands before it that it may report."""

from dataclasses import dataclass

from claims.analysis.function_words import CONJUNCTIONS, HAVE
from claims.analysis.light.phrases import Range
from claims.analysis.light.words import QUOTE, Words
from claims.vocabulary import CueClass


@dataclass(slots=True)
class Found:
    """One cue of a sentence, in token indexes; `right` is where words reported after it begin."""

    first: int
    after: int
    cue_class: CueClass
    kind: str  # finite, relative, ing, asked, passive, infinitive, noun, according, inverted, verbless
    lemma: str
    source: Range | None
    right: int | None = None
    left: Range | None = None  # reported words before it
    shares_source: bool = False  # with the cue before it
    stop: int | None = None  # where the words after it end at the latest
    named_by: Range | None = None  # the phrase that a "who" stands for
    passed_on: Range | None = None  # who quotes the speaker: "the agency quoted Holt as saying"


def set_speaker(words: Words, cue: Found, speaker: Range) -> None:
    """Who speaks the cue; of "Holt, who said" the "who", which stands for Holt."""
    cue.source = speaker
    if words.at(cue.first - 1) in {"who", "which"}:
        cue.kind, cue.named_by, cue.source = "relative", speaker, (cue.first - 1, cue.first)


def left_limit(found: list[Found]) -> int:
    """How far back the speaker of a next cue may be looked for."""
    if not found:
        return 0
    return found[-1].after if found[-1].right is None else found[-1].right


def left_content(words: Words, end: int, found: list[Found]) -> Range | None:
    """What stands before the comma at the speaker: from the last cue that also stood behind its words."""
    first = 0
    last = next((cue for cue in reversed(found) if cue.left), None)
    if last:
        first = last.source[1] if last.kind == "inverted" and last.source else last.after
        while first < end and (words.low[first] in {",", ";", "—"} or words.low[first] in CONJUNCTIONS):
            first += 1
    while end > first and words.low[end - 1] in {",", "—"}:
        end -= 1
    return (first, end) if end > first else None


def quote_after(words: Words, index: int, stops: frozenset[str] | dict[str, object]) -> int | None:
    """The quotation that goes on behind ", said Holt" or ", Holt said", before any word of `stops`."""
    for at in range(index, min(len(words), index + 30)):
        if words.low[at] == '"':
            return at if at == index or words.at(at - 1) in {",", ":", "—", "that"} else None
        if words.low[at] in stops and at > index:
            return None
    return None


def next_comma(words: Words, index: int) -> int | None:
    """The first comma from `index` on, also one inside the end of a quotation; tokens before it count."""
    for at in range(index, len(words)):
        if words.low[at] == ",":
            return at
        if words.low[at] == QUOTE and words.text[words.end[at] - 2] == ",":
            return at + 1
    return None


def speaking_before(words: Words, found: list[Found], joint: int) -> Found:
    """The cue whose speaker goes on: "told" in "Orr told her the bank had warned him, but refused to say"."""
    last = found[-1]
    if len(found) < 2 or last.source is None or words.at(joint - 1) != ",":
        return last
    right = found[-2].right
    reported = right is not None and right <= last.source[0]
    thought = last.cue_class is CueClass.BELIEF
    earlier = thought or words.low[last.first] in HAVE and words.low[joint + 1] not in HAVE
    return found[-2] if reported and earlier else last


def after_colon(words: Words, left: Range) -> Range:
    """What leads up to a quotation by a colon, or stands apart from it, is not part of it."""
    for index in range(left[1] - 1, left[0], -1):
        if words.low[index] in {":", ";"} and words.at(index + 1) == QUOTE:
            return index + 1, left[1]
    return left
