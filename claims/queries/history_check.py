"""Prove a history: that its chain is whole, and that every row follows from its events."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, QuerySet

from claims.models import (
    Alias,
    Article,
    Assignment,
    Attribution,
    AttributionVersion,
    Claim,
    ClaimLink,
    Clearance,
    Event,
    Evidence,
    EvidenceLink,
    EvidenceStatusVersion,
    EvidenceVersion,
    Newsroom,
    Note,
    Outcome,
    Placement,
    ReadingsAsked,
    Recorded,
    Revision,
    Said,
    Settlement,
    SignOff,
    Source,
    User,
    Verdict,
    Versioned,
    chain,
    snapshot,
)
from claims.queries.one_moment import one_moment
from claims.queries.prepared import prepared
from claims.queries.statuses import standing_in, status_by_rows
from claims.queries.tally import is_miscounted
from claims.vocabulary import EventKind

OF_ARTICLE = (
    Revision,
    Claim,
    Placement,
    Attribution,
    AttributionVersion,
    EvidenceStatusVersion,
    ClaimLink,
    Evidence,
    EvidenceVersion,
    EvidenceLink,
    Verdict,
    Said,
    Note,
    Outcome,
    ReadingsAsked,
    Settlement,
    Assignment,
    SignOff,
    Clearance,
)
OF_NEWSROOM = (User, Newsroom, Source, Alias)


@dataclass(frozen=True, order=True)
class Fault:
    """What does not fit, and the number of the event from which on it does not."""

    event: int
    what: str


@dataclass
class _Told:
    """What the events say the rows are."""

    rows: dict[tuple[str, int], tuple[int, dict[str, Any]]] = field(default_factory=dict)
    many: dict[tuple[str, int], dict[str, Any]] = field(default_factory=dict)  # by table and event
    closed: dict[tuple[str, int], int] = field(default_factory=dict)
    before: dict[tuple[str, int], dict[str, Any]] = field(default_factory=dict)  # as rows were made
    roles: dict[str, str | None] = field(default_factory=dict)  # by person
    admitted: tuple[int, list[str]] = (1, [])  # to a restricted story: event, user names
    blank: set[int] = field(default_factory=set)  # events without details that no erasure explains yet


def check_article(article: Article) -> list[Fault]:
    """Earliest first; empty when all is well."""
    with one_moment():
        article = Article.objects.get(pk=article.pk)
        told, faults = _read_chain(Event.objects.filter(article=article), article.history_length)
        faults += _check_rows(told, [article])
        for table in OF_ARTICLE:
            faults += _check_rows(told, _rows_of(table=table, article=article.pk))
        faults += _missing_rows(told)
        faults += _check_admitted(told, article)
        faults += _check_texts(article)
        # A status follows from rows: where one of them is wrong, the status says nothing new.
        faults += [] if faults else _check_statuses(article)
        if not faults and is_miscounted(article):
            faults.append(Fault(article.history_length, "the story does not keep the number of its claims"))
    return sorted(faults)


def check_newsroom() -> list[Fault]:
    with one_moment():
        length = Newsroom.objects.filter(pk=1).values_list("history_length", flat=True).first() or 0
        told, faults = _read_chain(Event.objects.filter(article=None), length)
        if rules := Newsroom.objects.filter(pk=1).first():
            untouched = Newsroom(pk=1, public_id=rules.public_id)  # as every newsroom begins
            told.rows.setdefault(("newsroom", 1), (0, snapshot(untouched)))
        for table in OF_NEWSROOM:
            faults += _check_rows(told, table.objects.all())
        faults += [*_missing_rows(told), *_check_roles(told)]
    return sorted(faults)


@prepared
def _rows_of(*, table: type[Recorded], article: int) -> QuerySet[Recorded]:
    return table.objects.filter(article=article)


def _read_chain(events: QuerySet[Event], length: int) -> tuple[_Told, list[Fault]]:
    told, faults, previous, number = _Told(), [], "", 0
    related = events.order_by("number").select_related("detail", "article", "actor")
    for number, event in enumerate(related.iterator(chunk_size=500), start=1):
        if fault := _fault_in(event, number, previous):
            return told, [fault]  # nothing after it can be trusted
        if _is_blank(event):
            told.blank.add(number)
        else:
            _learn(told, event)
        previous = event.hash
    faults += [Fault(blank, "the details of the event were changed") for blank in told.blank]
    if number != length:
        faults.append(Fault(number + 1, f"the history ends at event {number}, but {length} were written"))
    return told, faults


def _fault_in(event: Event, number: int, previous: str) -> Fault | None:
    if event.number != number:
        return Fault(number, f"event {number} is missing")
    detail = getattr(event, "detail", None)
    if detail is None:
        return Fault(number, "the details of the event are missing")
    if not _is_blank(event) and chain.commitment_to(detail.salt, detail.text) != event.commitment:
        return Fault(number, "the details of the event were changed")
    if chain.hash_of(previous, event) != event.hash:
        return Fault(number, "the event was changed, removed, added or moved")
    return None


def _is_blank(event: Event) -> bool:
    return not event.detail.salt and not event.detail.text


def _learn(told: _Told, event: Event) -> None:
    details = json.loads(event.detail.text)
    was = details.get("words", {}).get("was")
    for table, made in details.get("rows", {}).items():
        if isinstance(made, dict):
            told.many[table, event.number] = made
        else:
            changed = [row["id"] for row in made if isinstance(was, dict) and was.get("id") == row["id"]]
            told.before |= {(table, pk): was for pk in changed if (table, pk) not in told.rows}
            told.rows |= {(table, row["id"]): (event.number, row) for row in made}
    for table, ids in details.get("closed", {}).items():
        told.closed |= {(table, pk): event.number for pk in ids}
    words = details.get("words", {})
    if event.subject.startswith("user:") and "role" in words:
        told.roles[event.subject] = words["role"]
    if "admitted" in words:
        told.admitted = event.number, words["admitted"]
    if event.kind == EventKind.EVIDENCE_ERASED:
        _learn_erasure(told, event.number, words)


def _learn_erasure(told: _Told, number: int, words: dict[str, Any]) -> None:
    """What the events it names told of rows is lost; it says instead what these rows are now."""
    told.blank -= set(words["events"])
    for table, rows in words["rows_now"].items():
        told.rows |= {(table, row["id"]): (number, row) for row in rows}
    for table, ids in words["closed_then"].items():
        told.closed |= {(table, int(pk)): at for pk, at in ids.items()}


def _check_rows(told: _Told, rows: Iterable[Model]) -> Iterator[Fault]:
    """Takes from `told` what it finds, so that what is left there is missing."""
    unlisted = defaultdict(list)
    for row in rows:
        table, since = row._meta.model_name, getattr(row, "since", 0)
        number, said = told.rows.pop((table, row.pk), (since, None))
        as_made = _as_made(told, row, said) if (table, since) in told.many else None
        if as_made:
            unlisted[table, since].append(as_made)
        elif said is None:
            yield Fault(number, f"no event tells of {table} {row.pk}")
        if said and not _as_told(row, said):
            yield Fault(number, f"{table} {row.pk} was changed without an event")
        if isinstance(row, Versioned) and row.until != told.closed.get((table, row.pk)):
            yield Fault(number, f"{table} {row.pk} was closed or reopened without an event")
    yield from _check_many(told, unlisted)


def _as_made(told: _Told, row: Model, said: dict[str, Any] | None) -> Model | None:
    """As the digest of the event that made it covers it: a claim read in a later round was changed since."""
    before = told.before.get((row._meta.model_name, row.pk))
    return type(row)(**before) if before else row if said is None else None


def _check_many(told: _Told, groups: dict[tuple[str, int], list[Model]]) -> Iterator[Fault]:
    for (table, since), group in groups.items():
        made = told.many.pop((table, since))
        if made != chain.summary_of(group, made["fields"]):
            yield Fault(since, f"a row of {table} was changed, added or removed without an event")


def _as_told(row: Model, said: dict[str, Any]) -> bool:
    if "digest" in said:  # of a row that an erased event told of beside what was erased
        return chain.summary_of([row], said["fields"])["digest"] == said["digest"]
    now = snapshot(row)
    return all(name in now and now[name] == value for name, value in said.items())  # it may record more now


def _missing_rows(told: _Told) -> Iterator[Fault]:
    for (table, pk), (number, _) in told.rows.items():
        if (table, pk) not in told.closed:
            yield Fault(number, f"{table} {pk} was removed without an event")
        elif table != "alias":
            yield Fault(number, f"{table} {pk} was removed")
    for (table, number), made in told.many.items():
        yield Fault(number, f"{made['count']} rows of {table} were removed")


def _check_admitted(told: _Told, article: Article) -> Iterator[Fault]:
    number, names = told.admitted
    if names != sorted(article.admitted.values_list("username", flat=True)):
        yield Fault(number, "the people admitted were changed without an event")


def _check_texts(article: Article) -> Iterator[Fault]:
    for revision in Revision.objects.filter(article=article):
        if _sha256(revision.text.encode()) != revision.sha256:
            yield Fault(revision.since, f"the text of draft {revision.number} was changed")
        if _sha256(bytes(revision.original)) != revision.original_sha256:
            yield Fault(revision.since, f"the original bytes of draft {revision.number} were changed")


def _check_statuses(article: Article) -> Iterator[Fault]:
    readings, latest = defaultdict(list), {}
    for verdict in Verdict.objects.filter(article=article).select_related("placement").order_by("since"):
        latest[verdict.claim_id] = verdict.until or verdict.since
        if verdict.until is None:
            readings[verdict.claim_id, verdict.round].append(verdict)
    places = {row.claim_id: row for row in standing_in(article=article.pk)}
    for claim in Claim.objects.filter(article=article):
        if claim.status != status_by_rows(places.get(claim.pk), readings[claim.pk, claim.round]):
            since = latest.get(claim.pk, claim.since)
            yield Fault(since, f"the status of claim {claim.pk} does not follow from its readings")


def _check_roles(told: _Told) -> Iterator[Fault]:
    for person in User.objects.all():
        if person.role != told.roles.get(f"user:{person.public_id}"):
            yield Fault(0, f"the role of {person.username} was changed without an event")


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
