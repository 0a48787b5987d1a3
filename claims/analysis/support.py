"""Which of two things that an article offers is the stronger support: the order of the evidence reader."""

from claims.vocabulary import EvidenceStatus

STRONGEST_FIRST = (
    EvidenceStatus.VISUAL_OWN,
    EvidenceStatus.OWN_REPORTING,
    EvidenceStatus.DATA,
    EvidenceStatus.DOCUMENT,
    EvidenceStatus.VISUAL_HANDOUT,
    EvidenceStatus.VISUAL_UGC,
    EvidenceStatus.EYEWITNESS,
    EvidenceStatus.MULTIPLE_SOURCES,
    EvidenceStatus.OTHER_MEDIA,
    EvidenceStatus.NONE_OFFERED,
    EvidenceStatus.ASSERTION_ONLY,
    EvidenceStatus.UNSTATED,
)


def strength(status: str) -> int:
    """0 for the strongest."""
    return STRONGEST_FIRST.index(EvidenceStatus(status))
