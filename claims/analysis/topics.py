"""Which of many patterns a sentence is worth trying on, told by looking up each of its words once."""

from collections.abc import Hashable, Iterable, Sequence
from functools import lru_cache
from typing import Generic, TypeVar

_Topic = TypeVar("_Topic", bound=Hashable)

_REMEMBERED = 4096  # combinations of word lists; few are common


class Topics(Generic[_Topic]):
    """Topics in order; a sentence touches one when it holds a word of each of the topic's lists.

    A topic that stands there several times is touched by any of these sets of lists.
    """

    def __init__(self, listed: Iterable[tuple[_Topic, Sequence[frozenset[str]]]]) -> None:
        self._lists_of: dict[str, int] = {}  # of each word the lists that hold it, one bit a list
        self._needed: list[tuple[_Topic, int]] = []
        bit = 1
        for topic, lists in listed:
            self._needed.append((topic, bit * ((1 << len(lists)) - 1)))
            for words in lists:
                for word in words:
                    self._lists_of[word] = self._lists_of.get(word, 0) | bit
                bit <<= 1
        self._words = frozenset(self._lists_of)
        self._touched = lru_cache(_REMEMBERED)(self._touched_by)

    def of(self, words: frozenset[str]) -> tuple[_Topic, ...]:
        """The topics that a sentence of these words in small letters touches, in their order."""
        lists = 0
        for word in self._words & words:
            lists |= self._lists_of[word]
        return self._touched(lists)

    def _touched_by(self, lists: int) -> tuple[_Topic, ...]:
        return tuple(dict.fromkeys(topic for topic, needed in self._needed if lists & needed == needed))
