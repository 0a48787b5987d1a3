"""Two wordings of a claim in pieces, for people to see what was removed and what was added."""

from collections.abc import Iterator
from dataclasses import dataclass

from claims.analysis.drafts.word_difference import Change, word_difference
from claims.analysis.spans import Span


@dataclass(frozen=True, slots=True)
class Words:
    text: str
    change: Change


def differing(old: str, new: str) -> tuple[list[Words], list[Words]]:
    """Both wordings in pieces: the old one with what was removed, the new one with what was added."""
    pieces = word_difference(old, new)
    was = [words for piece in pieces if piece.old for words in _words(piece.old.cut(old), piece.change)]
    now = [words for piece in pieces if piece.new for words in _words(piece.new.cut(new), piece.change)]
    return was, now


def in_one(old: str, new: str) -> list[Words]:
    """The new wording with what was removed where it stood."""
    found: list[Words] = []
    for piece in word_difference(old, new):
        if piece.new:
            found += _words(piece.new.cut(new), piece.change)
        elif piece.old:
            found += _removed(old, piece.old, found)
    return found


def _removed(old: str, span: Span, before: list[Words]) -> Iterator[Words]:
    """The new wording may have no space where the words stood: then theirs goes before them."""
    lacks = bool(before) and not before[-1].text[-1:].isspace() and old[: span.start][-1:].isspace()
    if not lacks:
        yield from _words(span.cut(old), Change.REMOVED)
        return
    yield Words(" ", Change.KEPT)
    yield Words(span.cut(old).rstrip(), Change.REMOVED)


def _words(text: str, change: Change) -> Iterator[Words]:
    """The space behind words that were removed or added is no part of them."""
    words = text if change is Change.KEPT else text.rstrip()
    yield Words(words, change)
    if len(words) < len(text):
        yield Words(text[len(words) :], Change.KEPT)
