"""A sentence as words and marks, each quotation folded into one, for the light engine to read."""

import re
from collections.abc import Sequence

from claims.analysis.quotations import Quote
from claims.analysis.spans import Span

QUOTE = '"'  # stands for a whole quotation

_TOKEN = re.compile(r"[^\W_]+(?:[.'’/&@-]+[^\W_]+)*|--+|[^\w\s.!?*]")
_PLAIN = str.maketrans({"’": "'", "–": "—", "―": "—"})


class Words:
    """The tokens of one sentence, outside its quotations; parallel lists, index by index.

    `low` holds small letters with straight apostrophes; a quotation is one `QUOTE`; full stops are left out.
    """

    __slots__ = ("end", "low", "raw", "span", "start", "text")

    def __init__(self, text: str, span: Span, quotes: Sequence[Quote]) -> None:
        self.text = text
        self.span = span
        self.low: list[str] = []
        self.raw: list[str] = []
        self.start: list[int] = []
        self.end: list[int] = []
        at = span.start
        for quote in quotes:
            if quote.span.start > at:
                self._read(at, quote.span.start)
            at = min(quote.span.end, span.end)
            self._add(QUOTE, max(quote.span.start, span.start), at)
        self._read(at, span.end)

    def _add(self, low: str, start: int, end: int) -> None:
        self.low.append(low)
        self.raw.append(low)
        self.start.append(start)
        self.end.append(end)

    def _read(self, start: int, end: int) -> None:
        for match in _TOKEN.finditer(self.text, start, end):
            raw = match.group()
            low = raw.lower().translate(_PLAIN)
            if low[0] == "-":
                low = "—"
            self.low.append(low)
            self.raw.append(raw)
            self.start.append(match.start())
            self.end.append(match.end())

    def __len__(self) -> int:
        return len(self.low)

    def at(self, index: int) -> str:
        """The word at `index` in small letters, or "" beyond either end."""
        return self.low[index] if 0 <= index < len(self.low) else ""

    def is_name(self, index: int) -> bool:
        """Whether the word starts with a capital."""
        return 0 <= index < len(self.raw) and self.raw[index][:1].isupper()

    def cut(self, first: int, after: int) -> Span:
        """The span of the tokens from `first` up to, not including, `after`."""
        return Span(self.start[first], self.end[after - 1])
