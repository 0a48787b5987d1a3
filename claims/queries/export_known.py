"""What is known of many claims at once, as claims.csv tells it: few queries a batch, each compiled once."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from claims.models import AttributionVersion, EvidenceStatusVersion, Said, User, Verdict
from claims.queries.attributions import share_out
from claims.queries.blind import shown_to
from claims.queries.evidence_export import ids_by_claim
from claims.queries.near import Near
from claims.queries.prepared import prepared
from claims.queries.sources import OWNER_NAME
from claims.queries.talk_export import notes_by_claim, outcomes_by_claim, settled_by_claim

# What is asked of each table. Plain values: as rows of the models they would cost most of the time.
ATTRIBUTION = (
    *("attribution_id", "start", "end", "cues", "contents", "quotation", "channel"),
    *("source_name", "source_type", "source_start", "source_end", "intermediary_start", "intermediary_end"),
    *("known_as", "confirmed_by__username"),
)
EVIDENCE = ("claim_id", "value", "start", "end", "warned", "confirmed_by__username")
VERDICT = (
    *("claim_id", "mark", "basis", "rationale", "marked_at", "round", "blind"),
    *("problem_start", "problem_end"),
    *("placement__revision_id", "placement__wording", "reviewer__username"),
)
Row = Any  # a named tuple of the fields above
Reading = tuple[str, int]  # user name, round


@dataclass(slots=True)
class Known:
    """All that is known of a batch of claims, by claim, and by attribution and reviewer."""

    verdicts: dict[int, dict[Reading, Row]]  # by claim
    evidence: dict[int, Row]
    attribution: dict[int, Row]
    said: dict[int, dict[Reading, str]]  # by attribution
    found: dict[int, list[str]]  # by claim: public ids of evidence
    settled: dict[int, tuple[str, str, str]]  # by claim: who, when, why
    outcomes: dict[int, str]
    notes: dict[int, str]


def known_about(batch: Sequence[Row], viewer: User | None) -> Known:
    near = Near.to(batch)
    attribution = _first_attributions(batch)
    return Known(
        verdicts=_verdicts_by_claim(near, viewer),
        evidence={row.claim_id: row for row in _evidence(**near._asdict())},
        attribution=attribution,
        said=_answers(near.stories, [version.attribution_id for version in attribution.values()], viewer),
        found=ids_by_claim(near),
        settled=settled_by_claim(near, viewer),
        outcomes=outcomes_by_claim(near, viewer),
        notes=notes_by_claim(near, viewer),
    )


def as_text(column: str) -> Cast:
    """As the database has it: to make objects of it for each row costs more than to fetch it."""
    return Cast(column, TextField())


def _verdicts_by_claim(near: Near, viewer: User | None) -> dict[int, dict[Reading, Row]]:
    verdicts: dict[int, dict[Reading, Row]] = defaultdict(dict)
    for verdict in _verdicts(viewer=viewer, **near._asdict()):
        verdicts[verdict.claim_id][verdict.reviewer__username, verdict.round] = verdict
    return verdicts


@prepared
def _verdicts(*, viewer: User | None, stories: tuple[int, ...], first: int, last: int) -> QuerySet:
    given = Near(stories, first, last).of(Verdict.objects.current())
    return shown_to(viewer, given).order_by("pk").values_list(*VERDICT, named=True)


@prepared
def _evidence(*, stories: tuple[int, ...], first: int, last: int) -> QuerySet:
    statuses = Near(stories, first, last).of(EvidenceStatusVersion.objects.current())
    return statuses.annotate(warned=as_text("warnings")).values_list(*EVIDENCE, named=True)


def _first_attributions(batch: Sequence[Row]) -> dict[int, Row]:
    """The first attribution of each claim; the others stand in attributions.csv."""
    places: dict[int, list[Row]] = defaultdict(list)
    for placement in batch:
        places[placement.revision_id].append(placement)
    versions: dict[int, list[Row]] = defaultdict(list)
    begin, end = min(row.start for row in batch), max(row.end for row in batch)
    for version in _attributions(revisions=tuple(places), begin=begin, end=end):
        versions[version.revision_id].append(version)
    first: dict[int, Row] = {}
    for revision, standing in places.items():
        shared = share_out(versions[revision], standing)
        first |= {claim_id: found[0] for claim_id, found in shared.items()}
    return first


@prepared
def _attributions(*, revisions: tuple[int, ...], begin: int, end: int) -> QuerySet:
    here = AttributionVersion.objects.current().filter(revision__in=revisions)
    near = here.filter(end__gt=begin, start__lt=end).annotate(known_as=OWNER_NAME).order_by("start", "pk")
    return near.values_list("revision_id", *ATTRIBUTION, named=True)


def _answers(
    stories: tuple[int, ...], attributions: list[int], viewer: User | None
) -> dict[int, dict[Reading, str]]:
    said: dict[int, dict[Reading, str]] = defaultdict(dict)
    reach = {"first": min(attributions, default=0), "last": max(attributions, default=0)}
    for key, name, round_, answer in _said(viewer=viewer, stories=stories, **reach):
        said[key][name, round_] = answer
    return said


@prepared
def _said(*, viewer: User | None, stories: tuple[int, ...], first: int, last: int) -> QuerySet:
    near = {"attribution_id__gte": first, "attribution_id__lte": last}
    given = shown_to(viewer, Said.objects.current().filter(article__in=stories, **near))
    return given.order_by("pk").values_list("attribution_id", "reviewer__username", "round", "answer")
