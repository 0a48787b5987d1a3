"""Rows for export: one per claim and reviewer, in reading order, in constant memory."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import groupby, islice
from operator import attrgetter

from django.db.models import Exists, OuterRef, QuerySet, Value

from claims.formats.columns import SCHEMA_VERSION, ClaimRow
from claims.formats.csv import list_cell
from claims.models import Article, Claim, Placement, Revision, User
from claims.queries.blind import viewer_of
from claims.queries.export_known import Known, Reading, Row, as_text, known_about
from claims.queries.languages import unread_language
from claims.queries.outline import UNNUMBERED
from claims.queries.prepared import prepared

BATCH = 2000  # claims held at a time

PLACEMENT = (
    *("pk", "article_id", "revision_id", "claim_id", "start", "end", "priority", "wording", "wanted"),
    *("id_of_claim", "id_of_parent", "claim__kind", "claim__round", "claim__status"),
)
DRAFT = ("number", "sha256", "language", "text")
STORY = (
    *("pk", "public_id", "headline", "publication", "published_on", "url", "current_revision"),
    *(f"current_revision__{name}" for name in DRAFT),
)


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
        .annotate(wanted=wanted, id_of_claim=as_text("claim__public_id"))
        .annotate(id_of_parent=as_text("claim__parent__public_id"))
        .values_list(*PLACEMENT, named=True)
        .iterator(chunk_size=BATCH)
    )
    story = None
    for batch in _batches(placements):
        told = []
        for placement in batch:
            if story is None or story.pk != placement.article_id:
                story = exported_story(placement.article_id)
            number = _number(placement.claim__kind, story)
            if placement.wanted and (not fits or fits(story.text[placement.start : placement.end])):
                told.append((placement, number, story))
        known = known_about([placement for placement, *_ in told], viewer) if told else None
        for one in told:
            yield from _rows(*one, known)


def _batches(placements: Iterator[Row]) -> Iterator[list[Row]]:
    """Short stories together, a long one in parts: few others stand between the ends of a batch."""
    batch: list[Row] = []
    for _, rest in groupby(placements, attrgetter("article_id")):
        places = iter(rest)
        part = list(islice(places, BATCH))
        if batch and len(batch) + len(part) > BATCH:
            yield batch
            batch = []
        if len(part) < BATCH:
            batch += part
            continue
        while part:
            yield part
            part = list(islice(places, BATCH))
    if batch:
        yield batch


def exported_story(article_id: int) -> Story:
    (row,) = _stories(number=article_id)
    pk, public_id, headline, publication, published_on, url, draft, number, sha256, language, text = row
    day = published_on.isoformat() if published_on else ""
    cells = (SCHEMA_VERSION, str(public_id), number, sha256, headline, publication, day, url)
    return Story(pk, text, cells, bool(unread_language(language)), drafts={draft: text})


@prepared
def _stories(*, number: int) -> QuerySet:
    return Article.objects.filter(pk=number).values_list(*STORY)


def _number(kind: str, story: Story) -> str:
    if kind in UNNUMBERED:
        return ""
    story.number += 1
    return str(story.number)


def _rows(placement: Row, number: str, story: Story, known: Known) -> Iterator[ClaimRow]:
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
    parent = _dashed(placement.id_of_parent) if placement.id_of_parent else ""
    ids = (_dashed(placement.id_of_claim), parent)
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
    warnings = list_cell([name for name, _, _ in json.loads(row.warned)]) if row.warned != "[]" else "[]"
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


def _dashed(key: str) -> str:
    """A UUID as it is written; SQLite keeps its digits alone."""
    if len(key) == 36:
        return key
    return f"{key[:8]}-{key[8:12]}-{key[12:16]}-{key[16:20]}-{key[20:]}"


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")
