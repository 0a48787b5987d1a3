"""A sentence as words and marks, each quotation folded into one, for the light engine to read."""

import re
from collections.abc import Sequence
from itertools import accumulate

from claims.analysis.letters import Letters
from claims.analysis.quotations import Quote
from claims.analysis.spans import Span

QUOTE = '"'  # stands for a whole quotation

_LONGEST_NICKNAME = 24  # characters
# Most words end at a space: what joins on is tried behind one of its signs alone.
_JOINED = r"[{0}]++(?:(?![.'/&@,:-])|(?:[.'/&@-]+[{0}]++|(?<=\d)(?:,\d{{3}}\b|:\d[{0}]*+))*)|--+|[^\w\s.!?*]"
_TOKEN = re.compile(rf"({_JOINED})".format(r"^\W_"))
_ASCII_TOKEN = re.compile(rf"({_JOINED})".format("a-z0-9"))  # the same, faster


def is_nickname(text: str, quote: Quote) -> bool:
    """Whether a quotation stands between the words of a name: Ada "Dot" Lind."""
    start, end = quote.span
    inner = quote.inner.cut(text)
    if end - start > _LONGEST_NICKNAME or not inner[:1].isupper() or not inner[-1].isalnum():
        return False
    between = text[start - 1 : start] == " " == text[end : end + 1] and text[end + 1 : end + 2].isupper()
    before = text[max(0, start - _LONGEST_NICKNAME) : start].split()
    return between and bool(before) and before[-1][0].isupper() and before[-1][-1].isalnum()


class Words:
    """The tokens of one sentence, outside its quotations; parallel lists, index by index.

    `low` holds small letters with straight apostrophes; a quotation is one `QUOTE`; full stops are left out.
    """

    __slots__ = ("_letters", "end", "low", "span", "start", "text")

    def __init__(self, text: str, letters: Letters, span: Span, quotes: Sequence[Quote]) -> None:
        self.text = text
        self.span = span
        self._letters = letters.cut(span)
        self.low: list[str] = []
        self.start: list[int] = []
        self.end: list[int] = []
        at = span.start
        for quote in quotes:
            if quote.span.start > at:
                self._read(at, quote.span.start)
            at = min(quote.span.end, span.end)
            if not is_nickname(text, quote):
                self._add(QUOTE, max(quote.span.start, span.start), at)
        self._read(at, span.end)
        if "--" in self._letters or "-" in self.low:
            self.low = ["—" if low[0] == "-" else low for low in self.low]

    def _add(self, low: str, start: int, end: int) -> None:
        self.low.append(low)
        self.start.append(start)
        self.end.append(end)

    def _read(self, start: int, end: int) -> None:
        base = self.span.start
        part = self._letters[start - base : end - base]
        # Every second piece is a token; where each one stands follows from the lengths before it.
        pieces = (_ASCII_TOKEN if part.isascii() else _TOKEN).split(part)
        places = [*accumulate(map(len, pieces), initial=start)]
        self.low += pieces[1::2]
        self.start += places[1:-1:2]
        self.end += places[2::2]

    def __len__(self) -> int:
        return len(self.low)

    def at(self, index: int) -> str:
        """The word at `index` in small letters, or "" beyond either end."""
        return self.low[index] if 0 <= index < len(self.low) else ""

    def is_name(self, index: int) -> bool:
        """Whether the word starts with a capital."""
        if not 0 <= index < len(self.low):
            return False
        return self.low[index] != QUOTE and self.text[self.start[index]].isupper()

    def cut(self, first: int, after: int) -> Span:
        """The span of the tokens from `first` up to, not including, `after`."""
        return Span(self.start[first], self.end[after - 1])
