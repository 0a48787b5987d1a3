"""Finds where a text mentions a word."""

from collections.abc import Iterator

_LOOKED_THROUGH = 100_000  # characters of a text: each word costs as much, which keeps every text linear


def mentions(text: str, word: str) -> Iterator[int]:
    """Each place of the word, also within a longer one, in the order of the text."""
    at = text.find(word, 0, _LOOKED_THROUGH)
    while at >= 0:
        yield at
        at = text.find(word, at + len(word), _LOOKED_THROUGH)
