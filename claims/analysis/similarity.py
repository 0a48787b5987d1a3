"""Which sentences of one article say the same thing again."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.analysis.function_words import MONTH, word_set

ALIKE = 0.8  # share of the shorter sentence's words that the longer one has too
FEWEST_WORDS = 5  # of the shorter one: below that, equal words are chance
MOST_PLACES = 60  # a word in more sentences than that finds no candidates, which keeps it linear
_STEM = 6

_WORD = re.compile(r"\w+(?:[.,’'-]\w+)*")
_DAY = re.compile(rf"\b(?:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH})\b")  # when it was said is no figure of it
_DENIES = word_set("""
    not no never without denied denies deny denyin denial disput reject dismis refute contra false untrue
    wrong basele
""")
_COMMON = word_set("""
    a about after again all also an and any are as at be been before but by can could did do does
    for from had has have he her here his how if in into is it its just like more most no not of on
    one or other our out over said say says she so some such than that the their them then there
    these they this to up was we were what when which while who will with would you
""")


@dataclass(frozen=True, slots=True)
class Repeat:
    """Sentence `later` says again what `earlier` said; both are indexes, `likeness` is 0 to 1."""

    later: int
    earlier: int
    likeness: float


def repeats(sentences: Sequence[str]) -> list[Repeat]:
    """For each sentence that repeats one before it, the earliest that it repeats.

    The measure is the overlap coefficient (Szymkiewicz–Simpson) of the sets of words without function
    words, each cut to six letters, so that "claims" finds "claimed". Figures must be the same, but for days
    of a month, and both or neither must deny: whoever gives two claims one mark relies on it. Linear in
    the length of the text.
    """
    found: list[Repeat] = []
    stems = [_stems(sentence) for sentence in sentences]
    places: dict[str, list[int]] = defaultdict(list)
    for later, words in enumerate(stems):
        if match := _earliest(later, stems, places):
            found.append(match)
        for word in words:
            places[word].append(later)
    return found


def _earliest(later: int, stems: Sequence[frozenset[str]], places: dict[str, list[int]]) -> Repeat | None:
    shared = Counter(_candidates(stems[later], places))
    for earlier, count in sorted(shared.items()):
        shorter = min(len(stems[later]), len(stems[earlier]))
        if shorter < FEWEST_WORDS or count < ALIKE * shorter:
            continue
        likeness = len(stems[later] & stems[earlier]) / shorter
        if likeness >= ALIKE and _agree(stems[later], stems[earlier]):
            return Repeat(later, earlier, round(likeness, 3))
    return None


def _candidates(words: frozenset[str], places: dict[str, list[int]]) -> Iterator[int]:
    for word in words:
        if len(places[word]) <= MOST_PLACES:
            yield from places[word]


def _agree(one: frozenset[str], other: frozenset[str]) -> bool:
    figures = {word for word in one ^ other if any(letter.isdigit() for letter in word)}
    return not figures and _DENIES.isdisjoint(one) == _DENIES.isdisjoint(other)


def _stems(sentence: str) -> frozenset[str]:
    words = (word.casefold() for word in _WORD.findall(_DAY.sub(" ", sentence)))
    return frozenset(_stem(word) for word in words if word not in _COMMON or word in {"not", "no"})


def _stem(word: str) -> str:
    if any(letter.isdigit() for letter in word):
        return word
    return word.split("’")[0].split("'")[0][:_STEM]
