"""Finds where words of an old draft stand in the new one, whatever became of quotes, dashes and spaces."""

import re
from bisect import bisect_right
from collections.abc import Iterable

from claims.analysis.drafts.in_order import in_order
from claims.analysis.drafts.wording import canonical
from claims.analysis.spans import Span

_WORD = re.compile(r"\w+")
_ATTACHED = re.compile(r"[^\w\s]*")
_SIGNS = 3  # by how many signs the typography at an end of a stretch may differ

Pair = tuple[Span, Span]


class Carried:
    """Asked about places in an old text; `pairs` say which stretch of it became which of the new one.

    The old stretches must not overlap. Each is read when it is first asked about: O(n log n) in its words.
    """

    def __init__(self, old: str, new: str, pairs: Iterable[Pair]) -> None:
        self.old, self.new = old, new
        self.pairs = sorted(pairs)
        self._starts = [was.start for was, _ in self.pairs]
        self._words: dict[int, dict[int, Span]] = {}

    def span(self, span: Span) -> Span | None:
        """Where exactly these words stand now; None where one of them changed, came or went."""
        words = list(_WORD.finditer(self.old, *span))
        if not words:
            return None
        first, last = self._word(words[0].start()), self._word(words[-1].start())
        if first is None or last is None or last.end < first.end:
            return None
        start, before = self._beginning(span, words[0], first)
        end, after = self._ending(span, words[-1], last)
        wanted = canonical(span.cut(self.old))
        for left in _nearest(before):
            for right in _nearest(after):
                found = Span(start - left, end + right)
                if self._is_around(found, start, end) and canonical(found.cut(self.new)) == wanted:
                    return found
        return None

    def start(self, span: Span) -> int | None:
        """Where a stretch begins now whose first word is still there, with the signs attached to it."""
        word = _WORD.search(self.old, *span)
        now = word and self._word(word.start())
        if not word or now is None:
            return None
        attached = len(self.old[span.start : word.start()].strip())
        at = now.start
        while attached and at > 0 and _ATTACHED.fullmatch(self.new, at - 1, at):
            at, attached = at - 1, attached - 1
        return at

    def end(self, span: Span) -> int | None:
        """Where a stretch ends now whose last word is still there, with the signs attached to it."""
        words = list(_WORD.finditer(self.old, *span))
        now = self._word(words[-1].start()) if words else None
        if now is None:
            return None
        attached = _ATTACHED.match(self.new, now.end)
        return attached.end() if attached else now.end

    def _word(self, at: int) -> Span | None:
        """Where the word that holds this place stands now."""
        number = bisect_right(self._starts, at) - 1
        if number < 0 or at >= self.pairs[number][0].end:
            return None
        if number not in self._words:
            self._words[number] = self._read(*self.pairs[number])
        begin = at
        while begin > self.pairs[number][0].start and _WORD.match(self.old[begin - 1]):
            begin -= 1
        return self._words[number].get(begin)

    def _read(self, was: Span, now: Span) -> dict[int, Span]:
        olds, news = list(_WORD.finditer(self.old, *was)), list(_WORD.finditer(self.new, *now))
        before, after = [word.group() for word in olds], [word.group() for word in news]
        pairs = zip(range(len(olds)), range(len(news)), strict=False)
        return {olds[a].start(): Span(*news[b].span()) for a, b in _same(before, after, pairs)}

    def _beginning(self, span: Span, word: re.Match[str], now: Span) -> tuple[int, int]:
        """The place in the new text, and how many signs stood before it in the stretch."""
        whole = _WORD.search(self.old, self._begin_of(span.start))
        if whole and whole.start() < span.start:  # it begins inside a word
            return now.start + span.start - whole.start(), 0
        return now.start, word.start() - span.start

    def _ending(self, span: Span, word: re.Match[str], now: Span) -> tuple[int, int]:
        begin = self._begin_of(word.start())
        whole = _WORD.match(self.old, begin)
        if whole and whole.end() > span.end:
            return now.start + span.end - begin, 0
        return now.end, span.end - word.end()

    def _begin_of(self, at: int) -> int:
        while at > 0 and _WORD.match(self.old[at - 1]) and _WORD.match(self.old[at : at + 1]):
            at -= 1
        return at

    def _is_around(self, found: Span, start: int, end: int) -> bool:
        outside = self.new[max(0, found.start) : start] + self.new[end : found.end]
        return 0 <= found.start < found.end <= len(self.new) and not _WORD.search(outside)


def _same(
    before: list[str], after: list[str], in_place: Iterable[tuple[int, int]]
) -> Iterable[tuple[int, int]]:
    return in_place if before == after else in_order(before, after)


def _nearest(wanted: int) -> list[int]:
    """As many signs as before first, then a few more or fewer."""
    return sorted(range(max(0, wanted - _SIGNS), wanted + _SIGNS + 1), key=lambda one: abs(one - wanted))
