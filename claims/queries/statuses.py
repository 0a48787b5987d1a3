"""What a claim's status is by its rows: asked by the act that stores it, and by the proof of history."""

from collections.abc import Sequence

from django.db.models import Exists, Expression, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from claims.analysis.readings import status_of
from claims.models import EvidenceLink, EvidenceVersion, Placement, ReadingsAsked, Settlement, Verdict
from claims.vocabulary import Mark, Status


def terms() -> dict[str, Expression]:
    """What a status follows from beside the readings: asked along with the placement, at no query more."""
    here = Settlement.objects.current().filter(claim=OuterRef("claim"), round=OuterRef("claim__round"))
    holding = still_holding(here.filter(placement__wording=OuterRef("wording")))
    return {
        "readings_asked": asked_for("claim", "article__readings"),
        "read_blind": F("article__blind"),
        "settled_as": Subquery(holding.values("mark")[:1]),
    }


def asked_for(claim: str, of_story: str) -> Coalesce:
    """How many readings a claim needs; the arguments lead to its id and to the story's number."""
    own = ReadingsAsked.objects.current().filter(claim=OuterRef(claim)).values("readings")
    return Coalesce(Subquery(own[:1]), F(of_story))


def still_holding(settlements: QuerySet[Settlement]) -> QuerySet[Settlement]:
    """Those since which what was found did not change; what is confidential tells nobody of itself."""
    open_once = EvidenceVersion.objects.filter(evidence=OuterRef("evidence"), confidential=False)
    later = Q(since__gt=OuterRef("since")) | Q(until__gt=OuterRef("since"))
    links = EvidenceLink.objects.filter(later, Exists(open_once), claim=OuterRef("claim"))
    versions = EvidenceVersion.objects.filter(
        evidence__links__claim=OuterRef("claim"), since__gt=OuterRef("since"), confidential=False
    )
    return settlements.filter(~Exists(links), ~Exists(versions))


def status_by_rows(placement: Placement | None, readings: Sequence[Verdict]) -> Status:
    """`placement` is where the claim stands now, with its `terms`; `readings` are its round's verdicts."""
    if placement is None:
        return Status.RETIRED
    return status_of(
        [Mark(verdict.mark) for verdict in readings],
        asked_for=placement.readings_asked,
        text_changed=any(verdict.placement.wording != placement.wording for verdict in readings),
        not_a_claim=placement.not_a_claim,
        blind=placement.read_blind,
        settled=Mark(placement.settled_as) if placement.settled_as else None,
    )
