"""The claims around a claim in text order, and the block of the text that they stand in."""

from dataclasses import dataclass

from claims.analysis.layout import lay_out
from claims.analysis.spans import Span
from claims.models import Placement
from claims.queries.outline import UNNUMBERED
from claims.vocabulary import ClaimKind


@dataclass(frozen=True, slots=True)
class Neighbours:
    block: Span
    room: Span  # from the end of the claim before to the start of the claim after, inside the block
    before: Placement | None  # in the same block
    after: Placement | None


def neighbours_of(placement: Placement) -> Neighbours:
    """Two queries: the claims around it, and the text if it is not there yet."""
    text = placement.revision.text
    block = _block_at(text, placement.start)
    here = Placement.objects.current().filter(article=placement.article_id).select_related("claim")
    inside = here.filter(start__gte=block.start, start__lt=block.end).order_by("start")
    others = [other for other in inside if other.claim_id != placement.claim_id]
    before = next((other for other in reversed(others) if other.start < placement.start), None)
    after = next((other for other in others if other.start > placement.start), None)
    room = Span(before.end if before else block.start, after.start if after else block.end)
    return Neighbours(block, room, before, after)


def name_of(placement: Placement) -> str:
    """As the desk names it: by its number among the claims that have one; one query."""
    kind = ClaimKind(placement.claim.kind)
    if kind in UNNUMBERED:
        return f"the {kind.label.lower()}"
    current = Placement.objects.current().filter(article=placement.article_id, start__lte=placement.start)
    return f"claim {current.exclude(claim__kind__in=list(UNNUMBERED)).count()}"


def _block_at(text: str, place: int) -> Span:
    found = (block.span for block in lay_out(text).blocks if block.span.start <= place < block.span.end)
    return next(found, Span(0, len(text)))
