"""The shapes that the analysis hands out: pieces of text that remember where they stood."""

from dataclasses import dataclass, field
from typing import NamedTuple

from claims.vocabulary import (
    Channel,
    ClaimKind,
    CueClass,
    EvidenceStatus,
    Quotation,
    SourceType,
    TextWarning,
)


class Span(NamedTuple):
    """A half-open range of Unicode code points into one text."""

    start: int
    end: int

    def cut(self, text: str) -> str:
        """The words that stand at the span."""
        return text[self.start : self.end]

    def holds_any(self, text: str, signs: str) -> bool:
        """Whether one of the signs stands in the span; faster than a pattern of them."""
        cut = text[self.start : self.end]
        for sign in signs:  # noqa: SIM110 (as it stands it takes half the time)
            if sign in cut:
                return True
        return False

    def overlaps(self, other: "Span") -> bool:
        """Whether each begins before the other ends."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether the other lies in this one, ends included."""
        return self.start <= other.start and other.end <= self.end


class Block(NamedTuple):
    """A paragraph, headline or caption as laid out in the text, without surrounding space."""

    span: Span
    kind: ClaimKind  # SENTENCE for an ordinary paragraph of body text


@dataclass(frozen=True, slots=True)
class Layout:
    """How a text is laid out; `published_on` is an ISO date that stood before the headline, or ""."""

    blocks: tuple[Block, ...]
    published_on: str = ""


class Cue(NamedTuple):
    """The words that attribute ("said", "according to") and the stand they take."""

    span: Span
    cue_class: CueClass


class SuggestedAttribution(NamedTuple):
    """Who says what, as far as the text shows; several cues may stand for one content."""

    cues: tuple[Cue, ...]
    contents: tuple[Span, ...]
    source: Span | None  # the words in the text; may stand in another sentence
    source_name: str = ""  # the suggested canonical name: "Maren Holt" for "she" or "Holt"
    source_type: SourceType | None = None
    quotation: Quotation = Quotation.INDIRECT
    channel: Channel = Channel.NOT_STATED
    intermediary: Span | None = None  # who passed it on
    confidence: float = 1.0  # 0 to 1; wants, plans and beliefs are low


class SuggestedEvidence(NamedTuple):
    """What the text offers for a claim, and the doubts that it voices, each with its words."""

    status: EvidenceStatus
    span: Span | None = None
    warnings: tuple[tuple[TextWarning, Span], ...] = ()


class SuggestedClaim(NamedTuple):
    """One sentence (or headline, standfirst, caption …) that states something."""

    span: Span
    kind: ClaimKind
    evidence: SuggestedEvidence
    priority: float = 0.0  # higher needs a check more; only the order means anything
    reasons: tuple[str, ...] = ()  # what raises the priority, strongest first


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything the analysis suggests for one text; claims in reading order, never overlapping."""

    claims: tuple[SuggestedClaim, ...]
    attributions: tuple[SuggestedAttribution, ...]
    version: int
    engine: str = field(default="light")
    published_on: str = ""  # an ISO date that stood before the headline, or ""
