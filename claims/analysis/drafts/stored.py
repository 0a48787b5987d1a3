"""An analysis as plain JSON values and back, for a draft that waits to be taken."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from claims.analysis.alignment import Fate
from claims.analysis.drafts.redraft import Redraft
from claims.analysis.similarity import Repeat
from claims.analysis.spans import (
    Analysis,
    Cue,
    Span,
    SuggestedAttribution,
    SuggestedClaim,
    SuggestedEvidence,
)
from claims.vocabulary import (
    Channel,
    ClaimFate,
    ClaimKind,
    CueClass,
    EvidenceStatus,
    Quotation,
    SourceType,
    TextWarning,
)

Json = Any


def analysis_to_json(analysis: Analysis) -> Json:
    """Dicts, lists, strings and numbers alone."""
    return asdict(analysis) | {
        "claims": [list(one) for one in analysis.claims],
        "attributions": [list(one) for one in analysis.attributions],
    }


def analysis_from_json(stored: Json) -> Analysis:
    """The analysis that was stored, equal to the first one."""
    return Analysis(
        claims=tuple(_claim(*one) for one in stored["claims"]),
        attributions=tuple(_attribution(*one) for one in stored["attributions"]),
        version=stored["version"],
        engine=stored["engine"],
        published_on=stored["published_on"],
    )


def redraft_to_json(found: Redraft) -> Json:
    """Spans stand once, with the kinds of the new claims; fates go by number."""
    return {
        "spans": [[*span, kind] for span, kind in zip(found.spans, found.kinds, strict=True)],
        "fates": [
            [fate.fate, fate.old_numbers, fate.new_numbers, fate.material, fate.reasons]
            for fate in found.fates
        ],
        "repeats": [[one.later, one.earlier, one.likeness] for one in found.repeats],
    }


def redraft_from_json(stored: Json, claims: Sequence[Span]) -> Redraft:
    """`claims` are those of the old draft, as they were when it was compared."""
    spans = [Span(start, end) for start, end, _ in stored["spans"]]
    return Redraft(
        spans=spans,
        kinds=[ClaimKind(kind) for _, _, kind in stored["spans"]],
        fates=[_fate(claims, spans, *one) for one in stored["fates"]],
        repeats=[Repeat(*one) for one in stored["repeats"]],
    )


def _fate(
    old: Sequence[Span], new: Sequence[Span], fate: Json, was: Json, now: Json, material: bool, why: Json
) -> Fate:
    olds, news = tuple(old[at] for at in was), tuple(new[at] for at in now)
    return Fate(ClaimFate(fate), olds, news, tuple(was), tuple(now), material, tuple(why))


def _claim(span: Json, kind: Json, evidence: Json, priority: float, reasons: Json) -> SuggestedClaim:
    status, shown, warnings = evidence
    offered = SuggestedEvidence(
        EvidenceStatus(status),
        _span(shown),
        tuple((TextWarning(name), Span(*where)) for name, where in warnings),
    )
    return SuggestedClaim(Span(*span), ClaimKind(kind), offered, priority, tuple(reasons))


def _attribution(
    cues: Json,
    contents: Json,
    source: Json,
    name: str,
    kind: Json,
    quotation: Json,
    channel: Json,
    intermediary: Json,
    confidence: float,
) -> SuggestedAttribution:
    return SuggestedAttribution(
        cues=tuple(Cue(Span(*span), CueClass(stand)) for span, stand in cues),
        contents=tuple(Span(*span) for span in contents),
        source=_span(source),
        source_name=name,
        source_type=SourceType(kind) if kind else None,
        quotation=Quotation(quotation),
        channel=Channel(channel),
        intermediary=_span(intermediary),
        confidence=confidence,
    )


def _span(stored: Json) -> Span | None:
    return None if stored is None else Span(*stored)
