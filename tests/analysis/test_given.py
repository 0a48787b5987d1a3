"""Claims stand where somebody put them, and are suggested what their words are."""

from claims.analysis.given import split_as
from claims.analysis.pipeline import analyse
from claims.analysis.spans import Span
from claims.vocabulary import ClaimKind, EvidenceStatus

TEXT = "Rain\n\nThe mayor said it rained, and the port office counted 12 ships. It stopped.\n"


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def test_what_stands_where_it_would_is_unchanged():
    analysis = analyse(TEXT)
    assert split_as(analysis, [claim.span for claim in analysis.claims]) == analysis


def test_a_part_takes_after_its_sentence():
    analysis = analyse(TEXT)
    whole = next(claim for claim in analysis.claims if "counted" in claim.span.cut(TEXT))
    parts = [span("The mayor said it rained,"), span("and the port office counted 12 ships.")]
    found = split_as(analysis, [span("Rain"), *parts, Span(len(TEXT) + 3, len(TEXT) + 9)])
    assert [claim.span for claim in found.claims[1:3]] == parts
    assert found.claims[0].kind is ClaimKind.HEADLINE
    assert all(claim.priority == whole.priority for claim in found.claims[1:3])
    assert all(
        claim.evidence.span is None or claim.span.contains(claim.evidence.span) for claim in found.claims[1:3]
    )
    assert found.claims[3].evidence.status is EvidenceStatus.UNSTATED
    assert found.attributions == analysis.attributions
