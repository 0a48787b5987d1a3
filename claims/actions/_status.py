"""The only place that writes a claim's status, always from its readings."""

from collections.abc import Iterable

from claims.analysis.readings import status_of
from claims.models import Claim, Verdict
from claims.vocabulary import Mark, Status


def derive_status(claim: Claim, readings: Iterable[Verdict], *, asked_for: int) -> Status:
    """From the current verdicts of the claim's round, each with its placement."""
    readings = list(readings)
    status = status_of(
        [Mark(verdict.mark) for verdict in readings],
        asked_for=asked_for,
        text_changed=any(verdict.placement.until is not None for verdict in readings),
    )
    if status != claim.status:
        Claim.objects.filter(pk=claim.pk).update(status=status)
        claim.status = status
    return status


def readings_of(claim: Claim) -> list[Verdict]:
    current = Verdict.objects.current().filter(claim=claim, round=claim.round)
    return list(current.select_related("placement"))
