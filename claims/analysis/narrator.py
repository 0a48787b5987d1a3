"""The words of an attributed sentence that no source says: what the outlet itself asserts."""

import re
from collections.abc import Iterable

from claims.analysis.function_words import FINITE, SPEAKING_OCCASIONS, word_set
from claims.analysis.spans import Span

FEWEST_WORDS = 3  # "on Wednesday" or "however" asserts nothing

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_EDGE = re.compile(r"\w")
_BACKGROUND = re.compile(
    r",? (?:who|which|whose|where) (?!(?:(?:has|had|have|also|only|all|both) )*(?:spoke|speaks?|spoken|said|"
    r"says|told|asked|asks|declined|refused|requested|insisted|gave|wish(?:ed)?|did ?n[o’']t)\b)"
)
_LEADS_TO_OCCASION = word_set("in at during via through on")
# Words that only set a saying in time, place or order; a stretch of nothing else is no assertion.
_SETTING = word_set("""
    a also an and at but by earlier for from further had has have he her his however in it its last late
    later next of on or our she that the their them then they this to was were while who with yesterday
    today tomorrow monday tuesday wednesday thursday friday saturday sunday january february march april
    may june july august september october november december morning afternoon evening night day week
    month year statement post interview speech briefing conference news press reporters journalists
    message letter report update social media television radio asked told said added adding too again
""")


def without_background(text: str, source: Span) -> Span:
    """The words of a source without a clause in which the outlet tells of it: "Holt, who was fined in May".

    What tells only how somebody came to speak ("who asked not to be named") stays. Offsets are code points.
    """
    clause = _BACKGROUND.search(text, source.start, source.end)
    return Span(source.start, clause.start()) if clause and clause.start() > source.start else source


def narrator_spans(text: str, sentence: Span, spoken: Iterable[Span]) -> list[Span]:
    """What is left of a sentence once the spans of sources, cues and contents are taken out of it.

    `spoken` are those spans, in any order, also reaching over the sentence's ends. Out come stretches
    in text order, without punctuation around them, that hold at least three words and one that does
    more than set the saying in time or place. Offsets are code points of `text`; linear.
    """
    left, at = [], sentence.start
    for span in sorted(spoken):
        if span.start > at:
            left.append(Span(at, min(span.start, sentence.end)))
        at = max(at, span.end)
        if at >= sentence.end:
            break
    if at < sentence.end:
        left.append(Span(at, sentence.end))
    trimmed = (_trim(text, span) for span in left)
    return [span for span in trimmed if span and _asserts(span.cut(text))]


def _trim(text: str, span: Span) -> Span | None:
    """Without punctuation and space at its ends."""
    first = _EDGE.search(text, span.start, span.end)
    if first is None:
        return None
    end = span.end
    while not _EDGE.match(text, end - 1):
        end -= 1
    return Span(first.start(), end)


def _asserts(words: str) -> bool:
    found = _WORD.findall(words.casefold())
    return len(found) >= FEWEST_WORDS and not _SETTING.issuperset(found) and not _is_occasion(found)


def _is_occasion(words: list[str]) -> bool:
    """ "In a video message from Korsen on Monday": where somebody spoke, and nothing that happened."""
    happens = any(word in FINITE or word.endswith("ed") or word[0].isdigit() for word in words)
    return words[0] in _LEADS_TO_OCCASION and not happens and not SPEAKING_OCCASIONS.isdisjoint(words)
