"""Suggestions for claims that stand where somebody put them, not where the analysis would."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from claims.analysis.spans import Analysis, Span, SuggestedClaim, SuggestedEvidence
from claims.vocabulary import ClaimKind, EvidenceStatus


def split_as(analysis: Analysis, spans: Sequence[Span]) -> Analysis:
    """The same analysis with a claim at each of `spans`, which are in reading order and do not overlap.

    What has no claim of its own there takes its kind and priority from the suggested claim that it begins in,
    and of its evidence the words that stand in it. Linear but for a bisection each.
    """
    exactly = {claim.span: claim for claim in analysis.claims}
    starts = [claim.span.start for claim in analysis.claims]
    claims = tuple(exactly.get(span) or _part(analysis, starts, span) for span in spans)
    return replace(analysis, claims=claims)


def _part(analysis: Analysis, starts: Sequence[int], span: Span) -> SuggestedClaim:
    first = max(0, bisect_right(starts, span.start) - 1)
    around = [
        one for one in analysis.claims[first : bisect_left(starts, span.end)] if one.span.overlaps(span)
    ]
    if not around:
        return SuggestedClaim(span, ClaimKind.SENTENCE, SuggestedEvidence(EvidenceStatus.UNSTATED))
    whole = around[0]
    shown = whole.evidence.span
    evidence = SuggestedEvidence(
        whole.evidence.status,
        shown if shown and span.contains(shown) else None,
        tuple((name, where) for name, where in whole.evidence.warnings if span.contains(where)),
    )
    return SuggestedClaim(span, whole.kind, evidence, whole.priority, whole.reasons)
