"""How far the words of an attribution may lie from its claim: the same paragraph and those beside it."""

from claims.analysis.layout import lay_out
from claims.analysis.spans import Span
from claims.models import AttributionVersion, Placement


def reach_of(text: str, placement: Placement, version: AttributionVersion | None) -> list[Span]:
    """Paragraphs in text order: of the claim, one before, one after, and those it has words in already."""
    blocks = [block.span for block in lay_out(text).blocks]
    here = Span(placement.start, placement.end)
    home = [place for place, block in enumerate(blocks) if block.overlaps(here)]
    near = range(min(home) - 1, max(home) + 2) if home else ()
    spoken = spans_of(version) if version else []
    return [
        block
        for place, block in enumerate(blocks)
        if place in near or any(block.overlaps(span) for span in spoken)
    ]


def spans_of(version: AttributionVersion) -> list[Span]:
    """All its words, in no order."""
    spans = [Span(*span) for span in [*(cue[:2] for cue in version.cues), *version.contents]]
    if version.source_start is not None:
        spans.append(Span(version.source_start, version.source_end))
    if version.intermediary_start is not None:
        spans.append(Span(version.intermediary_start, version.intermediary_end))
    return spans
