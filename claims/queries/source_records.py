"""How the claims of each source held up, in counts; who has no name is somebody else in every story."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from typing import Any

from django.db.models import (
    BigIntegerField,
    Case,
    Count,
    Exists,
    F,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Left

from claims.formats.columns import SCHEMA_VERSION
from claims.formats.csv import Cell
from claims.models import Alias, Article, AttributionVersion, EvidenceStatusVersion, Said, Source, User
from claims.queries.blind import shown_to
from claims.queries.claim_filters import SHOWN
from claims.queries.desk_shapes import Progress
from claims.queries.outline import progress_from
from claims.queries.sources import OWNER, cited_as
from claims.vocabulary import EvidenceStatus, SaidAnswer, SourceType, Status

PAGE_SIZE = 50
Key = tuple[int | None, str, int | None]  # a source of the newsroom, or words and the one story they are of
_NAMED = (SourceType.NAMED_PERSON, SourceType.NAMED_GROUP)
_UNNAMED = (SourceType.UNNAMED_PERSON, SourceType.UNNAMED_GROUP)
_CLAIM = "revision__placements__claim"


@dataclass(frozen=True, slots=True)
class AskedSources:
    """What the address of the page asks for; `since` is when a story was added at the earliest."""

    since: datetime | None = None
    unnamed: bool = False
    words: str = ""


@dataclass(slots=True)
class SourceRecord:
    """What was found of the claims of one source."""

    name: str
    kind: str
    source: Source | None = None
    story: Article | None = None  # the only one that is meant, of somebody without a name
    guessed: bool = False
    sayings: int = 0
    counts: Counter[Status] = field(default_factory=Counter)
    said: int = 0
    answered: int = 0
    offered_nothing: int = 0

    @property
    def claims(self) -> int:
        return self.counts.total()

    @property
    def progress(self) -> Progress:
        return progress_from(self.counts)

    @property
    def kind_label(self) -> str:
        return SourceType(self.kind).label if self.kind else ""


@dataclass(slots=True)
class SourceList:
    records: list[SourceRecord]
    more: bool


def sources_for(user: User, asked: AskedSources, *, page: int = 1) -> SourceList:
    """One page, who is cited most first. Six queries at most, whatever the newsroom holds."""
    groups = _grouped(_cited(user, asked)).annotate(
        sayings=Count("pk"), kind=Min("source_type"), confirmed=Count("confirmed_by")
    )
    first = (page - 1) * PAGE_SIZE
    ordered = groups.order_by("-sayings", "called", "owner", "story")
    rows = list(ordered[first : first + PAGE_SIZE + 1])
    shown = {_key(row): row for row in rows[:PAGE_SIZE]}
    records = _named(shown)
    here = _cited(user, asked).filter(_one_of(shown))
    _count_claims(here, records)
    _count_answers(user, here, records)
    return SourceList(list(records.values()), more=len(rows) > PAGE_SIZE)


def record_of(user: User, source: Source) -> SourceRecord:
    """The same of one source, of all stories; no story need cite it."""
    key = (source.pk, "", None)
    records = {key: SourceRecord(source.name, source.source_type, source)}
    here = _cited(user, AskedSources()).filter(_one_of(records))
    _count_claims(here, records)
    _count_answers(user, here, records)
    return records[key]


def source_rows(user: User, asked: AskedSources) -> Iterator[tuple[Cell, ...]]:
    """All pages as sources.csv has them."""
    for page in count(1):
        found = sources_for(user, asked, page=page)
        yield from map(_row, found.records)
        if not found.more:
            return


def _row(record: SourceRecord) -> tuple[Cell, ...]:
    return (
        SCHEMA_VERSION,
        str(record.source.public_id) if record.source else "",
        record.name,
        record.kind,
        str(record.story.public_id) if record.story else "",
        "yes" if record.guessed else "",
        record.sayings,
        record.claims,
        *(record.counts[status] for status in SHOWN),
        record.said,
        record.answered,
        record.offered_nothing,
    )


def _cited(user: User, asked: AskedSources) -> QuerySet[AttributionVersion]:
    """The sayings of stories that this person may see, each with whose it is.

    A name that is none of the newsroom's sources counts as one across stories; "the minister" and who has no
    name at all are somebody else in each.
    """
    stories = Article.objects.visible_to(user)
    if asked.since:
        stories = stories.filter(added_at__gte=asked.since)
    found = AttributionVersion.objects.current().filter(article__in=stories)
    found = found.exclude(source=None, source_name="")
    if asked.unnamed:
        found = found.filter(source=None, source_type__in=_UNNAMED)
    if asked.words:
        found = found.filter(cited_as(asked.words))
    known = Alias.objects.filter(text=OuterRef("source_name")).values("source")[:1]
    owned = Q(owner__isnull=False)
    by_name = Q(source_type__in=_NAMED) & ~Q(opening="the ")
    owner = Coalesce(OWNER, Subquery(known), output_field=BigIntegerField())
    return (
        found.annotate(owner=owner)
        .alias(opening=Left("source_name", 4))
        .annotate(
            called=Case(When(owned, then=Value("")), default=F("source_name")),
            story=Case(
                When(owned | by_name, then=None), default=F("article"), output_field=BigIntegerField()
            ),
        )
    )


def _grouped(found: QuerySet[AttributionVersion], *also: str) -> QuerySet[AttributionVersion, dict[str, Any]]:
    return found.order_by().values("owner", "called", "story", *also)


def _key(row: dict[str, Any]) -> Key:
    return row["owner"], row["called"], row["story"]


def _one_of(keys: Collection[Key]) -> Q:
    """More than these where a name is also somebody's in another story: `_key` tells them apart."""
    owners = {owner for owner, _, _ in keys if owner is not None}
    return Q(owner__in=owners) | Q(owner=None, called__in={called for _, called, _ in keys if called})


def _named(rows: dict[Key, dict[str, Any]]) -> dict[Key, SourceRecord]:
    sources = Source.objects.prefetch_related("aliases").in_bulk([owner for owner, *_ in rows if owner])
    stories = Article.objects.only("headline", "public_id").in_bulk([story for *_, story in rows if story])
    return {
        key: SourceRecord(
            name=sources[owner].name if owner else called,
            kind=sources[owner].source_type if owner else row["kind"],
            source=sources[owner] if owner else None,
            story=stories[story] if story else None,
            guessed=not owner and not row["confirmed"],
            sayings=row["sayings"],
        )
        for key, row in rows.items()
        for owner, called, story in [key]
    }


def _count_claims(here: QuerySet[AttributionVersion], records: dict[Key, SourceRecord]) -> None:
    """By the ends of what was said, as the list of claims is narrowed by who says so."""
    nothing = EvidenceStatusVersion.objects.current().filter(
        claim=OuterRef(_CLAIM), value=EvidenceStatus.NONE_OFFERED
    )
    touched = here.filter(
        revision__placements__until=None,
        revision__placements__start__lt=F("end"),
        revision__placements__end__gt=F("start"),
        revision__placements__claim__status__in=SHOWN,
    )
    counted = _grouped(touched, f"{_CLAIM}__status").annotate(
        claims=Count(_CLAIM, distinct=True),
        nothing=Count(_CLAIM, distinct=True, filter=Exists(nothing)),
    )
    for row in counted:
        if record := records.get(_key(row)):
            record.counts[Status(row[f"{_CLAIM}__status"])] += row["claims"]
            record.offered_nothing += row["nothing"]


def _count_answers(user: User, here: QuerySet[AttributionVersion], records: dict[Key, SourceRecord]) -> None:
    """A saying counts as said unless a reader, at her last reading, found that it was not."""
    same = {"attribution": OuterRef("attribution"), "reviewer": OuterRef("reviewer")}
    later = Said.objects.current().filter(**same, round__gt=OuterRef("round"))
    answers = shown_to(user, Said.objects.current()).filter(
        ~Exists(later), attribution=OuterRef("attribution"), answer__in=[SaidAnswer.YES, SaidAnswer.NO]
    )
    counted = _grouped(here).annotate(
        answered=Count("pk", filter=Exists(answers)),
        denied=Count("pk", filter=Exists(answers.filter(answer=SaidAnswer.NO))),
    )
    for row in counted:
        if record := records.get(_key(row)):
            record.answered += row["answered"]
            record.said += row["answered"] - row["denied"]
