"""Which attribution serves which claim: told by their words, never stored."""

from collections.abc import Sequence
from typing import Protocol, TypeVar


class Stands(Protocol):
    """A claim's place in a text: an outline row or a placement."""

    claim_id: int
    start: int
    end: int


class Attributes(Protocol):
    """A version of an attribution, as a model row or as plain values."""

    start: int
    end: int
    cues: list[tuple[int, int, str]]
    contents: list[tuple[int, int]]


Version = TypeVar("Version", bound=Attributes)


def or_guess(words: str, confirmed_by: int | None) -> str:
    """With a question mark until a person confirms it."""
    return words if confirmed_by else f"{words}?"


def share_out(versions: Sequence[Version], places: Sequence[Stands]) -> dict[int, list[Version]]:
    """Each attribution to every claim that its words overlap; both are given in text order."""
    shared: dict[int, list[Version]] = {}
    first = 0
    for version in versions:
        while first < len(places) and places[first].end <= version.start:
            first += 1
        for at in range(first, len(places)):
            if places[at].start >= version.end:
                break
            if _overlap(version, places[at]):
                shared.setdefault(places[at].claim_id, []).append(version)
    return shared


def _overlap(version: Attributes, place: Stands) -> bool:
    if place.start <= version.start and version.end <= place.end:
        return True  # as most do; their words need not be looked at
    spans = (*version.cues, *version.contents)
    return any(span[0] < place.end and place.start < span[1] for span in spans)
