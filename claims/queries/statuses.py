"""What a claim's status is by its rows: asked by the act that stores it, and by the proof of history."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Exists, Expression, F, OuterRef, Q, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Cast, Coalesce

from claims.analysis.readings import status_of
from claims.models import (
    EvidenceLink,
    EvidenceVersion,
    Placement,
    ReadingsAsked,
    Settlement,
    Verdict,
    Versioned,
)
from claims.queries.prepared import prepared
from claims.vocabulary import Mark, Status


@prepared
def standing_in(*, article: int, claims: tuple[int, ...] | None = None) -> QuerySet[Placement]:
    """Where claims stand, with their `terms`: all of the story, or those given."""
    some = {} if claims is None else {"claim__in": claims}
    return Placement.objects.current().filter(article=article, **some).annotate(**terms())


def terms() -> dict[str, Expression]:
    """What a status follows from beside the readings: asked along with the placement, at no query more."""
    here = Settlement.objects.current().filter(claim=OuterRef("claim"), round=OuterRef("claim__round"))
    holding = still_holding(here.filter(placement__wording=OuterRef("wording")))
    return {
        "readings_asked": asked_for("claim", "article__readings"),
        "read_blind": F("article__blind"),
        "settled_as": Subquery(holding.values("mark")[:1]),
    }


def terms_then(at: int, *, readings: int, blind: bool) -> dict[str, Expression]:
    """The same after event `at`, when the story asked for so many readings; and the round it was in."""
    own = ReadingsAsked.objects.stood(at).filter(claim=OuterRef("claim")).values("readings")
    decided = Settlement.objects.stood(at).filter(claim=OuterRef("claim"))
    sent_back = decided.filter(mark="").order_by("-round").values("round")
    round_then = Coalesce(Subquery(sent_back[:1]), 0) + 1
    here = decided.filter(placement__wording=OuterRef("wording"), round=OuterRef("round_then"))
    return {
        "round_then": round_then,
        "readings_asked": Coalesce(Subquery(own[:1]), readings),
        "read_blind": Value(blind),
        "settled_as": Subquery(still_holding(here, at).values("mark")[:1]),
    }


def asked_for(claim: str, of_story: str) -> Coalesce:
    """How many readings a claim needs; the arguments lead to its id and to the story's number."""
    own = ReadingsAsked.objects.current().filter(claim=OuterRef(claim)).values("readings")
    return Coalesce(Subquery(own[:1]), F(of_story))


def still_holding(settlements: QuerySet[Settlement], at: int | None = None) -> QuerySet[Settlement]:
    """Those whose claim has the same put to it, now or after event `at`, as when the editor decided.

    What is confidential tells nobody of itself. What was changed and changed back is the same again.
    """
    open_once = EvidenceVersion.objects.filter(evidence=OuterRef("evidence"), confidential=False)
    links = EvidenceLink.objects.filter(Exists(open_once), claim=OuterRef("claim"))
    put = Q(evidence__links__until=None)
    if at is not None:
        put = (put | Q(evidence__links__until__gt=at)) & Q(evidence__links__since__lte=at)
    here = {"evidence__links__claim": OuterRef("claim"), "confidential": False}
    found = EvidenceVersion.objects.stood(at).filter(put, **here).alias(**_CALLS)
    first = Settlement.objects.filter(claim=OuterRef("claim"), settled_at=OuterRef("settled_at"))
    made = Subquery(first.order_by("since").values("since")[:1])  # an undo brings a later row of it back
    return settlements.alias(made=made).filter(
        ~Exists(links.stood(OuterRef("made")).filter(~Exists(_same(EvidenceLink, at)))),
        ~Exists(links.stood(at).filter(~Exists(_same(EvidenceLink, _DECIDED)))),
        ~Exists(found.filter(~Exists(_same(EvidenceVersion, _DECIDED)))),
    )


# What an act can change of them.
_CALLS = {"calls_told": Cast("calls", TextField())}
_SAYS = {
    EvidenceLink: ("evidence", "claim", "stance", "passage", "locator"),
    EvidenceVersion: ("evidence", "confidential", "title", "tier", "address", "text", "calls_told"),
}
_DECIDED = OuterRef(OuterRef("made"))  # of the settlement, seen from a row within a row


def _same(table: type[Versioned], at: Any) -> QuerySet:
    """What said after event `at` the same as the row outside."""
    rows = table.objects.stood(at).alias(**(_CALLS if table is EvidenceVersion else {}))
    return rows.filter(**{name: OuterRef(name) for name in _SAYS[table]})


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
