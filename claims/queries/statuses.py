"""What a claim's status is by its rows: asked by the act that stores it, and by the proof of history."""

from collections.abc import Sequence

from claims.analysis.readings import status_of
from claims.models import Article, Placement, Verdict
from claims.vocabulary import Mark, Status


def status_by_rows(article: Article, placement: Placement | None, readings: Sequence[Verdict]) -> Status:
    """`placement` is where the claim stands now; `readings` are its round's verdicts, each with its own."""
    if placement is None:
        return Status.RETIRED
    return status_of(
        [Mark(verdict.mark) for verdict in readings],
        asked_for=article.readings,
        text_changed=any(verdict.placement.wording != placement.wording for verdict in readings),
        not_a_claim=placement.not_a_claim,
    )
