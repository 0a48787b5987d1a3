"""Which of many patterns a sentence is worth trying on, told by looking up a few of its words."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

_REMEMBERED = 4096  # combinations of topics; few are common


class Topics:
    """Topics in order; a sentence touches one when it holds a word of each of the topic's lists.

    A topic that stands there several times is touched by any of these sets of lists. Of a set the first list
    should hold the rarest words: the others are looked at only in a sentence with one of them.
    """

    def __init__(self, listed: Iterable[tuple[str, Sequence[frozenset[str]]]]) -> None:
        self._topics: list[str] = []
        self._sets_of: dict[str, list[tuple[int, Sequence[frozenset[str]]]]] = {}  # by word of the first list
        for topic, (rare, *others) in listed:
            if topic not in self._topics:
                self._topics.append(topic)
            bit = 1 << self._topics.index(topic)
            for word in rare:
                self._sets_of.setdefault(word, []).append((bit, others))
        self._words = frozenset(self._sets_of)
        self._named = lru_cache(_REMEMBERED)(self._named_by)

    def of(self, words: frozenset[str]) -> tuple[str, ...]:
        """The topics that a sentence of these words in small letters touches, in their order."""
        known = self._words & words
        if not known:
            return ()
        touched = 0
        for word in known:
            for bit, others in self._sets_of[word]:
                if touched & bit:
                    continue
                for other in others:
                    if other.isdisjoint(words):
                        break
                else:
                    touched |= bit
        return self._named(touched)

    def _named_by(self, touched: int) -> tuple[str, ...]:
        return tuple([topic for at, topic in enumerate(self._topics) if touched >> at & 1])
