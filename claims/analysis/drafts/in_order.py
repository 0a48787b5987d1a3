"""Finds what two sequences have in common in the same order, in time bounded on any input."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence

Pair = tuple[int, int]

_LEVELS = 16  # how often a gap between anchors is searched for anchors of its own
_SMALL = 4_096  # cells: up to this a gap is compared in full


def in_order(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Pair]:
    """Index pairs of equal items, rising in both; an item stands in one pair at most.

    Patience difference (B. Cohen, "Patience Diff Advantages"): items that occur once on both sides anchor the
    rest, the longest rising run of them by patience sorting (Fredman 1975), then the same inside each gap.
    What repeats is matched from both ends of its gap inwards, so it stays with its neighbours; a small gap
    by the longest common subsequence, a large one greedily. O(n log n), and it never recurses.
    """
    pairs: list[Pair] = []
    gaps = [(0, len(old), 0, len(new), 0)]
    while gaps:
        first, after, start, end, level = gaps.pop()
        while first < after and start < end and old[first] == new[start]:
            pairs.append((first, start))
            first, start = first + 1, start + 1
        while first < after and start < end and old[after - 1] == new[end - 1]:
            after, end = after - 1, end - 1
            pairs.append((after, end))
        if first == after or start == end:
            continue
        anchors = _anchors(old, new, (first, after), (start, end)) if level < _LEVELS else []
        if not anchors:
            pairs += _without_anchors(old, new, (first, after), (start, end))
            continue
        pairs += anchors
        for (a, b), (c, d) in zip([(first - 1, start - 1), *anchors], [*anchors, (after, end)], strict=True):
            if a + 1 < c and b + 1 < d:
                gaps.append((a + 1, c, b + 1, d, level + 1))
    return sorted(pairs)


def rising(pairs: Sequence[Pair]) -> list[Pair]:
    """The longest choice of pairs that rises in both numbers; they come sorted by the first."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, (_, number) in enumerate(pairs):
        place = bisect_left(tails, number)
        before.append(ends[place - 1] if place else -1)
        tails[place : place + 1] = [number]
        ends[place : place + 1] = [at]
    chain: list[Pair] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]


def _anchors(
    old: Sequence[Hashable], new: Sequence[Hashable], inside: tuple[int, int], other: tuple[int, int]
) -> list[Pair]:
    in_old = Counter(old[inside[0] : inside[1]])
    in_new = Counter(new[other[0] : other[1]])
    places = {new[at]: at for at in range(*other) if in_new[new[at]] == 1}
    return rising(
        [(at, places[old[at]]) for at in range(*inside) if in_old[old[at]] == 1 and old[at] in places]
    )


def _without_anchors(
    old: Sequence[Hashable], new: Sequence[Hashable], inside: tuple[int, int], other: tuple[int, int]
) -> list[Pair]:
    if (inside[1] - inside[0]) * (other[1] - other[0]) <= _SMALL:
        return _longest(old, new, inside, other)
    places: dict[Hashable, list[int]] = defaultdict(list)
    for at in range(*other):
        places[new[at]].append(at)
    pairs: list[Pair] = []
    last = other[0] - 1
    for at in range(*inside):
        where = places.get(old[at], [])
        place = bisect_right(where, last)
        # A match far ahead would leave everything between without one.
        if place < len(where) and where[place] - last <= 2 * (at - inside[0]) + 64:
            last = where[place]
            pairs.append((at, last))
    return pairs


def _longest(
    old: Sequence[Hashable], new: Sequence[Hashable], inside: tuple[int, int], other: tuple[int, int]
) -> list[Pair]:
    """The longest common subsequence by dynamic programming."""
    rows, columns = inside[1] - inside[0], other[1] - other[0]
    table = [[0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            equal = old[inside[0] + i] == new[other[0] + j]
            table[i][j] = table[i + 1][j + 1] + 1 if equal else max(table[i + 1][j], table[i][j + 1])
    pairs: list[Pair] = []
    i = j = 0
    while i < rows and j < columns:
        if old[inside[0] + i] == new[other[0] + j]:
            pairs.append((inside[0] + i, other[0] + j))
            i, j = i + 1, j + 1
        elif table[i + 1][j] >= table[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs
