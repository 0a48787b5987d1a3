"""Rows for export: one per claim and reviewer, in reading order, in constant memory."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Value

from claims.formats.columns import SCHEMA_VERSION, ClaimRow
from claims.formats.csv import list_cell
from claims.models import (
    Article,
    AttributionVersion,
    Claim,
    EvidenceStatusVersion,
    Placement,
    Revision,
    Said,
    User,
    Verdict,
)
from claims.queries.attributions import share_out
from claims.queries.blind import shown_to, viewer_of
from claims.queries.evidence_export import ids_by_claim
from claims.queries.languages import unread_language
from claims.queries.outline import UNNUMBERED
from claims.queries.sources import OWNER_NAME
from claims.queries.talk_export import notes_by_claim, outcomes_by_claim, settled_by_claim

BATCH = 1000  # claims held at a time

# What is asked of each table. Plain values: as rows of the models they would cost most of the time.
PLACEMENT = (
    *("pk", "article_id", "revision_id", "claim_id", "start", "end", "priority", "wording", "wanted"),
    *("claim__public_id", "claim__kind", "claim__round", "claim__status", "claim__parent__public_id"),
)
ATTRIBUTION = (
    *("attribution_id", "start", "end", "cues", "contents", "quotation", "channel"),
    *("source_name", "source_type", "source_start", "source_end", "intermediary_start", "intermediary_end"),
    *("known_as", "confirmed_by__username"),
)
EVIDENCE = ("claim_id", "value", "start", "end", "warnings", "confirmed_by__username")
VERDICT = (
    *(
        "claim_id",
        "mark",
        "basis",
        "rationale",
        "marked_at",
        "round",
        "blind",
        "problem_start",
        "problem_end",
    ),
    *("placement__revision_id", "placement__wording", "reviewer__username"),
)
Row = Any  # a named tuple of the fields above
Reading = tuple[str, int]  # user name, round


@dataclass(slots=True)
class Story:
    """What all claims of one article share, and how many were numbered so far."""

    pk: int
    text: str
    cells: tuple
    unread: bool  # its language is not one that evidence is read in
    number: int = 0
    drafts: dict[int, str] = field(default_factory=dict)  # texts by draft: marks may stand on former ones

    def draft(self, revision_id: int) -> str:
        if revision_id not in self.drafts:
            self.drafts[revision_id] = Revision.objects.values_list("text", flat=True).get(pk=revision_id)
        return self.drafts[revision_id]


@dataclass(slots=True)
class _Known:
    """All that is known of a batch of claims, by claim, and by attribution and reviewer."""

    verdicts: dict[int, dict[Reading, Row]]  # by claim
    evidence: dict[int, Row]
    attribution: dict[int, Row]
    said: dict[int, dict[Reading, str]]  # by attribution
    found: dict[int, list[str]]  # by claim: public ids of evidence
    settled: dict[int, tuple[str, str, str]]  # by claim: who, when, why
    outcomes: dict[int, str]
    notes: dict[int, str]


def claim_rows(
    articles: QuerySet[Article] | Iterable[int],
    *,
    viewer: User | None,
    only: QuerySet[Claim] | None = None,
    fits: Callable[[str], bool] | None = None,
) -> Iterator[ClaimRow]:
    """By article, then in text order; an article that was not read yet gives no row.

    For the eyes of `viewer`, from whom others' readings may be kept; none is the owner of the machine.
    `only`, and `fits` by their words, leave out all other claims; those that remain keep the numbers they
    have in the whole story.
    """
    viewer = viewer_of(articles, viewer)
    wanted = Value(True) if only is None else Exists(only.filter(pk=OuterRef("claim")))
    placements = (
        Placement.objects.current()
        .filter(article__in=articles)
        .order_by("article", "start")
        .annotate(wanted=wanted)
        .values_list(*PLACEMENT, named=True)
        .iterator(chunk_size=BATCH)
    )
    story = None
    while batch := list(islice(placements, BATCH)):
        told = []
        for placement in batch:
            if story is None or story.pk != placement.article_id:
                story = exported_story(placement.article_id)
            number = _number(placement.claim__kind, story)
            if placement.wanted and (not fits or fits(story.text[placement.start : placement.end])):
                told.append((placement, number, story))
        known = _known_about([placement for placement, *_ in told], viewer) if told else None
        for one in told:
            yield from _rows(*one, known)


def exported_story(article_id: int) -> Story:
    article = Article.objects.select_related("current_revision").get(pk=article_id)
    revision = article.current_revision
    day = article.published_on.isoformat() if article.published_on else ""
    about = (article.headline, article.publication, day, article.url)
    cells = (SCHEMA_VERSION, str(article.public_id), revision.number, revision.sha256, *about)
    unread = bool(unread_language(revision.language))
    return Story(article.pk, revision.text, cells, unread, drafts={revision.pk: revision.text})


def _known_about(batch: list[Row], viewer: User | None) -> _Known:
    ids = [placement.claim_id for placement in batch]
    # A range and not a list of a thousand ids: a few rows too many cost less than that list.
    near = {
        "article__in": {row.article_id for row in batch},
        "claim_id__gte": min(ids),
        "claim_id__lte": max(ids),
    }
    verdicts: dict[int, dict[Reading, Row]] = defaultdict(dict)
    given = shown_to(viewer, Verdict.objects.current().filter(**near)).order_by("pk")
    for verdict in given.values_list(*VERDICT, named=True):
        verdicts[verdict.claim_id][verdict.reviewer__username, verdict.round] = verdict
    statuses = EvidenceStatusVersion.objects.current().filter(**near)
    evidence = {row.claim_id: row for row in statuses.values_list(*EVIDENCE, named=True)}
    attribution = _first_attributions(batch)
    keys = [version.attribution_id for version in attribution.values()] or [0]
    said: dict[int, dict[Reading, str]] = defaultdict(dict)
    reach = {"attribution_id__gte": min(keys), "attribution_id__lte": max(keys)}
    answers = Said.objects.current().filter(article__in=near["article__in"], **reach).order_by("pk")
    asked = ("attribution_id", "reviewer__username", "round", "answer")
    for key, name, round_, answer in shown_to(viewer, answers).values_list(*asked):
        said[key][name, round_] = answer
    talk = settled_by_claim(near, viewer), outcomes_by_claim(near, viewer), notes_by_claim(near, viewer)
    return _Known(verdicts, evidence, attribution, said, ids_by_claim(near), *talk)


def _first_attributions(batch: list[Row]) -> dict[int, Row]:
    """The first attribution of each claim; the others stand in attributions.csv."""
    by_revision = defaultdict(list)
    for placement in batch:
        by_revision[placement.revision_id].append(placement)
    first: dict[int, Row] = {}
    current = AttributionVersion.objects.current().annotate(known_as=OWNER_NAME).order_by("start", "pk")
    for revision, places in by_revision.items():
        versions = current.filter(revision=revision, end__gt=places[0].start, start__lt=places[-1].end)
        shared = share_out(versions.values_list(*ATTRIBUTION, named=True), places)
        first |= {claim_id: found[0] for claim_id, found in shared.items()}
    return first


def _number(kind: str, story: Story) -> str:
    if kind in UNNUMBERED:
        return ""
    story.number += 1
    return str(story.number)


def _rows(placement: Row, number: str, story: Story, known: _Known) -> Iterator[ClaimRow]:
    verdicts = known.verdicts.get(placement.claim_id, {})
    version = known.attribution.get(placement.claim_id)
    said = known.said.get(version.attribution_id, {}) if version else {}
    fixed = (
        *story.cells,
        *_claim_cells(placement, number, story),
        *attribution_cells(version, story.text),
        *_evidence_cells(known.evidence.get(placement.claim_id), story),
        placement.priority,
    )
    evidence_ids = list_cell(known.found.get(placement.claim_id, []))
    became = known.outcomes.get(placement.claim_id, "")
    notes = known.notes.get(placement.claim_id, "[]")
    settled = known.settled.get(placement.claim_id, ("", "", ""))
    outcome = (placement.claim__status, became, *settled, evidence_ids, notes)
    for reading in dict.fromkeys([*verdicts, *said]) or [("", placement.claim__round)]:
        cells = _verdict_cells(verdicts.get(reading), placement, story, reading)
        answered = (reading[0], said.get(reading, ""), *cells)
        yield ClaimRow._make((*fixed, *answered, *outcome))


def _claim_cells(placement: Row, number: str, story: Story) -> tuple:
    text = story.text[placement.start : placement.end]
    ids = (str(placement.claim__public_id), str(placement.claim__parent__public_id or ""))
    return *ids, number, placement.claim__kind, placement.start, placement.end, text


def attribution_cells(version: Row | None, text: str) -> tuple:
    if version is None:
        return "", "", "", "", "[]", "[]", "", "[]", "", ""
    words = _cut(text, version.source_start, version.source_end)
    return (
        version.known_as or version.source_name or words,
        words,
        version.source_type,
        version.channel,
        list_cell([text[start:end] for start, end, _ in version.cues]),
        list_cell([stand for _, _, stand in version.cues]),
        version.quotation,
        list_cell([text[start:end] for start, end in version.contents]),
        _cut(text, version.intermediary_start, version.intermediary_end),
        version.confirmed_by__username or "",
    )


def _evidence_cells(row: Row | None, story: Story) -> tuple:
    """Nothing where nobody looked: "unstated" would say that nothing was found in a text that was read."""
    if row is None or story.unread and not row.confirmed_by__username:
        return "", "", "[]", ""
    warnings = list_cell([name for name, _, _ in row.warnings])
    confirmed = row.confirmed_by__username or ""
    return row.value, _cut(story.text, row.start, row.end), warnings, confirmed


def _verdict_cells(verdict: Row | None, placement: Row, story: Story, reading: Reading) -> tuple:
    if verdict is None:
        return "", "", "", "", "", reading[1], "", ""
    current = "true" if verdict.placement__wording == placement.wording else "false"
    marked = (verdict.mark, verdict.basis, verdict.rationale)
    marked += (_problem(verdict, story), _utc(verdict.marked_at))
    return *marked, verdict.round, "true" if verdict.blind else "false", current


def _problem(verdict: Row, story: Story) -> str:
    if verdict.problem_start is None:
        return ""
    return story.draft(verdict.placement__revision_id)[verdict.problem_start : verdict.problem_end]


def _cut(text: str, start: int | None, end: int | None) -> str:
    return text[start:end] if start is not None else ""


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")
