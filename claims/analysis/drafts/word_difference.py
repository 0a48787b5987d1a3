"""The difference between two wordings, word by word, for people to look at."""

import re
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from claims.analysis.drafts.in_order import in_order
from claims.analysis.spans import Span

# A word with the space after it; figures keep their points, and scripts without spaces go sign by sign.
_WORD = re.compile(
    r"(?:[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|\d+(?:[.,:]\d+)*|[^\W\d_\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+"
    r"(?:['’][^\W\d_]+)*|[^\w\s]|_)\s*|\s+"
)


class Change(StrEnum):
    """What happened to words between two wordings."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


class Piece(NamedTuple):
    """Neighbouring words that were kept, removed or added; a side where they do not stand is None."""

    change: Change
    old: Span | None
    new: Span | None


def word_difference(old: str, new: str, old_start: int = 0, new_start: int = 0) -> list[Piece]:
    """The pieces in reading order, what was removed before what was added in its place.

    Spans are code points; the two starts are where the wordings stand in their texts. The old spans joined
    are the old wording, the new ones the new. Space alone is no difference. O(n log n).
    """
    olds, news = list(_WORD.finditer(old)), list(_WORD.finditer(new))
    pairs = in_order([m.group().rstrip() for m in olds], [m.group().rstrip() for m in news])
    steps: list[tuple[Change, int, int]] = []
    i = j = 0
    for a, b in [*pairs, (len(olds), len(news))]:
        steps += [(Change.REMOVED, at, -1) for at in range(i, a)]
        steps += [(Change.ADDED, -1, at) for at in range(j, b)]
        if a < len(olds):
            steps.append((Change.KEPT, a, b))
        i, j = a + 1, b + 1
    return [
        _piece(change, list(group), olds, news, old_start, new_start)
        for change, group in groupby(steps, key=lambda step: step[0])
    ]


def _piece(
    change: Change,
    group: list[tuple[Change, int, int]],
    olds: list[re.Match[str]],
    news: list[re.Match[str]],
    old_start: int,
    new_start: int,
) -> Piece:
    first, last = group[0], group[-1]
    was = Span(old_start + olds[first[1]].start(), old_start + olds[last[1]].end()) if first[1] >= 0 else None
    now = Span(new_start + news[first[2]].start(), new_start + news[last[2]].end()) if first[2] >= 0 else None
    return Piece(change, was, now)
