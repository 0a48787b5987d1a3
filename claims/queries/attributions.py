"""Which attribution serves which claim: told by their words, never stored."""

from collections.abc import Sequence
from typing import Protocol

from claims.models import AttributionVersion


class Stands(Protocol):
    """A claim's place in a text: an outline row or a placement."""

    claim_id: int
    start: int
    end: int


def share_out(
    versions: Sequence[AttributionVersion], places: Sequence[Stands]
) -> dict[int, list[AttributionVersion]]:
    """Each attribution to every claim that its words overlap; both are given in text order."""
    shared: dict[int, list[AttributionVersion]] = {}
    first = 0
    for version in versions:
        while first < len(places) and places[first].end <= version.start:
            first += 1
        for at in range(first, len(places)):
            if places[at].start >= version.end:
                break
            if version.overlaps(places[at].start, places[at].end):
                shared.setdefault(places[at].claim_id, []).append(version)
    return shared
