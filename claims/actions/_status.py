"""The only place that writes a claim's status, always from where it stands and its readings."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db.models import QuerySet

from claims.actions._notices import notify_of_conflicts
from claims.actions._versions import batched
from claims.models import Article, Claim, Placement, Settlement, User, Verdict
from claims.queries.prepared import prepared
from claims.queries.statuses import standing_in, status_by_rows
from claims.vocabulary import Status


def derive_status(claim: Claim, placement: Placement | None, readings: Iterable[Verdict]) -> Status:
    """`placement` comes with its `terms`; `readings` are the current verdicts of the round."""
    status = status_by_rows(placement, list(readings))
    if status != claim.status:
        Claim.objects.filter(pk=claim.pk).update(status=status)
        claim.status = status
    return status


def derive_statuses(article: Article, claims: Iterable[int] | None = None, *, actor: User) -> None:
    """Of all claims of the article, or of those given by id: three queries, and one for each status.

    Where the act leaves readers differing who did not before, editors are told.
    """
    changed, conflicts = defaultdict(list), {}
    for some in [None] if claims is None else map(tuple, batched(sorted(set(claims)))):
        for claim, status, given in _by_rows(article.pk, some):
            if status != claim.status:
                changed[status].append(claim.pk)
            if status == Status.CONFLICT != claim.status:
                conflicts[claim.pk] = [verdict.reviewer_id for verdict in given]
    for status, ids in changed.items():
        for some in batched(ids):
            Claim.objects.filter(pk__in=some).update(status=status)
    notify_of_conflicts(conflicts, article=article, actor=actor)


def _by_rows(article: int, claims: tuple[int, ...] | None) -> Iterator[tuple[Claim, Status, list[Verdict]]]:
    """Each claim of the story, or of those given; what its status is to be; the readings of its round."""
    about = {"article": article, "claims": claims}
    stands = {place.claim_id: place for place in standing_in(**about)}
    readings = defaultdict(list)
    for verdict in _given(**about):
        readings[verdict.claim_id, verdict.round].append(verdict)
    for claim in _claims(**about):
        given = readings[claim.pk, claim.round]
        yield claim, status_by_rows(stands.get(claim.pk), given), given


@prepared
def _given(*, article: int, claims: tuple[int, ...] | None) -> QuerySet[Verdict]:
    return _of(Verdict.objects.current(), article, claim=claims).select_related("placement")


@prepared
def _claims(*, article: int, claims: tuple[int, ...] | None) -> QuerySet[Claim]:
    return _of(Claim.objects.all(), article, pk=claims)


def _of(rows: QuerySet, article: int, **given: tuple[int, ...] | None) -> QuerySet:
    some = {f"{key}__in": numbers for key, numbers in given.items() if numbers is not None}
    return rows.filter(article=article, **some)


def reopen_settled(article: Article, evidence_ids: Iterable[int], *, actor: User) -> None:
    """What an editor settled holds only until what was found changes."""
    settled = Settlement.objects.current().filter(claim__evidence_links__evidence__in=set(evidence_ids))
    claims = set(settled.exclude(mark="").values_list("claim", flat=True))
    if claims:
        derive_statuses(article, claims, actor=actor)


def readings_of(claim: Claim) -> list[Verdict]:
    return _readings(claim=claim.pk, number=claim.round)


@prepared
def _readings(*, claim: int, number: int) -> QuerySet[Verdict]:
    return Verdict.objects.current().filter(claim=claim, round=number).select_related("placement")
