"""Finds which edited sentence of a new draft was which of the old one, also when it was split or merged."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from claims.analysis.drafts.in_order import Pair, in_order
from claims.analysis.function_words import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
)

ALIKE = 0.34  # least likeness inside one gap between unchanged sentences
ALIKE_ALONE = 0.15  # where each side of the gap holds one sentence
ALIKE_ELSEWHERE = 0.55  # where the sentence moved as well
PART = 0.5  # share of a part's words that the whole must have, and no other part
_PLACES = 24  # a word in more sentences than that finds no candidates, which keeps it linear
_CANDIDATES = 4
_SMALL_GAP = 400  # pairs of sentences; up to this each is compared with each
_TOO_MANY_TIMES = 20  # as many words: nothing alike, and not worth counting
_STEM = 6
_SMALL_WORDS = (
    ADVERBS | AUXILIARIES | CONJUNCTIONS | DETERMINERS | PREPOSITIONS | PRONOUNS | {"to", "that", "said"}
)
_SMALL_WEIGHT = 0.2
_WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|\d+(?:[.,:]\d+)*|[^\W\d_\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+"
)
_DIGITS = re.compile(r"\d+(?:[.,:]\d+)*")

Stems = Counter[str]


@dataclass(slots=True)
class Gap:
    """What stands unmatched between two matched sentences, as indexes on both sides."""

    old: list[int] = field(default_factory=list)
    new: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Edited:
    """Which old sentences became which new ones: one for one, one for several, or several for one."""

    old: list[int]
    new: list[int]


def stems(sentence: str) -> Stems:
    """The words of a sentence, cut so that "closes" finds "closed"; figures whole."""
    return Counter(word[:_STEM] if word[0].isalpha() else word for word in _WORD.findall(sentence.casefold()))


def pair_edited(old: Sequence[str], new: Sequence[str], gaps: Sequence[Gap]) -> list[Edited]:
    """The edited sentences among those that stand in the gaps; no index stands in two of the answers.

    Likeness is Dice's coefficient of the words, small words counting for little (Dice 1945). Candidates share
    a rare word, or stand in the same small gap, or differ in figures only; the best pairs are taken first.
    A neighbour that holds the rest of a sentence is the other part of it. O(n log n).
    """
    return _Pairing(old, new, gaps).edited()


class _Pairing:
    """The unmatched sentences of both drafts, and the pairs found among them."""

    def __init__(self, old: Sequence[str], new: Sequence[str], gaps: Sequence[Gap]) -> None:
        self.gaps = gaps
        self.old = {at: stems(old[at]) for gap in gaps for at in gap.old}
        self.new = {at: stems(new[at]) for gap in gaps for at in gap.new}
        self.old_gap = {at: number for number, gap in enumerate(gaps) for at in gap.old}
        self.new_gap = {at: number for number, gap in enumerate(gaps) for at in gap.new}
        self.old_frame = {at: _DIGITS.sub("0", old[at]) for at in self.old}
        self.new_frame = {at: _DIGITS.sub("0", new[at]) for at in self.new}
        self.by_old: dict[int, Edited] = {}
        self.by_new: dict[int, Edited] = {}

    def edited(self) -> list[Edited]:
        """The likest pairs first, then those that differ in figures alone, then what was split or merged."""
        scored = sorted(self._scored(), key=lambda one: (-one[0], abs(one[1] - one[2]), one[1], one[2]))
        for _, was, now in scored:
            self._take(was, now)
        for gap in self.gaps:
            self._by_figures_alone(gap)
        found = list(self.by_old.values())
        for one in found:
            self._find_parts(one)
        return found

    def _take(self, was: int, now: int) -> None:
        if was not in self.by_old and now not in self.by_new:
            self.by_old[was] = self.by_new[now] = Edited([was], [now])

    def _by_figures_alone(self, gap: Gap) -> None:
        """Sentences of one mould, too many alike to find one another by a rare word: in their order."""
        olds = [at for at in gap.old if at not in self.by_old]
        news = [at for at in gap.new if at not in self.by_new]
        if olds and news:
            frames = [self.old_frame[at] for at in olds], [self.new_frame[at] for at in news]
            for a, b in in_order(*frames):
                self._take(olds[a], news[b])

    def _scored(self) -> Iterator[tuple[float, int, int]]:
        seen: set[Pair] = set()
        for was, now in self._candidates():
            if (was, now) in seen:
                continue
            seen.add((was, now))
            near = self.old_gap[was] == self.new_gap[now]
            likeness = _likeness(self.old[was], self.new[now])
            if likeness >= (self._least_in(self.gaps[self.old_gap[was]]) if near else ALIKE_ELSEWHERE):
                yield likeness + (0.2 if near else 0.0), was, now

    def _least_in(self, gap: Gap) -> float:
        return ALIKE_ALONE if len(gap.old) == len(gap.new) == 1 else ALIKE

    def _candidates(self) -> Iterator[Pair]:
        places: dict[str, list[int]] = defaultdict(list)
        for was, words in self.old.items():
            for word in words:
                places[word].append(was)
        rare = {word: where for word, where in places.items() if len(where) <= _PLACES}
        for now, words in self.new.items():
            shared: Counter[int] = Counter()
            for word in words:
                for was in rare.get(word, ()):
                    shared[was] += 1
            nearest = sorted(shared, key=lambda was: (-shared[was], abs(was - now)))  # noqa: B023
            yield from ((was, now) for was in nearest[:_CANDIDATES])
        for gap in self.gaps:
            if len(gap.old) * len(gap.new) <= _SMALL_GAP:
                yield from ((was, now) for now in gap.new for was in gap.old)

    def _find_parts(self, one: Edited) -> None:
        was, now = one.old[0], one.new[0]
        if more := self._parts(self.old[was], self.new, now, self.by_new):
            one.new = more
            self.by_new.update(dict.fromkeys(more, one))
        elif more := self._parts(self.new[now], self.old, was, self.by_old):
            one.old = more
            self.by_old.update(dict.fromkeys(more, one))

    def _parts(self, whole: Stems, side: dict[int, Stems], at: int, taken: Collection[int]) -> list[int]:
        """The run of free neighbours around `at` of which each holds words of the whole that no other has."""
        rest = +whole
        _take_away(rest, side[at])
        run = [at]
        for step in (1, -1):
            following = at + step
            while following in side and following not in taken and _belongs(side[following], rest):
                _take_away(rest, side[following])
                run.append(following)
                following += step
        return sorted(run) if len(run) > 1 else []


def _belongs(part: Stems, rest: Stems) -> bool:
    shared = _weight(part & rest)
    return shared >= 1.0 and shared >= PART * _weight(part)


def _take_away(words: Stems, part: Stems) -> None:
    """Subtracts in place: a whole may have many parts."""
    for word, number in part.items():
        if word in words:
            words[word] = max(0, words[word] - number)


def _likeness(one: Stems, other: Stems) -> float:
    fewer, more = sorted((one, other), key=len)
    if len(more) > _TOO_MANY_TIMES * len(fewer):
        return 0.0
    total = _weight(one) + _weight(other)
    return 2 * _weight(fewer & more) / total if total else 1.0


def _weight(words: Stems) -> float:
    return sum(number * (_SMALL_WEIGHT if word in _SMALL_WORDS else 1.0) for word, number in words.items())
