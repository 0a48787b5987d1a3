"""Words that a person chose in a draft: what a browser sends is checked against the text, not trusted."""

from collections.abc import Sequence
from typing import NamedTuple

from claims.actions.refused import Refused
from claims.analysis.graphemes import is_between_characters
from claims.analysis.spans import Span
from claims.models import Placement

MOST_PARTS = 30

NO_CONTENT = "Choose what they said: at least a word of it."
ELSEWHERE = "Nothing of this stands in the claim. Choose words of the claim itself."
TOO_FAR = "“{}” lies too far away. Choose words of this paragraph, or of the one before or after it."
NO_WORDS = "Choose at least one word."
OTHER_WORDS = "“{}” does not stand at that place of the draft. Choose the words again."
TAKES_APART = "An end would take a character apart. Choose whole words."
TWICE = "“{}” is chosen twice. Let each part stand for itself."
TOO_MANY = f"These are too many parts. Choose {MOST_PARTS} at most."
SHOWN = 60


class Words(NamedTuple):
    """Where words stand in the draft; `text` is what the person saw there, if it was sent along."""

    start: int
    end: int
    text: str | None = None


def check_words(
    placement: Placement,
    reach: Sequence[Span],
    cues: Sequence[Words],
    contents: Sequence[Words],
    others: Sequence[Words],
) -> None:
    """Each stands in one paragraph within reach, and something of what was said stands in the claim."""
    if not contents:
        raise Refused(NO_CONTENT)
    if len(cues) + len(contents) > MOST_PARTS:
        raise Refused(TOO_MANY)
    text = placement.revision.text
    for words in (*cues, *contents, *others):
        _check_place(text, words, reach)
    for parts in (cues, contents):
        _check_apart(text, sorted(parts, key=lambda part: part[:2]))
    if not any(part.start < placement.end and placement.start < part.end for part in (*cues, *contents)):
        raise Refused(ELSEWHERE)


def _check_place(text: str, words: Words, reach: Sequence[Span]) -> None:
    here = text[words.start : words.end] if 0 <= words.start < words.end <= len(text) else ""
    if not here.strip():
        raise Refused(NO_WORDS)
    if words.text is not None and words.text != here:
        raise Refused(OTHER_WORDS.format(words.text[:SHOWN]))
    if not (is_between_characters(text, words.start) and is_between_characters(text, words.end)):
        raise Refused(TAKES_APART)
    if not any(block.start <= words.start and words.end <= block.end for block in reach):
        raise Refused(TOO_FAR.format(here[:SHOWN]))


def _check_apart(text: str, parts: Sequence[Words]) -> None:
    for before, after in zip(parts, parts[1:], strict=False):
        if after.start < before.end:
            raise Refused(TWICE.format(text[after.start : after.end][:SHOWN]))
