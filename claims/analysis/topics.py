"""Which of many patterns a sentence is worth trying on, told by looking up each of its words once."""

from collections.abc import Mapping


class Topics:
    """Lists of words by the name of their topic; a topic is touched by a sentence with one of its words."""

    def __init__(self, listed: Mapping[str, frozenset[str]]) -> None:
        by_word: dict[str, set[str]] = {}
        for topic, words in listed.items():
            for word in words:
                by_word.setdefault(word, set()).add(topic)
        self._by_word = {word: frozenset(topics) for word, topics in by_word.items()}
        self._words = frozenset(by_word)

    def of(self, words: frozenset[str]) -> frozenset[str]:
        """The topics that a sentence of these words in small letters touches."""
        telling = self._words & words
        return frozenset().union(*map(self._by_word.__getitem__, telling)) if telling else _NONE


_NONE: frozenset[str] = frozenset()
