"""Keeps the claims that people cut or joined by hand, where their sentence goes on in the new draft."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from claims.analysis.alignment import Fate
from claims.analysis.cuts import says_something, trimmed
from claims.analysis.drafts.carried import Carried
from claims.analysis.graphemes import is_between_characters
from claims.analysis.spans import Span


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbouring sentences and the claims that stand in them, as numbers of both."""

    sentences: range
    claims: range


def grouped(sentences: Sequence[Span], claims: Sequence[Span]) -> list[Group]:
    """In reading order, each sentence in one group; a claim over several sentences joins them. Linear."""
    found: list[Group] = []
    place = number = 0
    while number < len(sentences):
        first, begun, end = number, place, sentences[number].end
        number += 1
        while True:
            while place < len(claims) and claims[place].start < end:
                end = max(end, claims[place].end)
                place += 1
            if number == len(sentences) or sentences[number].start >= end:
                break
            end = max(end, sentences[number].end)
            number += 1
        found.append(Group(range(first, number), range(begun, place)))
    return found


def by_hand(group: Group, sentences: Sequence[Span], claims: Sequence[Span]) -> bool:
    """Whether somebody put the claims of the group elsewhere than the sentences stand."""
    here = [claims[at] for at in group.claims]
    return bool(here) and here != [sentences[at] for at in group.sentences]


def place_anew(
    carried: Carried,
    group: Group,
    old: tuple[Sequence[Span], Sequence[Span]],
    new: Sequence[Span],
    fates: Sequence[Fate],
) -> tuple[range, list[Span]] | None:
    """Which new sentences took the place of the group's, and where its claims stand in them.

    `old` are the old sentences and claims, `new` the new sentences, `fates` what became of each old sentence,
    by its number. None where they were torn apart, or where a cut fell with the words around it.
    """
    region = _region(group, fates)
    if region is None:
        return None
    sentences, claims = old
    was = Span(sentences[group.sentences[0]].start, sentences[group.sentences[-1]].end)
    now = Span(new[region[0]].start, new[region[-1]].end)
    placed = _places(carried, [claims[at] for at in group.claims], was, now)
    return (region, placed) if placed and _can_stand(carried.new, placed, now) else None


def _region(group: Group, fates: Sequence[Fate]) -> range | None:
    here = [fates[at] for at in group.sentences]
    olds = {at for fate in here for at in fate.old_numbers}
    news = sorted({at for fate in here for at in fate.new_numbers})
    if not all(fate.new_numbers for fate in here) or olds != set(group.sentences):
        return None
    return range(news[0], news[-1] + 1) if news[-1] - news[0] + 1 == len(news) else None


def _places(carried: Carried, claims: Sequence[Span], was: Span, now: Span) -> list[Span] | None:
    starts = [now.start if one.start == was.start else carried.start(one) for one in claims]
    ends = [now.end if one.end == was.end else carried.end(one) for one in claims]
    for at, (one, following) in enumerate(pairwise(claims)):
        if not says_something(carried.old, Span(one.end, following.start)):  # a cut: either side tells it
            begins, ended = starts[at + 1], ends[at]
            starts[at + 1] = ended if begins is None else begins
            ends[at] = begins if begins is not None else ended
    if None in starts or None in ends:
        return None
    pairs = zip(starts, ends, strict=True)
    return [trimmed(carried.new, start or 0, end or 0) for start, end in pairs]


def _can_stand(text: str, placed: Sequence[Span], now: Span) -> bool:
    in_order = all(one.end <= following.start for one, following in pairwise(placed))
    return in_order and all(
        now.contains(span)
        and says_something(text, span)
        and is_between_characters(text, span.start)
        and is_between_characters(text, span.end)
        for span in placed
    )
